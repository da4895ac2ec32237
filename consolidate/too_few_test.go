package consolidate

import (
	"strings"
	"testing"

	"shidian/consolidate/record"
	"shidian/samples/effort"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// A unit that has filed fewer projects than the plan asks for is not done: what it lacks is
// said wherever it is said what a unit still has to do. One that need not report owes none.
func TestUnitThatFiledTooFewIsToldWhereverUnitsAre(t *testing.T) {
	effort.Usual(t)
	two := testplan.New()
	two.MinProjects = 2
	may := withUnit(t, "140524", func(r *plan.Region) { r.MayReport = true })
	may.MinProjects = 2
	for name, c := range map[string]struct {
		plan *plan.Plan
		want bool
	}{"must": {reindexed(t, two), true}, "may": {reindexed(t, may), false}} {
		r, _ := run{in: sample(t, "jincheng"), plan: c.plan}.merged(t)
		const lacks = "有效项目 1 个，少于要求的 2 个"
		reminded, open := "", ""
		for _, m := range r.Rollup.Reminders() {
			if m.Unit.Code == "140524" {
				reminded = m.Text
			}
		}
		for _, m := range record.StillOpen(r.Rollup) {
			if m.What == "项目少于要求" {
				open = strings.Join(m.Names, "、")
			}
		}
		for where, got := range map[string]bool{
			"C001":            strings.Contains(found(r, "C001"), "140524"),
			"the screen":      strings.Contains(needs(t, r, "140524"), lacks+"，请督促补报"),
			"the reminder":    strings.Contains(reminded, lacks+"，请补报"),
			"what stays open": strings.Contains(open, "陵川县"),
		} {
			if got != c.want {
				t.Errorf("%s: %s says it: %v", name, where, got)
			}
		}
	}
}
