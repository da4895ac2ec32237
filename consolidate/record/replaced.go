package record

import (
	"fmt"
	"slices"

	"shidian/checks"
)

// Replacements lists what newer versions of projects say otherwise than the older
// ones that came in the same first merge, and what was entered from Word. It is for a
// rollup without an earlier one: nothing else is different from anything.
func Replacements(r *Rollup) []Change {
	var changes []Change
	for _, p := range r.Projects {
		changes = append(changes, replacedIn(p, nil)...)
	}
	return append(changes, enteredFromWord(nil, r)...)
}

// replacedIn tells which versions of the project another one has taken the place of
// since before, and every answer that it says otherwise: what looks like a correction
// of the county may come from another sender in its name.
func replacedIn(p *Project, before *Rollup) []Change {
	var changes []Change
	for _, v := range p.superseded() {
		answers := compareForms(p.Facts.Plan.Form, v.Facts.Form, p.Facts.Form)
		if len(answers) == 0 || before.hasReplaced(v, p) {
			continue
		}
		changes = append(changes, Change{Kind: Replaced, Region: p.Region.Code, Project: p.Facts.Name(), What: ColumnFile, Old: v.File.Path, New: p.File.Path,
			Effect: fmt.Sprintf("改了 %d 处", len(answers))})
		for _, a := range answers {
			changes = append(changes, Change{Kind: Corrected, Region: p.Region.Code, Project: p.Facts.Name(), What: a.Title, Old: a.Old, New: a.New})
		}
	}
	return changes
}

// superseded are the versions whose place the one that counts has taken.
func (p *Project) superseded() []*Version {
	return slices.DeleteFunc(slices.Clone(p.Others), func(v *Version) bool {
		return v.ID() == p.ID() || v == p.NewerInvalid || slices.Contains(p.Rivals, v) || newer(v, p.Version) > 0
	})
}

// supersedes reports whether the version of the ID is one of those.
func (p *Project) supersedes(id string) bool {
	return slices.ContainsFunc(p.superseded(), func(v *Version) bool { return v.ID() == id })
}

// hasReplaced reports whether the version counted in the place of v already.
func (r *Rollup) hasReplaced(v *Version, p *Project) bool {
	return r != nil && slices.ContainsFunc(r.Projects, func(old *Project) bool { return old.ID() == p.ID() && old.supersedes(v.ID()) })
}

// findReplaced finds the file that a newer one of its unit has taken the place of as a
// whole: all of its projects count there, or it has none and the newer one has. What was
// the matter with such a file is asked of nobody any more; a form of another unit on it,
// and what staff entered about its arrival, still are.
func (r *Rollup) findReplaced(file *ReceivedFile) {
	if file.Replaced = file.Taken() && r.hasTakenItsPlace(file); file.Replaced {
		file.Findings = slices.DeleteFunc(file.Findings, func(f checks.Finding) bool { return f.Project == "" && !f.AsksWhenItCame() })
	}
}

func (r *Rollup) hasTakenItsPlace(file *ReceivedFile) bool {
	if len(file.Projects) > 0 {
		return !slices.ContainsFunc(file.Projects, func(v *Version) bool { return v.Counts || compareFiles(v.Project.File, file) <= 0 })
	}
	return file.Foreign == 0 && slices.ContainsFunc(r.Files, func(other *ReceivedFile) bool {
		return other.Region.Code == file.Region.Code && other.Taken() && other.hasCounting() && compareFiles(other, file) > 0
	})
}

// whyNotAdopted says in Chinese why a file that came later does not count, with what a
// person can do about it: 逾期，……；
func (f *ReceivedFile) whyNotAdopted() string {
	blocked := slices.ContainsFunc(f.Projects, (*Version).Blocked)
	switch {
	case f.Late && blocked:
		return "逾期，而且有错误，改正后重报并要受理的，" + howToAllow
	case f.Late:
		return "逾期，要受理的，" + howToAllow
	default:
		return "有错误，改正后重报；在那以前"
	}
}

const howToAllow = "在“" + SheetReceipts + "”写批准人和理由；在那以前"

// NotAdopted names in Chinese the files that lie there and change nothing, because they are
// late or have errors, each with why.
func (r *Rollup) NotAdopted() []string {
	var files []string
	for _, f := range r.Files {
		switch {
		case !f.Present || !f.Taken():
		case f.older:
			files = append(files, "“"+f.Path+"”没有采用："+f.Reason)
		case f.Late && f.hasCounting():
			files = append(files, "“"+f.Path+"”逾期，里面的项目不能推荐，要受理的，在“"+SheetReceipts+"”写批准人和理由")
		}
	}
	return files
}

// compareSenders tells of which files it is asked now who sent them, and which
// count for another unit than before.
func compareSenders(before, after *Rollup) []Change {
	was := map[string]*ReceivedFile{}
	for _, file := range before.Files {
		was[file.ID()] = file
	}
	var changes []Change
	for _, file := range after.Files {
		old := was[file.ID()]
		switch {
		case file.SenderUnknown && (old == nil || !old.SenderUnknown):
			changes = append(changes, Change{Kind: SenderOpen, Region: file.Region.Code, What: ColumnSender, New: file.Path, Effect: "整份暂不计入"})
		case file.SenderUnknown || old == nil || !file.Taken():
		case old.SenderUnknown:
			changes = append(changes, Change{Kind: SenderEntered, Region: file.Region.Code, What: ColumnSender, Old: "待核实", New: file.Region.Name, Effect: file.Path})
		case old.Region.Code != file.Region.Code && old.Region.Code != "":
			changes = append(changes, Change{Kind: SenderEntered, Region: file.Region.Code, What: ColumnSender, Old: old.Region.Name, New: file.Region.Name, Effect: file.Path})
		}
	}
	return changes
}
