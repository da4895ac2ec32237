package record

import (
	"slices"

	"shidian/checks"
	"shidian/templates/form"
)

// A county that corrects the name of a project sends what looks like another project. The
// code of its unit tells that the two may be one:
//
//   - Of two names in two workbooks of the county, the later of which came on another day
//     and does not have the older one, a person is asked (C010). The two offices of a
//     county, or one company with two pilots, send such workbooks as well, so nothing is
//     joined; on one day they send them side by side, so nothing is asked.
//   - A form without a name can be no project of its own (F001). The later form that has
//     the name is the same project, where only one can be.

// mayRename reports whether the workbook may be a correction of the version's name: it
// came later and has, for the same unit, a project that the older workbook lacks. Where the
// two names are alike C002 asks, and once is enough.
func (f *ReceivedFile) mayRename(v *Version) bool {
	return f.Region.Code == v.File.Region.Code && f.Return.Mark.Kind == form.CountyBook && v.File.Return.Mark.Kind == form.CountyBook &&
		f.compareDay(v.File) > 0 && f.renamedFrom(v) != nil && !checks.MayBeSame(v.Facts, f.renamedFrom(v).Facts)
}

// compareDay orders two files by when they arrived and by the day that their sender wrote
// on them. That one was saved some minutes before the other says nothing about a correction.
func (f *ReceivedFile) compareDay(other *ReceivedFile) int {
	if order := f.compareArrival(other); order != 0 {
		return order
	}
	return compareDates(f.dayOnIt(), other.dayOnIt())
}

// renamedFrom is the project of the file that the version may be under another name; nil
// for none.
func (f *ReceivedFile) renamedFrom(v *Version) *Version {
	i := slices.IndexFunc(f.Projects, func(w *Version) bool { return sameCode(v, w) && !v.File.hasAny(w.Project.Others) })
	if i < 0 {
		return nil
	}
	return f.Projects[i]
}

// sameCode reports whether both are of the unit with one valid code.
func sameCode(a, b *Version) bool {
	code := validCode(a.Facts.Form)
	return code != "" && code == validCode(b.Facts.Form)
}

// joinWithoutName joins forms without a name to the later one of their unit that has it.
// Where several came later, that of the same sheet is the one.
func joinWithoutName(groups []*nameGroup) {
	byCode := map[string][]*nameGroup{}
	for _, g := range groups {
		v := g.versions[0]
		if code := validCode(v.Facts.Form); code != "" {
			key := RegionOfKey(g.key) + "@" + code
			byCode[key] = append(byCode[key], g)
		}
	}
	for _, all := range byCode {
		nameless := slices.DeleteFunc(slices.Clone(all), func(g *nameGroup) bool { return !g.nameless() })
		for _, g := range nameless {
			meant := slices.DeleteFunc(slices.Clone(all), func(named *nameGroup) bool { return named.nameless() || !named.follows(g) })
			if len(meant) > 1 || len(nameless) > 1 {
				meant = slices.DeleteFunc(meant, func(named *nameGroup) bool { return !named.onSheetOf(g) })
			}
			if len(meant) == 1 {
				g.join(meant[0])
			}
		}
	}
}

func (g *nameGroup) nameless() bool {
	return !slices.ContainsFunc(g.versions, func(v *Version) bool { return !v.Facts.Form.Nameless() })
}

// follows reports whether every version of the group came after every one of the other.
func (g *nameGroup) follows(old *nameGroup) bool {
	return !slices.ContainsFunc(g.versions, func(v *Version) bool {
		return slices.ContainsFunc(old.versions, func(o *Version) bool { return v.File == o.File || newer(v, o) <= 0 })
	})
}

// onSheetOf reports whether a version of the group stands on the sheet of one of the other.
func (g *nameGroup) onSheetOf(other *nameGroup) bool {
	return slices.ContainsFunc(g.versions, func(v *Version) bool {
		return slices.ContainsFunc(other.versions, func(o *Version) bool { return v.Facts.Form.Sheet == o.Facts.Form.Sheet })
	})
}
