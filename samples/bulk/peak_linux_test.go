package bulk

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"shidian/samples/effort"
)

// readAll names the folder that this process is to read, and do nothing else.
const readAll = "SHIDIAN_TEST_READ_ALL"

func TestMain(m *testing.M) {
	if dir := os.Getenv(readAll); dir != "" {
		os.Exit(readAndTell(dir))
	}
	os.Exit(m.Run())
}

// readAndTell prints how many KiB of memory reading the folder took at most.
func readAndTell(dir string) int {
	p := Plan()
	if _, err := readFolder(p, dir); err != nil {
		return 2
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 2
	}
	peak := 0
	for line := range strings.Lines(string(status)) {
		fmt.Sscanf(line, "VmHWM: %d kB", &peak)
	}
	fmt.Println(peak)
	return 0
}

// peakOf is the most memory, in MiB, that a process of its own takes to read
// the folder.
func peakOf(t testing.TB, dir string) int {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), readAll+"="+dir)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	peak := 0
	if _, err := fmt.Sscan(string(out), &peak); err != nil {
		t.Fatal(err)
	}
	return peak >> 10
}

func reportPeak(b *testing.B, dir string) { b.ReportMetric(float64(peakOf(b, dir)), "peak-MiB") }

// Memory follows the workers and not the files: what 300 files take is what
// 2,844 take, which BenchmarkFolder shows.
func TestReadingManyFilesTakesLittleMemory(t *testing.T) {
	effort.Usual(t)
	m := newMaker(t)
	few, many := t.TempDir(), t.TempDir()
	writeAll(t, m, few, 20)
	writeAll(t, m, many, 300)
	a, b := peakOf(t, few), peakOf(t, many)
	t.Logf("20 files take %d MiB, 300 take %d", a, b)
	if b > 64 || b > a+24 {
		t.Errorf("20 files take %d MiB, 300 take %d", a, b)
	}
}
