package custody

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shidian/consolidate"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// planWith is the embedded plan with another cell beside one text, or without the row
// of the text where the cell is to be "".
func planWith(t *testing.T, sheet, text string, col int, cell string) *plan.Plan {
	t.Helper()
	grids, found := testplan.New().Grids(), false
	for i := range grids {
		row := slices.IndexFunc(grids[i].Rows, func(row []string) bool { return len(row) > col && slices.Contains(row, text) })
		if grids[i].Name != sheet || row < 0 {
			continue
		}
		found = true
		if cell == "" {
			grids[i].Rows = slices.Delete(slices.Clone(grids[i].Rows), row, row+1)
			continue
		}
		grids[i].Rows[row] = slices.Clone(grids[i].Rows[row])
		grids[i].Rows[row][col] = cell
	}
	p, problems := plan.FromGrids(grids)
	if problems != nil || !found {
		t.Fatalf("%v, found %v", problems, found)
	}
	return p
}

// A workbook is checked by the plan that it carries, whatever other one is named,
// and that they are not the same is said once.
func TestAnotherPlanThanTheWorkbooksAccusesNobody(t *testing.T) {
	effort.Usual(t)
	dir := buildChain(t)
	for want, p := range map[string]*plan.Plan{
		"没有单位 140521沁水县":     planWith(t, "行政区划", "140521", 0, ""),
		"没有领域“农业”；增加领域“大农业”": planWith(t, "领域", "农业", 0, "大农业"),
	} {
		for _, name := range []string{cityRollup, cityList, topRollup, provinceList} {
			h, err := Open(t.Context(), p, filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			r, err := Verify(t.Context(), h, look(t, dir, []string{listsFolder, countyFolder}))
			if err != nil {
				t.Fatal(err)
			}
			if !r.Clean() || len(r.Notes) != 1 || !strings.Contains(r.Notes[0], want) || strings.Count(r.Notes[0], "。") != 1 {
				t.Errorf("%s: %s, %q\n%s", name, r.Verdict(), r.Notes, told(r))
			}
		}
	}
}

// A list is checked by the plan of the unit that wrote it: where the merge above has
// another one, that is remarked (C013), and is nobody's alteration.
func TestListByAnotherPlanThanTheOneAboveIsRemarked(t *testing.T) {
	effort.Usual(t)
	dir := buildChain(t)
	p := planWith(t, "行政区划", "140521", 0, "")
	res, err := consolidate.Merge(t.Context(), consolidate.Options{Plan: p, Paths: []string{filepath.Join(dir, listsFolder)}, Out: filepath.Join(dir, "另"), AsOf: form.Date{Year: 2021, Month: 5, Day: 9}})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join("另", res.Rollup.FileName())
	r := verify(t, dir, name, listsFolder, countyFolder)
	if len(r.Notes) != 2 || !strings.Contains(r.Notes[1], "（C013）：没有单位 140521沁水县") {
		t.Errorf("%q", r.Notes)
	}
	if !r.Clean() {
		t.Errorf("%s\n%s", r.Verdict(), told(r))
	}
}
