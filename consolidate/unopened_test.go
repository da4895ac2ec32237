//go:build unix

package consolidate

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// shut merges while nobody may read the files of these names.
func (r run) shut(t *testing.T, names ...string) (*Result, files) {
	t.Helper()
	back := func() {}
	defer func() { back() }()
	r.options = func(_ *Options, dir string) {
		must(t, os.MkdirAll(filepath.Join(dir, "out"), 0o777))
		back = shutFiles(t, dir, prefixed("in", names)...)
	}
	return r.merged(t)
}

func prefixed(folder string, names []string) []string {
	var paths []string
	for _, name := range names {
		paths = append(paths, filepath.Join(folder, filepath.FromSlash(name)))
	}
	return paths
}

// shutFiles lets nobody read the files of these names below dir until back is
// called. Root may read everything, so root becomes somebody else.
func shutFiles(t *testing.T, dir string, names ...string) (back func()) {
	t.Helper()
	for _, folder := range []string{filepath.Dir(dir), dir, filepath.Join(dir, "out")} {
		must(t, os.Chmod(folder, 0o777))
	}
	for _, name := range names {
		must(t, os.Chmod(filepath.Join(dir, name), 0))
	}
	user := os.Geteuid()
	if user != 0 {
		return func() {}
	}
	must(t, syscall.Seteuid(65534))
	return func() { must(t, syscall.Seteuid(user)) }
}

// It is not the county's fault, and as nobody knows what is in the file, no list
// is written.
func TestFileThatCannotBeOpenedIsNoFaultOfTheCounty(t *testing.T) {
	in := sample(t, "jincheng").only("沁水县", "陵川县")
	const path = "来件/阳城县.xlsx"
	clean, out := run{in: in}.merged(t)
	if len(clean.Holds) > 0 || len(out.current()) != 2 {
		t.Fatalf("holds %v, outputs %d", clean.Holds, len(out))
	}
	r, out := run{in: in.with(path, sample(t, "jincheng").named(t, "阳城县"))}.shut(t, path)
	if status, need := unitOf(t, r, "阳城县").Status, needs(t, r, "阳城县"); status != checks.Unopened || need != "文件打不开，请关闭打开它的程序后重新运行" {
		t.Errorf("阳城县 is %s: %s", status, need)
	}
	if got := rulesAbout(r, path); !slices.Equal(got, []string{"W012"}) {
		t.Errorf("the file is told by %v", got)
	}
	for _, f := range r.Rollup.Findings {
		if f.Region == "140522" && f.Rule.ID != "W012" {
			t.Errorf("阳城县 is told %s %s", f.Rule.ID, f.Message)
		}
	}
	if len(r.Holds) != 1 || !strings.Contains(r.Holds[0].Message, path) {
		t.Errorf("what holds the list: %v", r.Holds)
	}
	if len(out.current()) != 1 || out[cityRollup] == nil {
		t.Errorf("%d outputs", len(out.current()))
	}
	if !strings.Contains(reports(r), path+" 阳城县 unopened") {
		t.Errorf("the files are\n%s", reports(r))
	}
	holdsTogether(t, r, len(in)+1)
}

// Where nobody knows whose file it is, nobody is urged before it was opened.
func TestNobodyIsUrgedWhileAFileOfNobodyCannotBeOpened(t *testing.T) {
	in := sample(t, "jincheng").only("沁水县", "陵川县")
	r, _ := run{in: in.with("来件/1.xlsx", []byte("x"))}.shut(t, "来件/1.xlsx")
	status, need := unitOf(t, r, "阳城县").Status, needs(t, r, "阳城县")
	if status != checks.NoFile || need != "没有收到文件；有文件打不开，还不知道是谁的，打开以后再催报" {
		t.Errorf("阳城县 is %s: %s", status, need)
	}
	for _, f := range r.Rollup.Findings {
		if f.Region == "140522" && !strings.Contains(f.Message, "先打开") {
			t.Errorf("阳城县: %s", f.Message)
		}
	}
}

// The list waits for a folder into which nobody may look as well.
func TestFolderThatCannotBeOpenedHoldsTheList(t *testing.T) {
	in := sample(t, "jincheng").only("沁水县", "陵川县").with("来件/阳城县.xlsx", sample(t, "jincheng").named(t, "阳城县"))
	r, _ := run{in: in}.shut(t, "来件")
	if len(r.Holds) != 1 || r.Holds[0].Rule.ID != "W012" {
		t.Errorf("what holds the list: %v", r.Holds)
	}
}

// The next run reads the file: what staff entered about it is kept, the day on
// which it first lay there holds, and nothing of the refusal stays.
func TestFileThatCanBeOpenedAgainIsItself(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng").only("沁水县", "阳城县")
	const path = "来件/阳城县.xlsx"
	in = in.only("沁水县").with(path, in.named(t, "阳城县"))
	_, out := run{in: in}.shut(t, path)
	out[cityRollup] = edit(t, out[cityRollup], func(f *excelize.File) {
		must(t, f.SetCellStr(record.SheetReceipts, find(t, f, record.SheetReceipts, path, record.ColumnMethod), "邮寄"))
	})
	may9 := form.Date{Year: 2021, Month: 5, Day: 9}
	r, out := run{in: in, out: out, asOf: may9}.merged(t)
	if status := unitOf(t, r, "阳城县").Status; status != checks.Filed {
		t.Errorf("阳城县 is %s", status)
	}
	var lines []string
	for _, f := range r.Rollup.Files {
		if f.Path == path {
			lines = append(lines, fmt.Sprintf("%s %s %s late %v", f.Status, f.FirstSeen, f.Receipt.Method, f.Late))
		}
	}
	expect(t, strings.Join(lines, "\n"), "merged 2021-05-07 邮寄 late false")
	again, _ := run{in: in, out: out, asOf: may9}.merged(t)
	if reports(again) != reports(r) {
		t.Errorf("the run after it has\n%s\nand not\n%s", reports(again), reports(r))
	}
}

// What was read in an earlier run stands, also where the file may since have been
// written to; the list waits.
func TestFileThatCouldBeOpenedBeforeKeepsItsContent(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng").only("沁水县", "陵川县")
	before, out := run{in: in}.merged(t)
	path := ""
	for name := range in.only("沁水县") {
		path = name
	}
	r, out := run{in: in, out: out}.shut(t, path)
	if projects(r) != projects(before) || units(r) != units(before) {
		t.Errorf("it has\n%s\n%s", projects(r), units(r))
	}
	if len(r.Holds) != 1 || r.Holds[0].Region != "140521" || !strings.Contains(r.Holds[0].Message, "以前读到的内容仍然保留") {
		t.Errorf("what holds the list: %+v", r.Holds)
	}
	for _, f := range r.Files {
		if f.Path == path && !f.Present && !strings.Contains(f.Reason, "打不开") {
			t.Errorf("what was read before: %s", f.Reason)
		}
	}
	r, _ = run{in: in, out: out}.merged(t)
	if len(r.Holds) > 0 || reports(r) != reports(before) {
		t.Errorf("opened again: %v\n%s", r.Holds, reports(r))
	}
}

// A correction that lay locked beside the version that had been read does not
// become as old as that one.
func TestCorrectionThatWasLockedIsNotSeenBefore(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng").only("沁水县")
	path := ""
	for name := range in {
		path = name
	}
	_, out := run{in: in}.merged(t)
	may8, may9 := form.Date{Year: 2021, Month: 5, Day: 8}, form.Date{Year: 2021, Month: 5, Day: 9}
	_, out = run{in: in, out: out, asOf: may8}.shut(t, path)
	changed := files{path: edit(t, in[path], func(f *excelize.File) { must(t, f.SetCellStr("项目01", cellOf(form.ContactPerson), "乙某")) })}
	r, _ := run{in: changed, out: out, asOf: may9}.merged(t)
	for _, f := range r.Rollup.Files {
		if f.Present && f.FirstSeen != may9 {
			t.Errorf("%s was first seen %s", f.Path, f.FirstSeen)
		}
	}
}

// Taken away before anybody could look: nothing is asked of the county, and the
// list is written.
func TestFileThatWasTakenAwayUnopened(t *testing.T) {
	in := sample(t, "jincheng").only("沁水县", "陵川县")
	const path = "来件/阳城县.xlsx"
	_, out := run{in: in.with(path, []byte("x"))}.shut(t, path)
	r, _ := run{in: in, out: out}.merged(t)
	if status := unitOf(t, r, "阳城县").Status; status != checks.NoFile || len(r.Holds) > 0 || slices.Contains(rulesAbout(r, path), "W012") {
		t.Errorf("阳城县 is %s, holds %v, told by %v", status, r.Holds, rulesAbout(r, path))
	}
}

// An earlier rollup or a list that cannot be opened is whole: nothing is written,
// and nobody is sent to a backup, or on with a copy.
func TestOutputThatCannotBeOpenedIsWaitedFor(t *testing.T) {
	effort.Usual(t)
	changed := sample(t, "jincheng").only("沁水县", "陵川县")
	_, out := run{in: changed.only("陵川县")}.merged(t)
	list := "晋城市2021年度推荐项目清单（草稿）.xlsx"
	for name, held := range map[string]files{
		cityRollup:        out,
		list:              out,
		"./" + cityRollup: out.with("晋城市汇总（副本）.xlsx", out[cityRollup]),
	} {
		dir := t.TempDir()
		changed.write(t, filepath.Join(dir, "in"))
		held.write(t, filepath.Join(dir, "out"))
		back := shutFiles(t, dir, filepath.Join("out", name))
		o := Options{Plan: testplan.New(), Paths: []string{filepath.Join(dir, "in")}, Out: filepath.Join(dir, "out"), AsOf: may8}
		_, err := Merge(t.Context(), o)
		o.Look = true
		_, seen := Merge(t.Context(), o) // which may leave its own result, and nothing else
		back()
		if (seen == nil) != (name == list) {
			t.Errorf("%s: check says %v", name, seen)
		}
		var failure *Failure
		if !errors.As(err, &failure) || !strings.Contains(failure.Text, filepath.Base(name)) || !strings.Contains(failure.Text, "打不开：没有权限") || !strings.Contains(failure.Text, "请检查这个文件的权限后重新运行") || strings.Contains(failure.Text, "备份") {
			t.Errorf("%s: %v", name, err)
		}
		after := filesIn(t, filepath.Join(dir, "out"))
		delete(after, sheets.CheckName)
		if !maps.EqualFunc(after, held, bytes.Equal) {
			t.Errorf("%s: something was written", name)
		}
	}
}
