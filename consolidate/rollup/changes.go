package rollup

import (
	"fmt"
	"slices"

	"shidian/checks"
	"shidian/consolidate/workbook/table"
	"shidian/templates/plan"
)

// SheetChanges says what is different from the earlier rollup.
const SheetChanges = "变更"

// ChangeKind is what kind of difference it is, in Chinese.
type ChangeKind string

// The kinds of differences.
const (
	NewProject  ChangeKind = "新增项目"
	GoneProject ChangeKind = "项目撤回"
	Corrected   ChangeKind = "内容更正"
	NewlyLate   ChangeKind = "新逾期"
	StateChange ChangeKind = "状态变化"
	NewEntry    ChangeKind = "填报变化"
	OverLimit   ChangeKind = "超出限额"
	WithinLimit ChangeKind = "限额解决"
)

// Change is one difference from the earlier rollup.
type Change struct {
	Kind     ChangeKind
	Region   plan.Region
	Project  string
	What     string // the answer or thing that changed
	Old, New string
	Effect   string // Chinese: what it does to the limit
}

// Compare lists what is different in after: projects, what regions have filed,
// and limits, in that order. Both are computed from states by the same rules,
// so a difference is one of files and decisions and not of order.
func Compare(before, after *Rollup) []Change {
	var changes []Change
	for _, p := range after.Projects {
		changes = append(changes, compareProject(before.find(p.Names), p, after)...)
	}
	for i, u := range after.Units {
		if i < len(before.Units) && before.Units[i].Entry != u.Entry {
			changes = append(changes, Change{Kind: NewEntry, Region: u.Region, What: "填报情况",
				Old: EntryChinese(before.Units[i].Entry), New: EntryChinese(u.Entry)})
		}
	}
	return append(changes, compareContests(before, after)...)
}

// find returns the project that has one of the names, nil for none.
func (r *Rollup) find(names []string) *Project {
	for _, p := range r.Projects {
		if slices.ContainsFunc(p.Names, func(n string) bool { return slices.Contains(names, n) }) {
			return p
		}
	}
	return nil
}

func compareProject(old, p *Project, after *Rollup) []Change {
	name, effect := p.Facts.Name(), after.effect(p)
	if old == nil {
		return []Change{{Kind: NewProject, Region: p.Region, Project: name, New: p.Facts.Form.Origin.File, Effect: effect}}
	}
	var changes []Change
	if old.ID() != p.ID() {
		for _, c := range compareForms(old.Facts.Form, p.Facts.Form) {
			changes = append(changes, Change{Kind: Corrected, Region: p.Region, Project: name, What: c.Title, Old: c.Old, New: c.New})
		}
	}
	if old.Withdrawn == nil && p.Withdrawn != nil {
		changes = append(changes, Change{Kind: GoneProject, Region: p.Region, Project: name, What: "较新的文件", New: p.Withdrawn.Path, Effect: effect})
	}
	switch {
	case !old.Late && p.Late:
		changes = append(changes, Change{Kind: NewlyLate, Region: p.Region, Project: name, What: "到件日期", New: p.File.Arrived().String(), Effect: effect})
	case old.State != p.State && p.Withdrawn == nil:
		changes = append(changes, Change{Kind: StateChange, Region: p.Region, Project: name, What: "目前状态", Old: StateChinese(old.State), New: StateChinese(p.State), Effect: effect})
	}
	return changes
}

// effect says how full the project's domain is now: 晋城市农业现有 3 项，超出 1 项.
func (r *Rollup) effect(p *Project) string {
	for _, c := range r.Contests {
		if c.Unit.Code == p.Unit.Code && c.Domain == p.Domain {
			return fullness(r.Plan, c)
		}
	}
	return ""
}

func fullness(p *plan.Plan, c checks.Contest) string {
	text := fmt.Sprintf("%s%s现有 %d 项", c.Unit.Name, c.Domain, c.Candidates)
	limit, limited := p.LimitOf(c.Unit)
	switch {
	case !limited:
		return text
	case c.Candidates > limit:
		return text + fmt.Sprintf("，超出 %d 项", c.Candidates-limit)
	default:
		return text + fmt.Sprintf("，限额 %d 项", limit)
	}
}

func compareContests(before, after *Rollup) []Change {
	waits := func(r *Rollup, unit, domain string) bool {
		for _, c := range r.Contests {
			if c.Unit.Code == unit && c.Domain == domain {
				return c.Over || len(c.Undecided) > 0
			}
		}
		return false
	}
	var changes []Change
	for _, c := range after.Contests {
		was, is := waits(before, c.Unit.Code, c.Domain), waits(after, c.Unit.Code, c.Domain)
		switch {
		case is && !was:
			changes = append(changes, Change{Kind: OverLimit, Region: c.Unit, What: c.Domain, Effect: fullness(after.Plan, c) + "，要决定"})
		case was && !is:
			changes = append(changes, Change{Kind: WithinLimit, Region: c.Unit, What: c.Domain, Effect: fullness(after.Plan, c) + "，已定"})
		}
	}
	return changes
}

func (r *Rollup) changeTable() *table.Sheet {
	s := &table.Sheet{Name: SheetChanges, Title: r.heading("变更"), Columns: []table.Column{
		{Title: columnNumber, Width: 6, Kind: table.Number},
		{Title: "变更", Width: 11, Centre: true},
		{Title: columnRegion, Width: 14, Centre: true},
		{Title: "项目", Width: 28},
		{Title: "内容", Width: 20},
		{Title: "原来", Width: 36},
		{Title: "现在", Width: 36},
		{Title: "影响", Width: 30},
	}, Notes: []string{"与上一次的汇总相比有什么不同。"}}
	if r.Changes == nil {
		s.Notes[0] = "与上一次的汇总相比没有变化，或者没有上一次的汇总。"
	}
	tones := map[ChangeKind]table.Tone{NewProject: table.Good, WithinLimit: table.Good, GoneProject: table.Bad, NewlyLate: table.Bad, OverLimit: table.Warn}
	for i, c := range r.Changes {
		s.Rows = append(s.Rows, []table.Cell{table.Count(i + 1), {Text: string(c.Kind), Tone: tones[c.Kind]}, table.Of(c.Region.Name),
			table.Of(c.Project), table.Of(c.What), table.Of(c.Old), table.Of(c.New), table.Of(c.Effect)})
	}
	return s
}
