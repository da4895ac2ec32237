package sheets

import (
	"slices"

	"shidian/consolidate/workbook/table"
)

// Offices do not all get a new program on one day, so a workbook is read by a
// program that has since learned of a column, or forgotten one. A column is
// lacking only where it stood when the sheet was written: 留底 says which did.

// WrittenSheets are the sheets of a workbook as they were written, the hidden ones
// behind them left out: 概况, 项目汇总, 填报情况 ….
type WrittenSheets []keptSheet

// find is the sheet of that name as it was written, false for one that was not.
func (w WrittenSheets) find(name string) (keptSheet, bool) {
	i := slices.IndexFunc(w, func(d keptSheet) bool { return d.Name == name })
	if i < 0 {
		return keptSheet{}, false
	}
	return w[i], true
}

// Names are the names of the sheets.
func (w WrittenSheets) Names() []string {
	names := make([]string, len(w))
	for i, d := range w {
		names[i] = d.Name
	}
	return names
}

// removedColumns are those of the missing columns of a sheet that were written: 排序 was
// and is gone, 经办人 was not yet thought of. filled are columns that people filled then:
// the sheets as written leave them out. Hidden columns and those beside which people may
// write are left out too; they are the same since the first program.
func (w WrittenSheets) removedColumns(sheet string, missing []string, columns []table.Column, filled ...string) []string {
	d, ok := w.find(sheet)
	if !ok {
		return missing
	}
	var gone []string
	for _, title := range missing {
		i := slices.IndexFunc(columns, func(c table.Column) bool { return c.Title == title })
		if i < 0 || columns[i].Hidden || columns[i].Free || slices.Contains(d.Columns, title) || slices.Contains(filled, title) {
			gone = append(gone, title)
		}
	}
	return gone
}

// columnsOf are those of the columns that were written on the sheet.
func (w WrittenSheets) columnsOf(sheet string, titles ...string) []string {
	d, ok := w.find(sheet)
	if !ok {
		return titles
	}
	return slices.DeleteFunc(titles, func(title string) bool { return !slices.Contains(d.Columns, title) })
}

func (w *Writing) removedColumns(sheet string, missing []string, columns []table.Column) []string {
	return w.sheets.removedColumns(sheet, missing, columns, w.columns...)
}

// columnsAt are the columns of a sheet, with those that an older program wrote
// there and this one does not: people have not added them.
func (w *Writing) columnsAt(sheet string, columns []table.Column) []table.Column {
	d, _ := w.sheets.find(sheet)
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
// did not know: it is not answered anywhere, and no header stands in its place.
func (d keptSheet) unknownThen(title string, rows []table.Row) bool {
	if d.Forms == nil || !d.isAnswer(title) || len(rows) == 0 || len(rows[0].OwnTitles()) > 0 {
		return false
	}
	column := slices.Index(d.Columns, title)
	return !slices.ContainsFunc(d.Rows, func(row []string) bool { return row[column] != "" })
}
