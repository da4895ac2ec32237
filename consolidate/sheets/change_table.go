package sheets

import (
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
)

// SheetChanges is the sheet that says what is different from the earlier rollup.
const SheetChanges = "变更"

func (r *drawing) changeTable() *table.Sheet {
	s := &table.Sheet{Name: SheetChanges, Title: r.heading("变更"), Columns: []table.Column{
		{Title: columnNumber, Width: 6, Kind: table.Number},
		{Title: "变更", Width: 11, Centre: true},
		{Title: columnRegion, Width: 14, Centre: true},
		{Title: "项目", Width: 28},
		{Title: "内容", Width: 20},
		{Title: "原来", Width: 36},
		{Title: "现在", Width: 36},
		{Title: "影响", Width: 30},
	}, Notes: []string{"与上一次的汇总相比有什么不同；同一个项目报了新版的，新版改了什么。"}}
	if r.Changes == nil {
		s.Notes[0] = "与上一次的汇总相比没有变化，或者没有上一次的汇总。"
	}
	tones := map[record.ChangeKind]table.Tone{record.NewProject: table.Good, record.BackAgain: table.Good, record.Settled: table.Good, record.GoneProject: table.Bad, record.NewlyLate: table.Bad,
		record.Replaced: table.Warn, record.SenderOpen: table.Warn, record.MayBeGone: table.Warn, record.FaultyNewer: table.Warn, record.OrderUnclear: table.Warn, record.OverLimit: table.Warn, record.FromWord: table.Warn, record.ToDecide: table.Warn}
	for i, c := range r.Changes {
		s.Rows = append(s.Rows, fitted([]table.Cell{table.Count(i + 1), {Text: string(c.Kind), Tone: tones[c.Kind]}, table.Of(r.Plan.RegionName(c.Region)),
			table.Of(c.Project), table.Of(c.What), table.Of(c.Old), table.Of(c.New), table.Of(c.Effect)}))
	}
	return s
}
