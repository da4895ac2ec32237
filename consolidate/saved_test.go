package consolidate

import (
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/templates/form"
)

// A save time is evidence that a file was there in time, where it can be one: the clock
// of the desk may be wrong, and one without a zone is the clock on the wall.
func TestWhatASaveTimeProves(t *testing.T) {
	good := sample(t, "jincheng").named(t, "陵川县")
	for saved, want := range map[string]string{
		"2021-05-07T08:00:00Z":      "C004", // in time
		"2021-05-09T08:00:00Z":      "C003",
		"2021-05-08T16:30:00Z":      "C003", // half past midnight of the 9th in Beijing
		"2021-05-08T23:30:00":       "C004", // the wall said the 8th
		"2021-05-09T00:30:00":       "C003",
		"2020-01-01T08:00:00Z":      "C003", // before there was a form
		"2021-04-24T15:59:59Z":      "C003",
		"2021-04-24T16:00:00Z":      "C004", // the day of the notice
		"1980-01-01T00:00:00":       "C003",
		"2021-05-08T23:30:00+08:00": "C004",
	} {
		data := edit(t, good, func(f *excelize.File) {
			must(t, f.SetDocProps(&excelize.DocProperties{Modified: saved}))
		})
		r, _ := run{in: files{"陵川县.xlsx": data}, asOf: form.Date{Year: 2021, Month: 5, Day: 10}}.merged(t)
		got := ""
		for _, f := range r.Rollup.Findings {
			if f.Rule.ID == "C003" || f.Rule.ID == "C004" {
				got += f.Rule.ID
			}
		}
		if got != want {
			t.Errorf("saved %s: %q, want %s", saved, got, want)
		}
	}
}
