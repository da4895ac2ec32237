package consolidate

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/store"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Options are the flags of 合并 and 检查.
type Options struct {
	// Plan is that of --plan; nil takes the plan of the rollup that is carried on,
	// else the embedded one of the year.
	Plan     *plan.Plan
	PlanFrom string    // path of Plan
	Paths    []string  // files and folders
	Out      string    // folder of the outputs, where the earlier rollup is looked for; "" for none
	Look     bool      // no rollup is written; what was found is, where Out says where
	Into     []string  // the earlier rollup, or copies of one that are to be joined
	History  []string  // files and folders of earlier years
	Region   string    // code or name of the region whose rollup it is; "" tells it from Out or the files
	AsOf     form.Date // the day of the run
	By       string    // who runs it, for 变更; "" for nobody
	Reopen   string    // why a closed cycle is opened again; "" keeps it closed
	Beside   bool      // outputs that are open in an office program get a new file beside them
	Command  string    // what was typed, for a message that shows it again: 合并 收到 -o 输出

	// Progress is told how far the run is, never twice at a time; nil for nobody.
	Progress func(Step)

	// Shown writes a path as it can be pasted into a command line; nil leaves it as it is.
	Shown func(path string) string
}

func (o Options) shown(path string) string {
	if o.Shown == nil {
		return path
	}
	return o.Shown(path)
}

// Result is what a merge found and did: the rollup, what became of each file, and
// the names of what was written.
type Result struct {
	Rollup    *record.Rollup
	Choice    PlanChoice // by which it was computed
	Files     []FileReport
	History   []HistoryFile      // what was used of earlier years
	Holds     []checks.Finding   // what keeps the list from being written
	Outputs   []string           // names of the files written, below Out
	Letter    string             // path of 推荐函, which goes up with the list that was made final; "" where none was written
	Reminders string             // the name of the file with what to write to the units, below Out; "" where nobody owes anything
	Returns   []string           // names of the workbooks that go back to counties, below Out
	Earlier   string             // the earlier rollup that was carried on, "" when there was none
	Stale     string             // a list of an earlier run that no longer holds, below Out
	Final     string             // the list that is final and stays as it is, below Out
	Standing  string             // of a look at a rollup: the path of its list, "" where none lies there
	Beside    []store.LockedFile // files that are open, so that the new ones stand beside them
	Unused    []string           // files in Out that people may take for a rollup, of which nothing was used
	Kept      []string           // names below Out under which replaced rollups were kept

	Closed    bool // this run made the list final
	NotYet    bool // the list was to be made final, and cannot be because of what StillOpen says
	FinalAway bool // Final does not lie there
	Replaced  bool // the rollup in Out was another one than that carried on

	StillOpen []record.OpenMatter // of a list that was to be made final

	AgainstFinal []string // Chinese: what of the final list a merge would change, and so refuse; only of a look

	PlanChanges []string  // Chinese: what this plan sets otherwise than that of the earlier rollup
	Open        bool      // an office program has the rollup open that a list was written from
	NotClosed   bool      // the cycle that was to be opened again is open
	LastRun     form.Date // the day of the last run, where this one is said to be older; else zero
}

// Merge runs one merge. An error is a *Failure, or the end of ctx.
func Merge(ctx context.Context, o Options) (*Result, error) {
	if o.Out != "" {
		if err := CheckFolder(o.Out); err != nil {
			return nil, err
		}
	}
	told := stepsOf(o.Progress)
	told.begin(phaseFind, 0)
	files, err := workbook.Find(o.Paths) // a path that is not there is told before anything else
	if err != nil {
		return nil, whyNotFound(o.Paths, err)
	}
	told.begin(phaseEarlier, 0)
	found, err := lookForOurs(ctx, o)
	if err != nil {
		return nil, err
	}
	choice, err := choosePlan(o, found)
	if err != nil {
		return nil, err
	}
	in := newIntake(o, choice.Plan, files, told)
	region, earlier, err := in.takeIn(ctx, o, found)
	if err != nil {
		return nil, err
	}
	past, history, err := readHistory(ctx, o.History, choice.Plan)
	if err != nil {
		return nil, err
	}
	in.steps.begin(phaseCompute, 0)
	fresh, present := in.state(o.AsOf, region, earlier)
	fresh.AddPast(past...)
	r := record.Compute(choice.Plan, region, o.AsOf, record.Join(earlier.read.State, fresh).Refresh(fresh), present, sheets.DecisionPlaces)
	r.By = o.By
	earlier.read.NoteHandwork(r)
	in.addOthers(r)
	record.Decide(r)
	if err := keepClosed(r, o); err != nil {
		return nil, err
	}
	result := &Result{Rollup: r, Choice: choice, Files: in.reports(r), Holds: record.Holds(r), Earlier: earlier.shown, History: history}
	if o.Look {
		result.AgainstFinal = r.AgainstClosing()
	}
	result.compareWith(earlier, o)
	switch {
	case o.Out == "":
		return result, nil
	case o.Look:
		return result, result.writeCheck(ctx, o, in)
	default:
		in.steps.begin(phaseWrite, 0)
		return result, result.write(ctx, o, in, earlier)
	}
}

// compareWith says what is different from the earlier rollup: its plan, and what
// people and files have changed since.
func (res *Result) compareWith(earlier *base, o Options) {
	res.Unused, res.Replaced = earlier.unused, earlier.replace
	res.NotClosed = o.Reopen != "" && !earlier.read.Closing.Closed()
	if earlier.plan != nil {
		res.PlanChanges = plan.Differences(earlier.plan, res.Choice.Plan)
	}
	was := earlier.read.Writing
	if was == nil {
		res.Rollup.Changes = record.Replacements(res.Rollup)
		return
	}
	res.Rollup.Earlier = was.Runs()
	// What people have entered since is a change like any other.
	before := record.Compute(res.Choice.Plan, res.Rollup.Region, was.AsOf, was.State, was.Paths, sheets.DecisionPlaces)
	record.Decide(before)
	res.Rollup.Changes = record.Compare(before, res.Rollup)
	if o.AsOf.Before(was.AsOf) {
		res.LastRun = was.AsOf
	}
}

// keepClosed refuses a merge that would change a list that was made final,
// unless the reason to open it again is given. To open one again for nothing is
// refused too: what was stamped would no longer be final.
func keepClosed(r *record.Rollup, o Options) error {
	closing := r.State.Closing
	if !closing.Closed() || o.Out == "" || o.Look {
		return nil
	}
	changes := r.AgainstClosing()
	switch {
	case o.Reopen != "" && changes == nil:
		why := ""
		if idle := r.NotAdopted(); idle != nil {
			why = "（" + strings.Join(idle, "；") + "）"
		}
		return failf("%s已于%s定稿，这次合并不会改变%s%s，不用重新打开。没有写出任何文件。请去掉 --reopen 重新运行；要改清单的，先改好汇总里的意见、收件登记或者放进更正的文件，再加 --reopen",
			r.Region.Name, closing.Day().Chinese(), r.Choosing().List, why)
	case o.Reopen != "":
		r.Reopen(o.Reopen)
	case changes != nil:
		return failf("%s已于%s定稿，这次合并会改变%s：%s。没有写出任何文件。确实要改的，请加 --reopen \"原因\" 重新运行",
			r.Region.Name, closing.Day().Chinese(), r.Choosing().List, strings.Join(changes, "；"))
	}
	return nil
}

// writeCheck puts what a look has found in place.
func (res *Result) writeCheck(ctx context.Context, o Options, in *intake) error {
	data, err := sheets.DrawCheck(res.Rollup, in.links(o.Out))
	if err != nil {
		return notWritten(ctx, err)
	}
	target := Target{Output: store.Output{Name: sheets.CheckName, Data: data}, Kind: form.CheckBook}
	back, err := res.returns(ctx, o)
	if err != nil {
		return err
	}
	if err := res.put(ctx, o.Out, append(back.targets, target), back.keeps); err != nil {
		return err
	}
	if res.Beside != nil {
		return failf("%s", (&store.LockedError{Files: res.Beside}).Error()) // opened while it was written
	}
	res.Returns = back.names
	res.Outputs = []string{sheets.CheckName}
	return nil
}

// write puts the draft of the list, when it may be written, and then the rollup in
// place. The rollup that it takes the place of is kept in 历史/, and only once the
// new one is certain.
func (res *Result) write(ctx context.Context, o Options, in *intake, earlier *base) error {
	var targets []Target
	r := res.Rollup
	listName, draft := sheets.ListName(r), sheets.ListNameOf(r.Plan, r.Region, 0)
	there := exists(filepath.Join(o.Out, draft))
	switch {
	case r.State.Closing.Closed(): // only 推荐 --final writes a final list
		res.Final, res.FinalAway = listName, !exists(filepath.Join(o.Out, listName))
		if there {
			res.Stale = draft
		}
	case len(res.Holds) == 0 && res.HasRecommended():
		data, err := sheets.DrawList(r)
		if err != nil {
			return cmp.Or(tooLarge(err), error(&Failure{Text: r.Choosing().List + "没有写出，这是程序的问题，请把这句话和输入文件一起反馈", Cause: err}))
		}
		targets = append(targets, Target{Output: store.Output{Name: listName, Data: data}, Kind: form.ListBook, Region: r.Region.Code, Beside: o.Beside})
	case there:
		res.Stale = draft
	}
	data, err := sheets.DrawRollup(ctx, r, in.links(o.Out))
	if err != nil {
		return notWritten(ctx, err)
	}
	targets = append(targets, Target{Output: store.Output{Name: r.FileName(), Data: data}, Kind: form.RollupBook, Region: r.Region.Code, Beside: o.Beside})
	keeps := []store.Keep{keepIn(r.FileName(), o.AsOf)}
	for _, name := range earlier.retired {
		keep := keepIn(name, o.AsOf)
		keep.Away = true
		keeps = append(keeps, keep)
	}
	reminders, old := res.reminders(o)
	back, err := res.returns(ctx, o)
	if err != nil {
		return err
	}
	if err := res.put(ctx, o.Out, slices.Concat(back.targets, reminders, targets), slices.Concat(keeps, old, back.keeps)); err != nil {
		return err
	}
	res.Returns = back.names
	for _, t := range reminders {
		res.Reminders = t.Name
	}
	for _, t := range targets {
		res.Outputs = append(res.Outputs, res.nameOf(t))
	}
	return nil
}

// nameOf is the name under which the target was written.
func (res *Result) nameOf(t Target) string {
	for _, file := range res.Beside {
		if file.Name == t.Name {
			return file.Kept
		}
	}
	return t.Name
}

// put writes the targets and notes under which names old files were kept, and
// beside which open ones the new ones stand.
func (res *Result) put(ctx context.Context, dir string, targets []Target, keeps []store.Keep) error {
	done, err := writeKeeping(ctx, dir, targets, keeps)
	res.Beside = append(res.Beside, done.beside...)
	for _, name := range done.kept {
		if name != "" {
			res.Kept = append(res.Kept, name)
		}
	}
	return err
}

// keepIn has a file that is replaced on the day kept as
// 历史/晋城市2021年度汇总-2021-05-07.xlsx; the next one of that day gets a number.
func keepIn(name string, day form.Date) store.Keep {
	ext := filepath.Ext(name)
	return store.Keep{From: name, To: FolderHistory + "/" + strings.TrimSuffix(name, ext) + "-" + day.String() + ext}
}

// notWritten is a failure of the program: what went in did not come out. A run that a
// person has ended is none.
func notWritten(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("draw the rollup: %w", ctx.Err())
	}
	if large := tooLarge(err); large != nil {
		return large
	}
	text := "汇总没有写出，这是程序的问题，原有文件没有改动。请把这句话和输入文件一起反馈"
	var ledger *sheets.LedgerError
	if errors.As(err, &ledger) {
		text = "对账不符，汇总没有写出，原有文件没有改动：" + strings.Join(ledger.Files, "、") + "。这是程序的问题，请把这句话和这些文件一起反馈"
	}
	return &Failure{Text: text, Cause: err}
}

// tooLarge is the failure to tell where a sheet would have more rows than there are; nil
// where that is not what went wrong.
func tooLarge(err error) error {
	var large *sheets.TooLarge
	if !errors.As(err, &large) {
		return nil
	}
	return failf("没有写出任何文件，原有文件没有改动：%s", large)
}

// HasRecommended reports whether anything goes up: an empty list is none.
func (res *Result) HasRecommended() bool { return len(res.Rollup.Recommended()) > 0 }
