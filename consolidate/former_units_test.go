package consolidate

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/custody"
	"shidian/consolidate/record"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// renamed is the plan of tests after 沁水县 140521 became 沁水区 140503.
func renamed(t *testing.T) *plan.Plan {
	return withUnit(t, "140521", func(r *plan.Region) {
		r.Code, r.Name, r.Former = "140503", "沁水区", []plan.FormerUnit{{Code: "140521", Name: "沁水县", Before: 2021}}
	})
}

// A workbook with the code of before 撤县设区 counts for the unit of today, and that is told once
// for each file: no error says that the unit is unknown.
func TestWorkbookWithAFormerCodeIsOfTheUnitOfToday(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng").only("沁水县", "陵川县")
	was, _ := run{in: in}.merged(t)
	r, out := run{in: in, plan: renamed(t)}.merged(t)
	if unitLine(t, r, "140503") != unitLine(t, was, "140521") {
		t.Errorf("沁水区 is %s, and was %s", unitLine(t, r, "140503"), unitLine(t, was, "140521"))
	}
	for _, rule := range []string{"W004", "W005", "C005", "C011"} {
		if told := found(r, rule); told != found(was, rule) {
			t.Errorf("%s: %s", rule, told)
		}
	}
	if told := toldBy(r, "W020"); strings.Count(told, "140503沁水区") != 1 {
		t.Errorf("W020: %s", told)
	}
	if text := textOf(t, out[cityRollup], record.SheetProjects); !strings.Contains(text, "|140503|示例沁水连翘") || strings.Contains(text, "|140521|") {
		t.Error(text)
	}
	again, second := run{in: in, out: out.current(), plan: renamed(t)}.merged(t)
	if unitLine(t, again, "140503") != unitLine(t, r, "140503") || strings.Count(toldBy(again, "W020"), "140503沁水区") != 1 || second[cityRollup] == nil {
		t.Errorf("the second time: %s, %s", unitLine(t, again, "140503"), toldBy(again, "W020"))
	}
}

// A list that a city made by the plan of before is read by the codes of today.
func TestListWithAFormerCode(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng").only("沁水县", "陵川县")
	_, city := run{in: in}.merged(t)
	r, out := run{in: files{"晋城.xlsx": city[cityDraft]}, asOf: may9, plan: renamed(t), options: func(o *Options, _ string) { o.Region = "山西省" }}.merged(t)
	if told := found(r, "W004") + found(r, "R009") + found(r, "R014") + toldBy(r, "C013"); told != "" {
		t.Errorf("the city is blamed: %s", told)
	}
	if !strings.Contains(projects(r), "沁水区 ") || strings.Contains(projects(r), "沁水县 ") || strings.Count(toldBy(r, "W020"), "沁水区") != 1 {
		t.Errorf("%s\n%s", projects(r), toldBy(r, "W020"))
	}
	for _, p := range r.Rollup.Projects {
		if p.Facts.Form.Listed.Remark != "" {
			t.Errorf("%s has the remark %s", p.Facts.Name(), p.Facts.Form.Listed.Remark)
		}
	}
	// what the province wrote goes back to the county's cells, by the list of the old plan
	list := out["山西省2021年度推荐项目清单（草稿）.xlsx"]
	if list == nil {
		list = out[cityRollup]
	}
	if list == nil {
		list = out["山西省2021年度汇总.xlsx"]
	}
	dir := files{"清单.xlsx": list}.write(t, t.TempDir())
	h, err := custody.Open(t.Context(), renamed(t), filepath.Join(dir, "清单.xlsx"))
	must(t, err)
	sources, err := custody.Look(t.Context(), []string{in.with("晋城.xlsx", city[cityDraft]).write(t, t.TempDir())}, nil)
	must(t, err)
	report, err := custody.Verify(t.Context(), h, sources)
	must(t, err)
	if len(report.Differences) != 0 {
		t.Errorf("%+v", report.Differences)
	}
}

// A rollup that was made by the plan of before is carried on by the new one, with what
// people entered.
func TestRollupOfBeforeIsCarriedOn(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng").only("沁水县", "陵川县")
	_, out := run{in: in}.merged(t)
	r, _ := run{in: in, out: out.current(), plan: renamed(t)}.merged(t)
	if n := strings.Count(projects(r), "沁水区 "); n != 2 {
		t.Errorf("%s", projects(r))
	}
	empty, _ := run{in: files{}, out: out.current(), plan: renamed(t), options: func(o *Options, _ string) { o.Region = "140500" }}.merged(t)
	if n := strings.Count(projects(empty), "沁水区 "); n != 2 {
		t.Errorf("without the files: %s", projects(empty))
	}
}

// What people answered about the unit of before holds, here and where its list goes.
func TestAnswersOfBeforeHold(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng").only("沁水县", "陵川县")
	for name, data := range in.only("沁水县") {
		in[name] = edit(t, data, func(f *excelize.File) { must(t, f.SetCellStr(form.SheetForm(1), cellOf(form.Email), "不是邮箱")) })
	}
	_, out := run{in: in}.merged(t)
	out[cityRollup] = answer(t, out[cityRollup], "F009", "不是邮箱", checks.ReplyFine, "电话联系")
	open := func(r *Result) bool {
		return slices.ContainsFunc(r.Rollup.Findings, func(f checks.Finding) bool { return f.Rule.ID == "F009" && f.Open() })
	}
	here, _ := run{in: in, out: out.current(), plan: renamed(t)}.merged(t)
	if open(here) || found(here, "F009") == "" {
		t.Errorf("it is asked again: %s", found(here, "F009"))
	}
	r, city := run{in: in, out: out.current()}.merged(t)
	if open(r) {
		t.Fatal("the answer does not hold even by the plan of before")
	}
	up, _ := run{in: files{"晋城.xlsx": city[cityDraft]}, asOf: may9, plan: renamed(t), options: func(o *Options, _ string) { o.Region = "山西省" }}.merged(t)
	if open(up) || found(up, "F009") == "" {
		t.Errorf("the province asks again: %s", found(up, "F009"))
	}
}
