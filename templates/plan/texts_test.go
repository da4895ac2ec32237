package plan_test

import (
	"slices"
	"strings"
	"testing"

	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// said is the plan with a text of its own at one place, read back from its sheets.
func said(t *testing.T, p *plan.Plan, place, text string) (*plan.Plan, []plan.Problem) {
	t.Helper()
	p.Texts = slices.Clone(p.Texts)
	for i := range p.Texts {
		if p.Texts[i].Place == place {
			p.Texts[i].Text = text
			return plan.FromGrids(p.Grids())
		}
	}
	t.Fatalf("no place %s", place)
	return nil, nil
}

// printed are all texts on the sheet of a project.
func printed(p *plan.Plan) string {
	var texts []string
	for _, b := range p.Form.Layout().Boxes {
		texts = append(texts, b.Text)
	}
	return strings.Join(texts, "\n")
}

func TestTheFormPrintsTheTextsOfItsPlan(t *testing.T) {
	for place, c := range map[string]struct{ text, want string }{
		"填写说明4":  {"业务指导单位为{年度}年的主管部门。", "4. 业务指导单位为2021年的主管部门。"},
		"填写说明7":  {"附 {报市份数} 份材料。", "7. 附 5 份材料。"},
		"封面标题":   {"标准化示范项目申报书", "标准化示范项目申报书"},
		"第五部分标题": {"五、{征集名称}经费", "五、山西省省级标准化试点经费"},
		"第三部分标题": {"三、预期目标", "三、预期目标"},
	} {
		p, problems := said(t, testplan.New(), place, c.text)
		if problems != nil || !strings.Contains(printed(p), c.want) {
			t.Errorf("%s %s: %v, does not print %s", place, c.text, problems, c.want)
		}
	}
	p, _ := said(t, testplan.New(), "第三部分标题", "三、预期目标")
	if goals := p.Form.Section(form.Goals); goals.Also[len(goals.Also)-1] != form.Official().Section(form.Goals).Title || p.Form.Field(form.ExpectedGoals).Label != "三、预期目标" {
		t.Error("a changed heading is not known by its old words, or its box is called otherwise")
	}
}

// A note without a text is left out, and those behind it move up.
func TestNotesAreNumberedAsTheyStand(t *testing.T) {
	p, problems := said(t, testplan.New(), "填写说明5", "")
	if text := printed(p); problems != nil || !strings.Contains(text, "5. 申报书一式 4 份，承担单位、保证单位、业务指导单位、管理单位各 1 份。") || strings.Contains(text, "6. ") {
		t.Errorf("%v\n%s", problems, text)
	}
}

func TestTextsThatCannotBePrintedAreRefused(t *testing.T) {
	for name, c := range map[string]struct{ place, text, says string }{
		"a blank that nobody fills":        {"填写说明6", "一式 {分数} 份", "是不是“份数”"},
		"of a unit, on the form":           {"填写说明6", "{截止日}报送", "各单位不同"},
		"braces of the wrong width":        {"填写说明6", "一式 ｛份数｝ 份", "全角"},
		"a brace that is left open":        {"填写说明6", "一式 {份数 份", "不成对"},
		"a heading that is blank":          {"第一部分标题", "", "不能空着"},
		"a text of the guide that is":      {"工作簿说明：报送", "", "不能空着"},
		"a title of two lines":             {"封面标题", strings.Repeat("标准化", 9), "太长"},
		"a heading of four lines":          {"第二部分标题", strings.Repeat("工作基础", 30), "太长"},
		"a note of half a page":            {"填写说明1", strings.Repeat("很长的说明", 120), "太长"},
		"a guide that is too long":         {"工作簿说明：用途", strings.Repeat("说明", 120), "太长"},
		"copies that do not agree":         {"填写说明6", "申报书一式 {份数} 份，承担单位、保证单位各 1 份。", "对不上"},
		"copies in words":                  {"填写说明6", "申报书一式七份，承担单位、保证单位、业务指导单位各一份。", "对不上"},
		"several lines":                    {"填写说明6", "第一行\n第二行", "一段"},
		"a number in brackets, of nothing": {"第四部分标题", "{领域举例}{没有}", "不能自动填写"},
	} {
		_, problems := said(t, testplan.New(), c.place, c.text)
		if !slices.ContainsFunc(problems, func(p plan.Problem) bool {
			return p.Sheet == "申报书文字" && strings.HasPrefix(p.Cell, "B") && strings.Contains(p.Text, c.says)
		}) {
			t.Errorf("%s: %v, want %s", name, problems, c.says)
		}
	}
	for _, text := range []string{"申报书一式 {份数} 份，承担单位、保证单位、业务指导单位、管理单位各 1 份。", "申报书一式 4 份，甲、乙各两份。", "一式 3 份，省局 2 份，其他各 1 份。"} {
		if _, problems := said(t, testplan.New(), "填写说明6", text); problems != nil {
			t.Errorf("%s: %v", text, problems)
		}
	}
}

func TestRowsOfTextsThatAreMissingStrangeOrTwiceAreTold(t *testing.T) {
	for name, c := range map[string]struct {
		change func([]plan.FormText) []plan.FormText
		says   string
	}{
		"missing": {func(rows []plan.FormText) []plan.FormText { return rows[1:] }, "缺少“封面标题”一行"},
		"strange": {func(rows []plan.FormText) []plan.FormText {
			return append(rows, plan.FormText{Place: "填写说明12", Text: "某"})
		}, "是不是“填写说明"},
		"twice": {func(rows []plan.FormText) []plan.FormText { return append(rows, rows[3]) }, "写了两次"},
	} {
		p := testplan.New()
		p.Texts = c.change(slices.Clone(p.Texts))
		_, problems := plan.FromGrids(p.Grids())
		if !slices.ContainsFunc(problems, func(p plan.Problem) bool { return strings.Contains(p.Text, c.says) }) {
			t.Errorf("%s: %v", name, problems)
		}
		if kept, problems := plan.FromKept(p.Grids()); problems != nil || kept.Form.Section(form.Cover).Title != "标准化试点项目申报书" {
			t.Errorf("%s: a kept plan is refused, or prints nothing: %v", name, problems)
		}
	}
}

// What a plan does not say is left out of the texts, and nothing false is printed.
func TestTextsOfAPlanThatSaysLittle(t *testing.T) {
	p := testplan.New()
	p.Domains, p.Stages, p.Deadlines, p.CopiesOnForm, p.CopiesToCity = p.Domains[:1], nil, p.Deadlines[1:], 7, 0
	p.Domains[0].Examples = nil
	little, problems := plan.FromGrids(p.Grids())
	if problems != nil {
		t.Fatal(problems)
	}
	text := printed(little)
	for _, want := range []string{"1. XXX：指农业农村一个领域。\n", "2. 承担单位可以", "5. 申报书一式 7 份。", "四、计划工作步骤、时间进度、阶段工作内容\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not print %q:\n%s", want, text)
		}
	}
	county, _ := little.Region("140521")
	for id, want := range map[form.TextID]string{form.GuideSend: "按通知规定的时间，将", form.GuidePrint: "附页订在后面（申报书注明的一式 7 份）；"} {
		if got := little.FilledFor(county, little.Form.Text(id)); !strings.Contains(got, want) {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if hint := little.Form.Field(form.StepContent).Hint; hint != "依次写各阶段的工作。" {
		t.Error(hint)
	}
	if lines := strings.Join(little.Meaning(), "\n"); !strings.Contains(lines, "“填写说明2”没有印") || !strings.Contains(lines, "没有规定阶段") {
		t.Error(lines)
	}
	p.CopiesOnForm = 0
	none, problems := plan.FromGrids(p.Grids())
	if problems != nil || strings.Contains(printed(none), "一式") {
		t.Error("a form of no number of copies names one", problems)
	}
}

// The guide of 2021 says it as it always has.
func TestCopiesOfTheGuide(t *testing.T) {
	p := testplan.New()
	county, _ := p.Region("140521")
	want := "每个项目的申报书由承担单位、参加单位（可以没有）、保证单位签字盖章，附页订在后面，报送纸质 5 份（申报书注明的一式 4 份，为承担、保证、业务指导、管理单位各 1 份）；参加单位有几家的，第六部分多印几页分别盖章。"
	if got := p.FilledFor(county, p.Form.Text(form.GuidePrint)); got != want {
		t.Error(got)
	}
}

// Hints fit a prompt of Excel also where there are many domains.
func TestHintsFitTheirPrompt(t *testing.T) {
	p := testplan.New()
	for _, name := range strings.Split("甲乙丙丁戊己庚辛壬癸", "") {
		p.Domains = append(p.Domains, plan.Domain{Name: strings.Repeat(name, 20), TitleName: strings.Repeat(name, 22)})
	}
	many := plan.New(*p)
	if hint := many.Form.Field(form.TitleDomain).Hint; len([]rune(hint)) > 200 || !strings.Contains(hint, "等。") {
		t.Error(hint)
	}
}

func TestExamplesOfDatesLieInTheSeason(t *testing.T) {
	p := testplan.New()
	p.Year, p.PilotMonthsMin, p.PilotMonthsMax = "2027", 18, 24
	p.Deadlines[0].LastDay = form.Date{Year: 2027, Month: 12, Day: 1}
	p = plan.New(*p)
	if got, want := p.Filled("{日期举例} {起月举例} {止月举例} {步骤举例} {体系建立举例}"), "2027年11月29日 2027年12月 2029年8月 2027年12月-2028年2月 2025年3月"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if field := p.Form.Field(form.PilotFrom); field.Example != "2027年12月" || !strings.Contains(field.Hint, "2027年12月") {
		t.Error(field.Example, field.Hint)
	}
}

func TestDifferencesNameTheText(t *testing.T) {
	other, problems := said(t, testplan.New(), "填写说明5", "管理单位另定。")
	if got := strings.Join(plan.Differences(testplan.New(), other), "；"); problems != nil || got != "申报书文字“填写说明5”有改动" {
		t.Error(got, problems)
	}
}

// Heads of rollups name what is collected, whichever office it is that collects.
func TestSubjectIsWhatIsCollected(t *testing.T) {
	for title, want := range map[string][2]string{
		"山西省省级标准化试点":      {"省级标准化试点", "标准化试点"},
		"山西省农业农村标准化试点":    {"农业农村标准化试点", "农业农村标准化试点"},
		"山西省省级标准化试点项目":    {"省级标准化试点", "标准化试点"},
		"第二批省级服务业标准化试点示范": {"第二批省级服务业标准化试点示范", "服务业标准化试点示范"},
		"山西省省级":           {"省级", "省级"},
	} {
		p := *plan.Shanxi2021()
		p.Title, p.Batch = title, "第二批"
		if got := [2]string{p.ShortTitle(), p.Subject()}; got != want {
			t.Errorf("%s: %q", title, got)
		}
	}
}
