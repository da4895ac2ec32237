package record

import (
	"slices"

	"shidian/checks"
)

// Issued is a project that a final list of the office that selects has taken in, in the
// place by which it has its number for ever: the third of all, 农业, sent by 140500. Its
// JSON is read for ever.
type Issued struct {
	Key    string `json:"key"` // name key of the project
	Domain string `json:"domain"`
	Unit   string `json:"unit"` // code of the unit that sent it
}

// Issued are the projects of all final lists in the order in which they were first taken
// in, by the name that each has today. One that a later list leaves out keeps its place,
// so that its number never becomes that of another one.
func (r *Rollup) Issued() []Issued {
	all := r.State.Closing.issued()
	for i, one := range all {
		for _, p := range r.Projects {
			if slices.Contains(p.Names, one.Key) {
				all[i].Key = p.Key
			}
		}
	}
	return all
}

func (c Closing) issued() []Issued {
	var all []Issued
	for _, f := range c.Finals {
		for _, one := range f.Issued {
			if !slices.ContainsFunc(all, func(known Issued) bool { return known.Key == one.Key }) {
				all = append(all, one)
			}
		}
	}
	return all
}

// issuedNow are those that the list which is made final takes in for the first time, in
// its order. Those of finals of before numbers were kept go first.
func (r *Rollup) issuedNow() []Issued {
	if r.Choosing().ByItself {
		return nil
	}
	known := r.Issued()
	var before, now []Issued
	for _, p := range InOrderOfTheList(r) {
		one := Issued{Key: p.Key, Domain: p.Domain, Unit: p.File.Region.Code}
		switch {
		case slices.ContainsFunc(known, func(k Issued) bool { return k.Key == p.Key }):
		case r.State.Closing.held(p):
			before = append(before, one)
		default:
			now = append(now, one)
		}
	}
	return append(before, now...)
}

// held reports whether a list was made final with the project on it.
func (c Closing) held(p *Project) bool {
	return slices.ContainsFunc(c.Finals, func(f Final) bool {
		key, _ := p.finalKey(f.Recommended)
		return key != ""
	})
}

// Result is what became of a project that the list of the office that selects does not
// hold, as its unit is told: 备选, the second. Why is what people wrote for the unit. Its
// JSON is read for ever.
type Result struct {
	Sender string       `json:"sender"` // code of the unit that sent it
	Region string       `json:"region"` // code of the one that filed it
	Domain string       `json:"domain"`
	Name   string       `json:"name"`
	Unit   string       `json:"unit"` // that undertakes it
	State  checks.State `json:"state"`
	Rank   string       `json:"rank,omitempty"`
	Why    string       `json:"why,omitempty"` // 答复理由
}

// Results are what became of the projects that the list does not hold, in the order of
// the list; none where the office recommends.
func (r *Rollup) Results() []Result {
	if r.Choosing().ByItself {
		return nil
	}
	rest := slices.DeleteFunc(slices.Clone(r.Projects), func(p *Project) bool { return p.GoesUp() || p.SenderUnknown() })
	slices.SortStableFunc(rest, r.compareOnList())
	var results []Result
	for _, p := range rest {
		results = append(results, Result{Sender: p.File.Region.Code, Region: p.Region.Code, Domain: p.Domain, Name: p.Facts.Name(), Unit: p.Facts.Undertaker(),
			State: p.State, Rank: p.Decision.order(), Why: p.Decision.Answer})
	}
	return results
}

// told is what the units are told of the projects that the list does not hold, as people
// entered it: 不予立项，与已有试点重复.
func (r *Rollup) told() map[string]string {
	if r.Choosing().ByItself {
		return nil
	}
	told := map[string]string{}
	for _, p := range r.Projects {
		if !p.GoesUp() {
			told[p.Key] = p.toUnit()
		}
	}
	return told
}

func (p *Project) toUnit() string { return p.Decision.Choice() + "，" + p.Decision.Answer }

// toldOtherwise says of which projects the units would be told something else than when
// the list was made final: that was sent to them.
func (r *Rollup) toldOtherwise(final *Final) []string {
	var changes []string
	for _, p := range r.Projects {
		if key, was := p.finalKey(final.Told); key != "" && !p.GoesUp() && was != p.toUnit() {
			changes = append(changes, p.ShownName()+"的“"+ColumnSelect+"”或者“"+ColumnAnswer+"”会改变")
		}
	}
	return changes
}
