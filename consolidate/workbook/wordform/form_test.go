package wordform

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"shidian/consolidate/workbook/docx"
	"shidian/samples/docs"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// truth is what the forms of testdata say, by field, and the rows of section 四.
func truth(t *testing.T) (map[form.ID]string, [][]string) {
	t.Helper()
	answers, steps := map[form.ID]string{}, [][]string{}
	for _, l := range strings.Split(strings.TrimSpace(text(t, "truth")), "\n") {
		cells := strings.Split(strings.ReplaceAll(l, `\n`, "\n"), " | ")
		if cells[0] == "step" {
			steps = append(steps, cells[1:])
			continue
		}
		answers[form.ID(cells[0])] = cells[1]
	}
	if len(answers) != 31 {
		t.Fatalf("%d answers", len(answers))
	}
	return answers, steps
}

func text(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func parse(data []byte) (*Form, error) {
	d, err := docx.Read(context.Background(), data, docx.FormLimits())
	if err != nil {
		return nil, err
	}
	return Read(testplan.New(), d)
}

func mustParse(t *testing.T, text string) *Form {
	t.Helper()
	f, err := parse(docs.Make(text))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// asksOf are the asks as text.
func asksOf(f *Form) []string {
	var all []string
	for _, a := range f.Asks {
		all = append(all, string(a.Field)+": "+a.Text)
	}
	return all
}

// right counts the answers that are right. One that is wrong, or missing without a
// question about it, fails the test.
func right(t *testing.T, f *Form) (answers, cells int) {
	t.Helper()
	want, steps := truth(t)
	asked := map[form.ID]bool{}
	for _, a := range f.Asks {
		asked[a.Field] = true
	}
	for id, text := range want {
		switch got := f.Filled.Answer(id).Raw; {
		case got == text:
			answers++
		case !asked[id]:
			t.Errorf("%s is %q, should be %q, and nothing is asked", id, got, text)
		}
	}
	for i, s := range f.Filled.Steps {
		for j, id := range form.StepIDs() {
			if i < len(steps) && s.Answer(id).Raw == steps[i][j] {
				cells++
			} else if !asked[id] {
				t.Errorf("row %d: %s is %q, and nothing is asked", i+1, id, s.Answer(id).Raw)
			}
		}
	}
	return answers, cells
}

func TestThreeShapesOfTheFormAreReadWhole(t *testing.T) {
	for name, want := range map[string][]string{
		"official": nil, "one_table": nil,
		"controls": {"business_scope: “业务范围”带有脚注，脚注没有读入", ": 文本框里有字，没有读入：“补充：文本框里的话”"},
	} {
		f := mustParse(t, text(t, name))
		if answers, cells := right(t, f); answers != 31 || cells != 15 {
			t.Errorf("%s: %d of 31 answers, %d of 15 cells", name, answers, cells)
		}
		if got := asksOf(f); !slices.Equal(got, want) {
			t.Errorf("%s asks %q, should ask %q", name, got, want)
		}
	}
}

// The answers differ only in what the form's own types understand: 2019.3 is a month.
func TestCarelessHandIsReadOrAsked(t *testing.T) {
	f := mustParse(t, text(t, "careless"))
	f.Asks = append(f.Asks, Ask{Field: form.SystemEstablished}, Ask{Field: form.SystemRunning}, Ask{Field: form.PilotFrom}, Ask{Field: form.PilotTo}, Ask{Field: form.RegisteredCounty})
	answers, cells := right(t, f)
	if answers < 24 || cells != 15 {
		t.Errorf("%d of 31 answers, %d of 15 cells", answers, cells)
	}
	for id, want := range map[form.ID]string{form.SystemEstablished: "2019.3", form.PilotFrom: "2021.6", form.PilotTo: "2023.5", form.RegisteredCounty: "阳城县",
		form.Undertaking.Opinion(): "同意申报", form.Undertaking.Signer(): "甲某", form.Undertaking.Date(): "2021年5月6日"} {
		if got := f.Filled.Answer(id).Raw; got != want {
			t.Errorf("%s is %q, should be %q", id, got, want)
		}
	}
	for _, want := range []string{"传真", "0356-4220001", "合并了几行", "自动编号"} {
		if !strings.Contains(strings.Join(asksOf(f), "\n"), want) {
			t.Errorf("nothing is asked about %s:\n%s", want, strings.Join(asksOf(f), "\n"))
		}
	}
}

func TestBlankFormHasNoAnswersAndFewQuestions(t *testing.T) {
	f := mustParse(t, blanked(t))
	if !f.Filled.IsBlank() || len(f.Asks) > 3 {
		t.Errorf("%v %q", f.Filled.Answers, asksOf(f))
	}
}

// blanked is the official form with nothing written on it.
func blanked(t *testing.T) string {
	answers, steps := truth(t)
	blank := text(t, "official")
	for _, s := range steps {
		blank = strings.Replace(blank, strings.Join(s, " | "), " |  | ", 1)
	}
	fields := form.Official().Fields()
	slices.SortFunc(fields, func(a, b *form.Field) int { return len(answers[b.ID]) - len(answers[a.ID]) })
	for _, f := range fields {
		if f.ID != form.RegisteredCity && f.ID != form.RegisteredCounty && f.ID != form.MajorAccident && f.ID != form.Industry && answers[f.ID] != "" {
			blank = strings.ReplaceAll(blank, answers[f.ID], "")
			blank = strings.ReplaceAll(blank, strings.ReplaceAll(answers[f.ID], "\n", `\n`), "")
		}
	}
	for _, pair := range [][2]string{{"农业农村 标准化", " 标准化"}, {"晋城市 阳城县(区)", "　　市　　县(区)"}, {"2021 年 6 月 至  2023 年 5 月", "　　年　月　至　　年　月"}, {"2021 年 5 月 6 日", "20　　年　　月　　日"}, {"2>否", "2>"}, {"| 农业 |", "| |"}} {
		blank = strings.Replace(blank, pair[0], pair[1], 1)
	}
	return blank
}

func TestWhatIsNoFormIsRefused(t *testing.T) {
	official := text(t, "official")
	for name, c := range map[string]struct {
		data []byte
		want Refused
	}{
		"a letter":            {docs.Make("关于报送省级标准化试点项目申报书的函\n现报送申报书一份。\n联系电话：0356-4220000"), NoForm},
		"nothing":             {docs.Make(""), NoForm},
		"two forms":           {docs.Make(official + official), ManyForms},
		"two forms, one bare": {docs.Make(official + official[strings.Index(official, "一、承担单位基本信息"):]), ManyForms},
		"another document":    {docs.Of(official).Edit(docs.Body, "<w:sectPr>", `<w:altChunk r:id="rId9"/><w:sectPr>`).Zip(), Foreign},
	} {
		_, err := parse(c.data)
		var refused Refused
		if !errors.As(err, &refused) || refused != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}
