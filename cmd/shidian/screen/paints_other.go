//go:build !windows

package screen

// paints reports whether a terminal takes colour for colour.
func paints(uintptr) bool { return true }
