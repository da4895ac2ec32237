//go:build unix

package workbook

import "syscall"

// openFlags: a pipe that took the place of the file must not block, nor a link
// be followed.
const openFlags = syscall.O_NONBLOCK | syscall.O_NOFOLLOW

// isBusy: here a file that is open elsewhere can be read all the same.
func isBusy(error) bool { return false }
