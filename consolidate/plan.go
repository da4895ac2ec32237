package consolidate

import (
	"context"

	"shidian/consolidate/workbook"
	"shidian/templates/plan"
)

// ReadPlan reads a plan workbook. Problems refuse it; an error is a *Failure.
func ReadPlan(ctx context.Context, path string) (*plan.Plan, []plan.Problem, error) {
	loaded, err := loadNamed(ctx, path)
	switch {
	case err != nil:
		return nil, nil, err
	case loaded.Refusal != nil:
		return nil, nil, failf("方案 %s 打不开：%s", path, loaded.Refusal.Detail)
	}
	p, problems := workbook.ReadPlan(loaded.Book)
	return p, problems, nil
}
