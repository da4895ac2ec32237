package sheets

import (
	"maps"
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
	Cell         string       // of the name
	Filled       *form.Filled // the form that it stands for; nil when none is behind it
	Remark       []Alteration // where 备注 no longer says the county; people may write beside it

	texts    []string // what stands in the columns of answers
	note     string   // what people wrote in 备注
	line     table.Row
	planForm *form.Form // by whose titles the sheet was drawn
}

// readListRows takes the printed sheet of the list of a region row by row, and says which
// of the forms behind it no row stands for. missing is a Chinese sentence where there is
// no such sheet or a column of it is gone.
func readListRows(b *xlsx.Book, read *ListReading, p *plan.Plan, of plan.Region) (rows []ListRow, unlisted []ListForm, missing string) {
	planForm, forms := read.Form(), read.Forms
	lines, gone, ok := table.Read(b, SheetList, listColumns(planForm))
	gone = read.Written.removedColumns(SheetList, gone, listColumns(planForm))
	switch {
	case !ok:
		return nil, forms, "缺少工作表“" + SheetList + "”或它的表头"
	case gone != nil:
		return nil, forms, "工作表“" + SheetList + "”缺少列：" + strings.Join(gone, "、")
	}
	open := map[string]*form.Filled{}
	for _, f := range forms {
		open[f.Key] = f.Filled
	}
	for _, line := range lines {
		row := listRowOf(planForm, line)
		row.Filled = open[line.Raw(columnKey)]
		if row.Filled == nil && row.Name != "" {
			row.Filled = byName(forms, open, row.Name)
		}
		if row.Filled == nil && len(row.texts) == 0 {
			continue // a number alone, or the line for signatures
		}
		if row.Filled != nil {
			maps.DeleteFunc(open, func(_ string, f *form.Filled) bool { return f == row.Filled })
			row.Remark = alteredRemark(line, p, of, row.Filled)
			row.note = beyond(row.note, p.NameThen(of.Code, row.Filled.Region))
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

// listRowOf is what stands in the row, before it is known which form it stands for.
func listRowOf(planForm *form.Form, line table.Row) ListRow {
	name := planForm.Title(form.PilotName)
	return ListRow{Row: line.Number, Number: line.Text(columnNumber), Name: line.Text(name), Cell: line.Ref(name),
		texts: printedTexts(planForm, line), note: line.Text(record.ColumnRemark), line: line, planForm: planForm}
}

func alteredRemark(row table.Row, p *plan.Plan, of plan.Region, filled *form.Filled) []Alteration {
	if _, known := p.Region(p.Today(filled.Region)); !known {
		return nil // the plan by which the list was made knew the unit's name
	}
	was := p.NameThen(of.Code, filled.Region)
	if is := row.Text(record.ColumnRemark); !strings.Contains(is, was) {
		return []Alteration{{Sheet: SheetList, Cell: row.Ref(record.ColumnRemark), Title: record.ColumnRemark, Old: was, New: is}}
	}
	return nil
}

// HiddenColumns are the columns of the printed sheet, drawn from the form, that people
// read and that somebody has hidden.
func HiddenColumns(b *xlsx.Book, planForm *form.Form) []string {
	sheet := b.Sheet(SheetList)
	if sheet == nil {
		return nil
	}
	var hidden []string
	for _, c := range sheet.RowCells(table.HeaderRow(sheet, listColumns(planForm))) {
		if sheet.HidesCol(int(c.Col)) && c.Text != columnKey {
			hidden = append(hidden, c.Text)
		}
	}
	return hidden
}
