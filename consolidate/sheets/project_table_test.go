package sheets

import (
	"fmt"
	"testing"

	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/templates/form"
)

// Every project asks for the place of its cell, so the columns that people added
// are looked for once and not once for each.
func TestPlaceOfADecisionIsFoundWithoutLookingThroughAllRows(t *testing.T) {
	s := record.NewState()
	for i := range 60 {
		f := recordtest.Received("140521", fmt.Sprintf("%02d.xlsx", i), 3, recordtest.Filled(fmt.Sprintf("示例%02d试点", i)))
		s.Files[f.ID()] = f
		s.Decisions[record.NameKey(f.Return.Projects[0], 1)] = &record.Decision{Rank: "1", Own: map[string]string{fmt.Sprintf("会签%d", i%7): "甲"}}
	}
	r := computed(s)
	sheet := draw(r).projectTable()
	for i := range r.Projects {
		want := form.CellName(sheet.FirstRow()+i, sheet.Column(columnCode))
		if got := DecisionPlaces(r)(i, columnCode).Cell; got != want {
			t.Fatalf("row %d: it is at %s and is drawn at %s", i, got, want)
		}
	}
	place := DecisionPlaces(r)
	few := testing.AllocsPerRun(10, func() { place(59, record.ColumnRecommend) })
	if few > 20 {
		t.Errorf("a place takes %v allocations", few)
	}
}
