package record

import (
	"slices"

	"shidian/checks"
	"shidian/templates/form"
)

// A file that is no workbook, e.g. a 申报书 in Word, is received like any other: it has
// its unit, its day of arrival and its row in 收件登记. Only its answers wait until a
// person has entered them in a workbook. Then nothing more is asked about it.

// awaitEntry has nothing of the file count before a person has entered what it says.
func (f *ReceivedFile) awaitEntry() {
	f.Status, f.Reason = Unread, f.unreadDetail()
}

// unreadDetail says what the file is and what to do, as its reader noted.
func (f *ReceivedFile) unreadDetail() string {
	i := slices.IndexFunc(f.Return.Notes, func(n form.Note) bool { return n.Kind == form.WordForm || n.Kind == form.OtherForm })
	if i < 0 {
		return ""
	}
	return f.Return.Notes[i].Detail
}

// findUnread notes for the rules the files of the unit that nobody has entered yet.
func (u *Unit) findUnread() {
	for _, f := range u.Files {
		if f.Status != Unread {
			continue
		}
		if by := u.enteredBy(f); by != nil {
			f.Reason = "已录入“" + by.Path + "”，不再另外并入"
			continue
		}
		u.Unread = append(u.Unread, checks.UnreadFile{Path: f.Path, Unread: *f.Return.Unread, Detail: f.unreadDetail()})
	}
}

// enteredBy is the workbook that has what the file says: a project of the same name.
// Beside a workbook of its unit a file that does not say which project it is about is
// an attachment, as the scan of a stamped form is; nil where nothing has it.
func (u *Unit) enteredBy(f *ReceivedFile) *ReceivedFile {
	name := form.NormalName(f.Return.Unread.Project)
	for _, p := range u.Projects {
		if name == "" || slices.Contains(p.Names, name) || form.NormalName(p.Facts.Name()) == name {
			return p.File
		}
	}
	return nil
}

// unreadFiles are the files of the unit whose answers wait to be entered.
func (u *Unit) unreadFiles() []*ReceivedFile {
	return slices.DeleteFunc(slices.Clone(u.Files), func(f *ReceivedFile) bool { return f.Status != Unread })
}

// formsUnread are the forms in which those files came.
func (u *Unit) formsUnread() []form.Otherwise {
	var forms []form.Otherwise
	for _, f := range u.Unread {
		forms = append(forms, f.As)
	}
	return forms
}
