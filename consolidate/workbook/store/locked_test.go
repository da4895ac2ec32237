package store

import (
	"context"
	"errors"
	"maps"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
)

var errHeld = errors.New("held open")

// heldDisk refuses renames to names that "another program" holds open, as
// Windows does, until it is let go after some tries.
type heldDisk struct {
	rootDisk
	tries  map[string]int // refusals left, by target
	unread string         // a file that cannot even be read

	scanned int // refusals left to remove a temporary
}

func (d *heldDisk) locked(err error) bool { return errors.Is(err, errHeld) }

func (d *heldDisk) rename(from, to string) error {
	if d.tries[to] > 0 {
		d.tries[to]--
		return errHeld
	}
	return d.rootDisk.rename(from, to)
}

const forever = 1 << 30

func TestLockedFileIsTriedForTwoSeconds(t *testing.T) {
	var waited time.Duration
	wait := func(_ context.Context, span time.Duration) error { waited += span; return nil }
	dir, err := putHeld(t, map[string]int{"a.xlsx": len(pauses)}, wait)
	must(t, err)
	sameTree(t, dir, treeOf("2"))
	if waited != 2*time.Second {
		t.Errorf("waited %v in all", waited)
	}
}

func TestLockedFilesAreKeptBeside(t *testing.T) {
	held := map[string]int{"县级/b.xlsx": forever, "晋城市汇总.xlsx": forever, "晋城市汇总（新，原文件正被打开）.xlsx": forever}
	dir, err := putHeld(t, held, noWait)
	var locked *LockedError
	want := []LockedFile{
		{Name: "县级/b.xlsx", Kept: "县级/b（新，原文件正被打开）.xlsx"},
		{Name: "晋城市汇总.xlsx", Kept: "晋城市汇总（新2，原文件正被打开）.xlsx"},
	}
	if !errors.As(err, &locked) || !reflect.DeepEqual(locked.Files, want) {
		t.Fatalf("got %v; want %v", err, want)
	}
	for _, file := range want {
		if !strings.Contains(err.Error(), file.Name) || !strings.Contains(err.Error(), file.Kept) {
			t.Errorf("%q does not name %v", err, file)
		}
	}
	tree := treeOf("2")
	for _, file := range want {
		tree[file.Kept], tree[file.Name] = tree[file.Name], treeOf("1")[file.Name]
	}
	sameTree(t, dir, tree)
	must(t, putAll(t.Context(), dir, outputsOf("2")))
	sameTree(t, dir, treeOf("2")) // the kept copies are gone with their reason
}

func TestNobodyAskedForACopyBeside(t *testing.T) {
	held := map[string]int{"县级/b.xlsx": forever, "晋城市汇总.xlsx": 3}
	dir, err := putHeldBy(t, putter{wait: noWait}, held)
	var locked *LockedError
	if !errors.As(err, &locked) || !reflect.DeepEqual(locked.Files, []LockedFile{{Name: "县级/b.xlsx"}}) || !strings.Contains(err.Error(), "没有写出任何文件") {
		t.Errorf("got %v", err)
	}
	sameTree(t, dir, treeOf("1"))
}

// What is open is told before anything is made to be put there.
func TestOpenFilesAreToldBeforehand(t *testing.T) {
	dir := t.TempDir()
	must(t, putAll(t.Context(), dir, outputsOf("1")))
	must(t, RefuseOpen(t.Context(), dir, "a.xlsx", "没有.xlsx"))
	must(t, RefuseOpen(t.Context(), dir+"/没有", "a.xlsx"))
	root, err := os.OpenRoot(dir)
	must(t, err)
	defer root.Close()
	held := &heldDisk{rootDisk: rootDisk{root}, tries: map[string]int{"a.xlsx": forever, "县级/b.xlsx": 1}}
	err = putter{disk: held, wait: noWait}.refuseOpen(t.Context(), []string{"a.xlsx", "县级/b.xlsx"})
	var locked *LockedError
	if !errors.As(err, &locked) || !reflect.DeepEqual(locked.Files, []LockedFile{{Name: "a.xlsx"}}) {
		t.Errorf("got %v", err)
	}
	sameTree(t, dir, treeOf("1"))
}

// A scanner that looks at a new file lets nobody remove it for a moment.
func TestTemporaryThatIsHeldForAMomentIsRemoved(t *testing.T) {
	dir := t.TempDir()
	must(t, putAll(t.Context(), dir, outputsOf("1")))
	root, err := os.OpenRoot(dir)
	must(t, err)
	held := &heldDisk{rootDisk: rootDisk{root}, tries: map[string]int{"a.xlsx": forever}, scanned: 2}
	err = putter{disk: held, wait: noWait}.put(t.Context(), outputsOf("2"))
	must(t, root.Close())
	var locked *LockedError
	if !errors.As(err, &locked) || held.scanned > 0 {
		t.Errorf("got %v, %d tries left", err, held.scanned)
	}
	sameTree(t, dir, treeOf("1"))
}

func TestChangedCopyBesideStays(t *testing.T) {
	dir := t.TempDir()
	must(t, putAll(t.Context(), dir, outputsOf("1")))
	edited := []Output{{keptName("a.xlsx", 1), []byte("edited by hand")}}
	must(t, putAll(t.Context(), dir, edited))
	must(t, putAll(t.Context(), dir, outputsOf("2")))
	want := treeOf("2")
	want[edited[0].Name] = "edited by hand"
	sameTree(t, dir, want)
}

func TestEverythingHeldIsAnErrorAndLeavesOldFiles(t *testing.T) {
	held := map[string]int{"a.xlsx": forever}
	for n := range keptNames {
		held[keptName("a.xlsx", n+1)] = forever
	}
	dir, err := putHeld(t, held, noWait)
	if !errors.Is(err, errHeld) {
		t.Errorf("got %v", err)
	}
	sameTree(t, dir, treeOf("1"))
}

func TestCancelEndsTheWaiting(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	wait := func(_ context.Context, span time.Duration) error { cancel(); return pause(ctx, span) }
	dir, err := putHeld(t, map[string]int{"a.xlsx": forever}, wait)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	sameTree(t, dir, treeOf("1"))
}

// Who ends a run that waits for the second file is told that the first one is new.
func TestCancelHalfwayNamesWhatWasPlaced(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	wait := func(_ context.Context, span time.Duration) error { cancel(); return pause(ctx, span) }
	dir, err := putHeld(t, map[string]int{"县级/b.xlsx": forever}, wait)
	var half *HalfwayError
	if !errors.As(err, &half) || !errors.Is(err, context.Canceled) || !reflect.DeepEqual(half.Placed, []string{"a.xlsx"}) {
		t.Errorf("got %v", err)
	}
	tree := treeOf("1")
	tree["a.xlsx"] = treeOf("2")["a.xlsx"]
	sameTree(t, dir, tree)
}

// putHeld puts version 2 over version 1 while names are held open.
func putHeld(t *testing.T, tries map[string]int, wait func(context.Context, time.Duration) error) (string, error) {
	t.Helper()
	return putHeldBy(t, putter{wait: wait, beside: true}, tries)
}

func putHeldBy(t *testing.T, p putter, tries map[string]int) (string, error) {
	t.Helper()
	dir := t.TempDir()
	must(t, putAll(t.Context(), dir, outputsOf("1")))
	root, err := os.OpenRoot(dir)
	must(t, err)
	p.disk = &heldDisk{rootDisk: rootDisk{root}, tries: maps.Clone(tries)}
	err = p.put(t.Context(), outputsOf("2"))
	must(t, root.Close())
	return dir, err
}
