package templates

import (
	"fmt"
	"strings"
	"testing"

	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// usable is the height of an A4 page less its margins, in points.
const usable = 842 - 72*(marginTop+marginBottom)

func TestPaperIsPrintedAndTheReviewBlockIsNot(t *testing.T) {
	f, data := qinshui(t)
	layout := form.Official().Layout()
	areas := map[string]string{}
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Area" {
			areas[n.Scope] = n.RefersTo
		}
	}
	if got, want := areas[form.SheetForm(1)], fmt.Sprintf("'%s'!$A$1:$X$%d", form.SheetForm(1), layout.PrintRows); got != want {
		t.Errorf("print area is %s, want %s", got, want)
	}
	sheet := string(parts(t, data)["xl/worksheets/sheet3.xml"])
	for _, row := range layout.Breaks {
		if !strings.Contains(sheet, fmt.Sprintf(`<brk id="%d"`, row)) {
			t.Errorf("no page break after row %d", row)
		}
	}
	if strings.Contains(sheet, "fitToPage") {
		t.Error("Excel ignores page breaks when it fits to the page")
	}
}

func TestGuideAndCountySheetTakeOnePage(t *testing.T) {
	p := testplan.New()
	for _, code := range []string{"140521", "140171", "140105"} {
		region, _ := p.Region(code)
		data, err := CountyWorkbook(p, region, DefaultForms, form.Return{}, form.Finder{})
		if err != nil {
			t.Fatal(err)
		}
		f := opened(t, data)
		for _, sheet := range []string{form.SheetGuide, form.SheetCounty} {
			rows, err := f.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			height := 0.0
			for i := range rows {
				h, err := f.GetRowHeight(sheet, i+1)
				if err != nil {
					t.Fatal(err)
				}
				height += h
			}
			if height > usable {
				t.Errorf("%s %s is %.0f points high, a page has %.0f", code, sheet, height, usable)
			}
		}
	}
}

func TestFormStaysOnThePaperInAWiderFont(t *testing.T) {
	const paper = 210 / 25.4
	width := float64(form.Columns*form.ColumnPixel) / 96
	if left := paper - 2*marginSide - width; left < 0.18*width {
		t.Errorf("only %.2f inches are left: without 宋体 columns are a sixth wider and would spill onto pages of their own", left)
	}
}
