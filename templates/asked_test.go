package templates

import (
	"bytes"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// asking is the plan of the tests with a question of every type, half of them printed,
// and with some that are not asked.
func asking() *plan.Plan {
	p := testplan.New()
	for i := range p.Fields {
		switch p.Fields[i].ID {
		case form.StaffFull, form.StaffPart, form.EnterprisesAll, form.Partners:
			p.Fields[i].On = false
		}
	}
	for i, word := range form.TypeNames() {
		row := plan.FieldRow{ID: form.ID("q_" + string(rune('a'+i))), Title: "增加的" + word, Hint: "照实填写。", Type: word, Need: []string{"是", "否", "试点区域", "试点企业", "工业"}[i%5],
			Place: []string{"审核信息", "附页"}[i%2], Reach: "上报", On: true}
		switch word {
		case "单选":
			row.List, row.Qualifies, row.Unfit = "荣誉级别", "= 国家级、省级", "错误"
		case "整数":
			row.Qualifies, row.Unfit = "≥ 10", "提示"
		}
		p.Fields = append(p.Fields, row)
	}
	for _, name := range []string{"国家级", "省级", "没有"} {
		p.ChoiceRows = append(p.ChoiceRows, plan.ChoiceRow{List: "荣誉级别", Name: name})
	}
	return plan.New(*p)
}

func TestPlanOfTheTestsCanBeSaid(t *testing.T) {
	p := asking()
	again, problems := plan.FromGrids(p.Grids())
	if problems != nil {
		t.Fatal(problems)
	}
	if again.Digest() != p.Digest() || again.Form.Digest() != p.Form.Digest() || p.Form.Digest() == "" {
		t.Error("its workbook says another plan")
	}
}

func TestEveryQuestionOfAPlanHasItsPlace(t *testing.T) {
	p := asking()
	layout := p.Form.Layout()
	for _, f := range p.Form.Fields() {
		home, ok := layout.Home(f.ID)
		if !ok {
			t.Errorf("%s has no place", f.ID)
		}
		if printed := home.LastRow <= layout.PrintRows; printed != f.Section.Printed {
			t.Errorf("%s: it is printed %v", f.ID, printed)
		}
	}
	if _, ok := layout.Home(form.StaffFull); ok {
		t.Error("what is not asked has a place")
	}
	if p.Form.Title(form.StaffFull) == "" || p.Form.Has(form.StaffFull) || !slices.ContainsFunc(p.Form.Fields(), func(f *form.Field) bool { return f.Added }) {
		t.Error("the form does not know what it leaves out, or has nothing that is added")
	}
}

func TestWorkbookOfAPlanWithQuestionsIsDrawn(t *testing.T) {
	p := asking()
	region, _ := p.Region("140521")
	data, err := CountyWorkbook(p, region, 1, form.Return{}, form.Finder{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, n := range f.GetDefinedName() {
		names[n.Name] = true
	}
	for _, field := range p.Form.Fields() {
		if !names[field.Name()] {
			t.Errorf("%s has no name", field.ID)
		}
	}
	if names["f_staff_full"] || !names[form.AskedName] {
		t.Errorf("names: %v", names)
	}
	project, _ := PanelLines(p, region)
	if len(project) > 50 {
		t.Errorf("%d lines of the panel", len(project))
	}
}

// How grave an answer is that does not qualify stands with its question: the panel says no
// more than the rule.
func TestPanelAsksWhereTheQuestionOnlyAsks(t *testing.T) {
	p := asking()
	lines, _ := PanelLines(p, plan.Region{})
	seen := 0
	for _, l := range lines {
		if l.Rule != "P022" {
			continue
		}
		for _, id := range l.Fields {
			f := p.Form.Field(id)
			if seen++; l.Error != (f.Unfit == form.UnfitError) {
				t.Errorf("%s is %s, and its line an error: %v", f.Title, f.Unfit, l.Error)
			}
		}
	}
	if seen < 2 {
		t.Errorf("%d questions have a line", seen)
	}
}

// Whoever counts the questions of a section counts those between its first and its last.
func TestQuestionsStandSectionBySection(t *testing.T) {
	var sections []form.SectionID
	for _, f := range asking().Form.Fields() {
		if n := len(sections); n == 0 || sections[n-1] != f.Section.ID {
			sections = append(sections, f.Section.ID)
		}
	}
	want := []form.SectionID{form.Cover, form.UnitSection, form.Basis, form.Goals, form.Funding, form.Opinions, form.Extra, form.Review}
	if !slices.Equal(sections, want) {
		t.Errorf("%v", sections)
	}
}
