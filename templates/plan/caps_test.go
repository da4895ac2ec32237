package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// withLimits is the plan of 2021 with rows of 限额, a line each with | between the cells,
// and other cells.
func withLimits(rows string, others map[string]string) (*Plan, []Problem) {
	cells := map[string]string{}
	for at, text := range others {
		cells[at] = text
	}
	for i, line := range strings.Split(strings.TrimSpace(rows), "\n") {
		for k, cell := range strings.Split(line, "|") {
			cells[fmt.Sprintf("限额 %c%d", 'A'+k, i+3)] = strings.TrimSpace(cell)
		}
	}
	return FromGrids(edited(cells))
}

// limitsOfProject are the limits that a project of the county falls under, in words.
func limitsOfProject(p *Plan, county, domain string) string {
	r, _ := p.Region(county)
	var texts []string
	for _, c := range p.Caps(p.QuotaUnit(county), r, domain) {
		if limit, limited := c.Limit(); limited {
			texts = append(texts, fmt.Sprintf("%s%d", c.Name(p), limit))
		} else if c.OfUnitAndDomain() {
			texts = append(texts, c.Name(p)+"不限")
		}
	}
	return strings.Join(texts, " ")
}

func TestCapsOfAProject(t *testing.T) {
	for name, c := range map[string]struct {
		rows   string
		others map[string]string
		county string
		want   string
	}{
		"as it was": {"", nil, "140521", "晋城市“农业”领域2"},
		"two in each domain and five in all": {"| | 每报送单位 | | 5", nil, "140521",
			"晋城市“农业”领域2 晋城市各领域合计5"},
		"the program's own words for all domains": {"| 各领域合计 | 每报送单位 | | 5", nil, "140521",
			"晋城市“农业”领域2 晋城市各领域合计5"},
		"no limit but in all": {"| | 每报送单位 | | 5", map[string]string{"基本信息 B6": ""}, "140521",
			"晋城市“农业”领域不限 晋城市各领域合计5"},
		"a row for all goes before 基本信息": {"| 农业 | 每报送单位 | | 3", nil, "140521", "晋城市“农业”领域3"},
		"in other words": {"各单位 | 农业农村 | 每个市 | | 3\n | 各领域合计 | 每个县 | | 1", nil, "140521",
			"晋城市“农业”领域3 沁水县各领域合计1"},
		"each domain by one row": {"| 每个领域 | 每报送单位 | | 4", nil, "140521", "晋城市“农业”领域4"},
		"a domain goes before each": {"| 每个领域 | 每报送单位 | | 4\n | 农业 | 每报送单位 | | 3", nil, "140521",
			"晋城市“农业”领域3"},
		"a level goes before all": {"| 农业 | 每报送单位 | | 3\n 市 | 农业 | 每报送单位 | | 4", nil, "140521", "晋城市“农业”领域4"},
		"a unit goes before a level": {"市级 | 农业 | 每报送单位 | | 4\n 晋城 | 农业 | 每报送单位 | | 1", nil, "140521",
			"晋城市“农业”领域1"},
		"a kind goes before a level": {"示范区 | 农业 | 每报送单位 | | 1\n 市 | 农业 | 每报送单位 | | 4", nil, "140171",
			"山西转型综合改革示范区“农业”领域1"},
		"and holds for no other kind": {"示范区 | 农业 | 每报送单位 | | 1\n 市 | 农业 | 每报送单位 | | 4", nil, "140521", "晋城市“农业”领域4"},
		"the code of one goes before its kind": {"示范区 | 农业 | 每报送单位 | | 1\n 140171 | 农业 | 每报送单位 | | 4", nil, "140171",
			"山西转型综合改革示范区“农业”领域4"},
		"and not for another unit":          {"晋城市 | 农业 | 每报送单位 | | 1", nil, "140105", "太原市“农业”领域2"},
		"the unit's column goes before all": {"| 农业 | 每报送单位 | | 3", map[string]string{"行政区划 F4": "7"}, "140105", "太原市“农业”领域7"},
		"every county at most one": {"| | 每县 | | 1", nil, "140521",
			"晋城市“农业”领域2 沁水县各领域合计1"},
		"the counties of a city": {"晋城市 | 农业 | 每县 | | 1", nil, "140521",
			"晋城市“农业”领域2 沁水县“农业”领域1"},
		"and none of another city":        {"晋城市 | 农业 | 每县 | | 1", nil, "140105", "太原市“农业”领域2"},
		"a county goes before its city":   {"晋城市 | | 每县 | | 1\n 140521 | | 每县 | | 3", nil, "140521", "晋城市“农业”领域2 沁水县各领域合计3"},
		"a cap for the whole province":    {"| 农业 | 全部 | | 20\n | | 全部 | | 60", nil, "140521", "晋城市“农业”领域2 山西省全部单位“农业”领域合计20 山西省全部单位各领域合计60"},
		"a zone that files is no county":  {"| | 每县 | | 1", nil, "140171", "山西转型综合改革示范区“农业”领域2"},
		"five units one each, others no":  {"| | 每报送单位 | | 0\n 晋城市 | | 每报送单位 | | 1", nil, "140521", "晋城市“农业”领域2 晋城市各领域合计1"},
		"the others have none":            {"| | 每报送单位 | | 0\n 晋城市 | | 每报送单位 | | 1", nil, "140105", "太原市“农业”领域2 太原市各领域合计0"},
		"not limited by a narrower row":   {"| | 每报送单位 | | 3\n 晋城市 | | 每报送单位 | | 不限", nil, "140521", "晋城市“农业”领域2"},
		"blank takes what is set broader": {"| 农业 | 每报送单位 | | 3\n 晋城市 | 农业 | 每报送单位 | 1 |", nil, "140521", "晋城市“农业”领域3"},
	} {
		t.Run(name, func(t *testing.T) {
			p, problems := withLimits(c.rows, c.others)
			if problems != nil {
				t.Fatal(problems)
			}
			if got := limitsOfProject(p, c.county, "农业"); got != c.want {
				t.Errorf("got %s\nwant %s", got, c.want)
			}
			again, problems := FromGrids(p.Grids())
			if problems != nil || !slices.Equal(again.LimitRows, p.LimitRows) {
				t.Errorf("written and read again: %v, %v", again, problems)
			}
		})
	}
}

// What is cited is the row that sets the number: another may set an order or a fewest
// number beside it, and rest on something else.
// Of a county that reports to the root itself the limits of a unit and of a county count
// the same projects: the smaller one holds, and is asked about once.
func TestCountyThatReportsItselfHasOneLimitOfADomain(t *testing.T) {
	for rows, want := range map[string]string{
		" | 农业 | 每县 | | 1 | | 省 三":                    "沁水县“农业”领域1 省 三",
		" | 农业 | 每县 | | 3 | | 省 三":                    "沁水县“农业”领域2 ",
		" | | 每县 | | 4 | | 省 三\n | | 每报送单位 | | 3 | 是": "沁水县“农业”领域2  沁水县各领域合计3 ",
		" | | 每县 | | 4 | 是 | 省 三\n | | 每报送单位 | | 5 |": "沁水县“农业”领域2  沁水县各领域合计4 省 三",
	} {
		p, problems := withLimits(rows, nil)
		if problems != nil {
			t.Fatal(problems)
		}
		for i := range p.Regions {
			if p.Regions[i].Code == "140521" {
				p.Regions[i].Parent = "140000"
			}
		}
		p = New(*p)
		r, _ := p.Region("140521")
		var texts []string
		for _, c := range p.Caps(r, r, "农业") {
			limit, limited := c.Limit()
			if !limited {
				continue
			}
			texts = append(texts, fmt.Sprintf("%s%d %s", c.Name(p), limit, c.Basis))
			if c.Together && !c.Ranked {
				t.Errorf("%s: not ranked", rows)
			}
		}
		if got := strings.Join(texts, " "); got != want {
			t.Errorf("%s: %q", rows, got)
		}
	}
}

func TestCapCitesTheRowOfItsNumber(t *testing.T) {
	p, problems := withLimits(`
		| | 每报送单位 | | 8 | 是 | 省 三
		晋城 | | 每报送单位 | 2 | | | 市 二
		太原 | | 每报送单位 | | 1 | |`, nil)
	if problems != nil {
		t.Fatal(problems)
	}
	for code, want := range map[string]string{"140500": "8 省 三", "140100": "1 ", "140200": "8 省 三"} {
		unit, _ := p.Region(code)
		for _, c := range p.Caps(unit, Region{}, "农业") {
			if n, _ := c.Limit(); c.Together && fmt.Sprintf("%d %s", n, c.Basis) != want {
				t.Errorf("%s: %d %s, want %s", unit.Name, n, c.Basis, want)
			}
		}
	}
	city, _ := p.Region("140500")
	if asked := p.Fewest(EachUnit, city, Region{}); len(asked) != 1 || asked[0].Basis != "市 二" {
		t.Errorf("at least %+v", asked)
	}
}

func TestSlipsInLimitsAreTold(t *testing.T) {
	for name, c := range map[string]struct {
		rows     string
		others   map[string]string
		at, want string
	}{
		"two equal rows":                            {"| 农业 | 每报送单位 | | 3\n | 农业 | 每报送单位 | | 2", nil, "限额 E4", "与 限额!E3"},
		"equal by name and code":                    {"晋城市 | | 每县 | | 3\n 140500 | | 每县 | | 2", nil, "限额 E4", "与 限额!E3"},
		"equal to the column of 领域":                 {"| 农业 | 每报送单位 | | 3", map[string]string{"领域 E3": "2"}, "限额 E3", "与 领域!E3"},
		"equal to that of 行政区划":                     {"太原市 | 每个领域 | 每报送单位 | | 3", map[string]string{"行政区划 F4": "2"}, "限额 E3", "与 行政区划!F4"},
		"no such domain":                            {"| 农叶 | 每报送单位 | | 3", nil, "限额 B3", "是不是“农业”"},
		"several domains":                           {"| 农业、工业 | 每报送单位 | | 3", nil, "限额 B3", "一行只写一个"},
		"no such unit":                              {"晋成市 | 农业 | 每报送单位 | | 3", nil, "限额 A3", "是不是“晋城市”"},
		"a unit of several":                         {"城区 | 农业 | 每县 | | 3", nil, "限额 A3", "请写代码"},
		"several units":                             {"太原市、大同市 | 农业 | 每报送单位 | | 3", nil, "限额 A3", "一行只写一个"},
		"a kind that the plan has none of":          {"院校 | 农业 | 每报送单位 | | 3", nil, "限额 A3", "没有填报单位适用"},
		"a kind misspelt":                           {"省直部们 | 农业 | 每报送单位 | | 3", nil, "限额 A3", "是不是“省直部门”"},
		"no such scope":                             {"| 农业 | 每乡 | | 3", nil, "限额 C3", "应为：每报送单位"},
		"no scope":                                  {"| 农业 | | | 3", nil, "限额 C3", "没有填写"},
		"nothing set":                               {"| 农业 | 每县 | |", nil, "限额 E3", "不起作用"},
		"more at least than at most":                {"| 农业 | 每县 | 3 | 2", nil, "限额 D3", "多于最多"},
		"no number":                                 {"| 农业 | 每县 | 不限 | 2", nil, "限额 D3", "应为整数"},
		"a county that does not report to the root": {"沁水县 | 农业 | 每报送单位 | | 2", nil, "限额 C3", "“每县”"},
		"a city whose scope is that of counties":    {"市 | 农业 | 每县 | | 2", nil, "限额 C3", "“每报送单位”"},
		"neither 是 nor 否":                           {"| 农业 | 每县 | | 2 | 要", nil, "限额 F3", "“是”或“否”"},
		"a limit of a county in 行政区划":               {"", map[string]string{"行政区划 F5": "1"}, "行政区划 F5", "“每县”"},
		"a limit of the root in 行政区划":               {"", map[string]string{"行政区划 F3": "1"}, "行政区划 F3", "“全部”"},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := withLimits(c.rows, c.others)
			if len(problems) != 1 || problems[0].Sheet+" "+problems[0].Cell != c.at || !strings.Contains(problems[0].Text, c.want) {
				t.Errorf("want %s …%s…, got %v", c.at, c.want, problems)
			}
		})
	}
}

func TestMeaningSaysEveryLimit(t *testing.T) {
	p, problems := withLimits(`
		| | 每报送单位 | 1 | 5 | 是 | 省 四(三)
		| | 每县 | | 1
		晋城市 | | 每报送单位 | | 3
		| 农业 | 全部 | | 20`, nil)
	if problems != nil {
		t.Fatal(problems)
	}
	text := strings.Join(p.Meaning(), "\n")
	for _, want := range []string{
		"每个领域不超过 2 个、各领域合计不超过 5 个且至少 1 个且须排序；每个县各领域合计不超过 1 个；全部单位合计，农业不超过 20 个。",
		"晋城市另有限额：每个领域不超过 2 个、各领域合计不超过 3 个且至少 1 个且须排序；",
		"每个报送单位各领域合计不超过 5 个且至少 1 个且须排序，依据省 四(三)。",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %s\n%s", want, text)
		}
	}
	if got := strings.Join(Differences(Shanxi2021(), p), "；"); !strings.Contains(got, "增加限额“每个县各领域合计不超过 1 个”") {
		t.Error(got)
	}
	if got := SenderDifferences(p, Shanxi2021(), "140500"); len(got) != 1 || !strings.Contains(got[0], "各领域合计不超过 3 个") {
		t.Error(got)
	}
}

// Plans of before the sheet have no rows of it.
func TestNothingIsAskedOfWhoNeedNotReport(t *testing.T) {
	p, problems := withLimits("| 农业 | 每报送单位 | 1 | 3\n | | 每报送单位 | 2 |", nil)
	if problems != nil {
		t.Fatal(problems)
	}
	r, _ := p.Region("140500")
	if text := p.LimitsOf(r); !strings.Contains(text, "农业不超过 3 个且至少 1 个") || !strings.Contains(text, "合计至少 2 个") {
		t.Error(text)
	}
	if r.MayReport = true; strings.Contains(p.LimitsOf(r), "至少") || strings.Contains(p.LimitsOf(r), TogetherWords) {
		t.Error(p.LimitsOf(r))
	}
}

func TestPlanWithoutTheSheetOfLimitsIsRead(t *testing.T) {
	grids := slices.DeleteFunc(Shanxi2021().Grids(), func(g Grid) bool { return g.Name == limitSheet.name })
	p, problems := FromGrids(grids)
	if problems != nil || p.LimitRows != nil || Differences(Shanxi2021(), p) != nil {
		t.Error(p, problems)
	}
}

// In plans that were kept, limits of the root and of counties in 行政区划 mean what they
// meant: nothing.
func TestKeptPlanMeansWhatItMeant(t *testing.T) {
	p, problems := FromKept(edited(map[string]string{"行政区划 F3": "1", "行政区划 F5": "1"}))
	if problems != nil {
		t.Fatal(problems)
	}
	for _, county := range []string{"140521", p.Regions[2].Code} {
		if got := limitsOfProject(p, county, "农业"); !strings.HasSuffix(got, "市“农业”领域2") || strings.Contains(got, " ") {
			t.Error(got)
		}
	}
}
