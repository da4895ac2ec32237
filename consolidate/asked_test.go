package consolidate

import (
	"path/filepath"
	"strings"
	"testing"

	"shidian/consolidate/custody"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// asking is the plan of a year with a question of every type, without staff and the share
// of enterprises, in which one question is called otherwise.
func asking() *plan.Plan {
	p := testplan.New()
	for i := range p.Fields {
		switch p.Fields[i].ID {
		case form.StaffFull, form.StaffPart, form.EnterprisesIn, form.EnterprisesAll, form.MatchingFunds, form.FocusArea:
			p.Fields[i].On = false
		case form.PolicySupport:
			p.Fields[i].Title = "当地扶持政策"
		}
	}
	for i, word := range form.TypeNames() {
		row := plan.FieldRow{ID: form.ID("q_" + string(rune('a'+i))), Title: "增加的" + word, Type: word, Need: []string{"是", "否", "农业"}[i%3],
			Place: []string{"附页", "审核信息"}[i%2], Reach: []string{"上报", "内部", "公开"}[i%3], On: true}
		switch word {
		case "电话", "邮箱", "邮编", "组织机构代码":
			row.Reach = "内部"
		case "金额":
			row.Reach, row.OnList, row.Qualifies, row.Unfit, row.Clause = "上报", true, "≥ 1000", "错误", "省 二(三)"
		case "单选":
			row.List, row.Qualifies, row.Unfit = "荣誉", "= 国家级、省级", "提示"
		}
		p.Fields = append(p.Fields, row)
	}
	for _, name := range []string{"国家级", "省级", "没有"} {
		p.ChoiceRows = append(p.ChoiceRows, plan.ChoiceRow{List: "荣誉", Name: name})
	}
	return plan.New(*p)
}

// askedAnswers are answers to them, by type.
func askedAnswers() map[string]string {
	return map[string]string{"文字": "示例文字一条", "长文": "示例长文\n第二段", "整数": "41732", "金额": "2500", "日期": "2021年3月9日", "年月": "2020年8月", "单选": "省级",
		"电话": "400-000-7788", "邮箱": "secret@example.com", "邮编": "048200", "组织机构代码": "91140521MA00000005"}
}

// askedBook is the workbook of 沁水县 that answers them.
func askedBook(t *testing.T, p *plan.Plan, change map[string]string) files {
	t.Helper()
	filled := *sampleForm(t)
	for _, f := range p.Form.Fields() {
		if text, ok := askedAnswers()[form.TypeWord(f.Type)]; ok && f.Added {
			if other, changed := change[form.TypeWord(f.Type)]; changed {
				text = other
			}
			filled.Set(f.ID, form.Answer{Raw: text, Kind: form.Text})
		}
	}
	unit, _ := p.Region("140521")
	name, data := filledBy(t, p, unit, 1, &filled)
	return files{name: data}
}

func TestQuestionsOfAPlanGoAllTheWay(t *testing.T) {
	effort.Usual(t)
	p := asking()
	in := askedBook(t, p, nil)
	r, out := run{in: in, plan: p}.merged(t)
	for _, f := range r.Rollup.Findings {
		if f.Project != "" {
			t.Errorf("%s %s", f.Rule.ID, f.Message)
		}
	}
	rollupBook, list := out.named(t, "汇总.xlsx"), out.named(t, "清单")
	for _, c := range []struct {
		sheet string
		data  []byte
		has   []string
		lacks []string
	}{
		{"申报详情", rollupBook, []string{"示例文字一条", "41732", "2500", "400-000-7788", "secret@example.com", "增加的金额", "当地扶持政策"}, []string{"专职标准化人员数"}},
		{"项目汇总", rollupBook, []string{"2500", "省级", "增加的金额"}, []string{"重点方向"}},
		{"申报详情", list, []string{"示例文字一条", "2500", "增加的金额"}, []string{"400-000-7788", "secret@example.com", "增加的电话"}},
		{"推荐项目清单", list, []string{"2500", "增加的金额"}, []string{"400-000-7788"}},
		{"留底", list, []string{"示例文字一条"}, []string{"400-000-7788", "secret@example.com", "41732x"}},
		{"统计", rollupBook, nil, []string{"配套资金", "参与试点的企业数"}},
	} {
		text := textOf(t, c.data, c.sheet)
		for _, word := range c.has {
			if !strings.Contains(text, word) {
				t.Errorf("%s lacks %s", c.sheet, word)
			}
		}
		for _, word := range c.lacks {
			if strings.Contains(text, word) {
				t.Errorf("%s has %s", c.sheet, word)
			}
		}
	}
	verifiesClean(t, in, out.only("清单"))
	province, _ := run{in: out.only("清单"), plan: p, asOf: may9, options: asProvince}.merged(t)
	for _, f := range province.Rollup.Findings {
		if f.Project != "" {
			t.Errorf("at the province: %s %s", f.Rule.ID, f.Message)
		}
	}
}

// verifiesClean holds the list against what the county sent, row by row.
func verifiesClean(t *testing.T, in, list files) {
	t.Helper()
	dir := list.write(t, t.TempDir())
	for name := range list {
		h, err := custody.Open(t.Context(), testplan.New(), filepath.Join(dir, name))
		must(t, err)
		sources, err := custody.Look(t.Context(), []string{in.write(t, t.TempDir())}, nil)
		must(t, err)
		report, err := custody.Verify(t.Context(), h, sources)
		must(t, err)
		if !report.Clean() || report.Forms != 1 {
			t.Errorf("%d forms: %+v", report.Forms, report.Differences)
		}
	}
}

func TestAnswersThatDoNotQualifyHoldTheProject(t *testing.T) {
	effort.Usual(t)
	p := asking()
	r, _ := run{in: askedBook(t, p, map[string]string{"金额": "800", "单选": "没有"}), plan: p}.merged(t)
	for _, want := range []string{"“增加的金额”填的是“800”，要求 ≥ 1000（晋市监发〔2021〕86号 二(三)）", "“增加的单选”填的是“没有”，要求 = 国家级、省级"} {
		if !strings.Contains(toldBy(r, "P022"), want) {
			t.Errorf("nothing says %s: %s", want, toldBy(r, "P022"))
		}
	}
	if !strings.HasPrefix(projects(r), "沁水县 示例沁水县第1个标准化试点 blocked") {
		t.Error(projects(r))
	}
}

// A newer version of a workbook that answers a question otherwise is said with what it was.
func TestChangeOfAnAddedAnswerIsTold(t *testing.T) {
	effort.Usual(t)
	p := asking()
	_, out := run{in: askedBook(t, p, nil), plan: p}.merged(t)
	second := files{}
	for name, data := range askedBook(t, p, map[string]string{"金额": "3100"}) {
		second[strings.Replace(name, ".xlsx", "_第2次.xlsx", 1)] = data
	}
	both := files{}
	for name, data := range askedBook(t, p, nil) {
		both[name] = data
	}
	for name, data := range second {
		both[name] = data
	}
	r, _ := run{in: both, out: out.current(), plan: p, asOf: may7}.merged(t)
	if text := toldBy(r, "W009") + toldBy(r, "C009"); !strings.Contains(text, "增加的金额") || !strings.Contains(text, "3100") {
		t.Errorf("%s", text)
	}
}
