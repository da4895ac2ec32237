package record

import (
	"cmp"
	"maps"
	"slices"

	"shidian/checks"
	"shidian/templates/form"
)

// # Earlier years
//
// What lists, rollups and tables of earlier years say (--history) is part of the state: it
// is kept with it, so that the next merge knows it without being told again.

// pastKey tells projects of earlier years apart: by year, name and unit.
func pastKey(p checks.Past) string {
	return p.Year + "|" + form.NormalName(p.Name) + "|" + cmp.Or(p.Code, form.NormalName(p.Unit))
}

// AddPast adds what is said of projects of earlier years. Of one that is there already both
// are kept: what one of the two lacks the other says.
func (s *State) AddPast(all ...checks.Past) {
	for _, p := range all {
		key := pastKey(p)
		if known, ok := s.Past[key]; ok {
			p = joinPast(known, p)
		}
		s.Past[key] = p
	}
}

func joinPast(a, b checks.Past) checks.Past {
	for _, part := range []struct{ into, more *string }{{&a.Unit, &b.Unit}, {&a.Code, &b.Code}, {&a.How, &b.How}, {&a.Result, &b.Result}} {
		*part.into = JoinCells(*part.into, *part.more)
	}
	a.Name, a.File = either(a.Name, b.Name), either(a.File, b.File)
	return a
}

// PastProjects are the projects of earlier years, the oldest first.
func (s *State) PastProjects() []checks.Past {
	var all []checks.Past
	for _, key := range slices.Sorted(maps.Keys(s.Past)) {
		all = append(all, s.Past[key])
	}
	return all
}

// Passed are those of them that have passed: national pilots are recommended from among
// them.
func (r *Rollup) Passed() []checks.Past {
	if r.Plan.RuleOff("R019") {
		return nil
	}
	return slices.DeleteFunc(r.State.PastProjects(), func(p checks.Past) bool { return !p.Passed() })
}

// pastUp are those on which the counts of a list rest: of the units and projects of the
// rollup.
func (r *Rollup) pastUp() []checks.Past {
	up := map[string]checks.Past{}
	for _, p := range r.Projects {
		for _, known := range r.history.Of(p.Facts) {
			up[pastKey(known.Past)] = known.Past
		}
	}
	var all []checks.Past
	for _, key := range slices.Sorted(maps.Keys(up)) {
		all = append(all, up[key])
	}
	return all
}

// FinalForms are the forms of the projects of the list that is final, as they stood on it.
func (s *State) FinalForms() []*form.Filled {
	final := s.Closing.inForce()
	if final == nil {
		return nil
	}
	byVersion := map[string]*form.Filled{}
	for _, f := range s.sorted() {
		for _, filled := range f.Return.Projects {
			byVersion[VersionID(filled)] = filled
		}
	}
	var forms []*form.Filled
	for _, key := range slices.Sorted(maps.Keys(final.Recommended)) {
		if filled := byVersion[final.Recommended[key]]; filled != nil {
			forms = append(forms, filled)
		}
	}
	return forms
}
