package custody

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// verifier checks a workbook, and then the lists that it was made of.
type verifier struct {
	sources *Sources
	report  *Report
	seen    map[string]bool // hashes of files that have been looked for
	told    map[string]bool // hashes of files whose damage has been reported
	altered map[string]bool // hashes of files that are no sources: damaged, or put in the place of others
	unread  map[record.Source]bool
	instead map[string]bool // hashes of files that were found under the name of a source that was not
	queue   []workbook.Found
	queued  map[string]bool // hashes of lists that are or were in the queue
}

// Verify recomputes what a list or a rollup says: inside the workbook, and
// against its sources as far down as there are any. An error is a Trouble, or
// the end of ctx.
func Verify(ctx context.Context, h *Holding, s *Sources) (*Report, error) {
	v := &verifier{sources: s, seen: map[string]bool{}, told: map[string]bool{}, altered: map[string]bool{}, unread: map[record.Source]bool{}, instead: map[string]bool{}, queued: map[string]bool{h.SHA256: true},
		report: &Report{Path: h.Path, Title: h.Title(), SHA256: h.SHA256, Rows: len(h.rows), Files: []FileCheck{}, Differences: []Difference{}, Unchecked: []string{}, Notes: []string{}}}
	if h.PlanNotice != "" {
		v.note(h.PlanNotice)
	}
	if err := v.check(ctx, h); err != nil {
		return nil, err
	}
	for len(v.queue) > 0 {
		found := v.queue[0]
		v.queue = v.queue[1:]
		below, err := open(ctx, h.Plan, found)
		var trouble Trouble
		switch {
		case errors.As(err, &trouble):
			v.add(Difference{Kind: CannotRead, In: found.Path, File: found.Path, Message: string(trouble)})
			continue
		case err != nil:
			return nil, err
		}
		v.notePlan(h, below)
		if err := v.check(ctx, below); err != nil {
			return nil, err
		}
	}
	return v.report, nil
}

func (v *verifier) note(text string) { v.report.Notes = append(v.report.Notes, text) }

// notePlan says what a list was made by that the workbook above sets otherwise. It
// is the matter of C013 and no alteration: a list is checked by its own plan.
func (v *verifier) notePlan(above, below *Holding) {
	if differences := plan.SenderDifferences(below.Plan, above.Plan, below.Region.Code); differences != nil {
		v.note(fmt.Sprintf("“%s”所用的方案与“%s”的不同（C013）：%s。它按自己所用的方案核对", below.Path, above.Path, plan.Shortened(differences, 6)))
	}
}

// add reports a difference, unless one of the same cell, or the same of no cell, has been
// reported already.
func (v *verifier) add(d Difference) {
	same := func(other Difference) bool {
		return other.In == d.In && other.File == d.File && other.Sheet == d.Sheet && other.Cell == d.Cell && other.Title == d.Title &&
			(d.Cell != "" || other.Message == d.Message)
	}
	if !slices.ContainsFunc(v.report.Differences, same) {
		v.report.Differences = append(v.report.Differences, d)
	}
}

// check checks one workbook of the chain: first by itself, then by its sources.
func (v *verifier) check(ctx context.Context, h *Holding) error {
	v.sources.know(h)
	v.checkInside(h)
	states := map[record.Source]Status{}
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
func (v *verifier) checkSource(ctx context.Context, h *Holding, source record.Source) (Status, error) {
	if source.SHA256 == "" {
		return Intact, nil // it could not be read when it came, and brought nothing
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
	if err := v.sources.open(ctx, f, h.Plan); err != nil {
		return status, err
	}
	if why := f.unreadable(); why != "" {
		v.unread[source] = true
		// What was refused when it came brought nothing, and still does not.
		if items != nil || status == Changed {
			v.add(Difference{Kind: CannotRead, In: h.Path, File: f.found.Path, Message: "找到的“" + f.found.Path + "”读不出内容：" + why})
		}
		return status, v.checkOrigins(ctx, h, source, items)
	}
	if f.mark.Kind == form.ListBook && !v.queued[f.sha256] {
		v.queued[f.sha256] = true
		v.queue = append(v.queue, f.found)
	}
	if v.tellDamage(h, f) {
		v.unread[source], v.altered[f.sha256] = true, true
	} else {
		v.compareAll(h, source, items, f, status)
	}
	return status, nil
}

// unreadable says in Chinese why nothing can be taken from the file; "" when
// something can.
func (f *file) unreadable() string {
	switch {
	case f.sha256 == "":
		return "文件是空的，或者打不开"
	case f.refusal != "":
		return f.refusal
	case f.said == nil || f.said.Unread != nil || f.mark.Kind == form.RollupBook:
		return "不是申报表，也不是推荐清单"
	}
	if len(f.said.Projects) == 0 && f.mark.Kind == form.ListBook {
		for _, n := range f.said.Notes {
			if n.Kind == form.Damaged || n.Kind == form.OtherWorkbook {
				return n.Detail
			}
		}
	}
	return ""
}

// checkOrigins compares forms with the files in which they first stood, where
// these are not the source that is missing.
func (v *verifier) checkOrigins(ctx context.Context, h *Holding, missing record.Source, items []*item) error {
	byOrigin := map[record.Source][]*item{}
	var order []record.Source
	for _, it := range items {
		origin := record.Source{Path: it.filled.File, SHA256: it.filled.SHA256}
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
		if err := v.sources.open(ctx, f, h.Plan); err != nil {
			return err
		}
		if f.unreadable() == "" && !v.tellDamage(h, f) {
			v.compareAll(h, origin, byOrigin[origin], f, status)
		}
	}
	return nil
}

// tellDamage says what cannot be read of a file that was changed, and whether
// there is any: then its answers are not compared, because those that cannot be
// read would all be reported as blank. A file that is as it came was judged when it
// came.
func (v *verifier) tellDamage(h *Holding, f *file) bool {
	if v.sources.known[f.sha256] {
		return false
	}
	damaged := false
	for _, n := range f.said.Notes {
		if n.Kind != form.Damaged {
			continue
		}
		if damaged = true; !v.told[f.sha256] {
			v.add(Difference{Kind: CannotRead, In: h.Path, File: f.found.Path, Sheet: n.Sheet, Cell: n.Cell, Message: "改动后的文件有损坏，读不全，里面的答案未能核对"})
		}
		v.told[f.sha256] = true
	}
	return damaged
}

// tell finds a file and reports, once, how it was found.
func (v *verifier) tell(h *Holding, source record.Source) (*file, Status) {
	m := v.sources.find(source)
	f, status := m.file, m.status
	if v.seen[source.SHA256] {
		return f, status
	}
	v.seen[source.SHA256] = true
	check := FileCheck{In: h.Path, Path: source.Path, SHA256: source.SHA256, Status: status}
	if f != nil {
		check.At, check.Now = f.disk, f.sha256
	}
	v.report.Files = append(v.report.Files, check)
	switch {
	case status == Changed:
		v.instead[f.sha256] = true
		v.addChanged(h, source, f, "文件被改动或者被替换")
	case m.changed != nil && m.sure:
		v.altered[m.changed.sha256] = true
		why := "这个名字的文件被换成了另一份"
		if f != nil {
			why = "文件被改动或者被替换，原来的一份在“" + f.disk + "”"
		}
		v.addChanged(h, source, m.changed, why)
	case m.changed != nil:
		v.altered[m.changed.sha256] = true
		v.note(fmt.Sprintf("另有同名的文件“%s”，内容不同，不是“%s”所依据的那一份（那一份在“%s”）", m.changed.disk, h.Path, f.disk))
	}
	return f, status
}

func (v *verifier) addChanged(h *Holding, source record.Source, f *file, why string) {
	v.add(Difference{Kind: HashDiffers, In: h.Path, File: f.found.Path, Title: "校验码（SHA-256）", Listed: source.SHA256, AtSource: f.sha256,
		Message: fmt.Sprintf("%s：“%s”记载的校验码是 %s，现在的文件是 %s", why, h.Path, short(source.SHA256), short(f.sha256))})
}
