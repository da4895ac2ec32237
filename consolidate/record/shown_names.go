package record

import (
	"slices"

	"shidian/templates/form"
)

// ShownName is the project among those of several counties: 阳城县“示例茶试点”. Counties like
// the same names, so the name alone says nothing.
func (p *Project) ShownName() string { return p.Region.Name + p.quotedName() }

func (p *Project) quotedName() string { return "“" + p.Facts.Name() + "”" }

// shownNames are the projects as people read them side by side: with the county, unless
// all are of one county and each has a name of its own.
func shownNames(projects []*Project) []string {
	alone := !slices.ContainsFunc(projects, func(p *Project) bool {
		return p.Region.Code != projects[0].Region.Code || slices.ContainsFunc(projects, func(other *Project) bool {
			return p != other && form.NormalName(p.Facts.Name()) == form.NormalName(other.Facts.Name())
		})
	})
	var names []string
	for _, p := range projects {
		if alone {
			names = append(names, p.quotedName())
		} else {
			names = append(names, p.ShownName())
		}
	}
	return names
}
