package checks

import (
	"fmt"

	"shidian/templates/plan"
)

// tooFew tells a unit that filed less than it is asked for, in a domain or in all.
func (u *UnitFacts) tooFew(asked []plan.Cap, report Report) {
	for _, c := range asked {
		valid, of := len(u.Projects)-u.Blocked, ""
		if !c.Together {
			valid, of = -u.BlockedIn[c.Domain], "“"+c.Domain+"”领域"
			for _, p := range u.Projects {
				if d, ok := p.Domain(); ok && d.Name == c.Domain {
					valid++
				}
			}
		}
		if valid < c.Fewest() {
			report(Finding{Message: fmt.Sprintf("%s有效项目 %d 个，少于要求的 %d 个%s。请督促补报。", of, valid, c.Fewest(), Contest{Cap: c}.basis())})
		}
	}
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
			f := Contest{Cap: s.Cap, Place: Place{File: r.File}}.finding(fmt.Sprintf("%s有 %d 个候选项目，少于要求的 %d 个%s。请督促补报；确实没有的，“核实结果”选“%s”并写明说明。", s.Name(r.Plan), s.Candidates, s.Fewest(), Contest{Cap: s.Cap}.basis(), ReplyFine))
			f.Domain = "" // it is told in full: no row of the table of limits says it
			report(f)
		}
	},
}
