package record

import (
	"shidian/checks"
	"shidian/templates/plan"
)

// shortfalls are the units that recommend less than they are asked for, and what is
// missing in all. What a county files is told of the county (C001), and who has sent
// nothing (R007).
func (r *Rollup) shortfalls() []checks.Shortfall {
	var asked []plan.Cap
	root := r.Plan.Root()
	if r.Region.Code == root.Code {
		for _, u := range r.Units {
			if u.Status == checks.Filed && !u.Region.MayReport {
				asked = append(asked, r.Plan.Fewest(plan.EachUnit, u.Region, plan.Region{})...)
			}
		}
		asked = append(asked, r.Plan.FewestOfAll()...)
	} else if r.Region.Parent == root.Code {
		asked = r.Plan.Fewest(plan.EachUnit, r.Region, plan.Region{})
	}
	if asked == nil {
		return nil
	}
	candidates := map[string]int{}
	capsOf := r.capsByPlace()
	for _, p := range r.Projects {
		for _, c := range capsOf(p) {
			candidates[c.Key()] += CountOf([]*Project{p}).Candidates()
		}
	}
	var short []checks.Shortfall
	for _, c := range asked {
		if n := candidates[c.Key()]; n < c.Fewest() {
			short = append(short, checks.Shortfall{Cap: c, Candidates: n})
		}
	}
	return short
}
