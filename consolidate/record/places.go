package record

import "shidian/templates/plan"

// Places is how many projects of the domain may be recommended from this office: what its
// own unit may, and at the top what the units that report to it may together; no more than
// the limit of all units lets through. ok is false where any of them has no limit.
func (r *Rollup) Places(domain string) (places int, ok bool) { return r.placesIn(domain, false) }

// PlacesInAll is the same of all domains together.
func (r *Rollup) PlacesInAll() (places int, ok bool) { return r.placesIn("", true) }

func (r *Rollup) placesIn(domain string, together bool) (places int, ok bool) {
	units := []plan.Region{r.Plan.QuotaUnit(r.Region.Code)}
	all, limited := r.Plan.LimitIn(plan.Whole, units[0], domain, together)
	if r.Region.Code == r.Plan.Root().Code {
		units = nil
		for _, u := range r.Units {
			units = append(units, u.Region)
		}
		all, limited = r.Plan.LimitIn(plan.Whole, plan.Region{}, domain, together)
	}
	for _, u := range units {
		n, ok := r.Plan.LimitIn(plan.EachUnit, u, domain, together)
		if !ok {
			return all, limited
		}
		places += n
	}
	if limited {
		places = min(places, all)
	}
	return places, true
}
