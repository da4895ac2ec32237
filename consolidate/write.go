package consolidate

import (
	"context"

	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/store"
	"shidian/templates/plan"
)

// Put writes files of the program's own making below a folder, whole or not at
// all. An error is a *Failure.
func Put(ctx context.Context, dir string, outputs []store.Output) error {
	return put(ctx, dir, outputs)
}

// ReadPlan reads a plan workbook. Problems refuse it; an error is a *Failure.
func ReadPlan(ctx context.Context, path string) (*plan.Plan, []plan.Problem, error) {
	loaded, err := workbook.Load(ctx, workbook.Found{Path: path, Disk: path})
	switch {
	case err != nil:
		return nil, nil, err
	case loaded.Refusal != nil:
		return nil, nil, failf("方案 %s 打不开：%s", path, loaded.Refusal.Detail)
	}
	p, problems := workbook.ReadPlan(loaded.Book)
	return p, problems, nil
}
