//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"

	"shidian/cmd/shidian/screen"
	"shidian/samples/effort"
)

// terminal is a terminal of 80 columns in which a program runs, and a clerk before it.
type terminal struct {
	t       *testing.T
	program *exec.Cmd
	file    *os.File
	thinks  time.Duration // how long the clerk waits before typing

	mutex sync.Mutex
	shown bytes.Buffer
	seen  int // how much of it the clerk has waited for
}

// inTerminal starts a program in a folder, alone in a terminal as a desktop starts it.
func inTerminal(t *testing.T, dir string, args ...string) *terminal {
	t.Helper()
	program := exec.Command(args[0], args[1:]...)
	program.Dir = dir
	for _, variable := range os.Environ() {
		if name, _, _ := strings.Cut(variable, "="); name != "COLUMNS" && name != "DISPLAY" && name != "WAYLAND_DISPLAY" {
			program.Env = append(program.Env, variable)
		}
	}
	program.Env = append(program.Env, nowVariable+"=2021-05-07T09:00:00+08:00", programVariable+"="+filepath.Join(dir, "试点汇总"), "TERM=xterm")
	file, err := pty.StartWithSize(program, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Skipf("there are no pseudo-terminals here: %v", err)
	}
	term := &terminal{t: t, program: program, file: file}
	t.Cleanup(func() { file.Close(); _ = program.Process.Kill() })
	go func() {
		_, _ = io.Copy(term, file) // ends with the program
	}()
	return term
}

// Write takes what the program shows.
func (term *terminal) Write(p []byte) (int, error) {
	term.mutex.Lock()
	defer term.mutex.Unlock()
	return term.shown.Write(p)
}

func (term *terminal) text() string {
	term.mutex.Lock()
	defer term.mutex.Unlock()
	return strings.ReplaceAll(term.shown.String(), "\r\n", "\n")
}

// waitFor waits until the program shows the text, behind what was waited for before.
func (term *terminal) waitFor(text string) {
	term.t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		all := term.text()
		if at := strings.Index(all[term.seen:], text); at >= 0 {
			term.seen += at + len(text)
			return
		}
	}
	term.t.Fatalf("does not show %q, but\n%s", text, term.text()[term.seen:])
}

func (term *terminal) types(text string) {
	term.t.Helper()
	time.Sleep(term.thinks)
	if _, err := io.WriteString(term.file, text); err != nil {
		term.t.Fatal(err)
	}
}

// ends waits for the end of the program and returns its exit code.
func (term *terminal) ends() int {
	term.t.Helper()
	stop := time.AfterFunc(time.Minute, func() { _ = term.program.Process.Kill() })
	_ = term.program.Wait() // the code is looked at
	if !stop.Stop() {
		term.t.Fatalf("does not end, after\n%s", term.text())
	}
	return term.program.ProcessState.ExitCode()
}

const (
	enterKey = "\r"
	question = "拖到这里："
)

func TestGuideInATerminal(t *testing.T) {
	effort.Usual(t)
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(root, "samples", "jincheng-decided"))); err != nil {
		t.Fatal(err)
	}
	term := inTerminal(t, dir, "shidian", "向导")
	for _, step := range []string{
		question, "写到别的文件夹，把它拖到这里：", // check, and merge
		"直接按回车打开它", question, // open the rollup
		"直接按回车打开它", // and the list
	} {
		term.waitFor(step)
		term.types(enterKey)
	}
	term.waitFor(question)
	term.types("0" + enterKey)
	if code := term.ends(); code != exitDone {
		t.Errorf("exit code %d", code)
	}
	for _, step := range []string{"shidian 检查 收到 --into 输出/晋城市2021年度汇总.xlsx", "shidian 合并 收到 -o 输出", "shidian 推荐 输出/晋城市2021年度汇总.xlsx"} {
		if !strings.Contains(term.text(), step) {
			t.Errorf("there is no %s", step)
		}
	}
	for _, name := range []string{"输出/晋城市2021年度推荐项目清单（草稿）.xlsx", "试点汇总.设置.txt"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
	if record, err := os.ReadFile(filepath.Join(dir, "输出", "运行记录.txt")); err != nil || !bytes.Contains(record, []byte("shidian 合并 收到 -o 输出")) || bytes.Contains(record, []byte("请选：")) {
		t.Errorf("the record of the run is not that of the step: %v\n%s", err, record)
	}
	for _, line := range linesOf(term.text()) {
		if screen.Cells(line) > 80 {
			t.Errorf("a line of %d columns: %s", screen.Cells(line), line)
		}
	}
	if t.Failed() || testing.Verbose() {
		t.Log(term.text())
	}
}

// A terminal that was opened for the program alone gets the guide, a shell the help.
func TestWhoStartedTheProgram(t *testing.T) {
	desktop := inTerminal(t, t.TempDir(), "shidian")
	desktop.waitFor("生成发给各县的申报表")
	desktop.waitFor(question)
	desktop.types("\x03")
	if code := desktop.ends(); code != exitInterrupted {
		t.Errorf("Ctrl-C at the menu ends with %d", code)
	}
	shell := inTerminal(t, t.TempDir(), "sh", "-c", "shidian; exit $?")
	shell.waitFor("shidian 向导")
	if code := shell.ends(); code != exitUsage {
		t.Errorf("without arguments a shell gets %d", code)
	}
}

// Ctrl-C while a step runs ends the step, and the guide goes on.
func TestCtrlCDuringAStepOfTheGuide(t *testing.T) {
	effort.Usual(t)
	dir := t.TempDir()
	term := inTerminal(t, dir, "shidian", "向导")
	term.waitFor(question)
	term.types("1" + enterKey)
	term.waitFor("生成全省的：")
	term.types(enterKey)
	for range 1000 { // until the first of 118 workbooks is there
		if found, _ := filepath.Glob(filepath.Join(dir, "下发", "*", "*.xlsx")); found != nil {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	term.types("\x03")
	term.waitFor("已中断")
	term.waitFor("按回车继续：")
	term.types(enterKey)
	term.waitFor(question)
	term.types("0" + enterKey)
	if code := term.ends(); code != exitInterrupted {
		t.Errorf("exit code %d", code)
	}
}
