package rollup

// FilledColumn is a column that people fill, for tests that write lists.
type FilledColumn struct {
	Sheet, Title string
	GoesUp       bool
}

// FilledColumns are all of them, from the lists that say them.
func FilledColumns() []FilledColumn {
	var all []FilledColumn
	for _, e := range receiptEntries() {
		all = append(all, FilledColumn{SheetReceipts, e.Title, e.class >= upward})
	}
	for _, e := range decisionEntries() {
		all = append(all, FilledColumn{SheetProjects, e.Title, e.class >= upward})
	}
	return all
}
