package checks

import (
	"fmt"

	"shidian/templates/plan"
)

// asked are the limits by which a fewest number is asked of what the unit files.
func (u *UnitFacts) asked() []plan.Cap {
	return u.Plan.Fewest(plan.EachCounty, u.Plan.QuotaUnit(u.Region.Code), u.Region)
}

// TooFew is what a unit that has filed lacks of what it is asked for, in a domain or in
// all. Of one that need not report nothing is asked.
func (u *UnitFacts) TooFew() []Shortfall {
	if u.Status != Filed || u.Region.MayReport || u.Projects == nil { // whose projects are not known
		return nil
	}
	var short []Shortfall
	for _, c := range u.asked() {
		valid := len(u.Projects) - u.Blocked
		if !c.Together {
			valid = -u.BlockedIn[c.Domain]
			for _, p := range u.Projects {
				if d, ok := p.Domain(); ok && d.Name == c.Domain {
					valid++
				}
			}
		}
		if valid < c.Fewest() {
			short = append(short, Shortfall{c, valid})
		}
	}
	return short
}

// Shortfall is a unit that has less than it is asked for: 晋城市 in 农业 1 of 2.
type Shortfall struct {
	plan.Cap
	Candidates int
}

// Filed says in Chinese what a unit lacks that files: “农业”领域有效项目 1 个，少于要求的 2 个.
func (s Shortfall) Filed() string {
	of := ""
	if !s.Together {
		of = "“" + s.Domain + "”领域"
	}
	return fmt.Sprintf("%s有效项目 %d 个，少于要求的 %d 个", of, s.Candidates, s.Fewest())
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
