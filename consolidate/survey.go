package consolidate

import (
	"context"
	"path/filepath"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/store"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Surveyed is what one file is: 来件/沁水县申报表.xlsx, a county workbook of 沁水县 and
// the year 2021.
type Surveyed struct {
	Path   string // as people see it
	Disk   string // where it lies; the archive or the mail of one that lies in such
	Member bool   // it lies in Disk
	Mark   form.Mark
	Region plan.Region // with its level; zero where the mark or the plan has none
	Final  int         // of a list, which final it is: 1, 2; 0 for a draft
	Why    string      // Chinese: why it cannot be read or is none of ours; "" when it can
	Shut   bool        // another program or the system holds it: it is no fault of the file
}

// Survey tells what the files at or below the paths are, by their marks, and reads only
// those whole that have none where it is quickly found. An error is a *Failure, or the
// end of ctx.
func Survey(ctx context.Context, p *plan.Plan, paths []string) ([]Surveyed, error) {
	files, err := workbook.Find(paths)
	if err != nil {
		return nil, whyNotFound(paths, err)
	}
	in := newIntake(Options{}, p, files, stepsOf(nil))
	if err := in.survey(ctx); err != nil {
		return nil, err
	}
	all := make([]Surveyed, len(files))
	for i, a := range in.arrivals {
		in.giveToUnit(a, p.Root())
		all[i] = a.surveyed(p)
		if all[i].Mark.Kind == form.ListBook && all[i].Why == "" {
			if err := all[i].findFinal(ctx, files[i]); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

func (a *arrival) surveyed(p *plan.Plan) Surveyed {
	s := Surveyed{Path: a.Path, Disk: a.disk, Member: a.member, Mark: a.mark}
	if a.said != nil && a.mark == (form.Mark{}) {
		s.Mark = a.said.Mark // told by its captions or its name
	}
	s.Region, _ = p.Region(s.Mark.Region)
	switch {
	case a.Refusal != nil:
		s.Why, s.Shut = a.Refusal.Detail, a.Refusal.Kind == form.Unopened
	case a.said == nil && s.Mark.Kind == form.UnknownBook:
		s.Why = a.Skip
	case a.said != nil && a.said.Unread != nil:
		s.Why = a.said.Notes[0].Detail
	case a.said != nil && len(a.said.Notes) > 0 && a.said.Notes[0].Kind == form.OtherWorkbook:
		s.Why = a.said.Notes[0].Detail
	}
	return s
}

// findFinal reads a list, which alone says whether it is final. There are few.
func (s *Surveyed) findFinal(ctx context.Context, found workbook.Found) error {
	book, why, err := sheets.Open(ctx, found, form.ListBook)
	switch {
	case err != nil:
		return err
	case why != nil:
		s.Why, s.Shut = why.Text, why.Shut
	default:
		s.Final = book.Final()
	}
	return nil
}

// survey puts what the marks tell in the place of the files that have one, and reads the
// others whole.
func (in *intake) survey(ctx context.Context) error {
	marks := make([]form.Mark, len(in.found))
	signs := make([]string, len(in.found))
	everyone := make([]int, len(in.found))
	for i := range everyone {
		everyone[i] = i
	}
	err := in.each(phaseSurvey, everyone, func(_ *workbook.Reader, i int) error {
		glance, err := glanceAt(ctx, in.found[i])
		marks[i], signs[i] = glance.Mark, glance.Sign
		marks[i].Region = in.plan.Today(marks[i].Region)
		return err
	})
	if err != nil {
		return err
	}
	var told []int
	first := map[string]*arrival{}
	for i, found := range in.found {
		if marks[i].Kind == form.UnknownBook {
			in.rest = append(in.rest, i)
			continue
		}
		a := standIn(found, marks[i])
		if same := first[signs[i]]; same != nil {
			a.sameAs = same.Path
		} else {
			first[signs[i]] = a
		}
		in.arrivals[i], told = a, append(told, i)
	}
	if err := in.read(ctx); err != nil {
		return err
	}
	in.rest = told
	return nil
}

// glanceAt looks at a file that is to be read. One at which the program stumbles has no
// mark: reading it tells why.
func glanceAt(ctx context.Context, found workbook.Found) (g workbook.Glance, err error) {
	defer func() {
		if recover() != nil {
			g = workbook.Glance{}
		}
	}()
	if found.Skip != "" || found.Refuse != nil || found.OldBackup {
		return g, nil
	}
	return found.Glance(ctx)
}

// standIn stands for a file of which only the mark is known: what it says is its mark.
func standIn(found workbook.Found, mark form.Mark) *arrival {
	a := &arrival{Loaded: workbook.Loaded{Path: workbook.ShownPath(found.Path)}, disk: found.Disk, member: found.IsMember(), below: found.Below, mark: mark}
	if mark.Kind == form.CountyBook || mark.Kind == form.ListBook {
		a.said = &form.Return{Mark: mark}
	}
	return a
}

// ground is what a merge stands on: 晋城市, and its rollup of the last merge.
type ground struct {
	region  plan.Region // zero while nothing tells it
	earlier *base
}

// takeIn reads what was received, and tells for which region the merge is and what it
// carries on. What can be refused is refused by the marks, before the files are read whole.
func (in *intake) takeIn(ctx context.Context, o Options, found *ours) (plan.Region, *base, error) {
	var on ground
	if err := in.survey(ctx); err != nil {
		return plan.Region{}, nil, err
	}
	if err := on.settle(in, o, found); err != nil {
		return plan.Region{}, nil, err
	}
	if err := on.refuseOpen(ctx, o, in.plan); err != nil {
		return plan.Region{}, nil, err
	}
	if err := in.read(ctx); err != nil {
		return plan.Region{}, nil, err
	}
	in.findDuplicates()
	err := on.settle(in, o, found)
	return on.region, on.earlier, err
}

// settle tells for which region the merge is and what it carries on, and refuses what is
// not to be merged. It is asked as soon as the marks are known, and once more when all is
// read: what a file says has the last word.
func (g *ground) settle(in *intake, o Options, found *ours) error {
	in.passOverSources()
	if err := in.refuseOtherCycle(o); err != nil {
		return err
	}
	region, err := in.region(o, found)
	if err != nil || region.Code == "" || g.earlier != nil && region.Code == g.region.Code {
		return err
	}
	if why := in.plan.NotFor(region); why != "" {
		return &Failure{Text: why}
	}
	in.steps.begin(phaseEarlier, 0)
	earlier, err := found.baseOf(in.plan, region)
	if err != nil {
		return err
	}
	*g = ground{region, earlier}
	return nil
}

// refuseOpen refuses a merge whose rollup cannot be replaced, because an office program
// has it open.
func (g *ground) refuseOpen(ctx context.Context, o Options, p *plan.Plan) error {
	if o.Out == "" || o.Look || o.Beside || g.earlier == nil {
		return nil
	}
	name := record.RollupName(p, g.region)
	if err := refuseOpen(filepath.Join(o.Out, name)); err != nil {
		return err
	}
	return whyNotPut(ctx, o.Out, store.RefuseOpen(ctx, o.Out, name))
}
