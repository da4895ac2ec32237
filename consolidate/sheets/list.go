package sheets

import (
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// SheetList is the sheet of a list that is printed and signed.
const SheetList = string(plan.RecommendedList)

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
		b.Header = draftHeader
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
	all := listColumnsOf(r.Plan, plan.RecommendedList)
	columns := all.forLines(lines)
	s := &table.Sheet{Name: SheetList, Title: r.Plan.Heading() + SheetList + ListSuffix(r.State.Closing.Number()), Columns: columns.withKey(), RowHeight: 36,
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
