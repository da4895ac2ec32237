package record

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Decide says where every project of the rollup stands, by unit and domain,
// and runs the rules that need to know it.
func Decide(r *Rollup) {
	for _, group := range contests(r) {
		r.Contests = append(r.Contests, group.decide(r))
	}
	r.checkRollup()
}

// contest is the projects that share one limit: those of 晋城市 in 农业.
type contest struct {
	unit     plan.Region
	domain   string
	limit    int
	limited  bool
	projects []*Project

	undecided []*Project // about which a person has to decide
}

// contests groups the projects by the unit whose limit they share and by
// domain, in the order of codes and of the plan. A project whose domain is
// unknown shares no limit and is blocked anyhow.
func contests(r *Rollup) []*contest {
	var all []*contest
	domains := append(r.Plan.DomainNames(), "")
	type key struct{ unit, domain string }
	byKey := map[key]*contest{}
	for _, p := range r.Projects {
		of := key{p.Unit.Code, p.Domain}
		g := byKey[of]
		if g == nil {
			g = &contest{unit: p.Unit, domain: p.Domain}
			g.limit, g.limited = r.Plan.LimitOf(p.Unit, p.Domain)
			byKey[of] = g
			all = append(all, g)
		}
		g.projects = append(g.projects, p)
	}
	slices.SortStableFunc(all, func(a, b *contest) int {
		return cmp.Or(cmp.Compare(a.unit.Code, b.unit.Code), cmp.Compare(slices.Index(domains, a.domain), slices.Index(domains, b.domain)))
	})
	return all
}

// decide gives every project of the contest its state and reason.
//
// Of the projects that are 可推荐, those come first that people recommend. The others
// take the places that are left: all of them when there is room, else the first ones
// by rank. Where neither settles it, a person has to.
func (g *contest) decide(r *Rollup) checks.Contest {
	entered, kept, open := g.sortOut()
	out := checks.Contest{Unit: g.unit, Domain: g.domain, Limit: g.limit, Place: g.place(r)}
	out.Recommended = entered
	if g.limited && entered > g.limit {
		out.Chosen = shownNames(slices.DeleteFunc(slices.Clone(g.projects), func(p *Project) bool { return p.State != checks.Recommended }))
		out.Over, out.Why = true, fmt.Sprintf("已填“推荐”的有 %d 个，超出 %d 个", entered, entered-g.limit)
	}
	doubtful := g.doubtful()
	rivals := len(open) + len(slices.DeleteFunc(slices.Clone(doubtful), func(p *Project) bool { return p.Decision.Recommend != "" }))
	places := rivals
	if g.limited {
		places = max(0, g.limit-kept)
	}
	pending := g.pending()
	switch {
	case rivals <= places:
		for _, p := range open {
			p.State = checks.Auto
		}
		g.wait(&out, pending, waitsForOpinion)
	case len(pending)+len(doubtful) > 0:
		// Whether it takes a place is not decided, so no place can be given out.
		why := waitsForQuestion
		if slices.ContainsFunc(pending, func(p *Project) bool { return p.Decision.Opinion == checks.OpinionPending }) {
			why = waitsForOpinion
		}
		g.wait(&out, open, why)
	case places == 0:
		for _, p := range open {
			p.State, p.Reason = checks.Reserve, g.full()
		}
	default:
		g.rank(&out, open, places)
	}
	g.overBySender(&out)
	g.wait(&out, slices.Concat(doubtful, g.ofUnknownSender()), waitsForQuestion)
	out.Candidates = CountOf(g.projects).Candidates()
	return out
}

// full says why no place is left.
func (g *contest) full() string {
	if g.limit == 0 {
		return fmt.Sprintf("“%s”领域没有推荐名额（限额 0 个）", g.domain)
	}
	return fmt.Sprintf("限额 %d 个已由填写“推荐”的项目占满", g.limit)
}

// sortOut takes out what is settled without the limit: what is not 可推荐, and what
// people say. It returns how many people recommended, for how many they keep a place,
// and the projects that are still open. A project that was recommended and cannot be
// (R003, R005) keeps its place until people have said otherwise, and is no
// recommendation.
func (g *contest) sortOut() (entered, kept int, open []*Project) {
	for _, p := range g.projects {
		d := p.Decision
		if d.Recommend == checks.RecommendYes && !p.SenderUnknown() {
			kept++
		}
		if class := p.Class(); class != ClassRecommendable {
			p.State, p.Reason = class.state(), p.whyNot(class)
			continue
		}
		switch {
		case d.Recommend == checks.RecommendYes && p.mustWait():
			p.stayOpen(strings.Join(p.Asks(), "；"))
		case d.Recommend == checks.RecommendYes:
			p.State = checks.Recommended
			entered++
		case p.Refiled:
			open = append(open, p)
		case d.Recommend == checks.RecommendNo:
			p.State, p.Reason = checks.NotRecommended, withReason("不推荐", d.Reason)
		case d.Recommend == checks.RecommendReserve:
			p.State, p.Reason = checks.Reserve, withReason("列为备选", d.Reason)
		default:
			open = append(open, p)
		}
	}
	return entered, kept, open
}

// mustWait reports whether something has to be settled before even a person can
// recommend the project (R003).
func (p *Project) mustWait() bool {
	return p.Refiled || p.unconfirmedAlterations() != nil || p.orderUnclear()
}

// stayOpen leaves the project to a person.
func (p *Project) stayOpen(why string) {
	p.State, p.Reason = checks.Undecided, why
	if p.Refiled {
		p.State = checks.Refiled
	}
}

// whyNot is the reason of a project that is not 可推荐.
func (p *Project) whyNot(class Class) string {
	d := p.Decision
	switch class {
	case ClassWithdrawn:
		return p.whyWithdrawn()
	case ClassReturned:
		why := withReason("初审退回", d.Reason)
		if p.Reworked {
			why += "；重报的一版还有错误或者逾期"
		}
		return why
	case ClassLate:
		why := "逾期报送（" + p.File.Arrived().Chinese() + "到件），没有登记延期批准"
		if p.SenderUnknown() {
			return why + "；" + p.whyNot(ClassUnverified)
		}
		if p.Blocked() {
			why += "；" + whyBlocked(p)
		}
		return why
	case ClassUnverified:
		why := strings.Join(p.Asks(), "；")
		if p.Blocked() {
			why += "；" + whyBlocked(p)
		}
		return why
	default:
		return whyBlocked(p)
	}
}

func (p *Project) whyWithdrawn() string {
	switch {
	case p.Gone():
		return withReason("单位撤回", p.Decision.Reason)
	case p.struckByUnit():
		return "单位撤回：" + p.File.Region.Name + "确认从清单上删去"
	default:
		return "较新的“" + p.Withdrawn.Path + "”中已没有这个项目，视为撤回；没有撤回的，初审意见选“" + checks.OpinionStands + "”"
	}
}

// whyBlocked is the reason of a project that cannot be recommended: 有 2 处错误，改正后才能推荐.
func whyBlocked(p *Project) string {
	switch screen := p.File.Screen; {
	case screen.Code != "":
		return "未经" + screen.Level.Chinese() + "级筛查：" + screen.Name + "没有报来清单（R015）"
	case p.Sourceless:
		return "清单上手工增加的，后面没有它的申报书"
	}
	errors := 0
	for _, f := range p.Findings {
		if f.Severity() == checks.Error && f.Open() {
			errors++
		}
	}
	return fmt.Sprintf("有 %d 处错误，改正后才能推荐", errors)
}

const waitsForQuestion = "同一领域有项目要先核实，名额还没有定"

const waitsForOpinion = "有项目的初审意见为“待定”，还没有决定"

func withReason(what, reason string) string {
	if reason == "" {
		return what
	}
	const shown = 200 // the whole of it stands in its own column
	return what + "：" + form.Cut(reason, shown)
}

// pending are the open projects about which a person has to say more before they can
// take a place.
func (g *contest) pending() []*Project {
	var pending []*Project
	for _, p := range g.projects {
		if p.State == "" && isOpen(p) { // not settled by sortOut
			pending = append(pending, p)
		}
	}
	return pending
}

// ofUnknownSender are the projects of files of which staff have to say who sent them
// (C011), without those that people keep off the list anyhow.
func (g *contest) ofUnknownSender() []*Project {
	return slices.DeleteFunc(slices.Clone(g.projects), func(p *Project) bool { return !p.SenderUnknown() || p.Decision.keepsOff() })
}

// doubtful are the projects of which a person has to say whether a required answer counts
// (F014, F015), without those that cannot or need not go up anyhow. Each may take a place.
func (g *contest) doubtful() []*Project {
	return slices.DeleteFunc(slices.Clone(g.projects), func(p *Project) bool {
		return p.Class() != ClassUnverified || p.SenderUnknown() || p.Blocked() || p.Decision.keepsOff() || p.Decision.Recommend == checks.RecommendReserve
	})
}

// misread quotes an entry that is none of the column's words: text that was
// pasted over the drop-down. It may well say no, so it is not passed over.
func misread(d Decision) string {
	for _, e := range []struct {
		column, text string
		words        []string
	}{
		{ColumnRecommend, d.Recommend, checks.Recommendations()},
		{ColumnOpinion, d.Opinion, checks.Opinions()},
	} {
		if e.text != "" && !slices.Contains(e.words, e.text) {
			return withReason(fmt.Sprintf("“%s”栏应为%s", e.column, strings.Join(e.words, "、")), "写的是"+Quoted(e.text))
		}
	}
	if d.Rank != "" && math.IsInf(rankOf(&Project{Decision: d}), 1) {
		return withReason("“"+ColumnRank+"”栏应为 1、2、3 这样的数", "写的是"+Quoted(d.Rank))
	}
	return ""
}

// wait leaves the projects to a person and says why; an entry that cannot be
// read and a question about the project are reasons of their own. Where some of the
// projects have to be looked into, a person decides about these, and not about those
// that wait for them.
func (g *contest) wait(out *checks.Contest, projects []*Project, why string) {
	var waiting, asking []*Project
	var asks []string
	for _, p := range projects {
		open := p.Asks()
		if p.Class() == ClassRecommendable {
			p.stayOpen(cmp.Or(misread(p.Decision), strings.Join(open, "；"), why))
		}
		if isOpen(p) {
			asking, asks = append(asking, p), append(asks, open...)
		}
		if p.waitsForUnit() && misread(p.Decision) == "" && p.Decision.Opinion != checks.OpinionPending {
			continue // R014 asks its unit
		}
		waiting = append(waiting, p)
		switch {
		case out.Why != "" && out.Why != why:
		case open != nil:
			out.Why = "有项目要先核实"
		default:
			out.Why = p.Reason
		}
	}
	if waiting == nil {
		return // no person at this office has to decide, and the others go on
	}
	if asking != nil {
		waiting = asking
	}
	g.undecided = append(g.undecided, waiting...)
	out.Undecided = shownNames(g.undecided)
	for _, ask := range asks {
		if !slices.Contains(out.Asks, ask) { // two projects may share a question
			out.Asks = append(out.Asks, ask)
		}
	}
}

// isOpen reports whether a person has to say more about the project before it can take
// a place.
func isOpen(p *Project) bool {
	return p.Decision.Opinion == checks.OpinionPending || misread(p.Decision) != "" || p.Asks() != nil
}

// UndecidedForUnit reports whether the project waits for the word of its unit, and for
// nothing else.
func UndecidedForUnit(p *Project) bool { return p.State == checks.Undecided && p.waitsForUnit() }

// Waiting are the projects that wait for the word of their units, each with what
// about. A list is not made final before: they may come onto it.
func Waiting(r *Rollup) []string {
	var waiting []string
	for _, p := range r.Projects {
		if UndecidedForUnit(p) {
			waiting = append(waiting, p.ShownName()+p.Reason)
		}
	}
	return waiting
}

// overBySender finds a unit that recommends too much: its list recommends every
// project on it. More of them than the limit is the unit's excess (R001), whatever
// is wrong with each, until a person has said which ones stand. What was struck
// off the list is not recommended, and a row that was added by hand is not a
// recommendation of the unit's merge: it takes no place from the others.
func (g *contest) overBySender(out *checks.Contest) {
	if !g.limited || out.Over {
		return
	}
	var chosen []*Project
	settled := false
	for _, p := range g.projects {
		if p.Inherited && p.recommendedBelow() {
			chosen = append(chosen, p)
		}
		settled = settled || p.Decision.Recommend != "" || p.Decision.Rank != ""
	}
	sent := len(chosen)
	if sent <= g.limit || settled && len(out.Undecided) == 0 {
		return
	}
	out.Over, out.Recommended, out.Chosen = true, sent, shownNames(chosen)
	out.Why = fmt.Sprintf("清单推荐了 %d 个，超出 %d 个", sent, sent-g.limit)
	for _, p := range g.projects {
		if p.State == checks.Auto || p.State == checks.Undecided || p.State == checks.Refiled {
			p.State, p.Reason = checks.Undecided, out.Why
		}
	}
	out.Undecided, g.undecided = nil, nil
}

// recommendedBelow reports whether the list that the project came on recommends it, and
// this office has not taken it off.
func (p *Project) recommendedBelow() bool {
	class := p.Class()
	return (class == ClassRecommendable || class == ClassFaulty) && p.Decision.Recommend != checks.RecommendNo && !p.Struck() && !p.Sourceless
}

func (g *contest) place(r *Rollup) checks.Place {
	return r.Place(slices.Index(r.Projects, g.projects[0]), ColumnRecommend)
}

// Holds returns the findings that keep the list from being written. A unit that has
// not filed (R007) does not hold up the others, and neither does a list or a rollup
// that was altered by hand (R009): what the counties answered stands. A file that could
// not be opened does (W012): it may be the return of any unit.
func Holds(r *Rollup) []checks.Finding {
	var holds []checks.Finding
	for _, f := range r.Findings {
		if (f.Rule.Rollup != nil || f.Rule.HoldsList) && f.Severity() == checks.Error && f.Open() && !f.Rule.Keeps {
			holds = append(holds, f)
		}
	}
	return holds
}

// InOrderOfTheList are the projects that go up: by domain in the plan's order, then by the
// unit whose limit they share, then by rank, as people entered it here, else as the unit
// did, then by their place on its list, then in the order of the rollup.
func InOrderOfTheList(r *Rollup) []*Project {
	list := r.Recommended()
	domains := r.Plan.DomainNames()
	slices.SortStableFunc(list, func(a, b *Project) int {
		return cmp.Or(cmp.Compare(slices.Index(domains, a.Domain), slices.Index(domains, b.Domain)), cmp.Compare(a.Unit.Code, b.Unit.Code),
			cmp.Compare(rankOf(a), rankOf(b)), cmp.Compare(rankIn(a.RankShown()), rankIn(b.RankShown())), cmp.Compare(a.listedRow(), b.listedRow()))
	})
	return list
}

// listedRow is the place of the project on the list that it came by; 0 for none.
func (p *Project) listedRow() int {
	if listed := p.Facts.Form.Listed; listed != nil {
		return listed.Row
	}
	return 0
}
