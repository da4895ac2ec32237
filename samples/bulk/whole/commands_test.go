//go:build unix

package whole

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Sizes names the numbers of workbooks, each about twice the one before it: "118 236".
const Sizes = "SHIDIAN_BENCH"

// mostGrowth is how much more processor time a command may take for twice the workbooks.
const mostGrowth = 2.2

const day = "2021-05-07"

// season is one folder of bench with what the commands before left in it.
type season struct {
	program, dir string
	files        int
}

func (s season) path(name string) string { return filepath.Join(s.dir, name) }

func (s season) rollup() string { return s.path("输出/各县汇总2021年度汇总.xlsx") }

func (s season) list() string {
	return s.path("输出/各县汇总2021年度推荐项目清单（草稿）.xlsx")
}

// command is one line that is measured: merge 收到 -o 输出. A command may rest on what
// those before it have written.
type command struct {
	name string
	args func(s season, round int) []string
}

func commands() []command {
	merge := func(s season, out string) []string {
		return []string{"merge", s.path("收到"), "-o", s.path(out), "--plan", s.path("方案.xlsx"), "--region", "各县汇总", "--as-of", day}
	}
	return []command{
		{"check", func(s season, _ int) []string {
			return []string{"check", s.path("收到"), "--plan", s.path("方案.xlsx"), "--region", "各县汇总", "--as-of", day}
		}},
		{"merge", func(s season, round int) []string { return merge(s, "输出"+strconv.Itoa(round)) }},
		{"merge-again", func(s season, _ int) []string { return merge(s, "输出") }},
		{"recommend", func(s season, round int) []string {
			return []string{"recommend", s.rollup(), "--as-of", day, "-o", s.path(fmt.Sprintf("清单%d.xlsx", round))}
		}},
		{"verify-rollup", func(s season, _ int) []string { return []string{"verify", s.rollup(), "--sources", s.path("收到")} }},
		{"verify-list", func(s season, _ int) []string { return []string{"verify", s.list(), "--sources", s.path("收到")} }},
		{"trace", func(s season, _ int) []string { return []string{"trace", s.list(), "1", "--sources", s.path("收到")} }},
		{"template", func(s season, round int) []string {
			return []string{"template", "各县汇总", "--plan", s.path("方案.xlsx"), "--as-of", day, "-o", s.path("下发" + strconv.Itoa(round))}
		}},
	}
}

// BenchmarkCommands runs each command on folders of the sizes and fails where twice the
// workbooks take more than mostGrowth times the processor time. The least of the rounds
// counts: what else the machine does only adds to it.
func BenchmarkCommands(b *testing.B) {
	program := built(b, "shidian/cmd/shidian")
	maker := built(b, "shidian/samples/bulk/make")
	least := map[string]map[int]float64{}
	before := 0
	for _, n := range sizes(b) {
		s := season{program, b.TempDir(), n}
		if out, err := exec.Command(maker, strconv.Itoa(n), s.dir).CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		first := commands()[2] // the output that the later ones rest on
		run(b, s, first.args(s, 0))
		for _, c := range commands() {
			b.Run(fmt.Sprintf("%s/%d", c.name, n), func(b *testing.B) {
				cpu, peak := measured(b, s, c)
				b.ReportMetric(cpu, "cpu-s")
				b.ReportMetric(peak, "peak-MiB")
				if least[c.name] == nil {
					least[c.name] = map[int]float64{}
				}
				least[c.name][n] = cpu
				if small := least[c.name][before]; small > 0 {
					growth := cpu / small * 2 / (float64(n) / float64(before))
					b.ReportMetric(growth, "growth")
					if growth > mostGrowth {
						b.Errorf("%s: twice the workbooks take %.2f times the processor time", c.name, growth)
					}
				}
			})
		}
		before = n
	}
}

func sizes(b *testing.B) []int {
	text := os.Getenv(Sizes)
	if text == "" {
		text = "118 236"
	}
	var all []int
	for _, word := range strings.Fields(text) {
		n, err := strconv.Atoi(word)
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, n)
	}
	return all
}

func built(b *testing.B, pkg string) string {
	path := filepath.Join(b.TempDir(), filepath.Base(pkg))
	if out, err := exec.Command("go", "build", "-trimpath", "-o", path, pkg).CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return path
}

// measured runs the command for each round: its least processor time in seconds, and the
// most memory in MiB.
func measured(b *testing.B, s season, c command) (cpu, peak float64) {
	for round := 0; b.Loop(); round++ {
		state := run(b, s, c.args(s, round))
		usage := state.SysUsage().(*syscall.Rusage)
		spent := time.Duration(usage.Utime.Nano() + usage.Stime.Nano()).Seconds()
		if cpu == 0 || spent < cpu {
			cpu = spent
		}
		unit := 1 << 10 // KiB in a MiB
		if runtime.GOOS == "darwin" {
			unit = 1 << 20 // there it is bytes
		}
		peak = max(peak, float64(usage.Maxrss)/float64(unit))
	}
	return cpu, peak
}

// run runs the program; that people have something to decide (1) is no failure.
func run(b *testing.B, s season, args []string) *os.ProcessState {
	cmd := exec.Command(s.program, args...)
	cmd.Dir = s.dir
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 1) {
		b.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return cmd.ProcessState
}
