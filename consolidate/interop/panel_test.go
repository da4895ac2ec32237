package interop

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"shidian/checks"
	"shidian/consolidate/workbook/store"
	"shidian/samples/effort"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// rewrite begins a line about a text that only the rules understand.
const rewrite = "◇"

// Both lists of rules have to name the same, with the same severity: a line of the panel
// is red where the rule is an error.
func TestPanelAndRulesAreInStep(t *testing.T) {
	p := testplan.New()
	project, countySheet := templates.PanelLines(p, region(t, p, county))
	if len(project) > 40 {
		t.Errorf("%d lines: nobody reads more than forty", len(project))
	}
	said := map[string]bool{}
	for _, line := range append(project, countySheet...) {
		rule, ok := checks.Find(line.Rule)
		if !ok {
			t.Errorf("%s: there is no rule %s", line.Cell, line.Rule)
			continue
		}
		said[line.Rule] = true
		if line.Error != (rule.Severity == checks.Error) {
			t.Errorf("%s: %s is an error: %v", line.Cell, line.Rule, line.Error)
		}
		for _, id := range line.Fields {
			if !rule.EachField && rule.Project != nil && !slices.Contains(rule.Fields, id) {
				t.Errorf("%s: %s does not look at %s", line.Cell, line.Rule, id)
			}
		}
	}
	for _, id := range []string{"F001", "F002", "F003", "F004", "F005", "F006", "F009", "F010",
		"P001", "P002", "P004", "P005", "P006", "P007", "P008", "P009", "P012", "P014", "P017", "P018"} {
		if !said[id] {
			t.Errorf("no line of the panel is about %s", id)
		}
	}
}

// Where the panel is red, a check finds the same; where a check finds an error of one of
// its rules, the panel says so, while people type and in every country.
func TestPanelSaysWhatTheRulesFind(t *testing.T) {
	effort.Long(t)
	for _, locale := range []string{"zh-CN", "en-US"} {
		t.Run(locale, func(t *testing.T) {
			t.Parallel()
			office := startOffice(t, locale)
			openExamples(t, office)
			for i, c := range spoiled() {
				if locale == "zh-CN" || i%2 == 0 { // what depends on the country is in both halves
					typeSpoiled(t, office, c)
				}
			}
		})
	}
}

// exampleKinds are the forms of the workbook that is spoiled.
func exampleKinds() []string { return []string{"enterprise", "region"} }

// openExamples opens a workbook with the two examples on its forms.
func openExamples(t *testing.T, office *program) {
	t.Helper()
	p := testplan.New()
	home := region(t, p, county)
	var forms []*form.Filled
	for _, kind := range exampleKinds() {
		forms = append(forms, exampleOf(kind))
	}
	data, err := templates.CountyWorkbook(p, home, 1, form.Return{Projects: forms}, checks.OnSheet(p, home))
	if err == nil {
		data, err = store.Canonical(data)
	}
	if err != nil {
		t.Fatal(err)
	}
	office.do(t, "open", step{"path": write(t, t.TempDir(), "panel.xlsx", data)}, nil)
	office.do(t, "unprotect", step{"sheets": []string{form.SheetCounty, form.SheetForm(1), form.SheetForm(2)}}, nil)
	office.do(t, "calculate", nil, nil)
}

// typeSpoiled puts the answers of the case over those of its example, compares each line
// of the panel with what the rules find, and puts the example back.
func typeSpoiled(t *testing.T, office *program, c spoiledForm) {
	t.Helper()
	p := testplan.New()
	sheet := form.SheetForm(1 + slices.Index(exampleKinds(), c.kind))
	good, spoiled := exampleOf(c.kind), exampleOf(c.kind)
	back := map[form.ID]form.Answer{}
	put := map[form.ID]form.Answer{}
	for _, s := range c.ways {
		spoiled.Set(s.id, p.Form.Field(s.id).AnswerIn(s.a))
		back[s.id], put[s.id] = good.Answer(s.id), s.a
	}
	putAnswers(t, office, sheet, put)
	var shown [][]string
	office.do(t, "texts", step{"sheet": sheet, "area": "Z1:Z150"}, &shown)
	lines, _ := templates.PanelLines(p, region(t, p, county))
	c.compare(t, lines, shown, checks.OnSheet(p, region(t, p, county)).Project(spoiled))
	putAnswers(t, office, sheet, back)
}

func putAnswers(t *testing.T, office *program, sheet string, answers map[form.ID]form.Answer) {
	t.Helper()
	putOn(t, office, form.Official().Layout(), sheet, answers)
}

func putOn(t *testing.T, office *program, layout *form.Layout, sheet string, answers map[form.ID]form.Answer) {
	t.Helper()
	typed, numbers := map[string]string{}, map[string]float64{}
	for id, a := range answers {
		home, _ := layout.Home(id)
		switch a.Kind {
		case form.Number:
			numbers[home.TopLeft()] = number(t, a.Raw)
		case form.DateCell:
			day, _ := form.ParseDay(a.Raw)
			numbers[home.TopLeft()] = float64(time.Date(day.Year, time.Month(day.Month), day.Day, 0, 0, 0, 0, time.UTC).Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)) / (24 * time.Hour))
		default:
			typed[home.TopLeft()] = a.Raw
		}
	}
	office.do(t, "put", step{"sheet": sheet, "texts": typed, "numbers": numbers}, nil)
}

func (c spoiledForm) compare(t *testing.T, lines []templates.PanelLine, shown [][]string, found []form.Found) {
	t.Helper()
	for _, line := range lines {
		text := shown[rowOf(line)-1][0]
		finds := slices.ContainsFunc(found, func(f form.Found) bool {
			return f.Rule == line.Rule && slices.Contains(line.Fields, f.Field)
		})
		switch {
		case strings.HasPrefix(text, rewrite):
		case text != "" && !finds:
			t.Errorf("%s: the panel says %q, and the rules have nothing", c, text)
		case text == "" && finds && line.Error && !c.unclear(lines, shown, line):
			t.Errorf("%s: the rules find %s, and the panel says nothing in %s", c, line.Rule, line.Cell)
		}
		if c.plain && finds && (text == "" || strings.HasPrefix(text, rewrite)) {
			t.Errorf("%s: the panel has to say %s in %s, and says %q", c, line.Rule, line.Cell, text)
		}
		if c.right && text != "" {
			t.Errorf("%s: the panel says %q of what is right", c, text)
		}
	}
}

// unclear reports whether the panel already asks for one of the answers that the line
// rests on to be written otherwise: then it does not know what that is worth.
func (c spoiledForm) unclear(lines []templates.PanelLine, shown [][]string, of templates.PanelLine) bool {
	rule, _ := checks.Find(of.Rule)
	return slices.ContainsFunc(lines, func(other templates.PanelLine) bool {
		asks := slices.Contains([]string{"F002", "F003", "F004"}, other.Rule) && other.Rule != of.Rule
		return asks && shown[rowOf(other)-1][0] != "" && slices.ContainsFunc(other.Fields, func(id form.ID) bool {
			return slices.Contains(rule.Fields, id) || rule.EachField && id == form.PilotKind
		})
	})
}

// rowOf is the row of a line, from 1.
func rowOf(line templates.PanelLine) int {
	row, _ := strconv.Atoi(strings.TrimLeft(line.Cell, "Z"))
	return row
}

// spoiledForm is an example with answers that people get wrong: enterprise, 邮编 100000.
type spoiledForm struct {
	kind  string
	ways  []spoiling
	plain bool // it has to be told in the panel's own words
	right bool // the panel has to find nothing
}

func (c spoiledForm) String() string {
	names := []string{c.kind}
	for _, w := range c.ways {
		names = append(names, w.String())
	}
	return strings.Join(names, "; ")
}

// spoiled are a form for each way to spoil an answer, and mixtures.
func spoiled() []spoiledForm {
	var forms []spoiledForm
	for _, kind := range exampleKinds() {
		forms = append(forms, spoiledForm{kind, nil, true, true})
	}
	ways := spoilings()
	for _, w := range ways {
		forms = append(forms, spoiledForm{cmp.Or(w.kind, "enterprise"), []spoiling{w}, w.plain, w.right})
	}
	random := rand.New(rand.NewPCG(20210508, 1))
	for range effort.Count(20, 40, 100, 2000) {
		mixed := spoiledForm{kind: exampleKinds()[random.IntN(2)]}
		for range 2 + random.IntN(12) {
			mixed.ways = append(mixed.ways, ways[random.IntN(len(ways))])
		}
		forms = append(forms, mixed)
	}
	return forms
}

// exampleOf is a form without findings, as the examples of the rules write it.
func exampleOf(kind string) *form.Filled {
	filled := form.NewFilled(form.Origin{})
	official := form.Official()
	for _, line := range strings.Split(readText(filepath.Join("..", "..", "checks", "examples", kind+".txt")), "\n") {
		cells := strings.Split(line, " | ")
		switch {
		case len(cells) == 4:
			var s form.Step
			for i, id := range form.StepIDs() {
				s.Set(id, form.Answer{Kind: form.Text, Raw: cells[i+1]})
			}
			filled.Steps = append(filled.Steps, s)
		case len(cells) == 2:
			for _, f := range official.Fields() {
				if f.Title == cells[0] {
					filled.Set(f.ID, form.Answer{Kind: form.Text, Raw: cells[1]})
				}
			}
		}
	}
	return filled
}

// 县区信息 has a panel too.
func TestCountyPanelSaysWhatTheRulesFind(t *testing.T) {
	effort.Long(t)
	t.Parallel()
	office := startOffice(t)
	openExamples(t, office)
	p := testplan.New()
	home := region(t, p, county)
	layout := p.Form.CountyLayout()
	_, lines := templates.PanelLines(p, home)
	for _, typed := range []map[form.ID]string{
		{form.NilReturn: "是"}, {form.NilReturn: "是", form.NilReason: "没有合适的项目", form.NilSigner: "示例甲"}, {form.NilReturn: "是", form.NilReason: "待定", form.NilSigner: "××"},
		{form.NilReturn: "否"}, {form.NilReturn: "也许"}, {form.NilReturn: "是的", form.NilReason: " "}, {form.ReportDate: "2021-05-07"}, {form.ReportDate: "2021年5月"}, {form.ReportDate: "下周"}, {form.Reporter: "示例乙"},
	} {
		filled, cells := form.NewFilled(form.Origin{}), map[string]string{}
		for _, f := range p.Form.CountyFields() {
			at, _ := layout.Home(f.ID)
			cells[at.TopLeft()] = typed[f.ID]
			if typed[f.ID] != "" {
				filled.Set(f.ID, form.Answer{Kind: form.Text, Raw: typed[f.ID]})
			}
		}
		office.do(t, "put", step{"sheet": form.SheetCounty, "texts": cells, "numbers": map[string]float64{}}, nil)
		var shown [][]string
		office.do(t, "texts", step{"sheet": form.SheetCounty, "area": "Z1:Z150"}, &shown)
		spoiledForm{kind: fmt.Sprint(typed), plain: true}.compare(t, lines, shown, checks.OnSheet(p, home).County(filled))
	}
}
