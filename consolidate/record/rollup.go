package record

import (
	"cmp"
	"slices"

	"shidian/checks"
	"shidian/consolidate/side"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Rollup is a 汇总: everything that is computed from a state, the plan and the day of
// the run.
type Rollup struct {
	Plan   *plan.Plan
	Region plan.Region // whose rollup it is
	AsOf   form.Date   // the day of the run

	State    *State
	Files    []*ReceivedFile
	Versions []*Version     // every form of every accepted file
	Projects []*Project     // the version of each project that counts
	Orphans  []*Orphan      // decisions whose project no file has
	unjoined []unjoinedName // former names that people entered and that join nothing
	Changes  []Change       // against the earlier rollup
	Earlier  []LoggedRun    // runs of the season before this one, the first of it first
	By       string         // who runs it; "" where nobody says

	FilesFound int         // how many files this run found
	OtherFiles []OtherFile // those of them that are none of Files: duplicates, and what is no return

	Units    []*Unit // one for each region that reports to Region
	Contests []checks.Contest
	sharing  map[string][]*Project // the projects of each, by its key
	Findings []checks.Finding      // sorted

	Handwork Handwork // in the rollup that it carries on

	Place    func(row int, column string) checks.Place // of what people decide; see PlaceOf
	children *plan.Children                            // of Region
	history  *checks.History                           // what earlier years say
	resaved  map[string]*File                          // by the ID of a file: the earlier one that says the same
}

// PlaceOf tells where people decide about the rows of a rollup: the cell of a column
// of the i-th of its projects, and of its orphans behind them. What a rule asks for
// is filled in there.
type PlaceOf func(r *Rollup) func(row int, column string) checks.Place

// Version is one 申报书 of one file: 项目01 of 来件/沁水县申报表.xlsx.
type Version struct {
	Key      string // the project's identity
	Facts    *checks.Application
	File     *ReceivedFile
	Findings []checks.Finding
	// Sourceless says that the version is a row written on a list by hand: there is no
	// form behind it, so nothing is said of the answers that it lacks, and it cannot be
	// recommended.
	Sourceless bool
	Counts     bool     // it is the version that counts
	Project    *Project // that it is a version of

	Nth int // of the forms of its file, from 0
}

// Blocked reports whether a finding keeps the version from being recommended.
func (v *Version) Blocked() bool { return v.Sourceless || checks.Blocks(v.Findings) }

// Project is a row of 项目汇总: the version that counts, what people decided about it,
// and where it stands.
type Project struct {
	*Version
	Names     []string    // every name key it ever had
	Others    []*Version  // all its versions, the one that counts too
	Region    plan.Region // that filed it
	Unit      plan.Region // whose limit it counts against
	Domain    string      // "" when unknown
	Late      bool
	Inherited bool // it came in the list of a unit, which recommends it
	Decision  Decision
	Former    []FormerName
	Scans     []*ReceivedFile // its scans that came, in the order of the files
	State     checks.State
	Reason    string // Chinese: why it is not recommended

	Withdrawn    *ReceivedFile    // a newer edition of its workbook that no longer has it
	Refiled      bool             // it was returned and has come again: a person has to look
	Reworked     bool             // it was returned and has come again, and still cannot be recommended
	Accepted     bool             // a person looked at what came again, and accepts it
	goneReply    string           // what a person answered to C010: 撤回 or 未撤回
	Unsure       bool             // that edition may be a correction sent by itself, or the older one
	NewerInvalid *Version         // a newer version that has errors and so does not count
	Rivals       []*Version       // versions that may be the newer one, each with other answers
	questions    []checks.Finding // that wait for a person before it can be recommended by itself

	inTotalOrder bool    // 总排序 decides under the plan
	exceeded     int     // limits that it falls under and that more projects want places of than there are
	rank, total  float64 // as people entered them; infinite for none

	moved []string // identities of decisions about it from before it was known who sent it
}

// Orphan is a row of 项目汇总 without a project of its own: a decision whose project
// no file has (项目不在), or that stands beside another one about the same project.
type Orphan struct {
	Key      string
	Decision Decision
	Former   []FormerName
	Beside   *Project // the project that shows another decision; nil when there is none
}

// Gone says in Chinese why no project shows the decision.
func (o *Orphan) Gone() string {
	if o.Beside != nil && form.NormalName(o.Beside.Facts.Name()) == form.NormalName(o.Decision.Name) {
		return "同一个项目的另一行另填有意见"
	}
	if o.Beside != nil {
		return "它与“" + o.Beside.Facts.Name() + "”是同一个项目，那里另填有意见"
	}
	return "现有的文件中都没有这个项目"
}

// Unit is a unit that reports to the rollup's region, with its files and projects, as a
// row of 填报情况 shows it: 沁水县, 已报, 2 projects.
type Unit struct {
	*checks.UnitFacts
	Files    []*ReceivedFile
	Projects []*Project
	Late     bool
	Arrived  form.Date // of the first of its files that count; zero when nothing came
	Below    []form.Filing

	// Known once Decide has run: how many questions about it are open, and whether people
	// have confirmed that it has no project.
	asked     int
	confirmed bool
}

// Compute derives everything from the state. present holds the IDs of the
// files that this run found, with the path where it found them.
func Compute(p *plan.Plan, region plan.Region, asOf form.Date, state *State, present map[string]string, placeOf PlaceOf) *Rollup {
	r := &Rollup{Plan: p, Region: region, AsOf: asOf, State: state, FilesFound: len(present), children: plan.ChildrenOf(p, region.Code)}
	choices := p.Choices()
	files := state.sorted()
	r.findResaved(files)
	r.history = checks.NewHistory(state.PastProjects(), p)
	r.Files = make([]*ReceivedFile, len(files))
	lists := map[string]string{}
	for _, isList := range []bool{true, false} { // what counts of the others depends on the lists
		_ = side.BySide(len(files), func() func(i int) error {
			return func(i int) error {
				if (files[i].Return.Mark.Kind == form.ListBook) == isList {
					r.Files[i] = r.receive(files[i], present, choices, lists)
				}
				return nil
			}
		})
		if isList {
			lists = r.listsBelow()
		}
	}
	r.findCorrections()
	r.chooseVersions()
	r.findSuperseded()
	r.giveScans()
	r.stillKept()
	r.buildUnits()
	r.Place = placeOf(r)
	r.collect()
	return r
}

// listsBelow are the lists that were taken, by the unit that sent them: what a
// unit's counties send past it does not count beside its own list.
func (r *Rollup) listsBelow() map[string]string {
	lists := map[string]string{}
	for _, file := range r.Files {
		if file != nil && file.Taken() {
			lists[r.childOf(file.Region.Code)] = file.Path
		}
	}
	return lists
}

// findSuperseded says of files whose projects all count in another version which
// file that is. W009 says of the project what each version said otherwise.
func (r *Rollup) findSuperseded() {
	for _, file := range r.Files {
		r.findReplaced(file)
		newer := supersededBy(file)
		if newer == nil {
			continue
		}
		file.Status, file.Reason = Superseded, "全部项目已有更新的版本："+newer.Path
		if newer.Path == file.Path { // it was put in the place of the first one
			file.Reason = "（" + file.FirstSeen.String() + " 先收到的一版）" + file.Reason
		}
		if newer.resaved != nil && newer.resaved.ID() == file.ID() {
			file.SavedAgain = newer.Present
			file.Reason = "内容相同，只是重新保存过，仍按原来的到件日期：" + newer.Path
		}
		if compareFiles(newer, file) < 0 {
			// It came later and does not count: it is late, or has errors (C003, C006).
			file.older = true
			file.Reason = file.whyNotAdopted() + "全部项目仍按“" + newer.Path + "”中的版本"
		}
	}
}

// collect gathers the findings of the files, of the versions that count, and
// of the units.
func (r *Rollup) collect() {
	for _, file := range r.Files {
		r.Findings = append(r.Findings, file.Findings...)
	}
	for _, p := range r.Projects {
		if p.isWithdrawn() {
			p.rest()
		}
		r.Findings = append(r.Findings, p.Findings...)
		if p.NewerInvalid != nil { // the county is asked to put it right, and has to know what
			r.Findings = append(r.Findings, p.NewerInvalid.Findings...)
		}
	}
	for _, u := range r.Units {
		r.AddFindings(checks.CheckUnit(u.UnitFacts)...)
	}
	r.AddFindings(checks.CheckAsked(r.questionFacts())...)
	r.findQuestions()
	checks.Sort(r.Findings)
}

// rest sets at rest what was found in a project that was withdrawn: nobody has to put that
// right any more.
func (p *Project) rest() {
	versions := []*Version{p.Version}
	if p.NewerInvalid != nil {
		versions = append(versions, p.NewerInvalid)
	}
	for _, v := range versions {
		v.Findings = slices.Clone(v.Findings)
		for i := range v.Findings {
			if v.Findings[i].Open() {
				v.Findings[i].Rest = &checks.Rest{Result: checks.OpinionWithdrawn, Moot: true}
			}
		}
	}
}

// AddFindings adds findings with what people answered to them. A run adds those about
// files that the rollup does not keep.
func (r *Rollup) AddFindings(findings ...checks.Finding) {
	r.settle(findings, nil)
	r.Findings = append(r.Findings, findings...)
}

// sortProjects: by filing region, then file, then sheet.
func sortProjects(projects []*Project) {
	slices.SortStableFunc(projects, func(a, b *Project) int {
		fa, fb := a.Facts.Form, b.Facts.Form
		return cmp.Or(cmp.Compare(a.Region.Code, b.Region.Code), cmp.Compare(fa.Origin.File, fb.Origin.File),
			cmp.Compare(fa.Sheet, fb.Sheet), cmp.Compare(a.Key, b.Key))
	})
}

// UnitName is the name of the undertaking unit, as the list prints it.
func (p *Project) UnitName() string { return p.Facts.Undertaker() }
