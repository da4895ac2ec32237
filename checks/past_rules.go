package checks

import (
	"fmt"
	"strings"

	"shidian/templates/form"
	"shidian/templates/plan"
)

var againInHistory = &Rule{
	ID: "R017", Title: "承担单位或者项目在往年出现过", Severity: Warning, Since: "2021",
	Fields: []form.ID{form.PilotName, form.UndertakingUnit, form.UnitName, form.OrgCode}, Severally: true,
	Detail:  "用 --history 给了往年的清单、汇总、立项计划或者试点表的：同一个承担单位（按代码，没有代码的按名称）或者同一个项目（按名称）往年推荐过、立过项，说明是哪一年、结果如何。请看是否重复申报；不是的，“核实结果”选“无问题”并写明说明。不影响推荐。",
	Example: Example{Case: "同一个承担单位 2018 年立过项，正在建设。", Want: "试点名称 R017", Past: []Past{{Year: "2018", Name: "示例旧试点", Unit: "示例单位", Code: "91140521MA00000005", Result: PastOngoing}}},
	Project: func(p *Application, report Report) {
		var told []string
		for _, k := range p.history.Of(p) {
			if !k.failedLately(p.Plan) || p.Plan.RuleOff("R018") { // else that says it
				told = append(told, k.told())
			}
		}
		if told == nil {
			return
		}
		const shown = 3
		text := strings.Join(told[:min(shown, len(told))], "；")
		if len(told) > shown {
			text += fmt.Sprintf("；另有 %d 个", len(told)-shown)
		}
		report(Finding{Field: form.PilotName, Message: text + "。请看是否重复申报；不是的，“核实结果”选“" + ReplyFine + "”并写明说明。", Whole: true})
	},
}

// told says of one what was when: 承担单位2018年度有过“示例旧试点”（在建，见往年试点.xlsx）.
func (k Known) told() string {
	when := form.CycleChinese(k.Year)
	what := "承担单位" + when + "有过“" + form.Quote(k.Name) + "”"
	switch {
	case k.SameProject && k.SameUnit:
		what = "同一单位的同一个项目" + when + "有过"
		if k.How == "" {
			what += "“" + form.Quote(k.Name) + "”"
		}
	case k.SameProject:
		what = "同名的项目" + when + "有过（" + form.Quote(k.Unit) + "）"
	}
	var more []string
	for _, text := range []string{k.How, k.Result} {
		if text != "" {
			more = append(more, text)
		}
	}
	if k.File != "" {
		more = append(more, "见"+k.File)
	}
	if more == nil {
		return what
	}
	return what + "（" + strings.Join(more, "，") + "）"
}

var failedInHistory = &Rule{
	ID: "R018", Title: "承担单位往年的试点不合格", Severity: Warning, Since: "2021",
	Fields: []form.ID{form.PilotName, form.UndertakingUnit, form.UnitName, form.OrgCode}, Severally: true,
	Detail:  "承担单位往年的试点结果是不合格，没有超过规定的年数（方案“规则”中的参数）。是错误还是提示，由方案定；方案定为错误的，不能推荐，可由人确认：“核实结果”选“无问题”或者“单位确认”，写明为什么仍然接受。",
	Example: Example{Case: "同一个承担单位 2019 年的试点不合格。", Want: "组织机构代码 R018", Past: []Past{{Year: "2019", Name: "示例旧试点", Unit: "示例单位", Code: "91140521MA00000005", Result: PastFailed}}},
	Project: func(p *Application, report Report) {
		years := yearsInWords(p.Plan.Parameter("R018", plan.ParameterYears))
		for _, k := range p.history.Of(p) {
			if k.failedLately(p.Plan) {
				report(Finding{Field: form.OrgCode, Message: fmt.Sprintf("%s。承担单位%s内的试点有不合格的。请核实；仍然接受的，“核实结果”选“%s”并写明说明。", k.told(), years, ReplyFine), Whole: true})
				return
			}
		}
	},
}

var passedInHistory = &Rule{
	ID: "R019", Title: "往年合格的项目可以推荐国家级试点", Severity: Info, Since: "2021",
	Detail:  "今后推荐国家级标准化试点，原则上从开展过省级标准化试点、合格以上的项目中产生。用 --history 给了往年的结果的，合格的列在“历年合格”表，供推荐国家级试点时选用。不用处理。",
	Example: Example{Case: "往年有 1 个项目合格。", Want: "- R019", Rollup: func(r *RollupFacts) { r.Passed = 1 }},
	Rollup: func(r *RollupFacts, report Report) {
		if r.Passed > 0 {
			report(Finding{Place: Place{File: r.File}, Message: fmt.Sprintf("往年有 %d 个项目合格，可以从中推荐国家级标准化试点，见“历年合格”表。", r.Passed)})
		}
	},
}
