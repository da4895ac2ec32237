package sheets

import (
	"slices"

	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
)

// Offices do not all get a new program on one day, so a workbook is read by a
// program that has since learned of a column, or forgotten one. A column is
// lacking only where it stood when the sheet was written: 留底 says which did.

// removedColumns are those of the missing columns that were written: 排序 was and is gone,
// 经办人 was not yet thought of. 留底 does not tell hidden columns, nor those beside
// which people may write; they are the same since the first program.
func removedColumns(missing []string, columns []table.Column, written []string) []string {
	var gone []string
	for _, title := range missing {
		i := slices.IndexFunc(columns, func(c table.Column) bool { return c.Title == title })
		if i < 0 || columns[i].Hidden || columns[i].Free || slices.Contains(written, title) {
			gone = append(gone, title)
		}
	}
	return gone
}

// RemovedColumns are those of the missing columns of a sheet of a list that were there
// when it was written.
func RemovedColumns(b *xlsx.Book, sheet string, missing []string, columns []table.Column) []string {
	d, ok := findKept(keptSheetsWithoutAnswers(b), sheet)
	if !ok {
		return missing
	}
	return removedColumns(missing, columns, d.Columns)
}

// keptSheetsWithoutAnswers are the sheets as they were drawn, without answers.
func keptSheetsWithoutAnswers(b *xlsx.Book) []keptSheet {
	sheets, _ := readKeptSheetLines(b)
	return sheets
}

func (w *Writing) removedColumns(sheet string, missing []string, columns []table.Column) []string {
	d, ok := findKept(w.sheets, sheet)
	if !ok {
		return missing
	}
	return removedColumns(missing, columns, slices.Concat(d.Columns, w.columns))
}

// columnsAt are the columns of a sheet, with those that an older program wrote
// there and this one does not: they are nobody's own.
func (w *Writing) columnsAt(sheet string, columns []table.Column) []table.Column {
	d, _ := findKept(w.sheets, sheet)
	return d.withColumns(columns)
}

func (d keptSheet) withColumns(columns []table.Column) []table.Column {
	for _, title := range d.Columns {
		if !slices.ContainsFunc(columns, func(c table.Column) bool { return c.Title == title }) {
			columns = append(columns, table.Column{Title: title})
		}
	}
	return columns
}

// unknownThen reports whether the column is one of answers that an older program
// did not know: nobody has answered it, and no header stands in its place.
func (d keptSheet) unknownThen(title string, rows []table.Row) bool {
	if d.Forms == nil || !d.isAnswer(title) || len(rows) == 0 || len(rows[0].OwnTitles()) > 0 {
		return false
	}
	column := slices.Index(d.Columns, title)
	return !slices.ContainsFunc(d.Rows, func(row []string) bool { return row[column] != "" })
}

// columnsWritten are those of the columns that were written on the sheet.
func columnsWritten(b *xlsx.Book, sheet string, titles ...string) []string {
	d, ok := findKept(keptSheetsWithoutAnswers(b), sheet)
	if !ok {
		return titles
	}
	return slices.DeleteFunc(titles, func(title string) bool { return !slices.Contains(d.Columns, title) })
}
