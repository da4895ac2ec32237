package templates

import (
	"strings"
	"testing"

	"shidian/checks"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// half is a form on which little is written, and one answer is wrong.
func half() *form.Filled {
	filled := form.NewFilled(form.Origin{})
	for id, raw := range map[form.ID]string{form.PilotKind: form.KindRegion, form.PilotName: "示例试点", form.Email: "无"} {
		filled.Set(id, form.Answer{Kind: form.Text, Raw: raw})
	}
	return filled
}

func TestLinesStoreWhatTheRulesFind(t *testing.T) {
	f, _ := qinshui(t, half())
	p := testplan.New()
	region, _ := p.Region("140521")
	found := checks.OnSheet(p, region).Project(half())
	project, _ := PanelLines(p, region)
	for n, of := range [][]form.Found{found, nil} { // the second form is a spare
		for _, line := range project {
			text, err := f.GetCellValue(form.SheetForm(n+1), line.Cell)
			if err != nil {
				t.Fatal(err)
			}
			want := false
			for _, one := range of {
				for _, id := range line.Fields {
					want = want || one == form.Found{Rule: line.Rule, Field: id}
				}
			}
			if (text != "") != want || want && strings.HasPrefix(text, wrongMark().sign) != line.Error {
				t.Errorf("%s %s about %v stores %q", form.SheetForm(n+1), line.Rule, line.Fields, text)
			}
		}
	}
}

func TestCountySheetSaysHowEachFormStands(t *testing.T) {
	f, _ := qinshui(t, half())
	first := form.Official().CountyLayout().PrintRows + 3
	for i, want := range []string{wrongMark().sign, stateSpare, stateSpare, "已填 1 个项目，其中 1 个有要改的地方。"} {
		col := tableColumns()[3].FirstCol
		if i == DefaultForms {
			col = 1
		}
		cell := form.CellName(first+i, col)
		if text, err := f.GetCellValue(form.SheetCounty, cell); err != nil || !strings.HasPrefix(text, want) {
			t.Errorf("%s stores %q, want %q, %v", cell, text, want, err)
		}
	}
}

// A workbook with answers says beside them what the rules find, so somebody has to know.
func TestAnswersNeedTheRules(t *testing.T) {
	p := testplan.New()
	region, _ := p.Region("140521")
	if _, err := CountyWorkbook(p, region, 1, form.Return{Projects: []*form.Filled{half()}}, form.Finder{}); err == nil {
		t.Error("answers were written, and nobody was asked about them")
	}
}

// A new field is looked at by the panel as by the rules.
func TestEveryAnswerHasItsLine(t *testing.T) {
	p := testplan.New()
	region, _ := p.Region("140521")
	project, countySheet := PanelLines(p, region)
	looked := map[form.Found]bool{}
	for _, line := range append(project, countySheet...) {
		for _, id := range line.Fields {
			looked[form.Found{Rule: line.Rule, Field: id}] = true
		}
	}
	for _, f := range append(p.Form.Fields(), p.Form.CountyFields()...) {
		var rules []string
		if f.Need != form.Optional {
			rules = append(rules, ruleRequired)
		}
		switch f.Type.(type) {
		case form.Month, form.Day:
			rules = append(rules, "F002")
		case form.Choose:
			if !f.List.Open {
				rules = append(rules, "F003")
			}
		case form.Count, form.Amount:
			rules = append(rules, "F004")
		}
		for _, rule := range rules {
			if !looked[form.Found{Rule: rule, Field: f.ID}] {
				t.Errorf("no line of %s is about %s: add it to one in panel_lines.go", rule, f.ID)
			}
		}
	}
}
