package record

import (
	"cmp"
	"slices"

	"shidian/checks"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// ReservesUp are the projects that this office keeps as reserves, as its list says it to
// the office above: by domain, then by unit and rank. Why it does so stays here, but for
// what people wrote for the office above.
func (r *Rollup) ReservesUp() []form.Reserve {
	kept := slices.DeleteFunc(slices.Clone(r.Projects), func(p *Project) bool { return p.State != checks.Reserve })
	slices.SortStableFunc(kept, r.compareReserves())
	var reserves []form.Reserve
	for _, p := range kept {
		up := GoingUp(DecisionEntries(), &p.Decision)
		reserves = append(reserves, form.Reserve{Region: p.Region.Code, Domain: p.Domain, Name: p.Facts.Name(), Unit: p.Facts.Undertaker(), Rank: up.Rank, Said: cmp.Or(up.Said, up.Answer)})
	}
	return reserves
}

// compareReserves orders reserves by domain, unit and rank; where the office selects its
// ranks are over the units of a domain, as any of them may be the next to be taken in.
func (r *Rollup) compareReserves() func(a, b *Project) int {
	if r.Choosing().ByItself {
		return r.compareOnList()
	}
	domains := r.Plan.DomainNames()
	return func(a, b *Project) int {
		return cmp.Or(cmp.Compare(slices.Index(domains, a.Domain), slices.Index(domains, b.Domain)), compareRanks(a, b), cmp.Compare(a.Unit.Code, b.Unit.Code))
	}
}

// ReserveBelow is a reserve of a unit, as the list that counts for it says.
type ReserveBelow struct {
	Sender plan.Region // 晋城市
	form.Reserve
}

// ReservesBelow are the reserves of the units that report to this office.
func (r *Rollup) ReservesBelow() []ReserveBelow {
	var all []ReserveBelow
	for _, f := range r.Files {
		if f.Status != Merged {
			continue
		}
		for _, reserve := range f.Return.Reserves {
			all = append(all, ReserveBelow{f.Region, reserve})
		}
	}
	return all
}
