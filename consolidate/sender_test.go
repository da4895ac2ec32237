package consolidate

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/samples/hostile"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// forged is the workbook with one text put for another in every part of it.
func forged(t *testing.T, data []byte, oldNew ...string) []byte {
	t.Helper()
	out, err := hostile.Rewrite(data, func(_, text string) string { return strings.NewReplacer(oldNew...).Replace(text) })
	must(t, err)
	return out
}

// A list whose hidden sheet names regions of another city. Before, 太原's list
// filled the places of 晋城, or those of 朔州, which sent nothing.
func TestListSpeaksForNoOtherCity(t *testing.T) {
	lists := sample(t, "shanxi").only("清单", "示范区")
	clean, _ := run{in: lists, asOf: may9}.merged(t)
	for code, city := range map[string]string{"140502": "140500", "140602": "140600"} {
		t.Run(code, func(t *testing.T) {
			// The code as a value of its own, not inside a longer one.
			list := forged(t, lists.named(t, "太原市"), `\"140105\"`, `\"`+code+`\"`, `&#34;140105&#34;`, `&#34;`+code+`&#34;`, `&quot;140105&quot;`, `&quot;`+code+`&quot;`, `"140105"`, `"`+code+`"`, `>140105<`, `>`+code+`<`)
			r, out := run{in: lists.with("太原市2021年度推荐项目清单.xlsx", list), asOf: may9}.merged(t)
			expect(t, found(r, "W004"), `
				140100 示例小店区乡村旅游服务标准化试点
				140100 示例小店区设施蔬菜种植标准化试点`)
			for _, unit := range []string{"140500", "140600"} {
				if got, want := unitLine(t, r, unit), unitLine(t, clean, unit); got != want {
					t.Errorf("%s is %s, and was %s", unit, got, want)
				}
			}
			if got := unitLine(t, r, "140100"); got != "filed 2/2" {
				t.Errorf("the sender is %s", got)
			}
			if strings.Contains(projects(r), "小店区") || found(r, "R001") != found(clean, "R001") {
				t.Errorf("it is merged all the same, or %s is accused: %s", city, found(r, "R001"))
			}
			if out[provinceRollup] == nil {
				t.Fatal("no rollup")
			}
			again, _ := run{in: lists.with("太原市2021年度推荐项目清单.xlsx", list), out: out, asOf: may9}.merged(t)
			if len(again.Rollup.Handwork.Altered) > 0 || projects(again) != projects(r) {
				t.Errorf("the rollup is not carried on: %v", again.Rollup.Handwork.Altered)
			}
		})
	}
}

// What is refused stays accounted for.
func TestFormsOfAnotherUnitAreInTheLedger(t *testing.T) {
	lists := sample(t, "shanxi").only("太原市", "晋城市2021年度推荐")
	p := testplan.New()
	moveRegion(t, p, "140502", "140400")
	r, out := run{in: lists, asOf: may9, plan: p}.merged(t)
	row := ledgerRow(t, out[provinceRollup], "晋城市2021年度推荐项目清单.xlsx")
	forms, merged, refused := row["申报表数"], row["并入项目"], row["随文件退回"]
	if refused == "0" || row["是否相符"] != "相符" || row["读到答案"] != row["写出答案"] {
		t.Errorf("%s forms, %s merged, %s refused: %v", forms, merged, refused, row)
	}
	if found(r, "W004") == "" || unitLine(t, r, "140400") != "no_file 0/0" {
		t.Errorf("W004 %q, 长治 is %s", found(r, "W004"), unitLine(t, r, "140400"))
	}
	for _, f := range r.Files {
		if f.Path == "晋城市2021年度推荐项目清单.xlsx" && !strings.Contains(f.Reason, "别的单位") {
			t.Errorf("the file is told as %s", f.Reason)
		}
	}
}

func moveRegion(t *testing.T, p *plan.Plan, code, parent string) {
	t.Helper()
	i := slices.IndexFunc(p.Regions, func(r plan.Region) bool { return r.Code == code })
	p.Regions[i].Parent = parent
}

// ledgerRow is the row of 对账 of a file, by header.
func ledgerRow(t *testing.T, data []byte, file string) map[string]string {
	t.Helper()
	out := map[string]string{}
	edit(t, data, func(f *excelize.File) {
		rows, err := f.GetRows(record.SheetLedger)
		must(t, err)
		var head []string
		for _, row := range rows {
			switch {
			case len(row) > 1 && row[0] == record.ColumnFile:
				head = row
			case len(row) > 1 && row[0] == file:
				for i, text := range row {
					out[head[i]] = text
				}
			}
		}
	})
	return out
}

// A county cannot send a list, and so cannot speak for its neighbours.
func TestCountyHasNoList(t *testing.T) {
	in := sample(t, "jincheng")
	list := forged(t, sample(t, "shanxi").named(t, "晋城市2021年度推荐"), "140500", "140581", "晋城市", "高平市")
	without := files{}
	for name, data := range in {
		if !strings.Contains(name, "城区") {
			without[name] = data
		}
	}
	clean, _ := run{in: without}.merged(t)
	r, _ := run{in: without.with("高平.xlsx", list)}.merged(t)
	if got := found(r, "W003"); got != "140581" {
		t.Errorf("W003 %q", got)
	}
	if projects(r) != projects(clean) || unitLine(t, r, "140502") != "no_file 0/0" {
		t.Errorf("城区 is %s\n%s", unitLine(t, r, "140502"), projects(r))
	}
	for _, f := range r.Files {
		if f.Path == "高平.xlsx" && f.Status != record.Refused || strings.Contains(f.Path, "沁水") && f.Status != record.Merged || strings.Contains(f.Path, "140581") && f.Status != record.Merged {
			t.Errorf("%s is %s: %s", f.Path, f.Status, f.Reason)
		}
	}
}

// Forms that came past the city are shown and go no further: 省 三(一).
func TestCountiesPastTheirCityAreNotRecommended(t *testing.T) {
	lists := sample(t, "shanxi").only("清单", "示范区")
	clean, _ := run{in: lists, asOf: may9}.merged(t)
	counties := files{}
	for name, data := range sample(t, "jincheng").only("城区", "陵川县") {
		counties[name] = data
	}
	without := files{}
	for name, data := range lists {
		if !strings.Contains(name, "晋城") {
			without[name] = data
		}
	}
	in := without
	for name, data := range counties {
		in = in.with(name, data)
	}
	r, out := run{in: in, asOf: form.Date{Year: 2021, Month: 5, Day: 8}}.merged(t)
	if got := unitLine(t, r, "140500"); got != "no_file 0/4" {
		t.Errorf("晋城 is %s", got)
	}
	if !strings.Contains(found(r, "R007"), "140500") {
		t.Errorf("R007 is of %q", found(r, "R007"))
	}
	if got := strings.Count(found(r, "R015"), "\n") + 1; got != 4 {
		t.Errorf("R015 is %q", found(r, "R015"))
	}
	for _, p := range r.Rollup.Projects {
		if p.Unit.Code == "140500" && (p.State != checks.Blocked || !strings.HasPrefix(p.Reason, "未经市级筛查")) {
			t.Errorf("%s is %s: %s", p.Facts.Name(), p.State, p.Reason)
		}
		if p.Unit.Code == "140171" && p.Reason != record.WaitsForSelection {
			t.Errorf("the zone may report directly and is %s: %s", p.State, p.Reason)
		}
	}
	if unit := unitLine(t, r, "140100"); unit != unitLine(t, clean, "140100") {
		t.Errorf("太原 is %s", unit)
	}
	if out[provinceRollup] == nil {
		t.Error("no rollup")
	}
	// A list that is not taken does not stand for one: the counties' forms stay in
	// sight, and so does what is owed.
	lastYear := edit(t, lists.named(t, "晋城市2021年度推荐"), func(f *excelize.File) {
		must(t, f.SetCustomProps(excelize.CustomProperty{Name: form.PropertyCycle, Value: "2020"}))
	})
	r, _ = run{in: in.with("晋城市2021年度推荐项目清单.xlsx", lastYear), asOf: may9}.merged(t)
	if got := unitLine(t, r, "140500"); got != "all_invalid 0/4" {
		t.Errorf("with last year's list 晋城 is %s", got)
	}
	// A 零报告 of a county is none of its city.
	nothing := edit(t, sample(t, "jincheng").named(t, "泽州县"), func(f *excelize.File) {
		setRegion(t, f, "140602")
		home, _ := form.Official().CountyLayout().Home(form.NilReturn)
		must(t, f.SetCellStr(form.SheetCounty, home.TopLeft(), form.Yes))
	})
	r, _ = run{in: without.with("朔城区.xlsx", nothing), asOf: may9}.merged(t)
	if got := unitLine(t, r, "140600"); got != "no_file 0/0" {
		t.Errorf("朔州 is %s", got)
	}
}

// The list speaks for the counties of its city: a form that one of them sends past it
// is refused and not asked about, and takes nothing's place.
func TestCountyBesideTheListOfItsCityIsRefused(t *testing.T) {
	lists := sample(t, "shanxi").only("清单", "示范区")
	clean, _ := run{in: lists, asOf: may9}.merged(t)
	r, _ := run{in: lists.with("陵川县.xlsx", sample(t, "jincheng").named(t, "陵川县")), asOf: may9}.merged(t)
	if line := receivedFile(t, r, "陵川县.xlsx"); line.Status != record.Refused || !strings.Contains(line.Reason, "以清单为准") {
		t.Errorf("it is %s: %s", line.Status, line.Reason)
	}
	if found(r, "R015") != "" || projects(r) != projects(clean) {
		t.Errorf("R015 %q\n%s", found(r, "R015"), projects(r))
	}
}
