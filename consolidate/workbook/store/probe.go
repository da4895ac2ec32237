package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
)

// RefuseOpen tells beforehand that [Put] would fail because another program has one of the
// named files in dir open. What it cannot tell, Put does.
func RefuseOpen(ctx context.Context, dir string, names ...string) error {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer root.Close()
	return putter{disk: rootDisk{root}, wait: pause}.refuseOpen(ctx, names)
}

func (p putter) refuseOpen(ctx context.Context, names []string) error {
	var files []*stagedFile
	for _, name := range names {
		files = append(files, &stagedFile{target: name})
	}
	open, err := p.openOnes(ctx, files, nil)
	if err != nil || open == nil {
		return err
	}
	return &LockedError{Files: open}
}
