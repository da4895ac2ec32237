//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shidian/samples/effort"
)

// onWine is how the program of Windows is started here, in a small Windows of its own.
func onWine(t *testing.T, dir string) []string {
	t.Helper()
	if _, err := exec.LookPath("wine"); err != nil {
		t.Skip("Wine is not installed")
	}
	build := exec.Command("go", "test", "-c", "-o", filepath.Join(dir, "shidian.exe"), ".")
	build.Env = append(os.Environ(), "GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	prefix := t.TempDir()
	wine := []string{"env", "LC_ALL=C.UTF-8", "WINEPREFIX=" + prefix, "WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree=;mshtml=", programVariable + "="}
	start := func(args ...string) {
		all := append(wine[:len(wine):len(wine)], args...)
		if out, err := exec.Command(all[0], all[1:]...).CombinedOutput(); err != nil {
			t.Skipf("Wine does not start: %v\n%s", err, out)
		}
	}
	start("wineboot", "--init")
	start("wineserver", "--wait")
	t.Cleanup(func() {
		_ = exec.Command(wine[0], append(wine[1:len(wine):len(wine)], "wineserver", "--kill")...).Run()
	})
	random := filepath.Join(prefix, "drive_c", "windows", "system32", "bcryptprimitives.dll")
	if _, err := os.Stat(random); err != nil { // Wine 8
		dll, err := exec.Command(filepath.Join(root, ".ci", "prng")).Output()
		if err != nil {
			t.Skipf("there is no stand-in for what Wine 8 lacks: %v", err)
		}
		if err := os.WriteFile(random, dll, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return append(wine, "wine", "shidian.exe")
}

// A folder is dropped on the program, as Explorer does it; then it is started alone in
// its window, and from a shell.
func TestGuideUnderWine(t *testing.T) {
	effort.Long(t)
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "收到"), os.DirFS(filepath.Join(root, "samples", "jincheng"))); err != nil {
		t.Fatal(err)
	}
	program := onWine(t, dir)

	start := func(args ...string) *terminal {
		term := inTerminal(t, dir, args...)
		term.thinks = 2 * time.Second // what is typed before Wine reads is read otherwise
		return term
	}
	dropped := start(append(program, `Z:`+strings.ReplaceAll(dir, "/", `\`)+`\收到`)...)
	dropped.waitFor("shidian 检查 收到")
	dropped.waitFor("写到别的文件夹，把它拖到这里：")
	dropped.types(enterKey)
	dropped.waitFor(`输出\晋城市2021年度汇总.xlsx`)
	dropped.waitFor("输入 0 不打开：")
	dropped.types("0" + enterKey)
	dropped.waitFor("有 1 件事要决定")
	dropped.waitFor(question)
	dropped.types("0" + enterKey)
	if code := dropped.ends(); code != exitPerson {
		t.Errorf("exit code %d", code)
	}
	for _, name := range []string{"输出/晋城市2021年度汇总.xlsx", "试点汇总.设置.txt"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}

	alone := start(program...)
	alone.waitFor(question)
	alone.types("0" + enterKey)
	alone.ends()

	shell := start(append(program[:len(program)-1:len(program)-1], "cmd", "/c", "shidian.exe")...)
	shell.waitFor("shidian 向导")
	if code := shell.ends(); code != exitUsage {
		t.Errorf("without arguments a shell gets %d", code)
	}
}
