package form

import (
	"slices"
	"strings"
)

// BookKind is what a workbook is: 县区申报表, 汇总, 推荐项目清单, 征集方案, 检查结果,
// 申报书（打印件）, 推荐函.
type BookKind int

// The workbooks that the program knows.
const (
	UnknownBook BookKind = iota
	CountyBook           // 县区申报表
	RollupBook           // 汇总
	ListBook             // 推荐项目清单
	PlanBook             // 征集方案
	CheckBook            // 检查结果
	FormBook             // 申报书（打印件）：made of what was filed, to be printed and stamped
	LetterBook           // 推荐函: goes up with a list, and says nothing that the list does not
)

// Mark is what a workbook of ours says of itself, in its properties and in a cell:
// shidian|county|1|2021|140521.
type Mark struct {
	Kind    BookKind
	Edition string
	Cycle   string
	Region  string // code
	Form    string // digest of the form; "" for the official one, and in books that are no form
}

// NoteKind is what a note is about: a damaged workbook, text outside the form. The
// rule that tells it stands beside each.
type NoteKind int

// The kinds of notes. The zero value is none of them. 留底 keeps their numbers, so
// a new one goes to the end.
const (
	NotAWorkbook   NoteKind = iota + 1 // W001
	Unsafe                             // W002
	OtherWorkbook                      // W003
	ReadByCaption                      // W005
	LeftBehind                         // W006
	OutsideAnswer                      // W007
	NoValue                            // W008
	Damaged                            // W010
	Altered                            // R009
	OwnOutput                          // W011
	NewerFormat                        // W014
	Unopened                           // W012
	OddName                            // W013
	OtherPlan                          // C013
	SecondForm                         // W015
	DrawnOver                          // W016
	PartlyUnseen                       // W017
	WordForm                           // W018
	OtherForm                          // W019
	FormerUnit                         // W020
	OtherQuestions                     // W021
)

// Otherwise is in which other form than a workbook a return came: 申报书 in Word.
type Otherwise string

// The forms in which returns come. The values are those of JSON and 留底.
const (
	AsWord  Otherwise = "word"  // 申报书 in Word, from which an 申报表 can be made
	AsScan  Otherwise = "scan"  // scans and photos, PDF
	AsOther Otherwise = "other" // archives and whatever else
)

// Chinese is what people call it.
func (o Otherwise) Chinese() string {
	return map[Otherwise]string{AsWord: "Word 申报书", AsScan: "扫描件", AsOther: "其他格式的文件"}[o]
}

// Unread is a return whose answers have to be entered by a person, because it is no
// workbook: the 申报书 of 示例茶试点 in Word. Its file belongs to a unit like any other.
type Unread struct {
	As      Otherwise `json:"as"`
	Project string    `json:"project,omitempty"` // its name, where the file says it
}

// Note is what the reader noticed about a file, a sheet or a cell beside the
// answers, e.g. 带有宏，没有运行也不并入.
type Note struct {
	Kind   NoteKind
	Sheet  string
	Cell   string
	Detail string // Chinese: what was found and what to do
	Text   string `json:",omitempty"` // what was altered, in full: Detail cuts it
}

// Entry says of a workbook that it was filled from documents in another form, and who
// has compared the two: 沁水县申报书.docx, 甲某, nothing open.
type Entry struct {
	From []EntrySource `json:"from"`
	By   string        `json:"by,omitempty"`   // who has confirmed it, as entered on 待确认
	Open int           `json:"open,omitempty"` // points of 待确认 without an answer
}

// EntrySource is one of the documents: 沁水县申报书.docx.
type EntrySource struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
}

// Files names the documents, for a message.
func (e *Entry) Files() string {
	var names []string
	for _, s := range e.From {
		names = append(names, s.File)
	}
	return strings.Join(names, "、")
}

// Return is what one received workbook said: a county's answers and its 申报书, or
// the projects on a list. 留底 keeps it as this JSON.
type Return struct {
	Mark     Mark        `json:"mark"`
	OwnTime  Date        `json:"own_time,omitzero"`   // the day on which the file was last saved, by its own word; zero when it has none
	OwnClock string      `json:"own_clock,omitempty"` // the time of that day, 15:04:05
	Written  Date        `json:"written,omitzero"`    // of a list: the day that stands on it
	Notes    []Note      `json:"notes,omitempty"`
	Replies  []SentReply `json:"verified,omitempty"` // of a list: what the unit answered to findings of its projects
	Filing   []Filing    `json:"filing,omitempty"`   // of a list: what the regions below have filed
	Reserves []Reserve   `json:"reserves,omitempty"` // of a list: what the unit keeps as reserves
	Scans    []SentScan  `json:"scans,omitempty"`    // of a list: the scans of its projects, as the unit has matched them
	Spares   int         `json:"spares,omitempty"`   // untouched forms
	Draft    bool        `json:"draft,omitempty"`    // of a list: the unit that sent it has not made it final
	Unread   *Unread     `json:"unread,omitempty"`   // of what is no workbook; it has no projects
	Entry    *Entry      `json:"entry,omitempty"`    // of a workbook that was filled from other documents
	Corrects *Correction `json:"corrects,omitempty"` // of a workbook that had gone back to be corrected
	County   *Filled     `json:"county,omitempty"`   // the sheet 县区信息; nil when there is none
	Projects []*Filled   `json:"projects,omitempty"` // forms on which something was written
}

// Copy is a return of its own with the same answers, of which the codes may be changed.
func (r *Return) Copy() *Return {
	own := *r
	own.Notes, own.Filing, own.Projects = slices.Clone(r.Notes), slices.Clone(r.Filing), slices.Clone(r.Projects)
	for i, f := range r.Projects {
		filled := *f
		own.Projects[i] = &filled
	}
	if r.County != nil {
		county := *r.County
		own.County = &county
	}
	return &own
}

// SavedAt is when the file was last saved, by its own word: 2021-05-07 16:30:05,
// and "" when it does not say.
func (r *Return) SavedAt() string {
	if r.OwnTime.IsZero() || r.OwnClock == "" {
		return r.OwnTime.String()
	}
	return r.OwnTime.String() + " " + r.OwnClock
}

// SentReply is what a unit answered to a finding of one of its projects, and
// sends up with its list: the question, 无问题, 已电话核实.
type SentReply struct {
	Question string `json:"question"`
	Result   string `json:"result"`
	Note     string `json:"note"`
}

// SentScan is a scan that the list of a unit says to be of one of its projects, by the
// identity of that.
type SentScan struct {
	SHA256  string `json:"sha256"`
	Project string `json:"project"`
}

// Reserve is a project that a unit does not recommend for now and would if there were
// another place (备选), as its list says it: 示例桑试点, of 140522 in 农业, the 3rd.
type Reserve struct {
	Region string `json:"region"` // code
	Domain string `json:"domain"`
	Name   string `json:"name"`
	Unit   string `json:"unit,omitempty"` // 承担单位
	Rank   string `json:"rank,omitempty"`
	Said   string `json:"said,omitempty"` // 上报说明
}

// Filing is a row of 填报情况 on a list: 沁水县, 已报, 3 projects, 2 of them valid.
type Filing struct {
	Region   string // code
	Name     string
	Status   string `json:"Entry"` // a checks.UnitStatus; 留底 calls it Entry for ever
	Projects int
	Valid    int
}
