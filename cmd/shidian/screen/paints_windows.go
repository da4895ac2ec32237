package screen

import "golang.org/x/sys/windows"

// paints asks the console to take colour for colour: it prints the signs of it where
// nobody has asked, and an older one always does.
func paints(fd uintptr) bool {
	console := windows.Handle(fd)
	var mode uint32
	return windows.GetConsoleMode(console, &mode) == nil &&
		windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
