package consolidate

import (
	"slices"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
)

// selecting is the run that follows when the people of an office that nobody is above have
// taken in every project that waits for it, but for those named.
func (r run) selecting(t *testing.T, but ...string) run {
	t.Helper()
	res, out := r.merged(t)
	var entries [][3]string
	for _, p := range res.Rollup.Projects {
		if p.State == checks.Undecided && !slices.Contains(but, p.Facts.Name()) {
			entries = append(entries, [3]string{p.Facts.Name(), record.ColumnSelect, checks.SelectYes})
		}
	}
	name := res.Rollup.FileName()
	r.out = files{name: entered(t, out[name], entries...)}
	return r
}
