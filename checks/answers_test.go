package checks

import (
	"strings"
	"testing"

	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// Where a finding is answered that 核实 cannot set at rest: a cell that people fill,
// or what the unit sends next. A rule that is not here is answered on its own row
// of 问题清单; a new error has to find its place in one of the two.
func answeredBy() map[string]string {
	return map[string]string{
		"W001": "the unit sends a workbook",
		"W002": "the unit sends a workbook",
		"W003": "the unit sends this year's workbook or list",
		"W004": "收件登记 实际报送单位, or the file is moved; on a list the unit sends it again",
		"W008": "the unit sends a value",
		"W010": "the unit sends the workbook whole",
		"W011": "the file is moved, or --into names it",
		"W012": "the file is opened on the next run",
		"W014": "a newer program",
		"F001": "the unit fills it in", "F003": "the unit chooses from the list", "F005": "the unit types the digits again",
		"P001": "the unit corrects it", "P004": "safety: nobody overrules it", "P005": "the unit corrects it",
		"P006": "the unit corrects it", "P007": "the unit corrects it", "P018": "the unit corrects it", "P022": "the unit corrects it",
		"C001": "the unit files, or files a nil return", "C003": "收件登记 到件日期, 延期批准人, 延期理由", "C007": "收件登记 到件日期",
		"C010": "项目汇总 初审意见", "C011": "收件登记 实际报送单位",
		"R001": "项目汇总 推荐", "R002": "项目汇总 推荐, 排序", "R003": "项目汇总 推荐", "R005": "项目汇总 初审意见",
		"R007": "the unit sends its list", "R008": "项目汇总 理由", "R009": "put right by the program; on a list R014 asks",
		"R010": "项目汇总 原试点名称", "R015": "the city sends its list",
	}
}

func TestEveryRuleThatAsksHasItsAnswer(t *testing.T) {
	for _, r := range Rules() {
		rests := Finding{Rule: r}.under(testplan.New()).whyNoRest() == ""
		switch elsewhere := answeredBy()[r.ID]; {
		case r.Severity == Info:
		case rests && elsewhere != "":
			t.Errorf("a reply on 问题清单 settles %s, and answeredBy says that %q does: say one of the two", r.ID, elsewhere)
		case !rests && elsewhere == "":
			t.Errorf("nobody can settle %s: say in answeredBy what answers it, or in 可由人确认 of the plan that a person may overrule it", r.ID)
		}
	}
}

func TestNobodyOverrulesLimitsSafetyLatenessAndIdentity(t *testing.T) {
	for _, id := range []string{"R001", "R002", "P004", "C003", "C011", "W004", "R015", "F001", "P018"} {
		r, _ := Find(id)
		f := Finding{Rule: r, Message: "示例。"}.under(testplan.New())
		if f.Settle(ReplyConfirmed, "请放行", ""); f.Rest != nil || f.Message == "示例。" {
			t.Errorf("%s: rests %v, says %s", id, f.Rest, f.Message)
		}
	}
}

func TestQuestionIsTheSameUntilWhatItQuotesChanges(t *testing.T) {
	r, _ := Find("P016")
	a := Finding{Rule: r, Region: "140521", Project: "示例试点", Message: "法人注册地写的是“阳城”，不是申报的沁水县。", Place: Place{"旧/a.xlsx", "项目01", "H6"}}
	same := a
	same.Message, same.Place = "注册地写的是“阳城 ”，与申报的沁水县不同！", Place{"新/b.xlsx", "项目02", "H7"}
	if a.Question() != same.Question() {
		t.Error("other words and another place are another question")
	}
	for what, change := range map[string]func(*Finding){
		"the answer": func(f *Finding) { f.Message = "法人注册地写的是“高平”，不是申报的沁水县。" }, "the project": func(f *Finding) { f.Project = "示例另一试点" },
		"the region": func(f *Finding) { f.Region = "140522" }, "the rule": func(f *Finding) { f.Rule, _ = Find("P010") },
	} {
		other := a
		if change(&other); other.Question() == a.Question() {
			t.Errorf("%s is another and the question the same", what)
		}
	}
}

// A message cuts a long answer, or does not quote it: the question holds it all.
func TestAnotherAnswerIsAnotherQuestionHoweverItIsQuoted(t *testing.T) {
	long := strings.Repeat("很长的回答", 12)
	for rule, c := range map[string]struct {
		field form.ID
		a, b  string
	}{
		"P012": {form.StampGuarantor, form.StampNoSign, form.StampNone},
		"F009": {form.Email, strings.Repeat("a", 60) + "#x", strings.Repeat("a", 60) + "#y"},
		"F004": {form.MatchingFunds, long + "二十万元", long + "零元"},
		"P010": {form.GuarantorUnit, long + "局", long + "厅"},
	} {
		ask := func(answer string) string {
			p := exampleOf("", form.Official().Title(c.field)+" | "+answer)
			for _, f := range CheckApplication(p) {
				if f.Rule.ID == rule {
					return f.Question()
				}
			}
			t.Fatalf("%s does not speak of %q", rule, answer)
			return ""
		}
		if ask(c.a) == ask(c.b) {
			t.Errorf("%s asks the same about another answer", rule)
		}
		if ask(c.a) != ask(" "+c.a+" ") {
			t.Errorf("%s asks again about the same answer", rule)
		}
	}
}
