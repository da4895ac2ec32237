package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shidian/cmd/shidian/screen"
	"shidian/samples/effort"
)

// Who asks for help gets one screen, with a command that works on the samples.
func TestHelpOfEveryCommandFitsOneScreen(t *testing.T) {
	for _, c := range commands() {
		for _, name := range []string{c.name, c.alias} {
			text, errs, code := shidian(t, "help", name)
			if again, _, _ := shidian(t, name, "--帮助"); again != text || errs != "" || code != exitDone {
				t.Errorf("help %s and %s -h differ: %s", name, name, errs)
			}
			lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
			if len(lines) > 24 {
				t.Errorf("the help of %s has %d lines", name, len(lines))
			}
			for _, line := range lines {
				if screen.Cells(line) > helpWidth {
					t.Errorf("the help of %s has a line of %d columns: %s", name, screen.Cells(line), line)
				}
			}
			for _, want := range []string{"\n  shidian " + name, "退出码：0 ", "130 ", "--help, --帮助"} {
				if !strings.Contains(text, want) {
					t.Errorf("the help of %s has no %q", name, want)
				}
			}
		}
	}
}

func TestExamplesOfTheHelpWorkOnTheSamples(t *testing.T) {
	effort.Usual(t)
	folder := t.TempDir()
	if err := os.CopyFS(filepath.Join(folder, "samples"), os.DirFS(samplesFolder)); err != nil {
		t.Fatal(err)
	}
	t.Chdir(folder)
	for _, c := range commands() { // in the order of the work: some need what others have written
		if c.name == "establish" { // of a list that the province has made final
			shidian(t, "推荐", "samples/shanxi-decided/输出/山西省2021年度汇总.xlsx", "--final", "-o", "out", "--as-of", "2021-05-14")
		}
		args := append([]string{c.alias}, strings.Fields(c.example)...)
		_, errs, code := shidian(t, args...)
		if code != exitDone && code != exitPerson || errs != "" && c.name != "template" {
			t.Errorf("%v: exit code %d, %s", args, code, errs)
		}
	}
}

// Each exit code is said where people look for it.
func TestExitCodesAreSaidEverywhere(t *testing.T) {
	guide, readme, schema := string(contents(t, "GUIDE.md")), string(contents(t, "README.md")), string(contents(t, "JSON.md"))
	for _, e := range exits() {
		for name, text := range map[string]string{"GUIDE.md": guide, "README.md": readme, "JSON.md": schema} {
			if code := fmt.Sprint(e.code); !strings.Contains(text, code+" ") {
				t.Errorf("%s does not say exit code %s", name, code)
			}
		}
	}
}

// What cannot be done is refused before any work, with one code for one mistake, whatever
// the command.
func TestTheSameMistakeHasTheSameCode(t *testing.T) {
	effort.Usual(t)
	dir := outputOf(t, "jincheng-decided")
	rollup := filepath.Join(dir, "晋城市2021年度汇总.xlsx")
	in := filepath.Join(root, "samples", "jincheng")
	form, _ := filepath.Glob(filepath.Join(in, "*沁水县*"))
	file := filepath.Join(t.TempDir(), "文件")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "输出")
	for _, c := range []struct {
		mistake string
		code    int
		says    string
		lines   [][]string
	}{
		{"a file that is not there", exitUsage, "没有“没有.xlsx”", [][]string{
			{"check", "没有.xlsx"}, {"merge", "没有.xlsx", "-o", out}, {"merge", in, "-o", out, "--into", "没有.xlsx"}, {"merge", in, "-o", out, "--plan", "没有.xlsx"},
			{"recommend", "没有.xlsx"}, {"trace", "没有.xlsx", "1"}, {"verify", "没有.xlsx"}, {"plan", "-o", out, "--plan", "没有.xlsx"}, {"verify", rollup, "--sources", "没有.xlsx"},
			{"template", "沁水县", "--from", "没有.xlsx", "-o", out}, {"rules", "--plan", "没有.xlsx"},
		}},
		{"a folder for a file", exitUsage, "", [][]string{{"recommend", dir}, {"trace", dir, "1"}, {"merge", in, "-o", out, "--into", dir}, {"merge", in, "-o", out, "--plan", dir}, {"template", "沁水县", "--from", dir, "-o", out}}},
		{"a workbook or a folder of another kind", exitFailure, "不是", [][]string{{"verify", dir}, {"recommend", form[0]}, {"trace", form[0], "1"}, {"verify", form[0]}, {"merge", in, "-o", out, "--into", form[0]}, {"merge", in, "-o", out, "--plan", form[0]}}},
		{"a file for a folder", exitUsage, "是文件，不是文件夹", [][]string{{"merge", in, "-o", file}, {"template", "-o", file}, {"merge", in, "-o", file + "/下面"}, {"plan", "-o", file + "/p.xlsx"}, {"recommend", rollup, "-o", file + "/l.xlsx"}, {"check", in, "-o", file}}},
		{"a workbook for a folder", exitUsage, "文件夹", [][]string{{"merge", in, "-o", "输出.xlsx"}, {"template", "-o", "下发.xlsx"}}},
		{"a device", exitUsage, "", [][]string{{"plan", "-o", os.DevNull}, {"recommend", rollup, "-o", os.DevNull}, {"merge", in, "-o", os.DevNull}}},
		{"too much", exitUsage, "多写的", [][]string{{"plan", "p.xlsx", "-o", out}, {"version", "x"}}},
	} {
		for _, args := range c.lines {
			text, errs, code := shidian(t, args...)
			if code != c.code || !strings.Contains(errs, c.says) || text != "" {
				t.Errorf("%s: %v: exit code %d, %s%s", c.mistake, args, code, text, errs)
			}
		}
	}
	if isThere(out) {
		t.Error("something was written")
	}
}

func TestFoldersThatCannotBeWrittenAreRefusedFirst(t *testing.T) {
	if !isThere("/proc/self") {
		t.Skip("no folder here that nobody can write into")
	}
	dir := outputOf(t, "jincheng-decided")
	for _, args := range [][]string{
		{"merge", filepath.Join(root, "samples", "jincheng"), "-o", "/proc/x"}, {"template", "-o", "/proc/x"}, {"plan", "-o", "/proc/x/"}, {"recommend", filepath.Join(dir, "晋城市2021年度汇总.xlsx"), "-o", "/proc/x/l.xlsx"},
	} {
		text, errs, code := shidian(t, args...)
		if code != exitFailure || text != "" || !strings.Contains(errs, "/proc") {
			t.Errorf("%v: exit code %d, %s%s", args, code, text, errs)
		}
	}
}

// The first word is a path, a flag or a mistyped command, and is told so in one line.
func TestTheFirstWord(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("收 到", 0o755); err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]string{
		"mrege": "没有“mrege”这个命令，是不是“merge”？全部命令见：shidian help\n", "合幷": "没有“合幷”这个命令，是不是“合并”？全部命令见：shidian 帮助\n",
		"没有/汇总.xlsx": "没有“没有/汇总.xlsx”这个命令，也没有这个文件夹或文件。全部命令见：shidian 帮助\n",
		"--vresion":  "没有“--vresion”这个参数。全部命令见", "-怪": "没有“-怪”这个参数。全部", "--plan=x": "没有写命令",
	} {
		text, errs, code := shidian(t, word)
		if code != exitUsage || text != "" || !strings.HasPrefix(errs, want) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: exit code %d, %s%s", word, code, text, errs)
		}
	}
	const want = "“收 到”前面要写命令。看一看：shidian 检查 \"收 到\"；合并：shidian 合并 \"收 到\" -o 输出\n"
	if text, errs, code := shidian(t, "收 到", "-o", "输出"); code != exitUsage || text != "" || errs != want { // alone it was dropped on the program
		t.Errorf("exit code %d, %s%s", code, text, errs)
	}
	for _, args := range [][]string{{"--version"}, {"－V"}, {"--版本"}, {"version"}, {"--as-of", "2021-05-07", "帮助"}, {"-h"}, {"帮助", "合并"}, {"help", "规则"}, {"/?"}, {"合并", "-?"}} {
		if text, errs, code := shidian(t, args...); code != exitDone || text == "" {
			t.Errorf("%v: exit code %d, %s", args, code, errs)
		}
	}
}
