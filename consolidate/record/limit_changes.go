package record

import (
	"cmp"
	"fmt"
	"slices"

	"shidian/checks"
	"shidian/templates/plan"
)

// effect says how full the project's domain is now: 晋城市农业现有 3 项，超出 1 项. Of the
// other limits it says those that are exceeded.
func (r *Rollup) effect(p *Project) string {
	text, capsOf := "", r.capsByPlace()
	for _, c := range r.Contests {
		limit, limited := c.Limit()
		switch {
		case c.OfUnitAndDomain() && c.Unit.Code == p.Unit.Code && c.Domain == p.Domain:
			text = r.fullness(c)
		case !c.OfUnitAndDomain() && limited && c.Candidates > limit && slices.ContainsFunc(capsOf(p), func(of plan.Cap) bool { return of.Key() == c.Key() }):
			text += "；" + r.fullness(c)
		}
	}
	return text
}

func (r *Rollup) fullness(c checks.Contest) string {
	text := fmt.Sprintf("%s现有 %d 项", c.Short(r.Plan), c.Candidates)
	switch limit, limited := c.Limit(); {
	case !limited:
		return text
	case c.Candidates > limit:
		return text + fmt.Sprintf("，超出 %d 项", c.Candidates-limit)
	default:
		return text + fmt.Sprintf("，限额 %d 项", limit)
	}
}

// standing is how a limit stands: exceeded, left to a person, or settled.
func standing(c checks.Contest) ChangeKind {
	limit, limited := c.Limit()
	switch {
	case c.Over || limited && c.Candidates > limit && len(c.Undecided) > 0:
		return OverLimit
	case len(c.Undecided) > 0:
		return ToDecide
	default:
		return Settled
	}
}

// compareContests says which limits are exceeded or wait for a person now, and which no
// longer do.
func compareContests(before, after *Rollup) []Change {
	stood := map[string]ChangeKind{}
	for _, c := range before.Contests {
		stood[c.Key()] = standing(c)
	}
	var changes []Change
	for _, c := range after.Contests {
		was, is := cmp.Or(stood[c.Key()], Settled), standing(c)
		if was == is {
			continue
		}
		effect := after.fullness(c)
		switch is {
		case OverLimit, ToDecide:
			effect += "，要决定"
		default:
			effect += "，已定"
		}
		changes = append(changes, Change{Kind: is, Region: c.Unit.Code, What: c.Label(), Effect: effect})
	}
	return changes
}
