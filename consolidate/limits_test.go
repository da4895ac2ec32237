package consolidate

import (
	"path/filepath"
	"strings"
	"testing"

	"shidian/consolidate/custody"
	"shidian/consolidate/record"
	"shidian/samples/effort"
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
	province := func(p *plan.Plan) *Result {
		r, _ := run{in: list, plan: p, asOf: may9, options: func(o *Options, _ string) { o.Region = "山西省" }}.merged(t)
		return r
	}
	if r := province(four); found(r, "R001")+found(r, "R002") != "" || len(r.Rollup.Recommended()) != 4 {
		t.Errorf("the province: %s%s\n%s", found(r, "R001"), found(r, "R002"), projects(r))
	}
	all.Most = 3
	if r := province(withLimits(t, all)); !strings.Contains(found(r, "R001"), "140500") || !strings.Contains(found(r, "C013"), "140500") || r.HasRecommended() {
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
	p.Contacts, p.Deadlines = nil, p.Deadlines[:1]
	p.LimitRows = []plan.LimitRow{{Domain: plan.EachDomain, Scope: plan.Whole, Most: 2}}
	r, out := run{in: sample(t, "jincheng"), plan: reindexed(t, p)}.merged(t)
	if got := found(r, "R002"); strings.Count(got, "\n") > 1 || !strings.Contains(got, "140500") || len(out.only("清单")) != 0 {
		t.Errorf("R002 %s\n%s", got, projects(r))
	}
	var ranks [][3]string
	for i, p := range r.Rollup.Projects {
		if p.Domain == "农业" {
			ranks = append(ranks, [3]string{p.Facts.Name(), record.ColumnTotalRank, string(rune('1' + i))})
		}
	}
	out[cityRollup] = entered(t, out[cityRollup], ranks...)
	r, out = run{in: sample(t, "jincheng"), out: out, plan: reindexed(t, p)}.merged(t)
	if len(out.only("清单")) != 1 || len(r.Rollup.Recommended()) != 6 {
		t.Errorf("%v\n%s", r.Holds, projects(r))
	}
}
