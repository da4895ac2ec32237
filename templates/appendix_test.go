package templates

import (
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
