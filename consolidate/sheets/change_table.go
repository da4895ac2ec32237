package sheets

import (
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
)

// SheetChanges is the sheet that says what is different from the earlier rollup.
const SheetChanges = "变更"

func (r *drawing) changeTable() *table.Sheet {
	s := &table.Sheet{Name: SheetChanges, Title: r.heading("变更"), Freeze: 1, Columns: []table.Column{
		{Title: columnNumber, Width: 6, Kind: table.Number},
		{Title: "日期", Width: 12, Centre: true, Kind: table.Day},
		{Title: "经办人", Width: 9, Centre: true},
		{Title: "变更", Width: 11, Centre: true},
		{Title: columnRegion, Width: 14, Centre: true},
		{Title: "项目", Width: 28},
		{Title: "内容", Width: 22},
		{Title: "原来", Width: 34},
		{Title: "现在", Width: 34},
		{Title: "影响", Width: 30},
	}, Notes: []string{"本年度每一次汇总与再上一次相比有什么不同，最近的在最前；同一个项目报了新版的，新版改了什么。"}}
	if r.Changes == nil {
		s.Notes = append(s.Notes, "这一次与上一次的汇总相比没有变化，或者没有上一次的汇总。")
	}
	for _, run := range r.Runs() {
		for _, c := range run.Changes {
			s.Rows = append(s.Rows, fitted([]table.Cell{table.Count(len(s.Rows) + 1), table.Of(run.Day.String()), table.Of(run.By), {Text: string(c.Kind), Tone: changeTone(c.Kind)},
				table.Of(r.Plan.RegionName(c.Region)), table.Of(c.Project), table.Of(c.What), table.Of(c.Old), table.Of(c.New), table.Of(c.Effect)}))
		}
	}
	return s
}

func changeTone(kind record.ChangeKind) table.Tone {
	switch kind {
	case record.NewProject, record.BackAgain, record.Settled:
		return table.Good
	case record.GoneProject, record.NewlyLate:
		return table.Bad
	case record.Replaced, record.SenderOpen, record.MayBeGone, record.FaultyNewer, record.OrderUnclear, record.OverLimit, record.FromWord, record.ToDecide:
		return table.Warn
	default:
		return table.Plain
	}
}
