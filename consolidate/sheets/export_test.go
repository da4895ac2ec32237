package sheets

import (
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/xlsx"
)

// FormsOf are the forms behind a list, for tests that stand outside.
func FormsOf(b *xlsx.Book) ([]ListForm, []string) { return keptOf(b).forms() }

// FilledColumn is a column that people fill, for tests that write lists.
type FilledColumn struct {
	Sheet, Title string
	GoesUp       bool
}

// FilledColumns are all of them, from the lists that say them.
func FilledColumns() []FilledColumn {
	var all []FilledColumn
	for _, e := range record.ReceiptEntries() {
		all = append(all, FilledColumn{record.SheetReceipts, e.Title, e.Reach >= record.Upward})
	}
	for _, e := range record.DecisionEntries() {
		if e.Asked != nil {
			continue // there only under some plans
		}
		all = append(all, FilledColumn{record.SheetProjects, e.Title, e.Reach >= record.Upward})
	}
	return all
}
