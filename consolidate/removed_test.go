package consolidate

import (
	"testing"

	"shidian/samples/effort"
)

// A file that could not be read and was taken away, as its message asks, is
// still in the register and asks for nothing more.
func TestRefusedFileThatWasTakenAwayIsNoErrorAnyMore(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	refused := func(r *Result) (n int) {
		for _, f := range r.Rollup.Findings {
			if f.Rule.ID == "W001" {
				n++
			}
		}
		return n
	}
	first, out := run{in: in.with("高平市申报表.xlsx", nil)}.merged(t)
	if refused(first) != 1 {
		t.Fatalf("%d files are refused", refused(first))
	}
	second, _ := run{in: in, out: out}.merged(t)
	if refused(second) != 0 || len(second.Rollup.Files) != len(first.Rollup.Files) {
		t.Errorf("%d findings, %d files registered, %d before", refused(second), len(second.Rollup.Files), len(first.Rollup.Files))
	}
}
