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

// keptSheet is a sheet as it was written: what people read and do not fill. It is
// kept in 留底, so that every cell that somebody changed by hand can be told with
// what it was, whatever rules and words the program has learned since.
type keptSheet struct {
	Name    string            `json:"name"`
	Lines   []string          `json:"lines,omitempty"`   // above the table: the title and the notes
	Groups  []string          `json:"groups,omitempty"`  // over the headers
	Columns []string          `json:"columns,omitempty"` // those that are compared
	Rows    [][]string        `json:"rows,omitempty"`
	Foot    []string          `json:"foot,omitempty"`  // below the table: people sign there
	Forms   []formRef         `json:"forms,omitempty"` // the form behind each row, whose answers are not kept twice
	Cells   map[string]string `json:"cells,omitempty"` // of a sheet that is no table, by cell
}

// formRef names a form of 留底: the n-th of a file, or of a list; of a row of
// 工作步骤 the step too, from 0.
type formRef struct {
	File string `json:"file,omitempty"`
	Form int    `json:"form"`
	Step int    `json:"step,omitempty"`
}

// keptSheetOf is the sheet as it is written. Columns that people fill and those
// that nobody sees are left out, and the answers of forms that are kept anyhow.
func keptSheetOf(s *table.Sheet, forms []formRef) keptSheet {
	d := keptSheet{Name: s.Name, Lines: visible(append([]string{s.Title}, s.Notes...)), Foot: visible(s.Foot), Forms: forms}
	var at []int
	for i, c := range s.Columns {
		if c.Group != "" && !slices.Contains(d.Groups, c.Group) {
			d.Groups = append(d.Groups, c.Group)
		}
		if !c.Editable && !c.Free && !c.Hidden && (forms == nil || !isAnswer(c.Title, s.Name)) {
			d.Columns, at = append(d.Columns, c.Title), append(at, i)
		}
	}
	for _, cells := range s.Rows {
		texts := make([]string, len(at))
		for i, column := range at {
			texts[i] = cellText(s.Columns[column], cells[column])
		}
		d.Rows = append(d.Rows, texts)
	}
	return d
}

func visible(texts []string) []string {
	var shown []string
	for _, text := range texts {
		shown = append(shown, form.Visible(text))
	}
	return shown
}

// fits reports whether the rows are of the columns, and the forms of the rows:
// somebody may have changed what is kept.
func (d keptSheet) fits() bool {
	if d.Forms != nil && len(d.Forms) != len(d.Rows) {
		return false
	}
	return !slices.ContainsFunc(d.Rows, func(row []string) bool { return len(row) != len(d.Columns) })
}

// answersOf are the fields whose answers the sheet shows under their titles.
func answersOf(sheet string) []*form.Field {
	switch sheet {
	case record.SheetDetails:
		return form.Fields()
	case record.SheetSteps:
		return form.StepFields()
	default:
		return nil
	}
}

func isAnswer(title, sheet string) bool {
	return slices.ContainsFunc(answersOf(sheet), func(f *form.Field) bool { return f.Title == title })
}

// withAnswers is the sheet with the answers of the forms behind its rows.
func (d keptSheet) withAnswers(formOf func(formRef) *form.Filled) keptSheet {
	fields := answersOf(d.Name)
	if d.Forms == nil || fields == nil {
		return d
	}
	out := d
	out.Columns, out.Rows = slices.Clone(d.Columns), nil
	for _, f := range fields {
		out.Columns = append(out.Columns, f.Title)
	}
	for i, row := range d.Rows {
		texts := slices.Clone(row)
		filled := formOf(d.Forms[i])
		for _, f := range fields {
			switch {
			case filled == nil:
				texts = append(texts, "")
			case d.Name == record.SheetSteps:
				texts = append(texts, record.StepAt(filled, d.Forms[i].Step).Answer(f).Raw)
			default:
				texts = append(texts, filled.Answer(f).Raw)
			}
		}
		out.Rows = append(out.Rows, texts)
	}
	return out
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

// DayLabel stands before the day on which a list is signed.
const DayLabel = "填报日期："

func undated(line string) string {
	line, _, _ = strings.Cut(line, DayLabel)
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
			if same := d.shared(i, row, titles, at); same > most {
				best, most = i, same
			}
		}
		if best < 0 || len(rest) <= mostCompared && most*3 < len(titles) && most < 3 {
			found = append(found, Alteration{Sheet: d.Name, Cell: row.Ref(titles[0]), New: d.nameOf(titles, row.Raw), Added: true, row: row.Number})
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

// nameOf is by what people know a row.
func (d keptSheet) nameOf(titles []string, text func(title string) string) string {
	for _, title := range []string{form.PilotName.Title, form.StepContent.Title, "项目", record.ColumnFile, columnRegion} {
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
