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

	"github.com/xuri/excelize/v2"
)

// said runs one command line and returns what it printed.
func said(t *testing.T, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	now := func() time.Time { return time.Date(2021, 5, 7, 4, 0, 0, 0, time.UTC) }
	code = run(context.Background(), args, streams{out: &o, err: &e, now: now})
	return code, o.String(), e.String()
}

// cityList merges the sample counties of 晋城市, without the one that leaves
// 农业 over its limit.
func cityList(t *testing.T) (list, counties string) {
	t.Helper()
	dir := t.TempDir()
	counties = filepath.Join(dir, "收到")
	if err := os.CopyFS(counties, os.DirFS(filepath.Join(root, "samples", "jincheng"))); err != nil {
		t.Fatal(err)
	}
	over, err := filepath.Glob(filepath.Join(counties, "*阳城县*"))
	if err != nil || len(over) != 1 {
		t.Fatalf("%v %v", over, err)
	}
	if err := os.Remove(over[0]); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "输出")
	if code, _, errs := said(t, "合并", counties, "-o", out); code > exitPerson {
		t.Fatalf("merge: %d %s", code, errs)
	}
	return filepath.Join(out, "晋城市2021年度推荐项目清单（草稿）.xlsx"), counties
}

func TestVerifyEndsWithItsVerdictAndExitCode(t *testing.T) {
	list, counties := cityList(t)
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"verify", list, "--sources", counties}, exitDone, "结论：全部相符。\n"},
		{[]string{"核验", list, "--sources", filepath.Dir(list), counties}, exitDone, "结论：全部相符。\n"},
		{[]string{"verify", list}, exitPerson, "份来源文件没有找到，未能核对。\n"},
		{[]string{"verify"}, exitUsage, ""},
		{[]string{"verify", list, "x"}, exitUsage, ""},
		{[]string{"verify", list, "--sources", "没有的文件夹"}, exitUsage, ""},
		{[]string{"verify", "没有的文件.xlsx"}, exitFailure, ""},
	} {
		code, out, errs := said(t, c.args...)
		if code != c.code || !strings.HasSuffix(out, c.want) || code >= exitUsage && errs == "" {
			t.Errorf("%v: %d, want %d\n%s%s", c.args, code, c.code, out, errs)
		}
	}
	code, out, _ := said(t, "verify", list, "--sources", counties, "--json")
	var report struct {
		Verdict     string
		Files       []struct{ Status string }
		Differences []any
		Unchecked   []any
		Missing     int
	}
	if err := json.Unmarshal([]byte(out), &report); err != nil || code != exitDone {
		t.Fatalf("%d %v\n%s", code, err, out)
	}
	if report.Verdict != "全部相符" || len(report.Files) == 0 || report.Files[0].Status != "found" || report.Differences == nil || report.Unchecked == nil {
		t.Errorf("%+v", report)
	}
}

// A plan that is not the one of the workbook is remarked, and changes no verdict.
func TestVerifyAndTraceGoByThePlanOfTheWorkbook(t *testing.T) {
	list, counties := cityList(t)
	other := filepath.Join(t.TempDir(), "方案.xlsx")
	if code, _, errs := said(t, "plan", "-o", other); code != exitDone {
		t.Fatalf("%d %s", code, errs)
	}
	f, err := excelize.OpenFile(other)
	if err != nil {
		t.Fatal(err)
	}
	for cell, value := range map[string]int{"B3": 2022, "B6": 1} { // 年度, 限额
		if err := f.SetCellValue("基本信息", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	for cell, value := range map[string]string{"B3": "2022-05-08", "B4": "2022-05-10"} {
		if err := f.SetCellValue("截止日期", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"verify", list}, {"trace", list, "1"}} {
		code, out, errs := said(t, append(args, "--sources", counties, "--plan", other)...)
		words := strings.Join(strings.Fields(out), "") // lines are broken anywhere
		if code != exitDone || strings.Count(words, "注意") != 1 || !strings.Contains(words, "2021→2022") || !strings.Contains(words, "2021年度方案：随“") {
			t.Errorf("%v: %d\n%s%s", args, code, out, errs)
		}
	}
}

func TestTracePrintsTheWayOrAsksWhichRow(t *testing.T) {
	list, counties := cityList(t)
	for _, c := range []struct {
		args []string
		code int
		want []string
	}{
		{[]string{"trace", list, "1", "--sources", counties}, exitDone, []string{"140521沁水县", "工作表 项目01", "找到，校验码相符", "| 试点名称", "H6", "与来源文件全部相符"}},
		{[]string{"追溯", list, "连翘叶", "--sources", counties}, exitDone, []string{"序号 1"}},
		{[]string{"trace", list, "连翘叶"}, exitPerson, []string{"没有找到这份文件", "未能核对"}},
		{[]string{"trace", list, "示例"}, exitUsage, []string{"不止一行", "  2  示例陵川中药材连片种植标准化试点"}},
		{[]string{"trace", list, "没有的项目"}, exitUsage, []string{"中没有“没有的项目”"}},
		{[]string{"trace", list}, exitUsage, []string{"请写明清单和序号"}},
	} {
		code, out, errs := said(t, c.args...)
		if code != c.code {
			t.Errorf("%v: %d, want %d\n%s", c.args, code, c.code, errs)
		}
		for _, want := range c.want {
			if !strings.Contains(out+errs, want) {
				t.Errorf("%v does not say %q:\n%s%s", c.args, want, out, errs)
			}
		}
	}
}
