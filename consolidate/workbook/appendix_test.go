package workbook

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// returned reads a workbook as a merge does.
func returned(t *testing.T, data []byte) *form.Return {
	t.Helper()
	r := NewReader(testplan.New())
	book, err := r.pack.Read(context.Background(), data, xlsx.FormLimits())
	if err != nil {
		t.Fatal(err)
	}
	return r.County(book, "沁水县.xlsx", "")
}

func TestAppendixIsNoFormAndNothingStrange(t *testing.T) {
	said := returned(t, edited(t, func(f *excelize.File) {}))
	if len(said.Projects) != 2 || said.Spares != 1 || len(said.Notes) != 0 {
		t.Fatalf("%d projects, %d spares, notes %v", len(said.Projects), said.Spares, said.Notes)
	}
	for _, p := range said.Projects {
		if !p.Appendix {
			t.Errorf("%s has no appendix", p.Sheet)
		}
	}
}

func TestWhatIsTypedOnAnAppendixIsTold(t *testing.T) {
	for name, edit := range map[string]func(f *excelize.File) error{
		"over a line":      func(f *excelize.File) error { return f.SetCellStr(form.SheetAppendix(1), "A5", "示例补充说明") },
		"beside the lines": func(f *excelize.File) error { return f.SetCellStr(form.SheetAppendix(1), "L9", "示例补充说明") },
		"without its name": func(f *excelize.File) error {
			if err := f.SetCellStr(form.SheetAppendix(1), "A5", "示例补充说明"); err != nil {
				return err
			}
			return f.DeleteDefinedName(&excelize.DefinedName{Name: form.AppendixName, Scope: form.SheetAppendix(1)})
		},
	} {
		said := returned(t, edited(t, func(f *excelize.File) {
			if err := edit(f); err != nil {
				t.Fatal(err)
			}
		}))
		if len(said.Notes) != 1 || said.Notes[0].Kind != form.OutsideAnswer || said.Notes[0].Sheet != form.SheetAppendix(1) ||
			!strings.Contains(said.Notes[0].Detail, "示例补充说明") {
			t.Errorf("%s: notes %v", name, said.Notes)
		}
		if len(said.Projects) != 2 || !said.Projects[0].Appendix {
			t.Errorf("%s: %d projects", name, len(said.Projects))
		}
	}
}

// openpyxl leaves the names at the numbers of the sheets when it takes out or moves one:
// the name of an appendix then belongs to a form, which is read all the same.
func TestNameOfAnAppendixMakesNoFormAnAppendix(t *testing.T) {
	said := returned(t, edited(t, func(f *excelize.File) {
		for i, sheet := range []string{form.SheetForm(1), form.SheetForm(2), form.SheetLists} {
			name := excelize.DefinedName{Name: form.AppendixName, RefersTo: "'" + form.SheetForm(3-i) + "'!$A$1", Scope: sheet}
			if err := f.SetDefinedName(&name); err != nil {
				t.Fatal(err)
			}
		}
	}))
	if len(said.Projects) != 2 || said.Spares != 1 || len(said.Notes) != 0 {
		t.Errorf("%d projects, %d spares, notes %v", len(said.Projects), said.Spares, said.Notes)
	}
}

// A sheet of somebody's own is told, whatever it is called.
func TestSheetThatIsCalledLikeAnAppendixIsTold(t *testing.T) {
	said := returned(t, edited(t, func(f *excelize.File) {
		if _, err := f.NewSheet("附页09"); err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStr("附页09", "A1", "示例补充说明"); err != nil {
			t.Fatal(err)
		}
	}))
	if len(said.Notes) != 1 || !strings.Contains(said.Notes[0].Detail, "另有工作表“附页09”") {
		t.Errorf("notes %v", said.Notes)
	}
}

func TestHeightsOfRowsSayHowMuchShows(t *testing.T) {
	home, _ := form.Official().Layout().Home(form.Conditions)
	steps, _ := form.Official().Layout().Home(form.StepContent)
	said := returned(t, edited(t, func(f *excelize.File) {
		for row := home.FirstRow; row <= home.LastRow; row++ {
			if err := f.SetRowHeight(form.SheetForm(1), row, 200); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.SetRowHeight(form.SheetForm(1), steps.FirstRow, 20); err != nil {
			t.Fatal(err)
		}
	}))
	rooms := said.Projects[0].Rooms
	if got, want := rooms[home.TopLeft()], 200*(home.LastRow-home.FirstRow+1)/18; got < want {
		t.Errorf("the box that was dragged higher holds %d lines, want %d or more", got, want)
	}
	if got := rooms[form.CellName(steps.FirstRow, steps.FirstCol)]; got != 1 {
		t.Errorf("the step whose row was made lower holds %d lines, want 1", got)
	}
	if len(rooms) != 4 {
		t.Errorf("rooms %v: one box and the three of a row were changed", rooms)
	}
	if rooms := said.Projects[1].Rooms; len(rooms) != 0 {
		t.Errorf("rooms %v of a form that nobody changed", rooms)
	}
}

// A workbook that was handed out before there was an appendix, a blank for the names of
// the participating units, or more than ten rows of steps, has lost nothing.
func TestWorkbookOfBeforeIsReadAsBefore(t *testing.T) {
	data, err := os.ReadFile("testdata/without-appendix.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	said := returned(t, data)
	if len(said.Notes) != 0 || len(said.Projects) == 0 {
		t.Fatalf("%d projects, notes %v", len(said.Projects), said.Notes)
	}
	for _, p := range said.Projects {
		if p.Appendix || p.Has(form.Partners) || !p.Has(form.Conditions) || !p.Has(form.ContactPhone) || len(p.Steps) < 5 {
			t.Errorf("%s is read otherwise: %d steps", p.Sheet, len(p.Steps))
		}
	}
}
