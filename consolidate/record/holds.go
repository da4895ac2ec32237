package record

import (
	"cmp"
	"slices"

	"shidian/checks"
)

// Holds returns the findings that keep the list from being written. A unit that has
// not filed (R007) does not hold up the others, and neither does a list or a rollup
// that was altered by hand (R009): what the counties answered stands. A file that could
// not be opened does (W012): it may be the return of any unit.
func Holds(r *Rollup) []checks.Finding {
	var holds []checks.Finding
	for _, f := range r.Findings {
		if (f.Rule.Rollup != nil || f.Rule.HoldsList) && f.RuleSeverity() == checks.Error && f.Open() && !f.Rule.Keeps {
			holds = append(holds, f)
		}
	}
	return holds
}

// InOrderOfTheList are the projects that go up: by domain in the plan's order, then by the
// unit whose limit they share, then by rank, as people entered it here, else as the unit
// did, then by their place on its list, then in the order of the rollup.
func InOrderOfTheList(r *Rollup) []*Project {
	list := r.Recommended()
	compare := r.compareOnList()
	slices.SortStableFunc(list, func(a, b *Project) int {
		return cmp.Or(compare(a, b), cmp.Compare(rankOf(a.RankShown()), rankOf(b.RankShown())), cmp.Compare(a.listedRow(), b.listedRow()))
	})
	return list
}

// compareOnList orders projects by domain in the plan's order, then by the unit whose limit
// they share, then by rank.
func (r *Rollup) compareOnList() func(a, b *Project) int {
	domains := r.Plan.DomainNames()
	return func(a, b *Project) int {
		return cmp.Or(cmp.Compare(slices.Index(domains, a.Domain), slices.Index(domains, b.Domain)), cmp.Compare(a.Unit.Code, b.Unit.Code), compareRanks(a, b))
	}
}

// listedRow is the place of the project on the list that it came by; 0 for none.
func (p *Project) listedRow() int {
	if listed := p.Facts.Form.Listed; listed != nil {
		return listed.Row
	}
	return 0
}
