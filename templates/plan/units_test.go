package plan

import (
	"slices"
	"strings"
	"testing"

	"shidian/templates/form"
)

// withUnits is the embedded plan with rows added to 行政区划: code, name, level, parent,
// files, limit, postcodes, office, kind, duty, former.
func withUnits(rows ...string) []Grid {
	grids := Shanxi2021().Grids()
	for i := range grids {
		if grids[i].Name == regionSheet.name {
			for _, row := range rows {
				grids[i].Rows = append(grids[i].Rows, strings.Split(row, "|"))
			}
		}
	}
	return grids
}

func planWith(t *testing.T, rows ...string) *Plan {
	t.Helper()
	p, problems := FromGrids(withUnits(rows...))
	if problems != nil {
		t.Fatal(problems)
	}
	return p
}

func TestKindsOfUnits(t *testing.T) {
	for row, want := range map[string]struct {
		kind         Kind
		noun, office string
		full         string
	}{
		"140590|晋城经济技术开发区|县|140500|是":               {KindZone, "开发区", "晋城经济技术开发区市场监督管理局", "晋城经济技术开发区市场监督管理局"},
		"140590|晋城市市场监督管理局开发区分局|县|140500|是":         {KindZone, "开发区", "晋城市市场监督管理局开发区分局", "晋城市市场监督管理局开发区分局"},
		"140590|晋城经济技术开发区管理委员会|县|140500|是":          {KindZone, "开发区", "晋城经济技术开发区管理委员会", "晋城经济技术开发区管理委员会"},
		"14SZ01|山西省农业农村厅|市|140000|是":                {KindProvincial, "部门", "山西省农业农村厅", "山西省农业农村厅"},
		"14SZ01|省能源局|市|140000|是":                    {KindProvincial, "部门", "省能源局", "省能源局"},
		"1405A1|晋城市文化和旅游局|县|140500|是":               {KindMunicipal, "部门", "晋城市文化和旅游局", "晋城市文化和旅游局"},
		"1405A1|市文化和旅游局|县|140500|是":                 {KindMunicipal, "部门", "市文化和旅游局", "晋城市文化和旅游局"},
		"14XH01|山西省示例行业协会|市|140000|是":               {KindAssociation, "协会", "山西省示例行业协会", "山西省示例行业协会"},
		"14XH01|山西省标准化协会|市|140000|是||||省直部门":        {KindProvincial, "部门", "山西省标准化协会", "山西省标准化协会"},
		"14QY01|山西示例能源集团|市|140000|是":                {KindCompany, "企业", "山西示例能源集团", "山西示例能源集团"},
		"14GX01|山西示例大学|市|140000|是":                  {KindSchool, "院校", "山西示例大学", "山西示例大学"},
		"14ZS01|山西省标准化研究院|市|140000|是||||直属机构":       {KindInstitute, "单位", "山西省标准化研究院", "山西省标准化研究院"},
		"149001|示例市|县|140000|是":                     {KindDirectCounty, "县区", "示例市市场监督管理局", "示例市市场监督管理局"},
		"149001|示例市|县|140000|是||||市":                {KindDirectCounty, "县区", "示例市市场监督管理局", "示例市市场监督管理局"},
		"149001|示例市|市|140000|是||||县":                {KindDirectCounty, "县区", "示例市市场监督管理局", "示例市市场监督管理局"},
		"140599|示例市|县|140500|是||||市":                {KindCounty, "县区", "示例市市场监督管理局", "晋城市示例市市场监督管理局"},
		"140599|示例区|县|140500|是":                     {KindCounty, "县区", "示例区市场监督管理局", "晋城市示例区市场监督管理局"},
		"140599|示例新区|县|140500|是||||县区":              {KindCounty, "县区", "示例新区市场监督管理局", "晋城市示例新区市场监督管理局"},
		"140900|示例市|市|140000|否||":                   {}, // the code is taken
		"14QX01|示例市|市|140000|是||||地级市":              {KindCity, "地市", "示例市市场监督管理局", "示例市市场监督管理局"},
		"140599|示例区|县|140500|是|||示例区市场监管局、示例区农业农村局": {KindCounty, "县区", "示例区市场监管局、示例区农业农村局", "示例区市场监管局、示例区农业农村局"},
	} {
		t.Run(row, func(t *testing.T) {
			p, problems := FromGrids(withUnits(row))
			if want.kind == "" {
				if problems == nil {
					t.Error("it is taken")
				}
				return
			}
			if problems != nil {
				t.Fatal(problems)
			}
			r, _ := p.Region(strings.SplitN(row, "|", 2)[0])
			if p.KindOf(r) != want.kind || p.WordsOf(r).Noun != want.noun {
				t.Errorf("it is %s, called %s", p.KindOf(r), p.WordsOf(r).Noun)
			}
			if p.Office(r) != want.office || p.OfficeInFull(r) != want.full {
				t.Errorf("its office is %s, in full %s", p.Office(r), p.OfficeInFull(r))
			}
			again, problems := FromGrids(p.Grids())
			if problems != nil || again.Digest() != p.Digest() {
				t.Errorf("its own workbook says another plan: %v", problems)
			}
		})
	}
}

// No place of the country is taken for a body, and each has the office that is called
// after it; a county below a province is a city's equal.
func TestKindsOfAllRegions(t *testing.T) {
	for _, province := range RegionsOfChina("") {
		if province.Level != Province {
			continue
		}
		p := provinceOf(province.Code[:2])
		for _, r := range p.Regions {
			want := map[Level]Kind{Province: KindProvince, City: KindCity, County: KindCounty}[r.Level]
			if r.Parent == province.Code && r.Level == County {
				want = KindDirectCounty
			}
			if k := p.KindOf(r); k != want {
				t.Errorf("%s is %s", p.FullName(r.Code), k)
			}
			if p.Office(r) != r.Name+bureauOf {
				t.Errorf("%s has the office %s", r.Name, p.Office(r))
			}
			if (p.ReportsAs(r) == City) != (r.Parent == province.Code) {
				t.Errorf("%s reports as %s", p.FullName(r.Code), p.ReportsAs(r))
			}
		}
	}
}

// A county below the province has the day and the copies of a city, unless it has a day
// of its own, or the plan none for cities.
func TestCountyBelowTheProvinceReportsLikeACity(t *testing.T) {
	p := planWith(t, "149001|示例市|县|140000|是")
	direct, _ := p.Region("149001")
	if d, _ := p.Deadline(direct); d.LastDay.Day != 10 || p.Copies(direct) != 3 {
		t.Errorf("%s, %d copies", d.Chinese(), p.Copies(direct))
	}
	county, _ := p.Region("140521")
	if d, _ := p.Deadline(county); d.LastDay.Day != 8 || p.Copies(county) != 5 {
		t.Errorf("of a county: %s, %d copies", d.Chinese(), p.Copies(county))
	}
	own := *p
	own.Deadlines = append(slices.Clone(p.Deadlines), Deadline{Level: County, Unit: "149001", LastDay: form.Date{Year: 2021, Month: 5, Day: 7}})
	if d, _ := New(own).Deadline(direct); d.LastDay.Day != 7 {
		t.Errorf("its own day: %s", d.Chinese())
	}
	own.Deadlines = p.Deadlines[:1]
	if d, ok := New(own).Deadline(direct); !ok || d.LastDay.Day != 8 {
		t.Errorf("without a day of cities: %s", d.Chinese())
	}
	text := strings.Join(p.Meaning(), "\n")
	if !strings.Contains(text, "县（市、区）1 个直接报到山西省（示例市），最后一天和份数同市一样。") || !strings.Contains(text, "市级单位 13 个") {
		t.Error(text)
	}
}

// Under a plan of a city its counties stay counties.
func TestCountiesBelowACityAsRootStayCounties(t *testing.T) {
	city := *Shanxi2021()
	city.Regions = nil
	for _, r := range Shanxi2021().Regions {
		if r.Code == "140500" {
			r.Parent = ""
		}
		if r.Code == "140500" || r.Parent == "140500" {
			city.Regions = append(city.Regions, r)
		}
	}
	p := New(city)
	county, _ := p.Region("140521")
	if d, _ := p.Deadline(county); p.KindOf(county) != KindCounty || d.LastDay.Day != 8 || p.Copies(county) != 5 {
		t.Errorf("%s, %s, %d copies", p.KindOf(county), d.Chinese(), p.Copies(county))
	}
}

func TestSlipsAboutUnitsAreFound(t *testing.T) {
	for name, c := range map[string]struct{ row, column, says string }{
		"a kind that is none":                 {"1405A1|晋城市文化和旅游局|县|140500|是||||省直部们", "I", "是不是“省直部门”"},
		"a duty that is none":                 {"1405A1|晋城市文化和旅游局|县|140500|是|||||必需报", "J", "是不是“必须报”"},
		"a county of the province in a city":  {"140599|示例县|县|140500|是||||省管县", "I", "应为“县”"},
		"a department of the province there":  {"1405A1|晋城市文化和旅游局|县|140500|是||||省直部门", "I", "应为“市直部门”"},
		"a former code that nobody can read":  {"140503|沁水区|县|140500|是||||||原来是沁水县2026", "K", "000121某县（2000年前）"},
		"a former code that is of another":    {"140503|示例区|县|140500|是||||||140521旧县（2021年前）", "K", "现在是“沁水县”的代码"},
		"a former name that is of another":    {"140503|示例区|县|140500|是||||||140529沁水县", "K", "现在是 140521 的名称"},
		"a change of the years to come":       {"140503|示例区|县|140500|是||||||140529示例县（2030年前）", "K", "以后"},
		"an office that does not fit":         {"140503|示例区|县|140500|是|||" + strings.Repeat("示例局、", 20), "H", "一行印不下"},
		"former codes of two units are equal": {"140503|示例区|县|140500|是||||||140529示例县\n140504|示例二区|县|140500|是||||||140529示例旧县", "K", "已经写作“示例区”"},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := FromGrids(withUnits(strings.Split(c.row, "\n")...))
			if !slices.ContainsFunc(problems, func(p Problem) bool {
				return p.Sheet == regionSheet.name && strings.HasPrefix(p.Cell, c.column) && strings.Contains(p.Text, c.says)
			}) {
				t.Errorf("%v", problems)
			}
		})
	}
}

func TestFormerCodesAndNames(t *testing.T) {
	for text, want := range map[string]FormerUnit{
		"140521沁水县（2026年前）": {"140521", "沁水县", 2026}, "140521 沁水县(2026年以前)": {"140521", "沁水县", 2026}, "１４０５２１沁水县": {"140521", "沁水县", 0},
		"140521": {"140521", "", 0}, "沁水县（2026）": {"", "沁水县", 2026}, "140521沁水县（2026年）": {"140521", "沁水县", 2026}, "140521沁水县（至2026年）": {"140521", "沁水县", 2026}, "140521沁水县（2026年撤县设区）": {"140521", "沁水县", 2026}, "14SZ01省质监局": {"14SZ01", "省质监局", 0},
	} {
		if f, ok := parseFormer(text); !ok || f != want {
			t.Errorf("%s is %+v", text, f)
		}
	}
	for _, text := range []string{"（2026年前）", "原140521", "140521、", "沁水县2026年前"} {
		if f, ok := parseFormer(text); ok {
			t.Errorf("%s is %+v", text, f)
		}
	}
}

// p2027 is the plan after 沁水县 became 沁水区, and 长治县 上党区.
func renamedPlan(t *testing.T) *Plan {
	t.Helper()
	grids := Shanxi2021().Grids()
	for i := range grids {
		for k, row := range grids[i].Rows {
			if grids[i].Name == regionSheet.name && row[0] == "140521" {
				grids[i].Rows[k] = []string{"140503", "沁水区", "县", "140500", "是", "", "", "", "", "", "140521沁水县（2021年前）、140528示例县"}
			}
			if grids[i].Name == regionSheet.name && row[0] == "140404" {
				grids[i].Rows[k][10] = "长治县（2018年前）"
			}
		}
	}
	p, problems := FromGrids(grids)
	if problems != nil {
		t.Fatal(problems)
	}
	return p
}

func TestUnitIsFoundByItsFormerCodeAndName(t *testing.T) {
	p := renamedPlan(t)
	for text, want := range map[string]string{"140521": "140503", "沁水县": "140503", "沁水": "140503", "沁水区": "140503", "晋城市沁水县": "140503", "140528": "140503", "示例县": "140503",
		"长治": "140400", "长治市": "140400", "长治县": "140404", "长治市长治县": "140404", "上党": "140404"} {
		if found := p.FindRegions(text); len(found) != 1 || found[0].Code != want {
			t.Errorf("%s is %v", text, found)
		}
	}
	for path, want := range map[string]string{"140521沁水县_申报表.xlsx": "140503", "收到/140521.xlsx": "140503", "晋城市/沁水县/a.xlsx": "140503", "长治县申报表.xlsx": "140404"} {
		if r, ok := RegionInPath(p, path); !ok || r.Code != want {
			t.Errorf("%s is of %v", path, r)
		}
	}
	said := form.Return{Mark: form.Mark{Region: "140521"}, Projects: []*form.Filled{form.NewFilled(form.Origin{Region: "140521"}), form.NewFilled(form.Origin{Region: "140502"})}}
	p.AsOfToday(&said)
	p.AsOfToday(&said)
	if said.Mark.Region != "140503" || said.Projects[0].Region != "140503" || said.Projects[1].Region != "140502" || len(said.Notes) != 1 || said.Notes[0].Kind != form.FormerUnit ||
		!strings.Contains(said.Notes[0].Detail, "140521沁水县（2021年前） 现在是 140503沁水区") {
		t.Errorf("%+v", said)
	}
	if p.Today("") != "" || p.HasFormer(&form.Return{}) {
		t.Error("a file that says no unit is taken for one's")
	}
	if d := SenderDifferences(Shanxi2021(), p, "140500"); d != nil {
		t.Errorf("the sender is blamed: %v", d)
	}
	if d := Differences(Shanxi2021(), p); !slices.Contains(d, "140521沁水县 改为 140503沁水区") {
		t.Errorf("%v", d)
	}
}

// A plan of before has none of the columns.
func TestPlanWithoutTheColumnsOfUnits(t *testing.T) {
	grids := Shanxi2021().Grids()
	for i := range grids {
		if grids[i].Name == regionSheet.name {
			for k := 1; k < len(grids[i].Rows); k++ {
				grids[i].Rows[k] = grids[i].Rows[k][:7]
			}
		}
	}
	p, problems := FromGrids(grids)
	if problems != nil || p.Digest() != Shanxi2021().Digest() {
		t.Errorf("%v", problems)
	}
}

// A clerk writes a name where a code is asked for.
func TestUnitsAreNamedInEverySheet(t *testing.T) {
	grids := withUnits("140590|晋城经济技术开发区|县|晋城|是", "14SZ01|山西省农业农村厅|市|山西省|是", "140599|示例县|县|山西省晋城市|是")
	for i := range grids {
		if grids[i].Name == contactSheet.name {
			grids[i].Rows[2] = []string{"晋城经济技术开发区", "甲某"}
		}
	}
	p, problems := FromGrids(grids)
	if problems != nil {
		t.Fatal(problems)
	}
	for code, parent := range map[string]string{"140590": "140500", "14SZ01": "140000", "140599": "140500"} {
		if r, _ := p.Region(code); r.Parent != parent {
			t.Errorf("%s reports to %s", code, r.Parent)
		}
	}
	if p.Contacts[0].Region != "140590" {
		t.Errorf("the contact is of %s", p.Contacts[0].Region)
	}
	for row, says := range map[string]string{"140590|晋城经济技术开发区|县|城区|是": "城区 不在表中：叫这个名称的有 2 个，请写代码", "140590|晋城经济技术开发区|县|晋成市|是": "晋成市 不在表中，是不是“晋城市”"} {
		if _, problems := FromGrids(withUnits(row)); len(problems) != 1 || !strings.Contains(problems[0].Text, says) || problems[0].Cell != "D133" {
			t.Errorf("%s: %v", row, problems)
		}
	}
}

func TestMeaningNamesUnitsThatNobodyCanFileFor(t *testing.T) {
	text := strings.Join(planWith(t, "14SZ01|山西省农业农村厅|市|140000|否").Meaning(), "\n")
	if !strings.Contains(text, "自己也不直接填报的 1 个（山西省农业农村厅）") {
		t.Error(text)
	}
	if text := strings.Join(Shanxi2021().Meaning(), "\n"); strings.Contains(text, "不直接填报") {
		t.Error(text)
	}
}

func TestDifferencesOfUnits(t *testing.T) {
	p := Shanxi2021()
	i := slices.IndexFunc(p.Regions, func(r Region) bool { return r.Code == "140521" })
	p.Regions[i].Office, p.Regions[i].Kind, p.Regions[i].MayReport = "示例局", KindZone, true
	d := strings.Join(Differences(Shanxi2021(), p), "\n")
	for _, want := range []string{"沁水县的机关全称 （无） → 示例局", "沁水县的单位类别 （无） → 开发区", "沁水县的报送要求 必须报 → 可以报"} {
		if !strings.Contains(d, want) {
			t.Errorf("no %s in %s", want, d)
		}
	}
	if d := SenderDifferences(Shanxi2021(), p, "140500"); d != nil {
		t.Errorf("it is the sender's own business: %v", d)
	}
}

// Each word is that of one kind.
func TestWordsOfKindsAreTold(t *testing.T) {
	of := map[string]Kind{}
	for _, k := range kinds() {
		for _, word := range append([]string{string(k.Kind)}, k.others...) {
			if other, twice := of[word]; twice {
				t.Errorf("%s is %s and %s", word, other, k.Kind)
			}
			of[word] = k.Kind
			if found, ok := kindNamed(word); !ok || found != k.Kind {
				t.Errorf("%s is %s", word, found)
			}
		}
	}
}

// A county below the province has a city's places, unless its level has some of its own.
func TestPlacesOfACountyBelowTheProvince(t *testing.T) {
	for rows, want := range map[string]int{
		"市|农业|每报送单位||4": 4, "|农业|每报送单位||3\n市|农业|每报送单位||4": 4, "市|农业|每报送单位||4\n县|农业|每报送单位||1": 1,
		"市|农业|每报送单位||4\n省管县|农业|每报送单位||1": 1, "市|农业|每报送单位||4\n示例市|农业|每报送单位||5": 5, "县|农业|每报送单位||1": 1,
	} {
		grids := withUnits("149001|示例市|县|140000|是")
		for i := range grids {
			if grids[i].Name == limitSheet.name {
				for _, row := range strings.Split(rows, "\n") {
					grids[i].Rows = append(grids[i].Rows, strings.Split(row, "|"))
				}
			}
		}
		p, problems := FromGrids(grids)
		if problems != nil {
			t.Errorf("%s: %v", rows, problems)
			continue
		}
		direct, _ := p.Region("149001")
		if n, limited := p.LimitOf(direct, "农业"); !limited || n != want {
			t.Errorf("%s: %d", rows, n)
		}
	}
}
