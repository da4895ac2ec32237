package consolidate

import (
	"bytes"
	"context"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/store"
	"shidian/templates"
	"shidian/templates/form"
)

// FolderReturns is the folder beside the rollup with what goes back to the counties to be
// corrected. Nothing in it is ever read as something received.
const FolderReturns = "退回"

// returns are the workbooks that go back, one a county, and what becomes of those that lie
// there: one of an earlier run that nobody has touched is written over, or goes to 历史/
// where it no longer applies; one that somebody has written into is kept.
func (res *Result) returns(ctx context.Context, o Options) (targets []Target, keeps []store.Keep, err error) {
	targets, err = res.drawReturns(ctx)
	if err != nil {
		return nil, nil, err
	}
	names := map[string]bool{}
	for _, t := range targets {
		names[t.Name] = true
		if old, err := os.ReadFile(t.path(o.Out)); err == nil && !bytes.Equal(old, t.Data) && !workbook.IsUntouchedReturn(old) {
			keeps = append(keeps, keepIn(t.Name, o.AsOf))
		}
	}
	lying, _ := os.ReadDir(filepath.Join(o.Out, FolderReturns)) // one that cannot be listed holds nothing of ours
	for _, e := range lying {
		name := path.Join(FolderReturns, e.Name())
		if names[name] || !e.Type().IsRegular() || !strings.EqualFold(filepath.Ext(name), ".xlsx") {
			continue
		}
		if old, err := os.ReadFile(filepath.Join(o.Out, filepath.FromSlash(name))); err == nil && workbook.IsUntouchedReturn(old) {
			keep := keepIn(name, o.AsOf)
			keep.Away = true
			keeps = append(keeps, keep)
		}
	}
	return targets, keeps, nil
}

// drawReturns draws as many at a time as there are processors.
func (res *Result) drawReturns(ctx context.Context) ([]Target, error) {
	back := res.Rollup.Returns()
	targets, errs := make([]Target, len(back)), make([]error, len(back))
	var wait sync.WaitGroup
	next := make(chan int)
	for range min(runtime.GOMAXPROCS(0), len(back)) {
		wait.Go(func() {
			for i := range next {
				if errs[i] = ctx.Err(); errs[i] == nil {
					targets[i], errs[i] = res.drawReturn(back[i])
				}
			}
		})
	}
	for i := range back {
		next <- i
	}
	close(next)
	wait.Wait()
	if i := slices.IndexFunc(errs, func(err error) bool { return err != nil }); i >= 0 {
		return nil, &Failure{Text: back[i].Region.Name + "的退回修改表没有写出，这是程序的问题，原有文件没有改动。请把这句话和输入文件一起反馈", Cause: errs[i]}
	}
	return targets, nil
}

func (res *Result) drawReturn(b record.Returned) (Target, error) {
	p := res.Rollup.Plan
	data, err := templates.ReturnedWorkbook(p, b.Region, b.Said, b.Notice, checks.OnSheet(p, b.Region))
	name := path.Join(FolderReturns, templates.ReturnedFileName(p, b.Region))
	return Target{Output: store.Output{Name: name, Data: data}, Kind: form.CountyBook, Text: true}, err
}

// noteReturns notes what was written of them, and returns the others.
func (res *Result) noteReturns(targets []Target) {
	for _, t := range targets {
		res.Returns = append(res.Returns, t.Name)
	}
}

// passOverReturns leaves alone what lies in the folder of workbooks that go back: it is an
// output, and says nothing to a run.
func passOverReturns(found []workbook.Found, out string) {
	if out == "" {
		return
	}
	for i, f := range found {
		if isBelow(filepath.Join(out, FolderReturns), f.Disk) {
			found[i].Skip = "要退给县区的，是输出，不并入；县区改好报回的，请放到收到的文件里"
		}
	}
}
