package sheets

import (
	"shidian/consolidate/record"
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
func filledSheets(planForm *form.Form) []filledSheet {
	return []filledSheet{{record.SheetProjects, projectColumns(planForm), true}, {record.SheetReceipts, receiptColumns(planForm), true}, {record.SheetFindings, findingColumns(), true}}
}

// entryColumns are the columns as they are drawn.
func entryColumns[R any](entries []record.EntryColumn[R]) []table.Column {
	columns := make([]table.Column, len(entries))
	for i, e := range entries {
		columns[i] = table.Column{Title: e.Title, Group: e.Group, Width: e.Width, Centre: e.Centre, Choices: e.Choices, Prompt: e.Prompt, Editable: true, Optional: e.Asked != nil}
	}
	return columns
}

// drawEntries puts the entries of R into the cells of its row.
func drawEntries[R any](cells map[string]table.Cell, entries []record.EntryColumn[R], filled *R) {
	for _, e := range entries {
		cells[e.Title] = table.Of(*e.Of(filled))
	}
}

// readEntries takes the entries of R from its row.
func readEntries[R any](entries []record.EntryColumn[R], row table.Row) (filled R) {
	for _, e := range entries {
		text := record.Tidied(row.Text(e.Title))
		if e.Word != nil {
			text = e.Word(text)
		}
		*e.Of(&filled) = text
	}
	return filled
}
