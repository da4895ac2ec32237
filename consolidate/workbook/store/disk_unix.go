//go:build unix

package store

import (
	"errors"
	"slices"
	"syscall"
)

const foldersSync = true

// unsyncable holds for a file system that has no sync of folders.
func unsyncable(err error) bool { return errors.Is(err, syscall.EINVAL) }

// locked is always false: a rename succeeds here while others read the file.
func (rootDisk) locked(error) bool { return false }

func isTrouble(err error, t Trouble) bool {
	codes := map[Trouble][]syscall.Errno{
		DiskFull:    {syscall.ENOSPC, syscall.EDQUOT},
		ReadOnly:    {syscall.EROFS},
		NameTooLong: {syscall.ENAMETOOLONG},
		TooManyOpen: {syscall.EMFILE, syscall.ENFILE},
	}
	return slices.ContainsFunc(codes[t], func(code syscall.Errno) bool { return errors.Is(err, code) })
}
