package bulk

import (
	"fmt"
	"slices"
	"strings"

	"shidian/templates/plan"
)

// root is above the provinces, which the table of GB/T 2260 has no line for.
var root = plan.Region{Code: "100000", Name: "全国", Level: plan.Province}

// Plan returns the plan of 2021 over the whole country: counties report to
// their province, and the provinces as cities do in the embedded plan.
func Plan() (*plan.Plan, error) {
	p := plan.Shanxi2021()
	p.Regions, p.Contacts = regions(), nil
	var grids []plan.Grid
	for _, t := range p.Tables() {
		g := plan.Grid{Name: t.Name, Rows: [][]string{nil}}
		for _, h := range t.Headers {
			g.Rows[0] = append(g.Rows[0], h.Title)
		}
		g.Rows = append(g.Rows, t.Rows...)
		grids = append(grids, g)
	}
	national, problems := plan.FromGrids(grids)
	if problems != nil {
		return nil, fmt.Errorf("plan over the country: %v", problems[0])
	}
	return national, nil
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
