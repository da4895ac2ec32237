package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// Keep is an old file that is not lost when a run writes over it, e.g. From
// 汇总.xlsx To 历史/汇总-2021-05-07.xlsx. Its bytes are
// put under the name To before anything is replaced, in the same step as the
// outputs. Where To is taken the next number is, as in 汇总-2021-05-07-2.xlsx:
// nothing is ever written over there.
//
// From is the name of the old file. With Away it is no output's and is gone when
// the run is through; else it is kept only where an output replaces it. Both names
// are like those of outputs.
type Keep struct {
	From, To string
	Away     bool
}

// keptCopy is the copy of one old file.
type keptCopy struct {
	Keep
	data   []byte
	temp   *stagedFile // nil where nothing is to be kept
	away   bool        // no output replaces the old file: it is removed at the end
	locked bool        // another program has the old file open and lets nobody read it
	name   string      // where the copy stands, "" before it does
	ours   bool        // this run put it there
}

// checkKeeps is for the names of kept files what checkNames is for outputs.
func checkKeeps(outputs []Output, keeps []Keep) error {
	for _, keep := range keeps {
		if !fs.ValidPath(keep.From) || keep.From == "." {
			return fmt.Errorf("要保留的文件 %q：不是输出文件夹内的路径", keep.From)
		}
		if err := checkName(keep.To); err != nil {
			return fmt.Errorf("保留的文件名 %q：%w", keep.To, err)
		}
		if slices.ContainsFunc(outputs, func(o Output) bool { return strings.EqualFold(o.Name, keep.To) }) {
			return fmt.Errorf("保留的文件名 %q 也是输出文件名", keep.To)
		}
	}
	return nil
}

// copyOld stages a copy of every old file that this run replaces or moves away.
func (p putter) copyOld(ctx context.Context, outputs []Output, staged []*stagedFile, keeps []Keep) ([]*keptCopy, error) {
	var copies []*keptCopy
	for _, keep := range keeps {
		kept := &keptCopy{Keep: keep}
		copies = append(copies, kept)
		if err := p.copyOne(ctx, kept, outputs, staged); err != nil {
			return copies, fmt.Errorf("保留 %s：%w", keep.From, err)
		}
	}
	return copies, nil
}

func (p putter) copyOne(ctx context.Context, kept *keptCopy, outputs []Output, staged []*stagedFile) error {
	info, err := p.disk.stat(kept.From)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return nil // a link is replaced, and what it leads to stays
	}
	target, err := p.replacedBy(kept.From, info, outputs)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(staged, func(file *stagedFile) bool { return file.target == target })
	if kept.away = target == "" && kept.Away; !kept.away && i < 0 {
		return nil // no output replaces it, or the one that does has its bytes
	}
	if kept.data, err = p.readOld(ctx, kept.From); err != nil {
		if kept.locked = p.disk.locked(err); !kept.locked || !p.beside {
			return err
		}
		if !kept.away {
			staged[i].held = true
		}
		return nil
	}
	kept.temp = &stagedFile{temp: tempBeside(kept.To), target: kept.To}
	return p.stage(ctx, kept.temp, kept.data)
}

// replacedBy is the output that replaces the file, "" when none does. A file
// system that ignores case has one file for two names.
func (p putter) replacedBy(name string, info fs.FileInfo, outputs []Output) (string, error) {
	for _, output := range outputs {
		if output.Name == name {
			return name, nil
		}
		there, err := p.disk.stat(output.Name)
		switch {
		case err == nil && os.SameFile(info, there):
			return output.Name, nil
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return "", err
		}
	}
	return "", nil
}

func (p putter) readOld(ctx context.Context, name string) (data []byte, err error) {
	return data, p.untilFree(ctx, func() error {
		opened, err := p.disk.open(name)
		if err != nil {
			return err
		}
		data, err = io.ReadAll(opened)
		_ = opened.Close() // only read
		return err
	})
}

// placeCopies gives the copies their names and makes them last, before the first
// old file is replaced.
func (p putter) placeCopies(copies []*keptCopy) error {
	var placed []Keep
	for _, kept := range copies {
		if kept.temp == nil {
			continue
		}
		if err := p.placeCopy(kept); err != nil {
			return fmt.Errorf("保留 %s：%w", kept.From, err)
		}
		if kept.ours {
			placed = append(placed, kept.Keep)
		}
	}
	if placed == nil {
		return nil
	}
	return p.syncFolders(foldersOf(nil, placed...))
}

// placeCopy takes the first name that is free, or that has these bytes already:
// a run that was killed may have left them there.
func (p putter) placeCopy(kept *keptCopy) error {
	for n := 1; ; n++ {
		name := numbered(kept.To, n)
		_, err := p.disk.stat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			kept.name, kept.ours = name, true // also when the rename only seems to fail
			err := p.disk.rename(kept.temp.temp, name)
			kept.temp.placed = err == nil
			return err
		case err != nil:
			return err
		case p.hasBytes(name, kept.data):
			kept.name = name
			return nil
		}
	}
}

// numbered is the n-th name for a kept file, n from 1.
func numbered(name string, n int) string {
	if n == 1 {
		return name
	}
	ext := path.Ext(name)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ext), n, ext)
}

// moveAway removes the old files that no output replaces. It comes last: a run
// that dies before it leaves one file too many and not one too few.
func (p putter) moveAway(ctx context.Context, copies []*keptCopy, outputs []Output) (locked []LockedFile, err error) {
	for _, kept := range copies {
		if !kept.away || kept.temp == nil && !kept.locked {
			continue
		}
		held := kept.locked
		if !held {
			err = p.untilFree(ctx, func() error { return p.disk.remove(kept.From) })
			held = err != nil && p.disk.locked(err)
		}
		switch {
		case held && len(outputs) > 0:
			locked = append(locked, LockedFile{Name: kept.From, Kept: outputs[len(outputs)-1].Name})
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return locked, fmt.Errorf("移走 %s：%w", kept.From, err)
		case !held:
			if err := p.syncFolders([]string{path.Dir(kept.From)}); err != nil {
				return locked, err
			}
		}
	}
	return locked, nil
}

// dropCopies removes the copies of files that still stand in their place, and
// the folders that were made for them and are empty. It returns the names of
// those that stay.
func (p putter) dropCopies(copies []*keptCopy, made []string) []string {
	names := make([]string, len(copies))
	for i, kept := range copies {
		if kept.temp != nil {
			p.discard([]*stagedFile{kept.temp})
		}
		stands := kept.name != "" && p.hasBytes(kept.From, kept.data)
		if stands && kept.ours {
			_ = p.disk.remove(kept.name)
		}
		if !stands && kept.name != "" && (kept.temp.placed || !kept.ours) {
			names[i] = kept.name
		}
	}
	for _, folder := range slices.Backward(made) {
		_ = p.disk.remove(folder) // fails for one that holds something
	}
	return names
}

// missingFolders are those for kept files that are not there yet, the outer ones
// first.
func (p putter) missingFolders(keeps []Keep) []string {
	return slices.DeleteFunc(foldersOf(nil, keeps...), func(folder string) bool {
		_, err := p.disk.stat(folder)
		return !errors.Is(err, fs.ErrNotExist)
	})
}
