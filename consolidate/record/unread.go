package record

import (
	"slices"
	"strings"

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
	detail := f.Return.Notes[i].Detail
	if f.Return.Unread.As == form.AsScan {
		detail = strings.TrimRight(detail, "。") + "。录入用的空白申报表：运行 shidian 模板 " + f.Region.Name + " -o 录入，照着填写"
	}
	return detail
}

// findUnread notes for the rules the files of the unit that nobody has entered yet.
func (u *Unit) findUnread() {
	for _, f := range u.Files {
		if f.Status != Unread {
			continue
		}
		by := u.enteredBy(f)
		if f.IsScan() && (by != nil || u.wordBeside(f) != nil) {
			f.settleScan()
			continue
		}
		if by != nil {
			f.Status, f.Reason = Skipped, "已录入“"+by.Path+"”，不再另外并入"
			if f.Return.Unread.Project == "" {
				f.Reason = "已有申报表“" + by.Path + "”，这份只当附件，不并入"
			}
			continue
		}
		u.Unread = append(u.Unread, checks.UnreadFile{Path: f.Path, Unread: *f.Return.Unread, Detail: f.unreadDetail()})
	}
}

// wordBeside is a 申报书 in Word beside which a scan is an attachment, as it is beside a
// workbook: that of the stamped paper; nil where there is none.
func (u *Unit) wordBeside(f *ReceivedFile) *ReceivedFile {
	i := slices.IndexFunc(u.Files, func(other *ReceivedFile) bool {
		return f.Return.Unread.As == form.AsScan && other.Status == Unread && other.Return.Unread.As == form.AsWord
	})
	if i < 0 {
		return nil
	}
	return u.Files[i]
}

// enteredFrom reports whether the workbook was filled from the document with that hash.
func (f *File) enteredFrom(sha256 string) bool {
	e := f.Return.Entry
	return e != nil && slices.ContainsFunc(e.From, func(s form.EntrySource) bool { return s.SHA256 == sha256 })
}

// enteredSince is the day on which the last of the documents arrived from which the
// workbook was filled, where all of them were received: its unit has filed on that day,
// and not on the one on which somebody has typed it. It is zero for any other.
func (r *Rollup) enteredSince(f *File) form.Date {
	var day form.Date
	if f.Return.Entry == nil {
		return day
	}
	for _, s := range f.Return.Entry.From {
		source := r.State.Files[s.SHA256]
		if source == nil || source.Receipt.Void != "" {
			return form.Date{}
		}
		came := source.FirstSeen
		if d, ok := source.Receipt.arrivedOn(source.FirstSeen.Year); ok && !d.IsZero() {
			came = d
		}
		if day.Before(came) {
			day = came
		}
	}
	return day
}

// entryText says from what the workbook was filled and who has confirmed it; "" for one
// that its unit has filled.
func (f *File) entryText() string {
	e := f.Return.Entry
	if e == nil {
		return ""
	}
	return "；" + string(FromWord) + "（" + e.Files() + "），" + confirmedBy(e)
}

// confirmedBy says who has confirmed that the workbook says what the document says.
func confirmedBy(e *form.Entry) string {
	if e.By == "" {
		return "还没有写核对人"
	}
	return "核对人 " + e.By
}

// enteredFromWord tells of each workbook that was filled from a document since before (nil
// for none) which document that was, and who has confirmed it: what is of record was not
// typed by its county.
func enteredFromWord(before, after *Rollup) []Change {
	told := func(f *ReceivedFile) bool {
		return before != nil && slices.ContainsFunc(before.Files, func(old *ReceivedFile) bool {
			e := old.Return.Entry
			return old.Taken() && e != nil && slices.Equal(e.From, f.Return.Entry.From) && e.By == f.Return.Entry.By
		})
	}
	var changes []Change
	for _, f := range after.Files {
		if e := f.Return.Entry; e != nil && f.Taken() && !told(f) {
			changes = append(changes, Change{Kind: FromWord, Region: f.Region.Code, What: ColumnFile, Old: e.Files(), New: f.Path, Effect: confirmedBy(e)})
		}
	}
	return changes
}

// enteredBy is the workbook that has what the file says: it was filled from it, or has
// a project of the same name.
// Beside a workbook of its unit a file that does not say which project it is about is
// an attachment, as the scan of a stamped form is; nil where nothing has it.
func (u *Unit) enteredBy(f *ReceivedFile) *ReceivedFile {
	for _, other := range u.Files {
		if other.Taken() && other.enteredFrom(f.SHA256) {
			return other
		}
	}
	name := form.NormalName(f.Return.Unread.Project)
	for _, p := range u.Projects {
		if name == "" || slices.Contains(p.Names, name) || form.NormalName(p.Facts.Name()) == name {
			return p.File
		}
	}
	return nil
}

// unreadFiles are the files of the unit whose answers wait to be entered, and what came
// beside them: a scan in time, and the Word form after the last day, are in time.
func (u *Unit) unreadFiles() []*ReceivedFile {
	return slices.DeleteFunc(slices.Clone(u.Files), func(f *ReceivedFile) bool {
		return f.Status != Unread && f.Status != Attached && (f.Return.Unread == nil || f.Status != Skipped)
	})
}

// formsUnread are the forms in which those files came.
func (u *Unit) formsUnread() []form.Otherwise {
	var forms []form.Otherwise
	for _, f := range u.Unread {
		forms = append(forms, f.As)
	}
	return forms
}
