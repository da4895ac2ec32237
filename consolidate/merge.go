// Package consolidate tells the story of one merge: find the files, open them,
// tell which region's rollup they make, join what they say with what an earlier
// rollup remembers, decide, and write. The level is data: county workbooks into
// a city's rollup and city lists into the province's go the same way.
package consolidate

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"shidian/checks"
	"shidian/consolidate/recommend"
	"shidian/consolidate/rollup"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/store"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Options are what a merge is told.
type Options struct {
	Plan   *plan.Plan
	Paths  []string  // files and folders
	Out    string    // folder of the outputs; "" writes nothing
	Into   string    // the earlier rollup; "" looks for it
	Region string    // code or name of the region whose rollup it is; "" tells it from the files
	AsOf   form.Date // the day of the run
	Reopen string    // why a closed cycle is opened again; "" keeps it closed
	Beside bool      // outputs that are open in an office program get a new file beside them
}

// Result is what a merge found and did.
type Result struct {
	Rollup  *rollup.Rollup
	Files   []FileReport
	Holds   []checks.Finding // what keeps the list from being written
	Outputs []string         // names of the files written, below Out
	Earlier string           // the earlier rollup that was carried on, "" when there was none
	Stale   string           // a list of an earlier run that no longer holds, below Out
	Final   string           // the list that is final and stays as it is, below Out
	Beside  []string         // files that are open, so that the new ones stand beside them
	Others  []string         // other rollups of the region in Out, which were not carried on

	Replaced bool // the rollup in Out was another one than that carried on

	OtherPlan bool      // the earlier rollup was made by another plan
	Open      bool      // an office program has the rollup open that a list was written from
	NotClosed bool      // the cycle that was to be opened again is open
	LastRun   form.Date // the day of the last run, where this one is said to be older; else zero
}

// Merge runs one merge. An error is a *Failure, or the end of ctx.
func Merge(ctx context.Context, o Options) (*Result, error) {
	in, err := takeIn(ctx, o)
	if err != nil {
		return nil, err
	}
	region, err := in.region(ctx, o)
	if err != nil {
		return nil, err
	}
	earlier, name, err := in.earlier(ctx, o, region)
	if err != nil {
		return nil, err
	}
	fresh, present := in.state(o.AsOf, region, earlier)
	r := rollup.Compute(o.Plan, region, o.AsOf, rollup.Join(earlier, fresh).Refresh(fresh), present)
	in.addOthers(r)
	recommend.Decide(r)
	if err := keepClosed(r, o); err != nil {
		return nil, err
	}
	result := &Result{Rollup: r, Files: in.reports(r), Holds: recommend.Holds(r), Earlier: name,
		OtherPlan: earlier.PlanDigest != "" && earlier.PlanDigest != o.Plan.Digest()}
	result.Others, result.Replaced = in.others, in.replaces
	result.NotClosed = o.Reopen != "" && !earlier.Closing.Closed()
	if was := earlier.Written; was != nil {
		// What people have entered since is a change like any other.
		before := rollup.Compute(o.Plan, region, was.AsOf, was.State, was.Paths)
		recommend.Decide(before)
		r.Changes = rollup.Compare(before, r)
		if o.AsOf.Before(was.AsOf) {
			result.LastRun = was.AsOf
		}
	}
	if o.Out == "" {
		return result, nil
	}
	return result, result.write(ctx, o, in)
}

// keepClosed refuses a merge that would change a list that was made final,
// unless the reason to open it again is given.
func keepClosed(r *rollup.Rollup, o Options) error {
	closing := r.State.Closing
	if !closing.Closed() || o.Out == "" {
		return nil
	}
	if o.Reopen != "" {
		r.Reopen(o.Reopen)
		return nil
	}
	if changes := r.AgainstClosing(); changes != nil {
		return failf("%s已于%s定稿，这次合并会改变推荐清单：%s。没有写出任何文件。确实要改的，请加 --reopen \"原因\" 重新运行",
			r.Region.Name, closing.Day().Chinese(), strings.Join(changes, "；"))
	}
	return nil
}

// write puts the list, when it may be written, and then the rollup in place.
func (res *Result) write(ctx context.Context, o Options, in *intake) error {
	var targets []Target
	r := res.Rollup
	listName := recommend.FileName(r)
	switch there := exists(filepath.Join(o.Out, listName)); {
	case r.State.Closing.Closed() && there:
		res.Final = listName
	case len(res.Holds) == 0 && res.HasRecommended():
		data, err := recommend.List(r)
		if err != nil {
			return &Failure{Text: "推荐清单没有写出，这是程序的问题，请把这句话和输入文件一起反馈", Cause: err}
		}
		targets = append(targets, Target{Output: store.Output{Name: listName, Data: data}, Kind: form.ListBook, Region: r.Region.Code, Beside: o.Beside})
	case there:
		res.Stale = listName
	}
	data, err := r.Book(ctx, in.links(o.Out))
	if err != nil {
		return notWritten(err)
	}
	rollupTarget := Target{Output: store.Output{Name: r.FileName(), Data: data}, Kind: form.RollupBook, Region: r.Region.Code, Beside: o.Beside}
	targets = append(targets, rollupTarget)
	if err := keepFormer(ctx, o.Out, rollupTarget); err != nil {
		return err
	}
	if err := Write(ctx, o.Out, targets); err != nil {
		return err
	}
	for _, t := range targets {
		if o.Beside && openedBy(t.path(o.Out)) != "" {
			res.Beside = append(res.Beside, t.Name)
			t.Name = store.KeptName(t.Name)
		}
		res.Outputs = append(res.Outputs, t.Name)
	}
	return nil
}

// notWritten is a failure of the program: what went in did not come out.
func notWritten(err error) error {
	text := "汇总没有写出，这是程序的问题，原有文件没有改动。请把这句话和输入文件一起反馈"
	var ledger *rollup.LedgerError
	if errors.As(err, &ledger) {
		text = "对账不符，汇总没有写出，原有文件没有改动：" + strings.Join(ledger.Files, "、") + "。这是程序的问题，请把这句话和这些文件一起反馈"
	}
	return &Failure{Text: text, Cause: err}
}

// keepFormer copies the rollup that is about to be replaced, so that a slip in
// the workbook (a sheet sorted in part, a row deleted) can be gone back on.
func keepFormer(ctx context.Context, dir string, t Target) error {
	if err := t.check(ctx, dir); err != nil {
		return err
	}
	old, err := os.ReadFile(filepath.Join(dir, t.Name))
	if err != nil || bytes.Equal(old, t.Data) {
		return nil // nothing to keep
	}
	return put(ctx, dir, []store.Output{{Name: workbook.FormerName(t.Name), Data: old}}, false)
}

// HasRecommended reports whether anything goes up: an empty list is none.
func (res *Result) HasRecommended() bool {
	for _, p := range res.Rollup.Projects {
		if p.State == checks.Recommended || p.State == checks.Auto {
			return true
		}
	}
	return false
}
