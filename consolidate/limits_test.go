package consolidate

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/custody"
	"shidian/consolidate/record"
	"shidian/samples/effort"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// withLimits is the test plan with rows of 限额, as it is read from a workbook.
func withLimits(t *testing.T, rows ...plan.LimitRow) *plan.Plan {
	t.Helper()
	p := testplan.New()
	p.LimitRows = rows
	return reindexed(t, p)
}

// The counties of the sample under a plan with at most 4 of a city in all: nothing is
// chosen until people have put the projects in order, then the list is written, the
// province takes it, and verify finds it right. One that has 3 places in all does not.
func TestLimitOverAllDomainsFromCountiesToProvince(t *testing.T) {
	effort.Usual(t)
	all := plan.LimitRow{Scope: plan.EachUnit, Most: 4, Basis: "省 四(三)"}
	four := withLimits(t, all, plan.LimitRow{Scope: plan.EachCounty, Most: 2})
	in := sample(t, "jincheng")
	r, out := run{in: in, plan: four}.merged(t)
	if got := found(r, "R002"); strings.Count(got, "140500") != 2 || !strings.Contains(got, "140502") || len(out.only("清单")) != 0 {
		t.Fatalf("R002 %s", got)
	}
	var ranks [][3]string
	for i, p := range r.Rollup.Projects {
		ranks = append(ranks, [3]string{p.Facts.Name(), record.ColumnTotalRank, string(rune('1' + i))})
	}
	out[cityRollup] = entered(t, out[cityRollup], ranks...)
	r, out = run{in: in, out: out, plan: four}.merged(t)
	list := out.only("清单")
	if len(list) != 1 || len(r.Rollup.Recommended()) != 4 {
		t.Fatalf("%d lists, holds %v\n%s", len(list), r.Holds, projects(r))
	}
	province := func(p *plan.Plan) run {
		return run{in: list, plan: p, asOf: may9, options: func(o *Options, _ string) { o.Region = "山西省" }}
	}
	if r, _ := province(four).selecting(t).merged(t); found(r, "R001")+found(r, "R002") != "" || len(r.Rollup.Recommended()) != 4 {
		t.Errorf("the province: %s%s\n%s", found(r, "R001"), found(r, "R002"), projects(r))
	}
	all.Most = 3
	if r, _ := province(withLimits(t, all)).merged(t); !strings.Contains(found(r, "R001"), "140500") || !strings.Contains(found(r, "C013"), "140500") || r.HasRecommended() {
		t.Errorf("R001 %s, C013 %s\n%s", found(r, "R001"), found(r, "C013"), projects(r))
	}
	dir := list.write(t, t.TempDir())
	for name := range list {
		h, err := custody.Open(t.Context(), nil, filepath.Join(dir, name))
		must(t, err)
		sources, err := custody.Look(t.Context(), []string{in.write(t, t.TempDir())}, nil)
		must(t, err)
		report, err := custody.Verify(t.Context(), h, sources)
		must(t, err)
		if !report.Clean() {
			t.Errorf("verify: %+v", report.Differences)
		}
	}
}

// A city that collects for itself: its plan limits what it chooses in all, and not what
// each county sends.
func TestCityThatCollectsForItselfChoosesAmongAllCounties(t *testing.T) {
	effort.Usual(t)
	p := testplan.New()
	var regions []plan.Region
	for _, r := range p.Regions {
		if p.Within("140500", r.Code) {
			if r.Code == "140500" {
				r.Parent = ""
			}
			regions = append(regions, r)
		}
	}
	p.Regions, p.Limit = regions, plan.NoLimit
	p.Title, p.Contacts, p.Deadlines = "晋城市市级标准化试点", nil, p.Deadlines[:1]
	p.LimitRows = []plan.LimitRow{{Domain: plan.EachDomain, Scope: plan.Whole, Most: 2}}
	chosen := run{in: sample(t, "jincheng"), plan: reindexed(t, p)}.selecting(t)
	r, out := chosen.merged(t)
	if got := found(r, "R001"); strings.Count(got, "\n") > 1 || !strings.Contains(got, "140500") || len(out.only("清单")) != 0 {
		t.Errorf("R001 %s\n%s", got, projects(r))
	}
	var last string
	for _, p := range r.Rollup.Projects {
		if p.Domain == "农业" {
			last = p.Facts.Name()
		}
	}
	chosen.out = files{cityRollup: entered(t, out[cityRollup], [3]string{last, record.ColumnSelect, checks.RecommendReserve})}
	r, out = chosen.merged(t)
	if out["晋城市2021年度拟立项项目清单（草稿）.xlsx"] == nil || len(r.Rollup.Recommended()) != 6 {
		t.Errorf("%v\n%s", r.Holds, projects(r))
	}
}

// What a clerk types into the sheet 限额 of the plan workbook, numbers as numbers, is the
// plan, and of two rows that are equal both cells are named.
func TestLimitsAreTypedIntoThePlanWorkbook(t *testing.T) {
	written, err := templates.PlanWorkbook(testplan.New(), nil)
	must(t, err)
	read := func(rows ...[]any) (*plan.Plan, []plan.Problem) {
		t.Helper()
		path := filepath.Join(t.TempDir(), "征集方案.xlsx")
		must(t, os.WriteFile(path, edit(t, written, func(f *excelize.File) {
			for i, row := range rows {
				must(t, f.SetSheetRow("限额", form.CellName(3+i, 1), &row))
			}
		}), 0o600))
		p, problems, err := ReadPlan(t.Context(), path)
		must(t, err)
		return p, problems
	}
	p, problems := read([]any{"", "", "每报送单位", nil, 5, "是", "省 四(三)"}, []any{"晋城市", "农业", "每县", 0, 1}, []any{"", "", "全部", "", "不限"})
	want := []plan.LimitRow{{Scope: plan.EachUnit, Most: 5, Ranked: form.Yes, Basis: "省 四(三)"},
		{Unit: "140500", Domain: "农业", Scope: plan.EachCounty, Least: plan.NoPlaces, Most: 1}, {Scope: plan.Whole, Most: plan.NoLimit}}
	if problems != nil || !slices.Equal(p.LimitRows, want) {
		t.Errorf("%v %+v", problems, p)
	}
	_, problems = read([]any{"晋城市", "", "每县", nil, 5}, []any{140500, "", "每县", nil, 2})
	if len(problems) != 1 || problems[0].Cell != "E4" || !strings.Contains(problems[0].Text, "与 限额!E3 ") {
		t.Error(problems)
	}
}
