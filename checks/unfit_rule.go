package checks

import (
	"cmp"
	"fmt"

	"shidian/templates/form"
	"shidian/templates/plan"
)

var notQualified = &Rule{
	ID: "P022", Title: "答案不符合方案的要求", Severity: Error, Since: "2021",
	EachField: true,
	Detail:    "方案的“栏目”表为这一栏写明了合格答案（如 ≥ 1000、= 否），所填的不符合。是错误、提示还是告知，由方案的“不合格时”一列决定；依据是那一行写明的条款。请核对：填错的改正；确实如此的，是错误的不能推荐，是提示的由评审判断。没有填写的不在这里判断。",
	Example: Example{Asks: []plan.FieldRow{{ID: "q_output", Title: "年产值", Hint: "上一年的，单位万元。", Type: "金额", Need: form.Yes, Place: "审核信息",
		Reach: "上报", Clause: "省 二(三)1", Qualifies: "≥ 1000", Unfit: form.UnfitError, On: true}},
		Grid: "年产值 | 800", Want: "H139 P022"},
	Project: func(p *Application, report Report) {
		for _, f := range p.fields {
			v, ok := p.value(f.ID)
			if !ok || f.Qualifies.Takes(v) {
				continue
			}
			found := Finding{Field: f.ID, As: cmp.Or(severityOf(f.Unfit), Error), Clause: f.Clause}
			found.Message = fmt.Sprintf("“%s”填的是“%s”，要求 %s%s。%s", f.Title, form.Quote(v.Text), f.Qualifies, p.onGround(f.Clause), whatUnfitMeans(found.As))
			report(found)
		}
	},
}

// onGround names the clause that asks for it; "" where the plan names none.
func (p *Application) onGround(clause form.Clause) string {
	if clause == "" {
		return ""
	}
	return "（" + p.Plan.Cite(clause, p.Region.Code) + "）"
}

func whatUnfitMeans(s Severity) string {
	switch s {
	case Error:
		return "请核对，填错的改正；确实如此的不符合申报条件。"
	case Warning:
		return "请核对，填错的改正；确实如此的可以保留，由评审判断。"
	default:
		return "供评审参考。"
	}
}
