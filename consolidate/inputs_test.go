package consolidate

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// cellOf is where the answer of f stands on a form.
func cellOf(f form.ID) string {
	home, _ := form.Official().Layout().Home(f)
	return home.TopLeft()
}

func TestOneBadFileDoesNotStopTheOthers(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	good := in.named(t, "陵川县")
	bad := files{
		"空.xlsx": nil, "截断.xlsx": good[:len(good)/2], "文本.csv": []byte("a,b\n1,2\n"), "网页.xls": []byte("<html><table></table></html>"),
		"压缩.zip": []byte("PK\x03\x04"), "~$140525泽州县.xlsx": []byte("x"), "子/.~临时.xlsx": []byte("x"), "说明.docx": []byte("PK"),
		"别的工作簿.xlsx": edit(t, good, func(f *excelize.File) {
			for _, sheet := range f.GetSheetList()[1:] {
				must(t, f.DeleteSheet(sheet))
			}
		}),
		"往年.xlsx": edit(t, good, func(f *excelize.File) {
			must(t, f.SetCustomProps(excelize.CustomProperty{Name: form.PropertyCycle, Value: "2020"}))
		}),
		"太原.xlsx":      edit(t, good, func(f *excelize.File) { setRegion(t, f, "140105") }),
		"再来一份/陵川.xlsx": good,
	}
	clean, _ := run{in: in}.merged(t)
	all := in
	for name, data := range bad {
		all = all.with(name, data)
	}
	r, out := run{in: all}.merged(t)
	if projects(r) != projects(clean) || units(r) != units(clean) {
		t.Errorf("the good ones are\n%s\n%s", projects(r), units(r))
	}
	var got []string
	for _, f := range r.Files {
		if _, isBad := bad[f.Path]; isBad {
			got = append(got, fmt.Sprintf("%s %s", f.Path, f.Status))
		}
	}
	slices.Sort(got)
	expect(t, strings.Join(got, "\n"), `
		~$140525泽州县.xlsx skipped
		再来一份/陵川.xlsx duplicate
		别的工作簿.xlsx refused
		压缩.zip refused
		太原.xlsx refused
		子/.~临时.xlsx skipped
		往年.xlsx refused
		截断.xlsx refused
		文本.csv refused
		空.xlsx refused
		网页.xls refused
		说明.docx skipped`)
	if out[cityRollup] == nil {
		t.Error("no rollup")
	}
	holdsTogether(t, r, len(all))
}

// holdsTogether: every file of the run is told exactly once and with a reason,
// no path leads out of what was named, and the counts add up.
func holdsTogether(t *testing.T, r *Result, inputs int) {
	t.Helper()
	seen := map[string]bool{}
	for _, f := range r.Files {
		if seen[f.Path] {
			t.Errorf("%s is told twice", f.Path)
		}
		seen[f.Path] = true
		if filepath.IsAbs(f.Path) || strings.Contains(f.Path, "..") {
			t.Errorf("%s is no path below the input", f.Path)
		}
		if f.Reason == "" {
			t.Errorf("%s is %s without a reason", f.Path, f.Status)
		}
	}
	if len(r.Files) != inputs {
		t.Errorf("%d files are told, %d were there", len(r.Files), inputs)
	}
	for _, f := range r.Rollup.Findings {
		if filepath.IsAbs(f.File) {
			t.Errorf("%s points to %s", f.Rule.ID, f.File)
		}
	}
	filed, statuses := 0, map[checks.UnitStatus]int{}
	for _, u := range r.Rollup.Units {
		filed += len(u.Projects)
		statuses[u.Status]++
		if n := u.Counts(); n.Recommendable+n.Faulty+n.Late != n.Sent {
			t.Errorf("%s: %+v", u.Region.Name, n)
		}
	}
	if filed != len(r.Rollup.Projects) {
		t.Errorf("the units have %d projects, the rollup has %d", filed, len(r.Rollup.Projects))
	}
	if statuses[checks.Filed] != r.Rollup.Filed() {
		t.Errorf("%d units have filed, not %d", statuses[checks.Filed], r.Rollup.Filed())
	}
	contending := 0
	for _, c := range r.Rollup.Contests {
		for _, p := range r.Rollup.Projects {
			if p.Unit.Code == c.Unit.Code && p.Domain == c.Domain {
				contending++
			}
		}
	}
	if contending != len(r.Rollup.Projects) {
		t.Errorf("%d of %d projects contend", contending, len(r.Rollup.Projects))
	}
}

func TestSamplesHoldTogether(t *testing.T) {
	for folder, day := range map[string]form.Date{"jincheng": may7, "jincheng-decided": may7, "shanxi": {Year: 2021, Month: 5, Day: 13}} {
		in := sample(t, folder)
		r, _ := run{in: in, out: standing(t, folder), asOf: day}.merged(t)
		holdsTogether(t, r, len(in))
	}
}

// What a cell holds must not stop a merge, whatever it is.
func TestAnswersThatNoRuleLikesAreMerged(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	for name, work := range map[string]func(*excelize.File){
		"a formula without a result": func(f *excelize.File) {
			must(t, f.SetCellDefault("项目01", cellOf(form.PolicySupport), ""))
			must(t, f.SetCellFormula("项目01", cellOf(form.PolicySupport), "A1&A2"))
		},
		"every answer a formula without a result": func(f *excelize.File) {
			for _, field := range form.Official().Fields() {
				must(t, f.SetCellDefault("项目01", cellOf(field.ID), ""))
				must(t, f.SetCellFormula("项目01", cellOf(field.ID), "1/0"))
			}
		},
		"invisible characters": func(f *excelize.File) { must(t, f.SetCellStr("项目01", cellOf(form.PilotName), "\u200b \u3000")) },
		"an answer full of what looks like an escape": func(f *excelize.File) {
			must(t, f.SetCellStr("项目01", cellOf(form.Conditions), strings.Repeat("_x005F_x0041_", 300)))
		},
		"answers as long as a cell": func(f *excelize.File) {
			for _, field := range []form.ID{form.PilotName, form.PilotKind, form.Email, form.UnitPhone} {
				must(t, f.SetCellStr("项目01", cellOf(field), string(field)+strings.Repeat("长", 32767-len(field))))
			}
		},
		"an answer that looks like a mark": func(f *excelize.File) {
			must(t, f.SetCellStr("项目01", cellOf(form.PilotName), "shidian|rollup|1|2021|140500"))
		},
		"a sheet with a strange name":            func(f *excelize.File) { must(t, f.SetSheetName("项目01", "项目;!@#$%&01")) },
		"the county's sheet with a strange name": func(f *excelize.File) { must(t, f.SetSheetName(form.SheetCounty, "县;区!信@息")) },
	} {
		t.Run(name, func(t *testing.T) {
			file := edit(t, in.named(t, "沁水县"), work)
			r, out := run{in: files{"沁水县.xlsx": file}}.merged(t)
			if len(r.Rollup.Projects) != 2 {
				t.Fatalf("%d projects", len(r.Rollup.Projects))
			}
			again, _ := run{out: out, options: func(o *Options, _ string) { o.Region = "晋城市" }}.merged(t)
			sameProjects(t, again.Rollup, r.Rollup)
		})
	}
}

// sameProjects compares every answer, its kind and its cell.
func sameProjects(t *testing.T, got, want *record.Rollup) {
	t.Helper()
	if len(got.Projects) != len(want.Projects) {
		t.Fatalf("%d projects of %d", len(got.Projects), len(want.Projects))
	}
	for i, w := range want.Projects {
		g := got.Projects[i]
		if g.Key != w.Key || g.Facts.Form.Sheet != w.Facts.Form.Sheet || g.State != w.State {
			t.Errorf("%s %s %s is %s %s %s", w.Key, w.Facts.Form.Sheet, w.State, g.Key, g.Facts.Form.Sheet, g.State)
		}
		for _, f := range form.Official().Fields() {
			if a, b := g.Facts.Form.Answer(f.ID), w.Facts.Form.Answer(f.ID); a != b {
				t.Errorf("%s of %s is %.60s, not %.60s", f.ID, w.Key, fmt.Sprint(a), fmt.Sprint(b))
			}
		}
		if len(g.Findings) != len(w.Findings) {
			t.Errorf("%s has %d findings, not %d", w.Key, len(g.Findings), len(w.Findings))
		}
	}
}

func TestOwnOutputsAreNoInputs(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng-decided")
	first, out := run{in: in, out: standing(t, "jincheng-decided")}.merged(t)
	if out[cityDraft] == nil {
		t.Fatalf("holds %v", first.Holds)
	}
	// Everything in one folder, as some clerks work.
	r, _ := run{out: out.with("县里/城区.xlsx", in.named(t, "城区")), options: func(o *Options, _ string) { o.Paths = []string{o.Out} }}.merged(t)
	if projects(r) != projects(first) || !strings.Contains(reports(r), cityDraft+"  skipped") || !strings.Contains(reports(r), cityRollup+"  skipped") {
		t.Errorf("got\n%s", reports(r))
	}
}

func TestRollupInThePlaceOfAListIsRefusedWithWords(t *testing.T) {
	in := sample(t, "shanxi-decided").only("清单")
	r, _ := run{in: in.with(cityRollup, standing(t, "jincheng-decided")[cityRollup]), asOf: form.Date{Year: 2021, Month: 5, Day: 9}}.merged(t)
	for _, f := range r.Files {
		if f.Path == cityRollup && (f.Status != record.Refused || !strings.Contains(f.Reason, "推荐项目清单") || !strings.Contains(f.Reason, "晋城市的汇总")) {
			t.Errorf("it is %s: %s", f.Status, f.Reason)
		}
	}
}

func TestRollupsOfSeveralUnitsAloneAreNotOneOfThem(t *testing.T) {
	out := files{cityRollup: standing(t, "jincheng-decided")[cityRollup], provinceRollup: standing(t, "shanxi")[provinceRollup]}
	r, _, failure := run{out: out}.merge(t)
	if failure == nil {
		t.Fatalf("it takes %s", r.Rollup.Region.Name)
	}
	if !strings.Contains(failure.Text, "--region") {
		t.Errorf("it says %s", failure.Text)
	}
}

// Merging is associative: the province sees the same projects whether its cities
// merged first or it merges their counties itself. It recommends none of those
// that no city has screened.
func TestCountiesMergedAtOnceAreTheProjectsOfTheirCities(t *testing.T) {
	effort.Usual(t)
	counties := sample(t, "jincheng").only("城区", "陵川县")
	list := func(city string, in files) files {
		_, out := run{in: in, options: func(o *Options, _ string) { o.Region = city }}.merged(t)
		return out.only("清单")
	}
	other := files{"小店区.xlsx": edit(t, sample(t, "jincheng").named(t, "沁水县"), func(f *excelize.File) { setRegion(t, f, "140105") })}
	province := func(o *Options, _ string) { o.Region = "山西省" }
	straight, _ := run{in: counties.with("小店区.xlsx", other["小店区.xlsx"]), options: province}.merged(t)
	lists := list("晋城市", counties)
	for name, data := range list("太原市", other) {
		lists[name] = data
	}
	if len(lists) != 2 {
		t.Fatalf("%d lists", len(lists))
	}
	twice, _ := run{in: lists, options: province}.merged(t)
	if got, want := projects(twice), strings.ReplaceAll(projects(straight), " blocked", " undecided"); got != want {
		t.Fatalf("by way of the cities\n%s\nstraight\n%s", got, want)
	}
	for i, p := range straight.Rollup.Projects {
		if q := twice.Rollup.Projects[i].Facts.Form; q.SHA256 != p.Facts.Form.SHA256 || q.Sheet != p.Facts.Form.Sheet {
			t.Errorf("%s lost where it came from", p.Key)
		}
	}
}

func TestNothingIsWrittenWithoutAFolderToWriteTo(t *testing.T) {
	dir := sample(t, "jincheng").write(t, t.TempDir())
	before := filesIn(t, dir)
	r, err := Merge(context.Background(), Options{Plan: testplan.New(), Paths: []string{dir}, AsOf: may7})
	must(t, err)
	if r.Outputs != nil || len(filesIn(t, dir)) != len(before) {
		t.Errorf("it wrote %v", r.Outputs)
	}
}

func TestListFromADecidedRollupIsTheListOfTheMerge(t *testing.T) {
	effort.Usual(t)
	_, out := run{in: sample(t, "jincheng-decided"), out: standing(t, "jincheng-decided")}.merged(t)
	dir := files{cityRollup: out[cityRollup]}.write(t, t.TempDir())
	r, err := List(context.Background(), ListOptions{Plan: testplan.New(), Rollup: filepath.Join(dir, cityRollup), AsOf: may7})
	must(t, err)
	if len(r.Holds) > 0 || len(r.Outputs) != 1 {
		t.Fatalf("holds %v", r.Holds)
	}
	if change := firstChange(t, filesIn(t, dir).named(t, "清单"), out.named(t, "清单")); change != "" {
		t.Errorf("they differ: %s", change)
	}
}

// The rows of 问题清单 about the second and the third of the same file read alike.
func TestSameFileThreeTimes(t *testing.T) {
	data := sample(t, "jincheng").named(t, "陵川县")
	in := files{"1.xlsx": data, "2.xlsx": data, "3.xlsx": data}
	r, out := run{in: in}.merged(t)
	if found(r, "W009") != "140524\n140524" || unitLine(t, r, "140524") != "filed 1/1" {
		t.Errorf("W009 %q, 陵川县 is %s", found(r, "W009"), unitLine(t, r, "140524"))
	}
	again, _ := run{in: in, out: out}.merged(t)
	if len(again.Rollup.State.Stray) > 0 {
		t.Errorf("texts that people have not written: %v", again.Rollup.State.Stray)
	}
}
