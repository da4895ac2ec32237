package consolidate

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// allForms are the projects of a list or a rollup that have a form, and which of them are
// recommended.
type allForms struct {
	path        string
	choice      PlanChoice
	of          plan.Region
	forms       []ProjectForm // in the order of their numbers
	recommended []ProjectForm // in the order of the list
	formless    []string      // names of projects that have none
	notes       []string      // Chinese
}

func openForms(ctx context.Context, o FormsOptions) (*allForms, error) {
	book, choice, err := openFinal(ctx, o.Plan, o.PlanFrom, o.Book, form.ListBook, form.RollupBook)
	if err != nil {
		return nil, err
	}
	a := &allForms{path: o.Book, choice: choice}
	var known bool
	if a.of, known = choice.Plan.Region(choice.Plan.Today(book.Mark.Region)); !known {
		return nil, failf("%s 是“%s”的，方案中没有这个单位。请用 --plan 写明当时的方案", o.Book, book.Mark.Region)
	}
	why := a.readList
	if book.Mark.Kind == form.RollupBook {
		why = a.readRollup
	}
	if why := why(book, o); why != nil {
		return nil, failf("%s %s。%s", o.Book, why.Text, why.Remedy)
	}
	return a, nil
}

// readList takes the projects of the rows of a list.
func (a *allForms) readList(book *sheets.OwnBook, _ FormsOptions) *sheets.Unusable {
	p := a.choice.Plan
	read, why := book.ListReading(p, a.of)
	if why != nil {
		return why
	}
	via := map[*form.Filled]record.Source{}
	for _, f := range read.Forms {
		via[f.Filled] = f.Via
	}
	choices := p.Choices()
	for i, row := range read.Rows {
		if row.Filled == nil {
			a.formless = append(a.formless, row.Name)
			continue
		}
		filed, _ := p.Region(p.Today(row.Filled.Region))
		number := i + 1
		if n, err := strconv.Atoi(row.Number); err == nil && n > 0 {
			number = n
		}
		a.forms = append(a.forms, ProjectForm{Number: number, Application: checks.NewApplication(row.Filled, p, choices, filed, form.Date{}), Via: via[row.Filled]})
	}
	a.recommended = a.forms
	if read.Final == 0 {
		a.notes = append(a.notes, "这份清单还是草稿，项目可能还会变；盖章以前请先定稿。")
	}
	if touched := read.Touched(); touched != "" {
		a.notes = append(a.notes, "这份清单写出以后被手工改动过（"+touched+"）；申报书写的是县里报来的内容。")
	}
	return nil
}

// readRollup takes the projects of 项目汇总 as people have decided about them.
func (a *allForms) readRollup(book *sheets.OwnBook, o FormsOptions) *sheets.Unusable {
	read, why := book.Reading()
	if why != nil {
		return why
	}
	p := a.choice.Plan
	read.SetUnitsOfToday(p)
	r := record.Compute(p, a.of, read.Writing.AsOf, read.State, read.Writing.Paths, sheets.DecisionPlaces)
	record.Decide(r)
	numbers := map[string]int{}
	for _, row := range read.SummaryRows(book.Book) {
		if n, err := strconv.Atoi(row.Number); err == nil && row.Version != "" {
			numbers[row.Key] = n
		}
	}
	for i, project := range r.Projects {
		if project.Sourceless {
			a.formless = append(a.formless, project.Facts.Name())
			continue
		}
		a.forms = append(a.forms, formOf(project, cmp.Or(numbers[project.Key], i+1)))
	}
	slices.SortStableFunc(a.forms, func(x, y ProjectForm) int { return cmp.Compare(x.Number, y.Number) })
	for i, project := range record.InOrderOfTheList(r) {
		a.recommended = append(a.recommended, formOf(project, i+1))
	}
	if o.Recommended {
		a.noteOpen(r)
	}
	return nil
}

// noteOpen tells what may still change of what is recommended.
func (a *allForms) noteOpen(r *record.Rollup) {
	switch changes := r.AgainstClosing(); {
	case changes != nil:
		a.notes = append(a.notes, "定稿以后汇总有变化，推荐的项目与定稿的清单不一样；要盖章的，请用定稿的清单："+changes[0]+"。")
	case len(record.Holds(r)) > 0:
		a.notes = append(a.notes, fmt.Sprintf("还有 %d 件事没有决定，推荐的项目可能还会变。", len(record.Holds(r))))
	case !r.State.Closing.Closed():
		a.notes = append(a.notes, "还没有定稿，推荐的项目可能还会变；盖章以前请先定稿。")
	}
}

func formOf(p *record.Project, number int) ProjectForm {
	f := ProjectForm{Number: number, Application: p.Facts, Via: record.Source{Path: p.File.Path, SHA256: p.File.SHA256}, Withdrawn: p.Class() == record.ClassWithdrawn}
	if p.Class() != record.ClassRecommendable {
		f.Why = record.StateChinese(p.State)
	}
	return f
}
