package bulk

import (
	"cmp"
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
	return over(regions(func(county plan.Region) string { return county.Code[:2] + "0000" }))
}

// office is the one unit of Direct between the root and the counties.
var office = plan.Region{Code: "100100", Name: "各县汇总", Level: plan.City, Parent: root.Code}

// Direct is the plan of one merge over the whole country: counties report to one office,
// which may recommend all that they have filed.
func Direct() *plan.Plan {
	all := regions(func(plan.Region) string { return office.Code })
	all = slices.DeleteFunc(all, func(r plan.Region) bool { return r.Level == plan.City })
	p := over(slices.Insert(all, 1, office))
	p.Limit = plan.NoLimit
	return plan.New(*p)
}

func over(regions []plan.Region) *plan.Plan {
	p := testplan.New()
	p.Regions, p.Contacts, p.Title = regions, nil, "标准化试点"
	return plan.New(*p)
}

// regions are the root, and the provinces and counties below it. Cities are left out:
// the plan has three levels. Below one unit a plan has each name once: counties that
// share theirs begin with that of their city, or of their province (邢台市桥西区).
func regions(parent func(county plan.Region) string) []plan.Region {
	all := []plan.Region{root}
	names, same := map[string]string{}, map[[2]string]int{}
	for _, r := range plan.RegionsOfChina("") {
		names[r.Code] = r.Name
		if r.Level == plan.County {
			same[[2]string{parent(r), r.Name}]++
		}
	}
	for _, r := range plan.RegionsOfChina("") {
		switch r.Level {
		case plan.Province:
			all = append(all, plan.Region{Code: r.Code, Name: r.Name, Level: plan.City, Parent: root.Code})
		case plan.County:
			name := r.Name
			if same[[2]string{parent(r), name}] > 1 {
				name = cmp.Or(names[r.Code[:4]+"00"], names[r.Code[:2]+"0000"]) + name
			}
			all = append(all, plan.Region{Code: r.Code, Name: name, Level: plan.County, Parent: parent(r), Files: true})
		}
	}
	slices.SortFunc(all, func(a, b plan.Region) int { return strings.Compare(a.Code, b.Code) })
	return all
}
