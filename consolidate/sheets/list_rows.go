package sheets

import (
	"maps"
	"slices"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// ListRow is a row of 推荐项目清单 as it stands there: row 6, 序号 3, 示例茶试点.
type ListRow struct {
	Row          int
	Number, Name string
	Cell         string          // of the name
	Filled       *form.Filled    // the form that it stands for; nil when none is behind it
	Entered      record.Decision // what the sender entered about it that goes up
	Remark       []Alteration    // where 备注 no longer says the county; people may write beside it

	texts    []string // what stands in the columns of answers
	note     string   // what people wrote in 备注
	line     table.Row
	columns  listColumns // by which the sheet was drawn
	sheet    string      // its name
	planForm *form.Form
}

// readListRows takes the printed sheet of the list of a region row by row, and says which
// of the forms behind it no row stands for. missing is a Chinese sentence where there is
// no such sheet or a column of it is gone.
func readListRows(b *xlsx.Book, read *ListReading, p *plan.Plan, of plan.Region) (rows []ListRow, unlisted []ListForm, missing string) {
	columns, forms := read.columns(), read.Forms
	lines, gone, ok := table.Read(b, read.Sheet, columns.withKey())
	switch {
	case !ok:
		return nil, forms, "缺少工作表“" + read.Sheet + "”或它的表头"
	case gone != nil:
		return nil, forms, "工作表“" + read.Sheet + "”缺少列：" + strings.Join(gone, "、")
	}
	inRemark := read.remarkSaysWhose()
	open := map[string]*form.Filled{}
	for _, f := range forms {
		open[f.Key] = f.Filled
	}
	for _, line := range lines {
		row := listRowOf(columns, read.Form(), line)
		row.sheet = read.Sheet
		row.Filled = open[line.Raw(columnKey)]
		if row.Filled == nil && row.Name != "" {
			row.Filled = byName(forms, open, row.Name)
		}
		if row.Filled == nil && len(row.texts) == 0 {
			continue // a number alone, or the line for signatures
		}
		if row.Filled != nil {
			maps.DeleteFunc(open, func(_ string, f *form.Filled) bool { return f == row.Filled })
			row.Entered = enteredOf(forms, row.Filled)
			if inRemark {
				row.takeRemark(p, of)
			}
		}
		rows = append(rows, row)
	}
	for _, f := range forms {
		if open[f.Key] == f.Filled {
			unlisted = append(unlisted, f)
		}
	}
	return rows, unlisted, ""
}

func enteredOf(forms []ListForm, filled *form.Filled) record.Decision {
	i := slices.IndexFunc(forms, func(f ListForm) bool { return f.Filled == filled })
	if i < 0 {
		return record.Decision{}
	}
	return forms[i].Entered
}

// listRowOf is what stands in the row, before it is known which form it stands for.
func listRowOf(columns listColumns, planForm *form.Form, line table.Row) ListRow {
	row := ListRow{Row: line.Number, Number: line.Text(columns.own(plan.FromNumber)), Name: line.Text(columns.name()), Cell: line.Ref(columns.name()),
		note: line.Text(columns.own(plan.FromRemark)), line: line, columns: columns, planForm: planForm}
	for _, c := range columns.answers() {
		if text := line.Text(c.Title); text != "" {
			row.texts = append(row.texts, text)
		}
	}
	return row
}

// takeRemark tells what people wrote in 备注 from whose project it is.
func (row *ListRow) takeRemark(p *plan.Plan, of plan.Region) {
	title := row.columns.own(plan.FromRemark)
	if title == "" {
		return
	}
	was := p.NameThen(of.Code, row.Filled.Region)
	_, known := p.Region(p.Today(row.Filled.Region)) // else the plan by which the list was made knew the unit's name
	if is := row.note; known && !strings.Contains(is, was) {
		row.Remark = []Alteration{{Sheet: row.sheet, Cell: row.line.Ref(title), Title: title, Old: was, New: is}}
	}
	row.note = beyond(row.note, was)
}

// HiddenColumns are the columns of the printed sheet that people read and that somebody
// has hidden.
func (r *ListReading) HiddenColumns(b *xlsx.Book) []string {
	sheet := b.Sheet(r.Sheet)
	if sheet == nil {
		return nil
	}
	var hidden []string
	for _, c := range sheet.RowCells(table.HeaderRow(sheet, r.columns().withKey())) {
		if sheet.HidesCol(int(c.Col)) && c.Text != columnKey {
			hidden = append(hidden, c.Text)
		}
	}
	return hidden
}
