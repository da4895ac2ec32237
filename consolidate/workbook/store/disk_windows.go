package store

import (
	"errors"
	"path/filepath"
	"slices"
	"syscall"
)

// Windows has no sync of folders: FlushFileBuffers refuses a folder opened
// for reading. NTFS journals renames by itself.
const foldersSync = false

func unsyncable(error) bool { return false }

// System error codes of a file that another program has open
// ("System Error Codes", Microsoft Learn). Excel and WPS give a sharing
// violation; a virus scanner or an indexer may give access denied for a
// moment; a mapped file cannot be replaced either.
const (
	errorAccessDenied     = syscall.Errno(5)
	errorSharingViolation = syscall.Errno(32)
	errorLockViolation    = syscall.Errno(33)
	errorUserMappedFile   = syscall.Errno(1224)
)

func (rootDisk) locked(err error) bool {
	for _, code := range []syscall.Errno{errorAccessDenied, errorSharingViolation, errorLockViolation, errorUserMappedFile} {
		if errors.Is(err, code) {
			return true
		}
	}
	return false
}

// More of the same list.
const (
	errorTooManyOpenFiles   = syscall.Errno(4)
	errorWriteProtect       = syscall.Errno(19)
	errorHandleDiskFull     = syscall.Errno(39)
	errorDiskFull           = syscall.Errno(112)
	errorFilenameExcedRange = syscall.Errno(206)
	errorDiskQuotaExceeded  = syscall.Errno(1295)
)

func isTrouble(err error, t Trouble) bool {
	codes := map[Trouble][]syscall.Errno{
		DiskFull:    {errorDiskFull, errorHandleDiskFull, errorDiskQuotaExceeded},
		ReadOnly:    {errorWriteProtect},
		NameTooLong: {errorFilenameExcedRange},
		TooManyOpen: {errorTooManyOpenFiles},
	}
	return slices.ContainsFunc(codes[t], func(code syscall.Errno) bool { return errors.Is(err, code) })
}

// occupy opens a file that nobody else may open and that the system deletes
// with the last handle, so that a killed run leaves nothing in the way. Where
// the share does not offer that, the run goes on unguarded.
func (d rootDisk) occupy() (func(), error) {
	const (
		deleteOnClose    = 0x04000000 // FILE_FLAG_DELETE_ON_CLOSE
		openReparsePoint = 0x00200000 // FILE_FLAG_OPEN_REPARSE_POINT: never through a link
		shareNothing     = 0
	)
	name, err := syscall.UTF16PtrFromString(filepath.Join(d.root.Name(), occupiedName))
	if err != nil {
		return nil, err
	}
	handle, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, shareNothing, nil,
		syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_HIDDEN|deleteOnClose|openReparsePoint, 0)
	switch {
	case errors.Is(err, errorSharingViolation):
		return nil, ErrBusy
	case err != nil:
		return func() {}, nil
	}
	return func() { _ = syscall.CloseHandle(handle) }, nil
}
