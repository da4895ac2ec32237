//go:build unix

package workbook

import (
	"path/filepath"
	"syscall"
	"testing"
)

// Opening a pipe would wait for ever.
func TestPipeIsNotOpened(t *testing.T) {
	dir := folder(t, "甲.xlsx")
	if err := syscall.Mkfifo(filepath.Join(dir, "管道.xlsx"), 0o644); err != nil {
		t.Skip("no pipes here")
	}
	compareLines(t, foundIn(t, dir), "甲.xlsx", "管道.xlsx skip")
}
