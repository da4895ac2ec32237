package plan

import (
	"strings"
	"testing"

	"shidian/templates/form"
)

// placeOfRule is the cell of a rule on the sheet 规则 of the edited plan: the one in C.
func placeOfRule(t *testing.T, id, column string) string {
	t.Helper()
	for i, r := range ruleDefaults() {
		if r.ID == id {
			return "规则 " + column + form.CellName(i+3, 1)[1:]
		}
	}
	t.Fatalf("there is no rule %s", id)
	return ""
}

func TestRulesAreSetByThePlan(t *testing.T) {
	p, problems := FromGrids(edited(map[string]string{
		placeOfRule(t, "P006", "F"): "比例 = 60%", placeOfRule(t, "P009", "C"): "否", placeOfRule(t, "P014", "D"): "错误",
		placeOfRule(t, "P005", "E"): "省 三(1); 市 第二条", placeOfRule(t, "F006", "G"): "否",
	}))
	if problems != nil {
		t.Fatal(problems)
	}
	if got := p.Parameter("P006", ParameterShare); got != 60 {
		t.Errorf("the share is %d", got)
	}
	if !p.RuleOff("P009") || p.RuleOff("P008") || !p.Rule("P014").IsError() || p.Rule("F006").Confirm || p.Rule("P005").Clause != "省 三(1)；市 第二条" {
		t.Errorf("the rules are %+v", []RuleSetting{p.Rule("P009"), p.Rule("P014"), p.Rule("F006"), p.Rule("P005")})
	}
	for _, want := range []string{"P009", "停用", "提示改为错误", "比例=60%", "不能由人确认"} {
		if said := strings.Join(p.RuleChanges(), "；"); !strings.Contains(said, want) {
			t.Errorf("%q does not say %s", said, want)
		}
	}
	if changes := edited(nil); len(changes) > 0 {
		same, problems := FromGrids(changes)
		if problems != nil || same.RuleChanges() != nil || same.Digest() != Shanxi2021().Digest() {
			t.Errorf("a plan that nobody changed: %v %v", problems, same.RuleChanges())
		}
	}
}

// A row that was deleted switches nothing off, and that is said.
func TestRuleWithoutARowIsNotOff(t *testing.T) {
	at := placeOfRule(t, "P009", "")
	cells := map[string]string{}
	for col := 'A'; col <= 'G'; col++ {
		cells[strings.Replace(at, " ", " "+string(col), 1)] = ""
	}
	p, problems := FromGrids(edited(cells))
	if problems != nil || p.RuleOff("P009") {
		t.Fatal(problems)
	}
	const want = "“规则”表里没有的 P009 照常检查"
	if said := strings.Join(p.Meaning(), "\n"); !strings.Contains(said, want) {
		t.Errorf("%s is not said", want)
	}
	if said := strings.Join(Shanxi2021().Meaning(), "\n"); strings.Contains(said, "照常检查") {
		t.Error(said)
	}
}

func TestParameterIsHeldInItsBounds(t *testing.T) {
	for text, want := range map[string]string{
		"比例=0%": "1% 到 100%", "比例=一半": "1% 到 100%", "比利=50%": "是不是“比例”", "年数=3": "没有“年数”这个参数",
	} {
		_, problems := FromGrids(edited(map[string]string{placeOfRule(t, "P006", "F"): text}))
		if len(problems) != 1 || !strings.Contains(problems[0].Text, want) || problems[0].Sheet != "规则" {
			t.Errorf("%s: %v", text, problems)
		}
	}
}

// One city's notice is never cited to another city's counties, nor to the province.
func TestCitationGoesByTheUnit(t *testing.T) {
	p := Shanxi2021()
	p.Notices = append(p.Notices, Notice{Short: "市", Number: "示例局〔2021〕1号", Issuer: "太原市市场监督管理局"}, Notice{Short: "州", Number: "联合〔2021〕2号", Issuer: "示例联席会议办公室", Unit: "140200"})
	for unit, want := range map[string]string{
		"140521": "省 四(四)；市 5月8日前 = 晋市监发〔2021〕86号 四(四)；晋市市监办发〔2021〕56号 5月8日前",
		"140105": "省 四(四)；市 5月8日前 = 晋市监发〔2021〕86号 四(四)；示例局〔2021〕1号 5月8日前",
		"140902": "省 四(四) = 晋市监发〔2021〕86号 四(四)",
		"140900": "省 四(四) = 晋市监发〔2021〕86号 四(四)",
		"140000": "省 四(四) = 晋市监发〔2021〕86号 四(四)",
		"140212": "省 四(四)；州 二 = 晋市监发〔2021〕86号 四(四)；联合〔2021〕2号 二",
	} {
		clause := form.Clause("省 四(四)；市 5月8日前；州 二")
		if got := string(p.ClauseFor(clause, unit)) + " = " + p.Cite(clause, unit); got != want {
			t.Errorf("%s: got %s, want %s", unit, got, want)
		}
	}
}

// A plan of before there was the sheet has the paragraphs of its own notices or none.
func TestOlderPlanHasNoParagraphsOfOtherNotices(t *testing.T) {
	older := func(cells map[string]string) *Plan {
		var grids []Grid
		for _, g := range edited(cells) {
			if g.Name != ruleSheet.name {
				grids = append(grids, g)
			}
		}
		p, problems := FromGrids(grids)
		if problems != nil {
			t.Fatal(problems)
		}
		return p
	}
	if got := older(nil).Rule("C003").Clause; got == "" {
		t.Error("the plan of the embedded notices has no paragraphs")
	}
	if got := older(map[string]string{"通知文件 C3": "示例〔2021〕1号"}).Rule("C003").Clause; got != "" {
		t.Errorf("another notice is cited as %s", got)
	}
}
