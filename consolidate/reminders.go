package consolidate

import (
	"os"
	"path/filepath"

	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/store"
)

// reminders are the file of what to write to the units, and what becomes of the one that
// lies there: one of an earlier run is written over, and goes to 历史/ where nobody owes
// anything any more. A file of that name that somebody else has written is kept there too.
func (res *Result) reminders(o Options) (targets []Target, keeps []store.Keep) {
	there, err := os.ReadFile(filepath.Join(o.Out, workbook.ReminderName))
	text := sheets.ReminderText(res.Rollup)
	keep := keepIn(workbook.ReminderName, o.AsOf)
	switch {
	case text == nil && err == nil && workbook.IsReminder(there):
		keep.Away = true
		keeps = append(keeps, keep)
	case text != nil && err == nil && !workbook.IsReminder(there):
		keeps = append(keeps, keep)
	}
	if text != nil {
		targets = append(targets, Target{Output: store.Output{Name: workbook.ReminderName, Data: text}, Text: true})
	}
	return targets, keeps
}
