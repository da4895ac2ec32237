package workbook

import (
	"errors"
	"syscall"
)

const openFlags = 0

// isBusy: Excel and WPS keep others from opening the file they edit
// (ERROR_SHARING_VIOLATION), a backup may lock a part of it.
func isBusy(err error) bool {
	const sharingViolation, lockViolation = syscall.Errno(32), syscall.Errno(33)
	return errors.Is(err, sharingViolation) || errors.Is(err, lockViolation)
}
