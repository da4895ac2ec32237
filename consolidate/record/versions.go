package record

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// chooseVersions groups the forms into projects and finds for each the version
// that counts: the newest one that can be recommended, else the newest valid
// one, else the newest. A late or invalid correction does not push out what the
// county had filed well and in time.
func (r *Rollup) chooseVersions() {
	for _, file := range r.Files {
		var forms []*form.Filled
		for _, v := range file.Projects {
			forms = append(forms, v.Facts.Form)
		}
		for i, key := range formKeys(forms) {
			v := file.Projects[i]
			if v.Key = key; file.SenderUnknown {
				v.Key = v.keyUntilSenderKnown(key)
			}
		}
		r.Versions = append(r.Versions, file.Projects...)
	}
	projects, missed := identify(r.Versions, r.State.Former)
	moved := r.moved(projects)
	for _, group := range projects {
		r.Projects = append(r.Projects, r.projectOf(group, moved))
	}
	sortProjects(r.Projects)
	r.findWithdrawn()
	r.findOrphans()
	r.unjoined = missed
}

// best are the versions with which most can be done: those that can be
// recommended, else the valid ones, else all.
func best(versions []*Version) []*Version {
	for _, fits := range []func(*Version) bool{(*Version).usable, func(v *Version) bool { return !v.Blocked() }} {
		if some := slices.DeleteFunc(slices.Clone(versions), func(v *Version) bool { return !fits(v) }); len(some) > 0 {
			return some
		}
	}
	return versions
}

func (v *Version) usable() bool { return !v.Blocked() && !v.File.Late }

// alteredOnList reports whether the row of the version on its list was altered by hand.
// Of versions that are equally new such a one counts, so that it is asked about.
func (v *Version) alteredOnList() bool {
	return v.Facts.Form.Listed != nil && v.Facts.Form.Listed.Altered != nil
}

// rivalsAmong are those of the equally new versions that say something else, each
// wording once; nil for none.
func (v *Version) rivalsAmong(top []*Version) (rivals []*Version) {
	for _, other := range top {
		if !v.saysTheSame(other) && !slices.ContainsFunc(rivals, other.saysTheSame) {
			rivals = append(rivals, other)
		}
	}
	return rivals
}

func (v *Version) saysTheSame(other *Version) bool {
	return compareForms(v.Facts.Plan.Form, other.Facts.Form, v.Facts.Form) == nil
}

// ID tells the version apart.
func (v *Version) ID() string { return VersionID(v.Facts.Form) }

func (r *Rollup) projectOf(group lineage, moved map[string][]string) *Project {
	top := newest(best(group.versions))
	v := top[max(0, slices.IndexFunc(top, (*Version).alteredOnList))]
	v.Counts = true
	p := &Project{Version: v, Names: group.keys, Others: group.versions, Region: v.Facts.Region, Late: v.File.Late,
		Unit: r.Plan.QuotaUnit(v.File.Region.Code), Inherited: v.File.Return.Mark.Kind == form.ListBook}
	if d, ok := v.Facts.Domain(); ok {
		p.Domain = d.Name
	}
	p.moved = p.movedKeys(moved)
	r.giveDecision(p)
	for _, other := range group.versions {
		other.Project = p
		if other.Blocked() && !v.Blocked() && newer(other, v) > 0 {
			p.NewerInvalid = other
		}
	}
	if v.usable() {
		p.Rivals = v.rivalsAmong(top)
	}
	if p.SenderUnknown() {
		v.Findings = nil // whose faults they are is not known
		return p
	}
	sent := checks.CheckSent(&checks.Sent{Application: v.Facts, Sender: v.File.Region, Screen: v.File.Screen, List: v.File.Path, Altered: p.unconfirmedAlterations()})
	r.settle(sent, v.File)
	v.Findings = append(v.Findings, sent...)
	return p
}

// findWithdrawn marks projects that a newer edition of their workbook no longer
// has. What came late neither withdraws nor brings back.
//
// A list is whole: the newest one of a unit leaves out what it does not have. A
// county's workbook is an edition of another one when they share a project, or
// when it sends again several that came in files of their own. It withdraws
// what it leaves out only where it has several projects and none that the older
// one lacks: with one project it may be a correction sent by itself, with a new
// one it may be another office's workbook, and it may have the project under another name
// (mayRename). There, and where nothing tells which of
// the two is newer, a person is asked (Unsure).
func (r *Rollup) findWithdrawn() {
	byRegion := map[string][]*ReceivedFile{}
	for _, file := range r.Files {
		byRegion[file.Region.Code] = append(byRegion[file.Region.Code], file)
	}
	for _, p := range r.Projects {
		inTime := slices.DeleteFunc(slices.Clone(p.Others), func(v *Version) bool { return v.File.Late })
		if len(inTime) == 0 || p.SenderUnknown() {
			continue
		}
		last := newest(inTime)
		files := byRegion[last[0].File.Region.Code]
		for _, file := range files {
			edition, sure := file.editionAfter(last)
			if edition && !file.hasAny(p.Others) && (p.Withdrawn == nil || p.Unsure && sure) {
				p.Withdrawn, p.Unsure = file, !sure
			}
		}
		if p.Withdrawn != nil {
			p.goneReply = r.State.Replies[p.leftOut().Question()].Result
		}
	}
}

// editionAfter reports whether the file is an edition of the workbook of one of
// the versions, and none of them is newer than it. sure is whether it takes the
// place of what they were on.
func (f *ReceivedFile) editionAfter(versions []*Version) (edition, sure bool) {
	if !f.Taken() || f.Late || !slices.ContainsFunc(versions, func(v *Version) bool { return f.isEditionOf(v.File) || f.sendsAgain(v.File) || f.mayRename(v) }) {
		return false, false
	}
	sure = f.Return.Mark.Kind == form.ListBook || len(f.Projects) > 1 &&
		slices.ContainsFunc(versions, func(v *Version) bool { return f.isPartOf(v.File) })
	for _, v := range versions {
		order := compareFiles(f, v.File)
		if order < 0 {
			return false, false
		}
		sure = sure && order > 0
	}
	return true, sure
}

func (f *ReceivedFile) isEditionOf(old *ReceivedFile) bool {
	if f.Region.Code != old.Region.Code || f.Return.Mark.Kind != old.Return.Mark.Kind {
		return false
	}
	return f.Return.Mark.Kind == form.ListBook || f.sharesProject(old)
}

// sendsAgain reports whether the file has several projects, all of which had come
// in older files, as the county sends each in a file of its own.
func (f *ReceivedFile) sendsAgain(old *ReceivedFile) bool {
	if f.Region.Code != old.Region.Code || f.Return.Mark.Kind != form.CountyBook || old.Return.Mark.Kind != form.CountyBook || len(f.Projects) < 2 {
		return false
	}
	return !slices.ContainsFunc(f.Projects, func(v *Version) bool {
		return !slices.ContainsFunc(v.Project.Others, func(o *Version) bool { return o.File != f && compareFiles(f, o.File) > 0 })
	})
}

// isPartOf reports whether the old file has every project of this one.
func (f *ReceivedFile) isPartOf(old *ReceivedFile) bool {
	return !slices.ContainsFunc(f.Projects, func(v *Version) bool { return !old.hasAny(v.Project.Others) })
}

func (f *ReceivedFile) sharesProject(other *ReceivedFile) bool {
	return slices.ContainsFunc(f.Projects, func(v *Version) bool { return other.hasAny(v.Project.Others) })
}

// hasAny reports whether one of the versions stands in the file.
func (f *ReceivedFile) hasAny(versions []*Version) bool {
	return slices.ContainsFunc(versions, func(v *Version) bool { return v.File == f })
}

// giveDecision gives the project what people decided about the newest of its
// versions. Before a corrected name was known for what it is, they may have
// decided about the old and the new one: the other decision is kept in sight,
// for nothing says that it no longer holds.
func (r *Rollup) giveDecision(p *Project) {
	var keys []string
	for _, key := range append(slices.Clone(p.Names), p.moved...) {
		for _, key := range []string{key, BesideKey(key)} {
			if d, ok := r.State.Decisions[key]; ok && !d.IsBlank() {
				keys = append(keys, key)
			}
		}
		if name := r.State.Former[key]; name != "" {
			p.Former = append(p.Former, FormerName{key, name})
		}
	}
	slices.SortFunc(keys, func(a, b string) int {
		x, y := p.decidedOn(a, r.State), p.decidedOn(b, r.State)
		return cmp.Or(compareEvidence(y, x), cmp.Compare(a, b))
	})
	for _, key := range keys {
		d := *r.State.Decisions[key]
		d.Key = key
		switch {
		case !p.Decision.isDecided():
			p.Decision = d.joinAside(p.Decision)
		case d.differs(p.Decision):
			if v := p.decidedOn(key, r.State); v != nil {
				d.Name = v.Facts.Name()
			}
			r.Orphans = append(r.Orphans, &Orphan{Key: key, Decision: d, Beside: p})
		}
	}
}

// decidedOn is the version that the decision of the name is about, else the
// newest one of the name.
func (p *Project) decidedOn(key string, s *State) *Version {
	var newest *Version
	for _, v := range p.Others {
		switch {
		case v.ID() == s.Decisions[key].Version:
			return v
		case v.Key == strings.TrimSuffix(key, besideMark) && (newest == nil || compareEvidence(v, newest) > 0):
			newest = v
		}
	}
	return newest
}

// findOrphans keeps in sight what people entered about projects that no file
// has any more.
func (r *Rollup) findOrphans() {
	known := map[string]bool{}
	for _, p := range r.Projects {
		for _, key := range append(slices.Clone(p.Names), p.moved...) {
			known[key] = true
		}
	}
	for key, d := range r.State.Decisions {
		if !known[strings.TrimSuffix(key, besideMark)] && !d.IsBlank() {
			o := &Orphan{Key: key, Decision: *d}
			if name := r.State.Former[key]; name != "" {
				o.Former = []FormerName{{key, name}}
			}
			r.Orphans = append(r.Orphans, o)
		}
	}
	for key, name := range r.State.Former {
		if d := r.State.Decisions[key]; !known[key] && (d == nil || d.IsBlank()) {
			region, _, _ := strings.Cut(key, "|")
			region, _, _ = strings.Cut(region, senderUnknownMark)
			_, title, _ := strings.Cut(nameOf(key), "|")
			r.Orphans = append(r.Orphans, &Orphan{Key: key, Decision: Decision{Region: region, Name: title}, Former: []FormerName{{key, name}}})
		}
	}
	slices.SortFunc(r.Orphans, func(a, b *Orphan) int { return cmp.Compare(a.Key, b.Key) })
}

// supersededBy returns the file whose versions count instead of all of the
// file's, nil when one of the file's own counts or it has no project.
func supersededBy(file *ReceivedFile) *ReceivedFile {
	var other *ReceivedFile
	for _, v := range file.Projects {
		if v.Counts {
			return nil
		}
		other = v.Project.File
	}
	return other
}

// nameSays returns the code of another region that the file's own name names and
// that is no clue to who sent it: it is none of those that are merged, or both
// lie below one of them.
func nameSays(p *plan.Plan, file *ReceivedFile, clues []checks.Clue) string {
	if len(clues) > 0 || file.Return.Mark.Kind != form.CountyBook || file.Region.Code == "" {
		return ""
	}
	named, ok := plan.RegionInPath(p, path.Base(file.Path))
	if !ok || named.Code == file.Region.Code || named.Name == file.Region.Name || p.Within(named.Code, file.Region.Code) {
		return ""
	}
	return named.Code
}

// NotCounted says why another version counts; "" for the one that does.
func (v *Version) NotCounted() string {
	switch {
	case v.File.SenderUnknown:
		return "待核实"
	case v.Counts && v.Project != nil && v.Project.isWithdrawn():
		return "已撤回"
	case v.Counts:
		return ""
	case v.Project != nil && slices.Contains(v.Project.Rivals, v):
		return "先后不明"
	case v.Project != nil && newer(v, v.Project.Version) > 0 && v.Blocked():
		return "有错误，未采用"
	case v.Project != nil && newer(v, v.Project.Version) > 0:
		return "逾期，未采用"
	default:
		return "已被替代"
	}
}
