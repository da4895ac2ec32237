package record_test

import (
	"fmt"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/templates/form"
)

// nilReturn is a 零报告 of a county.
func nilReturn(region, path string, seen int) *record.File {
	f := recordtest.Received(region, path, seen)
	f.Return.County = form.NewFilled(form.Origin{File: path, Sheet: form.SheetCounty})
	f.Return.County.Set(form.NilReturn, form.Answer{Raw: form.Yes, Kind: form.Text, Cell: "C9"})
	return f
}

// A county is on time or late by what of it counts, and not by the blank workbook that
// it sent before.
func TestUnitArrivesWithWhatCounts(t *testing.T) {
	blank := func() *record.File { return recordtest.Received("140521", "空.xlsx", 1) }
	for name, c := range map[string]struct {
		files []*record.File
		want  string
	}{
		"a blank workbook, and a nil return after the last day":                     {[]*record.File{blank(), nilReturn("140521", "零.xlsx", 9)}, "nil_return 2021-05-09 late"},
		"a nil return that nobody signed, and one that is whole after the last day": {[]*record.File{nilReturn("140521", "零.xlsx", 5), signed(nilReturn("140521", "零2.xlsx", 9))}, "nil_return 2021-05-09 late"},
		"a blank workbook, and a nil return in time":                                {[]*record.File{blank(), nilReturn("140521", "零.xlsx", 6)}, "nil_return 2021-05-06"},
		"a blank workbook, and a project after the last day":                        {[]*record.File{blank(), recordtest.Received("140521", "晚.xlsx", 9, recordtest.Filled("示例试点"))}, "filed 2021-05-09 late"},
		"a blank workbook alone":                                                    {[]*record.File{blank()}, "blank 2021-05-01"},
		"a correction in time": {[]*record.File{recordtest.Received("140521", "旧.xlsx", 3, recordtest.Filled("示例试点")),
			recordtest.Received("140521", "新.xlsx", 6, recordtest.Filled("示例试点", "单位名称=乙"))}, "filed 2021-05-06"},
		"one project in time and another one late": {[]*record.File{recordtest.Received("140521", "早.xlsx", 4, recordtest.Filled("示例茶试点")),
			recordtest.Received("140521", "晚.xlsx", 9, recordtest.Filled("示例桑试点"))}, "filed 2021-05-04"},
	} {
		t.Run(name, func(t *testing.T) {
			u := unitOf(t, recordtest.Computed(recordtest.StateWith(c.files...)), "140521")
			got := fmt.Sprint(u.Status, " ", u.Arrived)
			if u.Late {
				got += " late"
			}
			// What else is wrong with the forms is not looked at here.
			if got = strings.Replace(got, string(checks.AllInvalid), string(checks.Filed), 1); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func unitOf(t *testing.T, r *record.Rollup, code string) *record.Unit {
	t.Helper()
	for _, u := range r.Units {
		if u.Region.Code == code {
			return u
		}
	}
	t.Fatalf("no unit %s", code)
	return nil
}

// A file that cannot be taken is counted as long as it is there.
func TestRefusedFilesFallWhenTheyArePutRight(t *testing.T) {
	bad := &record.File{Path: "坏.xlsx", FirstSeen: recordtest.Day(3), SHA256: "坏", Return: &form.Return{Notes: []form.Note{{Kind: form.NotAWorkbook}}}}
	other := &record.File{Path: "坏2.xlsx", FirstSeen: recordtest.Day(3), SHA256: "坏2", Return: &form.Return{Notes: []form.Note{{Kind: form.NotAWorkbook}}}}
	state := recordtest.StateWith(bad, other)
	if n := len(recordtest.Computed(state).RefusedFiles()); n != 2 {
		t.Errorf("%d files are refused, want 2", n)
	}
	r := recordtest.Computed(state)
	again := record.Compute(r.Plan, r.Region, r.AsOf, state, map[string]string{other.ID(): other.Path}, func(r *record.Rollup) func(int, string) checks.Place {
		return func(int, string) checks.Place { return checks.Place{} }
	})
	if refused := again.RefusedFiles(); len(refused) != 1 || refused[0].Path != "坏2.xlsx" || len(again.Files) != 2 {
		t.Errorf("%d files are refused of %d", len(refused), len(again.Files))
	}
}

// Each project is in one part, the rightmost that applies.
func TestEveryProjectIsCountedOnce(t *testing.T) {
	r := decided(t, recordtest.Computed(record.NewState()).Plan, `
		甲 | 沁水县 | 农业 |                | | 是   | | → recommended
		乙 | 沁水县 | 农业 |                | | 备选 | | → reserve
		丙 | 沁水县 | 农业 |                | | 否   | | 条件不足 → not_recommended
		丁 | 沁水县 | 农业 |                | 待定 | | | → undecided
		戊 | 沁水县 | 农业 | blocked        | | | | → blocked
		己 | 沁水县 | 农业 | blocked late   | | | | → late
		庚 | 沁水县 | 农业 | blocked late   | 退回 | | | 缺材料 → returned
		辛 | 沁水县 | 农业 | late           | 撤回 | | | → withdrawn
		= 晋城市 农业 3/1 undecided
		! R002`)
	want := record.Counts{Sent: 8, Recommendable: 4, Faulty: 1, Late: 1, Returned: 1, Withdrawn: 1, Recommended: 1, Reserve: 1, NotRecommended: 1, Undecided: 1}
	if got := r.Counts(); got != want || got.Candidates() != 3 {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := r.CountsByDomain(); got[0].Counts != want || got[0].Domain != "农业" {
		t.Errorf("by domain %+v", got)
	}
}
