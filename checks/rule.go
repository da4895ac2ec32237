package checks

import (
	"cmp"
	"slices"
	"strings"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// Severity says what a finding does: 错误, 提示, 告知. The zero value is invalid on
// purpose.
type Severity int

// Error blocks a project, which then cannot be recommended, or a file. Warning
// asks a person to look. Info only informs.
const (
	Error Severity = iota + 1
	Warning
	Info
)

// String is the severity in JSON.
func (s Severity) String() string {
	return [...]string{"", "error", "warning", "info"}[s]
}

// Chinese is the severity in workbooks and on the terminal.
func (s Severity) Chinese() string {
	return [...]string{"", form.UnfitError, form.UnfitAsks, form.UnfitTells}[s]
}

// severityOf is the inverse of Chinese; 0 for another word.
func severityOf(word string) Severity {
	return Severity(max(0, slices.Index([]string{"", Error.Chinese(), Warning.Chinese(), Info.Chinese()}, word)))
}

// Place is where a finding points: 来件/沁水县申报表.xlsx 项目01!C8. A finding has a cell wherever there is one:
// also for a blank, because the form says where the answer belongs.
type Place struct {
	File  string
	Sheet string
	Cell  string
}

// Finding is a row of 问题清单: what a rule found, and where, e.g. P009 at
// 来件/沁水县申报表.xlsx 项目01!C8.
type Finding struct {
	Rule    *Rule
	Region  string  // code of the region it concerns, "" when unknown
	Project string  // name, "" when it is not about one
	Field   form.ID // "" when it is about none
	Domain  string  // whose limit it is about, 农业; "" when it is about none
	Place
	Message string // Chinese: what was found and what to do
	Whole   bool   // the message lists answers, each of them brief: it is not cut

	As     Severity    // of a rule whose severity the plan sets field by field: this answer's; else zero
	Clause form.Clause // the paragraphs on which it rests for its unit, by the plan at hand: 省 二(一)3
	inPlan Severity    // that its rule has there; 0 where the finding was made without a plan
	locked bool        // nobody can set it at rest there

	Told bool // nobody has to do anything about it, although its rule asks: the whole text is in the appendix

	Confirmable bool // a person may confirm it, although its rule is an error: a nil return

	Subject, Other *Application // the projects that it asks about: of C002 and R004 two, else one or none

	Source string // SHA-256 of the file that it is about, where it is about no project
	judged string // the answers that it judges, in full: a message quotes them briefly
	Key    string // of its question, once it has been looked up
	Rest   *Rest  // why it rests; nil while it asks
}

// Severity is that of its rule, unless the plan says another one or it is only told.
func (f *Finding) Severity() Severity {
	if f.Told {
		return Info
	}
	return f.RuleSeverity()
}

// RuleSeverity is that which its rule has in the plan at hand, or the answer that it is about.
func (f *Finding) RuleSeverity() Severity { return cmp.Or(f.As, f.inPlan, f.Rule.Severity) }

// under is the finding as the plan has its rule: its severity, what of its paragraphs holds
// for its unit, and whether a person may set it at rest.
func (f Finding) under(p *plan.Plan) Finding {
	set := p.Rule(f.Rule.ID)
	f.inPlan, f.Clause, f.locked = severityOf(set.Severity), p.ClauseFor(cmp.Or(f.Clause, set.Clause), f.Region), !set.Confirm
	if f.As != 0 {
		f.locked = f.As == Error
	}
	return f
}

// Rule is one rule, P006 试点区域参与企业比例不足. One of its functions is set: by what it
// looks at. Two are
// set where the same fault can stand on a project's form and on the sheet
// 县区信息, which belongs to the file (of one answer, F, and of W008), where a
// file or one project of it may be superseded (W009) or another unit's (W004), where a
// document waits or its workbook does (W018), and
// where a list or the rollup itself was altered (R009).
type Rule struct {
	ID        string // for ever: never renumbered, never used again
	Title     string // Chinese: what it is about, one line
	Severity  Severity
	Detail    string // Chinese: what it means and how to put it right
	Since     string // the cycle it came with
	Keeps     bool   // of an Error about a file: it is merged all the same; about a project: it is not blocked
	Waits     bool   // until it is answered no project that it is about is recommended by itself
	HoldsList bool   // of an Error about a file: no list is written while it stands

	// Fields are those whose answers it needs. A rule with EachField looks at every
	// answer by the field's own type, need and bounds, or compares all of them.
	Fields    []form.ID
	EachField bool

	// Severally says that it looks at each of its fields by itself: where a plan does not
	// ask for one of them, it looks at the others. Any other rule then does not look.
	Severally bool

	File    func(*FileFacts, Report)
	Project func(*Application, Report)
	Sent    func(*Sent, Report)
	Unit    func(*UnitFacts, Report)
	Asked   func(*RollupFacts, Report) // of the whole rollup, before the limits are decided
	Rollup  func(*RollupFacts, Report)

	// Example is a case in which the rule speaks.
	Example Example
}

// Needs names the fields that the rule needs, as the form calls them: 参与试点的企业数、
// 区域内相同行业企业总数、试点类型, without those that it does not ask for. It is "" for a
// rule that needs none.
func (r *Rule) Needs(planForm *form.Form) string {
	if r.EachField {
		return "每一栏"
	}
	var titles []string
	for _, id := range slices.DeleteFunc(slices.Clone(r.Fields), func(id form.ID) bool { return !planForm.Has(id) }) {
		title := planForm.Title(id)
		if planForm.Field(id).InTable() {
			title = "工作步骤的" + title
		}
		titles = append(titles, title)
	}
	return strings.Join(titles, "、")
}

// Report states a finding. The runner stamps the rule, the region, the project
// and, unless the rule gives one, the place.
type Report func(Finding)
