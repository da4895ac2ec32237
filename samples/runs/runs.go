// Package runs is for tests only: the runs of the program by which samples are
// made, for all but the tests of package consolidate, which hand in their own.
package runs

import (
	"context"

	"shidian/consolidate"
	"shidian/samples"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// OfProgram are the runs as the commands make them.
func OfProgram() samples.Runs {
	return samples.Runs{
		Merge: func(ctx context.Context, p *plan.Plan, in, out, region string, day form.Date) error {
			_, err := consolidate.Merge(ctx, consolidate.Options{Plan: p, Paths: []string{in}, Out: out, Region: region, AsOf: day})
			return err
		},
		Final: func(ctx context.Context, p *plan.Plan, rollup string, day form.Date) error {
			_, err := consolidate.List(ctx, consolidate.ListOptions{Plan: p, Rollup: rollup, AsOf: day, Final: true})
			return err
		},
	}
}
