package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write the golden files again")

// shidian runs a command line and returns what it printed and its exit code.
// The clock stands in 2021, so that a test that forgets --as-of still says the
// same next year.
func shidian(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, err bytes.Buffer
	now := func() time.Time { return time.Date(2021, 5, 6, 16, 30, 0, 0, time.UTC) }
	code = run(context.Background(), args, streams{out: &out, err: &err, now: now})
	return out.String(), err.String(), code
}

const samples = "../../samples/"

// outputOf is a folder that holds the earlier rollup of a sample.
func outputOf(t *testing.T, sample string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(samples+sample+"/输出")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// golden compares text with a file, in which OUT stands for the folder.
func golden(t *testing.T, name, text, dir string) {
	t.Helper()
	text = strings.ReplaceAll(text, filepath.ToSlash(dir), "OUT")
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if text != string(want) {
		t.Errorf("%s is no longer what is printed; run: go test ./cmd/shidian -update\n%s", path, text)
	}
}

func TestMergeOfTheCitySample(t *testing.T) {
	for _, width := range []string{"80", "120"} {
		t.Setenv("COLUMNS", width)
		dir := t.TempDir()
		out, _, code := shidian(t, "merge", samples+"jincheng", "--as-of", "2021-05-07", "-o", dir)
		if code != exitPerson {
			t.Errorf("exit code %d", code)
		}
		for _, line := range strings.Split(out, "\n") {
			// a closing mark may hang over the end, and a path is never cut
			if w := displayWidth(line); !strings.HasPrefix(line, "已写出") && w > map[string]int{"80": 82, "120": 122}[width] {
				t.Errorf("a line of %d columns: %s", w, line)
			}
		}
		golden(t, "merge_"+width+".txt", out, dir)
	}
}

func TestMergeOfTheProvinceSample(t *testing.T) {
	t.Setenv("COLUMNS", "100")
	dir := outputOf(t, "shanxi")
	out, _, code := shidian(t, "合并", samples+"shanxi/收到", "--as-of", "2021-05-13", "-o", dir)
	if code != exitPerson {
		t.Errorf("exit code %d", code)
	}
	golden(t, "province.txt", out, dir)
	if _, err := os.Stat(filepath.Join(dir, "山西省2021年度推荐项目清单（草稿）.xlsx")); err == nil {
		t.Error("a list was written although one city is over its limit")
	}
}

func TestDecidedSamplesWriteTheirLists(t *testing.T) {
	for folder, list := range map[string]string{"jincheng-decided": "晋城市2021年度推荐项目清单（草稿）.xlsx", "shanxi-decided": "山西省2021年度推荐项目清单（草稿）.xlsx"} {
		dir := outputOf(t, folder)
		_, _, code := shidian(t, "merge", samples+folder+"/收到", "--as-of", "2021-05-13", "-o", dir)
		if _, err := os.Stat(filepath.Join(dir, list)); err != nil {
			t.Errorf("%s: exit code %d, %v", folder, code, err)
		}
	}
}

func TestTodayIsTheDayInThePlansZone(t *testing.T) {
	out, _, _ := shidian(t, "check", samples+"jincheng") // 16:30 UTC is half past midnight
	if !strings.Contains(out, "截至 2021年5月7日") {
		t.Error(out)
	}
}

func TestJSONHasEveryKey(t *testing.T) {
	dir := t.TempDir()
	out, _, code := shidian(t, "merge", samples+"jincheng", "--as-of", "2021-05-07", "-o", dir, "--json")
	if code != exitPerson {
		t.Errorf("exit code %d", code)
	}
	golden(t, "merge.json", out, dir)
	var report map[string]json.RawMessage
	if err := json.Unmarshal([]byte(out), &report); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"level", "region", "as_of", "expected", "filed", "missing", "projects", "domains", "findings", "files", "outputs", "list_state", "final"} {
		if _, ok := report[key]; !ok {
			t.Errorf("no %s", key)
		}
	}
}

func TestWrongCommandLinesSayWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	cases := []struct {
		args []string
		code int
		want string
	}{
		{[]string{}, exitUsage, ""},
		{[]string{"mrege"}, exitUsage, "是不是“merge”"},
		{[]string{"merge", samples + "jincheng"}, exitUsage, "-o"},
		{[]string{"merge", "-o", dir}, exitUsage, "收到的文件"},
		{[]string{"merge", "没有的文件夹", "-o", dir}, exitUsage, "没有“没有的文件夹”"},
		{[]string{"merge", samples + "jincheng", "-o", dir, "--as-of", "2021-13-07"}, exitUsage, "--as-of"},
		{[]string{"merge", samples + "jincheng", "-o", dir, "--oops"}, exitUsage, "没有“--oops”"},
		{[]string{"merge", samples + "jincheng", "-o"}, exitUsage, "后面要写内容"},
		{[]string{"check", "没有的文件夹", "--as-of", "2027-05-07"}, exitUsage, "没有“没有的文件夹”"},
		{[]string{"merge", dir, "-o", dir}, exitFailure, "没有找到"},
		{[]string{"template", "城区", "-o", dir}, exitUsage, "140502"},
		{[]string{"template", "晋城市"}, exitUsage, "-o"},
		{[]string{"recommend", "没有.xlsx"}, exitUsage, "没有“没有.xlsx”"},
		{[]string{"plan", "--plan", "没有.xlsx", "-o", filepath.Join(dir, "p.xlsx")}, exitUsage, "没有“没有.xlsx”"},
		{[]string{"rules", "X999"}, exitUsage, "X999"},
	}
	for _, c := range cases {
		_, stderr, code := shidian(t, c.args...)
		if code != c.code || !strings.Contains(stderr, c.want) {
			t.Errorf("%v: exit code %d, %s", c.args, code, stderr)
		}
	}
}

func TestHelpIsNoMistake(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"merge", "-h"}, {"规则", "--help"}} {
		out, stderr, code := shidian(t, args...)
		if code != exitDone || out == "" || stderr != "" {
			t.Errorf("%v: exit code %d, %q", args, code, stderr)
		}
	}
}

func TestPlanWorkbookIsReadBackAsTheSamePlan(t *testing.T) {
	dir := t.TempDir()
	first, second := filepath.Join(dir, "一.xlsx"), filepath.Join(dir, "二.xlsx")
	if _, stderr, code := shidian(t, "plan", "-o", first); code != exitDone {
		t.Fatal(stderr)
	}
	if _, stderr, code := shidian(t, "plan", "--plan", first, "-o", second); code != exitDone {
		t.Fatal(stderr)
	}
	a, _ := os.ReadFile(first)
	b, _ := os.ReadFile(second)
	if !bytes.Equal(a, b) {
		t.Error("the plan changed on its way through the workbook")
	}
}

func TestEditedPlanIsNotWrittenOver(t *testing.T) {
	path := filepath.Join(t.TempDir(), "征集方案.xlsx")
	if err := os.WriteFile(path, []byte("somebody's"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, stderr, code := shidian(t, "plan", "-o", path); code != exitFailure || !strings.Contains(stderr, "没有覆盖") {
		t.Errorf("exit code %d, %s", code, stderr)
	}
}

func TestTemplateOfACityMakesOneWorkbookACounty(t *testing.T) {
	dir := t.TempDir()
	_, stderr, code := shidian(t, "template", "晋城", "-o", dir, "--projects", "1")
	if code != exitDone {
		t.Fatal(stderr)
	}
	made, _ := filepath.Glob(filepath.Join(dir, "140500晋城市", "*.xlsx"))
	if len(made) != 6 {
		t.Errorf("made %v", made)
	}
}

func TestEveryRuleIsListedAndExplained(t *testing.T) {
	list, _, _ := shidian(t, "rules")
	for _, id := range []string{"W001", "F001", "P006", "C001", "R001"} {
		out, _, code := shidian(t, "rules", id)
		if code != exitDone || !strings.Contains(list, id) || !strings.Contains(out, "依据") || !strings.Contains(out, "例") {
			t.Errorf("%s: exit code %d\n%s", id, code, out)
		}
	}
}

func TestRuleNamesTheFieldsThatItNeeds(t *testing.T) {
	out, _, _ := shidian(t, "rules", "P006")
	if !strings.Contains(out, "栏目  参与试点的企业数、区域内相同行业企业总数、试点类型\n") {
		t.Errorf("it does not name them:\n%s", out)
	}
}

func TestWrapKeepsNamesWholeAndMarksOffTheLineStart(t *testing.T) {
	for _, line := range wrap("请看文件140521沁水县_申报表_2021.xlsx，项目02!F41，不是项目01。", 24) {
		if strings.ContainsAny(line[:1], "，。") || displayWidth(line) > 26 {
			t.Errorf("%q", line)
		}
		if strings.Contains(line, "F4") && !strings.Contains(line, "F41") {
			t.Errorf("a cell was cut: %q", line)
		}
	}
}
