package plan

import (
	"fmt"
	"strings"
)

// Fewest are the limits of the scope that ask the county, or the unit, for a fewest
// number of projects: in single domains first, then in all together.
func (p *Plan) Fewest(scope Scope, unit, county Region) []Cap {
	all := p.limits()
	var caps []Cap
	for _, name := range append(p.DomainNames(), "") {
		if c, _ := p.capOf(all, scope, unit, county, name, name == ""); c.Fewest() > 0 {
			caps = append(caps, c)
		}
	}
	return caps
}

// FewestOfAll are the fewest numbers that are asked for of several units together.
func (p *Plan) FewestOfAll() []Cap {
	var caps []Cap
	for _, r := range p.LimitRows {
		names := []string{r.Domain}
		if r.Domain == EachDomain {
			names = p.DomainNames()
		}
		for _, name := range names {
			if r.Scope == Whole && (Cap{Least: r.Least}).Fewest() > 0 {
				caps = append(caps, Cap{Scope: Whole, Unit: p.Root(), Of: r.Unit, Domain: name, Together: name == "", Least: r.Least, Basis: r.Basis})
			}
		}
	}
	return caps
}

// FewestOf says how many projects a unit that files is asked for: 至少申报 1 个项目, 至少申报 2 个项目，其中农业至少 1 个; "" for any number.
func (p *Plan) FewestOf(county Region) string {
	var domains []string
	text := ""
	asked := p.Fewest(EachCounty, p.QuotaUnit(county.Code), county)
	if county.Level != County { // a zone that files itself
		if asked = p.Fewest(EachUnit, county, county); asked == nil && p.MinProjects > 0 {
			asked = []Cap{{Together: true, Least: Limit(p.MinProjects)}}
		}
	}
	for _, c := range asked {
		if c.Together {
			text = fmt.Sprintf("至少申报 %d 个项目", c.Fewest())
			continue
		}
		domains = append(domains, fmt.Sprintf("%s至少 %d 个", c.Domain, c.Fewest()))
	}
	switch {
	case domains == nil:
		return text
	case text == "":
		return "申报项目" + strings.Join(domains, listMark)
	default:
		return text + "，其中" + strings.Join(domains, listMark)
	}
}

// CountyOf is the county of the code, of a project that the unit sent. One that the plan
// does not know is a county of the unit all the same: its limits hold for it too.
func (p *Plan) CountyOf(code string, sender Region) Region {
	if r, ok := p.Region(code); ok || code == "" {
		return r
	}
	return Region{Code: code, Name: code, Level: County, Parent: sender.Code}
}
