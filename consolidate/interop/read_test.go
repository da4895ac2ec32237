package interop

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"shidian/consolidate"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// The county of these tests and the day they happen on.
const county = "140521"

func today() form.Date { return form.Date{Year: 2021, Month: 5, Day: 7} }

func region(t *testing.T, p *plan.Plan, code string) plan.Region {
	t.Helper()
	r, ok := p.Region(code)
	if !ok {
		t.Fatalf("the plan has no region %s", code)
	}
	return r
}

// write puts a file into the folder and returns its path.
func write(t *testing.T, folder, name string, data []byte) string {
	t.Helper()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// load opens a workbook as a merge does.
func load(t *testing.T, path string) (*xlsx.Book, workbook.Loaded) {
	t.Helper()
	loaded, err := workbook.Load(context.Background(), workbook.Found{Path: filepath.Base(path), Disk: path})
	if err != nil {
		t.Fatal(err)
	}
	if loaded.Book == nil {
		t.Fatalf("%s was not opened: %+v", path, loaded)
	}
	if len(loaded.Book.Damage) > 0 {
		t.Fatalf("%s is damaged: %v", path, loaded.Book.Damage)
	}
	return loaded.Book, loaded
}

// readCounty reads a county workbook that lost nothing.
func readCounty(t *testing.T, p *plan.Plan, path string) *form.Return {
	t.Helper()
	book, loaded := load(t, path)
	return workbook.NewReader(p).County(book, loaded.Path, loaded.SHA256)
}

func merge(t *testing.T, p *plan.Plan, out string, day form.Date, in ...string) *consolidate.Result {
	t.Helper()
	result, err := consolidate.Merge(context.Background(), consolidate.Options{Plan: p, Paths: in, Out: out, AsOf: day})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func readState(t *testing.T, path string) *record.State {
	t.Helper()
	book, _ := load(t, path)
	state, problems := sheets.ReadRollup(book)
	if problems != nil {
		t.Fatalf("%s: %v", path, problems)
	}
	return state.State
}

// sameState fails when two rollups do not remember the same, and says where.
func sameState(t *testing.T, have, want *record.State) {
	t.Helper()
	if len(have.Files) != len(want.Files) || !reflect.DeepEqual(have.Decisions, want.Decisions) {
		t.Errorf("%d files and decisions %v, not %d and %v", len(have.Files), have.Decisions, len(want.Files), want.Decisions)
	}
	for id, file := range want.Files {
		other := have.Files[id]
		if other == nil {
			t.Errorf("%s is gone", file.Path)
			continue
		}
		sameReturn(t, other.Return, file.Return)
		if !reflect.DeepEqual(other, file) {
			t.Errorf("%s: the receipt is %+v, not %+v", file.Path, other, file)
		}
	}
}

// sameReturn fails when two workbooks do not say the same, and says where.
func sameReturn(t *testing.T, have, want *form.Return) {
	t.Helper()
	if len(have.Projects) != len(want.Projects) {
		t.Errorf("%d projects, not %d", len(have.Projects), len(want.Projects))
		return
	}
	for i, project := range want.Projects {
		for _, f := range form.Official().Fields() {
			if a, b := have.Projects[i].Answer(f.ID), project.Answer(f.ID); a != b {
				t.Errorf("%s %s: %+v, not %+v", project.Name(), f, a, b)
			}
		}
		if !reflect.DeepEqual(have.Projects[i], project) {
			t.Errorf("%s: steps or origin are %+v, not %+v", project.Name(), have.Projects[i], project)
		}
	}
	if !reflect.DeepEqual(have, want) {
		t.Errorf("beside the projects: %+v, not %+v", have, want)
	}
}
