package custody

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/templates/form"
)

// recount compares 填报情况 with a merge of the sources: of a rollup with what it
// remembers itself, of a list with the files that were found. A list names only
// the files of the projects that it recommends, so the other files of its units
// are known by what they say of themselves.
func (v *verifier) recount(ctx context.Context, h *Holding, states map[record.Source]Status) error {
	if !h.written().CountClasses() {
		v.report.Notes = append(v.report.Notes, fmt.Sprintf("“%s”是较早的程序写的，“%s”的“其中可推荐”当时计法不同，没有核对", h.Path, record.SheetUnits))
	}
	if h.state != nil {
		r := h.computed()
		for _, a := range unitAlterations(r, h) {
			v.addCount(h, a.Alteration)
		}
		for _, a := range sheets.AlteredLedger(r, h.book, h.written()) {
			v.addCount(h, a)
		}
		return nil
	}
	said, gone, err := v.below(ctx, h)
	if err != nil {
		return err
	}
	state, present := h.inputs.State(said)
	r := record.Compute(h.Plan, h.Region, h.list.Day, state, present, sheets.DecisionPlaces)
	unread := v.unreadUnits(h)
	for _, a := range unitAlterations(r, h) {
		switch {
		case a.unit == nil && a.Added && !h.knows(a.code) && !h.altersRows(a.Sheet):
			v.report.Unchecked = append(v.report.Unchecked, fmt.Sprintf("%s：“%s”中的单位 %s，所用的方案中没有，未能核对。请用 --plan 写明当时的方案", h.Path, record.SheetUnits, oneLine(a.code)))
		case a.unit != nil && unread[a.unit.Region.Code]:
			// A file of it cannot be read any more, which checkSource reports.
		case a.unit != nil && gone[a.unit.Region.Code] != "":
			// Told below.
		default:
			v.addCount(h, a.Alteration)
		}
	}
	lost := v.lostUnits(h, states)
	for _, u := range r.Units {
		if name := gone[u.Region.Code]; name != "" && !lost[u.Region.Code] && !unread[u.Region.Code] {
			v.report.Unchecked = append(v.report.Unchecked, fmt.Sprintf("%s：没有找到%s报来的“%s”，“%s”中它的项目数未能核对", h.Path, u.Region.Name, name, record.SheetUnits))
		}
	}
	v.checkLeast(h, states)
	return nil
}

// knows reports whether the plan has the unit. A list that carries no plan may have
// been made by one that has more of them, and that is no alteration.
func (h *Holding) knows(code string) bool {
	_, known := h.Plan.Region(code)
	return known
}

// altersRows reports whether somebody altered the sheet since it was written so that a
// row more or less stands there, or one under another name.
func (h *Holding) altersRows(sheet string) bool {
	return slices.ContainsFunc(h.altered, func(a sheets.Alteration) bool { return a.Sheet == sheet && a.NamesRow() })
}

// unitAlteration is a count that differs, with the unit that it is of.
type unitAlteration struct {
	sheets.Alteration
	code string       // that stands in the row
	unit *record.Unit // nil where no unit of the rollup has the code
}

func unitAlterations(r *record.Rollup, h *Holding) []unitAlteration {
	found := sheets.AlteredUnits(r, h.book, h.written())
	var all []unitAlteration
	for _, u := range r.Units {
		for _, a := range found[u.Region.Code] {
			all = append(all, unitAlteration{a, u.Region.Code, u})
		}
		delete(found, u.Region.Code)
	}
	for _, code := range slices.Sorted(maps.Keys(found)) {
		for _, a := range found[code] {
			all = append(all, unitAlteration{a, code, nil})
		}
	}
	return all
}

// addCount tells a count that differs from what follows from the sources. Rows that were
// added or struck off are told where the sheet is compared with what was written, and
// so is a row whose code somebody altered.
func (v *verifier) addCount(h *Holding, a sheets.Alteration) {
	if (a.Added || a.Removed) && h.altersRows(a.Sheet) {
		return
	}
	d := ofAlteration(h, a, "")
	if a.Cell != "" && a.Old != "" {
		d.Kind = CountDiffers
		d.Message = fmt.Sprintf("“%s”：这里是“%s”，按来源重新计算是“%s”", a.Title, oneLine(a.New), oneLine(a.Old))
	}
	v.add(d)
}

// below is what the files say on which the list rests, by ID. gone names, by the
// code of the unit, a file that was not found. A file that was found in the place
// of one counts in its stead, and one that could not be read says that.
func (v *verifier) below(ctx context.Context, h *Holding) (said map[string]*form.Return, gone map[string]string, err error) {
	said, gone = map[string]*form.Return{}, map[string]string{}
	for i, want := range h.inputs.Files {
		if want.SHA256 == "" {
			said[want.ID()] = refused(form.NotAWorkbook)
			continue
		}
		m := v.sources.find(record.Source{Path: want.Path, SHA256: want.SHA256})
		if m.file == nil || m.status != Intact && !v.instead[m.file.sha256] || v.altered[m.file.sha256] {
			if want.Counts() {
				gone[h.unitCode(want.Region)] = want.Path
			}
			continue
		}
		if err := v.sources.open(ctx, m.file, h.Plan); err != nil {
			return nil, nil, err
		}
		if m.file.said != nil {
			h.inputs.Files[i].SHA256 = m.file.sha256
			said[h.inputs.Files[i].ID()] = m.file.saidFor(want.Region)
		}
	}
	return said, gone, nil
}

// saidFor is what the file says for the unit for which it counted: what is no workbook says
// by its place alone whose it is, and may lie elsewhere now.
func (f *file) saidFor(unit string) *form.Return {
	if f.said.Unread == nil {
		return f.said
	}
	own := *f.said
	own.Mark.Region = unit
	return &own
}

// refused is what a file says that cannot be taken.
func refused(kind form.NoteKind) *form.Return {
	return &form.Return{Notes: []form.Note{{Kind: kind}}}
}

// lostUnits are the units of which a file that the list names was not found as
// it was: checkSource has reported that.
func (v *verifier) lostUnits(h *Holding, states map[record.Source]Status) map[string]bool {
	lost := map[string]bool{}
	for _, it := range h.items {
		if states[it.via] != Intact {
			lost[h.unitOf(it)] = true
		}
	}
	return lost
}

// unreadUnits are the units of which a file was found that cannot be read.
func (v *verifier) unreadUnits(h *Holding) map[string]bool {
	unread := map[string]bool{}
	for _, it := range h.items {
		if v.unread[it.via] {
			unread[h.unitOf(it)] = true
		}
	}
	return unread
}

func (h *Holding) unitOf(it *item) string { return h.unitCode(it.sender) }

// unitCode is the unit of the workbook's region that a region belongs to.
func (h *Holding) unitCode(code string) string {
	child, ok := h.Plan.Below(h.Region.Code, code)
	if !ok {
		return code
	}
	return child.Code
}

// checkLeast: whatever was filed, a unit has at least the projects that the
// list recommends. It is all that can be said where its files are not at hand.
func (v *verifier) checkLeast(h *Holding, states map[record.Source]Status) {
	lost := v.lostUnits(h, states)
	counts := map[string]int{}
	for _, it := range h.items {
		counts[h.unitOf(it)]++
	}
	for _, f := range h.list.Filing {
		if n := counts[f.Region]; lost[f.Region] && (f.Projects < n || f.Valid < n) {
			v.add(Difference{Kind: CountDiffers, In: h.Path, File: h.Path, Sheet: record.SheetUnits, Title: "项目数", Listed: fmt.Sprint(f.Projects), AtSource: fmt.Sprint(n),
				Message: fmt.Sprintf("%s有 %d 个项目在清单上，“%s”中项目数是 %d，其中可推荐 %d", f.Name, n, record.SheetUnits, f.Projects, f.Valid)})
		}
	}
}
