package consolidate

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/samples/effort"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

const returnOf = FolderReturns + "/140521沁水县_省级标准化试点申报表_2021（退回修改）.xlsx"

// qinshui is the county of the tests of what goes back.
func qinshui(t *testing.T) (*plan.Plan, plan.Region) {
	t.Helper()
	p := testplan.New()
	region, ok := p.Region("140521")
	if !ok {
		t.Fatal("the plan has no 沁水县")
	}
	return p, region
}

// countyBook is a workbook of 沁水县 with these projects.
func countyBook(t *testing.T, projects ...*form.Filled) []byte {
	t.Helper()
	p, region := qinshui(t)
	county := form.NewFilled(form.Origin{})
	county.Set(form.Reporter, form.Answer{Raw: "甲某", Kind: form.Text})
	county.Set(form.ReporterPhone, form.Answer{Raw: "0000-0001", Kind: form.Text})
	data, err := templates.CountyWorkbook(p, region, len(projects), form.Return{Projects: projects, County: county}, checks.OnSheet(p, region))
	must(t, err)
	return data
}

// faulty is the n-th project of a county, with what counties get wrong.
func faulty(t *testing.T, random *rand.Rand, n int) *form.Filled {
	t.Helper()
	return wrong(random, sampleForm(t), n)
}

func wrong(random *rand.Rand, right *form.Filled, n int) *form.Filled {
	f := *right
	f.Answers, f.Steps, f.Origin = map[form.ID]form.Answer{}, slices.Clone(f.Steps), form.Origin{}
	for id, a := range right.Answers {
		f.Set(id, form.Answer{Raw: a.Raw, Kind: a.Kind})
	}
	f.Set(form.PilotName, form.Answer{Raw: fmt.Sprintf("示例第%d个试点", n), Kind: form.Text})
	fields := testplan.New().Form.Fields()
	for range 1 + random.IntN(6) {
		field := fields[random.IntN(len(fields))]
		if field.ID == form.PilotName || field.ID == form.OrgCode {
			continue
		}
		f.Set(field.ID, slip(random))
	}
	f.Set(form.Email, form.Answer{Raw: "不是邮箱", Kind: form.Text}) // there is always something to correct
	return &f
}

// slip is an answer as somebody types it who does not look.
func slip(random *rand.Rand) form.Answer {
	texts := []string{"", "若干", "0012", "不知道\n第二行", "=1+1", "2021年13月", strings.Repeat("很长的文字", 400), "农业 ", "　全角　", "无"}
	if n := random.IntN(len(texts) + 2); n < len(texts) {
		return form.Answer{Raw: texts[n], Kind: form.Text}
	}
	if random.IntN(2) == 0 {
		return form.Answer{Raw: "44348", Kind: form.Number}
	}
	return form.Answer{Raw: "2021-06-01", Kind: form.DateCell}
}

// spoiled is the workbook after people have worked on it: its names are lost, there is text
// beside the blanks, somebody has put a note on a cell.
func spoiled(t *testing.T, data []byte, random *rand.Rand) []byte {
	return edit(t, data, func(f *excelize.File) {
		if random.IntN(2) == 0 {
			for _, name := range f.GetDefinedName() {
				if strings.HasPrefix(name.Name, "f_") {
					must(t, f.DeleteDefinedName(&name))
				}
			}
		}
		if random.IntN(2) == 0 {
			must(t, f.SetCellStr(form.SheetForm(1), "AP3", "请领导看这里"))
			must(t, f.AddComment(form.SheetForm(1), excelize.Comment{Cell: "B2", Author: "县局", Text: "县局写的批注"}))
		}
	})
}

// answersOf are the answers of every project of a merge, by name.
func answersOf(r *Result) map[string]*form.Filled {
	all := map[string]*form.Filled{}
	for _, p := range r.Rollup.Projects {
		all[p.Facts.Name()] = p.Facts.Form
	}
	return all
}

// putRight is what the county makes of what went back: it writes a right answer in every
// cell that has a note, and returns which these are.
func putRight(t *testing.T, data []byte, right *form.Filled) ([]byte, map[string]bool) {
	t.Helper()
	p, _ := qinshui(t)
	touched := map[string]bool{}
	out := edit(t, data, func(f *excelize.File) {
		for n := 1; slices.Contains(f.GetSheetList(), form.SheetForm(n)); n++ {
			notes, err := f.GetComments(form.SheetForm(n))
			must(t, err)
			for _, note := range notes {
				for _, b := range p.Form.Layout().Boxes {
					if b.Field != nil && b.TopLeft() == note.Cell {
						touched[form.SheetForm(n)+string(b.Field.ID)] = true
						must(t, f.SetCellStr(form.SheetForm(n), note.Cell, right.Answer(b.Field.ID).Raw))
					}
				}
			}
		}
	})
	return out, touched
}

// Whatever a county got wrong: what goes back has all that it wrote, every finding has a
// note or stands on the notice, and the corrected workbook takes the place of the first one
// without a word about what we put on it.
func TestWhatGoesBackComesBackWhole(t *testing.T) {
	effort.Usual(t)
	for seed := range uint64(12) {
		random := rand.New(rand.NewPCG(seed, 13))
		var forms []*form.Filled
		for n := range 1 + random.IntN(3) {
			forms = append(forms, faulty(t, random, n+1))
		}
		sent := spoiled(t, countyBook(t, forms...), random)
		first, out := run{in: files{"乙.xlsx": sent}}.merged(t)
		back := out[returnOf]
		if back == nil {
			t.Fatalf("seed %d: nothing goes back: %v", seed, first.Returns)
		}
		checkNotice(t, first, back)
		alone, _ := run{in: files{"甲.xlsx": back}}.merged(t)
		sameAnswers(t, fmt.Sprintf("seed %d, what goes back", seed), answersOf(first), answersOf(alone), nil)
		fixed, touched := putRight(t, back, sampleForm(t))
		// On the very day too, on which nothing else tells which of the two is newer.
		day := form.Date{Year: 2021, Month: 5, Day: 7 + int(seed%2)}
		again, _ := run{in: files{"乙.xlsx": sent, "甲.xlsx": fixed}, out: out, asOf: day}.merged(t)
		sameAnswers(t, fmt.Sprintf("seed %d, corrected", seed), answersOf(first), answersOf(again), touched)
		for _, p := range again.Rollup.Projects {
			if p.File.Path != "甲.xlsx" {
				t.Errorf("seed %d: of %s the version in %s counts", seed, p.Facts.Name(), p.File.Path)
			}
		}
		for _, f := range again.Rollup.Findings {
			if f.File == "甲.xlsx" && slices.Contains([]string{"W005", "W007", "W016", "W017", "W022", "C002", "C009", "C010", "F014"}, f.Rule.ID) {
				t.Errorf("seed %d: of the corrected workbook %s is told: %s", seed, f.Rule.ID, f.Message)
			}
		}
	}
}

// checkNotice tests that every finding that goes back has a note, or stands on the notice.
func checkNotice(t *testing.T, r *Result, back []byte) {
	t.Helper()
	notice := textOf(t, back, form.SheetNotice)
	for _, p := range r.Rollup.Projects {
		for _, f := range p.Findings {
			if f.GoesBack() && !strings.Contains(notice, f.Rule.Title) {
				t.Errorf("%s %s is not on the notice", f.Rule.ID, f.Message)
			}
		}
	}
	for _, f := range r.Rollup.Findings {
		if f.StaysBehind() && !strings.Contains(notice, f.ForFiller()) {
			t.Errorf("what was not carried over is not on the notice: %s", f.Message)
		}
	}
}

func sameAnswers(t *testing.T, where string, want, got map[string]*form.Filled, but map[string]bool) {
	t.Helper()
	p, _ := qinshui(t)
	if len(got) != len(want) {
		t.Errorf("%s: %d projects, want %d", where, len(got), len(want))
	}
	for name, filled := range want {
		if got[name] == nil {
			t.Errorf("%s: %s is not there", where, name)
			continue
		}
		for _, pair := range p.Form.Pairs(filled, got[name]) {
			if a, b := pair.A, pair.B; (a.Raw != b.Raw || a.Kind != b.Kind) && !(a.IsBlank() && b.IsBlank()) && !but[got[name].Sheet+string(pair.Field.ID)] {
				t.Errorf("%s: %s is %q (%d), want %q (%d)", where, pair.Title, b.Raw, b.Kind, a.Raw, a.Kind)
			}
		}
	}
}

// A corrected name makes no other project, and nobody is asked.
func TestCorrectedNameIsTheSameProject(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	sent := countyBook(t, faulty(t, random, 1), faulty(t, random, 2))
	first, out := run{in: files{"乙.xlsx": sent}}.merged(t)
	p, _ := qinshui(t)
	home, _ := p.Form.Layout().Home(form.PilotName)
	fixed, _ := putRight(t, out[returnOf], sampleForm(t))
	fixed = edit(t, fixed, func(f *excelize.File) {
		must(t, f.SetCellStr(form.SheetForm(2), home.TopLeft(), "完全另起的名字"))
	})
	again, _ := run{in: files{"乙.xlsx": sent, "甲.xlsx": fixed}, out: out, asOf: form.Date{Year: 2021, Month: 5, Day: 8}}.merged(t)
	if len(again.Rollup.Projects) != len(first.Rollup.Projects) {
		t.Errorf("there are\n%s", projects(again))
	}
	for _, f := range again.Rollup.Findings {
		if f.Rule.ID == "C010" || f.Rule.ID == "C002" && strings.Contains(f.Message, "完全另起的名字") {
			t.Errorf("%s: %s", f.Rule.ID, f.Message)
		}
	}
}

// What is the same on the next evening is not drawn again: it still says when it went.
func TestReturnsAreDrawnOnce(t *testing.T) {
	in := files{"乙.xlsx": countyBook(t, faulty(t, rand.New(rand.NewPCG(7, 8)), 1))}
	_, out := run{in: in}.merged(t)
	_, out = run{in: in, out: out}.merged(t)
	next, after := run{in: in, out: out, asOf: form.Date{Year: 2021, Month: 5, Day: 8}}.merged(t)
	if !bytes.Equal(out[returnOf], after[returnOf]) || len(next.Returns) != 1 {
		t.Errorf("it is drawn again, or not named: %v", next.Returns)
	}
}

// What comes back as it went is told, and of what people wrote on our sheet and in our
// notes nothing is lost.
func TestReturnedWorkbookSentBackAsItIs(t *testing.T) {
	sent := countyBook(t, faulty(t, rand.New(rand.NewPCG(3, 4)), 1))
	_, out := run{in: files{"乙.xlsx": sent}}.merged(t)
	told := func(r *Result, rule, text string) bool {
		return slices.ContainsFunc(r.Rollup.Findings, func(f checks.Finding) bool {
			return f.Rule.ID == rule && f.File == "甲.xlsx" && strings.Contains(f.Message, text)
		})
	}
	again, _ := run{in: files{"乙.xlsx": sent, "甲.xlsx": out[returnOf]}, out: out}.merged(t)
	if !told(again, "W022", "没有改动") {
		t.Error("that nothing was changed is not told")
	}
	written := edit(t, out[returnOf], func(f *excelize.File) {
		must(t, f.SetCellStr(form.SheetNotice, "H9", "已经改好"))
		notes, err := f.GetComments(form.SheetForm(1))
		must(t, err)
		must(t, f.DeleteComment(form.SheetForm(1), notes[0].Cell))
		must(t, f.AddComment(form.SheetForm(1), excelize.Comment{Cell: notes[0].Cell, Text: notes[0].Text + "县局：这样对吗"}))
	})
	again, _ = run{in: files{"甲.xlsx": written}}.merged(t)
	if !told(again, "W007", "已经改好") || !told(again, "W007", "县局：这样对吗") || told(again, "W007", "退回修改") {
		for _, f := range again.Rollup.Findings {
			t.Log(f.Rule.ID, f.Sheet, f.Message)
		}
		t.Error("what people wrote on the notice or in a note is not told, or ours is")
	}
}

// A project that the office has returned goes back with the reason, and what no longer
// applies is kept and does not lie there.
func TestReturnsFollowTheOpinion(t *testing.T) {
	clean := *sampleForm(t)
	clean.Origin = form.Origin{}
	sent := countyBook(t, &clean)
	in := files{"乙.xlsx": sent}
	_, out := run{in: in}.merged(t)
	if out[returnOf] != nil {
		t.Fatal("a county without a fault gets something back:", textOf(t, out[returnOf], form.SheetNotice))
	}
	name := clean.Answer(form.PilotName).Raw
	out[cityRollup] = edit(t, out[cityRollup], func(f *excelize.File) {
		must(t, f.SetCellStr(record.SheetProjects, find(t, f, record.SheetProjects, name, "初审意见"), checks.OpinionReturn))
		must(t, f.SetCellStr(record.SheetProjects, find(t, f, record.SheetProjects, name, record.ColumnReason), "目标不具体"))
	})
	_, out = run{in: in, out: out}.merged(t)
	if notice := textOf(t, out[returnOf], form.SheetNotice); !strings.Contains(notice, "目标不具体") {
		t.Errorf("the notice says %s", notice)
	}
	delete(out, cityRollup)
	out[FolderReturns+"/别人的.xlsx"] = sent
	_, out = run{in: in, out: out}.merged(t)
	if out[returnOf] != nil || len(out.only(FolderHistory+"/"+FolderReturns)) != 1 || out[FolderReturns+"/别人的.xlsx"] == nil {
		t.Errorf("there are %v", out.only(FolderReturns))
	}
	touched := edit(t, out.only(FolderHistory+"/"+FolderReturns).named(t, "退回修改"), func(f *excelize.File) {
		must(t, f.SetAppProps(&excelize.AppProperties{Application: "Microsoft Excel"}))
	})
	out[returnOf] = touched
	_, out = run{in: in, out: out}.merged(t)
	if out[returnOf] == nil {
		t.Error("a workbook that somebody has written into is gone")
	}
}
