package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"shidian/cmd/shidian/progress"
	"shidian/cmd/shidian/runlog"
	"shidian/cmd/shidian/screen"
	"shidian/consolidate"
)

// Long commands tell how far they are, and with -q, under any of its names, nobody.
func TestCommandsTellHowFarTheyAre(t *testing.T) {
	dir := t.TempDir()
	rollup := filepath.Join(dir, "晋城市2021年度汇总.xlsx")
	now := func() time.Time { return time.Date(2021, 5, 7, 1, 0, 0, 0, time.UTC) }
	for _, args := range [][]string{
		{"check", samplesFolder + "jincheng"}, {"merge", samplesFolder + "jincheng", "-o", dir}, {"recommend", rollup},
		{"verify", rollup, "--sources", samplesFolder + "jincheng"}, {"trace", rollup, "1", "--sources", samplesFolder + "jincheng"},
	} {
		for _, flag := range []string{"", "-q", "--quiet", "--安静"} {
			var out, err bytes.Buffer
			told := 0
			line := args
			if flag != "" {
				line = append(append([]string{}, args...), flag)
			}
			code := run(t.Context(), line, streams{out: screen.New(&out), err: screen.New(&err), now: now, steps: func(consolidate.Step) { told++ }})
			if code == exitUsage || code == exitFailure || (told == 0) != (flag != "") {
				t.Errorf("%v: exit code %d, told %d times: %s", line, code, told, err.String())
			}
		}
	}
}

// What is said erases the line of progress first, and is kept.
func TestWhatIsSaidErasesTheLineOfProgress(t *testing.T) {
	path := filepath.Join(t.TempDir(), "屏幕")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	at := time.Date(2021, 5, 7, 9, 0, 0, 0, time.UTC)
	line := progress.New(file, 80, func() time.Time { at = at.Add(time.Second); return at })
	v := &voice{file, file, line, &runlog.Log{}}
	line.Show(consolidate.Step{Phase: "正在读文件"})
	if _, err := v.Write([]byte("晋城市\n")); err != nil {
		t.Fatal(err)
	}
	said, err := os.ReadFile(path)
	if want := "正在读文件\n\x1b[1A\x1b[J晋城市\n"; err != nil || string(said) != want || v.Fd() != file.Fd() {
		t.Errorf("%q, %v", said, err)
	}
}

func TestACommandLineIsKeptAsItWasTyped(t *testing.T) {
	if got := typedAgain([]string{"合并", "收到的 文件", "-o", ""}); got != `shidian 合并 "收到的 文件" -o ""` {
		t.Error(got)
	}
}
