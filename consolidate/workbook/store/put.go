package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"time"
)

// Output is one file to put in place, by name inside the output folder. The
// name may have subfolders, separated by '/'.
type Output struct {
	Name string
	Data []byte
}

// ErrBusy means that another run is writing to the same output folder.
var ErrBusy = errors.New("输出文件夹正被另一次运行写入，请等它结束后重试")

// outputMode is the mode of every output: readable by all, never executable.
const outputMode = 0o644

// pauses is how long to wait before each new try at a locked file or a busy
// folder: two seconds in all.
var pauses = []time.Duration{
	50 * time.Millisecond, 100 * time.Millisecond, 150 * time.Millisecond, 300 * time.Millisecond,
	400 * time.Millisecond, 500 * time.Millisecond, 500 * time.Millisecond,
}

// Put writes outputs below dir (created when absent) so that any failure
// leaves the old files whole, and keeps old files (Keep).
//
// All of them are first written under temporary names beside their targets,
// synced and closed; only then are they renamed, in the order given. So each
// file is at every moment old or new as a whole, and the last one (callers
// put the rollup last) is new only when all others are: the folders of the
// others are synced before it is renamed. A run that died half-way leaves
// only temporaries, which the next Put to the same folders sweeps. A file
// that already holds the same bytes is not touched. A link at a target is
// replaced, never written through.
//
// Cancelling ctx stops the writing before the first rename; the renames
// themselves are not interrupted, only the waiting for a locked file is. A run that
// ends, for this or another reason, when some files are in place returns a
// *HalfwayError that names them.
//
// Where the system forbids replacing an open file (Windows), it is tried for
// about 2 s; then nothing is written and a *LockedError names the files. With
// beside, which a user asked for, the new one is kept beside it under a name that
// says so, the other outputs are put, and the *LockedError says under which names.
// ErrBusy: another run holds the folder.
//
// Put returns the name under which each old file is kept: "" where nothing was
// there to keep, or where the old file still stands in its place. A copy is there
// exactly when the old file is not in its place any more: that of a run that failed
// is removed again, unless the run had come to replace the old file.
func Put(ctx context.Context, dir string, outputs []Output, keeps []Keep, beside bool) ([]string, error) {
	return putter{wait: pause, beside: beside}.below(ctx, dir, outputs, keeps)
}

func (p putter) below(ctx context.Context, dir string, outputs []Output, keeps []Keep) ([]string, error) {
	if err := cmp.Or(checkNames(outputs), checkKeeps(outputs, keeps)); err != nil {
		return nil, err
	}
	_, missing := os.Stat(dir)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("建立输出文件夹：%w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("打开输出文件夹：%w", err)
	}
	p.disk = rootDisk{root}
	kept, err := p.putKeeping(ctx, outputs, keeps)
	if missing != nil {
		syncParent(dir)
	}
	return kept, errors.Join(err, root.Close())
}

// syncParent makes a new output folder itself survive a power cut, where that
// can be done.
func syncParent(dir string) {
	parent, err := os.OpenRoot(filepath.Dir(dir))
	if err != nil {
		return
	}
	_ = rootDisk{parent}.syncFolder(".")
	_ = parent.Close()
}

func pause(ctx context.Context, span time.Duration) error {
	timer := time.NewTimer(span)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// putter does the work of Put on any disk.
type putter struct {
	disk   disk
	wait   func(context.Context, time.Duration) error
	beside bool
}

func (p putter) putKeeping(ctx context.Context, outputs []Output, keeps []Keep) (names []string, err error) {
	release, err := p.occupy(ctx)
	if err != nil {
		return nil, err
	}
	defer release()
	folders := foldersOf(outputs)
	leftovers := p.sweep(foldersOf(outputs, keeps...))
	made := p.missingFolders(keeps)
	staged, err := p.stageAll(ctx, outputs)
	defer p.discard(staged)
	if err != nil {
		return nil, err
	}
	copies, err := p.copyOld(ctx, outputs, staged, keeps)
	defer func() { names = p.dropCopies(copies, made) }()
	if err != nil {
		return nil, asLocked(err, copies)
	}
	if open, err := p.openOnes(ctx, staged, copies); err != nil || open != nil {
		return nil, cmp.Or(err, error(&LockedError{Files: open}))
	}
	if err := p.placeCopies(copies); err != nil {
		return nil, err
	}
	locked, err := p.placeAll(ctx, staged, folders)
	if err != nil {
		return nil, p.halfway(staged, err)
	}
	left, err := p.moveAway(ctx, copies, outputs)
	if err != nil {
		return nil, p.halfway(staged, err)
	}
	p.dropKept(outputs, leftovers, locked)
	if locked = append(locked, left...); len(locked) > 0 {
		return nil, &LockedError{Files: locked}
	}
	return nil, nil
}

func (p putter) occupy(ctx context.Context) (func(), error) {
	release, err := p.disk.occupy()
	for _, span := range pauses {
		if !errors.Is(err, ErrBusy) {
			break
		}
		if err := p.wait(ctx, span); err != nil {
			return nil, err
		}
		release, err = p.disk.occupy()
	}
	return release, err
}

// placeAll renames the staged files in order. The folders are synced before
// the last one, so that not even a power cut shows a new rollup among old
// files, and once more behind it.
func (p putter) placeAll(ctx context.Context, staged []*stagedFile, folders []string) ([]LockedFile, error) {
	var locked []LockedFile
	for i, file := range staged {
		if i > 0 && i == len(staged)-1 {
			if err := p.syncFolders(folders); err != nil {
				return nil, err
			}
		}
		name, err := p.place(ctx, file)
		if err != nil {
			return nil, fmt.Errorf("替换 %s：%w", file.target, err)
		}
		if name != file.target {
			locked = append(locked, LockedFile{Name: file.target, Kept: name})
		}
	}
	return locked, p.syncFolders(folders)
}

func (p putter) syncFolders(folders []string) error {
	for _, folder := range folders {
		if err := p.disk.syncFolder(folder); err != nil {
			return fmt.Errorf("写入文件夹 %s：%w", folder, err)
		}
	}
	return nil
}

// foldersOf lists every folder that the outputs and the kept files lie in, with
// all parents up to ".", sorted.
func foldersOf(outputs []Output, keeps ...Keep) []string {
	var names []string
	for _, output := range outputs {
		names = append(names, output.Name)
	}
	for _, keep := range keeps {
		names = append(names, keep.From, keep.To)
	}
	folders := []string{"."}
	for _, name := range names {
		for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
			folders = append(folders, folder)
		}
	}
	slices.Sort(folders)
	return slices.Compact(folders)
}
