//go:build unix

package store

import (
	"errors"
	"syscall"
)

const foldersSync = true

// unsyncable holds for a file system that has no sync of folders.
func unsyncable(err error) bool { return errors.Is(err, syscall.EINVAL) }

// locked is always false: a rename succeeds here while others read the file.
func (rootDisk) locked(error) bool { return false }
