package rollup

import (
	"fmt"
	"slices"

	"shidian/checks"
)

// CheckRollup runs the rules of the whole rollup. It is called once where the
// projects stand is known.
func (r *Rollup) CheckRollup() {
	facts := &checks.Rollup{Plan: r.Plan, Merging: r.Region, Contests: r.Contests}
	for i, p := range r.Projects {
		if !p.Doubted() { // it may be the other one of two that are the same
			facts.Projects = append(facts.Projects, p.Facts)
		}
		s := checks.Standing{
			Region: p.Region, Name: p.Facts.Name(), Blocked: p.Blocked(), Late: p.Late,
			Opinion: p.Decision.Opinion, Recommend: p.Decision.Recommend, Reason: p.Decision.Reason,
			State: p.State, Place: r.DecisionPlace(i, ColumnRecommend), Changed: changeText(r.changedSince(p)), Unclear: p.Rival != nil, Doubted: p.Doubted(),
		}
		if p.LeftOut() && p.Decision.wants() {
			s.Gone = "较新的“" + p.Withdrawn.Path + "”中已没有这个项目"
		}
		facts.Standings = append(facts.Standings, s)
	}
	for i, o := range r.Orphans {
		if !o.Decision.IsDecided() || o.Beside == nil && o.Decision.Opinion == checks.OpinionWithdrawn {
			continue
		}
		region, _ := r.Plan.Region(o.Decision.Region)
		s := checks.Standing{Region: region, Name: o.Decision.Name, Reason: o.Decision.Reason, Gone: o.Gone(), NoFile: o.Beside == nil,
			Place: r.DecisionPlace(len(r.Projects)+i, ColumnRecommend)}
		if o.Beside != nil {
			s.Beside = o.Beside.Facts.Name()
		}
		facts.Standings = append(facts.Standings, s)
	}
	facts.Unmet = r.unmetNames()
	for _, a := range r.State.Altered {
		if a.Added {
			continue // it is kept, and told as that (R012)
		}
		what := a.String()
		if a.Removed && (a.Sheet == SheetProjects || a.Sheet == SheetReceipts) {
			what += "，其中填过的内容已经恢复"
		}
		facts.Altered = append(facts.Altered, checks.Altered{Place: checks.Place{File: r.FileName(), Sheet: a.Sheet, Cell: a.Cell}, What: what, Answer: a.Sheet == SheetDetails || a.Sheet == SheetSteps})
	}
	facts.Shuffled = r.State.Shuffled
	for _, l := range r.State.Fresh {
		facts.Loose = append(facts.Loose, checks.Loose{Sheet: l.Sheet, About: l.About, Text: brief(l.Text)})
	}
	facts.File = r.FileName()
	r.Findings = append(r.Findings, checks.CheckRollup(facts)...)
	checks.Sort(r.Findings)
}

// unmetNames are the former names that join nothing, each at its cell.
func (r *Rollup) unmetNames() []checks.Unmet {
	var names []checks.Unmet
	for _, u := range r.unmet {
		i := slices.IndexFunc(r.Projects, func(p *Project) bool { return slices.Contains(p.Names, u.key) })
		p := r.Projects[i]
		names = append(names, checks.Unmet{Region: p.Region, Project: p.Facts.Name(), Name: u.name, Why: u.why, Place: r.DecisionPlace(i, ColumnSameAs)})
	}
	return names
}

// LeftOut reports whether the project counts as withdrawn by its unit: a newer
// edition does not have it, and nobody says that it stands all the same.
func (p *Project) LeftOut() bool {
	return p.Withdrawn != nil && p.Decision.Opinion != checks.OpinionStands
}

// Asks are the questions about the project that only a person can answer, in
// Chinese, each with how to answer it. Until then it takes no place on a list.
func (p *Project) Asks() []string {
	var asks []string
	if p.Doubted() {
		return []string{fmt.Sprintf("“%s”要先核实是哪个单位报来的（C011），请在“%s”的“%s”填写", p.File.Path, SheetReceipts, ColumnSender)}
	}
	if p.Rival != nil {
		asks = append(asks, fmt.Sprintf("“%s”和“%s”中的两个版本分不清先后，内容不同（C009）", p.File.Path, p.Rival.File.Path))
	}
	if p.LeftOut() && p.Unsure && !p.Decision.IsDecided() {
		asks = append(asks, fmt.Sprintf("“%s”中没有这个项目，可能已撤回，也可能只是单独更正了别的项目：撤回的，初审意见选“%s”；没有撤回的选“%s”", p.Withdrawn.Path, checks.OpinionWithdrawn, checks.OpinionStands))
	}
	for _, other := range p.Alike {
		if !p.Decision.IsDecided() && (!other.LeftOut() || other.Decision.IsDecided()) {
			asks = append(asks, fmt.Sprintf("可能与“%s”（%s）是同一个项目：是的，在新报的一行“%s”填另一个的名称；不是的，给它填上意见", other.Facts.Name(), other.File.Path, ColumnSameAs))
		}
	}
	return asks
}

// changedSince lists what changed in a project after people decided about it.
// Once they enter something else, they have seen the new version.
func (r *Rollup) changedSince(p *Project) []AnswerChange {
	if !p.Decision.IsDecided() || p.Decision.Version == "" || p.Decision.Version == p.ID() {
		return nil
	}
	for _, v := range p.Others {
		if v.ID() == p.Decision.Version {
			return compareForms(v.Facts.Form, p.Facts.Form)
		}
	}
	for _, f := range r.Files { // its file was voided since
		for _, filled := range f.Return.Projects {
			if versionID(filled) == p.Decision.Version {
				return compareForms(filled, p.Facts.Form)
			}
		}
	}
	return nil
}
