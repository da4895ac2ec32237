package consolidate

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/side"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/store"
	"shidian/templates/form"
)

// FolderReturns is the folder beside the rollup with what goes back to the counties.
const FolderReturns = record.FolderReturns

// returns are the workbooks that go back, one a county, and what becomes of those that lie
// there. One that nobody has touched stays where it would be drawn of the same, is written
// over where it would not, and goes to 历史/ where nothing goes back any more; one that
// somebody has written into is kept.
type returns struct {
	names   []string // of all that apply
	targets []Target // of those that are drawn
	keeps   []store.Keep
}

func (res *Result) returns(ctx context.Context, o Options) (*returns, error) {
	out := &returns{}
	var draw []record.Returned
	digest := sheets.ReturnedDigests(res.Rollup.Plan)
	for _, b := range res.Rollup.Returns() {
		name := sheets.ReturnedName(res.Rollup.Plan, b.Region)
		out.names = append(out.names, name)
		b.Notice.Digest = digest(b)
		old, err := os.ReadFile(filepath.Join(o.Out, filepath.FromSlash(name)))
		drawn, untouched := workbook.UntouchedReturn(old)
		if untouched && drawn == b.Notice.Digest {
			continue
		}
		if err == nil && !untouched {
			out.keeps = append(out.keeps, keepIn(name, o.AsOf))
		}
		draw = append(draw, b)
	}
	out.retire(o)
	var err error
	out.targets, err = res.drawReturns(ctx, draw)
	return out, err
}

// retire moves away what lies there, applies no more and has not been touched.
func (out *returns) retire(o Options) {
	lying, _ := os.ReadDir(filepath.Join(o.Out, FolderReturns)) // one that cannot be listed holds nothing of ours
	for _, e := range lying {
		name := path.Join(FolderReturns, e.Name())
		if slices.Contains(out.names, name) || !e.Type().IsRegular() || !strings.EqualFold(filepath.Ext(name), ".xlsx") {
			continue
		}
		old, err := os.ReadFile(filepath.Join(o.Out, filepath.FromSlash(name)))
		if _, untouched := workbook.UntouchedReturn(old); err == nil && untouched {
			keep := keepIn(name, o.AsOf)
			keep.Away = true
			out.keeps = append(out.keeps, keep)
		}
	}
}

// drawReturns draws them side by side.
func (res *Result) drawReturns(ctx context.Context, back []record.Returned) ([]Target, error) {
	targets := make([]Target, len(back))
	err := side.BySide(len(back), func() func(i int) error {
		return func(i int) (err error) {
			if err = ctx.Err(); err == nil {
				targets[i], err = res.drawReturn(back[i])
			}
			return err
		}
	})
	switch {
	case err == nil:
		return targets, nil
	case ctx.Err() != nil:
		return nil, notWritten(ctx, err)
	default:
		return nil, err
	}
}

func (res *Result) drawReturn(b record.Returned) (Target, error) {
	p := res.Rollup.Plan
	data, err := sheets.DrawReturned(p, b)
	if err != nil {
		return Target{}, &Failure{Text: b.Region.Name + "的退回修改表没有写出，这是程序的问题，原有文件没有改动。请把这句话和输入文件一起反馈", Cause: err}
	}
	return Target{Output: store.Output{Name: sheets.ReturnedName(p, b.Region), Data: data}, Kind: form.CountyBook, Text: true}, nil
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
