package store

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"
)

// Excel opens a workbook so that others may read it but not replace it.
func TestFileOpenInExcelIsKeptBeside(t *testing.T) {
	dir := t.TempDir()
	must(t, putAll(t.Context(), dir, outputsOf("1")))
	name, err := syscall.UTF16PtrFromString(filepath.Join(dir, "a.xlsx"))
	must(t, err)
	handle, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, syscall.FILE_SHARE_READ, nil, syscall.OPEN_EXISTING, 0, 0)
	must(t, err)
	var locked *LockedError
	if err := putAll(t.Context(), dir, outputsOf("2")); !errors.As(err, &locked) || locked.Files[0].Kept != "" {
		t.Errorf("nobody asked for a copy: got %v", err)
	}
	_, err = Put(t.Context(), dir, outputsOf("2"), nil, true)
	if !errors.As(err, &locked) || len(locked.Files) != 1 || locked.Files[0].Name != "a.xlsx" {
		t.Errorf("got %v", err)
	}
	must(t, syscall.CloseHandle(handle))
	must(t, putAll(t.Context(), dir, outputsOf("2")))
	sameTree(t, dir, treeOf("2"))
}
