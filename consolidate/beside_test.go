package consolidate

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/store"
	"shidian/samples/effort"
	"shidian/templates/form"
)

var may8 = form.Date{Year: 2021, Month: 5, Day: 8}

func beside(o *Options, _ string) { o.Beside = true }

// The open rollup stays as it is and where it is, and is not kept a second time.
// Once it is closed the run goes on from it, with what people saved in it.
func TestNewRollupBesideAnOpenOne(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	_, out := run{in: in}.merged(t)
	owner := ".~lock." + cityRollup + "#"
	r, after := run{in: in, out: out.with(owner, nil), asOf: may8, options: beside}.merged(t)
	beside := store.KeptName(cityRollup)
	if string(after[cityRollup]) != string(out[cityRollup]) || after[beside] == nil || len(after.current()) != 3 {
		t.Errorf("the open one is still there: %v; outputs %v", after[cityRollup] != nil, slices.Sorted(maps.Keys(after)))
	}
	if !slices.Equal(r.Outputs, []string{beside}) || !slices.Equal(r.Beside, []store.LockedFile{{Name: cityRollup, Kept: beside}}) || r.Kept != nil {
		t.Errorf("told are the outputs %v beside %v, kept %v", r.Outputs, r.Beside, r.Kept)
	}
	delete(after, owner)
	name := "示例沁水县政务服务标准化试点"
	after[cityRollup] = entered(t, after[cityRollup], [3]string{name, record.ColumnReason, "甲"})
	r, last := run{in: in, out: after, asOf: may8}.merged(t)
	if reasonOf(r, name) != "甲" || last[beside] != nil {
		t.Errorf("the reason is %q, outputs %v", reasonOf(r, name), slices.Sorted(maps.Keys(last)))
	}
	for _, name := range r.Kept {
		if !strings.HasPrefix(name, FolderHistory+"/") {
			t.Errorf("kept as %s", name)
		}
	}
}

// Somebody may have filled the one that was for a look: nothing of it is passed
// over without a word.
func TestEntriesInTheNewOneBesideAreNotLost(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	_, out := run{in: in}.merged(t)
	_, after := run{in: in, out: out.with(".~lock."+cityRollup+"#", nil), asOf: may8, options: beside}.merged(t)
	delete(after, ".~lock."+cityRollup+"#")
	name := store.KeptName(cityRollup)
	after[name] = entered(t, after[name], [3]string{tea, record.ColumnReason, "甲"})
	_, last, failure := run{in: in, out: after, asOf: may8}.merge(t)
	if failure == nil || !strings.Contains(failure.Text, name) || !strings.Contains(failure.Text, "--into") || string(last[name]) != string(after[name]) {
		t.Errorf("it goes on: %v", failure)
	}
}

// The one backup that older programs wrote beside a rollup is no second rollup.
func TestBackupOfAnOlderProgramIsNoSecondRollup(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	_, out := run{in: in}.merged(t)
	r, _ := run{in: in, out: out.with("晋城市汇总.上一次.xlsx", out[cityRollup]), asOf: may8}.merged(t)
	if !strings.HasSuffix(r.Earlier, cityRollup) || r.Unused != nil {
		t.Errorf("carried on from %q, unused %v", r.Earlier, r.Unused)
	}
}

// Without an owner file it is the system that says so, when the files are put: the
// run has done what was asked, as with one.
func TestNewRollupBesideOneThatTheSystemHolds(t *testing.T) {
	open := []store.LockedFile{{Name: cityRollup, Kept: store.KeptName(cityRollup)}}
	var done oldFiles
	if err := done.judge(t.Context(), "输出", &store.LockedError{Files: open}); err != nil || !slices.Equal(done.beside, open) {
		t.Errorf("it fails: %v, beside %v", err, done.beside)
	}
	res := &Result{Beside: done.beside}
	for name, want := range map[string]string{cityRollup: open[0].Kept, "清单.xlsx": "清单.xlsx"} {
		if got := res.nameOf(Target{Output: store.Output{Name: name}}); got != want {
			t.Errorf("%s is written as %s", name, got)
		}
	}
	done = oldFiles{}
	err := done.judge(t.Context(), "输出", &store.LockedError{Files: append(open, store.LockedFile{Name: "清单.xlsx"})})
	var failure *Failure
	if !errors.As(err, &failure) || !strings.Contains(failure.Text, "没有写出任何文件") || done.beside != nil {
		t.Errorf("nothing was written, and it is told as %v, %v", err, done.beside)
	}
}
