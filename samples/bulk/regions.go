package bulk

import (
	"slices"
	"strings"

	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// root is above the provinces, which the table of GB/T 2260 has no line for.
var root = plan.Region{Code: "100000", Name: "全国", Level: plan.Province}

// Plan returns the tests' plan over the whole country: counties report to their
// province, and the provinces as cities do otherwise.
func Plan() *plan.Plan {
	p := testplan.New()
	p.Regions, p.Contacts = regions(), nil
	return plan.New(*p)
}

// regions are the provinces and counties below the root. Cities are left out: the
// plan has three levels.
func regions() []plan.Region {
	all := []plan.Region{root}
	for _, r := range plan.RegionsOfChina("") {
		switch r.Level {
		case plan.Province:
			all = append(all, plan.Region{Code: r.Code, Name: r.Name, Level: plan.City, Parent: root.Code})
		case plan.County:
			all = append(all, plan.Region{Code: r.Code, Name: r.Name, Level: plan.County, Parent: r.Code[:2] + "0000", Files: true})
		}
	}
	slices.SortFunc(all, func(a, b plan.Region) int { return strings.Compare(a.Code, b.Code) })
	return all
}
