package checks

import (
	"slices"
	"strings"
	"testing"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// without is the embedded plan with questions switched off.
func without(ids ...form.ID) *plan.Plan {
	p := plan.Shanxi2021()
	for i := range p.Fields {
		if slices.Contains(ids, p.Fields[i].ID) {
			p.Fields[i].On = false
		}
	}
	return plan.New(*p)
}

// spoken are the rules that speak, once each.
func spoken(findings []Finding) []string {
	var ids []string
	for _, f := range findings {
		if !slices.Contains(ids, f.Rule.ID) {
			ids = append(ids, f.Rule.ID)
		}
	}
	return ids
}

func TestRuleWithoutItsQuestionDoesNotLook(t *testing.T) {
	p := without(form.EnterprisesAll, form.Penalties, form.StaffFull, form.StaffPart, form.MatchingFunds)
	grid := "参与试点的企业数 | 12\n近三年是否发生重大事故 | 是\n当地政策支持 | 无"
	filled := exampleForm(form.Official(), form.KindRegion, "")
	fill(filled, p.Form, p.Form.Fields(), grid)
	if got := spoken(CheckApplication(understoodUnder(p, filled))); !slices.Equal(got, []string{"P004", "P014"}) {
		t.Errorf("%v speak", got)
	}
	lines := strings.Join(LeftOutMeaning(p), "\n")
	for _, want := range []string{"不问“区域内相同行业企业总数”：规则 P006（试点区域参与企业比例不足）不再检查。", "P004（有重大事故、通报、处分或者媒体曝光）不再看这些，只看", "P009", "P014"} {
		if !strings.Contains(lines, want) {
			t.Errorf("nothing says %s:\n%s", want, lines)
		}
	}
	if lines := LeftOutMeaning(plan.Shanxi2021()); lines != nil {
		t.Errorf("the embedded plan leaves out %v", lines)
	}
}

// A plan may leave out all that it may: no rule and nobody else ends the program.
func TestRulesStandAFormWithoutAnyQuestionThatMayLeave(t *testing.T) {
	var all []form.ID
	for _, f := range form.Official().Fields() {
		if f.MayLeave() {
			all = append(all, f.ID)
		}
	}
	p := without(all...)
	for _, r := range Rules() {
		for _, kind := range []string{form.KindEnterprise, form.KindRegion} {
			filled := exampleForm(form.Official(), kind, "")
			for _, f := range CheckApplication(understoodUnder(p, filled)) {
				t.Errorf("%s: %s %s", r.ID, f.Rule.ID, f.Message)
			}
		}
	}
}

func TestAnswerThatDoesNotQualify(t *testing.T) {
	for _, c := range []struct {
		row    plan.FieldRow
		answer string
		want   Severity // 0: it qualifies
	}{
		{plan.FieldRow{Type: "整数", Qualifies: "≥ 10", Unfit: "提示"}, "9", Warning},
		{plan.FieldRow{Type: "整数", Qualifies: ">=10", Unfit: "提示"}, "１０人", 0},
		{plan.FieldRow{Type: "整数", Qualifies: "不超过10", Unfit: "告知"}, "11", Info},
		{plan.FieldRow{Type: "金额", Qualifies: "> 0", Unfit: "错误"}, "无", Error},
		{plan.FieldRow{Type: "单选", List: "是否", Qualifies: "= 否", Unfit: "错误"}, "是", Error},
		{plan.FieldRow{Type: "单选", List: "是否", Qualifies: "= 否", Unfit: "错误"}, "不是", 0},
		{plan.FieldRow{Type: "单选", List: "盖章签字", Qualifies: "= 盖章签字齐全、缺签字", Unfit: "错误"}, "缺签字", 0},
		{plan.FieldRow{Type: "单选", List: "盖章签字", Qualifies: "≠ 未盖章未签字", Unfit: "错误"}, "未盖章未签字", Error},
		{plan.FieldRow{Type: "年月", Qualifies: "≤ 2019年6月", Unfit: "错误"}, "2019-06", 0},
		{plan.FieldRow{Type: "年月", Qualifies: "≤ 2019年6月", Unfit: "错误"}, "2019年7月", Error},
		{plan.FieldRow{Type: "日期", Qualifies: "不早于2019年6月1日", Unfit: "错误"}, "2019年5月31日", Error},
		{plan.FieldRow{Type: "整数", Qualifies: "≥ 10", Unfit: "错误"}, "若干", 0}, // F004 says what is wrong with it
	} {
		c.row.ID, c.row.Title, c.row.Hint, c.row.Need, c.row.Place, c.row.Reach, c.row.On, c.row.Clause = "q_a", "增加的一栏", "照实填写。", "否", "审核信息", "上报", true, "省 二(三)"
		var got Severity
		for _, f := range CheckApplication(exampleOf("", "增加的一栏 | "+c.answer, c.row)) {
			if f.Rule == notQualified {
				got = f.Severity()
				if f.Clause != "省 二(三)" || !strings.Contains(f.Message, "“增加的一栏”填的是“") || !strings.Contains(f.Message, "二(三)") {
					t.Errorf("%s on %s: %s", f.Message, f.Clause, c.answer)
				}
				if Blocks([]Finding{f}) != (c.want == Error) {
					t.Errorf("%s blocks: %v", f.Message, got != Error)
				}
			}
		}
		if got != c.want {
			t.Errorf("%q under %s %s: %v, want %v", c.answer, c.row.Type, c.row.Qualifies, got, c.want)
		}
	}
}

func TestNeedOfADomainAlone(t *testing.T) {
	row := plan.FieldRow{ID: "q_a", Title: "增加的一栏", Type: "文字", Need: "工业", Place: "审核信息", Reach: "上报", On: true}
	for domain, want := range map[string]bool{"农业": false, "工业": true} {
		found := CheckApplication(exampleOf("", "领域 | "+domain, row))
		if got := slices.Contains(spoken(found), "F001"); got != want {
			t.Errorf("%s: it is missing %v", domain, got)
		}
	}
}

// What stays in the office does not come with its list, and is not asked for there.
func TestInternalQuestionIsNotAskedOfAList(t *testing.T) {
	row := plan.FieldRow{ID: "q_a", Title: "增加的一栏", Type: "文字", Need: "是", Place: "审核信息", Reach: "内部", On: true}
	p := exampleOf("", "", row)
	if !slices.Contains(spoken(CheckApplication(p)), "F001") {
		t.Error("nobody asks for it")
	}
	p.Form.Listed = &form.Listed{Row: 1}
	if got := spoken(CheckApplication(understoodUnder(p.Plan, p.Form))); slices.Contains(got, "F001") {
		t.Errorf("a list is asked for it: %v", got)
	}
}
