package consolidate

import (
	"bytes"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// ofBatch is the plan of a part of the year, with its own last days.
func ofBatch(t *testing.T, batch string, month int) *plan.Plan {
	t.Helper()
	p := testplan.New()
	p.Batch = batch
	for i := range p.Deadlines {
		p.Deadlines[i].LastDay.Month = month
	}
	return reindexed(t, p)
}

const firstHalf, secondHalf = "上半年", "下半年"

var sept = form.Date{Year: 2021, Month: 9, Day: 20}

// Two cycles of one year are told apart as those of two years are.
func TestFilesOfAnotherBatchSayThatThePlanIsWrong(t *testing.T) {
	in := inCycle(t, sample(t, "jincheng").only("沁水县", "陵川县"), "2021-"+firstHalf)
	_, out, failure := run{in: in, plan: ofBatch(t, secondHalf, 10), asOf: sept}.merge(t)
	if failure == nil || !strings.Contains(failure.Text, "2021年度下半年") || !strings.Contains(failure.Text, "2021年度上半年 2 份") || len(out) > 0 {
		t.Errorf("it goes on: %v", failure)
	}
	if r, out := (run{in: in, plan: ofBatch(t, firstHalf, 5)}).merged(t); projects(r) == "" || out["晋城市2021年度上半年汇总.xlsx"] == nil {
		t.Errorf("under its own plan: %q, %v", projects(r), slices.Sorted(maps.Keys(out)))
	}
}

func TestFileOfAnotherBatchIsNotMerged(t *testing.T) {
	effort.Usual(t)
	all := sample(t, "jincheng")
	in := inCycle(t, all.only("沁水县", "阳城县"), "2021-"+secondHalf)
	maps.Copy(in, inCycle(t, all.only("陵川县"), "2021-"+firstHalf))
	r, _ := run{in: in, plan: ofBatch(t, secondHalf, 10), asOf: sept}.merged(t)
	if told := toldBy(r, "W003"); !strings.Contains(told, "这是2021年度上半年的，本次征集的是2021年度下半年") {
		t.Errorf("W003: %s", told)
	}
	if strings.Contains(projects(r), "陵川") {
		t.Error("a project of the other batch was merged")
	}
}

func TestBothBatchesOfAYearLieInOneFolder(t *testing.T) {
	effort.Usual(t)
	counties := sample(t, "jincheng").only("沁水县", "陵川县")
	_, out := run{in: inCycle(t, counties, "2021-"+firstHalf), plan: ofBatch(t, firstHalf, 5)}.merged(t)
	in, second := inCycle(t, counties, "2021-"+secondHalf), ofBatch(t, secondHalf, 10)
	const first = "晋城市2021年度上半年汇总.xlsx"
	r, after := run{in: in, out: out, plan: second, asOf: sept}.merged(t)
	if r.Earlier != "" || !bytes.Equal(after[first], out[first]) || after["晋城市2021年度下半年汇总.xlsx"] == nil {
		t.Errorf("it goes on from %q: %v", r.Earlier, slices.Sorted(maps.Keys(after)))
	}
	into := func(o *Options, dir string) { o.Into = []string{filepath.Join(dir, "out", first)} }
	if _, _, failure := (run{in: in, out: out, plan: second, asOf: sept, options: into}).merge(t); failure == nil || !strings.Contains(failure.Text, "2021年度上半年的汇总") {
		t.Errorf("by --into it goes on: %v", failure)
	}
	forgotten := func(o *Options, _ string) { o.Plan = nil }
	if _, _, failure := (run{in: in, out: after, asOf: sept, options: forgotten}).merge(t); failure == nil || !strings.Contains(failure.Text, "2021年度上半年、2021年度下半年") {
		t.Errorf("without --plan one of the two is taken: %v", failure)
	}
}

func TestListOfAnotherBatchIsNotMerged(t *testing.T) {
	effort.Usual(t)
	list := func(batch string, month int, asOf form.Date) []byte {
		_, out := run{in: inCycle(t, sample(t, "jincheng").only("沁水县", "陵川县"), "2021-"+batch), plan: ofBatch(t, batch, month), asOf: asOf}.merged(t)
		return out["晋城市2021年度"+batch+"推荐项目清单（草稿）.xlsx"]
	}
	province := func(o *Options, _ string) { o.Region = "山西省" }
	for name, c := range map[string]struct {
		list []byte
		told bool
	}{"the other": {list(firstHalf, 5, may7), true}, "its own": {list(secondHalf, 10, sept), false}} {
		in := inCycle(t, sample(t, "shanxi").only("示范区"), "2021-"+secondHalf) // with one file alone the plan is in doubt
		r, _ := run{in: in.with("晋城.xlsx", c.list), plan: ofBatch(t, secondHalf, 10), asOf: sept, options: province}.merged(t)
		if told := strings.Contains(toldBy(r, "W003"), "2021年度上半年"); told != c.told {
			t.Errorf("%s batch: %s", name, toldBy(r, "W003"))
		}
	}
}
