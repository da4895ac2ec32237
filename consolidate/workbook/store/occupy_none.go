//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly || windows)

package store

// occupy does nothing where there is no lock that ends with the process.
func (rootDisk) occupy() (func(), error) { return func() {}, nil }
