package sheets

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
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
	return sameReplies(s.Replies, s.Writing.State.Replies) != nil || len(s.NewStray) > 0 || !maps.Equal(record.SumsOf(s.Sheets), s.Writing.ownSheets)
}

// writtenEntries are what people have entered in one row of a sheet, with the name by
// which a finding speaks of the row. Older programs had other names for some.
type writtenEntries struct {
	name, oldName string
	entries       record.RowEntries
}

// everyEntry is what stands in every row that people fill, in the order of the sheets.
func (s *Reading) everyEntry() []writtenEntries {
	var all []writtenEntries
	for _, f := range s.Writing.files {
		all = append(all, writtenEntries{f.shown(), f.shown(), s.Files[f.ID()].Receipt.Entries()})
	}
	for i, w := range s.Writing.rows {
		all = append(all, writtenEntries{s.Writing.nameOfRow(i), w.Name, inRow(s.rows[i], w.entered()).Entries()})
	}
	for _, key := range slices.Sorted(maps.Keys(s.Replies)) {
		v := s.Replies[key]
		all = append(all, writtenEntries{nameOfReply(v), v.About.Rule, v.Entries()})
	}
	return all
}

// nameOfRow is the name of the project in the row, with its county where two share it.
func (w *Writing) nameOfRow(i int) string {
	name := w.rows[i].Name
	for k, other := range w.rows {
		if k != i && other.Name == name && other.Region != w.rows[i].Region {
			return name + "（" + w.rows[i].Region + "）"
		}
	}
	return name
}

// nameOfReply is what the finding was about: C001 沁水县 示例试点 疑似同一个项目….
func nameOfReply(v record.Reply) string {
	about := []string{v.About.Rule, v.About.Region, v.About.Project, record.Brief(v.About.Message)}
	return strings.Join(slices.DeleteFunc(about, func(text string) bool { return text == "" }), " ")
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

// TooLongTogether are the disagreements of which no cell can hold both texts.
func (s *Reading) TooLongTogether() []record.Disagreement {
	return slices.DeleteFunc(slices.Clone(s.Disagreed), func(d record.Disagreement) bool { return table.ShowsWhole(d.Text) })
}

func sortDisagreements(all []record.Disagreement) {
	slices.SortFunc(all, func(a, b record.Disagreement) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Title, b.Title), cmp.Compare(a.Text, b.Text))
	})
}

// stillDisagreed are those of the disagreements that are still open: in the cell stand
// two texts, whatever people have made of them, or, joined as an older program did, the
// very same one. Each is asked about once.
func (s *Reading) stillDisagreed(asked []record.Disagreement) []record.Disagreement {
	if len(asked) == 0 {
		return nil // no row is looked at for nothing: every merge reads a rollup twice
	}
	var open []record.Disagreement
	for _, row := range s.everyEntry() {
		for title, text := range row.entries {
			if slices.ContainsFunc(asked, func(d record.Disagreement) bool {
				return d.Title == title && (d.Name == row.name || d.Name == row.oldName) && (len(record.TextsIn(text)) > 1 || d.Text == text)
			}) {
				open = append(open, record.Disagreement{Name: row.name, Title: title, Text: text})
			}
		}
	}
	sortDisagreements(open)
	return slices.Compact(open)
}
