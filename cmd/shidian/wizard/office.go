package wizard

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"shidian/consolidate"
	"shidian/consolidate/workbook"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Office looks into the folders of an office: of each file consolidate tells what it is,
// and of each rollup how it stands.
type Office struct {
	Plan  *plan.Plan // by which what carries none is told
	Today form.Date
	Shown func(path string) string // a path as people see it
}

// Survey tells what lies in the folders, of which each may hold anything, and in those
// that are known to be an office's.
func (o Office) Survey(ctx context.Context, folders []string, known ...string) Survey {
	var s Survey
	for _, folder := range folders {
		roots := o.rootsIn(ctx, folder)
		if roots == nil {
			continue
		}
		files, err := consolidate.Survey(ctx, o.Plan, roots)
		if err == nil { // else something was taken away meanwhile, or Ctrl-C
			o.sortFolders(ctx, &s, roomOf(folder, files))
		}
	}
	for _, folder := range known {
		if files, err := consolidate.Survey(ctx, o.Plan, []string{folder}); err == nil && !s.covers(folder) {
			o.sort(ctx, &s, roomOf(folder, files))
		}
	}
	return s
}

// covers reports whether what lies in the folder was found already.
func (s Survey) covers(folder string) bool {
	return slices.ContainsFunc(s.Received, func(f ReceivedFolder) bool { return samePath(f.Path, folder) }) ||
		slices.ContainsFunc(s.Rollups, func(r RollupFile) bool { return samePath(filepath.Dir(r.Path), folder) })
}

// enough is how many files of a folder are looked at to tell whether it is one of an
// office: the program may lie among the downloads of years.
const enough = 5000

// rootsIn are what is worth a look in a folder: our workbooks in it, and its folders in
// which there are any.
func (o Office) rootsIn(ctx context.Context, folder string) []string {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var roots []string
	for _, entry := range entries {
		path := filepath.Join(folder, entry.Name())
		switch {
		case entry.IsDir() && !strings.HasPrefix(entry.Name(), ".") && holdsOurs(ctx, path):
			roots = append(roots, path)
		case entry.Type().IsRegular() && isOurs(ctx, path):
			roots = append(roots, path)
		}
	}
	return roots
}

func holdsOurs(ctx context.Context, folder string) bool {
	found, seen := false, 0
	_ = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error { // what cannot be read holds none
		seen++
		switch {
		case ctx.Err() != nil || seen > enough:
			return fs.SkipAll
		case err != nil || !entry.Type().IsRegular():
			return nil
		}
		if found = isOurs(ctx, path); found {
			return fs.SkipAll
		}
		return nil
	})
	return found
}

// isOurs reports whether the file says in its properties that it is a workbook of ours.
func isOurs(ctx context.Context, path string) bool {
	name := filepath.Base(path)
	if !strings.EqualFold(filepath.Ext(name), ".xlsx") || strings.HasPrefix(name, "~$") {
		return false
	}
	glance, err := workbook.Found{Path: name, Disk: path}.Glance(ctx)
	return err == nil && glance.Mark.Kind != form.UnknownBook
}

// rollup tells how a rollup stands, by what people have entered in it up to now.
func (o Office) rollup(ctx context.Context, path string) RollupFile {
	r := RollupFile{Path: path}
	res, err := consolidate.List(ctx, consolidate.ListOptions{Rollup: path, AsOf: o.Today, Look: true})
	if err != nil {
		r.Broken = "不能用"
		if failure := (*consolidate.Failure)(nil); errors.As(err, &failure) {
			r.Broken = failure.Text
		}
		return r
	}
	r.Region, r.Holds, r.Final = res.Rollup.Region.Name, len(res.Holds), res.Rollup.State.Closing.Closed()
	if r.Selects = !res.Rollup.Choosing().ByItself; r.Selects {
		r.Waits = res.Rollup.Counts().Undecided
	}
	r.List, r.Plan = res.Standing, planFile("", res.Choice)
	return r
}

// PlanOf reads the plan at the path; "" is the one within the program.
func (o Office) PlanOf(ctx context.Context, path string) PlanFile {
	if path == "" {
		return planFile("", consolidate.Embedded())
	}
	p, problems, err := consolidate.ReadPlan(ctx, path)
	switch failure := (*consolidate.Failure)(nil); {
	case errors.As(err, &failure):
		return PlanFile{Path: path, Broken: failure.Text}
	case err != nil:
		return PlanFile{Path: path, Broken: "没有读完"}
	case problems != nil:
		broken := fmt.Sprintf("方案 %s 有 %d 处问题，没有使用：", o.Shown(path), len(problems))
		for _, problem := range problems {
			broken += fmt.Sprintf("\n  %s!%s  %s", form.OneLine(problem.Sheet), problem.Cell, form.OneLine(problem.Text))
		}
		return PlanFile{Path: path, Broken: broken}
	}
	return planFile(path, consolidate.PlanChoice{Plan: p, From: o.Shown(path)})
}

func planFile(path string, choice consolidate.PlanChoice) PlanFile {
	return PlanFile{Path: path, Line: choice.Line(), Cycle: choice.Plan.Cycle(), Day: dayInTime(choice.Plan)}
}

// dayInTime is the last day on which nothing is late yet at any level.
func dayInTime(p *plan.Plan) form.Date {
	var first form.Date
	for _, d := range p.Deadlines {
		day := d.LastDay
		if !d.Inclusive {
			day = form.DateOf(time.Date(day.Year, time.Month(day.Month), day.Day-1, 0, 0, 0, 0, time.UTC))
		}
		if first.IsZero() || day.Before(first) {
			first = day
		}
	}
	return first
}
