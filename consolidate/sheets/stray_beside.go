package sheets

import (
	"fmt"
	"slices"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// straySearch looks for stray text on one table of a rollup: beside 项目汇总, below it, in
// columns that people added where the next merge would not keep them.
type straySearch struct {
	sheet    *xlsx.Sheet
	kept     keptSheet
	columns  []table.Column // of the table
	keepsOwn bool           // columns that people add stay there

	found   []record.StrayText
	claimed map[string]bool // cells that are accounted for: of the table, or found
	names   map[int]string  // by what people know a row
	under   map[string]bool // headers that people added, under which something was found
}

// strayBeside is the stray text on a table.
func (s *Reading) strayBeside(b *xlsx.Book, sheet *xlsx.Sheet, d keptSheet) []record.StrayText {
	search := &straySearch{sheet: sheet, kept: d, claimed: map[string]bool{}, names: map[int]string{}, under: map[string]bool{}}
	search.columns, search.keepsOwn = s.columnsOf(d)
	rows, _, ok := table.Read(b, d.Name, search.columns)
	if !ok {
		return nil // the header is gone, which compare reports
	}
	added := search.seekAltered(s.Altered)
	for _, row := range s.unmatched[d.Name] {
		added[row] = true
	}
	for _, row := range rows {
		search.seekRow(row, added[row.Number])
	}
	search.seekCells()
	return search.found
}

func (search *straySearch) add(about, text string) {
	search.found = append(search.found, record.StrayText{Sheet: search.kept.Name, About: about, Text: text})
}

// inColumn is the place of a text in a row that people know by the name.
func inColumn(name, title string) string {
	return fmt.Sprintf("“%s”的“%s”", record.Brief(name), title)
}

// seekAltered takes what people wrote into cells that were blank: it is reported as a
// change, and what was written is kept. It returns the rows that they added.
func (search *straySearch) seekAltered(altered []Alteration) (added map[int]bool) {
	added = map[int]bool{}
	for _, a := range altered {
		switch {
		case a.Sheet != search.kept.Name:
		case a.Added:
			added[a.row] = true
		case a.Old == "" && a.Cell != "":
			search.add(inColumn(a.Of, a.Title), cutToCell(form.Clean(a.New)))
		}
	}
	return added
}

// seekRow takes a row that people added whole, and of every other row what stands in
// columns that they added.
func (search *straySearch) seekRow(row table.Row, added bool) {
	name := search.kept.nameOf(search.kept.Columns, row.Raw)
	search.names[row.Number] = name
	if added {
		search.found = append(search.found, strayRow(search.sheet, row.Number))
		for _, c := range search.sheet.RowCells(row.Number) {
			search.claimed[c.Ref()] = true
		}
		return
	}
	for _, c := range search.columns {
		search.claimed[row.Ref(c.Title)] = true
	}
	own := row.Own()
	for _, title := range row.OwnTitles() {
		text := own[title]
		if text == "" {
			continue
		}
		if !search.claimed[row.Ref(title)] && !search.keepsOwn {
			search.under[title] = true
			search.add(inColumn(name, title), text)
		}
		search.claimed[row.Ref(title)] = true
	}
}

// seekCells takes what stands in cells that are not accounted for: above the table, in
// its header, beside and below it.
func (search *straySearch) seekCells() {
	head := table.HeaderRow(search.sheet, search.columns)
	last := search.lastColumn(head)
	ours := func(c xlsx.Cell) bool {
		text := form.Clean(c.Text)
		switch {
		case int(c.Row) < head:
			return c.Col <= last && (slices.Contains(search.kept.Groups, text) || search.kept.isLine(text))
		case int(c.Row) == head:
			return c.Col <= last || search.keepsOwn || search.under[text]
		default:
			return search.claimed[c.Ref()] || search.kept.isFoot([]string{c.Text})
		}
	}
	for _, stray := range strayCells(search.sheet, ours) {
		if row, _, ok := xlsx.ParseRef(stray.About); ok && search.names[row] != "" {
			stray.About = inRowOf(search.names[row], stray.About)
		}
		search.found = append(search.found, stray)
	}
}

// lastColumn is the last column of the table in its header.
func (search *straySearch) lastColumn(head int) (last int32) {
	titles := map[string]bool{}
	for _, ours := range search.columns {
		titles[form.NormalLabel(ours.Title)] = true
	}
	for _, c := range search.sheet.RowCells(head) {
		if titles[form.NormalLabel(c.Text)] {
			last = c.Col
		}
	}
	return last
}

// isLine reports whether the text is one of those above the table.
func (d keptSheet) isLine(text string) bool {
	return slices.ContainsFunc(d.Lines, func(line string) bool { return form.Clean(undated(line)) == form.Clean(undated(text)) })
}
