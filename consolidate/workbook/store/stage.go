package store

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// Names that only this package gives. The temporary's name does not hold the
// target's, which may already be as long as a name can be.
const (
	ownPrefix    = ".shidian-"
	tempSuffix   = ".tmp"
	occupiedName = ownPrefix + "occupied"
)

// writeChunk is how many bytes are written between two looks at the context.
const writeChunk = 1 << 20

// stagedFile is a whole, synced file that waits beside its target.
type stagedFile struct {
	temp, target string
	placed       bool   // renamed: the temporary is gone
	name         string // under which it stands then: another one than target where that is open
	held         bool   // the old file is open and is not to be replaced
}

// stageAll writes every output that differs from the file in place. On error
// it returns what has been staged so far, to be discarded.
func (p putter) stageAll(ctx context.Context, outputs []Output) ([]*stagedFile, error) {
	var staged []*stagedFile
	for _, output := range outputs {
		if err := p.checkTarget(output.Name); err != nil {
			return staged, fmt.Errorf("写入 %s：%w", output.Name, err)
		}
		if p.hasBytes(output.Name, output.Data) {
			continue
		}
		file := &stagedFile{temp: tempBeside(output.Name), target: output.Name}
		staged = append(staged, file)
		if err := p.stage(ctx, file, output.Data); err != nil {
			return staged, fmt.Errorf("写入 %s：%w", output.Name, err)
		}
	}
	return staged, nil
}

// checkTarget refuses to replace a folder, pipe or device before anything is
// written. A link is replaced by the rename.
func (p putter) checkTarget(name string) error {
	info, err := p.disk.stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.Mode().IsRegular() || info.Mode().Type() == fs.ModeSymlink:
		return nil
	}
	return errors.New("那里已有一个不是文件的同名项")
}

// hasBytes tells that a regular file with exactly these bytes is in place. When
// that cannot be found out, the file is written anew.
func (p putter) hasBytes(name string, data []byte) bool {
	info, err := p.disk.stat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	present, err := p.disk.open(name)
	if err != nil {
		return false
	}
	same := startsWith(present, data)
	_ = present.Close() // only read
	return same
}

// startsWith compares in pieces: the file may be as large as the data.
func startsWith(from io.Reader, data []byte) bool {
	piece := make([]byte, min(writeChunk, len(data)))
	for len(data) > 0 {
		n, err := io.ReadFull(from, piece[:min(len(piece), len(data))])
		if err != nil || !bytes.Equal(piece[:n], data[:n]) {
			return false
		}
		data = data[n:]
	}
	return true
}

func (p putter) stage(ctx context.Context, file *stagedFile, data []byte) error {
	if err := p.disk.makeFolder(path.Dir(file.temp)); err != nil {
		return err
	}
	created, err := p.disk.create(file.temp)
	if err != nil {
		return err
	}
	if err := writeSynced(ctx, created, data); err != nil {
		return errors.Join(err, created.Close())
	}
	return created.Close()
}

func writeSynced(ctx context.Context, to file, data []byte) error {
	for len(data) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		chunk := data[:min(writeChunk, len(data))]
		if _, err := to.Write(chunk); err != nil {
			return err
		}
		data = data[len(chunk):]
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return to.Sync()
}

// discard removes the temporaries of a run that failed, for which a scanner may
// have to let go of them first. What cannot be removed now is swept by the next
// run.
func (p putter) discard(staged []*stagedFile) {
	for _, file := range staged {
		if !file.placed {
			_ = p.untilFree(context.Background(), func() error { return p.disk.remove(file.temp) })
		}
	}
}

// sweep removes temporaries that died runs left in these folders, and returns
// the files kept beside locked ones. Both are a service: a folder that cannot
// be listed or cleared does not stop the run.
func (p putter) sweep(folders []string) (kept []string) {
	for _, folder := range folders {
		entries, err := p.disk.list(folder)
		if err != nil {
			continue
		}
		for _, entry := range entries {
			name := path.Join(folder, entry.Name())
			switch {
			case !entry.Type().IsRegular():
			case isTemp(entry.Name()):
				_ = p.disk.remove(name)
			case strings.Contains(entry.Name(), keptMark):
				kept = append(kept, name)
			}
		}
	}
	return kept
}

// tempBeside makes a new name in the target's folder, so that the rename
// stays on one file system. Two runs never meet in one name.
func tempBeside(target string) string {
	return path.Join(path.Dir(target), ownPrefix+rand.Text()+tempSuffix)
}

func isTemp(name string) bool {
	return strings.HasPrefix(name, ownPrefix) && strings.HasSuffix(name, tempSuffix) &&
		len(name) == len(ownPrefix)+len(rand.Text())+len(tempSuffix)
}
