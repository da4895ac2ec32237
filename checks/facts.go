package checks

import (
	"slices"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// FileFacts is a received workbook as its rules look at it: 来件/沁水县申报表.xlsx, of
// 沁水县, arrived on 2021-05-07.
type FileFacts struct {
	Path              string
	Plan              *plan.Plan
	Merging           plan.Region // the region whose returns are merged
	Region            plan.Region // whose return it counts as; zero when it cannot be told
	Marked            plan.Region // whose return it is by its mark; zero when it cannot be told
	Clues             []Clue      // that another unit sent it
	Sender            string      // who sent it, as staff entered it: 高平市; "" for nothing
	SenderFault       string      // Chinese: what is wrong with that entry; "" for nothing
	Return            *form.Return
	Arrived           form.Date // by the evidence of receipt
	Clock             string    // when on that day, as staff entered it: 16:20; "" where nobody noted it
	Exception         string    // who allowed a late arrival and why; "" where none was allowed
	HalfException     string    // the column that is blank where the other one is not
	Copies            string    // paper copies that came, as staff entered it: 5份; "" for nothing
	SameAs            string    // path of the file with the same bytes that stands for this one
	ListedIn          string    // path of the list of the unit that the region reports to
	OwnTime           form.Date // when it was last saved, by its own word
	Unproved          bool      // first seen too late, saved in time, and staff have not entered when it arrived
	Misdated          string    // Chinese: what is wrong with the day of arrival that was entered; "" for nothing
	SentBackUnchanged bool      // it had gone back to be corrected, and says what it said then
	NameSays          string    // code of a county that the file name names and that is none of Clues

	county *Application // 县区信息, once it is understood
}

// Clue is a sign that another unit sent a file than the one of its mark, e.g. 高平市,
// by 文件名或者文件夹.
type Clue struct {
	Unit plan.Region
	By   string // Chinese
}

// Application is one 申报书 with its answers understood: 专职标准化人员数 若干 is no number.
// NewApplication makes it.
type Application struct {
	Form   *form.Filled
	Plan   *plan.Plan
	Region plan.Region // that filed it
	AsOf   form.Date   // the day of the run

	choices form.Choices
	fields  []*form.Field // of the sheet, in its order
	values  map[form.ID]form.Value
	faults  map[form.ID][]form.Fault

	history *History // what earlier years say; nil where nobody looked

	onRead func(form.ID) // a test sees by it which answers a rule asks for; nil else
}

// Sent is a project together with the file that brought it, e.g. the third row on
// the list of 晋城市.
type Sent struct {
	*Application
	Sender  plan.Region // whose file it is
	Screen  plan.Region // who should have screened it and did not; else zero
	List    string      // path of the file
	Altered []form.Note // what somebody altered by hand in its row on the sender's list
}

// UnitStatus is 填报情况 of a unit: 已报, 未报, 空表. The values are those of JSON.
type UnitStatus string

// A unit has filed, or is missing in one of four ways, or what it has is not known yet, or
// it came in a form from which a person has to enter it.
const (
	Filed      UnitStatus = "filed"
	NoFile     UnitStatus = "no_file"     // nothing arrived
	NotOwed    UnitStatus = "not_owed"    // nothing arrived, and by the plan the unit need not send anything
	BlankBook  UnitStatus = "blank"       // the workbook came back with nothing on it
	AllInvalid UnitStatus = "all_invalid" // every project is blocked, or every file refused
	NilFiled   UnitStatus = "nil_return"  // a signed statement that there is no project
	Unopened   UnitStatus = "unopened"    // what it has may be in a file that could not be opened

	CameAsWord  UnitStatus = "word"         // 申报书 in Word, and nothing that counts beside it
	CameAsScan  UnitStatus = "scan"         // scans, the same
	CameAsOther UnitStatus = "other_format" // archives and the like, the same
)

// UnitStatuses are all of them, in the order in which people read them.
func UnitStatuses() []UnitStatus {
	return []UnitStatus{Filed, NoFile, NotOwed, CameAsWord, CameAsScan, CameAsOther, BlankBook, AllInvalid, NilFiled, Unopened}
}

// StatusOf is the status of a unit that has sent nothing that counts but files in
// those forms. The one that is the least work to enter says it.
func StatusOf(forms []form.Otherwise) UnitStatus {
	switch {
	case slices.Contains(forms, form.AsWord):
		return CameAsWord
	case slices.Contains(forms, form.AsScan):
		return CameAsScan
	default:
		return CameAsOther
	}
}

// AwaitsEntry reports whether the unit has sent something, and a person has to enter
// it or to ask for a workbook.
func (s UnitStatus) AwaitsEntry() bool {
	return s == CameAsWord || s == CameAsScan || s == CameAsOther
}

// UnreadFile is a file of a unit whose answers a person has to enter: 来件/沁水县申报书.docx,
// the 申报书 of 示例茶试点 in Word.
type UnreadFile struct {
	Path string
	form.Unread
	Detail string // Chinese: what it is, and what to do
}

// UnitFacts is one 填报单位 with what it filed: 沁水县 where 晋城市 is merged, 晋城市 where
// the province is.
type UnitFacts struct {
	Region            plan.Region
	Plan              *plan.Plan
	Status            UnitStatus
	Projects          []*Application
	Invalid           int            // of Projects: those with errors, and those that were withdrawn
	InvalidIn         map[string]int // the same by domain
	Withdrawn         int            // of Projects
	Refused           int            // files that could not be taken
	Unopened          int            // files that could not be opened: it is not known what is in them
	Voided            int            // files that staff voided
	Unread            []UnreadFile   // files that are no workbooks, those that were entered since left out
	Unscreened        int            // of Projects: sent past the unit, which should have screened them
	Foreign           int            // forms on its list that are another unit's
	UnopenedOfUnknown int            // files that could not be opened and of which it is not known whose they are
	NilLacks          []string       // Chinese: what its nil return has to say and does not: 原因, 负责人签字

	SenderUnknown []string // paths of files with its mark that seem to be another unit's (C011)
	Seeming       []string // paths of files with another mark that seem to be its own (C011)

	Settled    map[*Application]bool // people have entered something about it
	Superseded []Versions            // older versions
	Kept       []Versions            // newer versions with errors: the valid older ones still count
	Unclear    []Versions            // versions that may be newer or older
	LeftOut    []LeftOut

	Place // of its workbook, where there is one
}

// Versions are two versions of one project: what the county sent first, 甲.xlsx, and its
// correction, 乙.xlsx.
type Versions struct {
	Counts, Other *Application
	Changes       string // Chinese: what the one that counts says otherwise; "" for nothing
}

// LeftOut is a project that a newer edition of its workbook does not have: 示例甲试点, in
// 来件/沁水县申报表2.xlsx.
type LeftOut struct {
	Project *Application
	Edition string // path
	Unsure  bool   // the edition may be a correction sent by itself, or the older one
	Renamed string // a project of the edition and of the same unit, which it may be under another name; "" for none
}

// reportsToTop reports whether the unit reports to the root of the tree, as a
// city does: what it owes is a list (R007) and not a form (C001).
func (u *UnitFacts) reportsToTop() bool { return u.Plan.QuotaUnit(u.Region.Code).Code == u.Region.Code }

// OwesNothing reports whether the unit may report and need not (可以报), and has sent nothing
// that anybody waits for.
func (u *UnitFacts) OwesNothing() bool {
	return u.Region.MayReport && (u.Status == NotOwed || u.Status == BlankBook || u.Status == NilFiled)
}

// Recommendation and opinion words that people enter in a rollup.
const (
	OpinionPass    = "通过"
	OpinionReturn  = "退回"
	OpinionPending = "待定"

	OpinionWithdrawn = "撤回"  // by the unit that filed it
	OpinionStands    = "未撤回" // it stands although a newer workbook does not have it

	RecommendYes     = "是" // at an office that selects SelectYes says the same
	RecommendNo      = "否"
	RecommendReserve = "备选"
)

// Opinions are the words of 初审意见.
func Opinions() []string {
	return []string{OpinionPass, OpinionReturn, OpinionPending, OpinionWithdrawn, OpinionStands}
}

// State is 目前状态 of a project: 推荐, 备选, 待决定. The values are those of JSON.
type State string

// The states of a project.
const (
	Recommended State = "recommended" // by a person
	Auto        State = "auto"        // recommended because the limit leaves room
	Reserve     State = "reserve"     // behind the limit, or put there by a person
	Undecided   State = "undecided"   // a person has to say
	Refiled     State = "refiled"     // sent again after it was returned: a person has to look again

	NotRecommended State = "not_recommended" // by a person, although it could go up

	Selected    State = "selected"     // 入选, by a person of the office that selects
	NotSelected State = "not_selected" // 不予立项, likewise

	Blocked    State = "blocked"    // by a finding
	Unverified State = "unverified" // it is not known who sent its file, or whether a required answer counts
	Late       State = "late"
	Returned   State = "returned"  // by a person
	Withdrawn  State = "withdrawn" // by its unit
)

// Standing is a row of 项目汇总 as the rules look at it: the project, what people
// entered about it, and its state.
type Standing struct {
	Region    plan.Region // that filed it
	Name      string
	Blocked   bool
	Late      bool
	Opinion   string // as people entered it
	Recommend string // 是, 否, 备选; of an office that selects what is the same there
	Reason    string
	Answer    string // what is said to the units about it (答复理由)
	State     State
	Place     // of the decision in the rollup

	Gone          string // Chinese: why the project of the decision is not there any more
	NoFile        bool   // no file has the project any more
	Beside        string // the project that shows another decision about the same; "" for none
	Changed       string // Chinese: what changed in the project after the decision
	Refiled       bool   // it was returned, and has changed since
	Project       *Application
	Listed        string // code of the unit on whose list it came; "" for none
	Unclear       bool   // it is not known which of two versions is the newer one (C009)
	AlteredOnList bool   // its row on the list of its unit was altered by hand, and that is not confirmed (R014)
	SenderUnknown bool   // staff have not entered yet who sent its file (C011)
	Doubtful      bool   // a required answer is crossed out, unseen or a picture, and nobody has said whether it counts (F014, F015)
}

// Contest is the projects that share one limit, e.g. 晋城市 农业: 3 candidates for 2
// places.
type Contest struct {
	plan.Cap
	Column      string // in which people put the projects in order: 排序
	Candidates  int
	Recommended int      // by people, above or below the limit
	Over        bool     // more recommended than the limit
	Sent        bool     // and that is the list of the unit, about which nobody has said anything here
	Undecided   []string // the projects that wait for a person, as people read them: 阳城县“示例试点”
	Chosen      []string // those that people recommended, likewise, where they are too many
	Asks        []string // Chinese: what has to be asked about some of them, and how to answer
	Why         string   // Chinese: what the person has to say
	Unordered   bool     // some of them have to be put in order before they go up (须排序)
	WaitsFor    string   // Chinese: the other limit that has to be decided first; "" for none
	Place                // of the first project of it in the rollup
}

// ToDecide reports whether a person has to decide about the limit itself, and not about
// another one first.
func (c Contest) ToDecide() bool { return (c.Over || len(c.Undecided) > 0) && c.WaitsFor == "" }

// RollupFacts is a whole 汇总 as its rules look at it: 晋城市 with seven projects.
type RollupFacts struct {
	Plan      *plan.Plan
	Merging   plan.Region
	Projects  []*Application // in the order of the rollup, those no longer valid left out
	Standings []Standing
	Contests  []Contest
	Short     []Shortfall
	Passed    int // projects of earlier years that have passed
	Unjoined  []UnjoinedName
	Altered   []AlteredCell
	Disagreed []Disagreement
	Shuffled  []string    // projects whose opinions stand in other rows than before, and nothing else was entered
	Stray     []StrayText // what people wrote where nothing is to be written
	NotKept   []NotKept   // what they put into the rollup and no merge can draw again
	File      string      // of the rollup
}

// Disagreement is an entry that two copies of the rollup changed differently: of
// 示例甲试点 the 排序, 1 and 3.
type Disagreement struct {
	About, Column string
	Texts         []string // as the copies have them
}

// StrayText is text that people typed outside of the columns that they fill, e.g.
// 已电话通知 in a column 处理情况 of their own.
type StrayText struct {
	Sheet string
	About string // Chinese: where it stood
	Text  string // the beginning of it
}

// NotKept is something on a sheet of the rollup that a merge cannot draw again: of 我的统计,
// “图表、图片或者图形”.
type NotKept struct {
	Sheet string
	What  string // Chinese
}

// UnjoinedName is an entry in 原试点名称 that is the name of no other project: 示例旧试点.
type UnjoinedName struct {
	Region        plan.Region
	Project, Name string
	Why           string // Chinese
	Place                // of the entry
}

// AlteredCell is a cell of the rollup that was changed by hand and is not for people to
// fill, e.g. 联系人 in 申报详情.
type AlteredCell struct {
	Place
	What   string // Chinese: the answer, what it was and what it was changed to
	Answer bool   // it is an answer of a unit
}
