package workbook

import (
	"strings"
	"testing"

	"shidian/checks"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// A workbook that was handed out before the plan's texts were changed has nothing written
// beside its blanks, and its answers are read.
func TestWorkbookOfOtherWordsIsReadWithoutAWord(t *testing.T) {
	old := testplan.New()
	for i, text := range old.Texts {
		switch {
		case strings.HasPrefix(text.Place, "填写说明"):
			old.Texts[i].Text = "去年的说明，另有 {份数} 份。"
		case strings.HasSuffix(text.Place, "标题") && text.Place != "封面标题":
			old.Texts[i].Text = text.Text[:len("一、")] + "改过的标题"
		}
	}
	old, problems := plan.FromGrids(old.Grids())
	if problems != nil {
		t.Fatal(problems)
	}
	now := testplan.New()
	region, _ := now.Region("140521")
	project := form.NewFilled(form.Origin{})
	project.Set(form.PilotName, form.Answer{Raw: "示例试点", Kind: form.Text})
	data, err := templates.CountyWorkbook(old, region, 1, form.Return{Projects: []*form.Filled{project}}, checks.OnSheet(old, region))
	if err != nil {
		t.Fatal(err)
	}
	r := readAt(t, data, "沁水县.xlsx")
	if len(r.Notes) != 0 || len(r.Projects) != 1 || r.Projects[0].Answer(form.PilotName).Raw != "示例试点" {
		t.Errorf("%v, %d projects", r.Notes, len(r.Projects))
	}
}
