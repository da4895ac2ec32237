//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package store

import (
	"errors"
	"syscall"
)

// occupy puts an advisory lock on the output folder itself, which needs no
// file of its own and ends with the process, even by kill -9. File systems
// without locks (some network shares) leave the run unguarded.
func (d rootDisk) occupy() (func(), error) {
	folder, err := d.root.Open(".")
	if err != nil {
		return nil, err
	}
	raw, err := folder.SyscallConn()
	if err != nil {
		return nil, errors.Join(err, folder.Close())
	}
	var refused error
	err = raw.Control(func(descriptor uintptr) {
		refused = syscall.Flock(int(descriptor), syscall.LOCK_EX|syscall.LOCK_NB)
	})
	if err == nil && errors.Is(refused, syscall.EWOULDBLOCK) {
		err = ErrBusy
	}
	if err != nil {
		_ = folder.Close() // only read
		return nil, err
	}
	return func() { _ = folder.Close() }, nil
}
