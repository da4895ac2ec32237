package record

import (
	"cmp"
	"slices"
	"strings"

	"shidian/checks"
)

// # Selection
//
// The office that nobody is above selects (plan.Selects): nothing is chosen there by
// itself, whatever room the limits leave. Each project waits for 入选, 备选 or 不予立项; the
// list holds what was selected and nothing else, and does not wait for the rest.

// Choosing is how the office whose rollup it is chooses, and its words for that.
func (r *Rollup) Choosing() checks.Choosing { return checks.ChoosingOf(r.Plan, r.Region) }

// WaitsForSelection is why a project is undecided of which nobody has said anything.
const WaitsForSelection = "还没有填“" + ColumnSelect + "”"

// awaitSelection leaves every project to people about which they have not said what
// becomes of it. Only an entry that cannot be read holds the list (R002): somebody has
// decided, and it is not known what.
func awaitSelection(all []*contest) {
	for _, g := range all {
		g.pending = slices.DeleteFunc(slices.Clone(g.open), func(p *Project) bool { return p.misread() == "" })
		g.rivals = nil
		for _, p := range g.open {
			p.stayOpen(cmp.Or(p.misread(), strings.Join(p.Asks(), "；"), WaitsForSelection))
		}
	}
}

// AwaitsSelection reports whether the office selects and has said nothing yet about some
// project.
func (r *Rollup) AwaitsSelection() bool { return !r.Choosing().ByItself && r.Counts().Undecided > 0 }

// chosenBefore reports whether a list that an older program made final holds the project:
// that program took in by itself what is selected now, and its list counts as a selection.
func (c Closing) chosenBefore(p *Project) bool {
	if len(c.Finals) == 0 {
		return false
	}
	last := c.Finals[len(c.Finals)-1]
	key, _ := p.finalKey(last.Recommended)
	return !last.Selected && key != ""
}

// waitForSelection are the projects about which an office that selects has to say
// something still, and the reserves that it has not put in order.
func (r *Rollup) waitForSelection() []OpenMatter {
	if r.Choosing().ByItself {
		return nil
	}
	open := OpenMatter{What: "没有“" + ColumnSelect + "”的项目", How: "在“" + SheetProjects + "”填写；不填的不进清单，结果通知上写“尚未确定”"}
	unranked := OpenMatter{What: "没有排出先后的备选", How: "在“" + SheetProjects + "”的“" + ColumnRank + "”填写"}
	for _, p := range r.Projects {
		switch {
		case p.State == checks.Undecided || p.State == checks.Refiled:
			open.name(p.ShownName())
		case p.State == checks.Reserve && p.Decision.order() == "":
			unranked.name(p.ShownName())
		}
	}
	return []OpenMatter{open, unranked}
}
