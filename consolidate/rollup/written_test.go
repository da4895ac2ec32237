package rollup

import (
	"slices"
	"testing"
)

// A rollup of before a column was thought of lacks nothing; one from which the
// column was struck off does.
func TestColumnThatWasNeverThereIsNotLacking(t *testing.T) {
	w := &Written{columns: []string{ColumnReason, ColumnRank}}
	got := w.lacks([]string{ColumnReason, ColumnSameAs, columnKey}, projectColumns())
	if want := []string{ColumnReason, columnKey}; !slices.Equal(got, want) {
		t.Errorf("lacking %v, want %v", got, want)
	}
}
