package record

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"shidian/checks"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// ReceivedFile is a file of the state with what this run makes of it, as a row of 收件登记
// shows it: 来件/沁水县申报表.xlsx, of 沁水县, 已并入.
type ReceivedFile struct {
	*File
	Region        plan.Region // whose return it counts as; zero when unknown
	Status        FileStatus
	Reason        string // Chinese
	Late          bool
	Present       bool // it was found in this run
	Findings      []checks.Finding
	Projects      []*Version
	Of            *Project    // of a scan: the project that it belongs to; nil where that is not sure
	Foreign       int         // forms of it that are another unit's (W004)
	SenderUnknown bool        // it is asked who sent it, and nothing of it counts (C011)
	Seems         []string    // codes of the other units that may have sent it
	Screen        plan.Region // who should have screened it and did not; else zero

	Replaced   bool  // newer files of its unit have taken its place as a whole
	SavedAgain bool  // a copy of it that was saved again stands for it
	resaved    *File // the earlier file of which this one is a copy that was saved again; nil for none
	arrived    form.Date
	registered bool   // staff have entered when
	older      bool   // what counts of its projects is an older version
	unmatched  string // Chinese: why a scan belongs to no project

	basis      *ReceivedFile // whose days order it: of a correction those of what it corrects, where they are later; nil for its own
	generation int           // how often it had gone back: 0 for what the county sent first
}

// Taken reports whether what the file said counts at all.
func (f *ReceivedFile) Taken() bool {
	return f.Status != Refused && f.Status != Voided && f.Status != Unopened && f.Status != Pending && f.Status != Unread && f.Status != Skipped && f.Status != Attached
}

// Arrived is the day on which the file counts as arrived: what staff entered,
// where it can be that day, else the day of the run that first saw it.
func (f *ReceivedFile) Arrived() form.Date { return cmp.Or(f.arrived, f.FirstSeen) }

// FileStatus is what became of a file: 已并入, 不能并入. The values are those of JSON.
type FileStatus string

// The statuses of a file.
const (
	Merged     FileStatus = "merged"
	Superseded FileStatus = "superseded"
	Duplicate  FileStatus = "duplicate"
	Refused    FileStatus = "refused"
	Skipped    FileStatus = "skipped"
	Voided     FileStatus = "voided"   // by staff: it was sent by mistake
	Unopened   FileStatus = "unopened" // it is not known what is in it
	Pending    FileStatus = "pending"  // staff have to say who sent it
	Unread     FileStatus = "unread"   // it is no workbook: a person has to enter what it says
	Attached   FileStatus = "attached" // a scan, which goes with what was filed otherwise
)

// OtherFile is a file that a run found and does not keep: a duplicate, or what is no
// return.
type OtherFile struct {
	Path   string     `json:"path"`
	Region string     `json:"region,omitempty"` // code
	Status FileStatus `json:"status"`
}

// receive says what this run makes of a file of the state: whose it is, when it came,
// what is found in it, and which 申报书 it brings.
func (r *Rollup) receive(known *File, present map[string]string, choices form.Choices, lists map[string]string) *ReceivedFile {
	file := &ReceivedFile{File: known, Status: Merged}
	path, here := present[known.ID()]
	if file.Present = here; here {
		moved := *known
		moved.Path = path
		file.File = &moved
	}
	facts := r.sentBy(file)
	file.Region, facts.Misdated = facts.Region, r.findArrival(file)
	if why := known.Receipt.Void; why != "" {
		file.Status, file.Reason = Voided, "已作废："+why
		return file
	}
	r.fillFacts(&facts, file)
	if known.Return.Mark.Kind != form.ListBook {
		facts.ListedIn = lists[r.childOf(file.Region.Code)]
	}
	file.Findings = checks.CheckFile(&facts)
	r.settle(file.Findings, file)
	if i := slices.IndexFunc(file.Findings, checks.Refuses); i >= 0 {
		file.refuse(file.Findings[i], &facts)
		return file
	}
	if facts.SenderUnknown() {
		file.awaitSender(&facts)
	}
	file.Late = file.Receipt.Exception() == "" && r.Plan.Late(file.Region, file.Arrived(), file.Receipt.arrivedAt()) && !file.unproved(r.Plan)
	if known.Return.Unread != nil && file.Status == Merged {
		file.awaitEntry()
	}
	if known.Return.Mark.Kind != form.ListBook {
		file.Screen, _ = checks.ScreenedBy(r.Plan, r.Region, file.Region)
	}
	for i, filled := range known.Return.Projects {
		if facts.IsForeign(filled) {
			file.Foreign++ // W004 tells it
			continue
		}
		file.Projects = append(file.Projects, r.versionOf(file, i, choices))
	}
	return file
}

// findArrival takes the day on which the file arrived: the one that staff entered, else
// that of the document from which it was filled, else that of the first sight. It says in
// Chinese why what they entered cannot be the day.
func (r *Rollup) findArrival(file *ReceivedFile) (misdated string) {
	file.arrived, file.registered = r.arrivalOf(file.File)
	if first := r.resaved[file.ID()]; first != nil {
		file.resaved = first
		file.arrived, file.registered = r.arrivalOf(first)
	}
	return r.misdated(file.File)
}

// arrivalOf is when a file arrived for itself, and whether that is known of more than the
// first sight: staff have entered it, or the document from which it was filled was there.
func (r *Rollup) arrivalOf(f *File) (day form.Date, registered bool) {
	if d, ok := f.Receipt.arrivedOn(f.FirstSeen.Year); ok && !d.IsZero() && r.misdated(f) == "" {
		return d, true
	}
	if since := r.enteredSince(f); !since.IsZero() && since.Before(f.FirstSeen) {
		return since, true
	}
	return f.FirstSeen, false
}

// refuse has nothing of the file count, because of the finding.
func (f *ReceivedFile) refuse(why checks.Finding, facts *checks.FileFacts) {
	f.Status, f.Reason = Refused, why.Message
	if f.contentUnknown() {
		f.Status = Unopened
	}
	if facts.SenderFault == "" { // whoever sent it
		f.Findings = slices.DeleteFunc(f.Findings, checks.Finding.AsksWhoSentIt)
	}
	if !f.Present {
		// It was taken away, as the message asked: its row stays in 收件登记, and asks
		// for nothing more.
		f.Findings, f.Reason = nil, "来源文件已移走。原因曾是："+why.Message
	}
}

// versionOf interprets the n-th form of the file. Where the plan does not know
// whose it is, it is the sender's, and W004 says so.
func (r *Rollup) versionOf(file *ReceivedFile, n int, choices form.Choices) *Version {
	filled := file.Return.Projects[n]
	shown := file.asSent(filled)
	region, known := r.Plan.Region(shown.Region)
	if !known {
		region = file.Region
	}
	if filled.SHA256 == file.SHA256 {
		shown.File = file.Path
	}
	v := &Version{File: file, Facts: checks.NewApplication(shown, r.Plan, choices, region, r.AsOf).LookUp(r.history), Nth: n}
	v.Findings = checks.CheckApplication(v.Facts)
	r.settle(v.Findings, file)
	if v.Sourceless = filled.SHA256 == ""; v.Sourceless {
		v.Findings = slices.DeleteFunc(v.Findings, func(f checks.Finding) bool { return f.Field == "" || !filled.Has(f.Field) })
	}
	return v
}

// fillFacts adds what the rules look at of the file to what is known of its sender.
func (r *Rollup) fillFacts(facts *checks.FileFacts, file *ReceivedFile) {
	facts.Path, facts.Plan, facts.Merging, facts.Return = file.Path, r.Plan, r.Region, file.Return
	facts.Arrived, facts.Clock = file.Arrived(), file.Receipt.arrivedAt()
	facts.OwnTime, facts.Unproved = file.Return.OwnTime, file.unproved(r.Plan)
	if texts := TextsIn(file.Receipt.Copies); len(texts) == 1 { // of two a person is asked (R011)
		facts.Copies = texts[0]
	}
	facts.Exception, facts.HalfException = file.Receipt.Exception(), file.Receipt.lacks()
	facts.SentBackUnchanged = r.sentBackUnchanged(file.File)
	facts.NameSays = nameSays(r.Plan, file, facts.Clues)
}

// misdated says in Chinese why what staff entered as the day of arrival cannot be
// that; "" where it can, or nothing was entered.
func (r *Rollup) misdated(f *File) string {
	entry := Quoted(f.Receipt.Arrived)
	d, ok := f.Receipt.arrivedOn(f.FirstSeen.Year)
	switch cycle, _ := strconv.Atoi(r.Plan.Year); {
	case !ok:
		return entry + "认不出"
	case d.IsZero():
		return ""
	case !r.AsOf.IsZero() && d.After(r.AsOf):
		return entry + "晚于运行日期（" + r.AsOf.Chinese() + "）"
	case d.Year < cycle:
		return entry + "早于本年度（" + r.Plan.Year + "）"
	default:
		return ""
	}
}

// unproved reports whether nothing shows that the file is late, or in time (C004): it
// was first seen after the last day, but was last saved before, and staff have not
// entered when it arrived.
func (f *ReceivedFile) unproved(p *plan.Plan) bool {
	first := cmp.Or(f.resaved, f.File)
	return !f.registered && !first.Return.OwnTime.IsZero() &&
		p.Late(f.Region, first.FirstSeen, "") && !p.Late(f.Region, first.Return.OwnTime, "")
}

// StatusChinese is what became of the file: one whose projects count in an older
// version was not replaced.
func (f *ReceivedFile) StatusChinese() string {
	if f.Status == Superseded && f.older {
		return "未采用"
	}
	return FileStatusChinese(f.Status)
}

// FileStatusChinese is what became of a file, in workbooks and on the terminal.
func FileStatusChinese(s FileStatus) string {
	return map[FileStatus]string{Merged: "已并入", Superseded: "已被新版替代", Duplicate: "重复", Refused: "不能并入", Skipped: "跳过", Voided: "已作废", Unopened: "打不开", Pending: "待核实", Unread: "待录入", Attached: "附件"}[s]
}

// Explain says what became of the file, for people.
func (f *ReceivedFile) Explain() string {
	switch {
	case f.Reason != "":
		return f.Reason
	case !f.Present:
		return "来源文件不在：这次没有找到，内容仍按原来收到的保留"
	case len(f.Return.Projects) == 0:
		return "没有填写项目"
	}
	text, older := strconv.Itoa(len(f.Return.Projects))+" 个项目"+f.entryText(), 0
	if f.Foreign > 0 {
		text += fmt.Sprintf("，其中 %d 个是别的单位的，没有并入（W004）", f.Foreign)
	}
	for _, v := range f.Projects {
		if !v.Counts {
			older++
		}
	}
	if older > 0 {
		text += fmt.Sprintf("，其中 %d 个按别的文件中的版本", older)
	}
	return text
}
