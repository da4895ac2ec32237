package record

import (
	"maps"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// AsOfToday is the state with the codes that its units have in the plan: what was received
// and decided before 沁水县 became 沁水区 is of 沁水区. Where nothing has another code it is
// the state itself.
func (s *State) AsOfToday(p *plan.Plan) *State {
	if !s.hasFormer(p) {
		return s
	}
	now := *s
	now.Files, now.Decisions, now.Former = map[string]*File{}, map[string]*Decision{}, map[string]string{}
	for id, f := range s.Files {
		file, said := *f, f.Return.Copy()
		p.AsOfToday(said)
		file.Return = said
		now.Files[id] = &file
	}
	for _, key := range slices.Sorted(maps.Keys(s.Decisions)) {
		d := *s.Decisions[key]
		d.Key, d.Region = keyOfToday(p, d.Key), p.Today(d.Region)
		now.AddDecision(keyOfToday(p, key), d)
	}
	for _, key := range slices.Sorted(maps.Keys(s.Former)) {
		today := keyOfToday(p, key)
		now.Former[today] = JoinCells(now.Former[today], s.Former[key])
	}
	now.Closing = s.Closing.ofToday(p)
	return &now
}

// hasFormer reports whether a unit of the state has another code today.
func (s *State) hasFormer(p *plan.Plan) bool {
	for _, f := range s.Files {
		if p.HasFormer(f.Return) {
			return true
		}
	}
	keys := slices.Concat(slices.Collect(maps.Keys(s.Decisions)), slices.Collect(maps.Keys(s.Former)))
	return slices.ContainsFunc(keys, func(key string) bool { return keyOfToday(p, key) != key })
}

// question is what the finding asks: the question of before, where that was answered while
// the unit had another code.
func (r *Rollup) question(f checks.Finding, from *ReceivedFile) string {
	key := f.Question()
	unit, _ := r.Plan.Region(f.Region)
	for _, was := range unit.Former {
		if then := f; was.Code != "" && !r.answered(key, from) {
			then.Region = was.Code
			if before := then.Question(); r.answered(before, from) {
				return before
			}
		}
	}
	return key
}

// answered reports whether people have answered the question here, or the unit that sent the
// file.
func (r *Rollup) answered(key string, from *ReceivedFile) bool {
	if _, ok := r.State.Replies[key]; ok {
		return true
	}
	return from != nil && slices.ContainsFunc(from.Return.Replies, func(v form.SentReply) bool { return v.Question == key })
}

// keyOfToday is the identity of a project with the code that its unit has today.
func keyOfToday(p *plan.Plan, key string) string {
	code, _, _ := strings.Cut(RegionOfKey(key), senderUnknownMark)
	return p.Today(code) + strings.TrimPrefix(key, code)
}

func (c Closing) ofToday(p *plan.Plan) Closing {
	now := Closing{Finals: slices.Clone(c.Finals)}
	for i, f := range now.Finals {
		now.Finals[i].Recommended, now.Finals[i].Ranks, now.Finals[i].Told = keysOfToday(p, f.Recommended), keysOfToday(p, f.Ranks), keysOfToday(p, f.Told)
		now.Finals[i].Issued = slices.Clone(f.Issued)
		for k, one := range f.Issued {
			now.Finals[i].Issued[k].Key = keyOfToday(p, one.Key) // Unit stays: the number was made of it
		}
	}
	return now
}

func keysOfToday(p *plan.Plan, byKey map[string]string) map[string]string {
	if byKey == nil {
		return nil
	}
	now := map[string]string{}
	for key, text := range byKey {
		now[keyOfToday(p, key)] = text
	}
	return now
}
