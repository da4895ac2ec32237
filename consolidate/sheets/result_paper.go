package sheets

import (
	"fmt"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// groupOf is where the paper tells of a project that the list does not hold.
func groupOf(one record.Result) resultGroup {
	switch one.State {
	case checks.Reserve:
		return resultReserve
	case checks.NotSelected:
		return resultNotSelected
	case checks.Undecided, checks.Refiled:
		return resultUndecided
	default:
		return resultOut
	}
}

// Chinese is how the paper names the group.
func (g resultGroup) Chinese() string {
	return map[resultGroup]string{resultSelected: checks.SelectYes, resultReserve: checks.RecommendReserve, resultNotSelected: checks.SelectNo,
		resultUndecided: "尚未确定", resultOut: "没有参加遴选"}[g]
}

func (g resultGroup) tone() table.Tone {
	switch g {
	case resultSelected:
		return table.Good
	case resultReserve, resultUndecided:
		return table.Warn
	default:
		return table.Plain
	}
}

// resultSheet is the paper for one unit: to whom, how many of which, then each project.
func (r *ListReading) resultSheet(p *plan.Plan, of, unit plan.Region, lines []resultLine) *table.Sheet {
	widest := float64(widestNumber(lines, func(l resultLine) string { return l.number }))
	s := &table.Sheet{Name: FolderResults, Title: p.Heading() + "遴选" + FolderResults + ListSuffix(r.Final), RowHeight: 30,
		Notes: []string{p.Office(unit) + "：", "你单位报送的 " + sumOfGroups(lines) + "。"},
		Foot:  []string{"", p.Office(of) + "　　" + r.Day.Chinese()},
		Columns: []table.Column{
			{Title: columnNumber, Width: 5, Kind: table.Number},
			{Title: "结果", Width: 12, Centre: true},
			{Title: string(plan.FromProject), Width: widest, Centre: true, Optional: true},
			{Title: p.Form.Title(form.Domain), Width: 10, Centre: true},
			{Title: p.Form.Title(form.PilotName), Width: 32},
			{Title: p.Form.Title(form.UndertakingUnit), Width: 26},
			{Title: string(plan.FromCounty), Width: 10, Centre: true, Optional: true},
			{Title: "备选顺序", Width: 9, Centre: true, Optional: true},
			{Title: "说明", Width: 26},
		}}
	for i, l := range lines {
		s.Rows = append(s.Rows, fitted([]table.Cell{table.Count(i + 1), {Text: l.group.Chinese(), Tone: l.group.tone()}, table.Of(l.number), table.Of(l.domain), table.Of(l.name),
			table.Of(l.unit), table.Of(l.by), table.Of(l.rank), table.Of(l.why)}))
	}
	return s.WithoutBlank()
}

// sumOfGroups is 4 个项目：入选 2 个，备选 1 个，不予立项 1 个.
func sumOfGroups(lines []resultLine) string {
	var parts []string
	for g := resultSelected; g <= resultOut; g++ {
		n := len(slices.DeleteFunc(slices.Clone(lines), func(l resultLine) bool { return l.group != g }))
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d 个", g.Chinese(), n))
		}
	}
	return fmt.Sprintf("%d 个项目：%s", len(lines), strings.Join(parts, "，"))
}

// WithoutWhy are the projects of which the units are told that they were not taken in, and
// not why.
func (r *ListReading) WithoutWhy() []string {
	var names []string
	for _, one := range r.Results {
		if groupOf(one) == resultNotSelected && one.Why == "" {
			names = append(names, one.Name)
		}
	}
	return names
}

// Undecided are the projects about which the office has said nothing.
func (r *ListReading) Undecided() []string {
	var names []string
	for _, one := range r.Results {
		if groupOf(one) == resultUndecided {
			names = append(names, one.Name)
		}
	}
	return names
}
