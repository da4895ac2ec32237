package record

import (
	"reflect"
	"slices"

	"shidian/templates/form"
)

// A clerk opens a file that came in time, and saves it: other bytes, another time, not
// one answer changed. The two are one return. It came when the first of them came, and
// the later one is neither late nor asked about.

// findResaved notes for every late file the earliest one that says the same.
func (r *Rollup) findResaved(files []*File) {
	r.resaved = map[string]*File{}
	ofMark := map[form.Mark][]*File{}
	for _, f := range files {
		ofMark[f.Return.Mark] = append(ofMark[f.Return.Mark], f)
	}
	for _, f := range files {
		came, _ := r.arrivalOf(f)
		region, _ := r.Plan.Region(f.Return.Mark.Region)
		if !r.Plan.Late(region, came, f.Receipt.arrivedAt()) {
			continue // sent once more in time, it may be meant to take back a correction
		}
		for _, other := range ofMark[f.Return.Mark] {
			if first, _ := r.arrivalOf(other); first.Before(came) && other.Receipt.Void == "" && r.saysTheSame(other, f) {
				r.resaved[f.ID()], came = other, first
			}
		}
	}
}

// saysTheSame reports whether two files of one unit say the same, answer by answer.
func (r *Rollup) saysTheSame(f, other *File) bool {
	a, b := f.Return, other.Return
	if f.Receipt.Sender != other.Receipt.Sender || a.Unread != nil || b.Unread != nil ||
		len(a.Projects) != len(b.Projects) || len(a.Projects) == 0 && a.County == nil {
		return false
	}
	if a.Draft != b.Draft || a.Written != b.Written || !reflect.DeepEqual(a.Replies, b.Replies) || !reflect.DeepEqual(a.Filing, b.Filing) {
		return false
	}
	if (a.County == nil) != (b.County == nil) || a.County != nil && !sameAnswers(r.Plan.Form.CountyPairs(a.County, b.County)) {
		return false
	}
	for i, filled := range a.Projects {
		if !r.sameForm(filled, b.Projects[i]) {
			return false
		}
	}
	return true
}

func (r *Rollup) sameForm(a, b *form.Filled) bool {
	return a.Sheet == b.Sheet && a.Region == b.Region && reflect.DeepEqual(a.Listed, b.Listed) && sameAnswers(r.Plan.Form.Pairs(a, b))
}

func sameAnswers(pairs []form.Pair) bool {
	return !slices.ContainsFunc(pairs, func(p form.Pair) bool { return !sameAnswer(p.A, p.B) })
}
