package checks

import (
	"fmt"
	"strings"
	"testing"

	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// The sheet 规则 of a plan names every rule once, with its title and severity; a rule that
// is added needs a row of templates/plan/data/rules.csv.
func TestEveryRuleHasItsRowOnTheSheetOfThePlan(t *testing.T) {
	p := plan.Shanxi2021()
	var want, got []string
	for _, r := range Rules() {
		want = append(want, fmt.Sprintf("%s,%s,%s", r.ID, r.Title, r.Severity.Chinese()))
	}
	for _, r := range p.Rules {
		got = append(got, fmt.Sprintf("%s,%s,%s", r.ID, r.Title, r.Severity))
	}
	for i := range max(len(want), len(got)) {
		a, b := "", ""
		if i < len(want) {
			a = want[i]
		}
		if i < len(got) {
			b = got[i]
		}
		if a != b {
			t.Fatalf("rules.csv has %q where the catalogue has %q", b, a)
		}
	}
}

// setRule is the small plan with one rule set otherwise.
func setRule(id string, set func(*plan.RuleSetting)) *plan.Plan {
	p := testplan.New()
	for i := range p.Rules {
		if p.Rules[i].ID == id {
			set(&p.Rules[i])
		}
	}
	return p
}

// found says which of the findings of a county's form are of the rule, and how grave.
func foundUnder(p *plan.Plan, kind, grid, rule string) string {
	like := exampleOf(kind, grid)
	region, _ := p.Region(exampleCounty)
	var lines []string
	for _, f := range CheckApplication(NewApplication(like.Form, p, p.Choices(), region, exampleDay())) {
		if f.Rule.ID == rule {
			lines = append(lines, fmt.Sprintf("%s %s blocks=%v", f.Severity().Chinese(), f.Clause, Blocks([]Finding{f})))
		}
	}
	return strings.Join(lines, "\n")
}

func TestPlanDecidesWhichRulesSpeakAndHowGraveTheyAre(t *testing.T) {
	const staff, few = "专职标准化人员数 | 0\n兼职标准化人员数 | 0", "参与试点的企业数 | 16\n区域内相同行业企业总数 | 30"
	for name, c := range map[string]struct {
		rule, kind, grid string
		set              func(*plan.RuleSetting)
		want             string
	}{
		"as the program has it":        {"P009", "", staff, func(*plan.RuleSetting) {}, "提示 省 二(二)5 blocks=false"},
		"switched off":                 {"P009", "", staff, func(r *plan.RuleSetting) { r.Off = true }, ""},
		"made an error":                {"P009", "", staff, func(r *plan.RuleSetting) { r.Severity = "错误" }, "错误 省 二(二)5 blocks=true"},
		"with this year's paragraph":   {"P009", "", staff, func(r *plan.RuleSetting) { r.Clause = "省 三(1)；市 五" }, "提示 省 三(1)；市 五 blocks=false"},
		"an error that was lowered":    {"P001", "", "试点时间（起） | 2023年6月\n试点时间（止） | 2021年5月", func(r *plan.RuleSetting) { r.Severity = "提示" }, "提示 表 封面 blocks=false"},
		"more than half":               {"P006", "试点区域", few, func(*plan.RuleSetting) {}, ""},
		"less than this year's share":  {"P006", "试点区域", few, func(r *plan.RuleSetting) { r.Parameters = "比例=60%" }, "错误 省 二(一)3 blocks=true"},
		"fewer than this year's staff": {"P009", "", "专职标准化人员数 | 1\n兼职标准化人员数 | 1", func(r *plan.RuleSetting) { r.Parameters = "最少人数=3" }, "提示 省 二(二)5 blocks=false"},
	} {
		if got := foundUnder(setRule(c.rule, c.set), c.kind, c.grid, c.rule); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

// Whether a person may set a finding at rest is the plan's to say.
func TestPlanDecidesWhatMayBeConfirmed(t *testing.T) {
	rule, _ := Find("F006")
	for confirm, want := range map[bool]bool{true: true, false: false} {
		f := Finding{Rule: rule, Message: "示例。"}.under(setRule("F006", func(r *plan.RuleSetting) { r.Confirm = confirm }))
		if f.Settle(ReplyConfirmed, "营业执照上确是这个代码", ""); (f.Rest != nil) != want {
			t.Errorf("confirm %v: it rests: %v", confirm, f.Rest != nil)
		}
	}
}
