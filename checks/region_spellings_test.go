package checks

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// spelling is a way to write an answer in any county: {县} stands for a name of it, {市}
// for one of what it reports to, {省} for one of the province.
type spelling struct {
	rule     *Rule
	id       form.ID
	patterns string
}

func naturalSpellings() []spelling {
	return []spelling{
		{wrongGuarantor, form.GuarantorUnit, `{县}人民政府 {县}政府 {县}人民政府办公室 {省}{市}{县}人民政府（盖章） {市}人民政府 {市}行政公署 {省}人民政府
			{市}市场监督管理局 {省}{市}市场监管局 {县}经济开发区管理委员会 {市}高新技术产业开发区管委会`},
		{wrongGuiding, form.GuidingUnit, `{市}农业农村局 {省}{市}工业和信息化局 {市}市场监督管理局 国家税务总局{市}税务局 {县}教育局、{市}教育局`},
		{registeredElsewhere, form.RegisteredCity, `{市} {省}{市} {市}{县} 中国{省}{市}{县}`},
		{registeredElsewhere, form.RegisteredCounty, `{县} {市}{县} {省}{市}{县} {县}示例镇示例村 {县}示例街道示例路1号`},
	}
}

// planOver is a plan over the province whose codes begin so.
func planOver(code string) *plan.Plan {
	p := *plan.Shanxi2021()
	p.Regions = plan.RegionsOfChina(code)
	return plan.New(p)
}

// blankOf is a form of the county with nothing on it.
func blankOf(p *plan.Plan, county plan.Region) *Application {
	return &Application{Form: form.NewFilled(form.Origin{Region: county.Code}), Plan: p, Region: county, AsOf: exampleDay()}
}

// inEveryCounty shows a blank form of each county of the country, and what the county
// reports to.
func inEveryCounty(see func(p *Application, city plan.Region)) {
	for _, province := range plan.RegionsOfChina("") {
		if province.Level != plan.Province {
			continue
		}
		p := planOver(province.Code[:2])
		for _, r := range p.Regions {
			if r.Level == plan.County {
				city, _ := p.Region(r.Parent)
				see(blankOf(p, r), city)
			}
		}
	}
}

// calls are what people call the regions that the patterns have.
type calls struct{ county, city, province []string }

// spelt are the pattern with the first name of each region in it, with the second, and
// so on. A county that reports to the province itself names it once.
func (n calls) spelt(pattern string) []string {
	if slices.Equal(n.city, n.province) {
		pattern = strings.ReplaceAll(pattern, "{省}{市}", "{市}")
	}
	var texts []string
	for i, more := 0, true; more; i++ {
		text := pattern
		more = false
		for _, in := range []struct {
			place string
			names []string
		}{{"{县}", n.county}, {"{市}", n.city}, {"{省}", n.province}} {
			more = more || i+1 < len(in.names) && strings.Contains(pattern, in.place)
			text = strings.ReplaceAll(text, in.place, in.names[min(i, len(in.names)-1)])
		}
		texts = append(texts, text)
	}
	return texts
}

func TestNaturalSpellingsAreFineInEveryCounty(t *testing.T) {
	counties, tried := 0, 0
	inEveryCounty(func(p *Application, city plan.Region) {
		counties++
		n := calls{p.Region.Names(), city.Names(), p.Plan.Root().Names()}
		for _, s := range naturalSpellings() {
			for pattern := range strings.FieldsSeq(s.patterns) {
				for _, text := range n.spelt(pattern) {
					tried++
					if fault := saysOf(p, s.rule, s.id, text); fault != "" {
						t.Errorf("%s %s of %s: %s", s.rule.ID, text, p.Plan.FullName(p.Region.Code), fault)
					}
				}
			}
		}
	})
	if counties != 2844 || tried < 150000 {
		t.Errorf("%d counties and %d spellings", counties, tried)
	}
}

// saysOf is the message of the rule about the answer, the only one on the form.
func saysOf(p *Application, rule *Rule, id form.ID, text string) string {
	said := ""
	p.values = map[form.ID]form.Value{id: {Text: text}}
	rule.Project(p, func(found Finding) { said = found.Message })
	return said
}

func TestNeighboursAreToldInEveryCounty(t *testing.T) {
	tried := 0
	inEveryCounty(func(p *Application, city plan.Region) {
		for _, n := range neighbours(p, city) {
			short, full := plan.ShortName(n.Name), p.Plan.FullName(n.Code)
			wrong := []spelling{
				{wrongGuarantor, form.GuarantorUnit, n.Name + "人民政府 " + n.Name + "市场监督管理局 " + full + "政府办公室"},
				{wrongGuiding, form.GuidingUnit, n.Name + "农业农村局 " + full + "教育局"},
				{registeredElsewhere, form.RegisteredCity, n.Name + " " + full},
				{registeredElsewhere, form.RegisteredCounty, n.Name + " " + full + "示例镇"},
			}
			if !sharesItsName(p, short) {
				wrong = append(wrong, spelling{wrongGuiding, form.GuidingUnit, short + "农业农村局"}, spelling{registeredElsewhere, form.RegisteredCounty, short + " " + short + "示例镇"})
			}
			for _, s := range wrong {
				for text := range strings.FieldsSeq(s.patterns) {
					tried++
					if saysOf(p, s.rule, s.id, text) == "" {
						t.Errorf("%s %s of %s says nothing", s.rule.ID, text, p.Plan.FullName(p.Region.Code))
					}
				}
			}
		}
	})
	if tried < 40000 {
		t.Errorf("%d tried", tried)
	}
}

// sharesItsName reports whether the short name is that of the county or of a region
// above it as well, 长沙, or no name: 城.
func sharesItsName(p *Application, short string) bool {
	return utf8.RuneCountInString(short) < 2 || slices.ContainsFunc(p.Plan.Path(p.Region.Code), func(r plan.Region) bool { return plan.ShortName(r.Name) == short })
}

// neighbours are another county of the same city, another city and another county of it.
// One of the same full name tells nothing: 城区.
func neighbours(p *Application, city plan.Region) []plan.Region {
	var county, other, there plan.Region
	for _, r := range p.Plan.Regions {
		switch {
		case r.Name == p.Region.Name || r.Parent == "":
		case r.Parent == city.Code:
			county = r
		case r.Level == plan.City && r.Code != city.Code:
			other = r
		case r.Level == plan.County && r.Parent == other.Code:
			there = r
		}
	}
	return slices.DeleteFunc([]plan.Region{county, other, there}, func(r plan.Region) bool { return r.Code == "" })
}

// departments have short names of counties inside: 公安县, 资源县, 合作市, 振兴区.
const departments = `公安局 公安局交通警察支队 自然资源局 自然资源和规划局 人力资源和社会保障局 公共资源交易中心 水资源管理处
	供销合作社联合社 合作社联合会 乡村振兴局 市场监督管理局 城市管理局 中医院 中医药管理局`

func TestDepartmentsWithTheNameOfACountyInside(t *testing.T) {
	tried := 0
	inEveryCounty(func(p *Application, city plan.Region) {
		for department := range strings.FieldsSeq(departments) {
			inside := slices.ContainsFunc(p.Plan.Children(city.Code), func(r plan.Region) bool {
				return strings.Contains(department, plan.ShortName(r.Name))
			})
			if !inside {
				continue
			}
			for _, name := range city.Names() {
				tried++
				if fault := saysOf(p, wrongGuiding, form.GuidingUnit, name+department); fault != "" {
					t.Errorf("P011 of %s: %s", p.Plan.FullName(p.Region.Code), fault)
				}
			}
		}
	})
	if tried < 100 {
		t.Errorf("%d tried", tried)
	}
}
