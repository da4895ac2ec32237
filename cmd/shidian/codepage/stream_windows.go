package codepage

import (
	"os"

	"golang.org/x/sys/windows"
)

// OfStream is the code page in which a stream is read. On a console Go itself writes what
// it is given in UTF-8; elsewhere it is that of the console, or where there is none of the
// system.
func OfStream(file *os.File) uint32 {
	var mode uint32
	if windows.GetConsoleMode(windows.Handle(file.Fd()), &mode) == nil {
		return UTF8
	}
	if page, err := windows.GetConsoleOutputCP(); err == nil && page != 0 {
		return page
	}
	return windows.GetACP()
}
