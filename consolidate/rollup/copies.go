package rollup

import (
	"cmp"
	"slices"
)

// # Copies
//
// Two people may each have worked on a copy of one rollup. Both copies keep the
// rollup as it was written (留底), so what either of them changed since is known:
// an entry that one of them changed or cleared is taken, and one that both
// changed differently is kept with both texts, so that a person is asked.

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
func (s *Reading) EnteredSince() bool {
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

// disagree notes the entries of one row in which the copies changed the same thing
// differently.
func (s *Reading) disagree(name string, was, a, b, joined rowEntries) {
	for title, text := range joined {
		if a[title] != was[title] && b[title] != was[title] && a[title] != b[title] {
			s.Disagreed = append(s.Disagreed, Disagreement{name, title, text})
		}
	}
}

func sortDisagreements(all []Disagreement) {
	slices.SortFunc(all, func(a, b Disagreement) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Title, b.Title), cmp.Compare(a.Text, b.Text))
	})
}

// stillDisagreed are those of the written disagreements whose cells people have
// left as they were.
func (s *Reading) stillDisagreed(written []Disagreement) {
	stands := map[Disagreement]bool{}
	note := func(name string, entries rowEntries) {
		for title, text := range entries {
			stands[Disagreement{name, title, text}] = true
		}
	}
	for _, f := range s.Written.files {
		note(f.shown, s.Files[f.id].Receipt.entries())
	}
	for i, w := range s.Written.rows {
		note(w.Name, inRow(s.rows[i], w.entered()).entries())
	}
	for _, v := range s.Replies {
		note(v.About.Rule, v.entries())
	}
	for _, d := range written {
		if stands[d] {
			s.Disagreed = append(s.Disagreed, d)
		}
	}
}
