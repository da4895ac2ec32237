package sheets

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
)

// guarded is a rollup with something of everything that the guard compares.
func guarded() *record.Rollup {
	s := decidedThree()
	for _, p := range computed(s).Projects {
		s.Former[p.Key] = p.Facts.Name() + "旧名"
	}
	s.Stray[record.StrayText{Sheet: "便笺", About: "A1", Text: "电话催过"}] = true
	s.Replies["0123456789abcdef"] = record.Reply{Result: checks.ReplyFine, Note: "已电话核实", About: record.FindingText{Rule: "P016", Project: "示例试点"}}
	s.Closing = record.Closing{Finals: []record.Final{{Number: 1, Day: record.ClosingDay(recordtest.Day(8)), Recommended: map[string]string{"甲": "乙"}}}}
	return computed(s)
}

// anyOf is the value of the first key.
func anyOf[V any](m map[string]V) (string, V) {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	key := slices.Min(keys)
	return key, m[key]
}

// What was read back differs from what was meant in one thing, and the guard
// says which. Each comparison has its own case.
func TestGuardTellsWhatWasNotReadBack(t *testing.T) {
	want := guarded()
	data := bytesOf(t, want)
	cases := map[string]struct {
		lose func(s *Reading)
		says string
	}{
		"nothing":                {func(*Reading) {}, ""},
		"a file too many":        {func(s *Reading) { s.Files["x"] = recordtest.Received("140521", "多.xlsx", 3) }, "4 files of 3"},
		"a file for another":     {func(s *Reading) { id, f := anyOf(s.Files); delete(s.Files, id); s.Files["x"] = f }, "it is not there"},
		"what a file said":       {func(s *Reading) { _, f := anyOf(s.Files); f.Return.Spares++ }, "it says something else"},
		"when it was first seen": {func(s *Reading) { _, f := anyOf(s.Files); f.FirstSeen = recordtest.Day(1) }, "it says something else"},
		"a receipt":              {func(s *Reading) { _, f := anyOf(s.Files); f.Receipt.Copies = "3" }, "its receipt says"},
		"a receipt's own column": {func(s *Reading) { _, f := anyOf(s.Files); f.Receipt.Own = map[string]string{"会签": "甲"} }, "its receipt says"},
		"a cell": {func(s *Reading) {
			s.Altered = []Alteration{{Sheet: record.SheetUnits, Cell: "A1", Title: "项目数", Old: "1", New: "2"}}
		}, "填报情况!A1"},
		"a decision":           {func(s *Reading) { key, _ := anyOf(s.Decisions); delete(s.Decisions, key) }, "1 decisions of 2"},
		"whose a decision is":  {func(s *Reading) { key, d := anyOf(s.Decisions); delete(s.Decisions, key); s.Decisions["x"] = d }, "no decision about"},
		"what a decision says": {func(s *Reading) { _, d := anyOf(s.Decisions); d.Rank = "7" }, "the decision about"},
		"its own column":       {func(s *Reading) { _, d := anyOf(s.Decisions); d.Own = map[string]string{"会签": "甲"} }, "the decision about"},
		"its version":          {func(s *Reading) { _, d := anyOf(s.Decisions); d.Version = "别的" }, `is about "别的"`},
		"a reply":              {func(s *Reading) { clear(s.Replies) }, "the reply to"},
		"what a reply says":    {func(s *Reading) { key, v := anyOf(s.Replies); v.By = "甲"; s.Replies[key] = v }, "the reply to"},
		"a former name":        {func(s *Reading) { key, _ := anyOf(s.Former); delete(s.Former, key) }, "former names"},
		"a closing":            {func(s *Reading) { s.Closing.Finals = nil }, "closings"},
		"a text that people have not written": {func(s *Reading) {
			s.NewStray = []record.StrayText{{Sheet: "便笺", About: "A1", Text: "电话催过"}}
		}, "texts that people have not written"},
		"a stray text": {func(s *Reading) { clear(s.Stray) }, "stray texts []"},
	}
	for name, c := range cases {
		got, problems := ReadRollup(readBook(t, data))
		if problems != nil {
			t.Fatal(problems)
		}
		c.lose(got)
		switch err := compareRead(draw(want), got); {
		case c.says == "" && err != nil:
			t.Errorf("%s was lost: %v", name, err)
		case c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)):
			t.Errorf("%s was lost, and the guard says %v", name, err)
		}
	}
}

// Opinions that changed places are none of their projects'.
func TestGuardKnowsWhoseAnEntryIs(t *testing.T) {
	want := guarded()
	got, problems := ReadRollup(readBook(t, bytesOf(t, want)))
	if problems != nil {
		t.Fatal(problems)
	}
	var keys []string
	for key := range got.Decisions {
		keys = append(keys, key)
	}
	a, b := got.Decisions[keys[0]], got.Decisions[keys[1]]
	a.Reason, b.Reason = b.Reason, a.Reason
	if compareRead(draw(want), got) == nil {
		t.Error("nobody is told")
	}
}

// A text that does not come back from its cell as it was keeps the rollup from
// being written.
func TestBookIsReadBackBeforeItIsWritten(t *testing.T) {
	for name, lose := range map[string]func(*record.Rollup){
		"a decision": func(r *record.Rollup) { r.Projects[0].Decision.Reason = " 首尾有空格 " },
		"a receipt":  func(r *record.Rollup) { r.Files[0].Receipt.Remark = " 首尾有空格 " },
		"a reply": func(r *record.Rollup) {
			for key, v := range r.State.Replies {
				v.Note = " 首尾有空格 "
				r.State.Replies[key] = v
			}
		},
	} {
		r := guarded()
		lose(r)
		if _, err := DrawRollup(context.Background(), r, func(checks.Finding) string { return "" }); err == nil || !strings.Contains(err.Error(), "read back") {
			t.Errorf("%s was lost: %v", name, err)
		}
	}
}

// Whatever of a file does not come out of the merge keeps the rollup from being
// written, and says which file it is.
func TestLedgerKeepsARollupFromBeingWritten(t *testing.T) {
	lost := func(r *record.Rollup) *record.ReceivedFile {
		return r.Files[slices.IndexFunc(r.Files, func(f *record.ReceivedFile) bool { return f.Path == "两个.xlsx" })]
	}
	for name, c := range map[string]struct {
		lose func(*record.Rollup)
		says string
	}{
		"nothing":                   {func(*record.Rollup) {}, ""},
		"a form of a file":          {func(r *record.Rollup) { f := lost(r); f.Projects = f.Projects[1:] }, "两个.xlsx"},
		"a form that counts twice":  {func(r *record.Rollup) { f := lost(r); f.Projects = append(f.Projects, f.Projects[0]) }, "两个.xlsx"},
		"a version on 申报详情":         {func(r *record.Rollup) { r.Versions = r.Versions[1:] }, "两个.xlsx"},
		"a file that the run found": {func(r *record.Rollup) { r.FilesFound++ }, "本次找到 5 份文件"},
		"a file found by nobody": {func(r *record.Rollup) {
			r.OtherFiles = append(r.OtherFiles, record.OtherFile{Path: "多.xlsx", Status: record.Duplicate})
		}, "本次找到 4 份文件"},
		"a file that is not told": {func(r *record.Rollup) { lost(r).Present = false }, "本次找到 4 份文件"},
	} {
		two := recordtest.Received("140521", "两个.xlsx", 3, recordtest.Filled("示例茶试点"), recordtest.Filled("示例桑试点"))
		two.Return.Spares = 1
		r := computed(recordtest.StateWith(two, recordtest.Received("140522", "新.xlsx", 5, recordtest.Filled("示例麻试点")), recordtest.Received("140522", "旧.xlsx", 3, recordtest.Filled("示例麻试点")), recordtest.Received("140105", "太原.xlsx", 3, recordtest.Filled("示例试点"))))
		slices.SortStableFunc(r.Versions, func(a, b *record.Version) int { return strings.Compare(a.File.Path, b.File.Path) })
		c.lose(r)
		_, err := DrawRollup(context.Background(), r, func(checks.Finding) string { return "" })
		var ledger *LedgerError
		switch told := errors.As(err, &ledger); {
		case c.says == "" && err != nil:
			t.Errorf("%s is lost: %v", name, err)
		case c.says != "" && (!told || len(ledger.Files) != 1 || !strings.Contains(err.Error(), c.says)):
			t.Errorf("%s is lost, and the ledger says %v", name, err)
		}
	}
}
