package seasons

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"

	"shidian/consolidate/record"
)

// checkOrders: the same files and decisions give the same rollup, in whatever
// order and in however many merges they come.
func (s *season) checkOrders() {
	state := s.rollup.State
	want := s.shown(state)
	parts := singles(state)
	s.random.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	s.compare("joined in another order", want, s.shown(joinAll(s.random, parts)))
	s.compare("merged one after the other", want, s.shown(s.inSequence(parts)))
	s.checkLaws(parts)
}

// singles splits a state into one for each file and each decision.
func singles(state *record.State) []*record.State {
	var parts []*record.State
	for _, id := range slices.Sorted(maps.Keys(state.Files)) {
		part := record.NewState()
		part.Files[id] = state.Files[id]
		parts = append(parts, part)
	}
	for _, key := range slices.Sorted(maps.Keys(state.Decisions)) {
		part := record.NewState()
		part.Decisions[key] = state.Decisions[key]
		parts = append(parts, part)
	}
	for _, key := range slices.Sorted(maps.Keys(state.Former)) {
		part := record.NewState()
		part.Former[key] = state.Former[key]
		parts = append(parts, part)
	}
	return parts
}

// joinAll joins in a random tree.
func joinAll(random *rand.Rand, parts []*record.State) *record.State {
	switch len(parts) {
	case 0:
		return record.NewState()
	case 1:
		return parts[0]
	}
	cut := 1 + random.IntN(len(parts)-1)
	return record.Join(joinAll(random, parts[:cut]), joinAll(random, parts[cut:]))
}

// inSequence merges the parts a few at a time, and reads the rollup again each
// time.
func (s *season) inSequence(parts []*record.State) *record.State {
	state := record.NewState()
	for len(parts) > 0 {
		n := 1 + s.random.IntN(min(len(parts), 6))
		state = reread(decided(s.plan, s.city, s.today(), record.Join(state, joinAll(s.random, parts[:n])), nil))
		parts = parts[n:]
	}
	return state
}

// checkLaws: joining is commutative, associative and idempotent.
func (s *season) checkLaws(parts []*record.State) {
	some := func() *record.State {
		var chosen []*record.State
		for _, p := range parts {
			if s.random.IntN(2) == 0 {
				chosen = append(chosen, s.otherwise(p))
			}
		}
		return joinAll(s.random, chosen)
	}
	a, b, c := some(), some(), some()
	if !reflect.DeepEqual(record.Join(a, b), record.Join(b, a)) {
		s.fail("a join is not commutative")
	}
	if !reflect.DeepEqual(record.Join(a, record.Join(b, c)), record.Join(record.Join(a, b), c)) {
		s.fail("a join is not associative")
	}
	if !reflect.DeepEqual(record.Join(a, a), a) {
		s.fail("a join is not idempotent")
	}
}

// otherwise is the same file as another desk may have it: under another path,
// seen another day, with another receipt.
func (s *season) otherwise(state *record.State) *record.State {
	out := record.NewState()
	maps.Copy(out.Decisions, state.Decisions)
	maps.Copy(out.Former, state.Former)
	for id, f := range state.Files {
		other := *f
		if s.random.IntN(2) == 0 {
			p := s.paperOf(f.SHA256)
			other = *s.fileOf(p, fmt.Sprintf("别处/%d.xlsx", s.random.IntN(3)))
			other.FirstSeen = dayOf(s.random.IntN(20))
			other.Receipt.Remark = pick(s.random, []string{"", "甲", "乙"})
		}
		out.Files[id] = &other
	}
	return out
}

func (s *season) compare(how string, want, got []string) {
	for i := range max(len(want), len(got)) {
		a, b := "", ""
		if i < len(want) {
			a = want[i]
		}
		if i < len(got) {
			b = got[i]
		}
		if a != b {
			s.fail("%s:\n    %s\n  instead of\n    %s", how, b, a)
			return
		}
	}
}

// shown is everything that a rollup shows, a line each.
func (s *season) shown(state *record.State) []string {
	r := decided(s.plan, s.city, s.today(), state, nil)
	var lines []string
	for _, p := range r.Projects {
		var others []string
		for _, v := range p.Others {
			others = append(others, v.ID()[60:]+v.File.SHA256[60:])
		}
		slices.Sort(others)
		gone, newer := "", ""
		if p.Withdrawn != nil {
			gone = p.Withdrawn.Path
		}
		if p.NewerInvalid != nil {
			newer = p.NewerInvalid.ID()[60:]
		}
		lines = append(lines, fmt.Sprintf("%s %s of %s, %s: %s %s; %s|%s|%s|%s on %.8s; withdrawn by %q, newer %q; %s", p.Facts.Name(), p.ID()[60:], p.File.Path, p.Domain, p.State, p.Reason,
			p.Decision.Opinion, p.Decision.Recommend, p.Decision.Rank, p.Decision.Reason, p.Decision.Version, gone, newer, strings.Join(others, " ")))
	}
	for _, o := range r.Orphans {
		d := o.Decision
		d.Key, d.Name = "", "" // where it is kept, and by which of its names it was known then
		lines = append(lines, fmt.Sprint("orphan ", d))
	}
	for _, c := range r.Contests {
		lines = append(lines, fmt.Sprint(c))
	}
	for _, u := range r.Units {
		lines = append(lines, fmt.Sprint(u.Region.Name, u.Status, u.Counts(), u.Late, u.Arrived))
	}
	for _, line := range r.Files {
		lines = append(lines, fmt.Sprint(line.Path, line.Status, line.Explain(), line.Late))
	}
	for _, f := range r.Findings {
		if f.Rule.ID == "R009" || f.Rule.ID == "R011" || f.Rule.ID == "R012" {
			continue // told once, of the workbook that was read, and no part of the state
		}
		lines = append(lines, f.Rule.ID+" "+f.File+" "+f.Project+" "+f.Message)
	}
	return lines
}
