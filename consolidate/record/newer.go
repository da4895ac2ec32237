package record

import (
	"cmp"
	"slices"

	"shidian/templates/form"
)

// # Which is newer
//
// Of two files, and of two versions of one project, the newer one is known by
// the evidence of receipt, in this order:
//
//  1. the day of arrival: what staff entered, else the day of the run that first
//     saw the file; on one day the time of day, where staff entered one;
//  2. the day that the sender wrote on it: of 县区信息, of a list; of two versions
//     that still are equal, the day on the form;
//  3. of a county's workbook, whether it had gone back (退回): it is newer than what it
//     corrects, whatever days stand on the two;
//  4. of two lists, which one its unit made final: the draft was there before;
//  5. when the file was last saved, by its own word, to the second.
//
// The name of a file, its folder, and the order in which merges happened to see
// files are no evidence. Where all of it is equal it is not known which is newer: of
// two versions that differ a person is asked (C009).

// compareFiles orders files by the evidence; 0 when nothing tells them apart.
func compareFiles(a, b *ReceivedFile) int {
	return cmp.Or(a.compareDays(b), a.compareDraft(b), a.compareSaved(b))
}

// newer orders versions by the evidence; 0 when nothing tells them apart.
func newer(a, b *Version) int {
	return cmp.Or(a.File.compareDays(b.File),
		compareDates(a.formDate(), b.formDate()), a.File.compareDraft(b.File), a.File.compareSaved(b.File))
}

// compareDays orders files by when they arrived and by the day that their sender wrote on
// them. A correction takes those of what it corrects where its own are older, and is then
// the newer one of the two.
func (f *ReceivedFile) compareDays(other *ReceivedFile) int {
	return cmp.Or(f.evidence().compareOwnDays(other.evidence()), cmp.Compare(f.generation, other.generation))
}

func (f *ReceivedFile) compareOwnDays(other *ReceivedFile) int {
	return cmp.Or(f.compareArrival(other), compareDates(f.dayOnIt(), other.dayOnIt()))
}

// compareEvidence is newer for sorting: one that does not say when it was saved
// comes first, and nothing is equal.
func compareEvidence(a, b *Version) int {
	return cmp.Or(newer(a, b), cmp.Compare(a.File.Return.SavedAt(), b.File.Return.SavedAt()), cmp.Compare(a.ID(), b.ID()))
}

// newest are the versions than which none is newer. Several remain where
// nothing tells which came last: a file that does not say when it was saved is
// neither newer nor older than its equals.
func newest(versions []*Version) []*Version {
	var top []*Version
	for _, v := range versions {
		if !slices.ContainsFunc(versions, func(other *Version) bool { return newer(other, v) > 0 }) {
			top = append(top, v)
		}
	}
	slices.SortFunc(top, func(a, b *Version) int { return cmp.Compare(b.ID(), a.ID()) })
	return top
}

// compareDraft has the draft of a list before the one that was made of it.
func (f *ReceivedFile) compareDraft(other *ReceivedFile) int {
	switch {
	case f.Return.Draft == other.Return.Draft:
		return 0
	case f.Return.Draft:
		return -1
	default:
		return 1
	}
}

// compareSaved is 0 also where one of the two does not say.
func (f *ReceivedFile) compareSaved(other *ReceivedFile) int {
	a, b := f.Return.SavedAt(), other.Return.SavedAt()
	if a == "" || b == "" {
		return 0
	}
	return cmp.Compare(a, b)
}

func (f *ReceivedFile) compareArrival(other *ReceivedFile) int {
	return cmp.Or(compareDates(f.Arrived(), other.Arrived()), cmp.Compare(f.Receipt.arrivedAt(), other.Receipt.arrivedAt()))
}

// dayOnIt is the day that the sender wrote on the file; zero when there is none.
func (f *ReceivedFile) dayOnIt() form.Date {
	if c := f.Return.County; c != nil {
		d, _ := form.ParseDate(c.Answer(form.ReportDate))
		return d
	}
	return f.Return.Written
}

func (v *Version) formDate() form.Date {
	d, _ := v.Facts.Date(form.FormDate)
	return d
}

// compareDates puts no date before every other.
func compareDates(a, b form.Date) int { return cmp.Compare(a.String(), b.String()) }
