package consolidate

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// closed is the decided city with its list made final.
func closed(t *testing.T) (in, out files) {
	t.Helper()
	in = sample(t, "jincheng-decided")
	_, out = run{in: in, out: standing(t, "jincheng-decided")}.merged(t)
	dir := out.write(t, t.TempDir())
	res, err := List(context.Background(), ListOptions{Plan: plan.Shanxi2021(), Rollup: filepath.Join(dir, cityRollup), AsOf: may7, Final: true})
	must(t, err)
	if len(res.Outputs) != 2 {
		t.Fatalf("wrote %v", res.Outputs)
	}
	return in.only("140"), filesIn(t, dir)
}

// corrected changes one answer of the county's first project.
func corrected(t *testing.T, in files, county, answer string) files {
	t.Helper()
	old := in.named(t, county)
	data := edit(t, old, func(f *excelize.File) { f.SetCellStr("项目01", cellOf(form.BusinessScope), answer) })
	return in.with("更正_"+county+".xlsx", data)
}

func TestFinalListIsNotChangedByAMerge(t *testing.T) {
	in, out := closed(t)
	in = corrected(t, in, "陵川县", "改动后的业务范围，与原来不同。")
	may8 := form.Date{Year: 2021, Month: 5, Day: 8}
	_, after, failure := run{in: in, out: out, asOf: may8}.merge(t)
	if failure == nil || !strings.Contains(failure.Text, "陵川") || !strings.Contains(failure.Text, "--reopen") {
		t.Fatalf("want a refusal that names the project and the way out, got %v", failure)
	}
	for name, data := range out {
		if string(after[name]) != string(data) {
			t.Errorf("%s was written", name)
		}
	}
}

func TestMergeThatChangesNothingFinalGoesOn(t *testing.T) {
	in, out := closed(t)
	result, _ := run{in: in, out: out}.merged(t)
	if !result.Rollup.State.Closing.Closed() {
		t.Error("the cycle is open again")
	}
}

func TestReopenedCycleKeepsTheReason(t *testing.T) {
	in, out := closed(t)
	in = corrected(t, in, "陵川县", "改动后的业务范围，与原来不同。")
	const why = "县局来函更正"
	reopen := func(o *Options, _ string) { o.Reopen = why }
	_, out = run{in: in, out: out, options: reopen, asOf: form.Date{Year: 2021, Month: 5, Day: 8}}.merged(t)
	result, _ := run{in: in, out: out, asOf: form.Date{Year: 2021, Month: 5, Day: 8}}.merged(t)
	c := result.Rollup.State.Closing
	if c.Closed() || len(c.Finals) != 1 || len(c.Finals[0].Reopened) != 1 || c.Finals[0].Reopened[0].Why != why {
		t.Errorf("the closing says %+v", c)
	}
}

func TestFileOfAnotherKindIsNotWrittenOver(t *testing.T) {
	_, out := run{in: sample(t, "jincheng-decided"), out: standing(t, "jincheng-decided")}.merged(t)
	dir := out.write(t, t.TempDir())
	path := filepath.Join(dir, cityRollup)
	_, err := List(context.Background(), ListOptions{Plan: plan.Shanxi2021(), Rollup: path, Out: path, AsOf: may7})
	if err == nil {
		t.Error("the list was written over the rollup")
	}
	data, _ := os.ReadFile(path)
	if string(data) != string(out[cityRollup]) {
		t.Error("the rollup was changed")
	}
}

func TestOpenRollupIsNotWrittenOver(t *testing.T) {
	in := sample(t, "jincheng")
	_, out := run{in: in}.merged(t)
	for _, owner := range []string{"~$" + cityRollup, "~$市2021年度汇总.xlsx", ".~" + cityRollup, ".~lock." + cityRollup + "#"} {
		_, after, failure := run{in: in, out: out.with(owner, nil), asOf: form.Date{Year: 2021, Month: 5, Day: 8}}.merge(t)
		if failure == nil || !strings.Contains(failure.Text, "打开") {
			t.Errorf("%s: want a refusal, got %v", owner, failure)
		}
		if string(after[cityRollup]) != string(out[cityRollup]) {
			t.Errorf("%s: the rollup was written", owner)
		}
	}
}

func TestReplacedRollupIsKeptInHistory(t *testing.T) {
	in := sample(t, "jincheng")
	_, out := run{in: in}.merged(t)
	_, again := run{in: in, out: out, asOf: form.Date{Year: 2021, Month: 5, Day: 8}}.merged(t)
	if string(again["历史/晋城市2021年度汇总-2021-05-08.xlsx"]) != string(out[cityRollup]) {
		t.Error("the rollup that was replaced is not kept")
	}
	_, third := run{in: in.only("沁水县"), out: again, asOf: form.Date{Year: 2021, Month: 5, Day: 8}}.merged(t)
	if string(third["历史/晋城市2021年度汇总-2021-05-08-2.xlsx"]) != string(again[cityRollup]) {
		t.Errorf("the second one of the day is not kept: %v", slices.Sorted(maps.Keys(third)))
	}
}
