package custody

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"shidian/consolidate/rollup"
	"shidian/consolidate/workbook"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// verifier checks a workbook, and then the lists that it was made of.
type verifier struct {
	plan    *plan.Plan
	sources *Sources
	report  *Report
	seen    map[string]bool // hashes of files that have been told
	queue   []workbook.Found
	queued  map[string]bool // hashes of lists that are or were in the queue
}

// Verify recomputes what a list or a rollup says: inside the workbook, and
// against its sources as far down as there are any. An error is a Trouble, or
// the end of ctx.
func Verify(ctx context.Context, p *plan.Plan, h *Holding, s *Sources) (*Report, error) {
	v := &verifier{plan: p, sources: s, seen: map[string]bool{}, queued: map[string]bool{h.SHA256: true},
		report: &Report{Path: h.Path, Title: h.Title(), SHA256: h.SHA256, Rows: len(h.rows), Files: []FileCheck{}, Differences: []Difference{}, Unchecked: []string{}}}
	if err := v.check(ctx, h); err != nil {
		return nil, err
	}
	for len(v.queue) > 0 {
		found := v.queue[0]
		v.queue = v.queue[1:]
		below, err := open(ctx, p, found)
		var trouble Trouble
		switch {
		case errors.As(err, &trouble):
			v.add(Difference{Kind: CannotRead, In: found.Path, File: found.Path, Message: string(trouble)})
			continue
		case err != nil:
			return nil, err
		}
		if err := v.check(ctx, below); err != nil {
			return nil, err
		}
	}
	return v.report, nil
}

// add tells a difference, unless the same cell has been told already.
func (v *verifier) add(d Difference) {
	same := func(other Difference) bool {
		return other.In == d.In && other.File == d.File && other.Sheet == d.Sheet && other.Cell == d.Cell && other.Title == d.Title
	}
	if d.Cell == "" || !slices.ContainsFunc(v.report.Differences, same) {
		v.report.Differences = append(v.report.Differences, d)
	}
}

// check checks one workbook of the chain: first by itself, then by its sources.
func (v *verifier) check(ctx context.Context, h *Holding) error {
	v.sources.know(h)
	v.checkInside(h)
	states := map[rollup.Source]Status{}
	for _, source := range h.sources() {
		status, err := v.checkSource(ctx, h, source)
		if err != nil {
			return err
		}
		states[source] = status
	}
	return v.recount(ctx, h, states)
}

// checkSource looks for one file that the workbook was made of and compares
// what it says. Where a list in between is gone, the forms that came by it are
// compared with the county's own file.
func (v *verifier) checkSource(ctx context.Context, h *Holding, source rollup.Source) (Status, error) {
	if source.SHA256 == "" {
		return Found, nil // it could not be read when it came, and brought nothing
	}
	f, status := v.tell(h, source)
	var items []*item
	for _, it := range h.items {
		if it.via == source {
			items = append(items, it)
		}
	}
	if f == nil {
		return status, v.checkOrigins(ctx, h, source, items)
	}
	if err := v.sources.open(ctx, f); err != nil {
		return status, err
	}
	if f.said == nil {
		// What was refused when it came brought nothing, and still does not.
		if items != nil || status == Changed {
			why := f.refusal
			if why == "" {
				why = "不是申报表，也不是推荐清单"
			}
			v.add(Difference{Kind: CannotRead, In: h.Path, File: f.found.Path, Message: "找到的“" + f.found.Path + "”读不出内容：" + why})
		}
		return status, nil
	}
	if f.mark.Kind == form.ListBook && !v.queued[f.sha256] {
		v.queued[f.sha256] = true
		v.queue = append(v.queue, f.found)
	}
	v.tellDamage(h, f)
	v.compare(h, items, f, status)
	return status, nil
}

// checkOrigins compares forms with the files in which they first stood, where
// these are not the source that is missing.
func (v *verifier) checkOrigins(ctx context.Context, h *Holding, missing rollup.Source, items []*item) error {
	byOrigin := map[rollup.Source][]*item{}
	var order []rollup.Source
	for _, it := range items {
		origin := rollup.Source{Path: it.filled.File, SHA256: it.filled.SHA256}
		if origin.SHA256 == "" || origin.SHA256 == missing.SHA256 {
			continue
		}
		if byOrigin[origin] == nil {
			order = append(order, origin)
		}
		byOrigin[origin] = append(byOrigin[origin], it)
	}
	for _, origin := range order {
		f, status := v.tell(h, origin)
		if f == nil {
			continue
		}
		if err := v.sources.open(ctx, f); err != nil {
			return err
		}
		if f.said != nil {
			v.tellDamage(h, f)
			v.compare(h, byOrigin[origin], f, status)
		}
	}
	return nil
}

// tellDamage says what cannot be read of a file that was changed. A file that
// is as it came was judged when it came.
func (v *verifier) tellDamage(h *Holding, f *file) {
	if v.sources.known[f.sha256] || v.seen[f.sha256] {
		return
	}
	v.seen[f.sha256] = true
	for _, n := range f.said.Notes {
		if n.Kind == form.Damaged {
			v.add(Difference{Kind: CannotRead, In: h.Path, File: f.found.Path, Sheet: n.Sheet, Cell: n.Cell, Message: n.Detail})
		}
	}
}

// tell finds a file and reports, once, how it was found.
func (v *verifier) tell(h *Holding, source rollup.Source) (*file, Status) {
	f, status := v.sources.find(source)
	if v.seen[source.SHA256] {
		return f, status
	}
	v.seen[source.SHA256] = true
	check := FileCheck{In: h.Path, Path: source.Path, SHA256: source.SHA256, Status: status}
	if f != nil {
		check.At, check.Now = filepath.ToSlash(f.found.Disk), f.sha256
	}
	v.report.Files = append(v.report.Files, check)
	if status == Changed {
		v.add(Difference{Kind: HashDiffers, In: h.Path, File: f.found.Path, Title: "校验码（SHA-256）", Listed: source.SHA256, Found: f.sha256,
			Message: fmt.Sprintf("文件被改动或者被替换：“%s”记载的校验码是 %s，现在的文件是 %s", h.Path, short(source.SHA256), short(f.sha256))})
	}
	return f, status
}
