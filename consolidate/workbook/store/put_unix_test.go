//go:build unix

package store

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestPutGivesMode0644(t *testing.T) {
	for _, mask := range []int{0, 0o077} {
		dir := t.TempDir()
		old := syscall.Umask(mask)
		err := putAll(t.Context(), dir, []Output{{"a.xlsx", []byte("new")}})
		syscall.Umask(old)
		must(t, err)
		hasMode0644(t, filepath.Join(dir, "a.xlsx"))
	}
}

// excelize's SaveAs leaves outputs executable; the next Put mends that.
func TestPutDoesNotKeepTheOldMode(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "a.xlsx")
	must(t, os.WriteFile(target, []byte("old"), 0o777))
	must(t, putAll(t.Context(), dir, []Output{{"a.xlsx", []byte("new")}}))
	hasMode0644(t, target)
}

func TestPipeAtTargetIsRefused(t *testing.T) {
	dir := t.TempDir()
	must(t, syscall.Mkfifo(filepath.Join(dir, "a"), 0o600))
	if err := putAll(t.Context(), dir, []Output{{"a", []byte("x")}}); err == nil {
		t.Error("a pipe was replaced")
	}
}

func hasMode0644(t *testing.T, name string) {
	t.Helper()
	info, err := os.Stat(name)
	must(t, err)
	if info.Mode().Perm() != 0o644 {
		t.Errorf("mode %v", info.Mode())
	}
}
