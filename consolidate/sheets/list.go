package sheets

import (
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// The sheet of a list that is printed and signed: of what an office recommends, and of what
// the one selects that nobody is above.
const (
	SheetList     = string(plan.RecommendedList)
	SheetSelected = "拟立项项目清单"
)

// SheetListOf is how the list of the region is called.
func SheetListOf(p *plan.Plan, of plan.Region) string {
	if p.Selects(of) {
		return SheetSelected
	}
	return SheetList
}

// listSheetIn is the printed sheet of a list: one that a province's older program wrote is
// called as all lists were then.
func listSheetIn(b *xlsx.Book) string {
	if b.Sheet(SheetSelected) != nil && b.Sheet(SheetList) == nil {
		return SheetSelected
	}
	return SheetList
}

// listFoot is the line below the table, on which people sign.
const listFoot = "填报人（签字）：　　　　　　　　　　审核人（签字）：　　　　　　　　　　负责人（签字）：　　　　　　　　　　联系电话："

// DrawList writes the list of the recommended projects: a draft, unless the rollup
// was closed before. It is to be called only where nothing holds it.
func DrawList(r *record.Rollup) ([]byte, error) {
	projects := record.InOrderOfTheList(r)
	b, err := table.NewBook()
	if err != nil {
		return nil, err
	}
	s := listSheet(r, projects)
	if !r.State.Closing.Closed() {
		b.Header = draftHeader(r)
		s.Notes = append([]string{draftLine(r)}, s.Notes...)
	}
	sheets := append([]*table.Sheet{s}, draw(r).listSheets(projects)...)
	if err := addAll(b, sheets); err != nil {
		return nil, err
	}
	if err := draw(r).keepList(b, listDay(r), projects, sheets); err != nil {
		return nil, err
	}
	return b.Bytes(r.Mark(form.ListBook))
}

// listSheet is the sheet that is printed and signed.
func listSheet(r *record.Rollup, projects []*record.Project) *table.Sheet {
	lines := make([]listLine, len(projects))
	for i, p := range projects {
		lines[i] = lineOf(r, p)
	}
	all, name := listColumnsOf(r.Plan, plan.RecommendedList), SheetListOf(r.Plan, r.Region)
	columns := all.forLines(lines)
	s := &table.Sheet{Name: name, Title: r.Plan.Heading() + name + ListSuffix(r.State.Closing.Number()), Columns: columns.withKey(), RowHeight: 36,
		Notes: []string{"填报单位（盖章）：" + r.Plan.Office(r.Region) + "　　　　　　　　　　　　　　　" + dayLabel + listDay(r).Chinese()},
		Foot:  []string{"", listFoot}}
	for i, row := range columns.rows(lines, !all.sayWhose()) {
		s.Rows = append(s.Rows, append(row, table.Of(projects[i].Key)))
	}
	return s
}

// listDay is the day that the list carries: that on which it was made final,
// however often it is written again.
func listDay(r *record.Rollup) form.Date {
	if c := r.State.Closing; c.Closed() {
		return c.Day()
	}
	return r.AsOf
}
