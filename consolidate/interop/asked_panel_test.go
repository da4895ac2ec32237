package interop

import (
	"fmt"
	"testing"

	"shidian/checks"
	"shidian/consolidate/workbook/store"
	"shidian/samples/effort"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// askingPlan asks two questions of every type, and judges what can be judged.
func askingPlan() *plan.Plan {
	p := testplan.New()
	for i := range p.Fields {
		if p.Fields[i].ID == form.StaffFull || p.Fields[i].ID == form.EnterprisesIn || p.Fields[i].ID == form.Partners {
			p.Fields[i].On = false
		}
	}
	takes := map[string]string{"整数": "≥ 10", "金额": "< 2.5", "单选": "≠ 没有", "年月": "≤ 2020年6月", "日期": "> 2021年3月1日"}
	for n, place := range []string{"附页", "审核信息"} {
		for i, word := range form.TypeNames() {
			row := plan.FieldRow{ID: form.ID(fmt.Sprintf("q_%d_%d", n, i)), Title: fmt.Sprintf("增加的%s%d", word, n+1), Type: word, Need: []string{"是", "工业", "试点区域"}[i%3], Place: place, Reach: "上报", Qualifies: takes[word], On: true}
			if row.Qualifies != "" {
				row.Unfit = []string{"错误", "提示"}[n]
			}
			if word == "单选" {
				row.List = "荣誉"
			}
			if word == "长文" {
				row.Least = 20
			}
			p.Fields = append(p.Fields, row)
		}
	}
	for _, name := range []string{"国家级", "省级", "没有"} {
		p.ChoiceRows = append(p.ChoiceRows, plan.ChoiceRow{List: "荣誉", Name: name})
	}
	return plan.New(*p)
}

// askedTexts are answers by the word of the type: the first is right.
func askedTexts() map[string][]string {
	return map[string][]string{
		"文字": {"示例"}, "长文": {"带动周边五个乡镇两千多户农户增收，户均增收三千元。", "带动周边五个乡镇农户"}, "整数": {"12", "9", "若干", "10"}, "金额": {"1.5", "2.5", "一些", "3万元"},
		"日期": {"2021年3月9日", "2021年2月3日", "去年", "2021-03-01"}, "年月": {"2020年6月", "2020年7月", "去年", "2020-06-30"}, "单选": {"省级", "没有", "市级"},
		"电话": {"400-000-7788"}, "邮箱": {"name@example.com", "name"}, "邮编": {"048200", "48200", "100000"}, "组织机构代码": {"91140521MA00000005", "91140521MA00000006"},
	}
}

// The panel says of the questions of a plan what a check says, while people type.
func TestPanelSaysWhatTheRulesFindOfAddedQuestions(t *testing.T) {
	effort.Long(t)
	office, p := startOffice(t), askingPlan()
	home := region(t, p, county)
	good := exampleOf("enterprise")
	for _, f := range p.Form.Fields() {
		if f.Added {
			good.Set(f.ID, form.Answer{Kind: form.Text, Raw: askedTexts()[form.TypeWord(f.Type)][0]})
		}
	}
	data, err := templates.CountyWorkbook(p, home, 1, form.Return{Projects: []*form.Filled{good}}, checks.OnSheet(p, home))
	if err == nil {
		data, err = store.Canonical(data)
	}
	if err != nil {
		t.Fatal(err)
	}
	office.do(t, "open", step{"path": write(t, t.TempDir(), "panel.xlsx", data)}, nil)
	office.do(t, "unprotect", step{"sheets": []string{form.SheetForm(1)}}, nil)
	office.do(t, "calculate", nil, nil)
	lines, _ := templates.PanelLines(p, home)
	look := func(c spoiledForm, filled *form.Filled) {
		var shown [][]string
		office.do(t, "texts", step{"sheet": form.SheetForm(1), "area": "Z1:Z260"}, &shown)
		c.compare(t, lines, shown, checks.OnSheet(p, home).Project(filled))
	}
	look(spoiledForm{kind: "enterprise", plain: true, right: true}, good)
	for _, f := range p.Form.Fields() {
		if !f.Added {
			continue
		}
		for i, text := range append(askedTexts()[form.TypeWord(f.Type)], "") {
			spoiled := *good
			spoiled.Answers = map[form.ID]form.Answer{}
			for id, a := range good.Answers {
				spoiled.Answers[id] = a
			}
			spoiled.Set(f.ID, form.Answer{Kind: form.Text, Raw: text})
			putOn(t, office, p.Form.Layout(), form.SheetForm(1), map[form.ID]form.Answer{f.ID: {Kind: form.Text, Raw: text}})
			look(spoiledForm{kind: fmt.Sprintf("%s %q", f.Title, text), plain: i > 0, right: i == 0}, &spoiled)
		}
		putOn(t, office, p.Form.Layout(), form.SheetForm(1), map[form.ID]form.Answer{f.ID: good.Answer(f.ID)})
	}
}
