package consolidate

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

func reasonOf(r *Result, name string) string {
	for _, p := range r.Rollup.Projects {
		if p.Facts.Name() == name {
			return p.Decision.Reason
		}
	}
	return "no such project"
}

func TestWhichEarlierRollupIsCarriedOn(t *testing.T) {
	in := sample(t, "jincheng").only("沁水县")
	_, first := run{in: in}.merged(t)
	with := func(reason string) []byte {
		return entered(t, first[cityRollup], [3]string{"示例沁水县政务服务标准化试点", record.ColumnReason, reason})
	}
	a, b, c := with("甲"), with("乙"), with("丙")
	old := "晋城市汇总.xlsx" // as the program named it before the year was in the name
	into := func(o *Options, dir string) { o.Into = []string{filepath.Join(dir, "named", "我的汇总.xlsx")} }
	for name, test := range map[string]struct {
		run      run
		want     string
		complain string
	}{
		"none":                               {run{in: in}, "", ""},
		"the one in OUT":                     {run{in: in, out: files{cityRollup: a}}, "甲", ""},
		"the one in OUT by its old name":     {run{in: in, out: files{old: a}}, "甲", ""},
		"the one in OUT by any name":         {run{in: in, out: files{"科长看过.xlsx": a}}, "甲", ""},
		"two in OUT":                         {run{in: in, out: files{cityRollup: a, "晋城市汇总（科长改）.xlsx": b}}, "", "科长改"},
		"one among the inputs is no earlier": {run{in: in.with("旧/汇总.xlsx", b)}, "", ""},
		"OUT, and one among the inputs":      {run{in: in.with("旧/汇总.xlsx", b), out: files{cityRollup: a}}, "甲", ""},
		"the named one before OUT":           {run{in: in.with("旧/汇总.xlsx", b), out: files{cityRollup: a, "../named/我的汇总.xlsx": c}, options: into}, "丙", ""},
		"two among the inputs":               {run{in: in.with("旧/汇总.xlsx", b).with("新/汇总.xlsx", c)}, "", ""},
		"what lies in 历史 is over":            {run{in: in, out: files{"历史/" + cityRollup: a}}, "", ""},
		"junk of that name among the inputs": {run{in: in.with(old, a[:len(a)/2]).with(cityRollup, b[:len(b)/2])}, "", ""},
		"another format in OUT":              {run{in: in, out: files{"晋城市2021年度汇总.xls": {}}}, "", "另存为"},
		"another format beside it in OUT":    {run{in: in, out: files{cityRollup: a, "晋城市2021年度汇总.ods": {}}}, "甲", ""},
		"the named one is not there":         {run{in: in, options: into}, "", "我的汇总.xlsx"},
		"the named one is no rollup":         {run{in: in, out: files{"../named/我的汇总.xlsx": in.named(t, "沁水县")}, options: into}, "", "不是汇总"},
		"the named one is of another unit": {run{in: in, out: files{"../named/我的汇总.xlsx": standing(t, "shanxi")[provinceRollup]},
			options: func(o *Options, dir string) { into(o, dir); o.Region = "晋城市" }}, "", "山西省"},
		"the one in OUT is cut off":          {run{in: in, out: files{cityRollup: a[:len(a)/2]}}, "", cityRollup},
		"the one in OUT is another workbook": {run{in: in, out: files{cityRollup: in.named(t, "沁水县")}}, "", cityRollup},
		"the one in OUT lost a sheet": {run{in: in, out: files{cityRollup: edit(t, a, func(f *excelize.File) {
			must(t, f.DeleteSheet(record.SheetReceipts))
		})}}, "", record.SheetReceipts},
	} {
		t.Run(name, func(t *testing.T) {
			before := test.run.out[cityRollup]
			r, out, failure := test.run.merge(t)
			switch {
			case failure == nil && test.complain != "":
				t.Errorf("it goes on with %q", r.Earlier)
			case failure == nil && reasonOf(r, "示例沁水县政务服务标准化试点") != test.want:
				t.Errorf("the reason is %q", reasonOf(r, "示例沁水县政务服务标准化试点"))
			case failure != nil && (test.complain == "" || !strings.Contains(failure.Text, test.complain)):
				t.Errorf("it fails: %s", failure.Text)
			case failure != nil && !bytes.Equal(out[cityRollup], before):
				t.Error("it failed and wrote all the same")
			}
		})
	}
}

func TestMergedAgainWithItsOwnOutput(t *testing.T) {
	effort.Usual(t)
	for _, folder := range []string{"jincheng", "jincheng-decided", "shanxi"} {
		t.Run(folder, func(t *testing.T) {
			day := may7
			if strings.HasPrefix(folder, "shanxi") {
				day = form.Date{Year: 2021, Month: 5, Day: 13}
			}
			var runs []files
			out := standing(t, folder)
			for range 3 {
				_, out = run{in: sample(t, folder), out: out, asOf: day}.merged(t)
				runs = append(runs, out.current())
			}
			for name, data := range runs[1] {
				if !bytes.Equal(runs[2][name], data) {
					t.Errorf("run 3 writes another %s: %s", name, firstChange(t, data, runs[2][name]))
				}
			}
			for name, data := range runs[0] {
				// What people entered before the first of these runs is a change that only
				// the first one tells.
				if change := firstChange(t, data, runs[1][name], sheets.SheetChanges, "留底"); change != "" {
					t.Errorf("run 2 writes another %s: %s", name, change)
				}
				if folder == "jincheng" && !bytes.Equal(runs[1][name], data) {
					t.Errorf("run 2 writes another %s: %s", name, firstChange(t, data, runs[1][name]))
				}
			}
		})
	}
}

// firstChange is the first cell in which two workbooks differ, the sheets named
// aside.
func firstChange(t *testing.T, a, b []byte, aside ...string) string {
	t.Helper()
	x, err := excelize.OpenReader(bytes.NewReader(a))
	must(t, err)
	y, err := excelize.OpenReader(bytes.NewReader(b))
	must(t, err)
	for _, sheet := range x.GetSheetList() {
		if slices.Contains(aside, sheet) {
			continue
		}
		p, _ := x.GetRows(sheet)
		q, _ := y.GetRows(sheet)
		for r := range max(len(p), len(q)) {
			if r >= len(p) || r >= len(q) {
				return fmt.Sprintf("%s has %d rows and %d", sheet, len(p), len(q))
			}
			for c := range max(len(p[r]), len(q[r])) {
				var one, two string
				if c < len(p[r]) {
					one = p[r][c]
				}
				if c < len(q[r]) {
					two = q[r][c]
				}
				if one != two {
					return fmt.Sprintf("%s!%s is %q and %q", sheet, form.CellName(r+1, c+1), one, two)
				}
			}
		}
	}
	return ""
}

func TestDecisionsFollowTheirProjects(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	const tea, silk = "示例沁水连翘叶药茶种植标准化试点", "示例阳城桑蚕生态养殖标准化试点"
	_, out := run{in: in}.merged(t)
	decided := entered(t, out[cityRollup], [3]string{tea, record.ColumnRank, "1"}, [3]string{tea, record.ColumnReason, "药茶"},
		[3]string{silk, record.ColumnRecommend, "否"}, [3]string{silk, record.ColumnReason, "=桑蚕"})
	for name, work := range map[string]func(*excelize.File){
		"saved by another program": func(*excelize.File) {},
		"rows moved": func(f *excelize.File) {
			must(t, f.UnprotectSheet(record.SheetProjects))
			cell := find(t, f, record.SheetProjects, tea, record.ColumnReason)
			_, row, _ := excelize.CellNameToCoordinates(cell)
			cell = find(t, f, record.SheetProjects, silk, record.ColumnReason)
			_, other, _ := excelize.CellNameToCoordinates(cell)
			swapRows(t, f, record.SheetProjects, row, other)
		},
		"a column inserted": func(f *excelize.File) { must(t, f.InsertCols(record.SheetProjects, "C", 2)) },
		"a row inserted":    func(f *excelize.File) { must(t, f.InsertRows(record.SheetProjects, 1, 3)) },
		"a row of the clerk's own below": func(f *excelize.File) {
			rows, _ := f.GetRows(record.SheetProjects)
			must(t, f.SetCellStr(record.SheetProjects, form.CellName(len(rows)+2, 4), "以上由科室初审"))
		},
		"rows moved in every other sheet": func(f *excelize.File) {
			for _, sheet := range []string{record.SheetDetails, record.SheetSteps, record.SheetReceipts} {
				rows, _ := f.GetRows(sheet)
				swapRows(t, f, sheet, len(rows), len(rows)-1)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			r, _ := run{in: in, out: files{cityRollup: edit(t, decided, work)}}.merged(t)
			got := map[string]string{}
			for _, p := range r.Rollup.Projects {
				if !p.Decision.IsBlank() {
					got[p.Facts.Name()] = strings.Join([]string{p.Decision.Opinion, p.Decision.Recommend, p.Decision.Rank, p.Decision.Reason}, "|")
				}
			}
			if len(got) != 2 || got[tea] != "||1|药茶" || got[silk] != "|否||=桑蚕" {
				t.Errorf("the decisions are %v", got)
			}
			if len(r.Rollup.Files) != 5 {
				t.Errorf("%d files", len(r.Rollup.Files))
			}
		})
	}
}

func swapRows(t *testing.T, f *excelize.File, sheet string, a, b int) {
	t.Helper()
	cols, err := f.GetCols(sheet)
	must(t, err)
	for c := range cols {
		x, y := form.CellName(a, c+1), form.CellName(b, c+1)
		one, _ := f.GetCellValue(sheet, x, excelize.Options{RawCellValue: true})
		two, _ := f.GetCellValue(sheet, y, excelize.Options{RawCellValue: true})
		must(t, f.SetCellStr(sheet, x, two))
		must(t, f.SetCellStr(sheet, y, one))
	}
}

func TestFileThatIsGoneStays(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	first, out := run{in: in}.merged(t)
	for name := range in.only("沁水县") {
		delete(in, name)
	}
	second, _ := run{in: in, out: out}.merged(t)
	if projects(first) != projects(second) || units(first) != units(second) {
		t.Errorf("got\n%s\nwant\n%s", projects(second), projects(first))
	}
	if !strings.Contains(reports(second), "沁水县") {
		t.Errorf("the file is not told:\n%s", reports(second))
	}
}

// What the message asks a clerk to do has to help.
func TestFileWithoutAMarkIsTakenOnceItsNameSaysWhoseItIs(t *testing.T) {
	effort.Usual(t)
	unmarked := edit(t, sample(t, "jincheng").named(t, "沁水县"), func(f *excelize.File) {
		for _, name := range []string{form.PropertyKind, form.PropertyEdition, form.PropertyCycle, form.PropertyRegion} {
			must(t, f.SetCustomProps(excelize.CustomProperty{Name: name}))
		}
		for _, sheet := range []string{form.SheetLists, form.SheetCounty, form.SheetGuide} {
			must(t, f.DeleteSheet(sheet))
		}
	})
	city := func(o *Options, _ string) { o.Region = "晋城市" }
	first, out := run{in: files{"申报表.xlsx": unmarked}, options: city}.merged(t)
	expect(t, reports(first), `申报表.xlsx  refused`)
	second, out := run{in: files{"沁水县申报表.xlsx": unmarked}, out: out, options: city}.merged(t)
	expect(t, reports(second), `沁水县申报表.xlsx 沁水县 merged`)
	third, out := run{in: files{"沁水县申报表.xlsx": unmarked}, out: out, options: city}.merged(t)
	expect(t, reports(third), `沁水县申报表.xlsx 沁水县 merged`)
	_, again := run{in: files{"沁水县申报表.xlsx": unmarked}, out: out, options: city}.merged(t)
	if !bytes.Equal(out[cityRollup], again[cityRollup]) {
		t.Errorf("the fourth run writes another rollup: %s", firstChange(t, out[cityRollup], again[cityRollup]))
	}
}

// A 开发区分局 that the plan did not know when its workbook came.
func TestFileIsTakenOnceThePlanHasItsUnit(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng").with("开发区.xlsx", edit(t, sample(t, "jincheng").named(t, "陵川县"), func(f *excelize.File) { setRegion(t, f, "140571") }))
	first, out := run{in: in}.merged(t)
	if !strings.Contains(reports(first), "开发区.xlsx  refused") {
		t.Fatalf("got\n%s", reports(first))
	}
	p := testplan.New()
	p.Regions = append(p.Regions, plan.Region{Code: "140571", Name: "晋城经济技术开发区", Level: plan.County, Parent: "140500", Files: true})
	p = reindexed(t, p)
	second, _ := run{in: in, out: out, plan: p}.merged(t)
	if !strings.Contains(reports(second), "开发区.xlsx 晋城经济技术开发区 merged") || !strings.Contains(units(second), "晋城经济技术开发区 filed 1/1") {
		t.Errorf("got\n%s\n%s", reports(second), units(second))
	}
}

// reindexed is the plan as --plan reads it back.
func reindexed(t *testing.T, p *plan.Plan) *plan.Plan {
	t.Helper()
	var grids []plan.Grid
	for _, table := range p.Tables() {
		var head []string
		for _, h := range table.Headers {
			head = append(head, h.Title)
		}
		grids = append(grids, plan.Grid{Name: table.Name, Rows: append([][]string{{table.Note}, head}, table.Rows...)})
	}
	out, problems := plan.FromGrids(grids)
	if problems != nil {
		t.Fatal(problems)
	}
	return out
}

// The output folder may lie in the folder that is named, and somebody may have
// copied one with its 历史 there: neither is anything that was received.
func TestOutputsAndBackupsAmongTheInputsAreNoReturns(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng-decided")
	_, out := run{in: in, out: standing(t, "jincheng-decided")}.merged(t)
	if out[cityDraft] == nil {
		t.Fatalf("no list among %d files", len(out))
	}
	_, older := run{in: in, out: standing(t, "jincheng-decided"), asOf: form.Date{Year: 2021, Month: 5, Day: 6}}.merged(t)
	out[FolderHistory+"/"+cityRollup] = older[cityRollup]
	out[FolderHistory+"/坏的.xlsx"] = older[cityRollup][:100]
	copied := "去年的/" + FolderHistory + "/" + cityRollup
	whole := func(o *Options, dir string) { o.Paths = []string{dir} }
	r, _ := run{in: in.with(copied, older[cityRollup]), out: out, options: whole}.merged(t)
	if got := toldBy(r, "W011"); got != "" {
		t.Errorf("told as received: %s", got)
	}
	skipped := map[string]bool{}
	for _, f := range r.Files {
		if f.Status == record.Skipped {
			skipped[f.Path] = true
		}
	}
	for _, path := range []string{"in/" + copied, "out/" + cityRollup, "out/" + cityDraft, "out/" + FolderHistory + "/" + cityRollup, "out/" + FolderHistory + "/坏的.xlsx"} {
		if !skipped[path] {
			t.Errorf("%s is not skipped: %v", path, skipped)
		}
	}
	if projects(r) == "" || len(r.Holds) > 0 {
		t.Errorf("holds %v\n%s", r.Holds, projects(r))
	}
}
