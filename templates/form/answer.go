package form

import (
	"strings"
)

// AnswerKind says how a workbook stored an answer: as text, a number, a date. Rules need it: digits that
// a number has lost cannot be seen in its text.
type AnswerKind int

// What a cell can hold.
const (
	Blank      AnswerKind = iota
	Text                  // text, decoded, as it stands in the cell
	Number                // a number; Raw is as the file wrote it
	DateCell              // a number shown as a date; Raw is 2006-01-02
	Boolean               // Raw is TRUE or FALSE
	ErrorValue            // Raw is #REF! or another error value
	NoResult              // a formula that was never calculated
)

// Answer is what stands in one blank of one filled form: 20万元 in C8, as text.
type Answer struct {
	Raw  string     `json:"r,omitempty"`
	Kind AnswerKind `json:"k,omitempty"`
	Cell string     `json:"c,omitempty"` // where it stands, as C8; also for a blank: where it belongs
	// Date1904 says that a Number stands in a workbook that counts days from 1904:
	// as the serial number of a day it means another one.
	Date1904 bool `json:"o,omitempty"`
	// Doubt is why a person has to look at the answer before it may count.
	Doubt Doubt `json:"d,omitempty"`
}

// IsBlank reports whether nothing was answered. White space and invisible
// characters are nothing.
func (a Answer) IsBlank() bool {
	return a.Kind == Blank || a.Kind == Text && Clean(a.Raw) == ""
}

// IsMissing reports whether nothing was answered, not even by a picture.
func (a Answer) IsMissing() bool { return a.IsBlank() && a.Doubt == "" }

// InDoubt reports whether the answer counts only after a person has said so.
func (a Answer) InDoubt() bool { return a.Doubt != "" && a.Doubt != Changing }

// HasNoValue reports whether the cell holds an error value, or a formula without a
// result (W008).
func (a Answer) HasNoValue() bool { return a.Kind == ErrorValue || a.Kind == NoResult }

// Unreadable reports whether the cell holds something that is no answer: a picture, or
// what has no value. It is told once (W008, F015) and is then unknown to every other
// rule.
func (a Answer) Unreadable() bool { return a.HasNoValue() || a.Doubt.isNoAnswer() }

// Origin is where a form came from: 项目01 of 来件/沁水县申报表.xlsx. It is the chain of
// custody of its answers.
type Origin struct {
	Region string `json:"region"` // code of the region whose workbook it was
	File   string `json:"file"`   // path below what was named on the command line
	SHA256 string `json:"sha256"` // of the file, lower-case hex
	Sheet  string `json:"sheet"`
}

// Step is one row of section 四: 2021年6月-2021年8月, 宣传培训, 示例沁河苹果合作社.
type Step struct {
	Content Answer `json:"step_content,omitzero"`
	Time    Answer `json:"step_time,omitzero"`
	Units   Answer `json:"step_units,omitzero"`
}

// StepIDs are the columns of section 四 in their order.
func StepIDs() []ID { return []ID{StepTime, StepContent, StepUnits} }

// Answer returns the step's answer to one of StepIDs.
func (s Step) Answer(id ID) Answer {
	switch id {
	case StepTime:
		return s.Time
	case StepContent:
		return s.Content
	default:
		return s.Units
	}
}

// Set puts the answer of one of StepIDs.
func (s *Step) Set(id ID, a Answer) {
	switch id {
	case StepTime:
		s.Time = a
	case StepContent:
		s.Content = a
	default:
		s.Units = a
	}
}

// IsBlank reports whether nothing was written in the row.
func (s Step) IsBlank() bool {
	return s.Time.IsMissing() && s.Content.IsMissing() && s.Units.IsMissing()
}

// Filled is one filled 申报书, 示例茶试点 on 项目01, or the filled sheet 县区信息.
type Filled struct {
	Origin
	Answers map[ID]Answer `json:"answers"` // by field: also answers to questions that the plan at hand does not ask
	Steps   []Step        `json:"steps,omitempty"`
	Listed  *Listed       `json:"listed,omitempty"` // what the list that brought it says beside; nil when none did

	// Appendix says that its workbook writes on a sheet behind it what a box does not hold.
	Appendix bool `json:"appendix,omitempty"`
	// Rooms are the lines that show in a box whose rows are not as high as they are
	// handed out, by the cell of the answer: F43 60.
	Rooms map[string]int `json:"rooms,omitempty"`
}

// SetRoom notes how many lines show in the box of the cell.
func (f *Filled) SetRoom(cell string, lines int) {
	if f.Rooms == nil {
		f.Rooms = map[string]int{}
	}
	f.Rooms[cell] = lines
}

// Listed is a project's row on the list of a unit, e.g. the second one, with 备注
// 已现场核查: what it says beside the answers, and what was altered in it by hand.
type Listed struct {
	Row     int    `json:"row,omitempty"`    // place among the projects, from 1; 0 when none stands for it
	Rank    string `json:"rank,omitempty"`   // that the unit gave it among its own: 1
	Said    string `json:"said,omitempty"`   // what the unit says of it to the office above
	Remark  string `json:"remark,omitempty"` // that people wrote in 备注 and beside the row
	Struck  bool   `json:"struck,omitempty"` // the row was struck off
	Altered []Note `json:"doubts,omitempty"` // what was struck off, added or altered by hand
}

// NewFilled returns an empty form of the given origin.
func NewFilled(origin Origin) *Filled {
	return &Filled{Origin: origin, Answers: map[ID]Answer{}}
}

// Answer returns what stands in the blank.
func (f *Filled) Answer(id ID) Answer { return f.Answers[id] }

// Set puts an answer.
func (f *Filled) Set(id ID, a Answer) {
	if a == (Answer{}) {
		delete(f.Answers, id)
		return
	}
	if f.Answers == nil {
		f.Answers = map[ID]Answer{}
	}
	f.Answers[id] = a
}

// IsBlank reports whether nothing has been written on the form: it is an untouched
// spare, and no project.
func (f *Filled) IsBlank() bool {
	for _, a := range f.Answers {
		if !a.IsMissing() {
			return false
		}
	}
	for _, s := range f.Steps {
		if !s.IsBlank() {
			return false
		}
	}
	return true
}

// Has reports whether the blank is answered.
func (f *Filled) Has(id ID) bool { return !f.Answers[id].IsBlank() }

// Name is the project's name for people: the cleaned pilot name, else what stands in for
// it, marked as that: 示例甲有限公司（没有填试点名称）.
func (f *Filled) Name() string {
	switch {
	case !f.Nameless():
		return f.StandIn()
	case f.StandIn() == f.sheetAsName():
		return f.Sheet + NoName
	default:
		return f.StandIn() + NoName
	}
}

// NoName stands behind the name of a project that has none.
const NoName = "（没有填试点名称）"

// StandIn is what a project is known by: the cleaned pilot name, else the cleaned unit,
// else the sheet in brackets. It is twice as long as the box on the official paper at
// most: whole pages are pasted into blanks by mistake.
func (f *Filled) StandIn() string {
	const longest = 120
	for _, id := range []ID{PilotName, UndertakingUnit, UnitName} {
		if a := f.Answers[id]; !a.IsBlank() && !a.Unreadable() {
			return Cut(oneLine(a.Raw), longest)
		}
	}
	return f.sheetAsName()
}

func (f *Filled) sheetAsName() string { return "（" + f.Sheet + "）" }

// Nameless reports whether the form does not say what its pilot is called.
func (f *Filled) Nameless() bool {
	a := f.Answers[PilotName]
	return a.IsBlank() || a.Unreadable()
}

func oneLine(s string) string { return strings.Join(strings.Fields(Clean(s)), " ") }

// Quote is an answer as a message quotes it.
func Quote(s string) string { return Cut(oneLine(s), 40) }

// Cut shortens text to n characters for a message or a cell beside its own,
// never inside a character.
func Cut(s string, n int) string {
	if runes := []rune(s); len(runes) > n {
		return string(runes[:n]) + "…"
	}
	return s
}
