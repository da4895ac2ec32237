package workbook

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/workbook/store"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// weird are texts that one program or another changes on their way.
func weird(random *rand.Rand) form.Answer {
	texts := []string{
		"=1+1", "+86", "@SUM(A1)", "'01", "007", "00000000000000000000", "1E5", "TRUE", "2021-05-08", "_x0041_", "a_x000D_b", "&lt;&amp;", "<a>]]>",
		" 前后有空格 ", "\u3000全角\u3000", "第一行\n第二行\n\n", "\t", "😀👨‍👩‍👧", "①㎡々〇", "e\u0301", "\u200b零宽", "ﾊﾝｶｸ", "无", "XXX",
		strings.Repeat("长", 32767), strings.Repeat("😀", 16383), "\"引号\"“”", "a\\b", "试点名称", "负责人（签字）：", "shidian|rollup|1|2021|140500",
	}
	if random.IntN(4) == 0 {
		return form.Answer{Raw: []string{"12", "0", "-1.5", "123456789012345", "44324", "0.1"}[random.IntN(6)], Kind: form.Number}
	}
	return form.Answer{Raw: texts[random.IntN(len(texts))], Kind: form.Text}
}

// stored is the form as Excel stores it: text that looks like an escape is one.
func stored(f *form.Filled) *form.Filled {
	out := form.NewFilled(f.Origin)
	escaped := func(a form.Answer) form.Answer {
		a.Raw = table.Escape(a.Raw)
		return a
	}
	for _, field := range form.Official().Fields() {
		out.Set(field.ID, escaped(f.Answer(field.ID)))
	}
	for _, s := range f.Steps {
		out.Steps = append(out.Steps, form.Step{Time: escaped(s.Time), Content: escaped(s.Content), Units: escaped(s.Units)})
	}
	return out
}

// Whatever is written into the blanks is read from them, character by character.
func TestAnswersAreReadAsTheyWereWritten(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 2))
	p := testplan.New()
	region, _ := p.Region("140521")
	reader := NewReader(p)
	for round := range 5 {
		var forms, typed []*form.Filled
		for range 1 + random.IntN(3) {
			f := form.NewFilled(form.Origin{})
			for _, field := range form.Official().Fields() {
				if random.IntN(3) > 0 {
					f.Set(field.ID, weird(random))
				}
			}
			f.Set(form.PilotName, form.Answer{Raw: "示例试点", Kind: form.Text})
			for range random.IntN(form.StepRows) {
				f.Steps = append(f.Steps, form.Step{Time: weird(random), Content: weird(random), Units: form.Answer{Raw: "示例单位", Kind: form.Text}})
			}
			forms, typed = append(forms, f), append(typed, stored(f))
		}
		data, err := templates.CountyWorkbook(p, region, templates.DefaultForms, form.Return{Projects: typed}, checks.OnSheet(p, region))
		if err != nil {
			t.Fatal(err)
		}
		if data, err = store.Canonical(data); err != nil {
			t.Fatal(err)
		}
		book, err := new(xlsx.Reader).Read(context.Background(), data, xlsx.FormLimits())
		if err != nil {
			t.Fatal(err)
		}
		r := reader.County(book, "沁水县.xlsx", "")
		if len(r.Projects) != len(forms) || r.Notes != nil {
			t.Fatalf("round %d: %d of %d forms, notes %v", round, len(r.Projects), len(forms), r.Notes)
		}
		for i, want := range forms {
			for _, line := range differences(r.Projects[i], want, form.Official().Fields()) {
				t.Errorf("round %d: %s", round, shorten(fmt.Sprint(line), 80))
			}
		}
	}
}
