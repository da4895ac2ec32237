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
	"slices"
	"strings"
	"testing"
	"time"

	"shidian/samples/effort"
)

var errInjected = errors.New("injected fault")

// faultyDisk is the real disk whose n-th operation fails. It syncs nothing: what
// a power cut leaves is said by those who ask synced and whole, and waiting for
// a real disk took most of the time.
type faultyDisk struct {
	rootDisk
	failAt int  // 1-based; 0 never
	gone   bool // every later operation fails as well
	done   bool // the operation is carried out and yet reported as failed
	count  int
	log    []string
	synced func(folder string)   // told of every folder sync, when set
	moving func(from, to string) // told before every rename, when set
	whole  func(name string)     // told of every synced file, when set
}

// step runs one operation, or fails it when its turn has come.
func (d *faultyDisk) step(what, name string, run func() error) error {
	d.count++
	d.log = append(d.log, what+" "+path.Base(name))
	if d.failAt == 0 || d.count < d.failAt || d.count > d.failAt && !d.gone {
		return run()
	}
	if d.done && d.count == d.failAt {
		_ = run()
	}
	return errInjected
}

func (d *faultyDisk) makeFolder(name string) error {
	return d.step("makeFolder", name, func() error { return d.rootDisk.makeFolder(name) })
}

func (d *faultyDisk) list(folder string) (entries []fs.DirEntry, err error) {
	err = d.step("list", folder, func() error { entries, err = d.rootDisk.list(folder); return err })
	return entries, err
}

func (d *faultyDisk) stat(name string) (info fs.FileInfo, err error) {
	err = d.step("stat", name, func() error { info, err = d.rootDisk.stat(name); return err })
	return info, err
}

func (d *faultyDisk) open(name string) (io.ReadCloser, error) {
	var opened io.ReadCloser
	err := d.step("open", name, func() (err error) { opened, err = d.rootDisk.open(name); return err })
	if err != nil {
		return nil, err
	}
	return &faultyReader{opened, d, name}, nil
}

func (d *faultyDisk) create(name string) (file, error) {
	var created file
	err := d.step("create", name, func() (err error) { created, err = d.rootDisk.create(name); return err })
	if err != nil {
		if created != nil {
			_ = created.Close()
		}
		return nil, err
	}
	return &faultyFile{created, d, name}, nil
}

func (d *faultyDisk) rename(from, to string) error {
	return d.step("rename", to, func() error {
		if d.moving != nil {
			d.moving(from, to)
		}
		return d.rootDisk.rename(from, to)
	})
}

func (d *faultyDisk) remove(name string) error {
	return d.step("remove", name, func() error { return d.rootDisk.remove(name) })
}

func (d *faultyDisk) syncFolder(name string) error {
	return d.step("syncFolder", name, func() error {
		if d.synced != nil {
			d.synced(name)
		}
		return nil
	})
}

func (d *faultyDisk) occupy() (release func(), err error) {
	err = d.step("occupy", ".", func() error { release, err = d.rootDisk.occupy(); return err })
	if err != nil && release != nil {
		release()
	}
	return release, err
}

type faultyReader struct {
	io.ReadCloser
	disk *faultyDisk
	name string
}

func (r *faultyReader) Read(into []byte) (n int, err error) {
	err = r.disk.step("read", r.name, func() error { n, err = r.ReadCloser.Read(into); return err })
	return n, err
}

type faultyFile struct {
	file
	disk *faultyDisk
	name string
}

// Write that fails has written the first half, as on a full disk.
func (f *faultyFile) Write(data []byte) (n int, err error) {
	err = f.disk.step("write", f.name, func() error { n, err = f.file.Write(data); return err })
	if errors.Is(err, errInjected) && n == 0 {
		n, _ = f.file.Write(data[:len(data)/2])
	}
	return n, err
}

func (f *faultyFile) Sync() error {
	return f.disk.step("sync", f.name, func() error {
		if f.disk.whole != nil {
			f.disk.whole(f.name)
		}
		return nil
	})
}

// Close that fails has closed all the same, as close(2) does.
func (f *faultyFile) Close() error {
	err := f.disk.step("close", f.name, f.file.Close)
	if errors.Is(err, errInjected) {
		_ = f.file.Close()
	}
	return err
}

// putUnsynced is putAll before and behind the run in question.
func putUnsynced(ctx context.Context, dir string, outputs []Output) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return putter{disk: &faultyDisk{rootDisk: rootDisk{root}}, wait: noWait}.put(ctx, outputs)
}

func noWait(context.Context, time.Duration) error { return nil }

// As SQLite does it: fail the first operation, the second, ... until a run is
// through without meeting the fault.
func TestEveryFaultLeavesOldOrNewFiles(t *testing.T) {
	effort.Usual(t)
	for _, disk := range []faultyDisk{{}, {gone: true}, {done: true}} {
		for _, before := range []string{"", "1"} {
			met := map[string]bool{}
			for n := 1; ; n++ {
				disk := disk
				disk.failAt = n
				if !oneFault(t, &disk, before) {
					break
				}
				met[disk.log[n-1][:4]] = true
			}
			want := []string{"crea", "writ", "sync", "clos", "rena", "stat", "list", "make", "occu"}
			for _, operation := range want {
				if !met[operation] {
					t.Errorf("no fault was injected in any %s…", operation)
				}
			}
		}
	}
}

// oneFault tells whether the fault was met.
func oneFault(t *testing.T, disk *faultyDisk, before string) bool {
	t.Helper()
	dir := t.TempDir()
	if before != "" {
		must(t, putUnsynced(t.Context(), dir, outputsOf(before)))
	}
	must(t, os.WriteFile(filepath.Join(dir, tempBeside("x")), []byte("stale"), 0o600))
	root, err := os.OpenRoot(dir)
	must(t, err)
	disk.rootDisk = rootDisk{root}
	err = putter{disk: disk, wait: noWait}.put(t.Context(), outputsOf("2"))
	what := fmt.Sprintf("fault at %d of %d, gone %v, done %v, before %q (%v)", disk.failAt, disk.count, disk.gone, disk.done, before, err)
	oldOrNew(t, what, dir, before, err)
	saysWhatIsNew(t, what, dir, before, err)
	if disk.count >= disk.failAt && err == nil && !mayFail(disk.log[disk.failAt-1]) {
		t.Errorf("%s: the failed %q was not told", what, disk.log[disk.failAt-1])
	}
	must(t, root.Close())
	if err := putUnsynced(t.Context(), dir, outputsOf("2")); err != nil {
		t.Errorf("%s: the run after it: %v", what, err)
	}
	sameTree(t, dir, treeOf("2"))
	return disk.count >= disk.failAt
}

// mayFail holds for operations that only help: comparing with the old file,
// sweeping, clearing up.
func mayFail(operation string) bool {
	what, _, _ := strings.Cut(operation, " ")
	return slices.Contains([]string{"list", "stat", "open", "read", "remove"}, what)
}

// saysWhatIsNew holds where the error of a run that failed names the files that are new.
func saysWhatIsNew(t *testing.T, what, dir, before string, putErr error) {
	t.Helper()
	tree, old, updated := readTree(t, dir), map[string]string{}, treeOf("2")
	if before != "" {
		old = treeOf(before)
	}
	var fresh, told []string
	for _, name := range slices.Sorted(maps.Keys(updated)) {
		if tree[name] == updated[name] && old[name] != updated[name] {
			fresh = append(fresh, name)
		}
	}
	var half *HalfwayError
	if errors.As(putErr, &half) {
		told = slices.Sorted(slices.Values(half.Placed))
	}
	if putErr != nil && !slices.Equal(fresh, told) {
		t.Errorf("%s: %v are new, and %v are told", what, fresh, told)
	}
}

func oldOrNew(t *testing.T, what, dir, before string, putErr error) {
	t.Helper()
	tree, old, updated := readTree(t, dir), map[string]string{}, treeOf("2")
	if before != "" {
		old = treeOf(before)
	}
	allNew := true
	for _, name := range slices.Sorted(maps.Keys(updated)) {
		present, there := tree[name]
		was, wasThere := old[name]
		isNew, isOld := there && present == updated[name], there == wasThere && present == was
		if !isNew && !isOld {
			t.Errorf("%s: %s is neither old nor new but %.20q", what, name, present)
		}
		allNew = allNew && isNew
	}
	rollup := outputsOf("2")[3]
	if tree[rollup.Name] == string(rollup.Data) && !allNew {
		t.Errorf("%s: the rollup is new among old files", what)
	}
	if putErr == nil && !allNew {
		t.Errorf("%s: success was told, but not all is new", what)
	}
}
