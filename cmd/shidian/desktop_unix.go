//go:build unix

package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"

	sys "golang.org/x/sys/unix"
)

// hasOwnConsole reports whether the terminal was opened for this program alone, as a
// desktop does: the program is then the leader of its session, and else a shell is.
func hasOwnConsole() bool {
	for _, file := range []*os.File{os.Stdin, os.Stdout} {
		if _, err := sys.IoctlGetWinsize(int(file.Fd()), sys.TIOCGWINSZ); err != nil {
			return false
		}
	}
	leader, err := sys.Getsid(0)
	return err == nil && leader == os.Getpid()
}

// openOnDesk opens a file or a folder as a double click does. Without a desktop xdg-open
// would show it in this very terminal.
func openOnDesk(path string) error {
	opener := "xdg-open"
	switch {
	case runtime.GOOS == "darwin":
		opener = "open"
	case os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "":
		return errors.New("there is no desktop")
	}
	command := exec.Command(opener, path)
	if err := command.Start(); err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	go func() { _ = command.Wait() }() // whatever became of it, the clerk sees
	return nil
}
