package rollup

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"shidian/consolidate/workbook"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// chooseVersions groups the forms into projects and finds for each the version
// that counts: the newest one that can be recommended, else the newest valid
// one, else the newest. A late or invalid correction does not push out what the
// county had filed well and in time.
func (r *Rollup) chooseVersions() {
	for _, line := range r.Files {
		var forms []*form.Filled
		for _, v := range line.Projects {
			forms = append(forms, v.Facts.Form)
		}
		for i, key := range formKeys(forms) {
			line.Projects[i].Key = key
		}
		r.Versions = append(r.Versions, line.Projects...)
	}
	for _, group := range identify(r.Versions, r.State.sameAs()) {
		r.Projects = append(r.Projects, r.projectOf(group))
	}
	sortProjects(r.Projects)
	r.findWithdrawn()
	r.findOrphans()
}

// better orders versions by which of them counts.
func better(a, b *Version) int {
	return cmp.Or(boolCompare(a.usable(), b.usable()), boolCompare(!a.Blocked(), !b.Blocked()), newer(a, b), cmp.Compare(a.ID(), b.ID()))
}

func (v *Version) usable() bool { return !v.Blocked() && !v.File.Late }

// newer orders versions by evidence: the day of arrival, then the day the
// county wrote. The name of a file is no evidence.
func newer(a, b *Version) int {
	return cmp.Or(compareDates(a.File.Arrived(), b.File.Arrived()), compareDates(reportDate(a), reportDate(b)))
}

// ID tells the version apart.
func (v *Version) ID() string { return versionID(v.Facts.Form) }

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	default:
		return -1
	}
}

func compareDates(a, b form.Date) int { return cmp.Compare(a.String(), b.String()) }

// reportDate is the day the county says it reported, else the day on the form.
func reportDate(v *Version) form.Date {
	if c := v.File.Return.County; c != nil && c.Has(form.ReportDate) {
		if d, ok := form.ParseDate(c.Answer(form.ReportDate)); ok {
			return d
		}
	}
	d, _ := v.Facts.Date(form.FormDate)
	return d
}

func (r *Rollup) projectOf(group lineage) *Project {
	v := slices.MaxFunc(group.versions, better)
	v.Counts = true
	p := &Project{Version: v, Names: group.keys, Others: group.versions, Region: v.Facts.Region, Late: v.File.Late,
		Unit: r.Plan.QuotaUnit(v.Facts.Region.Code), Inherited: v.File.Return.Kind == form.ListBook}
	if d, ok := v.Facts.Domain(); ok {
		p.Domain = d.Name
	}
	r.giveDecision(p)
	for _, other := range group.versions {
		other.Project = p
		if other.Blocked() && !v.Blocked() && newer(other, v) > 0 {
			p.NewerInvalid = other
		}
	}
	return p
}

// findWithdrawn marks projects that a newer edition of their workbook no longer
// has: a file of the same county that is newer than every version of the
// project, and that shares another project with the file of its newest
// version. What came late neither withdraws nor brings back. A county that sends each project in a file of its own shares none.
func (r *Rollup) findWithdrawn() {
	for _, p := range r.Projects {
		inTime := slices.DeleteFunc(slices.Clone(p.Others), func(v *Version) bool { return v.File.Late })
		if len(inTime) == 0 {
			continue
		}
		last := slices.MaxFunc(inTime, func(a, b *Version) int { return cmp.Or(newer(a, b), cmp.Compare(a.ID(), b.ID())) })
		for _, sibling := range last.File.Projects {
			for _, v := range sibling.Project.Others {
				if v.File.Region.Code == last.File.Region.Code && !v.File.Late && newerFile(v, last) && !shareFile([]*Version{v}, p.Others) {
					p.Withdrawn = v.File
				}
			}
		}
	}
}

// newerFile: for leaving a project out the evidence has to be clear, so the
// same day is not newer.
func newerFile(a, b *Version) bool {
	return a.File != b.File && newer(a, b) > 0
}

// giveDecision gives the project what people decided about the newest of its
// versions. Before a corrected name was known for what it is, they may have
// decided about the old and the new one: the other decision is kept in sight,
// for nothing says that it no longer holds.
func (r *Rollup) giveDecision(p *Project) {
	var keys []string
	for _, key := range p.Names {
		if d, ok := r.State.Decisions[key]; ok && !d.IsBlank() {
			keys = append(keys, key)
		}
	}
	slices.SortStableFunc(keys, func(a, b string) int { return newer(p.decidedOn(b, r.State), p.decidedOn(a, r.State)) })
	for _, key := range keys {
		d := *r.State.Decisions[key]
		switch {
		case !p.Decision.decided():
			// Saying that two are the same decides nothing else: what was decided about
			// the former one goes on.
			d.SameAs, d.Own = entered(d.SameAs, p.Decision.SameAs), joinOwn(d.Own, p.Decision.Own)
			p.Decision = d
		case d.decided() && d.entries() != p.Decision.entries() || !maps.Equal(d.Own, p.Decision.Own) && len(d.Own) > 0:
			r.Orphans = append(r.Orphans, &Orphan{Key: key, Decision: d, Beside: p})
		default:
			p.Decision.SameAs = entered(p.Decision.SameAs, d.SameAs)
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
		case v.Key == key && (newest == nil || newer(v, newest) > 0):
			newest = v
		}
	}
	return newest
}

// findOrphans keeps in sight what people decided about projects that no file
// has any more.
func (r *Rollup) findOrphans() {
	known := map[string]bool{}
	for _, p := range r.Projects {
		for _, key := range p.Names {
			known[key] = true
		}
	}
	for key, d := range r.State.Decisions {
		if !known[key] && !d.IsBlank() {
			r.Orphans = append(r.Orphans, &Orphan{Key: key, Decision: *d})
		}
	}
	slices.SortFunc(r.Orphans, func(a, b *Orphan) int { return cmp.Compare(a.Key, b.Key) })
}

// supersededBy returns the file whose versions count instead of all of the
// line's, nil when one of the line's own counts or it has no project.
func supersededBy(line *FileLine) *FileLine {
	var other *FileLine
	for _, v := range line.Projects {
		if v.Counts {
			return nil
		}
		other = v.Project.File
	}
	return other
}

// supersededChanges says what a superseded file's projects said otherwise.
func supersededChanges(line *FileLine) string {
	var parts []string
	for _, v := range line.Projects {
		if changes := compareForms(v.Facts.Form, v.Project.Facts.Form); changes != nil {
			parts = append(parts, "“"+v.Facts.Name()+"”"+changeText(changes))
		}
	}
	return strings.Join(parts, "；")
}

// nameSays returns the code of another region that the file's own name names.
// Folders are left out: a clerk sorts files into folders of the clerk's own.
func nameSays(p *plan.Plan, line *FileLine) string {
	if line.Return.Kind != form.CountyBook || line.Region.Code == "" {
		return ""
	}
	named, ok := workbook.RegionInPath(p, path.Base(line.Path))
	if !ok || named.Code == line.Region.Code || named.Name == line.Region.Name || p.Within(named.Code, line.Region.Code) {
		return ""
	}
	return named.Code
}
