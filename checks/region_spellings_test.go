package checks

import (
	"slices"
	"strings"
	"testing"

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

// provinces are a plan for each province of the country.
func provinces() []*plan.Plan {
	var plans []*plan.Plan
	for _, r := range plan.RegionsOfChina("") {
		if r.Level == plan.Province {
			p := *plan.Shanxi2021()
			p.Regions = plan.RegionsOfChina(r.Code[:2])
			plans = append(plans, plan.New(p))
		}
	}
	return plans
}

// inEveryCounty is a form of each county of the country, with nothing on it.
func inEveryCounty(see func(p *Application, city plan.Region)) {
	example := exampleOf("", "")
	for _, p := range provinces() {
		for _, r := range p.Regions {
			if r.Level == plan.County {
				city, _ := p.Region(r.Parent)
				see(&Application{Form: example.Form, Plan: p, Region: r, AsOf: example.AsOf}, city)
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
			for _, s := range []spelling{
				{wrongGuarantor, form.GuarantorUnit, n.Name + "人民政府"}, {wrongGuarantor, form.GuarantorUnit, n.Name + "市场监督管理局"},
				{wrongGuiding, form.GuidingUnit, n.Name + "农业农村局"}, {wrongGuiding, form.GuidingUnit, p.Plan.FullName(n.Code) + "教育局"},
				{registeredElsewhere, form.RegisteredCity, n.Name}, {registeredElsewhere, form.RegisteredCounty, n.Name},
				{registeredElsewhere, form.RegisteredCounty, p.Plan.FullName(n.Code) + "示例镇"},
			} {
				tried++
				if saysOf(p, s.rule, s.id, s.patterns) == "" {
					t.Errorf("%s %s of %s says nothing", s.rule.ID, s.patterns, p.Plan.FullName(p.Region.Code))
				}
			}
		}
	})
	if tried < 40000 {
		t.Errorf("%d tried", tried)
	}
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

// A county that reports to the province itself is its own city: its departments guide,
// and its city is itself, the province, or what lists of addresses put there.
func TestCountiesThatReportToTheProvince(t *testing.T) {
	for code, c := range map[string]struct{ guarantors, guides, cities, counties, wrong string }{
		"429004": {"仙桃市人民政府 仙桃市市场监督管理局 湖北省人民政府", "仙桃市农业农村局 市农业农村局 湖北省农业农村厅 湖北仙桃农业农村局", "仙桃 仙桃市 湖北省 湖北仙桃 省直辖县级行政区划 湖北省直辖县级行政单位", "仙桃 仙桃市 湖北省仙桃市 仙桃市示例镇", "潜江"},
		"429021": {"神农架林区人民政府 神农架林区政府 神农架林区市场监督管理局", "神农架林区农业农村局 林区农业农村局 神农架农业农村局", "神农架 神农架林区 湖北", "神农架 神农架林区 湖北省神农架林区 神农架林区示例镇", "天门"},
		"110105": {"朝阳区人民政府 北京市朝阳区人民政府 区政府 朝阳区市场监督管理局 北京市市场监督管理局", "朝阳区农业农村局 区农业农村局 北京市农业农村局 市农业农村局", "北京 北京市 市辖区 北京市朝阳区", "朝阳 朝阳区 北京市朝阳区 北京朝阳", "海淀"},
		"469025": {"白沙黎族自治县人民政府 白沙县人民政府 白沙县市场监督管理局", "白沙县农业农村局 县农业农村局 白沙农业农村局", "海南 海南省 白沙 白沙县 海南省白沙黎族自治县", "白沙 白沙县 白沙黎族自治县", "琼中"},
		"659001": {"石河子市人民政府 第八师石河子市人民政府 新疆生产建设兵团第八师石河子市人民政府", "石河子市农业农村局 新疆维吾尔自治区农业农村厅", "石河子 新疆石河子市 自治区直辖县级行政区划 新疆维吾尔自治区直辖县级行政单位", "石河子 石河子市", "阿拉尔"},
	} {
		inCounty(t, code, func(p *Application) {
			judgeAlone(t, p, wrongGuarantor, form.GuarantorUnit, c.guarantors, c.wrong+"市人民政府 "+c.wrong+"区人民政府 "+c.wrong+"市场监督管理局")
			judgeAlone(t, p, wrongGuiding, form.GuidingUnit, c.guides, c.wrong+"农业农村局")
			judgeAlone(t, p, registeredElsewhere, form.RegisteredCity, c.cities, c.wrong)
			judgeAlone(t, p, registeredElsewhere, form.RegisteredCounty, c.counties, c.wrong)
		})
	}
}

// Names of autonomous prefectures, leagues and counties in short.
func TestAutonomousRegions(t *testing.T) {
	for code, c := range map[string]struct{ guarantors, guides, cities, counties string }{
		"422823": {"巴东县人民政府 恩施州人民政府 恩施州政府 恩施土家族苗族自治州人民政府 自治州人民政府 恩施州市场监督管理局 恩施市场监督管理局 湖北省恩施州市场监管局", "恩施州农业农村局 恩施农业农村局 州农业农村局 中共恩施州委农办", "恩施 恩施州 湖北恩施州 恩施自治州 恩施土家族苗族自治州", "巴东 巴东县 恩施州巴东县 恩施巴东 湖北省恩施州巴东县"},
		"422801": {"恩施市人民政府 恩施州人民政府 恩施州市场监督管理局", "恩施州农业农村局 恩施农业农村局", "恩施州 恩施 恩施州恩施市", "恩施 恩施市 恩施州恩施市"},
		"152502": {"锡林浩特市人民政府 锡林郭勒盟行政公署 锡盟行署 锡林郭勒盟行署办公室 盟行署 锡盟市场监督管理局", "锡盟农牧局 锡林郭勒盟农牧局 盟农牧局 内蒙古自治区锡林郭勒盟工信局 中共锡盟委", "锡盟 锡林郭勒 锡林郭勒盟 内蒙古锡林郭勒盟", "锡林浩特 锡林浩特市 锡盟锡林浩特市"},
		"420528": {"长阳土家族自治县人民政府 长阳县人民政府 长阳自治县人民政府 自治县人民政府 宜昌市长阳县政府", "宜昌市农业农村局", "宜昌 湖北宜昌", "长阳 长阳县 长阳土家族自治县 宜昌长阳"},
		"430121": {"长沙县人民政府 长沙市人民政府 长沙市市场监督管理局 长沙市场监督管理局", "长沙市农业农村局 长沙农业农村局 湖南省长沙市农业农村局", "长沙 长沙市 湖南长沙", "长沙 长沙县 长沙市长沙县"},
		"654021": {"伊宁县人民政府 伊犁州人民政府 伊犁哈萨克自治州人民政府", "伊犁州农业农村局 伊犁哈萨克自治州商务局", "伊犁 伊犁州 新疆伊犁", "伊宁 伊宁县 伊犁州伊宁县"},
		"653125": {"莎车县人民政府 喀什地区行政公署 喀什地区行署 喀什行署 地区行政公署", "喀什地区农业农村局 地区农业农村局", "喀什 喀什地区 新疆喀什地区", "莎车 莎车县 喀什地区莎车县"},
		"150722": {"莫力达瓦达斡尔族自治旗人民政府 莫力达瓦旗人民政府 莫旗人民政府 莫旗政府 旗人民政府", "呼伦贝尔市农牧局", "呼伦贝尔 内蒙古呼伦贝尔市", "莫旗 莫力达瓦 莫力达瓦旗 莫力达瓦达斡尔族自治旗"},
	} {
		inCounty(t, code, func(p *Application) {
			judgeAlone(t, p, wrongGuarantor, form.GuarantorUnit, c.guarantors, "示例州人民政府")
			judgeAlone(t, p, wrongGuiding, form.GuidingUnit, c.guides, p.Region.Name+"农业农村局 "+plan.ShortName(p.Region.Name)+"县农业农村局")
			judgeAlone(t, p, registeredElsewhere, form.RegisteredCity, c.cities, "示例州")
			judgeAlone(t, p, registeredElsewhere, form.RegisteredCounty, c.counties, "示例县")
		})
	}
	inCounty(t, "422823", func(p *Application) {
		judgeAlone(t, p, registeredElsewhere, form.RegisteredCity, "", "恩施市 宜昌市")
		judgeAlone(t, p, wrongGuarantor, form.GuarantorUnit, "", "恩施市人民政府 恩施市市场监督管理局 利川市人民政府")
	})
	inCounty(t, "654021", func(p *Application) {
		judgeAlone(t, p, registeredElsewhere, form.RegisteredCounty, "", "伊宁市 霍城县")
	})
}

func inCounty(t *testing.T, code string, see func(*Application)) {
	t.Helper()
	seen := false
	inEveryCounty(func(p *Application, _ plan.Region) {
		if p.Region.Code == code {
			seen = true
			see(p)
		}
	})
	if !seen {
		t.Errorf("no county %s", code)
	}
}

// judgeAlone holds what a rule says of each answer, the only one on the form, against
// what it should.
func judgeAlone(t *testing.T, p *Application, rule *Rule, id form.ID, fine, wrong string) {
	t.Helper()
	for text := range strings.FieldsSeq(fine) {
		if fault := saysOf(p, rule, id, text); fault != "" {
			t.Errorf("%s of %s: “%s” is fine, and it says %s", rule.ID, p.Region.Name, text, fault)
		}
	}
	for text := range strings.FieldsSeq(wrong) {
		if saysOf(p, rule, id, text) == "" {
			t.Errorf("%s of %s: “%s” is wrong, and it says nothing", rule.ID, p.Region.Name, text)
		}
	}
}
