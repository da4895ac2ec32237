package sheets

import (
	"fmt"
	"slices"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// SheetStray is the sheet that keeps what people wrote where nothing is to be
// written: beside or below the tables, in columns that they added to sheets which
// every merge draws anew, on sheets of their own. Nothing of it is lost, and
// nothing of it decides anything.
const SheetStray = "手工内容"

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
	s := &table.Sheet{Name: SheetStray, Title: r.heading(SheetStray), Columns: strayColumns(),
		Notes: []string{"写在汇总其他地方的文字，合并时移到这里保留，不影响推荐。不需要的行可以删去。"}}
	for _, l := range r.State.SortedStray() {
		s.Rows = append(s.Rows, []table.Cell{table.Of(l.Sheet), table.Of(l.About), table.Of(l.Text)})
	}
	return s
}

// readStray takes what stands on 手工内容, and what people have written elsewhere
// since. Sheets that people fill keep the columns that people add to them.
func (s *Reading) readStray(b *xlsx.Book, sheets []keptSheet) {
	rows, _, _ := table.Read(b, SheetStray, strayColumns())
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

func (s *Reading) strayOn(b *xlsx.Book, sheet *xlsx.Sheet, sheets []keptSheet) []record.StrayText {
	d, ours := findKept(sheets, sheet.Name)
	switch {
	case ours && d.Columns == nil:
		return strayCells(sheet, func(c xlsx.Cell) bool { return d.Cells[c.Ref()] != "" })
	case ours:
		return s.strayBeside(b, sheet, d)
	case sheet.Name == SheetStray:
		return strayBesideStray(b, sheet)
	case sheet.State != xlsx.Visible && table.IsOwnSheet(sheet.Name) || sheet.Name == sheetKept:
		return nil
	default:
		return strayRows(sheet)
	}
}

// findKept is the sheet of that name as it was written, false for one that was not.
func findKept(sheets []keptSheet, name string) (keptSheet, bool) {
	i := slices.IndexFunc(sheets, func(d keptSheet) bool { return d.Name == name })
	if i < 0 {
		return keptSheet{}, false
	}
	return sheets[i], true
}

// commentsOn are the notes that people put on cells.
func (s *Reading) commentsOn(b *xlsx.Book, sheet *xlsx.Sheet, sheets []keptSheet) []record.StrayText {
	names := map[int]string{}
	if d, ours := findKept(sheets, sheet.Name); ours && d.Columns != nil {
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

// strayRows is a whole sheet of somebody's own, a line a row.
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

// strayBeside is what stands beside and below a table, and in columns that
// people added where the next merge would not keep them.
func (s *Reading) strayBeside(b *xlsx.Book, sheet *xlsx.Sheet, d keptSheet) []record.StrayText {
	columns, keepsOwn := s.columnsOf(d)
	rows, _, ok := table.Read(b, d.Name, columns)
	if !ok {
		return nil // the header is gone, and that is told
	}
	added := map[int]bool{}
	var found []record.StrayText
	for _, a := range s.Altered {
		switch {
		case a.Sheet != d.Name:
		case a.Added:
			added[a.row] = true
		case a.Old == "" && a.Cell != "": // it is told as a change, and what was written is kept
			found = append(found, record.StrayText{Sheet: d.Name, About: fmt.Sprintf("“%s”的“%s”", record.Brief(a.Of), a.Title), Text: cutToCell(form.Clean(a.New))})
		}
	}
	for _, row := range s.unmatched[d.Name] {
		added[row] = true
	}
	claimed, names := map[string]bool{}, map[int]string{}
	under := map[string]bool{} // headers of theirs under which something stands
	for _, row := range rows {
		names[row.Number] = d.nameOf(d.Columns, row.Raw)
		if added[row.Number] {
			found = append(found, strayRow(sheet, row.Number))
			for _, c := range sheet.RowCells(row.Number) {
				claimed[c.Ref()] = true
			}
			continue
		}
		for _, c := range columns {
			claimed[row.Ref(c.Title)] = true
		}
		for title, text := range row.Own() {
			if !claimed[row.Ref(title)] && !keepsOwn {
				under[title] = true
				found = append(found, record.StrayText{Sheet: d.Name, About: fmt.Sprintf("“%s”的“%s”", record.Brief(names[row.Number]), title), Text: text})
			}
			claimed[row.Ref(title)] = true
		}
	}
	head := table.HeaderRow(sheet, columns)
	last := int32(0) // column of ours
	for _, c := range sheet.RowCells(head) {
		if slices.ContainsFunc(columns, func(ours table.Column) bool { return form.NormalLabel(ours.Title) == form.NormalLabel(c.Text) }) {
			last = c.Col
		}
	}
	for _, l := range strayCells(sheet, func(c xlsx.Cell) bool {
		text := form.Clean(c.Text)
		switch {
		case int(c.Row) < head:
			return c.Col <= last && (slices.Contains(d.Groups, text) || d.isLine(text))
		case int(c.Row) == head:
			return c.Col <= last || keepsOwn || under[text]
		default:
			return claimed[c.Ref()] || d.isFoot([]string{c.Text})
		}
	}) {
		if row, _, ok := xlsx.ParseRef(l.About); ok && names[row] != "" {
			l.About = inRowOf(names[row], l.About)
		}
		found = append(found, l)
	}
	return found
}

// inRowOf is the place of a cell in the row of what people know by the name: its
// number changes with the next merge.
func inRowOf(name, cell string) string {
	return fmt.Sprintf("“%s”一行的 %s", record.Brief(name), strings.TrimRight(cell, "0123456789"))
}

// isLine reports whether the text is one of those above the table.
func (d keptSheet) isLine(text string) bool {
	return slices.ContainsFunc(d.Lines, func(line string) bool { return form.Clean(undated(line)) == form.Clean(undated(text)) })
}

// strayBesideStray is what people wrote beside the columns of 手工内容.
func strayBesideStray(b *xlsx.Book, sheet *xlsx.Sheet) []record.StrayText {
	rows, _, _ := table.Read(b, SheetStray, strayColumns())
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

// strayRow is what stands in a row.
func strayRow(sheet *xlsx.Sheet, row int) record.StrayText {
	var texts []string
	for _, c := range sheet.RowCells(row) {
		if text := form.Clean(c.Text); text != "" {
			texts = append(texts, text)
		}
	}
	return record.StrayText{Sheet: sheet.Name, About: fmt.Sprintf("第 %d 行", row), Text: cutToCell(strings.Join(texts, " | "))}
}
