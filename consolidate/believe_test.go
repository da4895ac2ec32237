package consolidate

import (
	"bytes"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

const tea, silk = "示例沁水连翘叶药茶种植标准化试点", "示例阳城桑蚕生态养殖标准化试点"

// A county runs the program itself, decides as it likes, and mails the rollup.
func TestReceivedRollupDecidesNothing(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	_, out := run{in: in}.merged(t)
	forged := entered(t, out[cityRollup], [3]string{silk, record.ColumnRecommend, "是"}, [3]string{silk, record.ColumnReason, "伪造的理由"})
	honest, _ := run{in: in}.merged(t)
	for name, earlier := range map[string]files{"on the first merge": {}, "with a rollup in OUT": {cityRollup: out[cityRollup]}} {
		t.Run(name, func(t *testing.T) {
			r, after := run{in: in.with("阳城县补充材料.xlsx", forged), out: earlier}.merged(t)
			if projects(r) != projects(honest) {
				t.Errorf("it decides:\n%s", projects(r))
			}
			if told := toldBy(r, "W011"); !strings.Contains(told, "阳城县补充材料.xlsx") {
				t.Errorf("it is not told: %s", told)
			}
			if bytes.Contains(after[cityRollup], []byte("伪造")) || strings.Contains(reports(r), "补充材料.xlsx 晋城市 merged") {
				t.Errorf("it is built upon:\n%s", reports(r))
			}
		})
	}
	look := func(o *Options, _ string) { o.Look, o.Out = true, "" }
	if r, _ := (run{in: in.with("阳城县补充材料.xlsx", forged), options: look}).merged(t); toldBy(r, "W011") == "" || projects(r) != projects(honest) {
		t.Error("check believes it")
	}
}

func TestReceivedListOfTheOwnLevelIsNoOutput(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	_, out := run{in: sample(t, "jincheng-decided"), out: standing(t, "jincheng-decided")}.merged(t)
	r, _ := run{in: in.with("市里的清单.xlsx", out[cityDraft])}.merged(t)
	if !strings.Contains(toldBy(r, "W011"), "市里的清单.xlsx") {
		t.Errorf("it is %s", reports(r))
	}
}

func TestStrayListsDoNotTurnACitysMergeIntoTheProvinces(t *testing.T) {
	in := sample(t, "jincheng")
	_, out := run{in: in}.merged(t)
	for name, data := range sample(t, "shanxi").only("太原", "大同") {
		in = in.with(name, data)
	}
	r, after := run{in: in, out: out}.merged(t)
	if r.Rollup.Region.Name != "晋城市" || after[provinceRollup] != nil {
		t.Errorf("it is %s's", r.Rollup.Region.Name)
	}
	if strings.Count(toldBy(r, "W004"), "\n") != 1 {
		t.Errorf("the lists are not told: %s", toldBy(r, "W004"))
	}
}

func TestRollupUnderAnOldNameIsCarriedOnUnderTodays(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	_, out := run{in: in}.merged(t)
	old := entered(t, out[cityRollup], [3]string{tea, record.ColumnReason, "药茶"})
	r, after := run{in: in, out: files{"晋城市汇总.xlsx": old}}.merged(t)
	if reasonOf(r, tea) != "药茶" || after["晋城市汇总.xlsx"] != nil || after[cityRollup] == nil {
		t.Errorf("OUT holds %v", slices.Sorted(maps.Keys(after)))
	}
	if !bytes.Equal(after["历史/晋城市汇总-2021-05-07.xlsx"], old) {
		t.Errorf("the old one is not kept: %v", slices.Sorted(maps.Keys(after)))
	}
}

func TestSeveralRollupsAreToldByDayAndEntries(t *testing.T) {
	in := sample(t, "jincheng")
	_, out := run{in: in}.merged(t)
	a := entered(t, out[cityRollup], [3]string{tea, record.ColumnReason, "甲"})
	b := entered(t, out[cityRollup], [3]string{tea, record.ColumnReason, "乙"}, [3]string{silk, record.ColumnRank, "1"})
	_, after, failure := run{in: in, out: files{cityRollup: a, "科长改.xlsx": b}}.merge(t)
	if failure == nil || failure.Usage {
		t.Fatalf("it goes on: %v", failure)
	}
	for _, want := range []string{cityRollup, "科长改.xlsx", "2021年5月7日", "1 处", "2 处", "--into"} {
		if !strings.Contains(failure.Text, want) {
			t.Errorf("no %s in: %s", want, failure.Text)
		}
	}
	if len(after) != 2 {
		t.Errorf("it wrote: %v", slices.Sorted(maps.Keys(after)))
	}
}

// Two long texts that no cell can hold together are named, so that a clerk can shorten one.
func TestCopiesThatNoCellCanHoldTogetherAreNamed(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	_, out := run{in: in}.merged(t)
	a := entered(t, out[cityRollup], [3]string{tea, record.ColumnReason, strings.Repeat("甲", 20000)})
	b := entered(t, out[cityRollup], [3]string{tea, record.ColumnReason, strings.Repeat("乙", 20000)})
	both := func(o *Options, dir string) {
		o.Into = []string{filepath.Join(dir, "out", cityRollup), filepath.Join(dir, "out", "科长改.xlsx")}
	}
	_, after, failure := run{in: in, out: files{cityRollup: a, "科长改.xlsx": b}, options: both}.merge(t)
	if failure == nil || !strings.Contains(failure.Text, tea) || !strings.Contains(failure.Text, record.ColumnReason) || len(after) != 2 {
		t.Errorf("it is told as %v", failure)
	}
}

func TestCopiesOfOneWritingAreJoinedEntryByEntry(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	_, out := run{in: in}.merged(t)
	_, out = run{in: in, out: files{cityRollup: entered(t, out[cityRollup],
		[3]string{tea, record.ColumnReason, "旧"}, [3]string{tea, record.ColumnRank, "3"}, [3]string{silk, record.ColumnOpinion, "待定"})}}.merged(t)
	a := entered(t, out[cityRollup], [3]string{tea, record.ColumnReason, "甲"}, [3]string{silk, record.ColumnRank, "2"}, [3]string{silk, record.ColumnOpinion, "通过"})
	b := entered(t, out[cityRollup], [3]string{tea, record.ColumnRank, ""}, [3]string{silk, record.ColumnOpinion, "退回"}, [3]string{silk, record.ColumnReason, "乙|丙"})
	both := func(o *Options, dir string) {
		o.Into = []string{filepath.Join(dir, "out", cityRollup), filepath.Join(dir, "out", "科长改.xlsx")}
	}
	r, after := run{in: in, out: files{cityRollup: a, "科长改.xlsx": b}, options: both}.merged(t)
	got := map[string]record.Decision{}
	for _, p := range r.Rollup.Projects {
		got[p.Facts.Name()] = p.Decision
	}
	if d := got[tea]; d.Reason != "甲" || d.Rank != "" {
		t.Errorf("changed in one copy and cleared in the other: %+v", d)
	}
	if d := got[silk]; d.Rank != "2" || d.Reason != "乙|丙" || !strings.Contains(d.Opinion, "通过") || !strings.Contains(d.Opinion, "退回") {
		t.Errorf("changed differently in both: %+v", d)
	}
	if after["科长改.xlsx"] != nil || after["历史/科长改-2021-05-07.xlsx"] == nil {
		t.Errorf("the copy stays: %v", slices.Sorted(maps.Keys(after)))
	}
	if open(r, "R011") != 1 || !strings.Contains(toldBy(r, "R011"), "“退回”和“通过”") || len(r.Holds) == 0 {
		t.Errorf("what they say differently is not asked about: %s", toldBy(r, "R011"))
	}
	r, again := run{in: in, out: after.current()}.merged(t)
	if open(r, "R011") != 1 {
		t.Error("it is asked only once")
	}
	one := entered(t, again[cityRollup], [3]string{silk, record.ColumnOpinion, "通过"})
	if r, _ := (run{in: in, out: files{cityRollup: one}}).merged(t); open(r, "R011") != 0 {
		t.Errorf("one text is left, and it asks: %s", toldBy(r, "R011"))
	}
	other := edit(t, after[cityRollup], func(f *excelize.File) {})
	_, _, failure := run{in: in, out: files{cityRollup: a, "科长改.xlsx": other}, options: both}.merge(t)
	if failure == nil || !strings.Contains(failure.Text, "不是同一次合并写出的") {
		t.Errorf("copies of two writings are joined: %v", failure)
	}
}

// plan2022 is the embedded plan a year later, with another limit.
func plan2022(t *testing.T) *plan.Plan {
	t.Helper()
	p := testplan.New()
	p.Year, p.Limit = "2022", 3
	for i := range p.Deadlines {
		p.Deadlines[i].LastDay.Year = 2022
	}
	return reindexed(t, p)
}

// of2022 are the county workbooks as those of the next year.
func of2022(t *testing.T, in files) files { return inCycle(t, in, "2022") }

// inCycle are the county workbooks as those of another cycle.
func inCycle(t *testing.T, in files, cycle string) files {
	t.Helper()
	out := files{}
	for name, data := range in {
		out[name] = edit(t, data, func(f *excelize.File) {
			must(t, f.SetCustomProps(excelize.CustomProperty{Name: form.PropertyCycle, Value: cycle}))
		})
	}
	return out
}

func TestNextYearIsAnotherRollup(t *testing.T) {
	in := sample(t, "jincheng").only("沁水县", "陵川县")
	_, out := run{in: in}.merged(t)
	may6 := form.Date{Year: 2022, Month: 5, Day: 6}
	r, after := run{in: of2022(t, in), out: out, plan: plan2022(t), asOf: may6}.merged(t)
	if r.Earlier != "" || !bytes.Equal(after[cityRollup], out[cityRollup]) || after["晋城市2022年度汇总.xlsx"] == nil {
		t.Errorf("it goes on from %q: %v", r.Earlier, slices.Sorted(maps.Keys(after)))
	}
}

// Also by --into: what people decided last year is nothing that they decided now.
func TestRollupOfAnotherYearIsNotCarriedOn(t *testing.T) {
	in := sample(t, "jincheng").only("沁水县", "陵川县")
	_, out := run{in: in}.merged(t)
	may6 := form.Date{Year: 2022, Month: 5, Day: 6}
	named := func(o *Options, dir string) { o.Into = []string{filepath.Join(dir, "out", cityRollup)} }
	_, after, failure := run{in: of2022(t, in), out: out, options: named, plan: plan2022(t), asOf: may6}.merge(t)
	if failure == nil || !strings.Contains(failure.Text, "2021年度的汇总") || len(after) != len(out) {
		t.Errorf("it goes on: %v, %v", failure, slices.Sorted(maps.Keys(after)))
	}
}

func TestPlanOfARunIsThatOfItsRollup(t *testing.T) {
	in := of2022(t, sample(t, "jincheng").only("沁水县", "陵川县"))
	may6 := form.Date{Year: 2022, Month: 5, Day: 6}
	first, out := run{in: in, plan: plan2022(t), asOf: may6}.merged(t)
	forgotten := func(o *Options, _ string) { o.Plan = nil }
	r, after := run{in: in, out: out, options: forgotten, asOf: may6}.merged(t)
	if r.Rollup.Plan.Year != "2022" || projects(r) != projects(first) || r.PlanChanges != nil {
		t.Errorf("by the plan of %s: %v", r.Rollup.Plan.Year, r.PlanChanges)
	}
	if change := firstChange(t, out["晋城市2022年度汇总.xlsx"], after["晋城市2022年度汇总.xlsx"]); change != "" {
		t.Errorf("it writes another rollup: %s", change)
	}
}

func TestPlanOfAnotherYearIsNotTakenUnasked(t *testing.T) {
	in := sample(t, "jincheng").only("沁水县")
	forgotten := func(o *Options, _ string) { o.Plan = nil }
	_, out, failure := run{in: in, options: forgotten, asOf: form.Date{Year: 2027, Month: 5, Day: 6}}.merge(t)
	if failure == nil || !strings.Contains(failure.Text, "--plan") || !strings.Contains(failure.Text, "--as-of") || len(out) > 0 {
		t.Errorf("it goes on: %v, %v", failure, slices.Collect(maps.Keys(out)))
	}
	if _, _, failure := (run{in: in, options: forgotten}).merge(t); failure != nil {
		t.Errorf("the plan of the year is refused: %v", failure)
	}
}

func TestFilesOfAnotherYearSayThatThePlanIsWrong(t *testing.T) {
	effort.Usual(t)
	all := sample(t, "jincheng")
	in := of2022(t, all)
	_, out, failure := run{in: in}.merge(t)
	if failure == nil || !strings.Contains(failure.Text, "2022年度 5 份") || !strings.Contains(failure.Text, "--plan") || len(out) > 0 {
		t.Errorf("it goes on: %v", failure)
	}
	half := all.only("沁水县", "陵川县")
	maps.Copy(half, of2022(t, all.only("城区", "阳城县")))
	if _, _, failure := (run{in: half}).merge(t); failure != nil {
		t.Errorf("half of them are refused: %v", failure)
	}
}

func TestAnotherPlanThanTheRollupsIsToldByWhatDiffers(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng").only("沁水县")
	_, out := run{in: in}.merged(t)
	other := testplan.New()
	other.Limit = 3
	r, _ := run{in: in, out: out, plan: reindexed(t, other)}.merged(t)
	if len(r.PlanChanges) != 1 || !strings.Contains(r.PlanChanges[0], "2 → 3") {
		t.Errorf("it says %v", r.PlanChanges)
	}
	other = testplan.New()
	other.Contacts[0].Person = "某人"
	if r, _ := (run{in: in, out: out, plan: reindexed(t, other)}).merged(t); r.PlanChanges != nil {
		t.Errorf("a contact is a difference: %v", r.PlanChanges)
	}
}

func TestRollupCarriesNobodysContactsButItsOwn(t *testing.T) {
	p := testplan.New()
	for i, c := range p.Contacts {
		p.Contacts[i].Person = "联系人" + c.Region
	}
	r, _ := run{in: sample(t, "jincheng").only("沁水县"), plan: p}.merged(t)
	kept := r.Rollup.Plan.ForUnit("140500")
	if len(kept.Contacts) != 1 || kept.Contacts[0].Region != "140500" {
		t.Errorf("it carries %v", kept.Contacts)
	}
}

// On a first merge nothing stands that the received files would be measured by.
func TestTwoLevelsOnAFirstMergeAreAskedAbout(t *testing.T) {
	counties, lists := sample(t, "jincheng"), sample(t, "shanxi").only("清单")
	merged := func(all ...files) files {
		in := files{}
		for _, some := range all {
			maps.Copy(in, some)
		}
		return in
	}
	for name, c := range map[string]struct {
		in   files
		want string // "" where it is asked
	}{
		"two stray lists":                               {merged(counties, lists.only("太原", "大同")), ""},
		"one stray list":                                {merged(counties, lists.only("太原")), ""},
		"its own list and a stray one":                  {merged(counties, lists.only("晋城", "太原")), ""},
		"as many lists as counties":                     {merged(counties.only("城区", "沁水县"), lists.only("太原", "大同")), ""},
		"few lists, one county":                         {merged(counties.only("城区"), lists.only("太原", "大同", "阳泉")), ""},
		"its own list":                                  {merged(counties, lists.only("晋城")), "晋城市"},
		"lists of most, and two counties":               {merged(counties.only("城区", "沁水县"), lists), "山西省"},
		"lists of most, and all counties":               {merged(counties, lists), "山西省"},
		"few lists and the zone":                        {merged(lists.only("太原", "大同"), sample(t, "shanxi").only("示范区")), "山西省"},
		"one county many times over and another city's": {merged(counties.only("城区"), files{"更正.xlsx": correctedLater(t, counties.named(t, "城区"))}, lists.only("太原")), ""},
	} {
		t.Run(name, func(t *testing.T) {
			r, out, failure := run{in: c.in, asOf: may9}.merge(t)
			switch {
			case c.want != "" && failure != nil:
				t.Errorf("it is refused: %s", failure.Text)
			case c.want != "" && r.Rollup.Region.Name != c.want:
				t.Errorf("it is %s's", r.Rollup.Region.Name)
			case c.want == "" && (failure == nil || !failure.Usage || len(out) > 0):
				t.Errorf("it goes on: %v, %v", failure, slices.Sorted(maps.Keys(out)))
			case c.want == "" && (!strings.Contains(failure.Text, "--region 晋城市") || !strings.Contains(failure.Text, "--region 山西省")):
				t.Errorf("it says %s", failure.Text)
			}
		})
	}
}
