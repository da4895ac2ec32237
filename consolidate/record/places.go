package record

// Places is how many projects of the domain may be recommended from this office: what its
// own unit may, and at the top what the units that report to it may together. ok is false
// where any of them has no limit.
func (r *Rollup) Places(domain string) (places int, ok bool) {
	if r.Region.Code != r.Plan.Root().Code {
		return r.Plan.LimitOf(r.Plan.QuotaUnit(r.Region.Code), domain)
	}
	for _, u := range r.Units {
		limit, limited := r.Plan.LimitOf(u.Region, domain)
		if !limited {
			return 0, false
		}
		places += limit
	}
	return places, true
}
