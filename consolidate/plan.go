package consolidate

import (
	"context"

	"shidian/consolidate/workbook"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// ReadPlan reads a plan workbook, also one whose tables somebody copied into a new one.
// Problems refuse it; an error is a *Failure.
func ReadPlan(ctx context.Context, path string) (*plan.Plan, []plan.Problem, error) {
	book, why, err := openNamed(ctx, path, form.PlanBook, form.UnknownBook)
	switch {
	case err != nil:
		return nil, nil, err
	case why != nil:
		return nil, nil, failf("方案 %s %s。%s", path, why.Text, why.Remedy)
	}
	p, problems := workbook.ReadPlan(book.Book)
	return p, problems, nil
}
