package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/samples"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// otherPlan is a plan of another year and province, as a clerk would enter it: five domains,
// six stages, seven copies, other notices, days, limits and units.
func otherPlan() *plan.Plan {
	day := func(month, day int) form.Date { return form.Date{Year: 2027, Month: month, Day: day} }
	domain := func(name string, areas ...string) plan.Domain {
		return plan.Domain{Name: name, TitleName: name + "建设", Aliases: []string{name + "类"}, FocusAreas: areas, Examples: []string{name + "甲", name + "乙"}}
	}
	p := plan.Plan{Year: "2027", Title: "宁夏回族自治区标准化示范项目", Zone: "Asia/Shanghai",
		Notices: []plan.Notice{
			{Short: "区", Title: "关于组织申报标准化示范项目的通知", Number: "宁标发〔2027〕131号", Issuer: "宁夏回族自治区市场监督管理局", Date: day(8, 11)},
			{Short: "卫", Title: "关于做好标准化示范项目申报工作的通知", Number: "卫标函〔2027〕19号", Issuer: "中卫市市场监督管理局", Date: day(8, 17)},
		},
		Deadlines: []plan.Deadline{{Level: plan.County, LastDay: day(9, 16)}, {Level: plan.City, LastDay: day(9, 28), Inclusive: true, Hour: "17:30"}},
		Limit:     6, MinProjects: 2, CopiesToCity: 8, CopiesToProvince: 9, CopiesOnForm: 7, PilotMonthsMin: 18, PilotMonthsMax: 24,
		Domains: []plan.Domain{domain("生态文明", "湿地", "草原"), domain("海洋经济", "港口"), domain("数字经济", "算力"), domain("民生保障", "托育"), domain("品牌建设")},
		Stages: []plan.Stage{{Name: "筹备", Keywords: []string{"筹备"}}, {Name: "编写", Keywords: []string{"编写"}}, {Name: "推行", Keywords: []string{"推行"}},
			{Name: "中期检查", Keywords: []string{"中期"}}, {Name: "完善", Keywords: []string{"完善"}}, {Name: "终期考评", Keywords: []string{"终期"}}},
		Industries:    []plan.Entry{{Code: "05", Name: "林业"}, {Code: "65", Name: "软件业"}},
		EconomicTypes: []plan.Entry{{Code: "1", Name: "内资"}, {Name: "非企业单位"}},
	}
	for _, r := range plan.RegionsOfChina("64") {
		r.Files = r.Level == plan.County
		if r.Level == plan.City {
			r.Postcodes = []string{"755"}
			p.Contacts = append(p.Contacts, plan.Contact{Region: r.Code})
		}
		p.Regions = append(p.Regions, r)
	}
	return plan.New(p)
}

// otherAnswers are a project as a county of that plan may fill it.
const otherAnswers = `title_domain | 生态文明建设
pilot_name | 示例湿地保护标准化项目
pilot_from | 2027年10月
pilot_to | 2029年7月
undertaking_unit | 示例湿地有限公司
guarantor_unit | 海原县人民政府
guiding_unit | 中卫市林草局
form_date | 2027年9月9日
unit_name | 示例湿地有限公司
org_code | 91640522MA0000000
legal_representative | 甲某
registered_city | 中卫
registered_county | 海原
unit_address | 中卫市海原县示例路9号
industry | 林业
economic_type | 内资
postcode | 755200
unit_phone | 400-000-0000
email | name@example.com
standards_body | 无
standards_lead | 乙某
business_scope | 湿地的管理和养护工作
major_accident | 否
self_assessment | 本公司设有专人负责标准，岗位都按标准做事，每季有人看一次做得好不好。
conditions | 本公司是独立法人，没有出过事故，也没有受过通报；湿地面积在全县最大，周边的人都愿意来学。
current_work | 现有标准三项，有专人两名，每季学习一次，做得好不好都记在本子上，谁都可以查。
expected_goals | 用二十二个月把湿地养护的标准都写出来并且用起来，周边的湿地照着做，水更清，鸟更多。
funding_use | 用在写标准和买设备上，专款专用。
funding_source | 县里出二十万元，公司出三十万元。
domain | 生态文明
focus_area | 湿地
pilot_kind | 试点企业
independent_legal | 是
penalties | 否
staff_full | 2
staff_part | 1
policy_support | 无
matching_funds | 20
contact_person | 丙某
contact_phone | 400-000-0001
stamp_undertaking | 盖章签字齐全
stamp_participating | 无此单位
stamp_guarantor | 盖章签字齐全
paper_copies | 8
step_content | 筹备
step_content | 编写
step_content | 推行
step_content | 中期
step_content | 完善
step_content | 终期`

// filledForm is a form with those answers, and others in the place of some.
func filledForm(p *plan.Plan, others map[form.ID]string) *form.Filled {
	filled := form.NewFilled(form.Origin{})
	for line := range strings.Lines(otherAnswers) {
		id, text, _ := strings.Cut(strings.TrimSpace(line), " | ")
		if other, has := others[form.ID(id)]; has {
			text = other
		}
		if form.ID(id) == form.OrgCode && len(text) == 17 {
			text += string(form.CreditCodeCheck(text))
		}
		answer := form.Answer{Raw: text, Kind: form.Text}
		if p.Form.Field(form.ID(id)).InTable() {
			filled.Steps = append(filled.Steps, form.Step{Content: answer,
				Time:  form.Answer{Raw: p.Filled("{步骤举例}"), Kind: form.Text},
				Units: form.Answer{Raw: "示例湿地有限公司", Kind: form.Text}})
			continue
		}
		filled.Set(form.ID(id), answer)
	}
	return filled
}

// No text that is made under another plan has a fact of the embedded one.
func TestNothingMadeUnderAnotherPlanHasFactsOfTheEmbeddedOne(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	other := otherPlan()
	facts := slices.DeleteFunc(oldFacts(plan.Shanxi2021()), func(fact string) bool { // 吉县 is in 西吉县
		return slices.ContainsFunc(other.Regions, func(r plan.Region) bool { return strings.Contains(other.FullName(r.Code), fact) })
	})
	look := func(where, text string) {
		t.Helper()
		for _, found := range factsIn(facts, notWords.ReplaceAllString(text, "")) {
			t.Errorf("%s: %s", where, found)
		}
	}
	season := otherSeason{t: t, plan: other, look: look}
	season.plans()
	season.counties()
	season.city()
	season.province()
	season.refused()
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			look(path, textsOf(t, path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// otherSeason is a season under another plan, of which everything that is shown or written
// is looked at.
type otherSeason struct {
	t    *testing.T
	plan *plan.Plan
	look func(where, text string)
}

// say runs a command line with the plan, and looks at what it says.
func (s *otherSeason) say(want int, args ...string) string {
	s.t.Helper()
	out, errs, code := shidian(s.t, append(args, "--plan", "方案.xlsx")...)
	where := strings.Join(args, " ")
	if code != want {
		s.t.Errorf("%s: exit %d, want %d\n%s%s", where, code, want, out, errs)
	}
	s.look(where, ofHelp.ReplaceAllString(out+errs, ""))
	return out
}

// ofHelp is the example in a help: it runs on the samples, which are of the embedded plan.
var ofHelp = regexp.MustCompile(`(?m)^例：\n.*$`)

// plans writes the plan as a workbook, reads it back, and lets the program speak of it.
func (s *otherSeason) plans() {
	again, problems := plan.FromGrids(s.plan.Grids())
	if problems != nil {
		s.t.Fatal(problems)
	}
	data, err := templates.PlanWorkbook(again, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	s.write("方案.xlsx", data)
	s.say(exitDone, "plan", "-o", "写出/方案.xlsx")
	s.say(exitDone, "plan", "--check")
	s.say(exitDone, "plan", "-o", "写出/下一年.xlsx", "--next", "2028")
	s.say(exitPerson, "plan", "--check", "--against", "写出/下一年.xlsx")
}

func (s *otherSeason) write(path string, data []byte) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		s.t.Fatal(err)
	}
}

// counties hands the workbooks out and fills some: a good one, one with everything wrong,
// one with nothing.
func (s *otherSeason) counties() {
	s.say(exitDone, "template", "--word", "-o", "下发", "--as-of", "2027-08-20")
	s.say(exitPerson, "template", "海原县", "--from", "下发/"+templates.WordFileName(s.plan), "-o", "录入", "--as-of", "2027-08-20")
	wrong := map[form.ID]string{form.PilotName: "示例草原标准化项目", form.PilotTo: "2027年9月", form.GuarantorUnit: "海原县林草局", form.GuidingUnit: "海原县林草局", form.FormDate: "上周五",
		form.OrgCode: "91640522MA000000Q1", form.Postcode: "100000", form.Email: "无", form.MajorAccident: "是", form.Domain: "数字经济", form.FocusArea: "湿地", form.PaperCopies: "1",
		form.Industry: "没有这个", form.UnitAddress: "××镇××村", form.RegisteredCity: "银川", form.RegisteredCounty: "贺兰", form.StampGuarantor: "缺签字", form.Conditions: "同上"}
	late := map[form.ID]string{form.PilotName: "示例港口标准化项目", form.OrgCode: "91640521MA0000000", form.TitleDomain: "海洋经济建设", form.Domain: "海洋经济", form.FocusArea: "港口", form.PilotTo: "2035年1月",
		form.GuarantorUnit: "中宁县人民政府", form.RegisteredCounty: "中宁", form.UnitAddress: "中卫市中宁县示例路9号", form.UnitName: "示例港口有限公司", form.UndertakingUnit: "示例港口有限公司"}
	s.county("640522", filledForm(s.plan, nil), filledForm(s.plan, wrong))
	s.county("640521", filledForm(s.plan, late))
	s.county("640502")
}

func (s *otherSeason) county(code string, projects ...*form.Filled) {
	region, _ := s.plan.Region(code)
	data, err := templates.CountyWorkbook(s.plan, region, templates.DefaultForms, form.Return{Projects: projects, County: form.NewFilled(form.Origin{})}, checks.OnSheet(s.plan, region))
	if err != nil {
		s.t.Fatal(err)
	}
	s.write(filepath.Join("收到", templates.CountyFileName(s.plan, region)), data)
}

const (
	cityRollup     = "市/中卫市2027年度汇总.xlsx"
	provinceRollup = "省/宁夏回族自治区2027年度汇总.xlsx"
)

func (s *otherSeason) city() {
	s.say(exitPerson, "check", "收到", "-o", "检查", "--as-of", "2027-09-20", "--all")
	s.say(exitPerson, "check", "收到", "--as-of", "2027-09-20", "--json")
	s.say(exitPerson, "merge", "收到", "-o", "逾期", "--as-of", "2027-09-20", "--all")
	s.say(exitPerson, "merge", "收到", "-o", "市", "--as-of", "2027-09-14", "--all")
	s.say(exitPerson, "merge", "收到", "-o", "市", "--as-of", "2027-09-14", "--json")
	s.say(exitDone, "trace", cityRollup, "1", "--sources", "收到", "--all")
	s.say(exitDone, "trace", cityRollup, "1", "--sources", "收到", "--json")
	s.say(exitDone, "verify", cityRollup, "--sources", "收到")
	s.say(exitDone, "recommend", cityRollup, "-o", "草稿/草稿.xlsx", "--as-of", "2027-09-14")
	s.say(exitPerson, "recommend", cityRollup, "-o", "清单/清单.xlsx", "--as-of", "2027-09-14", "--final")
}

func (s *otherSeason) province() {
	s.say(exitPerson, "merge", "清单", "-o", "省", "--region", s.plan.Root().Name, "--as-of", "2027-09-27", "--all")
	s.say(exitPerson, "merge", "清单", "-o", "省逾期", "--region", s.plan.Root().Name, "--as-of", "2027-09-30")
	s.take(provinceRollup, "示例湿地保护标准化项目")
	s.say(exitDone, "recommend", provinceRollup, "-o", "省清单.xlsx", "--as-of", "2027-09-27", "--json")
	s.say(exitDone, "verify", "省清单.xlsx", "--sources", ".")
}

// take has the people of the province take in the project.
func (s *otherSeason) take(rollup, name string) {
	data, err := os.ReadFile(rollup)
	if err == nil {
		data, err = samples.Enter(data, record.SheetProjects, s.plan.Form.Title(form.PilotName), []samples.Entry{{Key: name, Column: record.ColumnSelect, Text: checks.SelectYes}})
	}
	if err != nil {
		s.t.Fatal(err)
	}
	s.write(rollup, data)
}

// refused are command lines that are answered by how to write them.
func (s *otherSeason) refused() {
	for _, c := range commands() {
		s.say(exitDone, c.name, "--help")
		s.say(exitDone, "help", c.name)
	}
	for _, args := range [][]string{{"template"}, {"template", "没有的县", "-o", "下发"}, {"template", "--from", "没有.docx", "-o", "下发"}, {"recommend"}, {"trace"}, {"verify"}, {"plan"},
		{"check", "收到", "--as-of", "昨天"}, {"merge", "收到", "-o", "市", "--region", "没有市"}} {
		s.say(exitUsage, args...)
	}
}

// textsOf is everything that a file says: the text and the attributes of all parts of an
// Office file, else the file.
func textsOf(t *testing.T, path string) string {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return path + "\n" + string(data)
	}
	texts := []string{path}
	for _, part := range archive.File {
		if !strings.HasSuffix(part.Name, ".xml") || strings.HasSuffix(part.Name, "styles.xml") {
			continue
		}
		texts = append(texts, textsOfPart(t, part)...)
	}
	return strings.Join(texts, "\n")
}

func textsOfPart(t *testing.T, part *zip.File) []string {
	r, err := part.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var texts []string
	for decoder := xml.NewDecoder(r); ; {
		token, err := decoder.Token()
		if err == io.EOF {
			return texts
		}
		if err != nil {
			t.Fatalf("%s: %v", part.Name, err)
		}
		switch token := token.(type) {
		case xml.CharData:
			texts = append(texts, string(token))
		case xml.StartElement:
			for _, a := range token.Attr {
				if slices.Contains([]string{"prompt", "promptTitle", "error", "errorTitle", "name", "location", "val", "descr"}, a.Name.Local) {
					texts = append(texts, a.Value)
				}
			}
		}
	}
}
