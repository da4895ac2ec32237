package sheets

import (
	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
)

// SheetList is the sheet of a list that is printed and signed.
const SheetList = "推荐项目清单"

const (
	columnPeriod = "试点时间"
	columnPhone  = "联系电话" // of the person who answers for the project
)

// listFoot is the line below the table, on which people sign.
const listFoot = "填报人（签字）：　　　　　　　　　　审核人（签字）：　　　　　　　　　　负责人（签字）：　　　　　　　　　　联系电话："

// listFields are the form's fields that the list prints, by column. The period
// is two fields, so it stands by itself.
func listFields() []form.ID {
	return []form.ID{form.Domain, form.PilotName, form.UndertakingUnit, form.GuarantorUnit, form.GuidingUnit, form.ContactPerson, form.ContactPhone}
}

func listColumns(planForm *form.Form) []table.Column {
	return []table.Column{
		{Title: columnNumber, Width: 5, Kind: table.Number},
		{Title: planForm.Title(form.Domain), Width: 9, Centre: true},
		{Title: planForm.Title(form.PilotName), Width: 25},
		{Title: planForm.Title(form.UndertakingUnit), Width: 21},
		{Title: planForm.Title(form.GuarantorUnit), Width: 17},
		{Title: planForm.Title(form.GuidingUnit), Width: 17},
		{Title: columnPeriod, Width: 13, Centre: true},
		{Title: planForm.Title(form.ContactPerson), Width: 8, Centre: true},
		{Title: columnPhone, Width: 14, Centre: true},
		{Title: record.ColumnRemark, Width: 13, Centre: true, Free: true},
		{Title: columnKey, Width: 10, Hidden: true},
	}
}

// DrawList writes the list of the recommended projects: a draft, unless the rollup
// was closed before. It is to be called only where nothing holds it.
func DrawList(r *record.Rollup) ([]byte, error) {
	projects := record.InOrderOfTheList(r)
	b, err := table.NewBook()
	if err != nil {
		return nil, err
	}
	s := &table.Sheet{Name: SheetList, Title: r.Plan.Heading() + SheetList + ListSuffix(r.State.Closing.Number()), Columns: listColumns(r.Plan.Form), RowHeight: 36,
		Notes: []string{"填报单位（盖章）：" + r.Plan.Office(r.Region) + "　　　　　　　　　　　　　　　" + dayLabel + listDay(r).Chinese()},
		Foot:  []string{"", listFoot}}
	if !r.State.Closing.Closed() {
		b.Header = draftHeader
		s.Notes = append([]string{draftLine(r)}, s.Notes...)
	}
	for i, p := range projects {
		row := []table.Cell{table.Count(i + 1)}
		printed := printedOf(p.Facts)
		for _, c := range s.Columns[1 : len(s.Columns)-2] {
			row = append(row, table.Of(printed[c.Title]))
		}
		s.Rows = append(s.Rows, append(row, table.Of(r.NameBelow(p.Region.Code)), table.Of(p.Key)))
	}
	sheets := append([]*table.Sheet{s}, draw(r).listSheets(projects)...)
	for _, sheet := range sheets {
		if err := b.Add(sheet); err != nil {
			return nil, err
		}
	}
	if err := draw(r).keepList(b, listDay(r), projects, sheets); err != nil {
		return nil, err
	}
	return b.Bytes(r.Mark(form.ListBook))
}

// listDay is the day that the list carries: that on which it was made final,
// however often it is written again.
func listDay(r *record.Rollup) form.Date {
	if c := r.State.Closing; c.Closed() {
		return c.Day()
	}
	return r.AsOf
}

// printedOf is what the list prints of a project, by column.
func printedOf(p *checks.Application) map[string]string {
	texts := map[string]string{columnPeriod: record.Period(p)}
	planForm := p.Plan.Form
	for _, id := range listFields() {
		texts[printedTitle(planForm, id)] = p.Text(id)
	}
	if d, ok := p.Domain(); ok {
		texts[planForm.Title(form.Domain)] = d.Name
	}
	texts[planForm.Title(form.PilotName)] = p.Name()
	return texts
}
