package record

import (
	"shidian/checks"
	"shidian/templates/form"
)

// # Drafts
//
// A list that its unit has not made final is a draft. It is merged like any other
// and counts towards the limit, so that the level above can begin; but what it
// recommends is 待定稿, and the level above makes nothing final upon it.

// DraftBelow reports whether the version that counts came in a draft.
func (p *Project) DraftBelow() bool {
	return p.File.Return.Mark.Kind == form.ListBook && p.File.Return.Draft
}

// GoesUp reports whether the project is recommended as things stand.
func (p *Project) GoesUp() bool {
	return p.State == checks.Recommended || p.State == checks.Auto || p.State == checks.Selected
}

// awaited is how a recommended project is shown whose unit has not made its list
// final.
const awaited = "待定稿"

// StateChinese is where the project stands, in workbooks and on the terminal.
func (p *Project) StateChinese() string {
	if p.GoesUp() && p.DraftBelow() {
		return awaited
	}
	return StateChinese(p.State)
}

// ReasonChinese says why the project stands there, "" where nothing is to be said.
func (p *Project) ReasonChinese() string {
	if p.GoesUp() && p.DraftBelow() {
		return "报来的清单是草稿，要等报来定稿"
	}
	return p.Reason
}

// Draft reports whether the unit still owes its final list: the newest that it
// sent is a draft, or something goes up that stands in a draft only.
func (u *Unit) Draft() bool {
	for _, p := range u.Projects {
		if p.GoesUp() && p.DraftBelow() {
			return true
		}
	}
	var newest *ReceivedFile
	for _, f := range u.Files {
		if f.Taken() && f.Return.Mark.Kind == form.ListBook && (newest == nil || compareFiles(f, newest) > 0) {
			newest = f
		}
	}
	return newest != nil && newest.Return.Draft
}

// Drafts are the names of the units that still owe their final list.
func (r *Rollup) Drafts() []string {
	var names []string
	for _, u := range r.Units {
		if u.Draft() {
			names = append(names, u.Region.Name)
		}
	}
	return names
}
