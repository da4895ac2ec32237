package hostile_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shidian/consolidate/workbook"
	"shidian/samples/bulk"
	"shidian/samples/effort"
)

// What no case may take.
const (
	mostMemory = 256 << 10 // KiB
	mostTime   = 5 * time.Second
)

// readOne names the file that this process is to read, and do nothing else.
const readOne = "SHIDIAN_TEST_READ_ONE"

func TestMain(m *testing.M) {
	if path := os.Getenv(readOne); path != "" {
		os.Exit(readAndTell(path))
	}
	os.Exit(m.Run())
}

// readAndTell reads a file as a merge does and prints what it took.
func readAndTell(path string) int {
	p := bulk.Plan()
	found, err := workbook.Find([]string{path})
	if err != nil {
		return 2
	}
	reader := workbook.NewReader(p)
	for _, f := range found {
		loaded, err := reader.Load(context.Background(), f)
		if err != nil {
			return 2
		}
		if loaded.Book != nil {
			reader.County(loaded.Book, loaded.Path, loaded.SHA256)
		}
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 2
	}
	var peak, space int
	for line := range strings.Lines(string(status)) {
		fmt.Sscanf(line, "VmHWM: %d kB", &peak)
		fmt.Sscanf(line, "VmPeak: %d kB", &space)
	}
	fmt.Println(peak, space)
	return 0
}

// usage is what reading a file took.
type usage struct {
	peak, space int // KiB: memory, address space
	cpu         time.Duration
}

// readBounded reads a file in a process of its own, which may have so much
// address space; 0 is no bound.
func readBounded(t *testing.T, path string, space int) usage {
	t.Helper()
	bound := "unlimited"
	if space > 0 {
		bound = fmt.Sprint(space)
	}
	cmd := exec.Command("sh", "-c", `ulimit -v "$1" && exec "$0"`, os.Args[0], bound)
	cmd.Env = append(os.Environ(), readOne+"="+path, "GOMEMLIMIT=off")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%.2000s", err, out)
	}
	var u usage
	if _, err := fmt.Sscan(string(out), &u.peak, &u.space); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	u.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return u
}

// The address space that Go reserves is more than it uses; what a good workbook
// takes of it is the base.
func TestNoCaseTakesMemoryOrTime(t *testing.T) {
	effort.Long(t)
	_, good, cases := makeCases(t)
	dir := t.TempDir()
	path := filepath.Join(dir, good.Name)
	if err := os.WriteFile(path, good.Data, 0o644); err != nil {
		t.Fatal(err)
	}
	base := readBounded(t, path, 0)
	t.Logf("a good workbook: %d MiB of %d, %v", base.peak>>10, base.space>>10, base.cpu)
	for _, c := range cases {
		if !c.Big {
			continue
		}
		t.Run(c.Name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), c.Name)
			if err := c.Write(path); err != nil {
				t.Fatal(err)
			}
			u := readBounded(t, path, base.space+mostMemory)
			t.Logf("%d MiB, %v", u.peak>>10, u.cpu)
			if u.peak > mostMemory || u.cpu > mostTime {
				t.Errorf("%d MiB, %v", u.peak>>10, u.cpu)
			}
		})
	}
}
