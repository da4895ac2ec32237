package consolidate

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// ListOptions are the flags of 推荐: the rollup, where the list goes, --final.
type ListOptions struct {
	Plan     *plan.Plan // of --plan; nil takes the one that the rollup carries
	PlanFrom string
	Rollup   string    // path of a rollup that people have decided
	Out      string    // path of the list; "" puts it beside the rollup
	AsOf     form.Date // the day of the list
	Final    bool      // closes the cycle: the rollup is written too, and says so
	Look     bool      // nothing is written: how the rollup stands is all that is asked

	Progress func(Step) // as of Options
}

// List writes the list of a rollup, from the rollup alone: a draft until it is
// made final. Without anything that holds it Outputs has its path.
func List(ctx context.Context, o ListOptions) (*Result, error) {
	told := stepsOf(o.Progress)
	told.begin(phaseEarlier, 0)
	own, err := openRollup(ctx, o.Rollup)
	if err != nil {
		return nil, err
	}
	if _, err := listPath(o, "清单.xlsx"); err != nil { // of its name only the ending matters here
		return nil, err
	}
	choice, err := choosePlan(Options{Plan: o.Plan, PlanFrom: o.PlanFrom, AsOf: o.AsOf}, &ours{into: []*sheets.OwnBook{own}})
	if err != nil {
		return nil, err
	}
	region, known := choice.Plan.Region(choice.Plan.Today(own.Mark.Region))
	if !known {
		return nil, failf("%s 是“%s”的汇总，方案中没有这个单位。请用 --plan 写明当时的方案", o.Rollup, own.Mark.Region)
	}
	if why := choice.Plan.NotFor(region); why != "" {
		return nil, &Failure{Text: why}
	}
	if err := checkInto([]*sheets.OwnBook{own}, choice.Plan, region); err != nil {
		return nil, err
	}
	told.begin(phaseCompute, 0)
	r, err := decidedAgain(o, own, choice.Plan, region)
	if err != nil {
		return nil, err
	}
	result := &Result{Rollup: r, Choice: choice, Holds: record.Holds(r), Earlier: o.Rollup, Open: openedBy(o.Rollup) != ""}
	if own.Plan != nil {
		result.PlanChanges = plan.Differences(own.Plan, choice.Plan)
	}
	if len(result.Holds) > 0 || !result.HasRecommended() {
		return result, nil
	}
	if o.Look {
		result.findList(filepath.Dir(o.Rollup))
		return result, nil
	}
	if open := record.Waiting(r); o.Final && open != nil {
		return nil, failf("不能定稿，没有写出清单：%s", strings.Join(open, "；"))
	}
	if o.Final && !r.State.Closing.Closed() { // once is enough: a final list keeps its day
		result.StillOpen = record.StillOpen(r)
		if result.NotYet = slices.ContainsFunc(result.StillOpen, func(m record.OpenMatter) bool { return m.Stops }); result.NotYet {
			return result, nil
		}
		r.Close() // first, so that the list says that it is final
		result.Closed = true
	}
	if o.Out, err = listPath(o, sheets.ListName(r)); err != nil {
		return nil, err
	}
	told.begin(phaseWriteList, 0)
	return result, result.writeList(ctx, o)
}

// findList notes where the list of the rollup stands, the draft or the final one.
func (res *Result) findList(dir string) {
	if path := filepath.Join(dir, sheets.ListName(res.Rollup)); exists(path) {
		res.Standing = path
	}
}

// decidedAgain computes the rollup from what it remembers, and refuses one of which
// the list is final and would change, or cannot be made final.
func decidedAgain(o ListOptions, own *sheets.OwnBook, p *plan.Plan, region plan.Region) (*record.Rollup, error) {
	read, why := own.Reading()
	if why != nil {
		return nil, unusableRollup(o.Rollup, why)
	}
	read.SetUnitsOfToday(p)
	r := record.Compute(p, region, o.AsOf, read.State, read.Writing.Paths, sheets.DecisionPlaces)
	read.Writing.RestoreRun(r)
	read.NoteHandwork(r)
	record.Decide(r)
	if changes := r.AgainstClosing(); changes != nil {
		return nil, failf("%s已于%s定稿，这份汇总会改变%s：%s。没有写出清单。确实要改的，请先合并并加 --reopen \"原因\"", region.Name, read.Closing.Day().Chinese(), r.Choosing().List, strings.Join(changes, "；"))
	}
	if o.Final && !read.Closing.Closed() {
		if err := refuseDrafts(r); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// listPath is where the list goes: beside the rollup, into the folder that was
// named, or to the file that was named.
func listPath(o ListOptions, name string) (string, error) {
	if o.Out == "" {
		dir := filepath.Dir(o.Rollup)
		return filepath.Join(dir, name), CheckWritable(dir)
	}
	return OutputPath(o.Out, name)
}

// How the contest of a unit and domain stands. The values are those of JSON.
const (
	DomainOver      = "over"
	DomainUndecided = "undecided"
	DomainSettled   = "ok"
)

// DomainState is how the contest of a unit and domain stands.
func DomainState(c checks.Contest) string {
	switch {
	case c.Over:
		return DomainOver
	case len(c.Undecided) > 0 || c.WaitsFor != "":
		return DomainUndecided
	default:
		return DomainSettled
	}
}
