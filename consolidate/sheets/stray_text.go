package sheets

import (
	"fmt"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// sheetStray is the sheet that keeps what people wrote where nothing is to be
// written: beside or below the tables, in columns that they added to sheets which
// every merge draws anew, on sheets of their own. Nothing of it is lost, and
// nothing of it decides anything.
const sheetStray = "手工内容"

const (
	columnStraySheet = "原来的工作表"
	columnStrayAbout = "原来的位置"
	columnStrayText  = "内容"
)

func strayColumns() []table.Column {
	return []table.Column{
		{Title: columnStraySheet, Width: 16, Centre: true, Editable: true},
		{Title: columnStrayAbout, Width: 44, Editable: true},
		{Title: columnStrayText, Width: 60, Editable: true},
	}
}

// strayTable is 手工内容, nil when there is nothing.
func (r *drawing) strayTable() *table.Sheet {
	if len(r.State.Stray) == 0 {
		return nil
	}
	s := &table.Sheet{Name: sheetStray, Title: r.heading(sheetStray), Columns: strayColumns(),
		Notes: []string{"写在汇总其他地方的文字，合并时移到这里保留，不影响推荐。不需要的行可以删去。"}}
	for _, l := range r.State.SortedStray() {
		s.Rows = append(s.Rows, []table.Cell{table.Of(l.Sheet), table.Of(l.About), table.Of(l.Text)})
	}
	return s
}

// readStray takes what stands on 手工内容, and what people have written elsewhere
// since. Sheets that people fill keep the columns that people add to them.
func (s *Reading) readStray(b *xlsx.Book, sheets WrittenSheets) {
	rows, _, _ := table.Read(b, sheetStray, strayColumns())
	for _, row := range rows {
		l := record.StrayText{Sheet: row.Text(columnStraySheet), About: row.Text(columnStrayAbout), Text: row.Text(columnStrayText)}
		if l != (record.StrayText{}) {
			s.Stray[l] = true
		}
	}
	for _, sheet := range b.Sheets {
		for _, l := range append(s.strayOn(b, sheet, sheets), s.commentsOn(b, sheet, sheets)...) {
			if !s.Stray[l] {
				s.Stray[l] = true
				s.NewStray = append(s.NewStray, l)
			}
		}
	}
}

func (s *Reading) strayOn(b *xlsx.Book, sheet *xlsx.Sheet, sheets WrittenSheets) []record.StrayText {
	d, ours := sheets.find(sheet.Name)
	switch {
	case ours && d.Columns == nil:
		return strayCells(sheet, func(c xlsx.Cell) bool { return d.Cells[c.Ref()] != "" })
	case ours:
		return s.strayBeside(b, sheet, d)
	case sheet.Name == sheetStray:
		return strayBesideStray(b, sheet)
	case sheet.State != xlsx.Visible && table.IsOwnSheet(sheet.Name) || sheet.Name == sheetKept:
		return nil
	case sheet.Layout != nil:
		return nil // it stays (readOwnSheets)
	default:
		return strayRows(sheet)
	}
}

// commentsOn are the notes that people put on cells.
func (s *Reading) commentsOn(b *xlsx.Book, sheet *xlsx.Sheet, sheets WrittenSheets) []record.StrayText {
	names := map[int]string{}
	if d, ours := sheets.find(sheet.Name); ours && d.Columns != nil {
		columns, _ := s.columnsOf(d)
		rows, _, _ := table.Read(b, sheet.Name, columns)
		for _, row := range rows {
			names[row.Number] = d.nameOf(d.Columns, row.Raw)
		}
	}
	var found []record.StrayText
	for _, c := range sheet.Comments {
		about := c.Ref + " 的批注"
		if row, _, _ := xlsx.ParseRef(c.Ref); names[row] != "" {
			about = inRowOf(names[row], c.Ref) + " 的批注"
		}
		if text := form.Clean(c.Text); text != "" {
			found = append(found, record.StrayText{Sheet: sheet.Name, About: about, Text: cutToCell(text)})
		}
	}
	return found
}

func strayCells(sheet *xlsx.Sheet, ours func(xlsx.Cell) bool) []record.StrayText {
	var found []record.StrayText
	for _, c := range sheet.Cells {
		if text := form.Clean(c.Text); text != "" && !ours(c) {
			found = append(found, record.StrayText{Sheet: sheet.Name, About: c.Ref(), Text: text})
		}
	}
	return found
}

// strayRows is a whole sheet that people added, a text a row.
func strayRows(sheet *xlsx.Sheet) []record.StrayText {
	var found []record.StrayText
	for i := 0; i < len(sheet.Cells); {
		row := int(sheet.Cells[i].Row)
		if l := strayRow(sheet, row); l.Text != "" {
			found = append(found, l)
		}
		i += len(sheet.RowCells(row))
	}
	return found
}

// cutToCell keeps to what a cell holds.
func cutToCell(text string) string { return form.Cut(text, 16000) }

// inRowOf is the place of a cell in the row of what people know by the name: its
// number changes with the next merge.
func inRowOf(name, cell string) string {
	return fmt.Sprintf("“%s”一行的 %s", record.Brief(name), strings.TrimRight(cell, "0123456789"))
}

// strayBesideStray is what people wrote beside the columns of 手工内容.
func strayBesideStray(b *xlsx.Book, sheet *xlsx.Sheet) []record.StrayText {
	rows, _, _ := table.Read(b, sheetStray, strayColumns())
	head, ours := table.HeaderRow(sheet, strayColumns()), map[string]bool{}
	for _, row := range rows {
		for _, c := range strayColumns() {
			ours[row.Ref(c.Title)] = true
		}
	}
	return strayCells(sheet, func(c xlsx.Cell) bool { return int(c.Row) <= head || ours[c.Ref()] })
}

// columnsOf are all columns of a sheet of the rollup, and whether it keeps those
// that people add.
func (s *Reading) columnsOf(d keptSheet) (columns []table.Column, keepsOwn bool) {
	for _, s := range filledSheets(d.planForm) {
		if s.name == d.Name {
			return s.columns, s.keepsOwn
		}
	}
	for _, title := range d.Columns {
		columns = append(columns, table.Column{Title: title})
	}
	return columns, false
}

// strayRow is what stands in a row, its cells parted by |.
func strayRow(sheet *xlsx.Sheet, row int) record.StrayText {
	var texts []string
	for _, c := range sheet.RowCells(row) {
		if text := form.Clean(c.Text); text != "" {
			texts = append(texts, text)
		}
	}
	return record.StrayText{Sheet: sheet.Name, About: fmt.Sprintf("第 %d 行", row), Text: cutToCell(strings.Join(texts, " | "))}
}
