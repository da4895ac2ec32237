package main

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

	"github.com/spf13/pflag"

	"shidian/consolidate"
	"shidian/consolidate/custody"
)

// custodyOptions are what trace and verify share: where to look for the files
// that a list was made of.
type custodyOptions struct {
	sources []string
	json    jsonFlag
}

func (o *custodyOptions) addFlags(flags *pflag.FlagSet) {
	flags.StringArrayVar(&o.sources, "sources", nil, "`文件夹`：来源文件在哪里，可以写几次；不写时在清单旁边找")
	o.json.addFlags(flags)
}

// open reads the list and looks for its sources: where --sources says, with
// further names after it, else beside the list and below its folder.
func (o *custodyOptions) open(ctx context.Context, s *session, list string, more []string) (*custody.Holding, *custody.Sources, error) {
	if err := consolidate.CheckNamed(list); err != nil {
		return nil, nil, err
	}
	holding, err := custody.Open(ctx, s.plan, list)
	if err != nil {
		return nil, nil, troubleOf(err)
	}
	sources, err := o.look(ctx, s, filepath.Dir(list), more)
	return holding, sources, err
}

// look looks for the sources where --sources says, else at the place.
func (o *custodyOptions) look(ctx context.Context, s *session, at string, more []string) (*custody.Sources, error) {
	paths := append(slices.Clone(o.sources), more...)
	if len(paths) == 0 {
		paths = []string{at}
	}
	sources, err := custody.Look(ctx, paths, s.step)
	switch {
	case ctx.Err() != nil:
		return nil, err
	case err != nil:
		return nil, consolidate.NotFound(paths, err)
	}
	return sources, nil
}

func troubleOf(err error) error {
	var trouble custody.Trouble
	if errors.As(err, &trouble) {
		return &consolidate.Failure{Text: string(trouble), Cause: err}
	}
	return err
}

// statusChinese is how a file of the chain was found.
func statusChinese(s custody.Status) string {
	return map[custody.Status]string{custody.Intact: "相符", custody.Changed: "已改动", custody.Missing: "没有找到"}[s]
}

// custodyLine is the first line of trace and verify: the workbook, and the plan
// by which it is checked.
func custodyLine(s *session, h *custody.Holding) string {
	return h.Title() + "  " + custodyChoice(s, h).Line()
}

// custodyChoice is that plan, and where it comes from.
func custodyChoice(s *session, h *custody.Holding) consolidate.PlanChoice {
	choice := consolidate.PlanChoice{Plan: h.Plan, From: "随“" + h.Path + "”带来的"}
	switch {
	case h.PlanGiven:
		choice.From = s.planFrom
	case h.PlanGuessed:
		choice.From = consolidate.Embedded().From
	}
	return choice
}
