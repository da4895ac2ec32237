package templates

import (
	"testing"

	"shidian/templates/form"
)

// The reader takes what stands beside the first rows for the program's own,
// and everything else outside the paper for text that somebody wrote there.
func TestNothingStandsOutsideThePaperButThePanel(t *testing.T) {
	f, _ := qinshui(t)
	rows, err := f.GetRows(form.SheetForm(1))
	if err != nil {
		t.Fatal(err)
	}
	for r, cells := range rows {
		for c, text := range cells {
			if text != "" && c >= form.Columns && c+1 != form.FlagColumn && (r >= form.CounterRows || c+1 < form.PanelColumn) {
				t.Errorf("%s holds %q", form.CellName(r+1, c+1), text)
			}
		}
	}
}
