package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// disk is every way in which Put touches the file system, with names relative
// to the output folder and separated by '/'. There are two implementations:
// rootDisk, and the failing one of the tests.
type disk interface {
	makeFolder(name string) error // with its parents; no error when there
	list(folder string) ([]fs.DirEntry, error)
	stat(name string) (fs.FileInfo, error) // of a link itself, not its target
	open(name string) (io.ReadCloser, error)
	create(name string) (file, error) // fails when anything has that name
	rename(from, to string) error     // replaces a file or link at to
	remove(name string) error
	syncFolder(name string) error
	// locked tells that err comes from another program having the file open,
	// so that trying again later may help.
	locked(err error) bool
	// occupy keeps other runs away from the output folder until release is
	// called or the process ends, however it ends. ErrBusy: another has it.
	occupy() (release func(), err error)
}

type file interface {
	io.Writer
	Sync() error
	Close() error
}

// rootDisk is the real file system below one folder. os.Root resolves every
// name inside that folder, whatever links there are on the way.
type rootDisk struct{ root *os.Root }

func (d rootDisk) makeFolder(name string) error          { return d.root.MkdirAll(name, 0o755) }
func (d rootDisk) stat(name string) (fs.FileInfo, error) { return d.root.Lstat(name) }
func (d rootDisk) rename(from, to string) error          { return d.root.Rename(from, to) }
func (d rootDisk) open(name string) (io.ReadCloser, error) {
	return d.root.Open(name)
}

// remove takes its own temporaries, and what lies in the folder itself, away by path where
// os.Root cannot: the call that it makes on Windows is not known to every system that
// passes for Windows (Wine). No link can lead out of the folder there.
func (d rootDisk) remove(name string) error {
	err := d.root.Remove(name)
	if err != nil && (isTemp(path.Base(name)) || path.Dir(name) == ".") && os.Remove(filepath.Join(d.root.Name(), filepath.FromSlash(name))) == nil {
		return nil
	}
	return err
}

func (d rootDisk) list(folder string) ([]fs.DirEntry, error) {
	return fs.ReadDir(d.root.FS(), folder)
}

func (d rootDisk) create(name string) (file, error) {
	created, err := d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, outputMode)
	if err != nil {
		return nil, err
	}
	// The umask may have taken bits away. A USB stick (FAT) holds no modes and
	// says so; that is no reason to refuse the file.
	_ = created.Chmod(outputMode)
	return created, nil
}

// syncFolder makes the renames in a folder survive a power cut. File systems
// without that operation (many network shares) refuse it; the file is then as
// safe as they make it.
func (d rootDisk) syncFolder(name string) error {
	if !foldersSync {
		return nil
	}
	folder, err := d.root.Open(name)
	if err != nil {
		return err
	}
	err = folder.Sync()
	if errors.Is(err, errors.ErrUnsupported) || unsyncable(err) {
		err = nil
	}
	return errors.Join(err, folder.Close())
}
