package plan

import (
	"iter"
	"strings"

	"shidian/templates/form"
)

// Level is the height of a region in the tree. It is data: no step of a merge
// asks which one it is.
type Level string

// The levels of the embedded plan.
const (
	Province Level = "province"
	City     Level = "city" // reports to the province: a city, a demonstration zone, a 省直部门
	County   Level = "county"
)

// levelNames in the order from the top.
var levelNames = []struct {
	Level Level
	Name  string
}{{Province, "省"}, {City, "市"}, {County, "县"}}

// Chinese is the level's name in workbooks.
func (l Level) Chinese() string {
	for _, n := range levelNames {
		if n.Level == l {
			return n.Name
		}
	}
	return string(l)
}

func levelOf(name string) (Level, bool) {
	for _, n := range levelNames {
		if n.Name == name || n.Name+"级" == name {
			return n.Level, true
		}
	}
	return "", false
}

// Region is a node of the tree, 140521 沁水县: a unit that reports to its parent.
type Region struct {
	Code      string // GB/T 2260, or a code of the plan's own for other units
	Name      string
	Level     Level
	Parent    string   // code; "" for the root
	Files     bool     // fills county workbooks itself
	Limit     Limit    // of its own, in each domain
	Postcodes []string // first digits of its postcodes

	Office    string       // 机关全称, printed as it is; "" where it follows from the name
	Kind      Kind         // as the plan says it; "" where it follows from level, parent and name
	MayReport bool         // it is not missed when it sends nothing
	Former    []FormerUnit // what it was called before, and by which code
}

func (p *Plan) index() {
	p.byCode, p.byFormer = make(map[string]int, len(p.Regions)), map[string]int{}
	for i, r := range p.Regions {
		p.byCode[r.Code] = i
		for _, f := range r.Former {
			if f.Code != "" {
				p.byFormer[f.Code] = i
			}
		}
	}
	p.names = indexNames(p.Regions)
	p.indexRules()
}

// Region returns the region with the code.
func (p *Plan) Region(code string) (Region, bool) {
	i, ok := p.byCode[code]
	if !ok {
		return Region{}, false
	}
	return p.Regions[i], true
}

// RegionName is the region's name, or the code when the plan does not know it.
func (p *Plan) RegionName(code string) string {
	if r, ok := p.Region(code); ok {
		return r.Name
	}
	return code
}

// NameBelow is a region's name with those between it and the region above: 沁水县
// below 晋城市, 晋城市沁水县 below the province.
func (p *Plan) NameBelow(above, code string) string {
	name := ""
	for _, region := range p.Path(code) {
		if region.Code == above {
			break
		}
		name = p.behind(region, name, code)
	}
	if name == "" {
		return p.RegionName(code)
	}
	return name
}

// behind puts the name of a region before that of the one of the code, which lies in it.
func (p *Plan) behind(above Region, name, code string) string {
	r, _ := p.Region(code)
	if name == "" {
		return above.Name
	}
	return joined(above, r, name)
}

// Root is the region that everything is below.
func (p *Plan) Root() Region {
	for _, r := range p.Regions {
		if r.Parent == "" {
			return r
		}
	}
	return Region{}
}

// Children returns the units that report to the region, by code. 城区 exists in
// two cities, so names are no order.
func (p *Plan) Children(code string) []Region {
	var children []Region
	for _, r := range p.Regions {
		if r.Parent == code {
			children = append(children, r)
		}
	}
	return children
}

// Path returns the region and what is above it, from the region upwards.
func (p *Plan) Path(code string) []Region {
	var path []Region
	for r := range p.upwards(code) {
		path = append(path, r)
	}
	return path
}

// upwards are the region and what is above it. A plan whose regions go round in a
// circle is refused; until it is, this ends.
func (p *Plan) upwards(code string) iter.Seq[Region] {
	return func(yield func(Region) bool) {
		r, ok := p.Region(code)
		for n := 0; ok && n <= len(levelNames)+8 && yield(r); n++ {
			r, ok = p.Region(r.Parent)
		}
	}
}

// Below returns the child of parent that is the region or above it; ok is
// false when the region does not lie below parent.
func (p *Plan) Below(parent, code string) (child Region, ok bool) {
	path := p.Path(code)
	for i, r := range path {
		if r.Code == parent && i > 0 {
			return path[i-1], true
		}
	}
	return Region{}, false
}

// Within reports whether code is region itself or below it.
func (p *Plan) Within(region, code string) bool {
	for r := range p.upwards(code) { // asked of every name that a text may begin with
		if r.Code == region {
			return true
		}
	}
	return false
}

// QuotaUnit returns the region whose limit a project of the given region
// counts against: the one on its path that reports to the root.
func (p *Plan) QuotaUnit(code string) Region {
	path := p.Path(code)
	if len(path) < 2 {
		r, _ := p.Region(code)
		return r
	}
	return path[len(path)-2]
}

// Filing returns the regions at or below the code that fill county workbooks.
func (p *Plan) Filing(code string) []Region {
	var filing []Region
	for _, r := range p.Regions {
		if r.Files && p.Within(code, r.Code) {
			filing = append(filing, r)
		}
	}
	return filing
}

// FindRegions returns the regions that text names: by code, by name, or by a short
// name (晋城, 恩施州), also behind names of regions above (山西省晋城市高平市, 晋城城区).
// Several may share a name; a full name goes before short ones.
func (p *Plan) FindRegions(text string) []Region {
	text = form.Fold(text)
	if r, ok := p.Region(p.Today(text)); ok {
		return []Region{r}
	}
	var exact, named []Region
	for _, r := range p.Leading(text) {
		switch {
		case r.Rest != "":
		case r.InFull() && !r.Behind:
			exact = append(exact, r.Region)
		default:
			named = append(named, r.Region)
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return named
}

// FullName is the region's name with those above it, the root left out:
// 晋城市沁水县.
func (p *Plan) FullName(code string) string {
	if root := p.Root().Code; root != code {
		return p.NameBelow(root, code)
	}
	return p.RegionName(code)
}

// PostcodeFits reports whether the postcode may belong to the province: one of
// the first digits of any region. It is true when the plan knows none.
func (p *Plan) PostcodeFits(code string) bool {
	known := false
	for _, r := range p.Regions {
		for _, prefix := range r.Postcodes {
			known = true
			if strings.HasPrefix(code, prefix) {
				return true
			}
		}
	}
	return !known
}
