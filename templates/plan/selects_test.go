package plan_test

import (
	"testing"

	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// Who has nobody above selects, whatever the level; a city below a province recommends,
// also by its own copy of the plan.
func TestWhoSelects(t *testing.T) {
	province := testplan.New()
	city, _ := province.Region("140500")
	if !province.Selects(province.Root()) || province.Selects(city) {
		t.Error("the province selects, and its city recommends")
	}
	copied, _, why := province.CopyFor(city)
	if why != "" || copied.Selects(city) {
		t.Errorf("a city recommends by its copy too: %s", why)
	}
	alone := testplan.New()
	alone.Regions = nil
	for _, r := range province.Regions {
		switch {
		case r.Code == city.Code:
			r.Parent = ""
		case !province.Within(city.Code, r.Code):
			continue
		}
		alone.Regions = append(alone.Regions, r)
	}
	if !alone.Selects(plan.Region{Code: city.Code}) {
		t.Error("a city without a province above selects")
	}
}
