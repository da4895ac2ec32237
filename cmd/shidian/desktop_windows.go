package main

import (
	"fmt"
	"unsafe"

	sys "golang.org/x/sys/windows"
)

// hasOwnConsole reports whether the window was opened for this program alone, as
// Explorer does: from cmd or PowerShell these are in it too.
func hasOwnConsole() bool {
	list := sys.NewLazySystemDLL("kernel32.dll").NewProc("GetConsoleProcessList")
	if list.Find() != nil {
		return false
	}
	var processes [2]uint32
	n, _, _ := list.Call(uintptr(unsafe.Pointer(&processes[0])), uintptr(len(processes)))
	return n == 1
}

// openOnDesk opens a file or a folder as a double click does.
func openOnDesk(path string) error {
	verb, err := sys.UTF16PtrFromString("open")
	if err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	name, err := sys.UTF16PtrFromString(path)
	if err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	if err := sys.ShellExecute(0, verb, name, nil, nil, sys.SW_SHOWNORMAL); err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	return nil
}
