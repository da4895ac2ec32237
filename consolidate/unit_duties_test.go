package consolidate

import (
	"slices"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/samples/effort"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// withUnit is the plan of tests with a region changed.
func withUnit(t *testing.T, code string, change func(*plan.Region)) *plan.Plan {
	t.Helper()
	p := testplan.New()
	i := slices.IndexFunc(p.Regions, func(r plan.Region) bool { return r.Code == code })
	change(&p.Regions[i])
	return reindexed(t, p)
}

// A unit that may report and need not is not missed when it sends nothing: no error, nobody
// is told to ask for it, and it is not counted among those that have to.
func TestUnitThatNeedNotReportIsNotMissed(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	must6, _ := run{in: in}.merged(t)
	may, out := run{in: in, plan: withUnit(t, "140581", func(r *plan.Region) { r.MayReport = true })}.merged(t)
	if line := unitLine(t, must6, "140581"); line != "no_file 0/0" || !strings.Contains(found(must6, "C001"), "140581") {
		t.Errorf("who must report is %s: %s", line, found(must6, "C001"))
	}
	if line := unitLine(t, may, "140581"); line != "not_owed 0/0" || needs(t, may, "140581") != "" || strings.Contains(found(may, "C001"), "140581") {
		t.Errorf("who may is %s, %s: %s", line, needs(t, may, "140581"), found(may, "C001"))
	}
	if n := may.Rollup.Expected(); n != must6.Rollup.Expected()-1 || unitOf(t, may, "140581").Missing() {
		t.Errorf("%d are expected", n)
	}
	if text := textOf(t, out[cityRollup], record.SheetUnits); !strings.Contains(text, "可以不报") || !strings.Contains(text, "应报 5 个单位") {
		t.Error(text)
	}
	if text := textOf(t, out[cityRollup], record.SheetOverview); !strings.Contains(text, "可以不报、也没有报的 1 个") {
		t.Error(text)
	}
	for _, m := range may.Rollup.Reminders() {
		if m.Unit.Code == "140581" {
			t.Errorf("it is reminded: %v", m)
		}
	}
	blank, _ := run{in: in, plan: withUnit(t, "140525", func(r *plan.Region) { r.MayReport = true })}.merged(t)
	if line := unitLine(t, blank, "140525"); line != "blank 0/0" || needs(t, blank, "140525") != "" || strings.Contains(found(blank, "C001"), "140525") {
		t.Errorf("who may and sent a blank workbook is %s, %s", line, needs(t, blank, "140525"))
	}
	for _, m := range blank.Rollup.Reminders() {
		if m.Unit.Code == "140525" {
			t.Errorf("it is reminded of its blank workbook: %v", m)
		}
	}
}

// The same of a unit that reports to the province, which owes a list (R007).
func TestCityThatNeedNotReportIsNotMissed(t *testing.T) {
	effort.Usual(t)
	_, out := run{in: sample(t, "jincheng").only("沁水县", "陵川县")}.merged(t)
	in := files{"晋城.xlsx": out[cityDraft]}
	r, _ := run{in: in, asOf: may9, plan: withUnit(t, "140400", func(r *plan.Region) { r.MayReport = true }), options: func(o *Options, _ string) { o.Region = "山西省" }}.merged(t)
	if u := unitOf(t, r, "140400"); u.Status != checks.NotOwed || strings.Contains(found(r, "R007"), "140400") || !strings.Contains(found(r, "R007"), "140300") {
		t.Errorf("%s\n%s", u.Status, found(r, "R007"))
	}
}

// The list carries the office as the plan has it, also a joint one.
func TestListNamesTheOfficeOfThePlan(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng").only("沁水县", "陵川县")
	joint := "晋城市市场监督管理局、晋城市农业农村局"
	for office, p := range map[string]*plan.Plan{
		"晋城市市场监督管理局": testplan.New(),
		joint:        withUnit(t, "140500", func(r *plan.Region) { r.Office = joint }),
	} {
		_, out := run{in: in, plan: p}.merged(t)
		if text := textOf(t, out[cityDraft], sheets.SheetList); !strings.Contains(text, "填报单位（盖章）："+office+"　") {
			t.Errorf("%s is not in %s", office, text)
		}
	}
}
