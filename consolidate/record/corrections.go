package record

import (
	"slices"

	"shidian/checks"
	"shidian/templates/form"
)

// A workbook that had gone back to its county (退回) says which forms it corrects. What
// it says of each is newer than what it corrects, and is the same project, also under a
// corrected name.

// findCorrections notes for every correction whose days order it.
func (r *Rollup) findCorrections() {
	done := map[*ReceivedFile]bool{}
	for _, file := range r.Files {
		r.findCorrection(file, done)
	}
}

func (r *Rollup) findCorrection(file *ReceivedFile, done map[*ReceivedFile]bool) {
	if done[file] || file.Return.Corrects == nil {
		return
	}
	done[file] = true
	for _, old := range r.Files {
		if old == file || old.Region.Code != file.Region.Code || !file.Return.Corrects.Answers(old.SHA256) || old.corrects(file) {
			continue
		}
		r.findCorrection(old, done)
		if old.evidence().compareOwnDays(file.evidence()) > 0 {
			file.basis = old.evidence()
		}
		file.generation = max(file.generation, old.generation+1)
	}
}

func (f *ReceivedFile) corrects(other *ReceivedFile) bool {
	return f.Return.Corrects.Answers(other.SHA256)
}

// evidence is the file whose days order it.
func (f *ReceivedFile) evidence() *ReceivedFile {
	if f.basis != nil {
		return f.basis
	}
	return f
}

// joinCorrected joins the forms of corrections to those that they correct. A form on which
// the county has written about another unit and another pilot is another project: it has
// used the sheet for something else.
func joinCorrected(groups []*nameGroup) {
	at := map[form.FormRef]*nameGroup{}
	for _, g := range groups {
		for _, v := range g.versions {
			at[form.RefOf(v.File.SHA256, v.Nth)] = g
		}
	}
	for _, g := range groups {
		for _, v := range g.versions {
			old := at[v.File.Return.Corrects.FormOn(v.Facts.Form.Sheet)]
			if old == nil || slices.Contains(g.joined(), old) || RegionOfKey(old.key) != RegionOfKey(g.key) {
				continue
			}
			if old.nameless() || slices.ContainsFunc(old.versions, func(o *Version) bool { return sameCode(o, v) || sameUnit(o, v) || checks.MayBeSame(o.Facts, v.Facts) }) {
				g.join(old)
			}
		}
	}
}

// sameUnit reports whether both name the same undertaking unit.
func sameUnit(a, b *Version) bool {
	name := form.NormalName(a.Facts.Form.Answer(form.UndertakingUnit).Raw)
	return name != "" && name == form.NormalName(b.Facts.Form.Answer(form.UndertakingUnit).Raw)
}

// sentBackUnchanged reports whether the file had gone back to be corrected and says, answer
// by answer, what it said then.
func (r *Rollup) sentBackUnchanged(f *File) bool {
	corrects := f.Return.Corrects
	if corrects == nil || len(f.Return.Projects) != len(corrects.Forms()) || len(f.Return.Projects) == 0 {
		return false
	}
	for _, filled := range f.Return.Projects {
		old := r.formAt(corrects.FormOn(filled.Sheet))
		if old == nil {
			return false
		}
		c := &carrying{sheet: filled.Sheet, form: r.Plan.Form, layout: r.Plan.Form.Layout(), from: old}
		if !sameAnswers(r.Plan.Form.Pairs(c.carry(append(r.Plan.Form.Fields(), r.Plan.Form.StepFields()...)), filled)) {
			return false
		}
	}
	return r.countyUnchanged(f)
}

// countyUnchanged reports whether 县区信息 says what that of one of the corrected files said.
func (r *Rollup) countyUnchanged(f *File) bool {
	if f.Return.County == nil {
		return true
	}
	for _, old := range r.State.Files {
		if c := old.Return.County; f.Return.Corrects.Answers(old.SHA256) && c != nil && sameAnswers(r.Plan.Form.CountyPairs(c, f.Return.County)) {
			return true
		}
	}
	return false
}

// formAt is the form of the reference, as it was received; nil where no file has it.
func (r *Rollup) formAt(ref form.FormRef) *form.Filled {
	if ref == "" {
		return nil
	}
	for _, f := range r.State.Files {
		for i, filled := range f.Return.Projects {
			if form.RefOf(f.SHA256, i) == ref {
				return filled
			}
		}
	}
	return nil
}
