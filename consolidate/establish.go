package consolidate

import (
	"context"
	"path/filepath"

	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook/store"
	"shidian/templates/plan"
)

// EstablishOptions are the flags of 立项: those of 公示, of the list of the office that
// selects.
type EstablishOptions PublishOptions

// Established is a plan list that was written, with the papers for the units:
// 山西省2021年度立项计划.xlsx, 42 projects.
type Established struct {
	Choice     PlanChoice
	Region     plan.Region
	Path       string
	Rows       int
	Papers     []string // names below the folder of Path
	Kept       []string // names under which what lay there is kept
	Numbered   bool     // the projects have numbers; else the plan has no pattern for them
	WithoutWhy []string // projects that were not taken in, without a reason on the paper
	Undecided  []string // projects about which nobody has said anything
}

// Establish writes 立项计划 of a list that was made final, and for each unit the paper with
// what became of its projects. An error is a *Failure.
func Establish(ctx context.Context, o EstablishOptions) (*Established, error) {
	final, err := openFinalList(ctx, o.Plan, o.PlanFrom, o.List, "立项")
	if err != nil {
		return nil, err
	}
	p, of, read := final.choice.Plan, final.of, final.read
	if !p.Selects(of) {
		return nil, failf("%s 是%s的清单，立项由%s决定。请用%s的清单", o.List, of.Name, p.Root().Name, p.Root().Name)
	}
	path, err := publicPath(PublishOptions(o), sheets.EstablishedListName(p, of, read.Final))
	if err != nil {
		return nil, err
	}
	done := &Established{Choice: final.choice, Region: of, Path: path, Rows: len(read.Rows), Numbered: p.ProjectNumber != "", WithoutWhy: read.WithoutWhy(), Undecided: read.Undecided()}
	data, err := sheets.DrawAlone(read.EstablishedSheet(p, of))
	if err != nil {
		return nil, notDrawn(err)
	}
	targets := []Target{{Output: store.Output{Name: filepath.Base(path), Data: data}}}
	for _, paper := range read.ResultPapers(p, of) {
		if data, err = sheets.DrawAlone(paper.Sheet); err != nil {
			return nil, notDrawn(err)
		}
		done.Papers = append(done.Papers, paper.Name)
		targets = append(targets, Target{Output: store.Output{Name: paper.Name, Data: data}})
	}
	done.Kept, err = putPapers(ctx, filepath.Dir(path), targets, read.Day)
	return done, err
}

func notDrawn(err error) error {
	return &Failure{Text: "立项计划没有写出，这是程序的问题，请把这句话和清单一起反馈", Cause: err}
}
