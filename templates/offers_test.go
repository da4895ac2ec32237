package templates

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// cellsOf reads a column that a name refers to, as '字典'!$A$3:$A$4.
func cellsOf(t *testing.T, f *excelize.File, refersTo string) []string {
	t.Helper()
	sheet, area, _ := strings.Cut(strings.ReplaceAll(refersTo, "$", ""), "!")
	from, to, _ := strings.Cut(area, ":")
	col, first, err := excelize.CellNameToCoordinates(from)
	if err != nil {
		t.Fatalf("%q: %v", refersTo, err)
	}
	_, last, err := excelize.CellNameToCoordinates(to)
	if err != nil {
		t.Fatalf("%q: %v", refersTo, err)
	}
	var values []string
	for row := first; row <= last; row++ {
		value, err := f.GetCellValue(strings.Trim(sheet, "'"), form.CellName(row, col))
		if err != nil {
			t.Fatal(err)
		}
		values = append(values, value)
	}
	return values
}

func units(text string) int { return len(utf16.Encode([]rune(text))) }

// Excel repairs a workbook, and throws its validations away, when one of these
// is too long.
func TestOffersKeepToTheLimitsOfExcel(t *testing.T) {
	f, _ := qinshui(t)
	for _, sheet := range []string{form.SheetForm(1), form.SheetCounty} {
		offers, err := f.GetDataValidations(sheet)
		if err != nil {
			t.Fatal(err)
		}
		ranges := map[string]bool{}
		for _, o := range offers {
			if ranges[o.Sqref] {
				t.Errorf("%s has two validations", o.Sqref)
			}
			ranges[o.Sqref] = true
			for _, limit := range []struct {
				text *string
				most int
			}{{o.PromptTitle, 32}, {o.Prompt, 255}, {o.ErrorTitle, 32}, {o.Error, 225}, {&o.Formula1, 255}} {
				if limit.text != nil && units(*limit.text) > limit.most {
					t.Errorf("%s %s: %q is longer than %d", sheet, o.Sqref, *limit.text, limit.most)
				}
			}
		}
	}
}

func TestEveryAnswerHasItsHintAndItsList(t *testing.T) {
	f, _ := qinshui(t)
	planForm := testplan.New().Form
	layout := planForm.Layout()
	offers, err := f.GetDataValidations(form.SheetForm(2))
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]*excelize.DataValidation{}
	for _, o := range offers {
		at[o.Sqref] = o
	}
	for _, field := range append(planForm.Fields(), planForm.StepFields()...) {
		home, _ := layout.Home(field.ID)
		o, ok := at[home.TopLeft()+":"+home.BottomRight()]
		if !ok || o.PromptTitle == nil || *o.PromptTitle != field.Title || *o.Prompt != layout.Prompt(field) {
			t.Errorf("%s: %+v", field, o)
			continue
		}
		if field.List != nil && field.List.ID != form.FocusAreas && (o.Type != "list" || o.Formula1 != field.List.Name()) {
			t.Errorf("%s offers %s %q", field, o.Type, o.Formula1)
		}
	}
}
