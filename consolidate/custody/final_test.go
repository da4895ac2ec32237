package custody

import (
	"path/filepath"
	"strings"
	"testing"

	"shidian/consolidate"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// finalOf makes the list of a rollup final and returns the path of the list.
func finalOf(t *testing.T, rollup string, day int) string {
	t.Helper()
	res, err := consolidate.List(t.Context(), consolidate.ListOptions{Plan: testplan.New(), Rollup: rollup, AsOf: form.Date{Year: 2021, Month: 5, Day: day}, Final: true})
	if err != nil || len(res.Outputs) != 2 {
		t.Fatalf("%v, held by %v", err, res)
	}
	return res.Outputs[0]
}

// A chain of final lists agrees like one of drafts, and each says what it is.
func TestFinalListsVerifyClean(t *testing.T) {
	effort.Usual(t)
	dir := buildChain(t)
	if r := verify(t, dir, cityList, countyFolder); !r.Clean() || !strings.HasSuffix(r.Title, "清单（草稿）") {
		t.Errorf("the draft: %s, %s\n%s", r.Title, r.Verdict(), told(r))
	}
	city := finalOf(t, filepath.Join(dir, cityRollup), 8)
	put(t, filepath.Join(dir, "定稿", filepath.Base(city)), read(t, city))
	zones, err := filepath.Glob(filepath.Join(dir, listsFolder, "140171*.xlsx"))
	if err != nil || len(zones) != 1 {
		t.Fatalf("no zone: %v", err)
	}
	put(t, filepath.Join(dir, "定稿", filepath.Base(zones[0])), read(t, zones[0]))
	merge(t, filepath.Join(dir, "定稿"), filepath.Join(dir, topFolder, "再"), form.Date{Year: 2021, Month: 5, Day: 9})
	province := finalOf(t, filepath.Join(dir, topFolder, "再", filepath.Base(topRollup)), 10)
	for _, path := range []string{city, filepath.Join(dir, cityRollup), province, filepath.Join(dir, topFolder, "再", filepath.Base(topRollup))} {
		name, err := filepath.Rel(dir, path)
		if err != nil {
			t.Fatal(err)
		}
		if r := verify(t, dir, name, "定稿", countyFolder); !r.Clean() || strings.Contains(r.Title, "草稿") || r.Answers == 0 {
			t.Errorf("%s: %s, %s, %d answers\n%s", name, r.Title, r.Verdict(), r.Answers, told(r))
		}
	}
}
