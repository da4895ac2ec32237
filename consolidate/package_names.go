package consolidate

import (
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
)

// papersOf are the projects of a list as the names of their papers say them.
func papersOf(projects []sheets.ListedProject) []PaperOf {
	var all []PaperOf
	for _, p := range projects {
		of := PaperOf{Number: p.Number, Name: p.Name(), Unit: record.UnitNameOf(p.Application)}
		if d, ok := p.Domain(); ok {
			of.Domain = d.Name
		}
		all = append(all, of)
	}
	return all
}
