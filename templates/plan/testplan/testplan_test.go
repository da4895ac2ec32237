package testplan

import (
	"testing"

	"shidian/templates/plan"
)

// A plan that its own workbook refuses would make every test about something
// that no clerk can have.
func TestPlanIsOneThatAWorkbookCanSay(t *testing.T) {
	p := New()
	again, problems := plan.FromGrids(p.Grids())
	if problems != nil {
		t.Fatal(problems)
	}
	if again.Digest() != p.Digest() {
		t.Error("its workbook says another plan")
	}
	if zone, ok := p.Region("140171"); !ok || !zone.Files || len(p.Children(p.Root().Code)) != 12 {
		t.Error("the province has no zone, or not twelve units")
	}
}

// Tests change the plan that they were given.
func TestPlansShareNothing(t *testing.T) {
	p := New()
	p.Regions[0].Name, p.Domains[0].FocusAreas[0], p.Deadlines[0].Inclusive = "别处", "别的", false
	if New().Regions[0].Name == "别处" || New().Domains[0].FocusAreas[0] == "别的" || !New().Deadlines[0].Inclusive {
		t.Error("a change of one plan is a change of another")
	}
}
