//go:build unix

package workbook

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// Between the look at a name and the opening a pipe or a link may take its
// place: neither may block nor lead elsewhere.
func TestOpeningNeitherWaitsNorFollows(t *testing.T) {
	dir := t.TempDir()
	pipe, link, real := filepath.Join(dir, "pipe"), filepath.Join(dir, "link"), filepath.Join(dir, "real")
	must(t, syscall.Mkfifo(pipe, 0o644))
	must(t, os.WriteFile(real, []byte("x"), 0o644))
	must(t, os.Symlink(real, link))
	done := make(chan error, 1)
	go func() {
		f, err := os.OpenFile(pipe, os.O_RDONLY|openFlags, 0)
		if err == nil {
			err = f.Close()
		}
		done <- err
	}()
	select {
	case err := <-done:
		must(t, err)
	case <-time.After(5 * time.Second):
		t.Fatal("waits for somebody to write into the pipe")
	}
	if f, err := os.OpenFile(link, os.O_RDONLY|openFlags, 0); err == nil {
		_ = f.Close()
		t.Error("follows the link")
	}
}
