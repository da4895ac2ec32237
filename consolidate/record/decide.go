package record

import (
	"cmp"
	"fmt"
	"slices"

	"shidian/checks"
	"shidian/templates/plan"
)

// Decide says where every project of the rollup stands under all the limits that it falls
// under, and runs the rules that need to know it.
func Decide(r *Rollup) {
	settle(r)
	all := contests(r)
	byItself := r.Choosing().ByItself
	if byItself {
		choose(all)
	} else {
		awaitSelection(all)
	}
	for _, g := range all {
		g.findUnordered(r)
	}
	for _, g := range all {
		g.conclude(r)
	}
	for _, g := range all {
		g.overBySender()
	}
	for _, g := range all {
		g.finish(byItself)
	}
	findWaiting(all)
	r.sharing = map[string][]*Project{}
	for _, g := range all {
		r.Contests = append(r.Contests, g.out)
		r.sharing[g.Key()] = g.projects
	}
	r.checkRollup()
	r.countAsked()
}

// contest is the projects that share one limit: those of 晋城市 in 农业.
type contest struct {
	plan.Cap
	name     string // 晋城市各领域合计
	limit    int
	limited  bool
	projects []*Project

	entered int        // people recommend them
	places  int        // that are left beside those that people have given a place
	open    []*Project // whose place depends on the limits
	pending []*Project // of open, those about which a person has to say more first
	rivals  []*Project // of which a person has to say first whether they can go up (doubtful)

	alive []*Project // of open, those that are neither in nor out
	taken int        // of open, those that are in

	contested bool // more projects may go up than there are places
	blocked   bool // and no place can be given out, as a person has to say first of some whether it takes one

	homes []*contest // of a wide one: those of one unit and domain that its projects are in

	unordered []*Project // that would go up and have to be put in order first (须排序)
	undecided []*Project // about which a person has to decide
	out       checks.Contest
}

// contests groups the projects by the limits that they share: of units by code, in each
// the domains in the order of the plan and then all together, of counties, of all. There
// is one of every unit and domain, and others where they set something. A project whose
// domain is unknown shares no limit and is blocked anyhow.
func contests(r *Rollup) []*contest {
	var all []*contest
	domains := append(r.Plan.DomainNames(), "")
	byKey := map[string]*contest{}
	capsOf := r.capsByPlace()
	for _, p := range r.Projects {
		home := (*contest)(nil)
		for _, c := range capsOf(p) {
			limit, limited := c.Limit()
			if !c.OfUnitAndDomain() && !limited && !c.Ranked {
				continue
			}
			g := byKey[c.Key()]
			if g == nil {
				g = &contest{Cap: c, name: c.Name(r.Plan), limit: limit, limited: limited}
				byKey[c.Key()] = g
				all = append(all, g)
			}
			if home == nil {
				home = g
			}
			g.add(p, home)
		}
	}
	scope := func(g *contest) int {
		return slices.Index([]plan.Scope{plan.EachUnit, plan.EachCounty, plan.Whole}, g.Scope)
	}
	together := map[bool]int{true: 1}
	slices.SortStableFunc(all, func(a, b *contest) int {
		return cmp.Or(cmp.Compare(scope(a), scope(b)), cmp.Compare(a.Unit.Code, b.Unit.Code), cmp.Compare(together[a.Together], together[b.Together]),
			cmp.Compare(slices.Index(domains, a.Domain), slices.Index(domains, b.Domain)), cmp.Compare(a.Of, b.Of))
	})
	for _, g := range all {
		g.prepare()
	}
	return all
}

// capsByPlace are the limits of a project. Many share theirs.
func (r *Rollup) capsByPlace() func(*Project) []plan.Cap {
	type place struct{ unit, county, domain string }
	known := map[place][]plan.Cap{}
	return func(p *Project) []plan.Cap {
		at := place{p.Unit.Code, p.Facts.Form.Region, p.Domain}
		caps, ok := known[at]
		if !ok {
			caps = r.Plan.Caps(p.Unit, r.Plan.CountyOf(at.county, p.Unit), p.Domain)
			known[at] = caps
		}
		return caps
	}
}

func (g *contest) add(p *Project, home *contest) {
	g.projects = append(g.projects, p)
	if p.State == "" {
		g.open = append(g.open, p)
	}
	if !slices.Contains(g.homes, home) {
		g.homes = append(g.homes, home)
	}
}

// prepare counts the places that people have given out.
func (g *contest) prepare() {
	kept := 0
	for _, p := range g.projects {
		if p.keepsPlace() {
			kept++
		}
		if p.State == checks.Recommended || p.State == checks.Selected {
			g.entered++
		}
	}
	g.places = max(0, g.limit-kept)
	g.alive = slices.Clone(g.open)
	g.pending = slices.DeleteFunc(slices.Clone(g.open), func(p *Project) bool { return !isOpen(p) })
	g.rivals = g.doubtful()
}

// conclude says what people have to do about the limit, once the projects have their
// states. Of the projects that are 可推荐, those come first that people recommend. The
// others take the places that are left: all of them when there is room, else the first
// ones by rank. Where neither settles it, a person has to.
func (g *contest) conclude(r *Rollup) {
	g.out = checks.Contest{Cap: g.Cap, Column: g.column(), Recommended: g.entered, Place: g.place(r)}
	for _, p := range g.open {
		if p.State == checks.Recommended {
			g.out.Recommended++
		}
	}
	if g.limited && g.entered > g.limit {
		g.out.Chosen = shownNames(slices.DeleteFunc(slices.Clone(g.projects), func(p *Project) bool { return p.State != r.Choosing().Chosen }))
		g.out.Over, g.out.Why = true, fmt.Sprintf("已填“%s”的有 %d 个，超出 %d 个", StateChinese(r.Choosing().Chosen), g.entered, g.entered-g.limit)
	}
	switch {
	case !g.contested:
		if g.OfUnitAndDomain() {
			g.wait(g.pending, waitsForOpinion)
		}
	case g.blocked:
		// Whether it takes a place is not decided, so no place can be given out.
		why := g.waitsForQuestion()
		if slices.ContainsFunc(g.pending, func(p *Project) bool { return p.Decision.Opinion == checks.OpinionPending }) {
			why = waitsForOpinion
		}
		g.wait(g.alive, why)
	default:
		var waiting []*Project
		for _, p := range g.alive {
			switch {
			case g.certain(p):
			case g.behind(p) >= g.places:
				p.stayOpen(waitsForOthers) // what is asked is asked of those before it
			default:
				waiting = append(waiting, p)
			}
		}
		g.wait(waiting, g.whyUnranked(waiting))
	}
	if g.unordered != nil {
		g.out.Unordered = true
		g.wait(g.unordered, whyUnordered)
	}
}

// finish adds what has to be looked into before any place is given out by itself, and counts.
func (g *contest) finish(byItself bool) {
	if byItself && (g.OfUnitAndDomain() || g.contested) {
		g.wait(slices.Concat(g.rivals, g.ofUnknownSender()), g.waitsForQuestion())
	}
	g.out.Candidates = CountOf(g.projects).Candidates()
}

// column is the one in which people put the projects in order.
func (g *contest) column() string {
	if g.IsWide() {
		return ColumnTotalRank
	}
	return ColumnRank
}

func (g *contest) place(r *Rollup) checks.Place {
	return r.Place(slices.Index(r.Projects, g.projects[0]), ColumnRecommend)
}
