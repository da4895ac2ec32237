package sheets

import (
	"cmp"
	"slices"

	"shidian/consolidate/record"
)

// # Copies
//
// Two people may each have worked on a copy of one rollup. Both copies keep the
// rollup as it was written (留底), so what either of them changed since is known:
// an entry that one of them changed or cleared is taken, and one that both
// changed differently is kept with both texts, so that a person is asked.

// inRow is what stands in the rows of one project; was, where its row was struck
// off.
func inRow(rows []record.Decision, was record.Decision) record.Decision {
	if rows == nil {
		return was
	}
	d := rows[0]
	for _, more := range rows[1:] {
		d = *record.JoinDecisions(&d, &more)
	}
	return d
}

func entriesOfCopies[R any](entries []record.EntryColumn[R], was, a, b *R) (joined R) {
	for _, e := range entries {
		*e.Of(&joined) = textOfCopies(*e.Of(was), *e.Of(a), *e.Of(b))
	}
	return joined
}

func ownOfCopies(was, a, b map[string]string) map[string]string {
	var joined map[string]string
	for _, title := range record.OwnTitles([]map[string]string{was, a, b}) {
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
		return record.JoinCells(cleared, b)
	case b == "" && a != "":
		return record.JoinCells(a, cleared)
	default:
		return record.JoinCells(a, b)
	}
}

// EnteredSince reports whether people have entered anything in the rollup since
// it was written.
func (s *Reading) EnteredSince() bool {
	for id, f := range s.Files {
		if !f.Receipt.Entries().Same(s.Writing.State.Files[id].Receipt.Entries()) {
			return true
		}
	}
	for i, w := range s.Writing.rows {
		if !inRow(s.rows[i], w.entered()).Entries().Same(w.entered().Entries()) {
			return true
		}
	}
	return sameReplies(s.Replies, s.Writing.State.Replies) != nil || len(s.NewStray) > 0
}

// disagree notes the entries of one row in which the copies changed the same thing
// differently.
func (s *Reading) disagree(name string, was, a, b, joined record.RowEntries) {
	for title, text := range joined {
		if a[title] != was[title] && b[title] != was[title] && a[title] != b[title] {
			s.Disagreed = append(s.Disagreed, record.Disagreement{Name: name, Title: title, Text: text})
		}
	}
}

func sortDisagreements(all []record.Disagreement) {
	slices.SortFunc(all, func(a, b record.Disagreement) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Title, b.Title), cmp.Compare(a.Text, b.Text))
	})
}

// stillDisagreed are those of the written disagreements whose cells people have
// left as they were.
func (s *Reading) stillDisagreed(written []record.Disagreement) {
	stands := map[record.Disagreement]bool{}
	note := func(name string, entries record.RowEntries) {
		for title, text := range entries {
			stands[record.Disagreement{Name: name, Title: title, Text: text}] = true
		}
	}
	for _, f := range s.Writing.files {
		note(f.shown(), s.Files[f.ID()].Receipt.Entries())
	}
	for i, w := range s.Writing.rows {
		note(w.Name, inRow(s.rows[i], w.entered()).Entries())
	}
	for _, v := range s.Replies {
		note(v.About.Rule, v.Entries())
	}
	for _, d := range written {
		if stands[d] {
			s.Disagreed = append(s.Disagreed, d)
		}
	}
}
