package bulk

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"shidian/templates/plan"
)

//go:embed data/regions_china.csv
var regionsText string

// root is above the provinces, which the table of GB/T 2260 has no line for.
var root = plan.Region{Code: "100000", Name: "全国", Level: plan.Province}

// Plan returns the plan of 2021 over the whole country: counties report to
// their province, and the provinces as cities do in the embedded plan.
func Plan() (*plan.Plan, error) {
	regions, err := readRegions()
	if err != nil {
		return nil, err
	}
	p := plan.Shanxi2021()
	p.Regions, p.Contacts = regions, nil
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

// readRegions returns the provinces and counties below the root. Cities are
// left out: the plan has three levels.
func readRegions() ([]plan.Region, error) {
	lines, err := csv.NewReader(strings.NewReader(regionsText)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read regions: %w", err)
	}
	regions := []plan.Region{root}
	for _, l := range lines[1:] {
		switch code, name, level := l[0], l[1], l[2]; level {
		case "province":
			regions = append(regions, plan.Region{Code: code, Name: name, Level: plan.City, Parent: root.Code})
		case "county":
			regions = append(regions, plan.Region{Code: code, Name: name, Level: plan.County, Parent: code[:2] + "0000", Files: true})
		}
	}
	slices.SortFunc(regions, func(a, b plan.Region) int { return strings.Compare(a.Code, b.Code) })
	return regions, nil
}
