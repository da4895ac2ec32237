package checks

import (
	"strings"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// Cite writes a clause with the number of its notice: 省 二(一)3 becomes
// 晋市监发〔2021〕86号 二(一)3. A rule of the program's own has none.
func Cite(p *plan.Plan, clause form.Clause) string {
	if clause == "" {
		return "程序要求"
	}
	parts := strings.Split(string(clause), "；")
	for i, part := range parts {
		short, where, _ := strings.Cut(part, " ")
		if n, ok := p.Notice(short); ok {
			short = n.Number
		} else if short == "表" {
			short = "申报书"
		}
		parts[i] = strings.TrimSpace(short + " " + where)
	}
	return strings.Join(parts, "；")
}
