package consolidate

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/side"
	"shidian/consolidate/workbook/store"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// FormsOptions are the flags of 申报书: the list or rollup, which of its projects, where
// their forms go.
type FormsOptions struct {
	Plan     *plan.Plan // of --plan; nil takes the one that the list or rollup carries
	PlanFrom string
	Book     string   // path of a list or a rollup
	Out      string   // folder of the forms
	Sources  []string // where the received files lie, to be held against; none for no look

	// Which projects: by 序号, name or unit, those that are recommended, or all.
	Projects         []string
	Recommended, All bool

	Progress func(Step) // as of Options
}

// ProjectForm is a project whose 申报书 is printed: number 1, 示例茶试点.
type ProjectForm struct {
	Number int
	*checks.Application
	Via record.Source // the file that brought it
	Why string        // Chinese: why it cannot be recommended, 有错误; "" for nothing

	Withdrawn bool // by its unit
}

// FormsWritten are the forms that were written: 7, into 输出/申报书.
type FormsWritten struct {
	Choice PlanChoice
	Region plan.Region
	Forms  []ProjectForm
	Names  []string // of their files, in the same order
	Others int      // workbooks in the folder that were not written now
	Notes  []string // Chinese: what a person has to know of the choice
	Lost   []string // names of projects of which the file that brought them was not found as it was
}

// Forms writes the 申报书 of projects as they are stamped, a workbook each. An error is a
// *Failure.
func Forms(ctx context.Context, o FormsOptions) (*FormsWritten, error) {
	told := stepsOf(o.Progress)
	told.begin(phaseEarlier, 0)
	all, err := openForms(ctx, o)
	if err != nil {
		return nil, err
	}
	forms, err := all.choose(o)
	if err != nil {
		return nil, err
	}
	done := &FormsWritten{Choice: all.choice, Region: all.of, Forms: forms, Notes: all.notes}
	if err := CheckFolder(o.Out); err != nil {
		return nil, err
	}
	came, err := lookForReceived(ctx, o.Sources, told)
	if err != nil {
		return nil, err
	}
	for _, f := range done.Forms {
		if _, there := came.found[f.Via.SHA256]; o.Sources != nil && !there {
			done.Lost = append(done.Lost, f.Name())
		}
	}
	told.begin("正在写出申报书", 0)
	if done.Names, err = WriteForms(ctx, o.Out, done.Forms); err != nil {
		return nil, err
	}
	done.Others = otherBooks(o.Out, done.Names)
	return done, nil
}

// WriteForms writes the forms into the folder, and returns their names there. An error is a
// *Failure.
func WriteForms(ctx context.Context, dir string, forms []ProjectForm) ([]string, error) {
	targets, err := FormTargets(ctx, forms)
	if err != nil {
		return nil, err
	}
	names := make([]string, len(targets))
	for i, t := range targets {
		names[i] = t.Name
	}
	return names, Write(ctx, dir, targets)
}

// FormTargets draws the forms side by side, each under the name that PaperNames gives it:
// 01_农业_示例茶试点_示例茶业有限公司.xlsx. An error is a *Failure.
func FormTargets(ctx context.Context, forms []ProjectForm) ([]Target, error) {
	papers := make([]PaperOf, len(forms))
	for i, f := range forms {
		papers[i] = paperOf(f.Number, f.Application)
	}
	names, targets := PaperNames(papers), make([]Target, len(forms))
	err := side.BySide(len(forms), func() func(i int) error {
		return func(i int) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			data, err := sheets.DrawPrintedForm(forms[i].Application)
			targets[i] = Target{Output: store.Output{Name: names[i] + ".xlsx", Data: data}, Kind: form.FormBook}
			return err
		}
	})
	switch {
	case err == nil:
		return targets, nil
	case ctx.Err() != nil:
		return nil, notWritten(ctx, err)
	default:
		return nil, &Failure{Text: "申报书没有写出，这是程序的问题，请把这句话和清单或者汇总一起反馈", Cause: err}
	}
}

// paperOf is the project as the names of its papers say it.
func paperOf(number int, a *checks.Application) PaperOf {
	domain := ""
	if d, ok := a.Domain(); ok {
		domain = d.Name
	}
	return PaperOf{number, domain, a.Name(), a.Undertaker()}
}

// otherBooks counts the workbooks in the folder that have none of the names.
func otherBooks(dir string, names []string) int {
	lying, _ := os.ReadDir(dir) // it was written into just now
	n := 0
	for _, e := range lying {
		if strings.EqualFold(filepath.Ext(e.Name()), ".xlsx") && !strings.HasPrefix(e.Name(), "~$") && !slices.Contains(names, e.Name()) {
			n++
		}
	}
	return n
}
