package record_test

import (
	"testing"

	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// 农业 has 3 places, 服务业 none, 工业 what all have: 2.
func TestDomainsHaveLimitsOfTheirOwn(t *testing.T) {
	p := testplan.New()
	p.Domains[0].Limit, p.Domains[2].Limit = 3, plan.NoPlaces
	decided(t, p, `
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
		! R002`)
	decided(t, p, `
		庚 | 沁水县 | 服务业 | | | 是 → recommended
		= 晋城市 服务业 1/1 over
		! R001`)
}
