package rollup

import (
	"cmp"
	"slices"

	"shidian/checks"
)

// Disagreement is an entry that two copies of one rollup changed differently: of
// 示例甲试点 the 排序, which now reads 1 / 3. It is asked about until people have
// written one of the two.
type Disagreement struct {
	Name  string `json:"name"`  // of the project, the file or the finding, as its row shows it
	Title string `json:"title"` // of the column
	Text  string `json:"text"`  // both entries, as they stand in the cell
}

// disagree notes the entries of one row in which the copies changed the same thing
// differently.
func (s *State) disagree(name string, was, a, b, joined rowEntries) {
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
func (s *State) stillDisagreed(written []Disagreement) {
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

// disagreements are the facts for the rules.
func (s *State) disagreements() []checks.Disagreement {
	var all []checks.Disagreement
	for _, d := range s.Disagreed {
		all = append(all, checks.Disagreement{About: d.Name, Column: d.Title, Text: d.Text})
	}
	return all
}
