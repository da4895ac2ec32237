package checks

import (
	"fmt"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// asked are the limits by which a fewest number is asked of what the unit files.
func (u *UnitFacts) asked() []plan.Cap {
	return u.Plan.Fewest(plan.EachCounty, u.Plan.QuotaUnit(u.Region.Code), u.Region)
}

// Lack is what a unit lacks of a fewest number: 有效项目 1 个，少于要求的 2 个, by 省 四(三).
type Lack struct {
	Text   string
	Clause form.Clause // of the row that asks for it; "" for none
}

// TooFew says in Chinese what a unit that has filed lacks of what it is asked for, in a
// domain or in all: 有效项目 1 个，少于要求的 2 个. Of one that need not report nothing is asked.
func (u *UnitFacts) TooFew() []Lack {
	if u.Status != Filed || u.Region.MayReport || u.Projects == nil { // whose projects are not known
		return nil
	}
	var lacks []Lack
	for _, c := range u.asked() {
		valid, of := len(u.Projects)-u.Invalid, ""
		if !c.Together {
			valid, of = -u.InvalidIn[c.Domain], "“"+c.Domain+"”领域"
			for _, p := range u.Projects {
				if d, ok := p.Domain(); ok && d.Name == c.Domain {
					valid++
				}
			}
		}
		if valid < c.Fewest() {
			lacks = append(lacks, Lack{fmt.Sprintf("%s有效项目 %d 个，少于要求的 %d 个", of, valid, c.Fewest()), form.Clause(c.Basis)})
		}
	}
	return lacks
}

// Shortfall is a unit that recommends less than it is asked for: 晋城市 in 农业 1 of 2.
type Shortfall struct {
	plan.Cap
	Candidates int
}

var tooFewRecommended = &Rule{
	ID: "R016", Title: "推荐数少于最少数", Severity: Warning, Since: "2021",
	Detail: "方案的“限额”表写明了最少推荐几个（某个领域的，或者各领域合计的），候选项目不够。请督促补报；确实没有的，“核实结果”选“无问题”并写明说明。不影响写推荐清单。",
	Example: Example{Case: "方案要求每个报送单位至少推荐 2 个农业项目，晋城市只有 1 个候选项目。", Want: "- R016", Rollup: func(r *RollupFacts) {
		r.Short = []Shortfall{{plan.Cap{Scope: plan.EachUnit, Unit: r.Merging, Domain: "农业", Least: 2}, 1}}
	}},
	Rollup: func(r *RollupFacts, report Report) {
		for _, s := range r.Short {
			f := Contest{Cap: s.Cap, Place: Place{File: r.File}}.finding(fmt.Sprintf("%s有 %d 个候选项目，少于要求的 %d 个。请督促补报；确实没有的，“核实结果”选“%s”并写明说明。", s.Name(r.Plan), s.Candidates, s.Fewest(), ReplyFine))
			f.Domain = "" // it is told in full: no row of the table of limits says it
			report(f)
		}
	},
}
