package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate"
	"shidian/consolidate/record"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// decidedCity is a folder with the sample of the decided city, 收到 and 输出.
func decidedCity(t *testing.T) (received, out string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(samples+"jincheng-decided")); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "收到"), filepath.Join(dir, "输出")
}

// lastLine is what a clerk pastes next.
func lastLine(out string) string {
	lines := strings.Split(strings.TrimSpace(out), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}

func state(t *testing.T, args ...string) string {
	t.Helper()
	out, stderr, _ := shidian(t, append(args, "--json")...)
	var report struct {
		State string `json:"list_state"`
		Final int    `json:"final"`
	}
	if err := json.Unmarshal([]byte(out), &report); err != nil {
		t.Fatal(err, stderr)
	}
	return report.State + string(rune('0'+report.Final))
}

func TestEveryRunSaysHowTheListStands(t *testing.T) {
	received, out := decidedCity(t)
	book := filepath.Join(out, "晋城市2021年度汇总.xlsx")
	closing := "shidian 推荐 " + filepath.ToSlash(book) + " --final"
	merge := []string{"merge", received, "-o", out, "--as-of", "2021-05-07"}
	check := []string{"check", received, "-o", out, "--as-of", "2021-05-07"}
	recommend := []string{"recommend", book, "--as-of", "2021-05-07"}

	for _, args := range [][]string{merge, recommend} {
		if text, _, _ := shidian(t, args...); lastLine(text) != closing || !strings.Contains(text, "请勿盖章上报") {
			t.Errorf("%s of a draft says\n%s", args[0], text)
		}
	}
	if got := state(t, check...); got != "draft0" {
		t.Error(got)
	}

	text, stderr, code := shidian(t, append(recommend, "--final")...)
	if code != exitDone || !strings.HasSuffix(lastLine(text), "输出/晋城市2021年度推荐项目清单.xlsx") || !strings.Contains(text, "打印这份清单 → 签字、盖章") {
		t.Errorf("--final: %d\n%s%s", code, text, stderr)
	}
	for _, args := range [][]string{merge, recommend, append(recommend, "--final")} {
		if text, _, code := shidian(t, args...); code == exitFailure || !strings.Contains(text, "没有重写") {
			t.Errorf("%v when it is final: %d\n%s", args, code, text)
		}
	}
	if got := state(t, check...); got != "final1" {
		t.Error(got)
	}

	correct(t, received)
	merge[len(merge)-1] = "2021-05-08"
	if _, stderr, code := shidian(t, merge...); code != exitFailure || strings.Contains(stderr, "|") {
		t.Errorf("a change of the final list: %d %s", code, stderr)
	}
	for _, args := range [][]string{append(merge, "--reopen", "县局来函更正"), merge, check, recommend} {
		text, _, _ := shidian(t, args...)
		if lastLine(text) != closing || !strings.Contains(strings.ReplaceAll(text, "\n", ""), "2021年5月7日定过稿，2021年5月8日重新打开，原因：县局来函更正") {
			t.Errorf("%v when it is open again says\n%s", args, text)
		}
	}
	if got := state(t, check...); got != "reopened0" {
		t.Error(got)
	}
	recommend[len(recommend)-1] = "2021-05-08"
	if text, _, _ := shidian(t, append(recommend, "--final")...); !strings.Contains(text, "第 2 次") || !strings.HasSuffix(lastLine(text), "（第2次定稿）.xlsx") {
		t.Errorf("the second final says\n%s", text)
	}
}

// correct has 陵川县 send a correction.
func correct(t *testing.T, received string) {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(received, "*陵川县*"))
	if err != nil || len(found) != 1 {
		t.Fatalf("%v %v", found, err)
	}
	f, err := excelize.OpenFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	area, _ := form.FormLayout().Home(form.BusinessScope)
	if err := f.SetCellStr(form.SheetForm(1), area.TopLeft(), "改动后的业务范围，与原来不同。"); err != nil {
		t.Fatal(err)
	}
	if err := f.SaveAs(filepath.Join(received, "更正_陵川县.xlsx")); err != nil {
		t.Fatal(err)
	}
}

func TestProvinceIsToldOfADraft(t *testing.T) {
	received, out := decidedCity(t)
	if _, stderr, code := shidian(t, "merge", received, "-o", out, "--as-of", "2021-05-07"); code == exitFailure {
		t.Fatal(stderr)
	}
	lists, top := t.TempDir(), t.TempDir()
	data, err := os.ReadFile(filepath.Join(out, "晋城市2021年度推荐项目清单（草稿）.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(lists, "晋城.xlsx"), data, 0o644); err != nil {
		t.Fatal(err)
	}
	text, _, code := shidian(t, "merge", lists, "-o", top, "--region", "山西省", "--as-of", "2021-05-09")
	if code != exitPerson || !strings.Contains(text, "报来的是草稿，请报定稿") {
		t.Errorf("%d\n%s", code, text)
	}
	book := filepath.Join(top, record.RollupName(plan.Shanxi2021(), plan.Shanxi2021().Root()))
	if _, stderr, code := shidian(t, "recommend", book, "--as-of", "2021-05-09", "--final"); code != exitFailure || !strings.Contains(stderr, "晋城市") {
		t.Errorf("%d %s", code, stderr)
	}
	out, _, _ = shidian(t, "check", lists, "--region", "山西省", "--as-of", "2021-05-09", "--json")
	if !strings.Contains(out, `"draft_below": true`) {
		t.Error(out)
	}
}

// A unit that owes its final list is somebody's to call.
func TestExitCodeSaysThatAUnitOwesItsFinalList(t *testing.T) {
	for draft, want := range map[bool]int{true: exitPerson, false: exitDone} {
		sent := &form.Return{Mark: form.Mark{Kind: form.ListBook}, Draft: draft}
		u := &record.Unit{Unit: &checks.Unit{Entry: checks.Filed}, Files: []*record.ReceivedFile{{File: &record.File{Return: sent}, Status: record.Merged}}}
		if got := exitCode(&consolidate.Result{Rollup: &record.Rollup{Units: []*record.Unit{u}}}); got != want {
			t.Errorf("a draft %v: exit %d", draft, got)
		}
	}
}
