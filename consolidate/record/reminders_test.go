package record_test

import (
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/templates/plan"
)

// remindersOn are the paragraphs of 晋城市 on that day of May.
func remindersOn(day int, files ...*record.File) *record.Rollup {
	r := recordtest.Computed(recordtest.StateWith(files...))
	r.AsOf = recordtest.Day(day)
	return r
}

func TestReminderSaysWhatIsOwedAndByWhen(t *testing.T) {
	faulty := recordtest.Received("140521", "甲.xlsx", 3, recordtest.Filled("示例茶试点"))
	late := recordtest.Received("140522", "乙.xlsx", 9, recordtest.Filled("示例桑试点"))
	for name, c := range map[string]struct {
		day  int
		unit string
		want []string
	}{
		"nothing came, and a day is left":   {7, "140525", []string{"泽州县市场监督管理局：截至2021年5月7日，尚未收到贵单位2021年度", "申报材料。", "请于2021年5月8日前（含当日）报送，还有 1 天。"}},
		"nothing came on the last day":      {8, "140525", []string{"今天是最后一天。"}},
		"nothing came, and the day is over": {10, "140525", []string{"现已超过 2 天，请立即报送并说明原因。"}},
		"a project has errors":              {7, "140521", []string{"1 个项目有错误，请更正后重新报送：“示例茶试点”。"}},
		"what came is late":                 {9, "140522", []string{"贵单位材料于2021年5月9日到件，已经逾期"}},
	} {
		r := remindersOn(c.day, faulty, late)
		text := ""
		for _, m := range r.Reminders() {
			if m.Unit.Code == c.unit {
				text = m.Text
			}
		}
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q does not say %q", name, text, want)
			}
		}
	}
}

// A day that does not count is over before it begins: the last one is the day before.
func TestReminderCountsToTheLastDayThatIsInTime(t *testing.T) {
	for day, want := range map[int]string{6: "还有 1 天。", 7: "今天是最后一天。", 8: "现已超过 1 天，", 9: "现已超过 2 天，"} {
		r := remindersOn(day)
		p := *r.Plan
		p.Deadlines = []plan.Deadline{{Level: plan.County, LastDay: recordtest.Day(8)}}
		r.Plan = plan.New(p)
		if text := r.Reminders()[0].Text; !strings.Contains(text, want) {
			t.Errorf("on day %d: %s", day, text)
		}
	}
}

func TestReminderOfAllNamesEveryUnitThatOwesSomething(t *testing.T) {
	r := remindersOn(7, recordtest.Received("140521", "甲.xlsx", 3, recordtest.Filled("示例茶试点")))
	text := r.ReminderOfAll()
	for _, m := range r.Reminders() {
		if !strings.Contains(text, m.Unit.Name) {
			t.Errorf("%s is not named: %s", m.Unit.Name, text)
		}
	}
	if !strings.Contains(text, "需要补正的有沁水县。") || strings.Contains(text, "未报的有沁水县") {
		t.Errorf("沁水县 has filed and has errors: %s", text)
	}
}

// What the office has to do itself is no matter of the unit.
func TestUnitThatOwesNothingIsNotReminded(t *testing.T) {
	r := &record.Rollup{Plan: recordtest.Computed(recordtest.StateWith()).Plan, Region: plan.Region{Name: "晋城市"}}
	r.Units = []*record.Unit{{UnitFacts: &checks.UnitFacts{Region: plan.Region{Code: "140521", Name: "沁水县", Level: plan.County, Files: true}, Plan: r.Plan, Status: checks.Filed}}}
	if got := r.Reminders(); got != nil || r.ReminderOfAll() != "" {
		t.Errorf("reminded of %v", got)
	}
}
