package consolidate

import (
	"context"
	"path/filepath"
	"strings"

	"shidian/checks"
	"shidian/consolidate/recommend"
	"shidian/consolidate/rollup"
	"shidian/consolidate/workbook/store"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// ListOptions are what writing a list from a rollup is told.
type ListOptions struct {
	Plan     *plan.Plan // of --plan; nil takes the one that the rollup carries
	PlanFrom string
	Rollup   string    // path of a rollup that people have decided
	Out      string    // path of the list; "" puts it beside the rollup
	AsOf     form.Date // the day of the list
	Final    bool      // closes the cycle: the rollup is written too, and says so
}

// List writes the list of a rollup, from the rollup alone. Without anything
// that holds it Outputs has its path.
func List(ctx context.Context, o ListOptions) (*Result, error) {
	own, err := openRollup(ctx, o.Rollup)
	if err != nil {
		return nil, err
	}
	choice, err := choosePlan(Options{Plan: o.Plan, PlanFrom: o.PlanFrom, AsOf: o.AsOf}, &ours{into: []ownBook{own}})
	if err != nil {
		return nil, err
	}
	region, known := choice.Plan.Region(own.mark.Region)
	if !known {
		return nil, failf("%s 是“%s”的汇总，方案中没有这个单位。请用 --plan 写明当时的方案", o.Rollup, own.mark.Region)
	}
	if err := checkInto([]ownBook{own}, choice.Plan, region); err != nil {
		return nil, err
	}
	state, err := stateOf(own.book, o.Rollup)
	if err != nil {
		return nil, err
	}
	r := rollup.Compute(choice.Plan, region, o.AsOf, state, state.Written.Paths)
	r.SayAgain(state.Written)
	recommend.Decide(r)
	if changes := r.AgainstClosing(); changes != nil {
		return nil, failf("%s已于%s定稿，这份汇总会改变推荐清单：%s。没有写出清单。确实要改的，请先合并并加 --reopen \"原因\"", region.Name, state.Closing.Day().Chinese(), strings.Join(changes, "；"))
	}
	result := &Result{Rollup: r, Choice: choice, Holds: recommend.Holds(r), Earlier: o.Rollup, Open: openedBy(o.Rollup) != ""}
	if own.plan != nil {
		result.PlanChanges = plan.Differences(own.plan, choice.Plan)
	}
	if len(result.Holds) > 0 || !result.HasRecommended() {
		return result, nil
	}
	data, err := recommend.List(r)
	if err != nil {
		return nil, &Failure{Text: "推荐清单没有写出，这是程序的问题，请把这句话和汇总一起反馈", Cause: err}
	}
	if o.Out, err = listPath(o, recommend.FileName(r)); err != nil {
		return nil, err
	}
	target := Target{Output: store.Output{Name: filepath.Base(o.Out), Data: data}, Kind: form.ListBook, Region: region.Code}
	if err := Write(ctx, filepath.Dir(o.Out), []Target{target}); err != nil {
		return nil, err
	}
	result.Outputs = []string{o.Out}
	if !o.Final {
		return result, nil
	}
	return result, closeCycle(ctx, o.Rollup, r, result)
}

// closeCycle writes into the rollup that its list is final.
func closeCycle(ctx context.Context, path string, r *rollup.Rollup, result *Result) error {
	if !r.State.Closing.Closed() { // once is enough: a final list keeps its day
		r.Close()
	}
	data, err := r.Book(ctx, func(checks.Finding) string { return "" })
	if err != nil {
		return notWritten(err)
	}
	target := Target{Output: store.Output{Name: filepath.Base(path), Data: data}, Kind: form.RollupBook, Region: r.Region.Code}
	if err := result.put(ctx, filepath.Dir(path), []Target{target}, []store.Keep{keepIn(target.Name, r.AsOf)}); err != nil {
		return err
	}
	result.Outputs = append(result.Outputs, path)
	return nil
}

// listPath is where the list goes: beside the rollup, into the folder that was
// named, or to the file that was named.
func listPath(o ListOptions, name string) (string, error) {
	if o.Out == "" {
		return filepath.Join(filepath.Dir(o.Rollup), name), nil
	}
	return OutputPath(o.Out, name)
}

// DomainState is how the contest of a unit and domain stands. The values are
// those of JSON.
func DomainState(c checks.Contest) string {
	switch {
	case c.Over:
		return "over"
	case len(c.Undecided) > 0:
		return "undecided"
	default:
		return "ok"
	}
}
