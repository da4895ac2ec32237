package rollup

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"shidian/checks"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Rollup is everything that is computed from a state.
type Rollup struct {
	Plan   *plan.Plan
	Region plan.Region // whose rollup it is
	AsOf   form.Date   // the day of the run

	State    *State
	Files    []*FileLine
	Versions []*Version // every form of every accepted file
	Projects []*Project // the version of each project that counts
	Orphans  []*Orphan  // decisions whose project no file has
	Unmet    []unmet    // former names that people entered and that join nothing
	Changes  []Change   // against the earlier rollup

	Found   int     // how many files this run found
	Besides []Found // those of them that are none of Files: duplicates, and what is no return

	Units    []*Unit // one for each region that reports to Region
	Contests []checks.Contest
	Findings []checks.Finding // sorted
}

// Found is a file that a run found and that is not kept.
type Found struct {
	Path   string     `json:"path"`
	Region string     `json:"region,omitempty"` // code
	Status FileStatus `json:"status"`
}

// FileLine is one file and what became of it.
type FileLine struct {
	*File
	Region   plan.Region // whose return it is; zero when unknown
	Status   FileStatus
	Reason   string // Chinese
	Late     bool
	Present  bool // it was found in this run
	Findings []checks.Finding
	Projects []*Version

	arrived    form.Date
	registered bool // staff have entered when
	older      bool // what counts of its projects is an older version
}

// Taken reports whether what the file said counts at all.
func (f *FileLine) Taken() bool { return f.Status != Refused && f.Status != Voided }

// Arrived is the day on which the file counts as arrived: what staff entered,
// where it can be that day, else the day of the run that first saw it.
func (f *FileLine) Arrived() form.Date { return cmp.Or(f.arrived, f.FirstSeen) }

// FileStatus is what became of a file. The values are those of JSON.
type FileStatus string

// The statuses of a file.
const (
	Merged     FileStatus = "merged"
	Superseded FileStatus = "superseded"
	Duplicate  FileStatus = "duplicate"
	Refused    FileStatus = "refused"
	Skipped    FileStatus = "skipped"
	Voided     FileStatus = "voided" // by staff: it was sent by mistake
)

// Version is one form of one file.
type Version struct {
	Key      string // the project's identity
	Facts    *checks.Project
	File     *FileLine
	Findings []checks.Finding
	// Sourceless is a row that somebody wrote on a list by hand: there is no form
	// behind it, so nothing is said of the answers that it lacks, and it cannot
	// be recommended.
	Sourceless bool
	Counts     bool     // it is the version that counts
	Project    *Project // that it is a version of
}

// Blocked reports whether a finding keeps the version from being recommended.
func (v *Version) Blocked() bool { return v.Sourceless || checks.Blocks(v.Findings) }

// Project is one project of the rollup: the version that counts, and where it
// stands.
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
	State     checks.State
	Reason    string // Chinese: why it is not recommended

	Withdrawn    *FileLine  // a newer edition of its workbook that no longer has it
	Unsure       bool       // that edition may be a correction sent by itself, or the older one
	NewerInvalid *Version   // a newer version that has errors and so does not count
	Rival        *Version   // a version that may be the newer one and says something else
	Alike        []*Project // projects of the county that may be this one under another name or code
}

// Orphan is a decision whose project no file has, or that stands beside
// another one about the same project.
type Orphan struct {
	Key      string
	Decision Decision
	Former   []FormerName
	Beside   *Project // the project that shows another decision; nil when there is none
}

// Gone says in Chinese why no project shows the decision.
func (o *Orphan) Gone() string {
	if o.Beside != nil {
		return "它与“" + o.Beside.Facts.Name() + "”是同一个项目，那里另填有意见"
	}
	return "现有的文件中都没有这个项目"
}

// Unit is one region that reports to the rollup's region.
type Unit struct {
	*checks.Unit
	Files    []*FileLine
	Projects []*Project
	Valid    int
	Late     bool
	Arrived  form.Date // of its first file; zero when nothing came
	Below    []form.Filing

	removed int // voided files, and refused ones that are not there any more
	leftOut int // valid projects that a newer edition no longer has
}

// Compute derives everything from the state. present holds the IDs of the
// files that this run found, with the path where it found them.
func Compute(p *plan.Plan, region plan.Region, asOf form.Date, state *State, present map[string]string) *Rollup {
	r := &Rollup{Plan: p, Region: region, AsOf: asOf, State: state, Found: len(present)}
	choices := p.Choices()
	lists := r.listsBelow()
	for _, f := range state.sorted() {
		r.Files = append(r.Files, r.lineOf(f, present, choices, lists))
	}
	r.chooseVersions()
	r.findSuperseded()
	r.buildUnits()
	r.collect()
	return r
}

// listsBelow are the lists that came, by the unit that sent them: what a unit's
// counties send past it does not count beside its own list.
func (r *Rollup) listsBelow() map[string]string {
	lists := map[string]string{}
	for _, f := range r.State.sorted() {
		if child := r.childOf(f.Return.Region); f.Return.Kind == form.ListBook && child != "" {
			lists[child] = f.Path
		}
	}
	return lists
}

// lineOf interprets one file.
func (r *Rollup) lineOf(f *File, present map[string]string, choices form.Choices, lists map[string]string) *FileLine {
	line := &FileLine{File: f, Status: Merged}
	path, here := present[f.ID()]
	if line.Present = here; here {
		moved := *f
		moved.Path = path
		line.File = &moved
	}
	line.Region, _ = r.Plan.Region(f.Return.Region)
	line.arrived = f.FirstSeen
	misdated := r.misdated(f)
	if d, ok := f.Receipt.ArrivedOn(f.FirstSeen.Year); ok && !d.IsZero() && misdated == "" {
		line.arrived, line.registered = d, true
	}
	if why := f.Receipt.Void; why != "" {
		line.Status, line.Reason = Voided, "已作废："+why
		return line
	}
	facts := r.factsOf(line)
	facts.Misdated = misdated
	if f.Return.Kind == form.CountyBook {
		facts.ListedIn = lists[r.childOf(line.Region.Code)]
	}
	line.Findings = checks.CheckFile(facts)
	for _, finding := range line.Findings {
		if checks.Blocks([]checks.Finding{finding}) {
			line.Status, line.Reason = Refused, finding.Message
			if !here {
				// Somebody took it away, as the message asked: it is still told in 收件登记,
				// and asks for nothing more.
				line.Findings, line.Reason = nil, "来源文件已移走。原因曾是："+finding.Message
			}
			return line
		}
	}
	line.Late = line.Receipt.Exception() == "" && r.Plan.Late(line.Region.Level, line.Arrived()) && !line.unproved(r.Plan)
	for _, filled := range f.Return.Projects {
		region, _ := r.Plan.Region(filled.Region)
		shown := *filled
		if filled.SHA256 == f.SHA256 {
			shown.File = line.Path
		}
		v := &Version{File: line, Facts: checks.NewProject(&shown, r.Plan, choices, region, r.AsOf)}
		v.Findings = checks.CheckProject(v.Facts)
		if v.Sourceless = filled.SHA256 == ""; v.Sourceless {
			v.Findings = slices.DeleteFunc(v.Findings, func(f checks.Finding) bool { return f.Field == nil || !filled.Has(f.Field) })
		}
		line.Projects = append(line.Projects, v)
	}
	return line
}

func (r *Rollup) factsOf(line *FileLine) *checks.File {
	return &checks.File{Path: line.Path, Plan: r.Plan, Merging: r.Region, Region: line.Region, Return: line.Return,
		Arrived: line.Arrived(), Exception: line.Receipt.Exception(), HalfException: line.Receipt.lacks(), NameSays: nameSays(r.Plan, line), OwnTime: line.Return.OwnTime, Unproved: line.unproved(r.Plan)}
}

// misdated says in Chinese why what staff entered as the day of arrival cannot be
// that; "" where it can, or nothing was entered.
func (r *Rollup) misdated(f *File) string {
	entry := "“" + brief(f.Receipt.Arrived) + "”"
	d, ok := f.Receipt.ArrivedOn(f.FirstSeen.Year)
	switch cycle, _ := strconv.Atoi(r.Plan.Cycle); {
	case !ok:
		return entry + "认不出"
	case d.IsZero():
		return ""
	case !r.AsOf.IsZero() && d.After(r.AsOf):
		return entry + "晚于运行日期（" + r.AsOf.Chinese() + "）"
	case d.Year < cycle:
		return entry + "早于本年度（" + r.Plan.Cycle + "）"
	default:
		return ""
	}
}

// unproved reports whether nobody can say that the file is late: it was first
// seen after the last day, but was last saved in time, and staff have not
// entered when it arrived.
func (f *FileLine) unproved(p *plan.Plan) bool {
	return !f.registered && !f.Return.OwnTime.IsZero() &&
		p.Late(f.Region.Level, f.FirstSeen) && !p.Late(f.Region.Level, f.Return.OwnTime)
}

// findSuperseded says of files whose projects all count in another version which
// file that is. What each version said otherwise is told of the project (W009).
func (r *Rollup) findSuperseded() {
	for _, line := range r.Files {
		newer := supersededBy(line)
		if newer == nil {
			continue
		}
		line.Status, line.Reason = Superseded, "全部项目已有更新的版本："+newer.Path
		if compareFiles(newer, line) < 0 {
			// It came later and does not count: it is late, or has errors (C003, C006).
			line.older = true
			line.Reason = "逾期或者有错误，全部项目仍按“" + newer.Path + "”中的版本"
		}
	}
}

// collect gathers the findings of the files, of the versions that count, and
// of the units.
func (r *Rollup) collect() {
	for _, line := range r.Files {
		r.Findings = append(r.Findings, line.Findings...)
	}
	for _, p := range r.Projects {
		r.Findings = append(r.Findings, p.Findings...)
		if p.NewerInvalid != nil { // the county is asked to put it right, so it is told what
			r.Findings = append(r.Findings, p.NewerInvalid.Findings...)
		}
	}
	for _, u := range r.Units {
		r.Findings = append(r.Findings, checks.CheckUnit(u.Unit)...)
	}
	checks.Sort(r.Findings)
}

// CheckRollup runs the rules of the whole rollup. It is called once where the
// projects stand is known.
func (r *Rollup) CheckRollup() {
	facts := &checks.Rollup{Plan: r.Plan, Merging: r.Region, Contests: r.Contests}
	for i, p := range r.Projects {
		facts.Projects = append(facts.Projects, p.Facts)
		s := checks.Standing{
			Region: p.Region, Name: p.Facts.Name(), Blocked: p.Blocked(), Late: p.Late,
			Opinion: p.Decision.Opinion, Recommend: p.Decision.Recommend, Reason: p.Decision.Reason,
			State: p.State, Place: r.DecisionPlace(i, ColumnRecommend), Changed: changeText(r.changedSince(p)), Unclear: p.Rival != nil,
		}
		if p.LeftOut() && p.Decision.wants() {
			s.Gone = "较新的“" + p.Withdrawn.Path + "”中已没有这个项目"
		}
		facts.Standings = append(facts.Standings, s)
	}
	for i, o := range r.Orphans {
		if !o.Decision.IsDecided() || o.Beside == nil && o.Decision.Opinion == checks.OpinionWithdrawn {
			continue
		}
		region, _ := r.Plan.Region(o.Decision.Region)
		s := checks.Standing{Region: region, Name: o.Decision.Name, Reason: o.Decision.Reason, Gone: o.Gone(), NoFile: o.Beside == nil,
			Place: r.DecisionPlace(len(r.Projects)+i, ColumnRecommend)}
		if o.Beside != nil {
			s.Beside = o.Beside.Facts.Name()
		}
		facts.Standings = append(facts.Standings, s)
	}
	facts.Unmet = r.unmetNames()
	for _, a := range r.State.Altered {
		if a.Added {
			continue // it is kept, and told as that (R012)
		}
		what := a.String()
		if a.Removed && (a.Sheet == SheetProjects || a.Sheet == SheetReceipts) {
			what += "，其中填过的内容已经恢复"
		}
		facts.Altered = append(facts.Altered, checks.Altered{Place: checks.Place{File: r.FileName(), Sheet: a.Sheet, Cell: a.Cell}, What: what, Answer: a.Sheet == SheetDetails || a.Sheet == SheetSteps})
	}
	facts.Shuffled = r.State.Shuffled
	for _, l := range r.State.Fresh {
		facts.Loose = append(facts.Loose, checks.Loose{Sheet: l.Sheet, About: l.About, Text: brief(l.Text)})
	}
	facts.File = r.FileName()
	r.Findings = append(r.Findings, checks.CheckRollup(facts)...)
	checks.Sort(r.Findings)
}

// unmetNames are the former names that join nothing, each at its cell.
func (r *Rollup) unmetNames() []checks.Unmet {
	var names []checks.Unmet
	for _, u := range r.Unmet {
		i := slices.IndexFunc(r.Projects, func(p *Project) bool { return slices.Contains(p.Names, u.key) })
		p := r.Projects[i]
		names = append(names, checks.Unmet{Region: p.Region, Project: p.Facts.Name(), Name: u.name, Why: u.why, Place: r.DecisionPlace(i, ColumnSameAs)})
	}
	return names
}

// LeftOut reports whether the project counts as withdrawn by its unit: a newer
// edition does not have it, and nobody says that it stands all the same.
func (p *Project) LeftOut() bool {
	return p.Withdrawn != nil && p.Decision.Opinion != checks.OpinionStands
}

// Asks are the questions about the project that only a person can answer, in
// Chinese, each with how to answer it. Until then it takes no place on a list.
func (p *Project) Asks() []string {
	var asks []string
	if p.Rival != nil {
		asks = append(asks, fmt.Sprintf("“%s”和“%s”中的两个版本分不清先后，内容不同（C009）", p.File.Path, p.Rival.File.Path))
	}
	if p.LeftOut() && p.Unsure && !p.Decision.IsDecided() {
		asks = append(asks, fmt.Sprintf("“%s”中没有这个项目，可能已撤回，也可能只是单独更正了别的项目：撤回的，初审意见选“%s”；没有撤回的选“%s”", p.Withdrawn.Path, checks.OpinionWithdrawn, checks.OpinionStands))
	}
	for _, other := range p.Alike {
		if !p.Decision.IsDecided() && (!other.LeftOut() || other.Decision.IsDecided()) {
			asks = append(asks, fmt.Sprintf("可能与“%s”（%s）是同一个项目：是的，在新报的一行“%s”填另一个的名称；不是的，给它填上意见", other.Facts.Name(), other.File.Path, ColumnSameAs))
		}
	}
	return asks
}

// changedSince lists what changed in a project after people decided about it.
// Once they enter something else, they have seen the new version.
func (r *Rollup) changedSince(p *Project) []AnswerChange {
	if !p.Decision.IsDecided() || p.Decision.Version == "" || p.Decision.Version == p.ID() {
		return nil
	}
	for _, v := range p.Others {
		if v.ID() == p.Decision.Version {
			return compareForms(v.Facts.Form, p.Facts.Form)
		}
	}
	for _, f := range r.Files { // its file was voided since
		for _, filled := range f.Return.Projects {
			if versionID(filled) == p.Decision.Version {
				return compareForms(filled, p.Facts.Form)
			}
		}
	}
	return nil
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
func (p *Project) UnitName() string { return shownUnit(p.Facts) }
