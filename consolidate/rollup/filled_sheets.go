package rollup

import (
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
)

// filledSheet is a sheet on which people fill columns: 项目汇总.
type filledSheet struct {
	name     string
	columns  []table.Column
	keepsOwn bool // columns that people add stay there; else what stands in them moves to 手工内容
}

// filledSheets are all of them. 留底 names their columns in this order.
func filledSheets(asked *form.Form) []filledSheet {
	return []filledSheet{{SheetProjects, projectColumns(asked), true}, {SheetReceipts, receiptColumns(asked), true}, {SheetFindings, findingColumns(), false}}
}

// entryColumns are the columns as they are drawn.
func entryColumns[R any](entries []entry[R]) []table.Column {
	columns := make([]table.Column, len(entries))
	for i, e := range entries {
		columns[i] = table.Column{Title: e.Title, Group: e.Group, Width: e.Width, Centre: e.Centre, Choices: e.Choices, Prompt: e.Prompt, Editable: true}
	}
	return columns
}

// drawEntries puts the entries of the record into the cells of its row.
func drawEntries[R any](cells map[string]table.Cell, entries []entry[R], record *R) {
	for _, e := range entries {
		cells[e.Title] = table.Of(*e.of(record))
	}
}

// readEntries takes the entries of the record from its row.
func readEntries[R any](entries []entry[R], row table.Row) (record R) {
	for _, e := range entries {
		text := row.Text(e.Title)
		if e.word != nil {
			text = e.word(text)
		}
		*e.of(&record) = text
	}
	return record
}
