//go:build !windows

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/creack/pty"
	"github.com/mattn/go-runewidth"

	"shidian/cmd/shidian/screen"
	"shidian/consolidate"
	"shidian/samples/bulk"
	"shidian/samples/effort"
	"shidian/templates/form"
)

// shownOn is what a command line shows on a terminal of so many columns, signs
// of colour and all.
func shownOn(t *testing.T, columns int, env []string, args ...string) string {
	t.Helper()
	cmd := exec.Command("shidian", args...)
	cmd.Env = append(os.Environ(), append([]string{nowVariable + "=2021-05-07T09:00:00+08:00", "COLUMNS=", "NO_COLOR=", "TERM=xterm-256color"}, env...)...)
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: uint16(columns)})
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	var shown bytes.Buffer
	shown.ReadFrom(terminal) // it ends with an error where the terminal is gone
	cmd.Wait()
	return strings.ReplaceAll(shown.String(), "\r\n", "\n")
}

var colours = regexp.MustCompile("\x1b\\[[0-9;]*m")

// linesOf are the lines of a screen without colour.
func linesOf(shown string) []string {
	return strings.Split(strings.TrimSuffix(colours.ReplaceAllString(shown, ""), "\n"), "\n")
}

// samplesHere puts the samples and what is made of them where the test may write.
func samplesHere(t *testing.T) {
	t.Helper()
	from, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for _, name := range []string{"jincheng", "jincheng-decided", "shanxi"} {
		if err := os.CopyFS(name, os.DirFS(filepath.Join(from, "samples", name))); err != nil {
			t.Fatal(err)
		}
	}
}

// A line that is too wide is broken by the terminal wherever it likes: counted here by
// another measure than that of the program.
func TestNoLineIsWiderThanTheTerminal(t *testing.T) {
	effort.Usual(t)
	samplesHere(t)
	measure := runewidth.Condition{EastAsianWidth: true}
	shownOn(t, 80, nil, "合并", "jincheng-decided/收到", "-o", "jincheng-decided/输出")
	const list = "jincheng-decided/输出/晋城市2021年度推荐项目清单（草稿）.xlsx"
	for _, columns := range []int{60, 80, 120} {
		for _, line := range []string{
			"合并 jincheng -o 晋城", "合并 jincheng -o 晋城 --all", "合并 shanxi/收到 -o 山西", "检查 jincheng", "检查 shanxi/收到 --all", "推荐 jincheng-decided/输出/晋城市2021年度汇总.xlsx -o 清单.xlsx",
			"核验 " + list + " --sources jincheng-decided/收到", "核验 " + list, "追溯 " + list + " 1 --all --sources jincheng-decided/收到", "追溯 " + list + " 2",
			"方案 -o 方案/征集方案.xlsx", "规则", "规则 P006 R002", "版本", "帮助", "合并 -h", "模板 -h", "模板 沁水县 -o 下发",
		} {
			shown := linesOf(shownOn(t, columns, nil, strings.Fields(line)...))
			if len(shown) < 2 {
				t.Errorf("%s shows %q", line, shown)
			}
			for _, text := range shown {
				if w := measure.StringWidth(text); w > columns {
					t.Errorf("at %d columns %s shows a line of %d: %s", columns, line, w, text)
				}
				if strings.ContainsAny(lastOf(text), "“‘（《［〔【") || strings.ContainsAny(firstOf(text), "，。；：、”’）》］〕】") {
					t.Errorf("at %d columns %s breaks a line at a mark: %s", columns, line, text)
				}
			}
		}
	}
}

func lastOf(line string) string {
	runes := []rune(strings.TrimRight(line, " "))
	return string(runes[max(0, len(runes)-1):])
}

func firstOf(line string) string {
	runes := []rune(strings.TrimLeft(line, " "))
	return string(runes[:min(1, len(runes))])
}

// A city fits the window in which the command was typed, a province a large one, and the
// last line can be pasted.
func TestMergeFitsTheScreen(t *testing.T) {
	effort.Usual(t)
	samplesHere(t)
	for _, c := range []struct {
		lines      int
		line, next string
	}{
		{24, "合并 jincheng -o 晋城", "shidian 合并 jincheng -o 晋城"},
		{24, "merge jincheng -o 晋城", "shidian merge jincheng -o 晋城"},
		{24, "合并 jincheng-decided/收到 -o jincheng-decided/输出", "shidian 推荐 jincheng-decided/输出/晋城市2021年度汇总.xlsx --final"},
		{40, "合并 shanxi/收到 -o shanxi/输出", "shidian 合并 shanxi/收到 -o shanxi/输出"},
	} {
		shown := linesOf(shownOn(t, 80, nil, strings.Fields(c.line)...))
		if len(shown) > c.lines || strings.TrimSpace(shown[len(shown)-1]) != c.next {
			t.Errorf("%s shows %d lines:\n%s", c.line, len(shown), strings.Join(shown, "\n"))
		}
	}
}

// A province that its counties report to has more units than a person can look over.
func TestMergeOfManyUnitsFitsTheScreen(t *testing.T) {
	effort.Usual(t)
	m, err := bulk.NewMaker(bulk.Plan(), 1)
	if err != nil {
		t.Fatal(err)
	}
	books, err := m.Below("140000")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for i, b := range books {
		if i%13 == 4 {
			continue // it has sent nothing
		}
		if err := os.WriteFile(b.Name, b.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	res, err := consolidate.Merge(t.Context(), consolidate.Options{Plan: m.Plan(), Paths: []string{"."}, Region: "140000", AsOf: form.Date{Year: 2021, Month: 5, Day: 7}, Out: "出"})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	o := mergeOptions{out: "出", region: "山西省"}
	if err := printWhole(&session{streams: streams{out: screen.New(&out)}, typed: "合并"}, &o, res); err != nil {
		t.Fatal(err)
	}
	shown := linesOf(out.String())
	if len(shown) > 40 || strings.TrimSpace(shown[len(shown)-1]) != "shidian 合并 各县 -o 出 --region 山西省" || !strings.Contains(out.String(), "应报 117 个") {
		t.Errorf("%d lines:\n%s", len(shown), out.String())
	}
	if testing.Verbose() {
		t.Log("\n" + out.String())
	}
}

func TestColourIsForTerminalsThatHaveIt(t *testing.T) {
	samplesHere(t)
	for env, want := range map[string]bool{"TERM=xterm": true, "TERM=dumb": false, "NO_COLOR=1": false} {
		if got := strings.Contains(shownOn(t, 80, []string{env}, "检查", "jincheng"), "\x1b[31m高平市"); got != want {
			t.Errorf("%s: colour %v", env, got)
		}
	}
	out, _ := exec.Command("shidian", "检查", "jincheng", "--as-of", "2021-05-07").Output()
	if len(out) == 0 || bytes.Contains(out, []byte("\x1b")) {
		t.Errorf("a pipe gets %q", out)
	}
}

// COLUMNS that somebody has exported makes lines shorter, and none longer than the terminal.
func TestExportedColumnsAreRespected(t *testing.T) {
	samplesHere(t)
	widest := func(columns int, env string) int {
		most := 0
		for _, line := range linesOf(shownOn(t, columns, []string{env}, "规则")) {
			most = max(most, runewidth.StringWidth(line))
		}
		return most
	}
	for env, most := range map[string]int{"COLUMNS=60": 60, "COLUMNS=200": 100, "COLUMNS=x": 100} {
		if got := widest(100, env); got > most || got < most-20 {
			t.Errorf("%s: lines of %d columns", env, got)
		}
	}
}

// printWhole prints what a merge of 各县 says.
func printWhole(s *session, o *mergeOptions, res *consolidate.Result) error {
	return printMerge(report{s: s, res: res, all: o.all}, o.out, o.next(s, res, []string{"各县"}, false, true))
}
