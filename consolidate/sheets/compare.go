package sheets

import (
	"cmp"
	"slices"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// # The one comparison
//
// What a sheet is to say is a keptSheet: as it was written, from 留底, or as it would be
// drawn now, from the record. A merge (R009), verify and trace compare the sheet as it
// stands with the one or the other, cell by cell.

// AlteredUnits compares the counts of 填报情况 with those of the rollup, by the code of the
// unit; rows of units that the rollup does not have are known by the code that stands
// in them.
func AlteredUnits(r *record.Rollup, b *xlsx.Book, written WrittenSheets) map[string][]Alteration {
	titles := []string{columnRegion, "填报情况", columnProjects, columnBelowOwed, columnBelowFiled}
	if written.CountClasses() {
		titles = append(titles, columnRecommendable, columnFaulty, columnUnverified, columnLate, columnReturned, columnWithdrawn)
	}
	want := keptSheetOf(r.Plan.Form, draw(r).unitTable(), nil).only([]string{columnCode}, written.columnsOf(record.SheetUnits, titles...)...)
	found := map[string][]Alteration{}
	for _, a := range want.compare(b) {
		code := a.key
		if a.written > 0 {
			code = want.Rows[a.written-1][slices.Index(want.Columns, columnCode)]
		}
		found[code] = append(found[code], a)
	}
	return found
}

// CountClasses reports whether 填报情况 was written by a program that counted every
// project once. Before, 其中可推荐 had the late, the returned and others in it, and it
// cannot be counted that way any more.
func (written WrittenSheets) CountClasses() bool {
	return len(written.columnsOf(record.SheetUnits, columnFaulty)) > 0
}

// AlteredLedger compares 对账 with what the rollup counts.
func AlteredLedger(rollup *record.Rollup, b *xlsx.Book, written WrittenSheets) []Alteration {
	r := draw(rollup)
	ledger := r.ledgerTable(r.ledgerOf(r.detailTable(r.Versions), r.stepTable(r.Versions)))
	want := keptSheetOf(r.Plan.Form, ledger, nil).only([]string{record.ColumnFile, columnRegion}, written.columnsOf(record.SheetLedger, "申报表数", "空白备用", "读到答案", "写出答案", "读到步骤", "写出步骤")...)
	return want.compare(b)
}

// compare tells every cell of the sheet that says otherwise than it was
// written, and rows that were added or struck off. The order of rows and
// columns is people's.
func (d keptSheet) compare(b *xlsx.Book) []Alteration {
	s := b.Sheet(d.Name)
	if s == nil {
		return []Alteration{{Sheet: d.Name, Title: "工作表", Old: d.Name, Removed: true}}
	}
	if d.Columns == nil {
		return d.compareCells(s)
	}
	columns := make([]table.Column, len(d.Columns))
	for i, title := range d.Columns {
		columns[i] = table.Column{Title: title}
	}
	rows, missing, ok := table.Read(b, d.Name, columns)
	if !ok {
		return []Alteration{{Sheet: d.Name, Title: "表头", Old: strings.Join(d.Columns[:min(4, len(d.Columns))], "、"), Removed: true}}
	}
	found := d.compareLines(s, table.HeaderRow(s, columns))
	for _, title := range missing {
		if !d.unknownThen(title, rows) {
			found = append(found, Alteration{Sheet: d.Name, Title: "表头", Old: title, Removed: true})
		}
	}
	kept := slices.DeleteFunc(slices.Clone(d.Columns), func(title string) bool { return slices.Contains(missing, title) })
	return append(found, d.compareRows(rows, kept)...)
}

func (d keptSheet) compareCells(s *xlsx.Sheet) []Alteration {
	var found []Alteration
	at := map[string]string{}
	for _, c := range s.Cells {
		at[c.Ref()] = c.Text
	}
	for cell, was := range d.Cells {
		if !sameText(was, at[cell]) {
			found = append(found, Alteration{Sheet: d.Name, Cell: cell, Title: cell, Old: was, New: at[cell]})
		}
	}
	return found
}

// compareLines compares what stands above the table, wherever a row or a column
// that people put in has moved it. The day of a list is the day on which it is
// signed, and people may write another one.
func (d keptSheet) compareLines(s *xlsx.Sheet, head int) []Alteration {
	above := map[string]bool{}
	for row := 1; row < head; row++ {
		for _, c := range s.RowCells(row) {
			above[form.Clean(undated(c.Text))] = true
		}
	}
	var found []Alteration
	for i, line := range d.Lines {
		if was := form.Clean(undated(line)); was != "" && !above[was] {
			is, _ := s.At(i+1, 1)
			found = append(found, Alteration{Sheet: d.Name, Cell: form.CellName(i+1, 1), Title: "表头以上的文字", Old: was, New: form.Clean(undated(is.Text))})
		}
	}
	return found
}

// dayLabel stands before the day on which a list is signed.
const dayLabel = "填报日期："

func undated(line string) string {
	line, _, _ = strings.Cut(line, dayLabel)
	return line
}

// compareRows pairs the rows as they stand with those that were written: first
// those that say the same, then the others by what they share.
func (d keptSheet) compareRows(rows []table.Row, titles []string) []Alteration {
	at := make([]int, len(titles))
	for i, title := range titles {
		at[i] = slices.Index(d.Columns, title)
	}
	open := map[string][]int{}
	for i, row := range d.Rows {
		texts := make([]string, len(at))
		for k, c := range at {
			texts[k] = row[c]
		}
		open[rowKey(texts)] = append(open[rowKey(texts)], i)
	}
	var rest []table.Row
	for _, row := range rows {
		texts := make([]string, len(titles))
		for i, title := range titles {
			texts[i] = row.Raw(title)
		}
		key := rowKey(texts)
		switch {
		case len(open[key]) > 0:
			open[key] = open[key][1:]
		case strings.Trim(key, rowKeyApart) != "" && !d.isFoot(texts):
			rest = append(rest, row)
		}
	}
	var gone []int
	for _, left := range open {
		gone = append(gone, left...)
	}
	slices.Sort(gone)
	return d.comparePairs(rest, gone, titles, at)
}

const rowKeyApart = "\x1f"

func rowKey(texts []string) string {
	cleaned := make([]string, len(texts))
	for i, text := range texts {
		cleaned[i] = form.Clean(form.Visible(text))
	}
	return strings.Join(cleaned, rowKeyApart)
}

// isFoot reports whether the row is a line below the table, signed or not.
func (d keptSheet) isFoot(texts []string) bool {
	return slices.ContainsFunc(d.Foot, func(line string) bool {
		label, _, cut := strings.Cut(line, "：")
		return cut && strings.HasPrefix(texts[0], label)
	})
}

// mostCompared is over how many rows pairs are looked for one with each: a sheet
// that is altered throughout is compared row by row.
const mostCompared = 300

func (d keptSheet) comparePairs(rest []table.Row, gone []int, titles []string, at []int) []Alteration {
	var found []Alteration
	taken := map[int]bool{}
	for n, row := range rest {
		best, most := -1, 0
		if len(rest) > mostCompared && n < len(gone) {
			best = gone[n]
		}
		for _, i := range gone {
			if len(rest) > mostCompared || taken[i] {
				continue
			}
			if same := d.shared(i, row, titles, at); same > most && d.sharesKeys(i, row) {
				best, most = i, same
			}
		}
		if best < 0 || len(rest) <= mostCompared && most*3 < len(titles) && most < 3 {
			found = append(found, Alteration{Sheet: d.Name, Cell: row.Ref(titles[0]), New: d.nameOf(titles, row.Raw), Added: true, row: row.Number, key: d.keyOf(row)})
			continue
		}
		taken[best] = true
		for k, title := range titles {
			if was, is := d.Rows[best][at[k]], row.Raw(title); !sameText(was, is) {
				found = append(found, Alteration{Sheet: d.Name, Cell: row.Ref(title), Title: title, Old: was, New: is, Of: d.nameOfWritten(best), written: best + 1})
			}
		}
	}
	for _, i := range gone {
		if !taken[i] {
			found = append(found, Alteration{Sheet: d.Name, Title: WholeRow, Old: d.nameOfWritten(i), Removed: true, written: i + 1})
		}
	}
	return found
}

// shared counts the cells in which the row says what was written.
func (d keptSheet) shared(i int, row table.Row, titles []string, at []int) int {
	n := 0
	for k, title := range titles {
		if was := d.Rows[i][at[k]]; was != "" && sameText(was, row.Raw(title)) {
			n++
		}
	}
	return n
}

// sharesKeys reports whether the row is known by what the written one is known by.
func (d keptSheet) sharesKeys(i int, row table.Row) bool {
	return !slices.ContainsFunc(d.keys, func(title string) bool {
		return !sameText(d.Rows[i][slices.Index(d.Columns, title)], row.Raw(title))
	})
}

// keyOf is the text in the first of the columns by which a row is known.
func (d keptSheet) keyOf(row table.Row) string {
	if d.keys == nil {
		return ""
	}
	return row.Text(d.keys[0])
}

// only is the sheet with the columns of the titles alone, of which the keys tell a row.
func (d keptSheet) only(keys []string, titles ...string) keptSheet {
	out := keptSheet{Name: d.Name, Foot: d.Foot, planForm: d.planForm, keys: keys}
	var at []int
	for i, title := range d.Columns {
		if slices.Contains(keys, title) || slices.Contains(titles, title) {
			out.Columns, at = append(out.Columns, title), append(at, i)
		}
	}
	for _, row := range d.Rows {
		texts := make([]string, len(at))
		for i, column := range at {
			texts[i] = row[column]
		}
		out.Rows = append(out.Rows, texts)
	}
	return out
}

// nameOf is by what people know a row.
func (d keptSheet) nameOf(titles []string, text func(title string) string) string {
	for _, title := range []string{d.nameColumn(), d.planForm.Title(form.StepContent), "项目", record.ColumnFile, columnRegion} {
		if slices.Contains(titles, title) && text(title) != "" {
			return text(title)
		}
	}
	for _, title := range titles {
		if text(title) != "" {
			return text(title)
		}
	}
	return ""
}

func (d keptSheet) nameOfWritten(i int) string {
	return d.nameOf(d.Columns, func(title string) string { return d.Rows[i][slices.Index(d.Columns, title)] })
}

// sortAlterations puts them in the order in which people look: by sheet and cell.
func sortAlterations(found []Alteration) {
	slices.SortStableFunc(found, func(x, y Alteration) int {
		return cmp.Or(cmp.Compare(x.Sheet, y.Sheet), cmp.Compare(len(x.Cell), len(y.Cell)), cmp.Compare(x.Cell, y.Cell), cmp.Compare(x.Title, y.Title), cmp.Compare(x.Old, y.Old))
	})
}
