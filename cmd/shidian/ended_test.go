//go:build unix

package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"shidian/cmd/shidian/screen"
	"shidian/samples/effort"
)

// Who ends a run, by Ctrl-C or by shutting the machine down, is told that nothing
// was changed, and gets the code of shells.
func TestEndedBySignal(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		dir := t.TempDir()
		program := exec.Command("shidian", "template", "--as-of", "2021-05-07", "-o", dir)
		var stderr bytes.Buffer
		program.Stderr = &stderr
		if err := program.Start(); err != nil {
			t.Fatal(err)
		}
		for range 1000 { // until the first of 118 workbooks is there
			if found, _ := filepath.Glob(filepath.Join(dir, "*", "*.xlsx")); found != nil {
				break
			}
			time.Sleep(5 * time.Millisecond)
		}
		if err := program.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		_ = program.Wait() // the code is looked at
		if code := program.ProcessState.ExitCode(); code != exitInterrupted || !strings.Contains(stderr.String(), "已中断") || strings.Contains(stderr.String(), "反馈") {
			t.Errorf("%v: exit code %d, %s", signal, code, stderr.String())
		}
		if left, _ := filepath.Glob(filepath.Join(dir, "*", ".shidian-*")); left != nil {
			t.Errorf("%v leaves %v", signal, left)
		}
	}
}

func TestEndedRunOfEveryCommand(t *testing.T) {
	dir := outputOf(t, "jincheng-decided")
	rollup := filepath.Join(dir, "晋城市2021年度汇总.xlsx")
	for _, args := range [][]string{
		{"merge", samplesFolder + "jincheng-decided/收到", "--as-of", "2021-05-13", "-o", dir},
		{"check", samplesFolder + "jincheng-decided/收到"}, {"recommend", rollup}, {"verify", rollup}, {"trace", rollup, "1"},
		{"template", "140521", "-o", t.TempDir()},
	} {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		var out, err bytes.Buffer
		now := func() time.Time { return time.Date(2021, 5, 13, 1, 0, 0, 0, time.UTC) }
		if code := run(ctx, args, streams{out: screen.New(&out), err: screen.New(&err), now: now}); code != exitInterrupted || err.String() != "已中断，原有文件没有改动。\n" {
			t.Errorf("%v: exit code %d, %s%s", args, code, out.String(), err.String())
		}
	}
}

// A full disk behind the results: nobody may take the command for done.
func TestResultsThatCannotBePrinted(t *testing.T) {
	effort.Usual(t)
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full here")
	}
	defer full.Close()
	dir := outputOf(t, "jincheng-decided")
	rollup := filepath.Join(dir, "晋城市2021年度汇总.xlsx")
	for _, args := range [][]string{
		{"rules"}, {"rules", "P006"}, {"help"}, {"merge", "-h"}, {"--version"}, {"verify", rollup}, {"verify", rollup, "--json"}, {"trace", rollup, "1"},
		{"check", samplesFolder + "jincheng"}, {"check", samplesFolder + "jincheng", "--json"}, {"merge", samplesFolder + "jincheng", "--as-of", "2021-05-07", "-o", t.TempDir()},
		{"recommend", rollup, "--as-of", "2021-05-13"}, {"plan", "-o", t.TempDir() + "/p.xlsx"}, {"template", "140521", "-o", t.TempDir()},
	} {
		var stderr bytes.Buffer
		now := func() time.Time { return time.Date(2021, 5, 7, 1, 0, 0, 0, time.UTC) }
		code := run(t.Context(), args, streams{out: screen.New(full), err: screen.New(&stderr), now: now})
		if code != exitFailure || !strings.Contains(stderr.String(), "磁盘满了") || strings.Contains(stderr.String(), "没有改动") {
			t.Errorf("%v: exit code %d, %s", args, code, stderr.String())
		}
	}
}
