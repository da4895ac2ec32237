package templates

import (
	"testing"

	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// The reader takes formulas beside the paper, and the texts that the form names, for the
// program's own, and everything else for text that somebody wrote there.
func TestNothingStandsOutsideThePaperButThePanel(t *testing.T) {
	f, _ := qinshui(t, filledForm())
	for _, sheet := range []string{form.SheetCounty, form.SheetForm(1), form.SheetForm(2)} {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r, cells := range rows {
			for c, text := range cells {
				cell := form.CellName(r+1, c+1)
				formula, err := f.GetCellFormula(sheet, cell)
				if err != nil {
					t.Fatal(err)
				}
				if text != "" && c >= form.Columns && (formula == "" && !form.IsPanelText(text) || c+1 < form.PanelColumn) {
					t.Errorf("%s %s holds %q", sheet, cell, text)
				}
			}
		}
	}
}

// A line stands beside its box, and no two in one row.
func TestLinesStandBesideTheirBoxes(t *testing.T) {
	said := testplan.New()
	c := &county{plan: said, words: newWords(said)}
	p := c.newPanel("", c.plan.Form.Layout(), c.plan.Form.Fields(), nil)
	lines := p.projectLines()
	seen := map[int]bool{}
	for i, row := range p.place(lines) {
		home, _ := p.layout.Home(lines[i].at)
		if away := row - home.FirstRow; seen[row] || away > 8 || away < -8 {
			t.Errorf("%s of %s stands in row %d, its box in %d", lines[i].rule, lines[i].at, row, home.FirstRow)
		}
		seen[row] = true
	}
}
