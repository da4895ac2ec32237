package rollup

import (
	"slices"
	"testing"

	"shidian/templates/form"
)

// A rollup of before a column was thought of lacks nothing; one from which the
// column was struck off does.
func TestColumnThatWasNeverThereIsNotLacking(t *testing.T) {
	w := &Written{columns: []string{ColumnReason, ColumnRank}, sheets: []drawn{{Name: SheetProjects, Columns: []string{columnNumber, "错误"}}}}
	got := w.lacks(SheetProjects, []string{ColumnReason, ColumnSameAs, columnKey, "错误", "提示"}, projectColumns(form.Official()))
	if want := []string{ColumnReason, columnKey, "错误"}; !slices.Equal(got, want) {
		t.Errorf("lacking %v, want %v", got, want)
	}
}
