package record_test

import (
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// withRows is the test plan with rows of 限额.
func withRows(rows ...plan.LimitRow) *plan.Plan {
	p := testplan.New()
	p.LimitRows = rows
	return p
}

// together is a row for all domains together.
func together(scope plan.Scope, unit string, most plan.Limit) plan.LimitRow {
	return plan.LimitRow{Unit: unit, Scope: scope, Most: most}
}

// in is a row for one domain.
func in(domain string, scope plan.Scope, unit string, most plan.Limit) plan.LimitRow {
	return plan.LimitRow{Unit: unit, Domain: domain, Scope: scope, Most: most}
}

// 农业 has 3 places, 服务业 none, 工业 what all have: 2.
func TestDomainsHaveLimitsOfTheirOwn(t *testing.T) {
	p := testplan.New()
	p.Domains[0].Limit, p.Domains[2].Limit = 3, plan.NoPlaces
	const grid = `
		甲 | 沁水县 | 农业   → auto
		乙 | 阳城县 | 农业   → auto
		丙 | 陵川县 | 农业   → auto
		丁 | 沁水县 | 工业   → undecided
		戊 | 阳城县 | 工业   → undecided
		己 | 陵川县 | 工业   → undecided
		庚 | 沁水县 | 服务业 → reserve
		= 晋城市 农业 3/0 ok
		= 晋城市 工业 3/0 undecided
		= 晋城市 服务业 1/0 ok
		! R002`
	decided(t, p, grid)
	decided(t, withRows(in("农业", plan.EachUnit, "", 3), in("服务业", plan.EachUnit, "市", plan.NoPlaces)), grid)
	decided(t, p, `
		庚 | 沁水县 | 服务业 | | | 是 → recommended
		= 晋城市 服务业 1/1 over
		! R001`)
}

func TestSeveralLimitsHoldTogether(t *testing.T) {
	twoAndThree := withRows(together(plan.EachUnit, "", 3))
	twoAndOne := withRows(together(plan.EachCounty, "", 1))
	for name, c := range map[string]struct {
		plan *plan.Plan
		grid string
	}{
		"as many as all limits let through: all": {twoAndThree, `
			甲 | 沁水县 | 农业 → auto
			乙 | 阳城县 | 农业 → auto
			丙 | 陵川县 | 工业 → auto
			= 晋城市 农业 2/0 ok
			= 晋城市 工业 1/0 ok
			= 晋城市 各领域合计 3/0 ok`},
		"only the one in all is exceeded: nothing is chosen": {twoAndThree, `
			甲 | 沁水县 | 农业   → undecided
			乙 | 阳城县 | 农业   → undecided
			丙 | 陵川县 | 工业   → undecided
			丁 | 陵川县 | 服务业 → undecided
			= 晋城市 农业 2/0 ok
			= 晋城市 工业 1/0 ok
			= 晋城市 服务业 1/0 ok
			= 晋城市 各领域合计 4/0 undecided
			! R002`},
		"总排序 settles it": {twoAndThree, `
			甲 | 沁水县 | 农业   | | | | | | 3 → recommended
			乙 | 阳城县 | 农业   | | | | | | 4 → reserve
			丙 | 陵川县 | 工业   | | | | | | 1 → recommended
			丁 | 陵川县 | 服务业 | | | | | | 2 → recommended
			= 晋城市 农业 2/1 ok
			= 晋城市 工业 1/1 ok
			= 晋城市 服务业 1/1 ok
			= 晋城市 各领域合计 4/3 ok`},
		"a hole in it is none": {twoAndThree, `
			甲 | 沁水县 | 农业   | | | | | | 30 → recommended
			乙 | 阳城县 | 农业   | | | | | | 99 → reserve
			丙 | 陵川县 | 工业   | | | | | | 1  → recommended
			丁 | 陵川县 | 服务业 | | | | | | 第二名  → recommended
			= 晋城市 农业 2/1 ok
			= 晋城市 工业 1/1 ok
			= 晋城市 服务业 1/1 ok
			= 晋城市 各领域合计 4/3 ok`},
		"one without it comes last": {twoAndThree, `
			甲 | 沁水县 | 农业   | | | | | | 3 → recommended
			乙 | 阳城县 | 农业                 → reserve
			丙 | 陵川县 | 工业   | | | | | | 1 → recommended
			丁 | 陵川县 | 服务业 | | | | | | 2 → recommended
			= 晋城市 农业 2/1 ok
			= 晋城市 工业 1/1 ok
			= 晋城市 服务业 1/1 ok
			= 晋城市 各领域合计 4/3 ok`},
		"a tie at the limit": {twoAndThree, `
			甲 | 沁水县 | 农业   | | | | | | 3 → undecided
			乙 | 阳城县 | 农业   | | | | | | 3 → undecided
			丙 | 陵川县 | 工业   | | | | | | 1 → recommended
			丁 | 陵川县 | 服务业 | | | | | | 2 → recommended
			= 晋城市 农业 2/0 ok
			= 晋城市 工业 1/1 ok
			= 晋城市 服务业 1/1 ok
			= 晋城市 各领域合计 4/2 undecided
			! R002`},
		"a tie before it is none": {twoAndThree, `
			甲 | 沁水县 | 农业   | | | | | | 1 → recommended
			乙 | 阳城县 | 农业   | | | | | | 1 → recommended
			丙 | 陵川县 | 工业   | | | | | | 1 → recommended
			丁 | 陵川县 | 服务业 | | | | | | 2 → reserve
			= 晋城市 农业 2/2 ok
			= 晋城市 工业 1/1 ok
			= 晋城市 服务业 1/0 ok
			= 晋城市 各领域合计 4/3 ok`},
		"words in it wait": {twoAndThree, `
			甲 | 沁水县 | 农业   | | | | | | 好 → undecided
			乙 | 阳城县 | 农业   | | | | | | 2 → undecided
			丙 | 陵川县 | 工业   | | | | | | 1 → undecided
			丁 | 陵川县 | 服务业 | | | | | | 3 → undecided
			= 晋城市 农业 2/0 undecided
			= 晋城市 工业 1/0 ok
			= 晋城市 服务业 1/0 ok
			= 晋城市 各领域合计 4/0 undecided
			! R002`},
		"排序 settles the domain, and then there is room": {twoAndThree, `
			甲 | 沁水县 | 农业 | | | | 1 → recommended
			乙 | 阳城县 | 农业 | | | | 2 → recommended
			丙 | 陵川县 | 农业 | | | | 3 → reserve
			丁 | 陵川县 | 工业           → auto
			= 晋城市 农业 3/2 ok
			= 晋城市 工业 1/0 ok
			= 晋城市 各领域合计 4/2 ok`},
		"the domain is not settled, and whatever comes of it there is room": {twoAndThree, `
			甲 | 沁水县 | 农业 → undecided
			乙 | 阳城县 | 农业 → undecided
			丙 | 陵川县 | 农业 → undecided
			丁 | 陵川县 | 工业 → auto
			= 晋城市 农业 3/0 undecided
			= 晋城市 工业 1/0 ok
			= 晋城市 各领域合计 4/0 ok
			! R002`},
		"总排序 passes over what another limit keeps off": {twoAndThree, `
			甲 | 沁水县 | 农业   | | | | | | 1 → recommended
			乙 | 阳城县 | 农业   | | | | | | 2 → recommended
			丙 | 陵川县 | 农业   | | | | | | 3 → reserve
			丁 | 陵川县 | 工业   | | | | | | 4 → recommended
			戊 | 沁水县 | 服务业 | | | | | | 5 → reserve
			= 晋城市 农业 3/2 ok
			= 晋城市 工业 1/1 ok
			= 晋城市 服务业 1/0 ok
			= 晋城市 各领域合计 5/3 ok`},
		"two orders that contradict each other": {twoAndThree, `
			甲 | 沁水县 | 农业   | | | | 1 | | 4 → undecided
			乙 | 阳城县 | 农业   | | | | 2 | | 3 → undecided
			丙 | 陵川县 | 工业   | | | |   | | 1 → recommended
			丁 | 陵川县 | 服务业 | | | |   | | 2 → recommended
			= 晋城市 农业 2/0 ok
			= 晋城市 工业 1/1 ok
			= 晋城市 服务业 1/1 ok
			= 晋城市 各领域合计 4/2 undecided
			! R002`},
		"是 goes before ranks": {twoAndThree, `
			甲 | 沁水县 | 农业   | | |    | | | 1 → recommended
			乙 | 阳城县 | 农业   | | |    | | | 2 → recommended
			丙 | 陵川县 | 工业   | | |    | | | 3 → reserve
			丁 | 陵川县 | 服务业 | | | 是 | | |   → recommended
			= 晋城市 农业 2/2 ok
			= 晋城市 工业 1/0 ok
			= 晋城市 服务业 1/1 ok
			= 晋城市 各领域合计 4/3 ok`},
		"more 是 than all may be": {twoAndThree, `
			甲 | 沁水县 | 农业   | | | 是 → recommended
			乙 | 阳城县 | 农业   | | | 是 → recommended
			丙 | 陵川县 | 工业   | | | 是 → recommended
			丁 | 陵川县 | 服务业 | | | 是 → recommended
			= 晋城市 农业 2/2 ok
			= 晋城市 工业 1/1 ok
			= 晋城市 服务业 1/1 ok
			= 晋城市 各领域合计 4/4 over
			! R001`},
		"a list that recommends too many over all domains": {twoAndThree, `
			甲 | 沁水县 | 农业   | sent → undecided
			乙 | 阳城县 | 农业   | sent → undecided
			丙 | 陵川县 | 工业   | sent → undecided
			丁 | 陵川县 | 服务业 | sent → undecided
			= 晋城市 农业 2/0 ok
			= 晋城市 工业 1/0 ok
			= 晋城市 服务业 1/0 ok
			= 晋城市 各领域合计 4/4 over
			! R001`},
		"put right by 总排序": {twoAndThree, `
			甲 | 沁水县 | 农业   | sent | | | | | 1 → recommended
			乙 | 阳城县 | 农业   | sent | | | | | 2 → recommended
			丙 | 陵川县 | 工业   | sent | | | | | 3 → recommended
			丁 | 陵川县 | 服务业 | sent | | | | | 4 → reserve
			= 晋城市 农业 2/2 ok
			= 晋城市 工业 1/1 ok
			= 晋城市 服务业 1/0 ok
			= 晋城市 各领域合计 4/3 ok`},
		"待定 where all wait for the places in all": {twoAndThree, `
			甲 | 沁水县 | 农业   | | 待定 | | | | 4 → undecided
			乙 | 阳城县 | 农业   | |      | | | | 1 → undecided
			丙 | 陵川县 | 工业   | |      | | | | 2 → undecided
			丁 | 陵川县 | 服务业 | |      | | | | 3 → undecided
			= 晋城市 农业 2/0 undecided
			= 晋城市 工业 1/0 ok
			= 晋城市 服务业 1/0 ok
			= 晋城市 各领域合计 4/0 undecided
			! R002`},
		"every county at most one": {twoAndOne, `
			甲 | 沁水县 | 农业 → undecided
			乙 | 沁水县 | 工业 → undecided
			丙 | 陵川县 | 工业 → auto
			= 晋城市 农业 1/0 ok
			= 晋城市 工业 2/0 ok
			= 沁水县 各领域合计 2/0 undecided
			= 陵川县 各领域合计 1/0 ok
			! R002`},
		"of a county in a domain by 排序": {withRows(in("农业", plan.EachCounty, "", 1)), `
			甲 | 沁水县 | 农业 | | | | 2 → reserve
			乙 | 沁水县 | 农业 | | | | 1 → recommended
			丙 | 陵川县 | 农业           → auto
			= 晋城市 农业 3/1 ok
			= 沁水县 农业 2/1 ok
			= 陵川县 农业 1/0 ok`},
		"a narrower row replaces": {withRows(together(plan.EachCounty, "", 1), together(plan.EachCounty, "140521", plan.NoLimit)), `
			甲 | 沁水县 | 农业 → auto
			乙 | 沁水县 | 工业 → auto
			丙 | 陵川县 | 农业 → undecided
			丁 | 陵川县 | 工业 → undecided
			= 晋城市 农业 2/0 ok
			= 晋城市 工业 2/0 ok
			= 陵川县 各领域合计 2/0 undecided
			! R002`},
		"Ⅰ at most 2, Ⅱ at most 3": {withRows(in("工业", plan.EachUnit, "", 1), in("服务业", plan.EachUnit, "", 3)), `
			甲 | 沁水县 | 工业   → undecided
			乙 | 阳城县 | 工业   → undecided
			丙 | 沁水县 | 服务业 → auto
			丁 | 阳城县 | 服务业 → auto
			戊 | 陵川县 | 服务业 → auto
			= 晋城市 工业 2/0 undecided
			= 晋城市 服务业 3/0 ok
			! R002`},
	} {
		t.Run(name, func(t *testing.T) { decided(t, c.plan, c.grid) })
	}
}

func TestLimitsOfTheWholeProvince(t *testing.T) {
	three := withRows(in("农业", plan.Whole, "", 3))
	decidedIn(t, three, "140000", `
		甲 | 沁水县 | 农业 | sent | | 入选 → selected
		乙 | 阳城县 | 农业 | sent | | 入选 → selected
		丙 | 清徐县 | 农业 | sent | | 入选 → selected
		丁 | 阳曲县 | 农业 | sent | | 入选 → selected
		戊 | 阳曲县 | 工业 | sent → undecided
		= 太原市 农业 2/2 ok
		= 太原市 工业 1/0 ok
		= 晋城市 农业 2/2 ok
		= 山西省 农业 4/4 over
		! R001`)
	decidedIn(t, three, "140000", `
		甲 | 沁水县 | 农业 | sent | | 入选 | | | 1 → selected
		乙 | 阳城县 | 农业 | sent | | 备选 | | | 4 → reserve
		丙 | 清徐县 | 农业 | sent | | 入选 | | | 2 → selected
		丁 | 阳曲县 | 农业 | sent | | 入选 | | | 3 → selected
		= 太原市 农业 2/2 ok
		= 晋城市 农业 2/1 ok
		= 山西省 农业 4/3 ok`)
	named := withRows(together(plan.EachUnit, "", plan.NoPlaces), together(plan.EachUnit, "140500", 1))
	decidedIn(t, named, "140000", `
		甲 | 沁水县 | 农业 → undecided
		乙 | 清徐县 | 农业 | | | 入选 → selected
		= 太原市 农业 1/1 ok
		= 太原市 各领域合计 1/1 over
		= 晋城市 农业 1/0 ok
		= 晋城市 各领域合计 1/0 ok
		! R001`)
}

func TestProjectsHaveToBeInOrder(t *testing.T) {
	ordered := withRows(plan.LimitRow{Domain: plan.EachDomain, Scope: plan.EachUnit, Ranked: form.Yes, Basis: "省 五(二)"})
	r := decided(t, ordered, `
		甲 | 沁水县 | 农业 | | |    | 1 → auto
		乙 | 阳城县 | 农业 | | | 是 |   → undecided
		丙 | 阳城县 | 工业               → undecided
		丁 | 阳城县 | 服务业 | | | | 1   → auto
		= 晋城市 农业 2/1 undecided
		= 晋城市 工业 1/0 undecided
		= 晋城市 服务业 1/0 ok
		! R002`)
	for _, want := range []string{"“农业”领域", "排出先后", "“乙”"} {
		if !strings.Contains(r.Findings[0].Message, want) {
			t.Errorf("it does not say %s: %s", want, r.Findings[0].Message)
		}
	}
	decided(t, ordered, `
		甲 | 沁水县 | 农业 | | | | 1 → undecided
		乙 | 阳城县 | 农业 | | | | 1 → undecided
		= 晋城市 农业 2/0 undecided
		! R002`)
	// The city has put its projects in order; the province has not to do it again.
	decidedIn(t, ordered, "140000", `
		甲 | 沁水县 | 农业 | sent | | 入选 → selected
		= 晋城市 农业 1/1 ok`)
}

func TestReasonsNameTheLimit(t *testing.T) {
	row := together(plan.EachUnit, "", 1)
	row.Basis = "省 九(三)"
	p := withRows(row)
	r := decided(t, p, `
		甲 | 沁水县 | 农业 | | | | | | 1 → recommended
		乙 | 阳城县 | 工业 | | | | | | 2 → reserve
		= 晋城市 农业 1/1 ok
		= 晋城市 工业 1/0 ok
		= 晋城市 各领域合计 2/1 ok`)
	if got := r.Projects[1].Reason; got != "超过晋城市各领域合计的限额 1 个，总排序在后" {
		t.Error(got)
	}
	r = decided(t, p, `
		甲 | 沁水县 | 农业 → undecided
		乙 | 阳城县 | 工业 → undecided
		= 晋城市 农业 1/0 ok
		= 晋城市 工业 1/0 ok
		= 晋城市 各领域合计 2/0 undecided
		! R002`)
	want := "晋城市各领域合计有 2 个候选项目，限额 1 个，还没有总排序。请决定：沁水县“甲”、阳城县“乙”。在“项目汇总”的“推荐”栏填写是否推荐，或者在“总排序”栏排出先后。"
	if got := r.Findings[0].Message; got != want {
		t.Error(got)
	}
	if got := r.Findings[0].Clause; got != "省 九(三)" {
		t.Error(got)
	}
	if got := r.Contests[0].WaitsFor; got != "晋城市各领域合计" {
		t.Error(got)
	}
}

func TestTooFewAreTold(t *testing.T) {
	row := in("农业", plan.EachUnit, "", plan.DefaultLimit)
	row.Least = 2
	all := in("工业", plan.Whole, "", plan.DefaultLimit)
	all.Least = 1
	r := decided(t, withRows(row, all), `
		甲 | 沁水县 | 农业           → auto
		乙 | 阳城县 | 农业 | blocked → blocked
		= 晋城市 农业 1/0 ok`)
	if len(r.Findings) != 1 || r.Findings[0].Rule.ID != "R016" || !strings.HasPrefix(r.Findings[0].Message, "晋城市“农业”领域有 1 个候选项目，少于要求的 2 个") {
		t.Errorf("%+v", r.Findings)
	}
	r = decidedIn(t, withRows(row, all), "140000", `
		甲 | 沁水县 | 农业 → undecided
		乙 | 阳城县 | 农业 → undecided
		= 晋城市 农业 2/0 ok`)
	if len(r.Findings) != 1 || !strings.HasPrefix(r.Findings[0].Message, "山西省全部单位“工业”领域合计有 0 个候选项目，少于要求的 1 个") {
		t.Errorf("%+v", r.Findings)
	}
}

// What was made final in one order over all domains is not written in another one.
func TestFinalListKeepsTheTotalOrder(t *testing.T) {
	r := decided(t, withRows(together(plan.EachUnit, "", 1)), `
		甲 | 沁水县 | 农业 | | | | | | 1 → recommended
		乙 | 阳城县 | 工业 | | | | | | 2 → reserve
		= 晋城市 农业 1/1 ok
		= 晋城市 工业 1/0 ok
		= 晋城市 各领域合计 2/1 ok`)
	r.Projects[0].Names = []string{r.Projects[0].Key}
	r.Close()
	if got := r.AgainstClosing(); got != nil {
		t.Error(got)
	}
	r.Projects[0].Decision.TotalRank = "3"
	if got := r.AgainstClosing(); len(got) != 1 || !strings.Contains(got[0], "由“总排序 1”改为“总排序 3”") {
		t.Error(got)
	}
}

// The picture on 概况 draws the limit of every domain, and of all together where there is
// one.
func TestPlacesOfAnOffice(t *testing.T) {
	p := withRows(together(plan.EachUnit, "", 5), in("农业", plan.Whole, "", 7), together(plan.EachUnit, "140100", 3))
	city, province := recordtest.RollupOf(p, "140500", nil), recordtest.RollupOf(p, "140000", nil)
	for _, r := range p.Children("140000") {
		province.Units = append(province.Units, &record.Unit{UnitFacts: &checks.UnitFacts{Region: r}})
	}
	units := len(province.Units)
	for what, c := range map[string]struct{ got, want int }{
		"农业 of a city": {placesOf(city.Places("农业")), 2}, "all of a city": {placesOf(city.PlacesInAll()), 5},
		"农业 of the province": {placesOf(province.Places("农业")), 7}, "工业 of the province": {placesOf(province.Places("工业")), 2 * units},
		"all of the province": {placesOf(province.PlacesInAll()), 5*units - 2},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", what, c.got, c.want)
		}
	}
	if _, ok := recordtest.RollupOf(testplan.New(), "140500", nil).PlacesInAll(); ok {
		t.Error("a limit over all domains that the plan does not set")
	}
}

func placesOf(n int, limited bool) int {
	if !limited {
		return -1
	}
	return n
}
