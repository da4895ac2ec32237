package sheets

import (
	"shidian/consolidate/record"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/release"
)

// Format is the number of the shape of 留底, e.g. 1. It is raised when an older
// program would misread what this one writes; a column or a line more is no
// reason. What was written before there was a number is format 0.
const Format = 1

// keptFormat is the first line of 留底: by which shape it is to be read, and by
// which release it was written, e.g. {"format":1,"release":"0.9.0"}.
type keptFormat struct {
	Format  int    `json:"format"`
	Release string `json:"release"`
}

// Form is the form by whose titles the workbook was drawn that was read.
func (s *Reading) Form() *form.Form { return formOfPlan(s.Plan) }

func formOfPlan(p *plan.Plan) *form.Form {
	if p == nil {
		return form.Official()
	}
	return p.Form
}

// keepOrigin writes what 留底 begins with: the format, and the plan by which the
// workbook was made, without the contacts of other units.
func (k *keptWriter) keepOrigin(r *record.Rollup) error {
	if err := k.add(keptFormatLine, keptFormat{Format, release.Version()}); err != nil {
		return err
	}
	return k.add(keptTablesLine, r.Plan.ForUnit(r.Region.Code).Grids())
}
