package templates

import (
	"strings"
	"testing"

	"shidian/templates/form"
)

// Excel of old offices stops at 1,024 characters of a formula when a workbook is saved
// as .xls; and texts in formulas may have 255.
func TestFormulasOfTheAppendixAreShort(t *testing.T) {
	parts := form.Official().AppendixParts(form.Official().Layout())
	f := appendixFormulas(len(parts))
	all := []string{f.line, f.start, f.state, f.last, f.first, f.runIn, f.count, f.print, f.pages, f.full}
	for _, p := range parts {
		all = append(all, overflowFormula(p.Rooms))
	}
	for _, formula := range all {
		if n := units(formula); n > 1000 {
			t.Errorf("%d characters: %s", n, formula)
		}
	}
}

// A colour that a conditional format leaves open comes back from LibreOffice as white,
// and the headings of the appendix are gone from the paper.
func TestConditionalFormatsSayTheirColours(t *testing.T) {
	_, data := qinshui(t)
	_, formats, ok := strings.Cut(string(parts(t, data)["xl/styles.xml"]), "<dxfs")
	if !ok || strings.Contains(formats, "<color></color>") || strings.Contains(formats, "<color/>") {
		t.Error("a conditional format has a colour that says nothing")
	}
}
