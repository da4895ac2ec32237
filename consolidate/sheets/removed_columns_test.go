package sheets

import (
	"slices"
	"testing"

	"shidian/consolidate/record"
	"shidian/templates/form"
)

// A rollup of before a column was thought of lacks nothing; one from which the
// column was struck off does.
func TestColumnThatWasNeverThereIsNotLacking(t *testing.T) {
	w := &Writing{columns: []string{record.ColumnReason, record.ColumnRank}, sheets: []keptSheet{{Name: record.SheetProjects, Columns: []string{columnNumber, "错误"}}}}
	got := w.removedColumns(record.SheetProjects, []string{record.ColumnReason, record.ColumnSameAs, columnKey, "错误", "提示"}, projectColumns(form.Official()))
	if want := []string{record.ColumnReason, columnKey, "错误"}; !slices.Equal(got, want) {
		t.Errorf("lacking %v, want %v", got, want)
	}
}
