package record

import (
	"math"

	"shidian/checks"
	"shidian/templates/plan"
)

const whyUnordered = "按方案要排出先后，还没有排（或者有并列的）"

// findUnordered finds the projects that would go up and that people have to put in order
// first (须排序): those without a rank, and those of which two have the same one.
func (g *contest) findUnordered(r *Rollup) {
	if !g.Ranked || !g.isOrderedBy(r.Region) {
		return
	}
	own := func(p *Project) float64 {
		if g.IsWide() {
			return p.total
		}
		return p.rank
	}
	count := map[float64]int{}
	for _, p := range g.projects {
		if p.GoesUp() {
			count[own(p)]++
		}
	}
	for _, p := range g.projects {
		if p.GoesUp() && (own(p) == math.Inf(1) || count[own(p)] > 1) {
			g.unordered = append(g.unordered, p)
		}
	}
	for _, p := range g.unordered {
		p.stayOpen(whyUnordered)
	}
}

// isOrderedBy reports whether it is the office of the region that puts the projects in
// order: the unit itself, or the one above a unit that merges nothing.
func (g *contest) isOrderedBy(merging plan.Region) bool {
	return merging.Code == g.Unit.Code || g.Unit.Files && merging.Code == g.Unit.Parent
}

// findWaiting says of limits that ask for nothing themselves for which one their projects
// wait.
func findWaiting(all []*contest) {
	asked := map[*Project]*contest{}
	for _, g := range all {
		for _, p := range g.projects {
			if g.out.Over && p.State == checks.Undecided {
				asked[p] = g
			}
		}
		for _, p := range g.undecided {
			asked[p] = g
		}
	}
	for _, g := range all {
		for _, p := range g.projects {
			if by := asked[p]; by != nil && by != g && !g.out.Over && g.undecided == nil {
				g.out.WaitsFor = by.name
			}
		}
	}
}
