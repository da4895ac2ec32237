package record

import (
	"fmt"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/templates/form"
)

// questionFacts are the facts of what is asked before the limits are decided.
func (r *Rollup) questionFacts() *checks.RollupFacts {
	facts := &checks.RollupFacts{Plan: r.Plan, Merging: r.Region}
	for i, p := range r.Projects {
		if p.SenderUnknown() {
			continue // it may be the other one of two that are the same
		}
		facts.Projects = append(facts.Projects, p.Facts)
		facts.Standings = append(facts.Standings, r.standing(i))
	}
	return facts
}

// standing is the i-th project as people decided about it.
func (r *Rollup) standing(i int) checks.Standing {
	p := r.Projects[i]
	listed := ""
	if p.Inherited {
		listed = p.File.Region.Code
	}
	return checks.Standing{
		Listed: listed, Region: p.Region, Name: p.Facts.Name(), Blocked: p.Blocked(), Late: p.Late,
		Opinion: p.Decision.Opinion, Recommend: p.Decision.Choice(), Reason: p.Decision.Reason, Answer: p.Decision.Answer,
		State: p.State, Place: r.Place(i, ColumnRecommend), Project: p.Facts,
		Changed: changeText(r.changedSince(p)), Refiled: r.refiled(p), Unclear: p.orderUnclear(),
		AlteredOnList: p.unconfirmedAlterations() != nil, SenderUnknown: p.SenderUnknown(), Doubtful: p.Doubtful(),
	}
}

// orderUnclear reports whether a person has to say which of two versions is the newer
// one.
func (p *Project) orderUnclear() bool {
	return slices.ContainsFunc(p.questions, checks.Finding.AsksWhichIsNewer)
}

// Doubtful reports whether a person has to say of a required answer whether it counts: it
// is crossed out, cannot be seen or is a picture.
func (p *Project) Doubtful() bool { return p.doubts() != nil }

// doubts are the open questions about its answers that keep it from going up.
func (p *Project) doubts() []checks.Finding {
	var open []checks.Finding
	for _, f := range p.Findings {
		if f.AsksWhatCounts() && f.Open() {
			open = append(open, f)
		}
	}
	return open
}

// refiled reports whether the project was returned and has come again with other
// answers, which can be recommended.
func (r *Rollup) refiled(p *Project) bool {
	return p.Decision.Opinion == checks.OpinionReturn && !p.Blocked() && !p.Late && r.changedSince(p) != nil
}

// hasNewer reports whether a newer version of the project came that cannot count:
// it has errors or is late.
func (p *Project) hasNewer() bool {
	return slices.ContainsFunc(p.Others, func(v *Version) bool {
		return newer(v, p.Version) > 0 && !v.saysTheSame(p.Version)
	})
}

// findQuestions gives every project the open questions that keep it from being
// recommended by itself.
func (r *Rollup) findQuestions() {
	byFacts := map[*checks.Application]*Project{}
	for _, p := range r.Projects {
		byFacts[p.Facts] = p
		p.Refiled = r.refiled(p)
		p.Reworked = p.Decision.Opinion == checks.OpinionReturn && !p.Refiled && (r.changedSince(p) != nil || p.hasNewer())
	}
	for _, f := range r.Findings {
		if f.AsksToLookAgain() {
			r.answerRefiled(byFacts[f.Subject], f)
		}
		if !f.Rule.Waits || !f.Open() {
			continue
		}
		for _, facts := range []*checks.Application{f.Subject, f.Other} {
			if p := byFacts[facts]; p != nil {
				p.questions = append(p.questions, f)
			}
		}
	}
}

// answerRefiled: a person who looked at the new version accepts it, or returns
// the project once more.
func (r *Rollup) answerRefiled(p *Project, f checks.Finding) {
	switch {
	case p == nil:
	case f.Rest != nil:
		p.Refiled, p.Accepted = false, true
	case r.State.Replies[f.Key].Result == checks.ReplyFault:
		p.Refiled = false
	}
}

// checkRollup runs the rules of the whole rollup. It is called once where the
// projects stand is known.
func (r *Rollup) checkRollup() {
	facts := &checks.RollupFacts{Plan: r.Plan, Merging: r.Region, Contests: r.Contests, Short: r.shortfalls(), Passed: len(r.Passed())}
	for i, p := range r.Projects {
		if !p.SenderUnknown() { // it may be the other one of two that are the same
			facts.Projects = append(facts.Projects, p.Facts)
		}
		s := r.standing(i)
		if p.Accepted {
			s.Opinion = checks.OpinionPass
		}
		if p.LeftOut() && p.Decision.wants() {
			s.Gone = "较新的“" + p.Withdrawn.Path + "”中已没有这个项目"
		}
		facts.Standings = append(facts.Standings, s)
	}
	for i, o := range r.Orphans {
		if !o.Decision.isDecided() || o.Beside == nil && o.Decision.Opinion == checks.OpinionWithdrawn {
			continue
		}
		region, _ := r.Plan.Region(o.Decision.Region)
		s := checks.Standing{Region: region, Name: o.Decision.Name, Reason: o.Decision.Reason, Gone: o.Gone(), NoFile: o.Beside == nil,
			Place: r.Place(len(r.Projects)+i, ColumnRecommend)}
		if o.Beside != nil {
			s.Beside = o.Beside.Facts.Name()
		}
		facts.Standings = append(facts.Standings, s)
	}
	facts.Unjoined = r.unjoinedNames()
	facts.Altered = r.Handwork.Altered
	facts.Shuffled, facts.Disagreed = r.Handwork.Shuffled, r.Handwork.disagreements()
	for _, l := range r.Handwork.NewStray {
		facts.Stray = append(facts.Stray, checks.StrayText{Sheet: l.Sheet, About: l.About, Text: Brief(l.Text)})
	}
	for _, l := range r.Handwork.NotKept {
		facts.NotKept = append(facts.NotKept, checks.NotKept{Sheet: l.Sheet, What: l.What})
	}
	facts.File = r.FileName()
	r.AddFindings(checks.CheckRollup(facts)...)
	checks.Sort(r.Findings)
}

// unjoinedNames are the former names that join nothing, each at its cell.
func (r *Rollup) unjoinedNames() []checks.UnjoinedName {
	var names []checks.UnjoinedName
	for _, u := range r.unjoined {
		i := slices.IndexFunc(r.Projects, func(p *Project) bool { return slices.Contains(p.Names, u.key) })
		p := r.Projects[i]
		names = append(names, checks.UnjoinedName{Region: p.Region, Project: p.Facts.Name(), Name: u.name, Why: u.why, Place: r.Place(i, ColumnSameAs)})
	}
	return names
}

// LeftOut reports whether the project counts as withdrawn by its unit: a newer edition
// does not have it, and no person has answered that it stands all the same (未撤回).
func (p *Project) LeftOut() bool {
	return p.Withdrawn != nil && p.Decision.Opinion != checks.OpinionStands && p.goneReply != checks.OpinionStands
}

// Gone reports whether a person has answered that the unit withdrew the project.
func (p *Project) Gone() bool {
	return p.Decision.Opinion == checks.OpinionWithdrawn || p.Withdrawn != nil && p.goneReply == checks.OpinionWithdrawn
}

// leftOut is the project that a newer edition lacks, for the rules.
func (p *Project) leftOut() checks.LeftOut {
	l := checks.LeftOut{Project: p.Facts, Edition: p.Withdrawn.Path, Unsure: p.Unsure}
	if v := p.Withdrawn.renamedFrom(p.Version); v != nil {
		l.Renamed = v.Facts.Name()
	}
	return l
}

// Asks are the questions about the project that only a person can answer, in
// Chinese, each with where to answer it. Until then it takes no place on a list.
func (p *Project) Asks() []string {
	var asks []string
	if p.SenderUnknown() {
		return []string{fmt.Sprintf("“%s”要先核实是哪个单位报来的（C011），请在“%s”的“%s”填写", p.File.Path, SheetReceipts, ColumnSender)}
	}
	for _, f := range slices.Concat(p.doubts(), p.questions) {
		if f.AsksToLookAgain() && !p.Refiled {
			continue // it is returned again
		}
		what, _, _ := strings.Cut(f.Message, "。") // the rest stands in 问题清单
		switch {
		case !strings.Contains(what, "“"+f.Project+"”"):
			what = p.Region.Name + "“" + f.Project + "”" + what
		case strings.HasPrefix(what, "“"+f.Project+"”"):
			what = p.Region.Name + what
		case !strings.Contains(what, p.Region.Name):
			what = p.Region.Name + "“" + f.Project + "”：" + what
		}
		asks = append(asks, what+"，请在“"+SheetFindings+"”中核实（"+f.Rule.ID+"）")
	}
	if p.LeftOut() && p.Unsure && !p.Gone() && !p.Decision.isDecided() {
		asks = append(asks, p.asksIfGone())
	}
	if p.unconfirmedAlterations() != nil {
		asks = append(asks, p.awaits())
	}
	return asks
}

// asksIfGone is the question of C010 where the person decides.
func (p *Project) asksIfGone() string {
	renamed, l := "", p.leftOut()
	if l.Renamed != "" {
		renamed = "；改名为“" + l.Renamed + "”的，在它那一行“" + ColumnSameAs + "”填“" + p.Facts.Name() + "”"
	}
	return fmt.Sprintf("%s不在“%s”中，可能已撤回，也可能没有撤回：撤回的，初审意见选“%s”；没有撤回的选“%s”%s（C010）", p.ShownName(), l.Edition, checks.OpinionWithdrawn, checks.OpinionStands, renamed)
}

// unconfirmedAlterations are what somebody struck off, added or altered by hand in the
// row of the project on the list of its unit (R014). There are none once a person has
// answered for the unit, or keeps the project off the list anyhow.
func (p *Project) unconfirmedAlterations() []form.Note {
	d := p.Decision
	if p.Facts.Form.Listed == nil || p.confirmedByUnit() || d.keepsOff() {
		return nil
	}
	return p.Facts.Form.Listed.Altered
}

// awaits says for whom a project waits whose row was altered.
func (p *Project) awaits() string {
	var what []string
	for _, n := range p.unconfirmedAlterations() {
		what = append(what, n.Detail)
	}
	return "待" + p.File.Region.Name + "确认：" + strings.Join(what, "；") + "（R014）"
}

// waitsForUnit reports whether the project waits for the unit that sent it, and for
// nothing else: then it keeps no other project waiting.
func (p *Project) waitsForUnit() bool {
	return !p.SenderUnknown() && p.unconfirmedAlterations() != nil && len(p.Asks()) == 1
}

// Struck reports whether the unit's row of the project was struck off its list.
func (p *Project) Struck() bool { return p.Facts.Form.Listed != nil && p.Facts.Form.Listed.Struck }

// struckByUnit reports whether the unit has confirmed that it struck the row off:
// then it has withdrawn the project, unless people say that it stands.
func (p *Project) struckByUnit() bool {
	return p.Struck() && p.confirmedByUnit() && p.Decision.Opinion != checks.OpinionStands
}

// confirmedByUnit reports whether a person has answered with what the unit said about
// its list (核实).
func (p *Project) confirmedByUnit() bool {
	return slices.ContainsFunc(p.Findings, func(f checks.Finding) bool { return f.AsksAboutList() && f.Rest != nil })
}

// changedSince lists what changed in a project after people decided about it.
// Once they enter something else, they have seen the new version.
func (r *Rollup) changedSince(p *Project) []answerChange {
	if !p.Decision.isDecided() || p.Decision.Version == "" || p.Decision.Version == p.ID() {
		return nil
	}
	for _, v := range p.Others {
		if v.ID() == p.Decision.Version {
			return compareForms(p.Facts.Plan.Form, v.Facts.Form, p.Facts.Form)
		}
	}
	for _, f := range r.Files { // its file was voided since
		for _, filled := range f.Return.Projects {
			if VersionID(filled) == p.Decision.Version {
				return compareForms(p.Facts.Plan.Form, filled, p.Facts.Form)
			}
		}
	}
	return nil
}
