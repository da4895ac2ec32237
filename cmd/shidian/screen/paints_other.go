//go:build !windows

package screen

import "os"

// paints reports whether a terminal takes colour for colour.
func paints(*os.File) bool { return true }
