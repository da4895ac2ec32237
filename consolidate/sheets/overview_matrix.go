package sheets

import (
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates"
)

// What the matrix of 概况 has room for on one page; what is beyond stands on 统计.
const (
	matrixUnits   = 30
	matrixDomains = 5
)

// matrix shows how many projects every unit has in every domain, the darker the more, so
// that a reader sees at once where nothing came from.
func (o *overview) matrix(r *drawing) {
	domains := r.Plan.DomainNames()
	if len(r.Units) > matrixUnits || len(domains) > matrixDomains {
		o.line("各单位各领域的项目数见“"+record.SheetStatistics+"”。", table.LineLook(), 20)
		return
	}
	wide := overviewColumns - len(domains) - 1
	head := table.HeadLook()
	o.put(1, wide, columnRegion, nil, head)
	for i, title := range append(domains, allUnits) {
		o.put(wide+1+i, 1, title, nil, head)
	}
	o.endRow(20)
	row := func(name string, projects []*record.Project) {
		o.put(1, wide, name, nil, templates.CellLook().Centred())
		for i, domain := range domains {
			o.tinted(wide+1+i, record.CountOf(inDomain(projects, domain)).Sent)
		}
		n := record.CountOf(projects).Sent
		o.put(wide+1+len(domains), 1, "", &n, templates.CellLook().Centred())
		o.endRow(17)
	}
	for _, u := range r.Units {
		row(u.Region.Name, u.Projects)
	}
	if unknown := r.WithoutUnit(); unknown != nil { // so that the rows make the sum above
		row(record.SenderUnknown, unknown)
	}
}

func inDomain(projects []*record.Project, domain string) []*record.Project {
	var in []*record.Project
	for _, p := range projects {
		if p.Domain == domain {
			in = append(in, p)
		}
	}
	return in
}

// tinted is a number on a ground that is the darker the greater it is.
func (o *overview) tinted(col, n int) {
	grounds := []string{"FFFFFF", "E3ECF5", "C5D8EA", "A3C0DC", "86A9CC"}
	look := templates.CellLook().Centred().Filled(grounds[min(n, len(grounds)-1)])
	if n == 0 {
		look.Color = templates.Grey
	}
	o.put(col, 1, "", &n, look)
}
