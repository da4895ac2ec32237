package checks

import (
	"fmt"
	"slices"
	"strings"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// leftOut are the fields that the rule needs and the form does not ask for.
func (r *Rule) leftOut(planForm *form.Form) []form.ID {
	return slices.DeleteFunc(slices.Clone(r.Fields), planForm.Has)
}

// restsUnder reports whether the rule has nothing to look at, because the form does not
// ask what it needs.
func (r *Rule) restsUnder(planForm *form.Form) bool {
	left := r.leftOut(planForm)
	return len(left) > 0 && (!r.Severally || len(left) == len(r.Fields))
}

// LeftOutMeaning says which rules no longer look, or look at less, because the plan does
// not ask what they need: 不问“有统一的管理机构”：规则 P007（…）不再检查.
func LeftOutMeaning(p *plan.Plan) []string {
	var lines []string
	for _, r := range Rules() {
		left := r.leftOut(p.Form)
		if len(left) == 0 {
			continue
		}
		titles := make([]string, len(left))
		for i, id := range left {
			titles[i] = "“" + p.Form.Title(id) + "”"
		}
		does := "不再检查"
		if !r.restsUnder(p.Form) {
			does = "不再看这些，只看" + r.Needs(p.Form)
		}
		lines = append(lines, fmt.Sprintf("不问%s：规则 %s（%s）%s。", strings.Join(titles, "、"), r.ID, r.Title, does))
	}
	return lines
}
