package rollup

import (
	"cmp"
	"fmt"
	"path"
	"slices"

	"shidian/consolidate/workbook"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// identity is the project's identity: the county that filed it and its
// normalised name. A form without a name goes by its unit; one without either
// by its sheet, because nothing else tells it apart. The n-th form of the same
// name in one file is a project of its own, which C002 points out.
func identity(f *form.Filled, nth int) string {
	key := f.Region + "|" + form.NormalName(f.Name())
	if nth > 1 {
		key += fmt.Sprintf("#%d", nth)
	}
	return key
}

// chooseVersions finds for every project the version that counts: the newest
// valid one, else the newest.
func (r *Rollup) chooseVersions() {
	groups := map[string][]*Version{}
	for _, line := range r.Files {
		seen := map[string]int{}
		for _, v := range line.Projects {
			name := identity(v.Facts.Form, 1)
			seen[name]++
			v.Key = identity(v.Facts.Form, seen[name])
			groups[v.Key] = append(groups[v.Key], v)
			r.Versions = append(r.Versions, v)
		}
	}
	for _, group := range groups {
		slices.MaxFunc(group, newer).Counts = true
	}
	for _, v := range r.Versions {
		if v.Counts {
			r.Projects = append(r.Projects, r.projectOf(v))
		}
	}
	sortProjects(r.Projects)
}

// newer orders versions: a valid one above an invalid one, then by the day of
// arrival, then by the day the county wrote, then by hash so that the result
// does not depend on the order of files.
func newer(a, b *Version) int {
	return cmp.Or(boolCompare(!a.Blocked(), !b.Blocked()), compareDates(a.File.Arrived(), b.File.Arrived()),
		compareDates(reportDate(a), reportDate(b)), cmp.Compare(a.File.SHA256, b.File.SHA256))
}

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

func (r *Rollup) projectOf(v *Version) *Project {
	p := &Project{Version: v, Region: v.Facts.Region, Late: v.File.Late,
		Unit: r.Plan.QuotaUnit(v.Facts.Region.Code), Inherited: v.File.Return.Kind == form.ListBook}
	if d, ok := v.Facts.Domain(); ok {
		p.Domain = d.Name
	}
	if d, ok := r.State.Decisions[v.Key]; ok {
		p.Decision = *d
	}
	return p
}

// supersededBy returns the file whose versions count instead of all of the
// line's, nil when one of the line's own counts or it has no project.
func supersededBy(line *FileLine, versions []*Version) *FileLine {
	counting := map[string]*FileLine{}
	for _, v := range versions {
		if v.Counts {
			counting[v.Key] = v.File
		}
	}
	var other *FileLine
	for _, v := range line.Projects {
		if v.Counts {
			return nil
		}
		other = counting[v.Key]
	}
	return other
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
