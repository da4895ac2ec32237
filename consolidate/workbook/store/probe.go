package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Probe tells beforehand why [Put] would fail: dir, or where it is not there the nearest
// folder above, cannot be written to, or another program has one of the named files in it
// open. It leaves nothing behind. What it cannot tell, Put does.
func Probe(ctx context.Context, dir string, names ...string) error {
	there := dir
	for !isThere(there) && there != filepath.Dir(there) {
		there = filepath.Dir(there)
	}
	root, err := os.OpenRoot(there)
	if err != nil {
		return fmt.Errorf("打开输出文件夹：%w", err)
	}
	defer root.Close()
	p := putter{disk: rootDisk{root}, wait: pause}
	if err := p.tryWriting(); err != nil {
		return fmt.Errorf("写入输出文件夹：%w", err)
	}
	if there != dir {
		return nil
	}
	var files []*stagedFile
	for _, name := range names {
		files = append(files, &stagedFile{target: name})
	}
	if open, err := p.openOnes(ctx, files, nil); err != nil || open != nil {
		return errors.Join(err, asError(open))
	}
	return nil
}

func asError(open []LockedFile) error {
	if open == nil {
		return nil
	}
	return &LockedError{Files: open}
}

// tryWriting makes a temporary file and removes it.
func (p putter) tryWriting() error {
	file := &stagedFile{temp: tempBeside("probe")}
	created, err := p.disk.create(file.temp)
	if err != nil {
		return err
	}
	err = created.Close()
	p.discard([]*stagedFile{file})
	return err
}

func isThere(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
