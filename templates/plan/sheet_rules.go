package plan

import (
	"regexp"
	"strings"

	"shidian/templates/form"
)

const (
	titleRule, titleOn, titleSeverity, titleClause, titleParameters, titleConfirm = "编号", "启用", "级别", "依据", "参数", "可由人确认"
)

var ruleSheet = sheetOf[RuleSetting]{name: "规则",
	note: "每条审核规则一行。“启用”选“否”的不再检查；“级别”：错误（改正之前不能推荐）、提示（请人看一看）、告知。“依据”写今年通知的条款，前面写通知的简称，几个通知用分号隔开，如“省 九(一)；市 九”；不属于这个单位的通知不会引用。“参数”改等号后面的数。“可由人确认”选“否”的，填了核实结果也照样提示。" +
		"关系到文件安全、报送单位、截止日期和限额的规则不能停用，也不能改级别；日期和限额在各自的表里改。",
	list:   func(p *Plan) *[]RuleSetting { return &p.Rules },
	before: func(p *Plan) { p.Rules = rulesOfOlder(p) },
	columns: []column[RuleSetting]{
		{Header{Title: titleRule, Width: 8, Fixed: true}, func(r *RuleSetting) string { return r.ID }, func(r *RuleSetting, s string) string {
			r.ID = strings.ToUpper(form.Fold(s))
			return ""
		}},
		{Header{Title: "名称", Width: 40, Fixed: true}, func(r *RuleSetting) string { return r.Title }, func(r *RuleSetting, s string) string { r.Title = s; return "" }},
		{Header{Title: titleOn, Width: 8, Choices: []string{form.Yes, form.No}}, func(r *RuleSetting) string { return yesOrNo(!r.Off) }, func(r *RuleSetting, s string) string {
			if s != form.Yes && s != form.No {
				return "“" + s + "”应填“是”或“否”"
			}
			r.Off = s == form.No
			return ""
		}},
		{Header{Title: titleSeverity, Width: 8, Choices: severities()}, func(r *RuleSetting) string { return r.Severity }, func(r *RuleSetting, s string) string {
			if indexOf(severities(), s) < 0 {
				return "“" + s + "”不是级别" + perhaps(s, severities()) + "应为：" + strings.Join(severities(), listMark)
			}
			r.Severity = severities()[indexOf(severities(), s)]
			return ""
		}},
		{Header{Title: titleClause, Width: 34}, func(r *RuleSetting) string { return string(r.Clause) }, func(r *RuleSetting, s string) string {
			r.Clause = tidyClause(s)
			return ""
		}},
		text(titleParameters, 20, func(r *RuleSetting) *string { return &r.Parameters }),
		yesNo(titleConfirm, 12, func(r *RuleSetting) *bool { return &r.Confirm }),
	}}

// tidyClause is the clause with its parts apart as the program writes them: 省 四(三)；市 五.
func tidyClause(s string) form.Clause {
	var parts []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("；;\n", r) }) {
		if part = strings.Join(strings.Fields(form.OneLine(part)), " "); part != "" {
			parts = append(parts, part)
		}
	}
	return form.Clause(strings.Join(parts, clauseMark))
}

// clauseMark stands between what rests on different notices.
const clauseMark = "；"

// rules finds what cannot be meant on 规则: a number that no rule has, two rows of one, a
// rule switched off without which nothing can be relied on, a paragraph of a notice that
// is not there. The parameters are written as the program writes them.
func (s *slips) rules(noticesRight bool) {
	defaults := map[string]RuleSetting{}
	var ids []string
	for _, r := range ruleDefaults() {
		defaults[r.ID], ids = r, append(ids, r.ID)
	}
	noteTwice(s, ruleSheet, s.plan.Rules, titleRule, func(r RuleSetting) string { return r.ID })
	for i, r := range s.plan.Rules {
		was, known := defaults[r.ID]
		if !known {
			note(s, ruleSheet, i, titleRule, "没有编号为“%s”的规则%s请恢复原来的编号，或者删去这一行", r.ID, perhaps(r.ID, ids))
			continue
		}
		if IsFixedRule(r.ID) {
			switch {
			case r.Off:
				note(s, ruleSheet, i, titleOn, "规则 %s 不能停用，请填“是”；限额和日期在各自的表里改", r.ID)
			case r.Severity != was.Severity:
				note(s, ruleSheet, i, titleSeverity, "规则 %s 的级别不能改，请恢复为“%s”", r.ID, was.Severity)
			case r.Confirm != was.Confirm:
				note(s, ruleSheet, i, titleConfirm, "规则 %s 能不能由人确认不能改，请恢复为“%s”", r.ID, yesOrNo(was.Confirm))
			}
		}
		if right, problem := parameterProblem(r.ID, r.Parameters); problem != "" {
			note(s, ruleSheet, i, titleParameters, "%s", problem)
		} else {
			s.plan.Rules[i].Parameters = right
		}
		if !noticesRight {
			continue // which short names there are is not settled
		}
		s.clause(r.Clause, func(format string, args ...any) { note(s, ruleSheet, i, titleClause, format, args...) })
	}
}

// clause finds parts of a clause that rest on a notice that the plan does not have.
func (s *slips) clause(clause form.Clause, note func(format string, args ...any)) {
	known := []string{formItself}
	for _, n := range s.plan.Notices {
		known = append(known, n.Short)
	}
	for _, part := range clauseParts(clause) {
		if indexOf(known, part.short) < 0 {
			note("“通知文件”里没有简称为“%s”的通知%s请写通知的简称加条款，如“%s 九(一)”", part.short, perhaps(part.short, known), known[min(1, len(known)-1)])
		}
		for _, other := range known {
			if regexp.MustCompile("[，,、]\\s*" + regexp.QuoteMeta(other) + "\\s").MatchString(part.where) {
				note("“%s”里有几个通知，请用分号隔开，如“%s 九(一)%s%s 九”", part.where, part.short, clauseMark, other)
			}
		}
	}
}

// RuleChanges says in Chinese what the plan has otherwise than the program: 规则 P009
// 没有标准化人员或者标准化机构：停用.
func (p *Plan) RuleChanges() []string {
	var changes []string
	for _, was := range ruleDefaults() {
		is := p.Rule(was.ID)
		var what []string
		if is.Off {
			what = append(what, "停用")
		}
		if is.Severity != was.Severity {
			what = append(what, was.Severity+"改为"+is.Severity)
		}
		if is.Parameters != "" && is.Parameters != was.Parameters {
			what = append(what, is.Parameters)
		}
		if is.Confirm != was.Confirm {
			what = append(what, map[bool]string{true: "可由人确认", false: "不能由人确认"}[is.Confirm])
		}
		if what != nil {
			changes = append(changes, was.ID+" "+was.Title+"（"+strings.Join(what, "，")+"）")
		}
	}
	return changes
}

// ruleMeaning says which rules the plan has otherwise than the program, and which it does
// not name: a row that was deleted switches nothing off.
func (p *Plan) ruleMeaning() []string {
	var lines, unnamed []string
	if changes := p.RuleChanges(); changes != nil {
		lines = append(lines, "审核规则与通常不同的："+strings.Join(changes, "；")+"。")
	}
	for _, r := range ruleDefaults() {
		if _, named := p.rules[r.ID]; !named {
			unnamed = append(unnamed, r.ID)
		}
	}
	if unnamed != nil {
		lines = append(lines, "“"+ruleSheet.name+"”表里没有的 "+strings.Join(unnamed, listMark)+" 照常检查；不检查的要有这一行，“"+titleOn+"”选“"+form.No+"”。")
	}
	return lines
}

// compareRules compares how the rules are set; their paragraphs decide nothing and are
// told as one.
func (d *differences) compareRules(old, now *Plan) {
	d.compareRulesInForce(old, now)
	clauses := 0
	for _, r := range ruleDefaults() {
		if old.Rule(r.ID).Clause != now.Rule(r.ID).Clause {
			clauses++
		}
	}
	if clauses > 0 {
		d.add("%d 条规则的依据有改动", clauses)
	}
}

// compareRulesInForce compares what of the rules decides.
func (d *differences) compareRulesInForce(old, now *Plan) {
	for _, r := range ruleDefaults() {
		was, is := old.Rule(r.ID), now.Rule(r.ID)
		what := "规则 " + r.ID
		d.changed(what+"启用", yesOrNo(!was.Off), yesOrNo(!is.Off))
		d.changed(what+"的级别", was.Severity, is.Severity)
		d.changed(what+"的参数", was.Parameters, is.Parameters)
		d.changed(what+"可由人确认", yesOrNo(was.Confirm), yesOrNo(is.Confirm))
	}
}
