package consolidate

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/custody"
	"shidian/consolidate/sheets"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// pastBook is a table of pilots of earlier years that somebody typed, a line a row.
func pastBook(t *testing.T, lines ...string) string {
	t.Helper()
	f := excelize.NewFile()
	for r, line := range lines {
		for c, text := range strings.Split(line, "|") {
			cell, err := excelize.CoordinatesToCellName(c+1, r+1)
			must(t, err)
			must(t, f.SetCellValue("Sheet1", cell, strings.TrimSpace(text)))
		}
	}
	path := filepath.Join(t.TempDir(), "往年试点.xlsx")
	must(t, f.SaveAs(path))
	return path
}

func withHistory(paths ...string) func(*Options, string) {
	return func(o *Options, _ string) { o.History = paths }
}

// What a typed table says of earlier years is told with the year, kept with the rollup, and
// known to the next merge and to verify.
func TestEarlierYearsAreTold(t *testing.T) {
	table := pastBook(t, "示例市往年试点一览", "序号|立项年度|项目名称|承担单位|信用代码|验收结论|联系方式",
		"1|2018|示例药茶试点|示例沁水药茶专业合作社||合格|", "2|2019|示例铸件试点|示例铸造有限公司||不合格|", "3|2020|别处的试点|别的单位||在建|", "4|2021|今年的|别的单位||在建|", "5||没有年份|别的单位||怎样|")
	in := sample(t, "jincheng")
	r, out := run{in: in, options: withHistory(table)}.merged(t)
	if got := toldBy(r, "R017"); !strings.Contains(got, "承担单位2018年度有过“示例药茶试点”（合格，见往年试点.xlsx）") {
		t.Errorf("R017 %s", got)
	}
	if got := toldBy(r, "R018"); !strings.Contains(got, "2019年度") || open(r, "R018") != 1 {
		t.Errorf("R018 %s", got)
	}
	if got := toldBy(r, "R019"); !strings.Contains(got, "1 个项目合格") {
		t.Errorf("R019 %s", got)
	}
	notes := strings.Join(r.History[0].Notes, "；")
	for _, want := range []string{"没有用到的列：联系方式", "第 7 行看不出是哪一年", "1 个是2021年度的"} {
		if !strings.Contains(notes, want) {
			t.Errorf("%q is not told: %s", want, notes)
		}
	}
	if r.History[0].Projects != 3 {
		t.Errorf("%d projects", r.History[0].Projects)
	}
	if text := textOf(t, out[cityRollup], sheets.SheetPassed); !strings.Contains(text, "示例药茶试点") || strings.Contains(text, "示例铸件试点") || !strings.Contains(text, "四(二)") {
		t.Errorf("历年合格: %s", text)
	}
	again, _ := run{in: in, out: out}.merged(t)
	if toldBy(again, "R017") != toldBy(r, "R017") || open(again, "R018") != 1 {
		t.Errorf("the next merge has forgotten it: %s", toldBy(again, "R017"))
	}
	dir := out.write(t, t.TempDir())
	h, err := custody.Open(t.Context(), nil, filepath.Join(dir, cityRollup))
	must(t, err)
	sources, err := custody.Look(t.Context(), []string{in.write(t, t.TempDir())}, nil)
	must(t, err)
	report, err := custody.Verify(t.Context(), h, sources)
	must(t, err)
	if !report.Clean() {
		t.Errorf("verify: %+v", report.Differences)
	}
}

// A final list, a rollup of which the list is final, and a folder with both say the same.
func TestListsAndRollupsOfEarlierYears(t *testing.T) {
	lists := sample(t, "shanxi").only("晋城")
	next := reindexed(t, yearOn())
	archive := lists.with("说明.txt", []byte("存档")).write(t, t.TempDir())
	past, said, err := readHistory(t.Context(), []string{archive}, next)
	must(t, err)
	if notes := strings.Join(said[0].Notes, ""); !strings.Contains(notes, "另有 1 份文件") {
		t.Errorf("of the folder: %s", notes)
	}
	if len(past) != 6 || len(said) != 1 || past[0].Year != "2021" || past[0].How != "推荐" || past[0].Unit == "" {
		t.Errorf("%d projects of %v: %+v", len(past), said, past)
	}
	_, out := run{in: sample(t, "jincheng").only("城区", "沁水县"), options: func(o *Options, _ string) { o.Region = "晋城市" }}.merged(t)
	dir := files{cityRollup: out[cityRollup]}.write(t, t.TempDir())
	rollup := filepath.Join(dir, cityRollup)
	if _, _, err := readHistory(t.Context(), []string{rollup}, next); err == nil || !strings.Contains(err.Error(), "没有定稿") {
		t.Errorf("a rollup without a final list: %v", err)
	}
	_, err = List(t.Context(), ListOptions{Plan: testplan.New(), Rollup: rollup, AsOf: may9, Final: true})
	must(t, err)
	if past, _, err := readHistory(t.Context(), []string{rollup}, next); err != nil || len(past) != 5 {
		t.Errorf("%d projects of a rollup that is final: %v", len(past), err)
	}
	if _, _, err := readHistory(t.Context(), []string{filepath.Join(archive, "说明.txt")}, next); err == nil {
		t.Error("a file that is no use is named, and nothing is said")
	}
	if _, _, err := readHistory(t.Context(), []string{filepath.Join(archive, "没有.xlsx")}, next); err == nil {
		t.Error("a file that is not there is named, and nothing is said")
	}
}

// yearOn is the plan of the year after.
func yearOn() *plan.Plan {
	p := testplan.New()
	p.Year = "2022"
	return p
}

// A plan may have who failed not be recommended; a person may overrule that.
func TestWhoFailedIsNotRecommendedWhereThePlanSaysSo(t *testing.T) {
	p := testplan.New()
	for i, rule := range p.Rules {
		if rule.ID == "R018" {
			p.Rules[i].Severity = "错误"
		}
	}
	table := pastBook(t, "年度|试点名称|承担单位|结果", "2019|示例铸件试点|示例铸造有限公司|不合格")
	in := sample(t, "jincheng")
	r, out := run{in: in, plan: reindexed(t, p), options: withHistory(table)}.merged(t)
	const name = "示例精密铸件智能制造标准化试点"
	if state, why := stateOfProject(t, r, name); string(state) != "blocked" {
		t.Fatalf("it is %s: %s", state, why)
	}
	out[cityRollup] = answer(t, out[cityRollup], "R018", name, "无问题", "已整改复查")
	r, _ = run{in: in, plan: reindexed(t, p), out: files{cityRollup: out[cityRollup]}}.merged(t)
	if state, why := stateOfProject(t, r, name); string(state) != "auto" {
		t.Errorf("it was overruled, and is %s: %s", state, why)
	}
}
