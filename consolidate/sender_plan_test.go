package consolidate

import (
	"strings"
	"testing"

	"shidian/samples/effort"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// A city that works by a limit of its own tells the province by its list.
func TestPlanOfASenderIsComparedWhereItConcernsTheReceiver(t *testing.T) {
	effort.Usual(t)
	merged := func(p *plan.Plan) *Result {
		_, out := run{in: sample(t, "jincheng").only("沁水县", "陵川县"), plan: p}.merged(t)
		r, _ := run{in: files{"晋城.xlsx": out[cityDraft]}, asOf: may9, options: func(o *Options, _ string) { o.Region = "山西省" }}.merged(t)
		return r
	}
	if told := toldBy(merged(nil), "C013"); told != "" {
		t.Errorf("the same plan: %s", told)
	}
	other := testplan.New()
	other.Limit, other.CopiesToCity = 3, 9
	other.Deadlines[0].LastDay.Day = 9
	other.Domains[0].Aliases = append(other.Domains[0].Aliases, "种植业")
	told := toldBy(merged(reindexed(t, other)), "C013")
	for _, want := range []string{"限额 3 → 2", "种植业"} {
		if !strings.Contains(told, want) {
			t.Errorf("no %s in: %s", want, told)
		}
	}
	for _, never := range []string{"截止", "份"} {
		if strings.Contains(told, never) {
			t.Errorf("%s is the sender's own business: %s", never, told)
		}
	}
}

// A list of a newer program is no fault of its city: the list here waits.
func TestListOfANewerProgramHoldsTheListAndAccusesNobody(t *testing.T) {
	in := sample(t, "shanxi-decided").only("晋城", "太原")
	in = in.with("晋城市2021年度推荐项目清单.xlsx", newer(t, in.named(t, "晋城")))
	r, _ := run{in: in, asOf: may9, options: func(o *Options, _ string) { o.Region = "山西省" }}.merged(t)
	if line := unitLine(t, r, "140500"); !strings.HasPrefix(line, "unopened") || len(r.Holds) == 0 {
		t.Errorf("晋城市 is %s, holds %v", line, r.Holds)
	}
}
