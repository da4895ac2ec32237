package consolidate

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/samples/effort"
	"shidian/templates/form"
)

// A clerk who runs the program twice in an evening still finds what was different
// yesterday, who ran it, and what was entered; a run in which nothing changed adds nothing.
func TestChangesKeepEveryRunOfTheSeason(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	by := func(name string) func(*Options, string) { return func(o *Options, _ string) { o.By = name } }
	_, out := run{in: in}.merged(t)
	out[cityRollup] = entered(t, out[cityRollup], [3]string{tea, record.ColumnReason, "先看现场"})
	_, out = run{in: in, out: out, asOf: may8, options: by("甲某")}.merged(t)
	out[cityRollup] = entered(t, out[cityRollup], [3]string{tea, record.ColumnReason, "看过了"})
	for range 2 {
		_, out = run{in: in, out: out, asOf: form.Date{Year: 2021, Month: 5, Day: 9}, options: by("乙某")}.merged(t)
	}
	f := edited(t, out[cityRollup])
	rows, err := f.GetRows(sheets.SheetChanges)
	must(t, err)
	var got []string
	for _, row := range rows {
		if len(row) > 8 && row[3] == string(record.Entered) {
			got = append(got, fmt.Sprintf("%s %s %s %s → %s", row[1], row[2], row[6], row[7], row[8]))
		}
	}
	expect(t, strings.Join(got, "\n"), `
		2021-05-09 乙某 项目汇总：理由 先看现场 → 看过了
		2021-05-08 甲某 项目汇总：理由  → 先看现场`)
}

func edited(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(strings.NewReader(string(data)))
	must(t, err)
	return f
}
