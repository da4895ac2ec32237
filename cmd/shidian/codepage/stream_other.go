//go:build !windows

package codepage

import "os"

// OfStream is the code page in which a stream is read.
func OfStream(*os.File) uint32 { return UTF8 }
