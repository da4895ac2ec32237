package sheets

import (
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/samples/effort"
)

// typedReason types the reason of the first project of a rollup.
func typedReason(t *testing.T, r *record.Rollup, text string) func(*excelize.File) {
	return func(f *excelize.File) {
		place := DecisionPlaces(r)(0, record.ColumnReason)
		if err := f.SetCellStr(place.Sheet, place.Cell, text); err != nil {
			t.Fatal(err)
		}
	}
}

// rollupOfReading is what the next merge makes of a reading, with what it asks.
func rollupOfReading(s *Reading) *record.Rollup {
	r := computed(s.State)
	s.NoteHandwork(r)
	return r
}

// Two texts in one cell are asked about as long as there are two, whatever people make
// of them, and once.
func TestTwoTextsAreAskedAboutUntilOneIsLeft(t *testing.T) {
	effort.Usual(t)
	r := computed(decidedTwo())
	name := r.Projects[0].Facts.Name()
	a, b := saved(t, r, typedReason(t, r, "甲")), saved(t, r, typedReason(t, r, "乙"))
	b.Writing.ID = a.Writing.ID
	joined := rollupOfReading(JoinCopies(a, b))
	for text, want := range map[string]string{
		"两处填写不同：\n乙\n甲":  "[{" + name + " 理由 两处填写不同：\n乙\n甲}]",
		"两处填写不同：\n甲\n乙":  "[{" + name + " 理由 两处填写不同：\n乙\n甲}]",
		"两处填写不同:\n甲某\n乙": "[{" + name + " 理由 两处填写不同：\n乙\n甲某}]",
		"两处填写不同：\n甲":     "[]",
		"甲":              "[]",
	} {
		s := saved(t, joined, typedReason(t, joined, text))
		if got := fmt.Sprint(s.Disagreed); got != want {
			t.Errorf("%q: it asks %s, not %s", text, got, want)
		}
		if want == "[]" && inRow(s.rows[0], s.Writing.rows[0].entered()).Reason != "甲" {
			t.Errorf("%q is read as %q", text, inRow(s.rows[0], s.Writing.rows[0].entered()).Reason)
		}
	}
	// Copies of the joined one ask once, and not at all where one of them has settled it.
	c, d := saved(t, joined, nil), saved(t, joined, nil)
	if got := JoinCopies(c, d).Disagreed; len(got) != 1 {
		t.Errorf("two copies of it ask %v", got)
	}
	c = saved(t, joined, typedReason(t, joined, "甲"))
	if got := JoinCopies(c, d).Disagreed; len(got) != 0 {
		t.Errorf("one copy has settled it, and it asks %v", got)
	}
}
