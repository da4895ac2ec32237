package consolidate

import (
	"path/filepath"
	"strings"
	"testing"

	"shidian/consolidate/record"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// copyOf is the plan of a city, as it is read from its workbook.
func copyOf(t *testing.T, city string, change func(*plan.Plan)) *plan.Plan {
	t.Helper()
	p := testplan.New()
	region, _ := p.Region(city)
	made, _, why := p.CopyFor(region)
	if why != "" {
		t.Fatal(why)
	}
	read := reindexed(t, made)
	if change != nil {
		change(read)
		read = reindexed(t, read)
	}
	return read
}

// A copy does for its city what the province's plan does.
func TestCopyOfACityMergesLikeThePlanOfTheProvince(t *testing.T) {
	in := sample(t, "jincheng").only("沁水县", "陵川县")
	by, _ := run{in: in}.merged(t)
	r, out := run{in: in, plan: copyOf(t, "140500", nil)}.merged(t)
	if projects(r) != projects(by) || strings.Contains(textOf(t, out[cityRollup], record.SheetOverview), "不一致") {
		t.Errorf("%s, want %s", projects(r), projects(by))
	}
	again, _ := run{in: files{"晋城.xlsx": out[cityDraft]}, asOf: may9, options: func(o *Options, _ string) { o.Region = "山西省" }}.merged(t)
	if told := toldBy(again, "C013"); told != "" {
		t.Errorf("the province is told: %s", told)
	}
}

func TestCopyOfACityIsOfNoUseForAnother(t *testing.T) {
	in := sample(t, "jincheng").only("沁水县", "陵川县")
	other := copyOf(t, "140100", nil)
	_, out, failure := run{in: in, plan: other}.merge(t)
	if failure == nil || !strings.Contains(failure.Text, "这份方案是太原市的，不能用于晋城市") || len(out) > 0 {
		t.Errorf("it merges: %v", failure)
	}
	_, out = run{in: in}.merged(t)
	dir := out.write(t, t.TempDir())
	_, err := List(t.Context(), ListOptions{Plan: other, Rollup: filepath.Join(dir, cityRollup), AsOf: may7})
	if err == nil || !strings.Contains(err.Error(), "不能用于晋城市") {
		t.Errorf("it makes a list: %v", err)
	}
}

func TestDriftOfACopyStandsOnTheOverview(t *testing.T) {
	in := sample(t, "jincheng").only("沁水县", "陵川县")
	drifted := copyOf(t, "140500", func(p *plan.Plan) { p.Domains[1].Limit = 5 })
	_, out := run{in: in, plan: drifted}.merged(t)
	const want = "晋城市的方案有 1 处与上级方案不一致：领域!E4：“工业”的“限额”这里是“5”，上级方案是空着"
	if text := textOf(t, out[cityRollup], record.SheetOverview); !strings.Contains(text, want) {
		t.Errorf("the overview says %s", text)
	}
	// The rollup carries the plan, and what it was made of.
	r, _ := run{in: in, out: out, options: func(o *Options, _ string) { o.Plan = nil }}.merged(t)
	if len(r.Choice.Plan.Drift) != 1 {
		t.Errorf("carried on: %v", r.Choice.Plan.Drift)
	}
}
