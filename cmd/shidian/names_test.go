package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"shidian/cmd/shidian/screen"
	"shidian/consolidate/workbook/xlsx"
	"shidian/samples/effort"
	"shidian/samples/hostile"
	"shidian/templates/form"
)

// shidian runs a command line and returns what it printed and its exit code.
// The clock stands in 2021, so that a test that forgets --as-of still says the
// same next year.
func shidian(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, err bytes.Buffer
	now := func() time.Time { return time.Date(2021, 5, 7, 4, 0, 0, 0, time.UTC) }
	code = run(t.Context(), args, streams{out: screen.New(&out), err: screen.New(&err), now: now})
	return out.String(), err.String(), code
}

// samplesFolder is where the repository has its samples.
const samplesFolder = root + "/samples/"

// outputOf is a folder that holds the earlier rollup of a sample.
func outputOf(t *testing.T, sample string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(samplesFolder+sample+"/输出")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// crafted is a county workbook whose first form sheet and whose answers hold
// what nobody sees: a mark of direction, a line break with a forged line, the
// start of a terminal command.
func crafted(t *testing.T, data []byte) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for field, text := range map[form.ID]string{
		form.UnitAddress: "晋城\u202E市沁\u200B水县\u2066", form.CurrentWork: "第一行\n第二行\u2028第三行_x001B_[31m农业\u0085W999 伪造",
	} {
		home, _ := form.Official().Layout().Home(field)
		if err := f.SetCellStr("项目01", home.TopLeft(), text); err != nil {
			t.Fatal(err)
		}
	}
	home, _ := form.Official().CountyLayout().Home(form.Reporter)
	if err := f.SetCellStr(form.SheetCounty, home.TopLeft(), "示例\u202E填报\u200B人"); err != nil {
		t.Fatal(err)
	}
	buffer, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	data, err = hostile.Rewrite(buffer.Bytes(), func(part, text string) string {
		if part != "xl/workbook.xml" {
			return text
		}
		return strings.ReplaceAll(text, "项目01", "项&#x202E;目&#10;W999 伪造 &#x9B;31m")
	})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// intake is a copy of the city's samples with more files.
func intake(t *testing.T, more map[string][]byte) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "收到")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(root, "samples", "jincheng"))); err != nil {
		t.Fatal(err)
	}
	for name, data := range more {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Skipf("this system has no such names: %v", err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Skipf("this system has no such names: %v", err)
		}
	}
	return dir
}

// county is the sample workbook of the county.
func county(t *testing.T, name string) []byte {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(root, "samples", "jincheng", "*"+name+"*"))
	if err != nil || len(found) != 1 {
		t.Fatalf("%v %v", found, err)
	}
	return contents(t, strings.TrimPrefix(found[0], root+"/"))
}

// without takes the sample of a county out of an intake.
func without(t *testing.T, dir, name string) {
	t.Helper()
	found, _ := filepath.Glob(filepath.Join(dir, "*"+name+"*"))
	for _, path := range found {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}

// unseen reports what of a printed text is not to be seen.
func unseen(text string) bool {
	return !utf8.ValidString(text) || form.Visible(text) != text || strings.ContainsAny(text, "\t\r")
}

func TestNothingUnseenReachesTheTerminalOrASheet(t *testing.T) {
	effort.Usual(t)
	dir := intake(t, map[string][]byte{
		"\x1b[31mred.xlsx":      crafted(t, county(t, "陵川县")),
		"\u202Exslx.exe.xlsx":   county(t, "陵川县")[:500],
		"甲\n  W999  伪造的一行.xlsx": []byte("不是工作簿"),
	})
	without(t, dir, "陵川县")
	without(t, dir, "阳城县")
	out := filepath.Join(t.TempDir(), "输出")
	rollup, list := filepath.Join(out, "晋城市2021年度汇总.xlsx"), filepath.Join(out, "晋城市2021年度推荐项目清单（草稿）.xlsx")
	for _, args := range [][]string{
		{"check", dir}, {"merge", dir, "-o", out}, {"merge", dir, "-o", out, "--json"}, {"verify", rollup, "--sources", dir},
		{"verify", list, "--sources", dir}, {"verify", list, "--sources", dir, "--json"}, {"trace", list, "1", "--sources", dir}, {"check", filepath.Join(dir, "没\x1b有")},
	} {
		text, errs, code := shidian(t, args...)
		for _, line := range strings.Split(text+errs, "\n") {
			if unseen(line) || strings.HasPrefix(strings.TrimSpace(line), "W999") {
				t.Errorf("%s prints %q", args[0], line)
			}
		}
		if args[0] == "verify" && (code != exitDone || strings.Contains(text, "不符 1")) {
			t.Errorf("%v: exit code %d\n%s%s", args, code, text, errs)
		}
		if code == exitFailure {
			t.Errorf("%v: %s", args, errs)
		}
		if args[len(args)-1] == "--json" && !json.Valid([]byte(text)) {
			t.Errorf("%v prints no JSON", args)
		}
	}
	for _, path := range []string{rollup, list} {
		shown := visibleTexts(t, path)
		for at, text := range shown {
			if unseen(strings.ReplaceAll(text, "\n", "")) {
				t.Errorf("%s %s holds %q", filepath.Base(path), at, text)
			}
		}
		if all := strings.Join(values(shown), "|"); !strings.Contains(all, "⟪U+202E⟫") || !strings.Contains(all, `\x1b[31m`) {
			t.Errorf("%s does not show what the county wrote", filepath.Base(path))
		}
	}
}

// A second merge compares every cell with what was written: what is shown
// otherwise than it was received is nobody's change.
func TestWhatIsShownIsNoAlteration(t *testing.T) {
	effort.Usual(t)
	dir := intake(t, map[string][]byte{"陵川.xlsx": crafted(t, county(t, "陵川县"))})
	without(t, dir, "陵川县")
	out := t.TempDir()
	var first []byte
	for range 3 {
		text, errs, _ := shidian(t, "merge", dir, "-o", out)
		if strings.Contains(text+errs, "R009") || errs != "" {
			t.Errorf("%s%s", text, errs)
		}
		data, err := os.ReadFile(filepath.Join(out, "晋城市2021年度汇总.xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		if first != nil && !bytes.Equal(first, data) {
			t.Error("the same merge once more gives other bytes")
		}
		first = data
	}
}

func TestALineBreakInATextMakesNoLine(t *testing.T) {
	var out bytes.Buffer
	screen.New(&out).Wrapped("  W001  ", "甲\nW999 伪造")
	if err := screen.New(&out).Table([]string{"一", "二"}, screen.Rows([][]string{{"甲\nW999", "乙\nW999 伪造"}})); err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(out.String(), "\n") {
		if strings.HasPrefix(strings.Trim(line, "| "), "W999") {
			t.Errorf("%q", line)
		}
	}
}

func visibleTexts(t *testing.T, path string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	book, err := new(xlsx.Reader).Read(context.Background(), data, xlsx.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, s := range book.Sheets {
		for _, c := range s.Cells {
			if s.State == xlsx.Visible && !s.HidesCol(int(c.Col)) {
				texts[s.Name+"!"+c.Ref()] = c.Text
			}
		}
	}
	return texts
}

func values(m map[string]string) []string {
	var all []string
	for _, v := range m {
		all = append(all, v)
	}
	return all
}

// The names of a zip that was made on a Windows in China.
func TestNamesInGBKAreReadAndTold(t *testing.T) {
	gbk := "\xC7\xDF\xCB\xAE\xCF\xD8" // 沁水县
	dir := intake(t, map[string][]byte{gbk + ".xlsx": county(t, "沁水县"), "\xC1\xEA\xB4\xA8\xCF\xD8/申报表.xlsx": county(t, "陵川县"), "\xff\xff.xlsx": county(t, "泽州县")})
	for _, name := range []string{"沁水县", "陵川县", "泽州县"} {
		without(t, dir, "14*"+name)
	}
	out := t.TempDir()
	text, errs, code := shidian(t, "merge", dir, "-o", out, "--json")
	if code != exitPerson {
		t.Fatalf("exit code %d, %s", code, errs)
	}
	var report reportJSON
	if err := json.Unmarshal([]byte(text), &report); err != nil {
		t.Fatal(err)
	}
	states := map[string]string{}
	for _, f := range report.Files {
		states[f.Path] = f.State
	}
	told := map[string]bool{}
	for _, f := range report.Findings {
		if f.Rule == "W013" {
			told[f.File] = true
		}
	}
	for _, path := range []string{"沁水县.xlsx", "陵川县/申报表.xlsx", `\xff\xff.xlsx`} {
		if states[path] != "merged" || !told[path] {
			t.Errorf("%s is %q, told: %v", path, states[path], told[path])
		}
	}
	if text, errs, code := shidian(t, "verify", filepath.Join(out, "晋城市2021年度汇总.xlsx"), "--sources", dir); code != exitDone {
		t.Errorf("verify: exit code %d\n%s%s", code, text, errs)
	}
}

func TestTwoEncodingsOfOneNameAreTwoFiles(t *testing.T) {
	dir := intake(t, map[string][]byte{"\xC7\xDF\xCB\xAE\xCF\xD8.xlsx": county(t, "沁水县"), "沁水县.xlsx": county(t, "陵川县")})
	text, _, _ := shidian(t, "merge", dir, "-o", t.TempDir(), "--json")
	for _, path := range []string{`沁水县.xlsx"`, `\\xc7\\xdf\\xcb\\xae\\xcf\\xd8.xlsx"`} {
		if !strings.Contains(text, path) {
			t.Errorf("no file is %s", path)
		}
	}
}
