package record_test

import (
	"strings"
	"testing"

	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/templates/form"
)

// noted is a file with something the matter with it as a whole.
func noted(f *record.File, at string) *record.File {
	f.Return.Notes = append(f.Return.Notes, form.Note{Kind: form.OutsideAnswer, Sheet: "补充", Cell: "A1", Detail: "这张表没有并入：" + at})
	return f
}

// asksAbout reports whether W007 speaks of what was noted there.
func asksAbout(r *record.Rollup, at string) bool {
	for _, f := range r.Findings {
		if f.Rule.ID == "W007" && strings.Contains(f.Message, at) {
			return true
		}
	}
	return false
}

// What was the matter with a file is asked of nobody once a newer one has taken its place.
func TestFindingsOfAReplacedFileGo(t *testing.T) {
	tea, trade := recordtest.Filled("示例药茶试点", codeA), recordtest.Filled("示例物流试点", codeB)
	for _, c := range []struct {
		what     string
		old, new []*form.Filled
		newer    int // day
		stays    bool
	}{
		{what: "all of it counts in the newer file", old: []*form.Filled{tea}, new: []*form.Filled{tea, trade}, newer: 8},
		{what: "a project counts in the old one", old: []*form.Filled{tea, trade}, new: []*form.Filled{tea}, newer: 8, stays: true},
		{what: "a blank workbook, and the filled one", new: []*form.Filled{tea}, newer: 8},
		{what: "the newer one is late", old: []*form.Filled{tea}, new: []*form.Filled{tea}, newer: 9, stays: true},
	} {
		old := noted(recordtest.Received("140521", "旧.xlsx", 6, c.old...), "旧")
		r := recordtest.Computed(recordtest.StateWith(old, noted(recordtest.Received("140521", "新.xlsx", c.newer, c.new...), "新")))
		if asksAbout(r, "旧") != c.stays || !asksAbout(r, "新") {
			t.Errorf("%s: it asks about the old file %v, about the new one %v", c.what, asksAbout(r, "旧"), asksAbout(r, "新"))
		}
	}
}

// A day of arrival that cannot be read is asked about, for it decides which file is newer.
func TestDayOfArrivalOfAReplacedFileIsStillAskedAbout(t *testing.T) {
	tea := recordtest.Filled("示例药茶试点", codeA)
	old := recordtest.Received("140521", "旧.xlsx", 6, tea)
	old.Receipt.Arrived = "上周五"
	r := recordtest.Computed(recordtest.StateWith(old, recordtest.Received("140521", "新.xlsx", 8, tea)))
	for _, f := range r.Findings {
		if f.Rule.ID == "C007" {
			return
		}
	}
	t.Error("nobody is asked about it")
}

// A file that took the place of another under its name is told apart from it by the day.
func TestReplacedFileOfTheSameNameIsToldByItsDay(t *testing.T) {
	tea := recordtest.Filled("示例药茶试点", codeA)
	r := recordtest.Computed(recordtest.StateWith(recordtest.Received("140521", "沁水.xlsx", 6, tea), recordtest.Received("140521", "沁水.xlsx", 8, tea)))
	for _, f := range r.Files {
		if f.Status == record.Superseded && !strings.Contains(f.Reason, "（2021-05-06 先收到的一版）") {
			t.Errorf("%s", f.Reason)
		}
	}
}
