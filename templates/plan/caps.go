package plan

import (
	"cmp"
	"slices"

	"shidian/templates/form"
)

// # Limits
//
// What a plan says of limits stands in four places: 基本信息 (for all, where nothing else
// is said), the columns 限额 of 领域 and of 行政区划, and the sheet 限额. The first three
// are short for rows of the fourth. Limits are all rows, Caps what of them falls on one
// project. Whoever counts projects against a limit asks Caps and nothing else.

// limitOf is a row with where it stands: LimitRow{…}, in 限额, the second one.
type limitOf struct {
	LimitRow
	fallback bool // of 基本信息: every other row goes before it
}

// Limits are the rows of the plan: of 基本信息, 领域, 行政区划 and 限额.
func (p *Plan) Limits() []LimitRow {
	var rows []LimitRow
	for _, l := range p.limits() {
		rows = append(rows, l.LimitRow)
	}
	return rows
}

func (p *Plan) limits() []limitOf {
	all := []limitOf{{LimitRow{Domain: EachDomain, Scope: EachUnit, Most: p.Limit}, true}}
	if p.MinProjects > 0 {
		all = append(all, limitOf{LimitRow{Scope: EachCounty, Least: Limit(p.MinProjects)}, true})
	}
	for _, d := range p.Domains {
		if d.Limit != DefaultLimit {
			all = append(all, limitOf{LimitRow: d.limitRow()})
		}
	}
	for _, r := range p.Regions {
		if r.Limit != DefaultLimit && p.recommends(r) {
			all = append(all, limitOf{LimitRow: r.limitRow()})
		}
	}
	for _, row := range p.LimitRows {
		all = append(all, limitOf{LimitRow: row})
	}
	return all
}

// limitRow is the limit of 领域 as a row.
func (d Domain) limitRow() LimitRow { return LimitRow{Domain: d.Name, Scope: EachUnit, Most: d.Limit} }

// recommends reports whether the unit reports to the root. The limit in 行政区划 counts what
// a unit recommends, so that of any other has never meant anything (limitsOfOthers).
func (p *Plan) recommends(r Region) bool { return r.Parent != "" && p.QuotaUnit(r.Code).Code == r.Code }

// limitRow is the limit of 行政区划 as a row.
func (r Region) limitRow() LimitRow {
	return LimitRow{Unit: r.Code, Domain: EachDomain, Scope: EachUnit, Most: r.Limit}
}

// Cap is one limit as it falls on projects: at most 2 of 晋城市 in 农业.
type Cap struct {
	Scope    Scope
	Unit     Region // whose projects are counted: 晋城市, 沁水县; the root where those of all are
	Of       string // where those of some units are counted together, which: 开发区
	Domain   string // whose projects are counted; "" when Together, and of projects whose domain is unknown
	Together bool   // those of all domains

	Most   Limit
	Least  Limit
	Ranked bool   // people have to put the projects in order
	Basis  string // of the row that sets it; "" for none
	least  string // that of the row that sets Least
}

// Limit is how many projects may be recommended; ok is false when that is not limited.
func (c Cap) Limit() (limit int, ok bool) {
	switch c.Most {
	case NoLimit, DefaultLimit:
		return 0, false
	case NoPlaces:
		return 0, true
	default:
		return int(c.Most), true
	}
}

// Fewest is how many projects are asked for at least; 0 for any number.
func (c Cap) Fewest() int { return max(0, int(c.Least)) }

// Key tells caps apart.
func (c Cap) Key() string {
	key := string(c.Scope) + "|" + c.Unit.Code + "|" + c.Of + "|" + c.Domain
	if c.Together {
		key += "|*"
	}
	return key
}

// OfUnitAndDomain reports whether the cap is the usual one, of one unit in one domain:
// there is one for every project, also where it limits nothing.
func (c Cap) OfUnitAndDomain() bool { return c.Scope == EachUnit && !c.Together }

// IsWide reports whether projects of several domains or units share the cap: only an order
// over all of them (总排序) can say which go first.
func (c Cap) IsWide() bool { return c.Together || c.Scope == Whole }

// Caps are the limits that a project falls under which the county filed and the unit sent
// up, in the domain: that of the unit in the domain first, and of the others those that
// set something. An unknown domain has what is set for each.
func (p *Plan) Caps(unit, county Region, domain string) []Cap {
	all := p.limits()
	var caps []Cap
	for _, s := range scopes() {
		for _, together := range []bool{false, true} {
			c, sets := p.capOf(all, s.Scope, unit, county, domain, together)
			same := slices.IndexFunc(caps, func(other Cap) bool { return c.countsAs(other) })
			switch {
			case sets && same >= 0:
				caps[same].tighten(c)
			case sets || c.OfUnitAndDomain():
				caps = append(caps, c)
			}
		}
	}
	return caps
}

// capOf is the one limit of a scope and domain, and whether anything is set for it.
func (p *Plan) capOf(all []limitOf, scope Scope, unit, county Region, domain string, together bool) (c Cap, sets bool) {
	c = Cap{Scope: scope, Unit: unit, Domain: domain, Together: together}
	switch {
	case together:
		c.Domain = ""
	case domain == "" && scope != EachUnit:
		return c, false
	}
	switch scope {
	case EachCounty:
		if c.Unit = county; county.Level != County {
			return c, false
		}
	case Whole:
		c.Unit = p.Root()
	}
	rows := p.inForce(all, scope, unit, county, domain, together)
	if scope == Whole && len(rows) > 0 {
		rows = rows[:1] // which projects it counts is said by its units
		c.Of = rows[0].Unit
	}
	c.take(rows)
	return c, c.Most != DefaultLimit || c.Least != DefaultLimit || c.Ranked
}

// take sets what the rows say, of which each goes before the next. What is cited is the
// row that sets the number, and not one that sets something else beside it.
func (c *Cap) take(rows []limitOf) {
	ranked := ""
	var most, order string // what each rests on
	for _, r := range rows {
		if c.Most == DefaultLimit {
			c.Most, most = r.Most, r.Basis
		}
		if c.Least == DefaultLimit {
			c.Least, c.least = r.Least, r.Basis
		}
		if ranked == "" {
			ranked, order = r.Ranked, r.Basis
		}
	}
	c.Ranked = ranked == form.Yes
	switch _, limited := c.Limit(); {
	case limited:
		c.Basis = most
	case c.Fewest() > 0:
		c.Basis = c.least
	case c.Ranked:
		c.Basis = order
	default:
		c.Basis = most
	}
}

// inForce are the rows that hold for the unit, the narrowest first.
func (p *Plan) inForce(all []limitOf, scope Scope, unit, county Region, domain string, together bool) []limitOf {
	type held struct {
		limitOf
		narrow int
	}
	var rows []held
	for _, r := range all {
		ofDomain := r.Domain == domain || r.Domain == EachDomain
		if together {
			ofDomain = r.Domain == ""
		} else if r.Domain == "" {
			ofDomain = false
		}
		if r.Scope != scope || !ofDomain {
			continue
		}
		narrow, ok := p.narrowness(r.LimitRow, unit, county)
		if !ok {
			continue
		}
		if narrow *= 2; r.Domain == domain && !together {
			narrow++ // 农业 goes before 每个领域
		}
		if r.fallback {
			narrow = -1
		}
		rows = append(rows, held{r, narrow})
	}
	slices.SortStableFunc(rows, func(a, b held) int { return cmp.Compare(b.narrow, a.narrow) })
	var found []limitOf
	for _, r := range rows {
		found = append(found, r.limitOf)
	}
	return found
}

// narrowness is how narrow the unit of the row is, where the row holds for a project that
// the county filed and the unit sent up: for all 0, for the level as which it reports 1 (a
// county below the province is a city's equal), for its level 2, for a kind 3, for a unit
// more, the more the lower it stands.
func (p *Plan) narrowness(r LimitRow, unit, county Region) (narrow int, ok bool) {
	counted := unit
	if r.Scope == EachCounty {
		counted = county
	}
	if r.Unit == "" {
		return 0, true
	}
	if level, isLevel := levelOf(r.Unit); isLevel {
		if counted.Level == level {
			return 2, true
		}
		return 1, r.Scope == EachUnit && p.ReportsAs(counted) == level
	}
	if named, known := p.Region(r.Unit); known {
		within := p.Within(named.Code, counted.Code)
		if r.Scope != EachUnit { // a county that the plan does not know is below who sent it
			within = within || p.Within(named.Code, unit.Code) || p.Within(named.Code, county.Code)
		}
		return 3 + len(p.Path(named.Code)), within
	}
	return 3, p.KindOf(counted) == Kind(r.Unit)
}

// LimitOf is how many projects of the domain the unit may recommend; ok is false when
// that is not limited by itself. An unknown domain has what is set for each.
func (p *Plan) LimitOf(unit Region, domain string) (limit int, ok bool) {
	return p.LimitIn(EachUnit, unit, domain, false)
}

// LimitIn is LimitOf in any scope, of one domain or of all together.
func (p *Plan) LimitIn(scope Scope, unit Region, domain string, together bool) (limit int, ok bool) {
	c, _ := p.capOf(p.limits(), scope, unit, Region{}, domain, together)
	return c.Limit()
}

// AsksTotalOrder reports whether any limit is over several domains or units, so that
// people may have to put all projects in one order (总排序).
func (p *Plan) AsksTotalOrder() bool {
	return slices.ContainsFunc(p.Limits(), func(r LimitRow) bool {
		wide := r.Domain == "" || r.Scope == Whole
		return wide && (r.Most != DefaultLimit && r.Most != NoLimit || r.Ranked == form.Yes)
	})
}
