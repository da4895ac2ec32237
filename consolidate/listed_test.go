package consolidate

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

const (
	provinceList = "山西省2021年度拟立项项目清单（草稿）.xlsx"
	struck       = "示例城市快递末端配送服务标准化试点"
)

// withinLimits are the lists that keep to the limit, of which 大同's does not.
func withinLimits(t *testing.T) files {
	t.Helper()
	lists := sample(t, "shanxi").only("清单", "示范区")
	delete(lists, "大同市2021年度推荐项目清单.xlsx")
	return lists
}

// altered lets a clerk work on the list of 晋城市, among those of the others.
func altered(t *testing.T, work func(*excelize.File)) files {
	t.Helper()
	lists := withinLimits(t)
	return lists.with(cityList, edit(t, lists[cityList], work))
}

// rowOf is the row of the printed list in which the name stands.
func rowOf(t *testing.T, f *excelize.File, name string) int {
	t.Helper()
	rows, err := f.GetRows(sheets.SheetList)
	must(t, err)
	for i, row := range rows {
		if slices.Contains(row, name) {
			return i + 1
		}
	}
	t.Fatalf("no row of %s", name)
	return 0
}

func strike(t *testing.T) func(*excelize.File) {
	return func(f *excelize.File) { must(t, f.RemoveRow(sheets.SheetList, rowOf(t, f, struck))) }
}

// stateOfProject is where the project with the name stands, and why.
func stateOfProject(t *testing.T, r *Result, name string) (checks.State, string) {
	t.Helper()
	for _, p := range r.Rollup.Projects {
		if p.Facts.Name() == name {
			return p.State, p.Reason
		}
	}
	t.Fatalf("no project %s in\n%s", name, projects(r))
	return "", ""
}

// The list that goes up is whole or it is asked about: a row struck off by hand
// lost a project at the province, without a word on the screen.
func TestRowStruckOffAListIsAskedAbout(t *testing.T) {
	clean, _ := run{in: withinLimits(t), asOf: may9}.selecting(t).merged(t)
	in := altered(t, strike(t))
	r, out := run{in: in, asOf: may9}.selecting(t, struck).merged(t)
	if got := found(r, "R014"); got != "140502 "+struck {
		t.Errorf("R014 is of %q", got)
	}
	if state, why := stateOfProject(t, r, struck); state != checks.Undecided || !strings.HasPrefix(why, "待晋城市确认") {
		t.Errorf("it is %s: %s", state, why)
	}
	for _, u := range r.Rollup.Units {
		if needs := strings.Join(u.Needs(), ""); strings.Contains(needs, "请它确认") != (u.Region.Code == "140500") {
			t.Errorf("%s has to do: %s", u.Region.Name, needs)
		}
	}
	// The others go on, in the same unit and elsewhere.
	if got, want := strings.Replace(projects(r), struck+" undecided", struck+" selected", 1), projects(clean); got != want || len(r.Holds) > 0 {
		t.Errorf("holds %v, got\n%s\nwant\n%s", r.Holds, got, want)
	}
	if out[provinceList] == nil {
		t.Fatal("no list")
	}
	if text := textOf(t, out[provinceList], sheets.SheetSelected); !strings.Contains(text, "待晋城市确认 1 项") {
		t.Error("the list does not say for whom it waits")
	}
	if text := textOf(t, out[provinceList], sheets.SheetSelected); strings.Contains(text, struck) || !strings.Contains(text, "示例精密铸件") {
		t.Error("the list has it, or lacks another one")
	}
	// The rollup is carried on, and the question with it.
	again, _ := run{in: in, out: out, asOf: may9}.merged(t)
	if projects(again) != projects(r) || len(again.Rollup.Handwork.Altered) > 0 {
		t.Errorf("then\n%s\n%v", projects(again), again.Rollup.Handwork.Altered)
	}
	// People settle it: the unit has withdrawn it.
	out[provinceRollup] = entered(t, out[provinceRollup], [3]string{struck, record.ColumnOpinion, checks.OpinionWithdrawn})
	again, _ = run{in: in, out: out, asOf: may9}.merged(t)
	if state, _ := stateOfProject(t, again, struck); state != checks.Withdrawn || found(again, "R014") != "" {
		t.Errorf("withdrawn it is %s, R014 %q", state, found(again, "R014"))
	}
	// Or 晋城 sends the list as it was written.
	both := in.with("更正/"+cityList, withinLimits(t)[cityList])
	both[cityList] = in[cityList]
	for _, name := range []string{"一份.xlsx", "龙.xlsx"} { // before the other one, and behind it
		twice := withinLimits(t).with(name, in[cityList])
		if r, _ := (run{in: twice, asOf: may9}).merged(t); found(r, "R014") == "" {
			t.Errorf("nobody can say whether %s came later, and nobody is asked", name)
		}
	}
	later := form.Date{Year: 2021, Month: 5, Day: 10}
	first, out := run{in: in, asOf: may9}.merged(t)
	again, _ = run{in: both, out: out, asOf: later}.merged(t)
	if state, why := stateOfProject(t, again, struck); state != checks.Undecided || why != record.WaitsForSelection || found(first, "R014") == "" || found(again, "R014") != "" {
		t.Errorf("sent again it is %s: %s, R014 %q", state, why, found(again, "R014"))
	}
}

// A list is not made final while a project on it waits for its unit's word.
func TestListWithAnOpenQuestionIsNotMadeFinal(t *testing.T) {
	_, out := run{in: altered(t, strike(t)), asOf: may9}.selecting(t, struck).merged(t)
	dir := files{provinceRollup: out[provinceRollup]}.write(t, t.TempDir())
	o := ListOptions{Plan: testplan.New(), Rollup: filepath.Join(dir, provinceRollup), AsOf: may9, Final: true}
	var failure *Failure
	if _, err := List(t.Context(), o); !errors.As(err, &failure) || !strings.Contains(failure.Text, struck) || len(filesIn(t, dir)) != 1 {
		t.Errorf("it is made final: %v", err)
	}
	o.Final = false
	if r, err := List(t.Context(), o); err != nil || len(r.Outputs) != 1 {
		t.Errorf("and no list is written before: %v", err)
	}
}

func TestRecommendingAStruckProjectByHandIsHeld(t *testing.T) {
	in := altered(t, strike(t))
	_, out := run{in: in, asOf: may9}.merged(t)
	out[provinceRollup] = entered(t, out[provinceRollup], [3]string{struck, record.ColumnSelect, checks.SelectYes})
	r, _ := run{in: in, out: out, asOf: may9}.merged(t)
	if len(r.Holds) != 1 || r.Holds[0].Rule.ID != "R003" || !strings.Contains(r.Holds[0].Message, "R014") {
		t.Errorf("holds %v", r.Holds)
	}
}

// A cell that was altered, on the printed sheet or behind it, is a question about
// that project; what the county answered stands.
func TestAlteredCellOfAListIsAboutItsProject(t *testing.T) {
	for _, sheet := range []string{sheets.SheetList, record.SheetDetails} {
		r, _ := run{in: altered(t, func(f *excelize.File) {
			title := form.Official().Title(form.ContactPerson)
			must(t, f.SetCellStr(sheet, find(t, f, sheet, struck, title), "改某"))
		}), asOf: may9}.merged(t)
		if got := found(r, "R014"); got != "140502 "+struck || found(r, "R009") != "" {
			t.Errorf("%s: R014 is of %q, R009 of %q", sheet, got, found(r, "R009"))
		}
		for _, p := range r.Rollup.Projects {
			if p.Facts.Name() == struck && (p.State != checks.Undecided || p.Facts.Text(form.ContactPerson) == "改某") {
				t.Errorf("%s: it is %s with %s", sheet, p.State, p.Facts.Text(form.ContactPerson))
			}
		}
		if len(r.Holds) > 0 {
			t.Errorf("%s: holds %v", sheet, r.Holds)
		}
	}
}

func TestRowAddedToAListByHandIsAskedAbout(t *testing.T) {
	r, _ := run{in: altered(t, func(f *excelize.File) {
		at := rowOf(t, f, struck)
		must(t, f.InsertRows(sheets.SheetList, at, 1))
		for title, text := range map[string]string{form.Official().Title(form.PilotName): "示例手加试点", form.Official().Title(form.Domain): "社会事业", form.Official().Title(form.UndertakingUnit): "示例单位"} {
			cell := find(t, f, sheets.SheetList, struck, title)
			col, _, _ := excelize.CellNameToCoordinates(cell)
			must(t, f.SetCellStr(sheets.SheetList, form.CellName(at, col), text))
		}
	}), asOf: may9}.merged(t)
	if got := found(r, "R014"); got != "140500 示例手加试点" {
		t.Errorf("R014 is of %q", got)
	}
	if state, _ := stateOfProject(t, r, "示例手加试点"); state != checks.Blocked {
		t.Errorf("it is %s", state)
	}
}

// A row that was added by hand takes no place, so it cannot push its domain over
// the limit, and a reply to R014 that came in the list itself says nothing.
func TestRowAddedByHandHoldsNobodyElse(t *testing.T) {
	clean, _ := run{in: altered(t, func(*excelize.File) {}), asOf: may9}.merged(t)
	full := map[string]int{}
	limit := 0
	for _, p := range clean.Rollup.Projects {
		if p.Unit.Code == "140500" {
			full[p.Domain]++
			limit, _ = testplan.New().LimitOf(p.Unit, p.Domain)
		}
	}
	var domain string
	for name, n := range full {
		if n == limit {
			domain = name
		}
	}
	if domain == "" {
		t.Fatalf("no domain is full: %v", full)
	}
	r, _ := run{in: altered(t, func(f *excelize.File) {
		at := rowOf(t, f, struck)
		must(t, f.InsertRows(sheets.SheetList, at, 1))
		for title, text := range map[string]string{form.Official().Title(form.PilotName): "示例手加试点", form.Official().Title(form.Domain): domain, form.Official().Title(form.UndertakingUnit): "示例单位"} {
			col, _, _ := excelize.CellNameToCoordinates(find(t, f, sheets.SheetList, struck, title))
			must(t, f.SetCellStr(sheets.SheetList, form.CellName(at, col), text))
		}
	}), asOf: may9}.merged(t)
	if open(r, "R001") != 0 || len(r.Holds) > 0 {
		t.Errorf("R001 %s, holds %v", toldBy(r, "R001"), r.Holds)
	}
	for _, p := range r.Rollup.Projects {
		if p.Domain == domain && p.Facts.Name() != "示例手加试点" && p.Reason != record.WaitsForSelection {
			t.Errorf("%s is %s: %s", p.Facts.Name(), p.State, p.Reason)
		}
	}
}

func TestListDoesNotAnswerWhatIsAskedAboutIt(t *testing.T) {
	in := altered(t, strike(t))
	r, _ := run{in: in, asOf: may9}.merged(t)
	var key string
	for _, f := range r.Rollup.Findings {
		if f.Rule.ID == "R014" {
			key = f.Key
		}
	}
	forged := rewritten(t, in[cityList], "form", func(line map[string]any) {
		line["verified"] = []any{map[string]any{"question": key, "result": checks.ReplyConfirmed, "note": "我们自己确认"}}
	})
	if r, _ = (run{in: in.with(cityList, forged), asOf: may9}).merged(t); key == "" || open(r, "R014") != 1 {
		t.Errorf("the list confirms itself: %s", toldBy(r, "R014"))
	}
}

// The title of a list is nobody's project.
func TestTitleOfAListIsNoProject(t *testing.T) {
	r, _ := run{in: altered(t, func(f *excelize.File) { must(t, f.SetCellStr(sheets.SheetList, "A1", "改")) }), asOf: may9}.merged(t)
	if found(r, "R009") == "" || found(r, "R014") != "" {
		t.Errorf("R009 %q, R014 %q", found(r, "R009"), found(r, "R014"))
	}
}

// What the city wrote beside a project, and its order, stand in the province's
// 项目汇总, and go no further; a city's own rollup has no such columns.
func TestRemarksAndOrderStandAtTheNextLevel(t *testing.T) {
	r, out := run{in: altered(t, func(f *excelize.File) {
		must(t, f.SetCellStr(sheets.SheetList, find(t, f, sheets.SheetList, struck, "备注"), "优先"))
	}), asOf: may9}.selecting(t).merged(t)
	if found(r, "R014") != "" {
		t.Errorf("R014 %q", found(r, "R014"))
	}
	edit(t, out[provinceRollup], func(f *excelize.File) {
		for title, want := range map[string]string{"下级备注": "优先", "下级序号": fmt.Sprint(rowOfList(r, struck)), "所属市": "晋城市"} {
			if got, err := f.GetCellValue(record.SheetProjects, find(t, f, record.SheetProjects, struck, title)); got != want || err != nil {
				t.Errorf("%s is %q, not %q", title, got, want)
			}
		}
	})
	if text := textOf(t, out[provinceList], "留底"); strings.Contains(text, "优先") {
		t.Error("the remark goes up in the province's own list")
	}
	_, out = run{in: sample(t, "jincheng")}.merged(t)
	if text := textOf(t, out[cityRollup], record.SheetProjects); strings.Contains(text, "下级") || strings.Contains(text, "所属市") {
		t.Error("a city has the columns too")
	}
}

// rowOfList is the place of the project among those that came by its list.
func rowOfList(r *Result, name string) int {
	for _, f := range r.Rollup.State.Files {
		for i, p := range f.Return.Projects {
			if p.Name() == name {
				return i + 1
			}
		}
	}
	return 0
}

// textOf is all that stands on a sheet.
func textOf(t *testing.T, data []byte, sheet string) string {
	t.Helper()
	var text strings.Builder
	edit(t, data, func(f *excelize.File) {
		rows, err := f.GetRows(sheet)
		must(t, err)
		for _, row := range rows {
			fmt.Fprintln(&text, strings.Join(row, "|"))
		}
	})
	return text.String()
}

// What its unit confirms that it struck off is withdrawn, until people say that it
// stands.
func TestRowThatItsUnitConfirmsStruckIsWithdrawn(t *testing.T) {
	in := altered(t, strike(t))
	_, out := run{in: in, asOf: may9}.merged(t)
	confirmed := answer(t, out[provinceRollup], "R014", struck, checks.ReplyConfirmed, "晋城市来电确认")
	r, _ := run{in: in, out: files{provinceRollup: confirmed}, asOf: may9}.merged(t)
	if state, why := stateOfProject(t, r, struck); state != checks.Withdrawn || why != "单位撤回：晋城市确认从清单上删去" {
		t.Errorf("it is %s: %s", state, why)
	}
	stands := entered(t, confirmed, [3]string{struck, record.ColumnOpinion, checks.OpinionStands})
	r, _ = run{in: in, out: files{provinceRollup: stands}, asOf: may9}.merged(t)
	if state, why := stateOfProject(t, r, struck); why != record.WaitsForSelection {
		t.Errorf("it stands, and is %s: %s", state, why)
	}
}
