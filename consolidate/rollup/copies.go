package rollup

import (
	"cmp"
	"maps"
	"slices"
)

// # Copies
//
// Two people may each have worked on a copy of one rollup. Both copies keep the
// rollup as it was written (留底), so what either of them changed since is known:
// an entry that one of them changed or cleared is taken, and one that both
// changed differently is kept with both texts, so that a person is asked.

// JoinCopies joins what people entered in two copies of one writing.
func JoinCopies(a, b *State) *State {
	joined := Join(a, b)
	joined.Written, joined.Plan = a.Written, a.Plan
	for id, f := range joined.Files {
		was := a.Written.State.Files[id].Receipt
		merged := *f
		merged.Receipt = entriesOfCopies(receiptEntries(), &was, &a.Files[id].Receipt, &b.Files[id].Receipt)
		merged.Receipt.Own = ownOfCopies(was.Own, a.Files[id].Receipt.Own, b.Files[id].Receipt.Own)
		joined.Files[id] = &merged
		joined.disagree(f.Path, was.entries(), a.Files[id].Receipt.entries(), b.Files[id].Receipt.entries(), merged.Receipt.entries())
	}
	joined.rows = map[int][]Decision{}
	for i, w := range a.Written.rows {
		was := w.entered()
		x, y := inRow(a.rows[i], was), inRow(b.rows[i], was)
		d := entriesOfCopies(decisionEntries(), &was, &x, &y)
		d.Own = ownOfCopies(was.Own, x.Own, y.Own)
		joined.rows[i] = []Decision{d}
		joined.disagree(w.Name, was.entries(), x.entries(), y.entries(), d.entries())
	}
	joined.Replies = map[string]Reply{}
	for _, key := range keysOf(a.Replies, b.Replies) {
		was, x, y := a.Written.State.Replies[key], a.Replies[key], b.Replies[key]
		reply := entriesOfCopies(replyEntries(), &was, &x, &y)
		reply.About = cmp.Or(x.About, y.About)
		joined.Replies[key] = reply
		joined.disagree(reply.About.Rule, was.entries(), x.entries(), y.entries(), reply.entries())
	}
	joined.dropBlankReplies()
	sortDisagreements(joined.Disagreed)
	joined.Decisions, joined.Former = map[string]*Decision{}, map[string]string{}
	joined.takeRows()
	return joined
}

// keysOf are the keys of both, in one order.
func keysOf(a, b map[string]Reply) []string {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return slices.Sorted(maps.Keys(all))
}

// inRow is what stands in the rows of one project; was, where its row was struck
// off.
func inRow(rows []Decision, was Decision) Decision {
	if rows == nil {
		return was
	}
	d := rows[0]
	for _, more := range rows[1:] {
		d = *joinDecisions(&d, &more)
	}
	return d
}

func entriesOfCopies[R any](entries []entry[R], was, a, b *R) (joined R) {
	for _, e := range entries {
		*e.of(&joined) = textOfCopies(*e.of(was), *e.of(a), *e.of(b))
	}
	return joined
}

func ownOfCopies(was, a, b map[string]string) map[string]string {
	var joined map[string]string
	for _, title := range ownTitles([]map[string]string{was, a, b}) {
		if text := textOfCopies(was[title], a[title], b[title]); text != "" {
			if joined == nil {
				joined = map[string]string{}
			}
			joined[title] = text
		}
	}
	return joined
}

// cleared stands for an entry that one copy cleared and the other one changed.
const cleared = "（已清空）"

// textOfCopies is the entry of two copies of which each may have changed it.
func textOfCopies(was, a, b string) string {
	switch {
	case a == was:
		return b
	case b == was:
		return a
	case a == "" && b != "":
		return entered(cleared, b)
	case b == "" && a != "":
		return entered(a, cleared)
	default:
		return entered(a, b)
	}
}

// EnteredSince reports whether people have entered anything in the rollup since
// it was written.
func (s *State) EnteredSince() bool {
	for id, f := range s.Files {
		if !f.Receipt.entries().same(s.Written.State.Files[id].Receipt.entries()) {
			return true
		}
	}
	for i, w := range s.Written.rows {
		if !inRow(s.rows[i], w.entered()).entries().same(w.entered().entries()) {
			return true
		}
	}
	return sameReplies(s.Replies, s.Written.State.Replies) != nil || len(s.Fresh) > 0
}

// Entries counts what people have entered, for a message.
func (s *State) Entries() int {
	n := 0
	for _, f := range s.Files {
		n += len(f.Receipt.entries())
	}
	for _, d := range s.Decisions {
		n += len(d.entries())
	}
	for _, v := range s.Replies {
		n += len(v.entries())
	}
	return n + len(s.Former)
}
