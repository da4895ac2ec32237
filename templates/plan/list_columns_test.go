package plan

import (
	"slices"
	"strings"
	"testing"

	"shidian/templates/form"
)

// listRow is the row of 清单列 that has the column of the list.
func listRow(t *testing.T, list ListName, title string) string {
	t.Helper()
	for i, c := range StandardLists() {
		if c.List == list && c.Title == title {
			return form.CellName(i+3, 1)[1:]
		}
	}
	t.Fatalf("%s has no column %s", list, title)
	return ""
}

// A column that would be blank, there twice, or seen by everybody is refused in its cell.
func TestColumnsOfListsThatCannotBeMeant(t *testing.T) {
	public, plan := listRow(t, PublicList, "领域"), listRow(t, RecommendedList, "保证单位")
	for name, c := range map[string]struct{ cell, text, at, says string }{
		"a person before everybody":         {"C" + public, "联系人", "C" + public, "公示名单人人可看"},
		"a phone before everybody":          {"C" + public, "联系人电话", "C" + public, "个人信息、联系方式或者代码"},
		"a phone by its caption":            {"C" + public, "联系电话", "C" + public, "公示名单人人可看"},
		"a code before everybody":           {"C" + public, "统一社会信用代码", "C" + public, "公示名单人人可看"},
		"a mail before everybody":           {"C" + public, "电子邮箱", "C" + public, "公示名单人人可看"},
		"who signs before everybody":        {"C" + public, "保证单位负责人", "C" + public, "公示名单人人可看"},
		"a head of a unit before everybody": {"C" + public, "法定代表人", "C" + public, "公示名单人人可看"},
		"an answer that only goes up":       {"C" + public, "近三年是否发生重大事故", "C" + public, "不公开"},
		"a rank before everybody":           {"C" + public, "排序", "C" + public, "内部掌握"},
		"a number before there is one":      {"C" + public, "项目编号", "C" + public, "只有“立项计划”才有"},
		"a source that is none":             {"C" + plan, "保正单位", "C" + plan, "是不是“保证单位”？可以写：序号、地区"},
		"a source of the schedule":          {"C" + plan, "阶段工作内容", "C" + plan, "不是申报书的栏目"},
		"no source":                         {"C" + plan, "", "C" + plan, "“取自”不能空着"},
		"no title":                          {"B" + plan, "", "B" + plan, "“列名”不能空着"},
		"one title twice":                   {"B" + plan, "承担单位", "B" + plan, "写了两次"},
		"one source by two names":           {"C" + plan, "业务指导单位", "C" + listRow(t, RecommendedList, "业务指导单位"), "写了两次"},
		"one source twice":                  {"C" + plan, "承担单位", "C" + plan, "写了两次"},
		"a title that is a sentence":        {"B" + plan, strings.Repeat("保证单位全称", 6), "B" + plan, "太长"},
		"the title of the hidden column":    {"B" + plan, "项目标识", "B" + plan, "程序自己用"},
		"a list that is none":               {"A" + plan, "推荐清单", "A" + plan, "是不是“推荐项目清单”？"},
		"no width":                          {"D" + plan, "宽些", "D" + plan, "3 到 80 的整数"},
		"wider than the paper":              {"D" + plan, "80", "D3", "看不清"},
		"no name of the project":            {"C" + listRow(t, RecommendedList, "试点名称"), "单位名称", "A3", "没有取自“试点名称”的列"},
		"no number":                         {"C3", "邮编", "A3", "没有取自“序号”的列"},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := FromGrids(edited(map[string]string{"清单列 " + c.cell: c.text}))
			if !slices.ContainsFunc(problems, func(p Problem) bool {
				return p.Sheet == "清单列" && p.Cell == c.at && strings.Contains(p.Text, c.says)
			}) {
				t.Errorf("want %s …%s…, got %v", c.at, c.says, problems)
			}
		})
	}
}

// Whoever may see an answer is said of the question, so that a question that a plan
// adds is judged like the others.
func TestWhatMayBePublishedIsAPropertyOfTheQuestion(t *testing.T) {
	p := Shanxi2021()
	column := ListColumn{List: PublicList, Title: "邮编", From: "邮编"}
	for _, f := range p.Form.Fields() {
		column.From = f.Title
		if may := p.MayStand(column); may != f.MayBePublished() {
			t.Errorf("%s may be published: %v", f.Title, may)
		}
	}
	column.List = RecommendedList
	if p.Form.Field(form.Email).Reach = form.Internal; p.MayStand(ListColumn{List: RecommendedList, From: "电子邮箱"}) || !p.MayStand(column) {
		t.Error("what stays in the office goes up, or what goes up does not")
	}
	p.Form.Field(form.PilotName).Private, column.List = true, PublicList
	if column.From = "试点名称"; p.MayStand(column) {
		t.Error("what is private is published")
	}
}

func TestColumnsAreTakenByTitleOrCaption(t *testing.T) {
	p := Shanxi2021()
	for from, want := range map[string]ListSource{
		"序号": {Own: FromNumber}, " 所 在县": {Own: FromCounty}, "类型": {Field: form.PilotKind}, "试点类型": {Field: form.PilotKind},
		"项目名称": {Field: form.PilotName}, "联系电话": {Field: form.UnitPhone}, "联系人电话": {Field: form.ContactPhone},
	} {
		if source, ok := p.SourceOf(ListColumn{From: from}); !ok || source != want {
			t.Errorf("%s is %+v", from, source)
		}
	}
}

// A year that calls a question otherwise need not say so twice.
func TestColumnsAreCalledAsTheFormCallsThem(t *testing.T) {
	p := Shanxi2021()
	p.Form.Field(form.PilotName).Title = "项目名称"
	if c := p.ColumnsOf(PublicList)[2]; c.Title != "项目名称" || !p.MayStand(c) {
		t.Errorf("%+v", c)
	}
	p.Lists[2].Title = "名称"
	if c := p.ColumnsOf(RecommendedList)[2]; c.Title != "名称" {
		t.Errorf("%+v", c)
	}
}

// A plan of before there was the sheet has the columns that lists have by themselves.
func TestOlderPlansHaveTheStandardLists(t *testing.T) {
	grids := slices.DeleteFunc(Shanxi2021().Grids(), func(g Grid) bool { return g.Name == "清单列" })
	p, problems := FromGrids(grids)
	if problems != nil || !slices.Equal(p.Lists, StandardLists()) {
		t.Errorf("it has %v, %v", p, problems)
	}
}

func TestPublicityAndNumbersThatCannotBeMeant(t *testing.T) {
	row := func(name string) string {
		for i, r := range settingSheetRows() {
			if r == name {
				return form.CellName(i+3, 2)
			}
		}
		t.Fatal(name)
		return ""
	}
	for _, c := range []struct{ name, text, says string }{
		{settingPublicity, "7", "看不出是多少天"}, {settingPublicity, "0 天", "看不出是多少天"}, {settingPublicity, "另行通知", "看不出是多少天"},
		{settingPublicity, "2021-06-07 至 2021-06-01", "以前"}, {settingPublicity, "2020-06-01 至 2020-06-07", "忘了改"},
		{settingPublicity, "7 天", ""}, {settingPublicity, "５个工作日", ""}, {settingPublicity, "2021年6月1日至2021年6月7日", ""}, {settingPublicity, "2022-01-04～2022-01-10", ""},
		{settingPublicity, "2021年7月20日至7月28日", ""}, {settingPublicity, "7月20日—28日", ""}, {settingPublicity, "7月28日至7月20日", "以前"}, {settingPublicity, "7月20日-7月32日", "看不出是多少天"},
		{settingNumbers, "{年度}-{领域}", "没有 {序号}"}, {settingNumbers, "{年度}-{序列:3}", "是不是“序号:3”？"}, {settingNumbers, "SX{年度-{序号}", "不成对"},
		{settingNumbers, "{单位代码}{序号}{序号:2}", ""}, {settingNumbers, "{年度}-{领域}-{序号:3}", ""}, {settingNumbers, "JC{序号}", ""},
	} {
		_, problems := FromGrids(edited(map[string]string{"基本信息 " + row(c.name): c.text}))
		found := slices.ContainsFunc(problems, func(p Problem) bool { return p.Cell == row(c.name) && strings.Contains(p.Text, c.says) })
		if c.says == "" && problems != nil || c.says != "" && !found {
			t.Errorf("%s %q: want …%s…, got %v", c.name, c.text, c.says, problems)
		}
	}
}

// A period says its year and month once, as people write it, and is printed in full.
func TestPublicityIsPrintedInFull(t *testing.T) {
	for text, want := range map[string]string{
		"2021年7月20日至7月28日": "2021年7月20日至2021年7月28日", "2021年7月20日至28日": "2021年7月20日至2021年7月28日",
		"7月20日——28日": "2021年7月20日至2021年7月28日", "自2021年12月28日起": "自2021年12月28日起",
		"自 2021年7月20日 到 2021.7.28 止": "2021年7月20日至2021年7月28日", "２０２１年７月２０日－７月２８日": "2021年7月20日至2021年7月28日",
		"2021-07-20 至 2021-07-28": "2021年7月20日至2021年7月28日", "5个工作日": "5个工作日",
	} {
		p := *Shanxi2021()
		if p.Publicity = text; p.PublicityChinese() != want {
			t.Errorf("%s: %s", text, p.PublicityChinese())
		}
	}
}

// Where a domain ends with a digit, 11 of the one would be 1 of the other.
func TestNumbersThatCollideAreRefused(t *testing.T) {
	p := *Shanxi2021()
	p.Domains = []Domain{{Name: "类"}, {Name: "类1"}}
	p.ProjectNumber = "{领域}{序号}"
	if problem := p.numberProblem(); !strings.Contains(problem, "两个项目都编成“类11”") {
		t.Error(problem)
	}
	if p.ProjectNumber = "{领域}-{序号}"; p.numberProblem() != "" {
		t.Error(p.numberProblem())
	}
}

func TestProjectNumbersCountWhatIsAlike(t *testing.T) {
	p := *Shanxi2021()
	projects := []Numbered{{"农业", "140100"}, {"农业", "140500"}, {"工业", "140500"}}
	for pattern, want := range map[string]string{
		"": "  ", "{年度}-{领域}-{序号:3}": "2021-农业-001 2021-农业-002 2021-工业-001", "{单位代码}{序号:2}": "14010001 14050001 14050002", "第{序号}号": "第1号 第2号 第3号",
	} {
		p.ProjectNumber = pattern
		if got := strings.Join(p.ProjectNumbers(projects), " "); got != want {
			t.Errorf("%s: %s", pattern, got)
		}
	}
}

func TestListsAreSaidComparedAndLookedAtAgain(t *testing.T) {
	p, problems := FromGrids(edited(map[string]string{"清单列 B" + listRow(t, RecommendedList, "保证单位"): "保证单位名称"}))
	if problems != nil {
		t.Fatal(problems)
	}
	p.Publicity, p.Objections, p.ProjectNumber = "2021-06-01 至 2021-06-07", "山西省市场监督管理局 400-000-0000", "{年度}-{领域}-{序号:3}"
	meaning := strings.Join(p.Meaning(), "\n")
	for _, want := range []string{"推荐项目清单有 14 列：序号、领域、试点名称、承担单位、类型（试点类型）、推荐单位、所在县、保证单位名称（保证单位）、", "公示名单有 5 列：序号、地区、试点名称、承担单位、领域。",
		"公示期：2021年6月1日至2021年6月7日；异议受理：山西省市场监督管理局 400-000-0000。", "立项计划的项目编号如 2021-农业-001、2021-农业-002。"} {
		if !strings.Contains(meaning, want) {
			t.Errorf("it does not say %s\n%s", want, meaning)
		}
	}
	if text := strings.Join(Differences(Shanxi2021(), p), "\n"); !strings.Contains(text, "推荐项目清单的列 序号、领域") || !strings.Contains(text, "公示期 （无） → 2021-06-01") || strings.Contains(text, "公示名单的列") {
		t.Error(text)
	}
	next, marks := p.Next(2027)
	if next.Publicity != "2027-06-01 至 2027-06-07" || !slices.ContainsFunc(marks, func(m Problem) bool { return m.Sheet == "清单列" && strings.Contains(m.Text, "公示名单") }) {
		t.Error(next.Publicity, marks)
	}
}

// settingSheetRows are the names of the lines of 基本信息.
func settingSheetRows() []string {
	var names []string
	for _, row := range (settingSheet{}).table(Shanxi2021()).Rows {
		names = append(names, row[0])
	}
	return names
}
