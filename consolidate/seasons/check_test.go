package seasons

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// check compares what a merge shows with the model.
func (s *season) check(before *record.Rollup) {
	if s.onlyNumbers {
		s.checkCounts()
		s.desk.checkCounts(s)
		return
	}
	all := s.projects()
	byID := map[string]*record.Project{}
	for _, p := range s.rollup.Projects {
		for _, v := range p.Others {
			if byID[v.ID()] != nil {
				s.fail("%s is in two projects", v.ID()[60:])
			}
			byID[v.ID()] = p
		}
	}
	if len(all) != len(s.rollup.Projects) {
		s.fail("%d projects, want %d:\n    %s", len(s.rollup.Projects), len(all), strings.Join(namesOf(s.rollup), "\n    "))
	}
	for _, project := range all {
		s.checkProject(project, all, byID)
	}
	s.checkDecisions(byID)
	s.checkFiles()
	s.checkLimits()
	s.checkUnits()
	s.checkCounts()
	s.checkChanges(before)
	if s.wrong == nil && s.random.IntN(9) == 0 {
		s.checkOrders()
	}
	if s.wrong == nil {
		s.desk.checkCounts(s)
	}
}

func namesOf(r *record.Rollup) []string {
	var names []string
	for _, p := range r.Projects {
		names = append(names, fmt.Sprint(p.Facts.Name(), " ", p.Names))
	}
	return names
}

func (s *season) checkProject(project []stood, all [][]stood, byID map[string]*record.Project) {
	p := byID[project[0].id]
	if p == nil {
		s.fail("project lost: %s", project[0].name)
		return
	}
	for _, v := range project {
		if byID[v.id] != p {
			s.fail("%s is not a version of %s", v.name, p.Facts.Name())
		}
	}
	if len(p.Others) != len(project) {
		s.fail("%s has %d versions, want %d", p.Facts.Name(), len(p.Others), len(project))
	}
	counting := 0
	for _, v := range p.Others {
		if v.Counts {
			counting++
		}
	}
	if counting != 1 || !p.Counts {
		s.fail("%s has %d counting versions", p.Facts.Name(), counting)
	}
	want := best(project)
	i := slices.IndexFunc(want, func(v stood) bool { return v.id == p.ID() })
	if i < 0 {
		s.fail("%s: the version of %s counts, want that of %s", p.Facts.Name(), p.File.Path, s.paperName(want[0].paper))
		return
	}
	rests := p.Class() == record.ClassWithdrawn // and so do its errors
	if v := want[i]; !rests && p.Blocked() == v.valid() || p.Late != v.late() {
		s.fail("%s: blocked %v late %v, want %v %v", v.name, p.Blocked(), p.Late, !v.valid(), v.late())
	}
	says := "no"
	if p.Withdrawn != nil {
		says = map[bool]string{false: "yes", true: "ask"}[p.Unsure]
	}
	s.checkLeftOut(p, says, project, all)
	if want := unclear(project); want != (p.Rivals != nil) {
		s.fail("%s: versions that nobody can order: %v, want %v", p.Facts.Name(), p.Rivals != nil, want)
	}
}

// checkLeftOut: where a later paper has another name for the unit, a person is asked, here
// or, of like names, by C002.
func (s *season) checkLeftOut(p *record.Project, says string, project []stood, all [][]stood) {
	want, others := leftOut(project, all), renamed(project, all)
	const unlike = 0.3
	switch {
	case says == want, want == "no" && says == "ask" && others != nil:
	default:
		s.fail("%s: left out: %s, want %s", p.Facts.Name(), says, want)
	}
	if says == "no" && slices.ContainsFunc(others, func(name string) bool { return form.Likeness(name, p.Facts.Name()) < unlike }) {
		s.fail("%s: a later paper has %v for its unit, and nobody is asked", p.Facts.Name(), others)
	}
}

func (s *season) paperName(p *paper) string {
	for path, q := range s.folder {
		if p == q {
			return path
		}
	}
	return s.said(p)
}

// checkDecisions: what people entered is shown with the project they entered it
// for, or kept in sight, and it is told when the project changed since.
func (s *season) checkDecisions(byID map[string]*record.Project) {
	for _, reason := range slices.Sorted(maps.Keys(s.entries)) {
		e := s.entries[reason]
		same := func(d record.Decision) bool {
			return d.Opinion == e.decision.Opinion && d.Recommend == e.decision.Recommend && d.Rank == e.decision.Rank && d.Reason == reason
		}
		p := s.shows(e, byID)
		if p != nil && same(p.Decision) {
			s.checkChanged(p, e)
			continue
		}
		if !slices.ContainsFunc(s.rollup.Orphans, func(o *record.Orphan) bool { return same(o.Decision) }) {
			s.fail("decision lost: %s of %s", reason, e.version[60:])
		} else if !s.found("R005", "") && (p != nil || e.decision.Opinion != checks.OpinionWithdrawn) {
			s.fail("decision %s has no project, and nobody is told", reason)
		}
	}
	for _, p := range s.rollup.Projects {
		if e := s.entries[p.Decision.Reason]; !p.Decision.IsBlank() && (e == nil || s.shows(e, byID) != p) {
			s.fail("%s shows a decision that nobody entered for it: %+v", p.Facts.Name(), p.Decision)
		}
	}
}

// shows is the project that an entry is about: that of the version that people
// looked at, and when its file was voided since, the one of its name.
func (s *season) shows(e *entry, byID map[string]*record.Project) *record.Project {
	if p := byID[e.version]; p != nil {
		return p
	}
	for _, paper := range s.papers {
		for i, sh := range paper.sheets {
			if paper.versionID(i) != e.version {
				continue
			}
			key := stood{paper, sh, e.version}.key()
			for _, p := range s.rollup.Projects {
				if slices.Contains(p.Names, key) {
					return p
				}
			}
		}
	}
	return nil
}

func (s *season) checkChanged(p *record.Project, e *entry) {
	for _, other := range s.rollup.Projects {
		if other != p && other.Facts.Name() == p.Facts.Name() {
			return // findings name the project, and two have this name
		}
	}
	was, is := s.version(e.version), s.version(p.ID())
	changed := was.name != is.name || was.code != is.code || was.domain != is.domain || was.budget != is.budget || was.missing != is.missing
	if changed != (s.found("R006", p.Facts.Name()) || s.found("R013", p.Facts.Name())) {
		s.fail("%s changed after its decision: %v, want %v", p.Facts.Name(), !changed, changed)
	}
	left := p.LeftOut() && e.decision.Opinion != checks.OpinionReturn && e.decision.Opinion != checks.OpinionWithdrawn && e.decision.Recommend != checks.RecommendNo
	if left && !s.found("R005", p.Facts.Name()) {
		s.fail("%s is withdrawn and decided, and nobody is told", p.Facts.Name())
	}
}

// version is the form with the ID, of a voided paper too.
func (s *season) version(id string) stood {
	for _, p := range s.papers {
		for i, sh := range p.sheets {
			if p.versionID(i) == id {
				return stood{p, sh, id}
			}
		}
	}
	return stood{}
}

func (s *season) found(rule, project string) bool {
	return slices.ContainsFunc(s.rollup.Findings, func(f checks.Finding) bool {
		return f.Rule.ID == rule && (project == "" || f.Project == project)
	})
}

// checkFiles: every paper ever seen has its row, with what staff entered, and
// its ledger closes.
func (s *season) checkFiles() {
	lines := map[string]*record.ReceivedFile{}
	for _, line := range s.rollup.Files {
		lines[line.SHA256] = line
	}
	seen := 0
	for _, p := range s.papers {
		if !p.seen {
			continue
		}
		seen++
		line := lines[p.sha]
		if line == nil {
			s.fail("file lost: %s", s.paperName(p))
			continue
		}
		if r := line.Receipt; r.Arrived != p.arrived || r.ExceptionBy != p.exception || r.Remark != p.remark || r.Void != p.void {
			s.fail("receipt of %s is %+v, want %s %s %s", line.Path, r, p.arrived, p.exception, p.remark)
		}
		if line.FirstSeen != p.firstSeen {
			s.fail("%s first seen on %s, want %s", line.Path, line.FirstSeen, p.firstSeen)
		}
		if len(line.Projects) != len(p.sheets) && !p.junk && p.void == "" || line.Return.Spares < p.spares && !p.junk {
			s.fail("%s has %d projects and %d spares, want %d and %d", line.Path, len(line.Projects), line.Return.Spares, len(p.sheets), p.spares)
		}
	}
	if seen != len(s.rollup.Files) {
		s.fail("%d files, want %d", len(s.rollup.Files), seen)
	}
}

// checkLimits: never more go up than the limit unless that holds the list, and
// nothing goes up that a person has not seen to.
func (s *season) checkLimits() {
	up, caps := map[string]int{}, map[string]plan.Cap{}
	for _, p := range s.rollup.Projects {
		if p.State == "" {
			s.fail("%s stands nowhere", p.Facts.Name())
		}
		if !p.GoesUp() {
			continue
		}
		for _, c := range s.plan.Caps(p.Unit, p.Region, p.Domain) {
			caps[c.Key()] = c
			up[c.Key()]++
		}
		if p.Blocked() || p.Late || p.LeftOut() || p.Rivals != nil || p.Asks() != nil && p.Decision.Recommend != checks.RecommendYes {
			s.fail("%s goes up: blocked %v, late %v, left out %v, asked about %v", p.Facts.Name(), p.Blocked(), p.Late, p.LeftOut(), p.Asks())
		}
	}
	for key, n := range up {
		if limit, limited := caps[key].Limit(); limited && n > limit && !s.found("R001", "") && !s.found("R002", "") && !s.found("R003", "") {
			s.fail("%d of %s go up", n, caps[key].Name(s.plan))
		}
	}
	for _, c := range s.rollup.Contests {
		if (c.Over || len(c.Undecided) > 0) && len(record.Holds(s.rollup)) == 0 {
			s.fail("%s waits for a person, and a list would be written", c.Domain)
		}
	}
}

// checkUnits: every county below the city has its line, also with nothing.
func (s *season) checkUnits() {
	children := s.plan.Children(s.city.Code)
	if len(children) == 0 {
		children = []plan.Region{s.city} // it files itself
	}
	if len(s.rollup.Units) != len(children) {
		s.fail("%d counties, want %d", len(s.rollup.Units), len(children))
		return
	}
	for i, county := range children {
		want := s.entryOf(county)
		if got := s.rollup.Units[i].Status; got != want && !(want == checks.NoFile && got == checks.AllInvalid && s.junkOf(county)) {
			s.fail("%s is %s, want %s", county.Name, got, want)
		}
	}
}

// junkOf reports whether a file that is no workbook came from the county. It is
// the county's as far as its path says so.
func (s *season) junkOf(county plan.Region) bool {
	return slices.ContainsFunc(s.papers, func(p *paper) bool { return p.seen && p.junk && p.county.Code == county.Code })
}

func (s *season) entryOf(county plan.Region) checks.UnitStatus {
	entry := checks.NoFile
	for _, p := range s.papers {
		if p.seen && !p.junk && p.void == "" && p.county.Code == county.Code && entry == checks.NoFile {
			entry = checks.BlankBook
		}
	}
	for _, project := range s.projects() {
		switch {
		case project[0].county.Code != county.Code:
		case best(project)[0].valid() && !s.isWithdrawn(project):
			entry = checks.Filed
		case entry != checks.Filed:
			entry = checks.AllInvalid
		}
	}
	return entry
}

// isWithdrawn reports whether the project of these versions counts for nothing any more.
func (s *season) isWithdrawn(project []stood) bool {
	return slices.ContainsFunc(s.rollup.Projects, func(p *record.Project) bool {
		return p.Class() == record.ClassWithdrawn && slices.ContainsFunc(project, func(v stood) bool { return v.id == p.ID() })
	})
}

// checkChanges: what is new is said, and when nothing is new nothing is said.
func (s *season) checkChanges(before *record.Rollup) {
	if before == nil {
		return
	}
	known, names := map[string]bool{}, map[string]bool{}
	for _, p := range before.Projects {
		for _, v := range p.Others {
			known[v.ID()] = true
		}
		for _, name := range p.Names {
			names[name] = true
		}
	}
	changes := record.Compare(before, s.rollup)
	for _, p := range s.rollup.Projects {
		fresh := !slices.ContainsFunc(p.Others, func(v *record.Version) bool { return known[v.ID()] }) &&
			!slices.ContainsFunc(p.Names, func(name string) bool { return names[name] })
		said := slices.ContainsFunc(changes, func(c record.Change) bool { return c.Kind == record.NewProject && c.Project == p.Facts.Name() })
		if fresh && !said {
			s.fail("%s is new, and 变更 does not say so", p.Facts.Name())
		}
	}
}
