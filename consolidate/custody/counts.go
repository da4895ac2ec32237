package custody

import (
	"context"
	"fmt"

	"shidian/consolidate/rollup"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// recount compares 填报情况 with a merge of the sources: of a rollup with what it
// remembers itself, of a list with the files that were found. A list names only
// the files of the projects that it recommends, so the other files of its units
// are told by what they say of themselves.
func (v *verifier) recount(ctx context.Context, h *Holding, states map[rollup.Source]Status) error {
	if h.state != nil {
		r := v.computed(h)
		for _, a := range unitAlterations(r, h) {
			v.addCount(h, a.Alteration)
		}
		for _, a := range r.AlteredLedger(h.book) {
			v.addCount(h, a)
		}
		return nil
	}
	state, err := v.below(ctx, h)
	if err != nil {
		return err
	}
	r := rollup.Compute(v.plan, h.Region, form.Date{}, state, nil)
	lost, unread := v.lostUnits(h, states), v.unreadUnits(h)
	told := map[string]bool{}
	for _, a := range unitAlterations(r, h) {
		switch {
		case a.unit != nil && unread[a.unit.Region.Code]:
			// A file of it cannot be read any more, and that is told.
		case a.unit == nil || len(a.unit.Files) > 0 || a.Cell == "":
			v.addCount(h, a.Alteration)
		case !lost[a.unit.Region.Code] && !told[a.unit.Region.Code]:
			told[a.unit.Region.Code] = true
			v.report.Unchecked = append(v.report.Unchecked, fmt.Sprintf("%s：没有找到%s报来的文件，“%s”中它的项目数未能核对", h.Path, a.unit.Region.Name, rollup.SheetUnits))
		}
	}
	v.checkLeast(h, states)
	return nil
}

// unitAlteration is a count that differs, with the unit that it is of.
type unitAlteration struct {
	rollup.Alteration
	unit *rollup.Unit // nil for a row that the plan knows no unit for
}

func unitAlterations(r *rollup.Rollup, h *Holding) []unitAlteration {
	found := r.AlteredUnits(h.book)
	var all []unitAlteration
	for _, u := range r.Units {
		for _, a := range found[u.Region.Code] {
			all = append(all, unitAlteration{a, u})
		}
	}
	for _, a := range found[""] {
		all = append(all, unitAlteration{a, nil})
	}
	return all
}

func (v *verifier) addCount(h *Holding, a rollup.Alteration) {
	d := ofAlteration(h, a, "")
	if a.Cell != "" && a.Old != "" {
		d.Kind = CountDiffers
		d.Message = fmt.Sprintf("“%s”：这里是“%s”，按来源重新计算是“%s”", a.Title, oneLine(a.New), oneLine(a.Old))
	}
	v.add(d)
}

// below joins what the found files of the units of a region say, as a merge of
// them would. Only the files that the list says it rests on were part of that
// merge, and what came later was not.
func (v *verifier) below(ctx context.Context, h *Holding) (*rollup.State, error) {
	var files []*file
	known := map[string]bool{}
	for _, id := range h.rests {
		known[id] = true
	}
	for _, f := range v.sources.files {
		if err := v.sources.open(ctx, f); err != nil {
			return nil, err
		}
		if f.holds != nil && f.mark.Region == h.Region.Code {
			for id := range f.holds {
				known[id] = true
			}
		}
		if f.said != nil && reportsTo(v.plan, f, h.Region) {
			files = append(files, f)
		}
	}
	state := rollup.NewState()
	for _, f := range files {
		if len(known) > 0 && !known[f.sha256] && !v.instead[f.sha256] || v.altered[f.sha256] {
			continue
		}
		said := &rollup.File{Path: f.found.Path, SHA256: f.sha256, Return: f.said}
		state.Files[said.ID()] = said
	}
	return state, nil
}

// reportsTo reports whether the file is a return of one of the region's units.
func reportsTo(p *plan.Plan, f *file, region plan.Region) bool {
	of, ok := p.Region(f.said.Region)
	if !ok {
		return false
	}
	if f.mark.Kind == form.ListBook {
		return of.Parent == region.Code
	}
	return of.Files && (of.Parent == region.Code || of.Code == region.Code)
}

// lostUnits are the units of which a file that the list names was not found as
// it was: that is told already.
func (v *verifier) lostUnits(h *Holding, states map[rollup.Source]Status) map[string]bool {
	lost := map[string]bool{}
	for _, it := range h.items {
		if states[it.via] != Found {
			lost[v.unitOf(h, it)] = true
		}
	}
	return lost
}

// unreadUnits are the units of which a file was found that cannot be read.
func (v *verifier) unreadUnits(h *Holding) map[string]bool {
	unread := map[string]bool{}
	for _, it := range h.items {
		if v.unread[it.via] {
			unread[v.unitOf(h, it)] = true
		}
	}
	return unread
}

func (v *verifier) unitOf(h *Holding, it *item) string {
	child, ok := v.plan.Below(h.Region.Code, it.filled.Region)
	if !ok {
		return it.filled.Region
	}
	return child.Code
}

// checkLeast: whatever was filed, a unit has at least the projects that the
// list recommends. It is all that can be said where its files are not at hand.
func (v *verifier) checkLeast(h *Holding, states map[rollup.Source]Status) {
	lost := v.lostUnits(h, states)
	counts := map[string]int{}
	for _, it := range h.items {
		counts[v.unitOf(h, it)]++
	}
	for _, f := range rollup.ReadFiling(h.book) {
		if n := counts[f.Region]; lost[f.Region] && (f.Projects < n || f.Valid < n) {
			v.add(Difference{Kind: CountDiffers, In: h.Path, File: h.Path, Sheet: rollup.SheetUnits, Title: "项目数", Listed: fmt.Sprint(f.Projects), Found: fmt.Sprint(n),
				Message: fmt.Sprintf("%s有 %d 个项目在清单上，“%s”中项目数是 %d，其中可推荐 %d", f.Name, n, rollup.SheetUnits, f.Projects, f.Valid)})
		}
	}
}
