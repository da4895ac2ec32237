package sheets

import (
	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// ListedProject is a project of a list in the order of its rows: the 1st, 示例茶试点, by
// 来件/沁水县申报表.xlsx.
type ListedProject struct {
	*checks.Application
	Number int
	Key    string        // its identity
	Via    record.Source // the file that brought it
}

// Projects are the projects of the list of a region, of which no row was added by hand.
func (r *ListReading) Projects(p *plan.Plan, of plan.Region) []ListedProject {
	kept := map[*form.Filled]ListForm{}
	for _, f := range r.Forms {
		kept[f.Filled] = f
	}
	var all []ListedProject
	for i, line := range r.lines(p, of) {
		f := kept[line.Form]
		all = append(all, ListedProject{Application: line.Application, Number: i + 1, Key: f.Key, Via: f.Via})
	}
	return all
}
