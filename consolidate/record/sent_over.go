package record

import (
	"fmt"

	"shidian/checks"
	"shidian/templates/plan"
)

// overBySender finds a unit that recommends too much: its list recommends every
// project on it. More of them than the limit is the unit's excess (R001), whatever
// is wrong with each, until a person has said which ones stand. What was struck
// off the list is not recommended, and a row that was added by hand is not a
// recommendation of the unit's merge: it takes no place from the others. Where lists of
// several units are too many together, none of them is to blame.
func (g *contest) overBySender() {
	out := &g.out
	if !g.limited || out.Over || g.Scope == plan.Whole {
		return
	}
	var chosen []*Project
	settled := false
	for _, p := range g.projects {
		if p.Inherited && p.recommendedBelow() {
			chosen = append(chosen, p)
		}
		settled = settled || p.Decision.Choice() != "" || p.Decision.Rank != "" || p.inTotalOrder && p.Decision.TotalRank != ""
	}
	sent := len(chosen)
	if sent <= g.limit || settled && len(out.Undecided) == 0 {
		return
	}
	out.Over, out.Sent, out.Recommended, out.Chosen = true, true, sent, shownNames(chosen)
	out.Why = fmt.Sprintf("清单推荐了 %d 个，超出 %d 个", sent, sent-g.limit)
	for _, p := range g.projects {
		if p.State == checks.Auto || p.State == checks.Undecided || p.State == checks.Refiled {
			p.State, p.Reason = checks.Undecided, out.Why
		}
	}
	out.Undecided, g.undecided = nil, nil
}

// recommendedBelow reports whether the list that the project came on recommends it, and
// this office has not taken it off.
func (p *Project) recommendedBelow() bool {
	class := p.Class()
	return (class == ClassRecommendable || class == ClassFaulty) && p.Decision.Choice() != checks.RecommendNo && !p.Struck() && !p.Sourceless
}
