package record

import "shidian/checks"

// Tally is a row of 概况: 农业, 5 projects, 3 candidates, 2 recommended.
type Tally struct {
	Domain                                         string
	Projects, Candidates, Recommended, Wait, Other int
}

// Tallies counts the projects by domain in the plan's order. A project whose
// domain is unknown is counted last.
func (r *Rollup) Tallies() []Tally {
	var tallies []Tally
	for _, name := range append(r.Plan.DomainNames(), "") {
		t := Tally{Domain: name}
		for _, p := range r.Projects {
			if p.Domain != name {
				continue
			}
			t.Projects++
			switch p.State {
			case checks.Recommended, checks.Auto:
				t.Recommended++
				t.Candidates++
			case checks.Undecided, checks.Refiled:
				t.Wait++
				t.Candidates++
			case checks.Reserve:
				t.Candidates++
			default:
				t.Other++
			}
		}
		if name == "" {
			t.Domain = "领域不明"
			if t.Projects == 0 {
				continue
			}
		}
		tallies = append(tallies, t)
	}
	return tallies
}
