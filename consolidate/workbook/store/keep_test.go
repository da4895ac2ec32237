package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"testing"

	"shidian/samples/effort"
)

const (
	rollupName = "晋城市汇总.xlsx"
	formerDir  = "历史"
	formerName = "历史/晋城市汇总-2021-05-07.xlsx"
	secondName = "历史/晋城市汇总-2021-05-07-2.xlsx"
)

var keepRollup = []Keep{{From: rollupName, To: formerName}}

// putKept puts a version and keeps the rollup that it replaces.
func putKept(t *testing.T, dir, version string) []string {
	t.Helper()
	names, err := Put(t.Context(), dir, outputsOf(version), keepRollup, false)
	must(t, err)
	return names
}

func TestReplacedFileIsKept(t *testing.T) {
	dir := t.TempDir()
	for i, step := range []struct{ version, kept string }{
		{"1", ""}, // nothing was there
		{"2", formerName},
		{"2", ""}, // nothing is replaced
		{"3", secondName},
	} {
		if got := putKept(t, dir, step.version); !reflect.DeepEqual(got, []string{step.kept}) {
			t.Errorf("run %d keeps %q; want %q", i+1, got, step.kept)
		}
		if _, err := os.Stat(filepath.Join(dir, formerDir)); (err == nil) != (i > 0) {
			t.Errorf("run %d: the folder of kept files: %v", i+1, err)
		}
	}
	want := treeOf("3")
	want[formerName], want[secondName] = "rollup 1", "rollup 2"
	sameTree(t, dir, want)
}

// A run that was killed behind its copy has left it there.
func TestKeptBytesAreNotKeptTwice(t *testing.T) {
	dir := t.TempDir()
	putKept(t, dir, "1")
	must(t, os.Mkdir(filepath.Join(dir, formerDir), 0o755))
	must(t, os.WriteFile(filepath.Join(dir, formerName), []byte("other"), 0o600))
	must(t, os.WriteFile(filepath.Join(dir, secondName), []byte("rollup 1"), 0o600))
	if got := putKept(t, dir, "2"); !reflect.DeepEqual(got, []string{secondName}) {
		t.Errorf("kept as %q", got)
	}
	want := treeOf("2")
	want[formerName], want[secondName] = "other", "rollup 1"
	sameTree(t, dir, want)
}

func TestFileOfAnotherNameIsMovedAway(t *testing.T) {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "汇总（科长）.xlsx"), []byte("old"), 0o600))
	names, err := Put(t.Context(), dir, outputsOf("1"), []Keep{{From: "汇总（科长）.xlsx", To: formerName, Away: true}}, false)
	must(t, err)
	want := treeOf("1")
	want[formerName] = "old"
	sameTree(t, dir, want)
	if !reflect.DeepEqual(names, []string{formerName}) {
		t.Errorf("kept as %q", names)
	}
}

func TestRefusedRunKeepsNothing(t *testing.T) {
	for name, refuse := range map[string]func(dir string) error{
		"cancelled": func(dir string) error {
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			_, err := Put(ctx, dir, outputsOf("2"), keepRollup, false)
			return err
		},
		"folder at a target": func(dir string) error {
			outputs := append([]Output{{"县级", []byte("x")}}, outputsOf("2")[3])
			_, err := Put(t.Context(), dir, outputs, keepRollup, false)
			return err
		},
	} {
		dir := t.TempDir()
		putKept(t, dir, "1")
		if err := refuse(dir); err == nil {
			t.Errorf("%s: no error", name)
		}
		sameTree(t, dir, treeOf("1"))
		if _, err := os.Stat(filepath.Join(dir, formerDir)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: a folder for kept files stays: %v", name, err)
		}
	}
}

func TestNamesThatMustNotBeKept(t *testing.T) {
	dir := t.TempDir()
	for _, keep := range []Keep{{From: "../a", To: "b"}, {From: ".", To: "b"}, {To: "b"}, {From: "a", To: "../b"}, {From: "a", To: "CON"},
		{From: "a", To: "晋城市汇总.XLSX"}, {From: "a", To: ownPrefix + "x"}} {
		if _, err := Put(t.Context(), dir, outputsOf("1"), []Keep{keep}, false); err == nil {
			t.Errorf("%+v was accepted", keep)
		}
	}
	sameTree(t, dir, map[string]string{})
}

// An old file that nothing replaces, as where the new one is put beside it, stays
// where it is unless it is to go.
func TestFileThatNothingReplacesStays(t *testing.T) {
	dir := t.TempDir()
	must(t, putAll(t.Context(), dir, []Output{{"旧.xlsx", []byte("old")}}))
	names, err := Put(t.Context(), dir, outputsOf("1"), []Keep{{From: "旧.xlsx", To: formerName}}, false)
	must(t, err)
	want := treeOf("1")
	want["旧.xlsx"] = "old"
	sameTree(t, dir, want)
	if !reflect.DeepEqual(names, []string{""}) {
		t.Errorf("kept as %q", names)
	}
}

// What a link leads to is not touched: there is nothing to keep.
func TestLinkIsNotKept(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	must(t, os.WriteFile(filepath.Join(outside, "x"), []byte("x"), 0o600))
	link(t, filepath.Join(outside, "x"), filepath.Join(dir, rollupName))
	if got := putKept(t, dir, "1"); !reflect.DeepEqual(got, []string{""}) {
		t.Errorf("kept as %q", got)
	}
	sameTree(t, dir, treeOf("1"))
}

// The rollup is held open: as it is not replaced, no copy of it stays, and one
// that an earlier run kept is as it was.
func TestHeldFileIsNotKept(t *testing.T) {
	for _, beside := range []bool{false, true} {
		for _, how := range []heldDisk{
			{tries: map[string]int{rollupName: forever}},
			{tries: map[string]int{rollupName: forever}, unread: rollupName},
			{unread: rollupName}, // let go between the reading and the renaming
		} {
			dir := t.TempDir()
			putKept(t, dir, "0")
			putKept(t, dir, "1")
			root, err := os.OpenRoot(dir)
			must(t, err)
			held := &heldDisk{rootDisk: rootDisk{root}, tries: maps.Clone(how.tries), unread: how.unread}
			_, err = putter{disk: held, wait: noWait, beside: beside}.putKeeping(t.Context(), outputsOf("2"), keepRollup)
			must(t, root.Close())
			want, locked := treeOf("1"), LockedFile{Name: rollupName}
			if beside {
				want = treeOf("2")
				locked.Kept = KeptName(rollupName)
				want[rollupName], want[locked.Kept] = "rollup 1", "rollup 2"
			}
			want[formerName] = "rollup 0"
			var got *LockedError
			if !errors.As(err, &got) || !reflect.DeepEqual(got.Files, []LockedFile{locked}) {
				t.Errorf("beside %v, %+v: %v", beside, how, err)
			}
			sameTree(t, dir, want)
		}
	}
}

// What a killed run left among the kept files goes as well.
func TestStaleTemporaryAmongKeptFilesIsSwept(t *testing.T) {
	dir := t.TempDir()
	putKept(t, dir, "1")
	must(t, os.Mkdir(filepath.Join(dir, formerDir), 0o755))
	must(t, os.WriteFile(filepath.Join(dir, tempBeside(formerName)), []byte("cut"), 0o600))
	putKept(t, dir, "1")
	sameTree(t, dir, treeOf("1"))
}

// A file that is to be moved away and is held stays, and is told.
func TestHeldFileIsNotMovedAway(t *testing.T) {
	const other = "汇总（科长）.xlsx"
	for _, beside := range []bool{false, true} {
		dir := t.TempDir()
		must(t, os.WriteFile(filepath.Join(dir, other), []byte("old"), 0o600))
		root, err := os.OpenRoot(dir)
		must(t, err)
		held := &heldDisk{rootDisk: rootDisk{root}, tries: map[string]int{other: forever}}
		_, err = putter{disk: held, wait: noWait, beside: beside}.putKeeping(t.Context(), outputsOf("1"), []Keep{{From: other, To: formerName, Away: true}})
		must(t, root.Close())
		want, locked := map[string]string{}, LockedFile{Name: other}
		if beside {
			want, locked.Kept = treeOf("1"), rollupName
		}
		want[other] = "old"
		var got *LockedError
		if !errors.As(err, &got) || !reflect.DeepEqual(got.Files, []LockedFile{locked}) {
			t.Errorf("beside %v: %v", beside, err)
		}
		sameTree(t, dir, want)
	}
}

// Whatever fails: what stood in the rollup is there, in its place or kept, the
// copy of an earlier run is as it was, and the run after it needs no cleaning up.
func TestEveryFaultLeavesTheOldFileSomewhere(t *testing.T) {
	effort.Usual(t)
	for _, disk := range []faultyDisk{{}, {gone: true}, {done: true}} {
		for _, from := range []string{rollupName, "旧.xlsx"} {
			for n := 1; ; n++ {
				disk := disk
				disk.failAt = n
				if !oneFaultKeeping(t, &disk, from) {
					break
				}
			}
		}
	}
}

func oneFaultKeeping(t *testing.T, disk *faultyDisk, from string) bool {
	t.Helper()
	dir := t.TempDir()
	must(t, putUnsynced(t.Context(), dir, outputsOf("1")))
	must(t, putUnsynced(t.Context(), dir, []Output{{from, []byte("old")}, {formerName, []byte("older")}}))
	root, err := os.OpenRoot(dir)
	must(t, err)
	disk.rootDisk = rootDisk{root}
	names, err := putter{disk: disk, wait: noWait}.putKeeping(t.Context(), outputsOf("2"), []Keep{{From: from, To: formerName, Away: from != rollupName}})
	must(t, root.Close())
	what := fmt.Sprintf("fault at %d of %d (%s), gone %v, done %v, from %s (%v)", disk.failAt, disk.count, disk.log[min(disk.failAt, disk.count)-1], disk.gone, disk.done, from, err)
	tree := readTree(t, dir)
	if tree[from] != "old" && tree[secondName] != "old" {
		t.Errorf("%s: what people had entered is lost", what)
	}
	if tree[formerName] != "older" {
		t.Errorf("%s: the copy of an earlier run is %q", what, tree[formerName])
	}
	if err == nil && (tree[rollupName] != "rollup 2" || from != rollupName && tree[from] != "") {
		t.Errorf("%s: success was told with %q and %q", what, tree[rollupName], tree[from])
	}
	// Only what cannot be cleared up, and what cannot be looked at, may leave both.
	if tree[from] == "old" && tree[secondName] == "old" && !disk.gone && !mayFail(disk.log[min(disk.failAt, disk.count)-1]) {
		t.Errorf("%s: a copy stays of a file that was not replaced", what)
	}
	if names != nil && names[0] != "" && tree[names[0]] != "old" {
		t.Errorf("%s: %s is told as kept and holds %q", what, names[0], tree[names[0]])
	}
	_, err = Put(t.Context(), dir, outputsOf("2"), []Keep{{From: from, To: formerName, Away: from != rollupName}}, false)
	must(t, err)
	want := treeOf("2")
	want[formerName], want[secondName] = "older", "old"
	sameTree(t, dir, want)
	return disk.count >= disk.failAt
}

// A copy that is not on the disk when the power goes is none.
func TestPowerCutLeavesTheOldFileSomewhere(t *testing.T) {
	for n := 1; ; n++ {
		dir := t.TempDir()
		must(t, putUnsynced(t.Context(), dir, outputsOf("1")))
		disk, cut := openCut(t, dir, n)
		_, _ = putter{disk: disk, wait: noWait}.putKeeping(t.Context(), outputsOf("2"), keepRollup)
		must(t, disk.root.Close())
		for _, lost := range cut.renames { // at worst only the renames in the other folders are lost
			if filepath.Dir(lost.to) == formerDir {
				must(t, os.Remove(filepath.Join(dir, lost.to)))
			}
		}
		if tree := readTree(t, dir); tree[rollupName] != "rollup 1" && tree[formerName] != "rollup 1" {
			t.Errorf("power cut after %s: the old rollup is lost", disk.log[min(n, disk.count)-1])
		}
		if disk.count < n {
			return
		}
	}
}

func TestTwoFilesAreKept(t *testing.T) {
	dir := t.TempDir()
	must(t, putAll(t.Context(), dir, append(outputsOf("1"), Output{"旧.xlsx", []byte("old")})))
	names, err := Put(t.Context(), dir, outputsOf("2"), []Keep{{From: rollupName, To: formerName}, {From: "旧.xlsx", To: formerName, Away: true}}, false)
	must(t, err)
	want := maps.Clone(treeOf("2"))
	want[formerName], want[secondName] = "rollup 1", "old"
	sameTree(t, dir, want)
	if !reflect.DeepEqual(names, []string{formerName, secondName}) {
		t.Errorf("kept as %q", names)
	}
}

// open refuses a file that is held with no sharing at all.
func (d *heldDisk) open(name string) (io.ReadCloser, error) {
	if name == d.unread {
		return nil, errHeld
	}
	return d.rootDisk.open(name)
}

// remove refuses as rename does.
func (d *heldDisk) remove(name string) error {
	if d.scanned > 0 && isTemp(path.Base(name)) {
		d.scanned--
		return errHeld
	}
	if d.tries[name] > 0 {
		d.tries[name]--
		return errHeld
	}
	return d.rootDisk.remove(name)
}
