package plan

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"shidian/templates/form"
)

// RuleSetting is how a year has one rule: P006 试点区域参与企业比例不足, on, 错误, 省 二(一)3, 比例=50%.
type RuleSetting struct {
	ID         string
	Title      string // for reading; the rule's own
	Off        bool
	Severity   string      // 错误, 提示, 告知
	Clause     form.Clause // this year's paragraphs, by the short names of the notices: 省 二(一)3；市 一式5份
	Parameters string      // 比例=50%
	Confirm    bool        // a person may set its findings at rest (核实)
}

// severities are the words of the column 级别, the gravest first.
func severities() []string { return []string{form.UnfitError, form.UnfitAsks, form.UnfitTells} }

// IsError reports whether what the rule finds has to be put right.
func (r RuleSetting) IsError() bool { return r.Severity == severities()[0] }

//go:embed data/rules.csv
var rulesCSV string

// ruleDefaults are the rules as the program has them, with the paragraphs of the embedded
// plan. Their names and severities are those of the catalogue (a test holds them
// together).
func ruleDefaults() []RuleSetting {
	var rules []RuleSetting
	for _, row := range embedded(rulesCSV) {
		rules = append(rules, RuleSetting{ID: row[0], Title: row[1], Severity: row[2], Clause: form.Clause(row[3]), Parameters: row[4], Confirm: row[5] == form.Yes})
	}
	return rules
}

// rulesOfOlder are the rules of a plan that was made before there was the sheet.
func rulesOfOlder(p *Plan) []RuleSetting {
	rules := ruleDefaults()
	for i := range rules {
		rules[i].Clause = p.ownParagraphs(rules[i].Clause)
	}
	return rules
}

// ownParagraphs are what of a clause of the embedded plan holds in a plan that says nothing
// of it: all where it rests on the same notices, else what rests on the form alone. Which
// paragraphs other notices have nobody knows.
func (p *Plan) ownParagraphs(clause form.Clause) form.Clause {
	if slices.EqualFunc(p.Notices, shanxiNotices(), func(a, b Notice) bool { return a.Short == b.Short && a.Number == b.Number }) {
		return clause
	}
	var parts []string
	for _, part := range clauseParts(clause) {
		if part.short == formItself {
			parts = append(parts, strings.TrimSpace(part.short+" "+part.where))
		}
	}
	return form.Clause(strings.Join(parts, clauseMark))
}

// IsFixedRule reports whether the rule can be neither switched off nor lowered, nor
// confirmed otherwise than it is: without it a file would be taken for another unit's, a
// limit or a day would hold for some only, or an answer would be guessed.
func IsFixedRule(id string) bool {
	return slices.Contains([]string{
		"W001", "W002", "W003", "W004", "W010", "W012", "W014", "W015", "C001", "C003", "R001", "R002", "R003", "R005", "R007", "R008", "R009",
		"F014", "F015", "C009", "C010", "C011", "R011", "R013", "R014", "R015",
	}, id)
}

// Rule is how the plan has the rule; one that it does not name is as the program has it.
func (p *Plan) Rule(id string) RuleSetting {
	if i, ok := p.rules[id]; ok {
		return p.Rules[i]
	}
	for _, r := range rulesOfOlder(p) { // an older plan lacks a rule of today
		if r.ID == id {
			return r
		}
	}
	return RuleSetting{ID: id}
}

// RuleOff reports whether the plan has switched the rule off.
func (p *Plan) RuleOff(id string) bool {
	i, ok := p.rules[id]
	return ok && p.Rules[i].Off
}

func (p *Plan) indexRules() {
	p.rules = make(map[string]int, len(p.Rules))
	for i, r := range p.Rules {
		p.rules[r.ID] = i
	}
}

// Parameter is a number that a rule goes by: 比例, 50 %, of P006. A plan can set another
// one within its bounds.
type Parameter struct {
	Rule, Name, Unit string
	Least, Most      int
}

// The parameters.
const (
	ParameterShare = "比例"   // of P006: the share of enterprises that take part
	ParameterYears = "年数"   // of P004 and R018: how far back an accident, or a pilot that failed, counts
	ParameterStaff = "最少人数" // of P009: standardization staff, full-time and part-time
)

func parameters() []Parameter {
	return []Parameter{{"P006", ParameterShare, "%", 1, 100}, {"P004", ParameterYears, "", 1, 20}, {"P009", ParameterStaff, "", 1, 100}, {"R018", ParameterYears, "", 1, 20}}
}

// Parameter is the number that the rule goes by: 50.
func (p *Plan) Parameter(rule, name string) int {
	n, ok := parameterIn(p.Rule(rule).Parameters, name)
	if !ok {
		n, _ = parameterIn(defaultParameters(rule), name)
	}
	return n
}

// parameterIn is the number of that name in the text of a rule: 50 for 比例 in 比例=50%.
func parameterIn(text, name string) (n int, ok bool) {
	for _, pair := range splitWords(text) {
		if title, value, _ := strings.Cut(pair, "="); title == name {
			if n, err := strconv.Atoi(strings.TrimSuffix(value, "%")); err == nil {
				return n, true
			}
		}
	}
	return 0, false
}

func defaultParameters(rule string) string {
	for _, r := range ruleDefaults() {
		if r.ID == rule {
			return r.Parameters
		}
	}
	return ""
}

// parameterProblem says in Chinese what is wrong with the parameters of the rule as a
// clerk wrote them, and how they are written right: 比例=50%.
func parameterProblem(rule, text string) (right, problem string) {
	var known []Parameter
	for _, p := range parameters() {
		if p.Rule == rule {
			known = append(known, p)
		}
	}
	var out []string
	for _, pair := range splitWords(form.Fold(text)) {
		name, value, _ := strings.Cut(strings.ReplaceAll(pair, "＝", "="), "=")
		i := slices.IndexFunc(known, func(p Parameter) bool { return p.Name == name })
		if i < 0 {
			var names []string
			for _, p := range known {
				names = append(names, p.Name)
			}
			if names == nil {
				return "", "规则 " + rule + " 没有参数，请清空"
			}
			return "", "规则 " + rule + " 没有“" + name + "”这个参数" + perhaps(name, names) + "应写成 " + defaultParameters(rule) + " 的样子"
		}
		of := known[i]
		n, err := strconv.Atoi(strings.TrimSuffix(value, "%"))
		if err != nil || n < of.Least || n > of.Most || strings.HasSuffix(value, "%") && of.Unit != "%" {
			return "", fmt.Sprintf("“%s”应为 %d%s 到 %d%s 的整数，写成 %s 的样子", name, of.Least, of.Unit, of.Most, of.Unit, defaultParameters(rule))
		}
		out = append(out, fmt.Sprintf("%s=%d%s", name, n, of.Unit))
	}
	return strings.Join(out, listMark), ""
}
