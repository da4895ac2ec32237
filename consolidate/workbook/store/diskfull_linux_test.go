package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"reflect"
	"strings"
	"syscall"
	"testing"
)

const notPermitted = "mounting is not permitted"

// smallDisk names the folder to mount on, in the copy of this test that runs
// as a child in a mount namespace of its own: the small disk is seen by that
// child alone and goes with it.
const smallDisk = "STORE_TEST_SMALL_DISK"

func TestFullDiskLeavesOldFiles(t *testing.T) {
	if dir := os.Getenv(smallDisk); dir != "" {
		must(t, fillSmallDisk(dir))
		return
	}
	child := exec.Command(os.Args[0], "-test.run=^TestFullDiskLeavesOldFiles$")
	child.Env = append(os.Environ(), smallDisk+"="+t.TempDir())
	child.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}
	if os.Getuid() != 0 {
		child.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		child.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
		child.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}
	}
	out, err := child.CombinedOutput()
	switch {
	case child.ProcessState == nil:
		t.Skipf("no mount namespace here: %v", err)
	case strings.Contains(string(out), notPermitted):
		t.Skipf("%s", out)
	case err != nil:
		t.Fatalf("%v: %s", err, out)
	}
}

func fillSmallDisk(dir string) error {
	err := errors.Join(
		syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, ""),
		syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=2m"))
	if err != nil {
		return fmt.Errorf("%s: %w", notPermitted, err)
	}
	small, large := outputsOf("1"), outputsOf("2")
	large[2].Data = make([]byte, 1<<20)
	large[3].Data = make([]byte, 3<<19)
	ctx := context.Background()
	if err := putAll(ctx, dir, small); err != nil {
		return err
	}
	if err := putAll(ctx, dir, large); !errors.Is(err, syscall.ENOSPC) {
		return fmt.Errorf("want a full disk, got %v", err)
	}
	if err := onlyHolds(dir, small); err != nil {
		return err
	}
	if err := putAll(ctx, dir, outputsOf("2")); err != nil {
		return err
	}
	return onlyHolds(dir, outputsOf("2"))
}

func onlyHolds(dir string, outputs []Output) error {
	want := map[string]string{}
	for _, output := range outputs {
		want[output.Name] = string(output.Data)
	}
	got, err := treeBelow(dir)
	if err == nil && !reflect.DeepEqual(got, want) {
		err = fmt.Errorf("%d files, or other bytes than were put", len(got))
	}
	return err
}
