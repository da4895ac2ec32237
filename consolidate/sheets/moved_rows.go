package sheets

import (
	"maps"
	"slices"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
)

// movedEntries finds entries that stand in other rows than before: somebody sorted one
// column alone, and the reasons of 示例甲试点 stand with 示例乙试点.
type movedEntries struct {
	titles []string            // of the columns that people fill, in their order
	now    []record.RowEntries // by the row as it was written
	unsure []bool
}

func newMovedEntries(columns []table.Column, n int) *movedEntries {
	m := &movedEntries{now: make([]record.RowEntries, n), unsure: make([]bool, n)}
	for _, c := range columns {
		if c.Editable {
			m.titles = append(m.titles, c.Title)
		}
	}
	return m
}

func (m *movedEntries) note(i int, entries record.RowEntries, unsure bool) {
	m.now[i], m.unsure[i] = entries, m.unsure[i] || unsure
}

// rowsToAsk names the rows that ask, and those of asked, which asked before, as long as
// nothing was entered in any of them since.
func (m *movedEntries) rowsToAsk(written func(i int) (name string, was record.RowEntries), asked []string) []string {
	if found := m.moved(written); found != nil {
		return found
	}
	var still []string
	for i, now := range m.now {
		name, was := written(i)
		switch {
		case !slices.Contains(asked, name):
		case !was.Same(now):
			return nil // people have put it right
		case !slices.Contains(still, name):
			still = append(still, name)
		}
	}
	return still
}

// moved names the rows of which it cannot be told whether their entries belong to them,
// and the rows whose entries, words among them, all stand in other rows than before
// where nothing else was entered: the columns of the entries were sorted alone.
func (m *movedEntries) moved(written func(i int) (name string, was record.RowEntries)) []string {
	var moved, unsure, before, after []string
	words := 0
	for i, now := range m.now {
		name, was := written(i)
		before, after = append(before, was.String()), append(after, now.String())
		if m.unsure[i] && len(now) > 0 {
			unsure = append(unsure, name)
		}
		if was.Same(now) {
			continue
		}
		moved = append(moved, name)
		if sayWords(now) {
			words++
		}
	}
	slices.Sort(before)
	slices.Sort(after)
	if words > 0 && len(moved) > 1 && slices.Equal(before, after) {
		return moved
	}
	return append(unsure, m.columnSorted(written)...)
}

// columnSorted names the rows in which one column alone has other entries, where
// all of these stood in other rows of it before, blank ones among them: people
// rank anew among the same rows, and sorting moves entries to rows that had none.
func (m *movedEntries) columnSorted(written func(i int) (name string, was record.RowEntries)) []string {
	const fewest = 3
	for _, title := range append(slices.Clone(m.titles), m.ownTitles()...) {
		var names, before, after []string
		emptied := false
		for i, now := range m.now {
			name, was := written(i)
			before, after = append(before, was[title]), append(after, now[title])
			if was[title] != now[title] {
				names = append(names, name)
				emptied = emptied || now[title] == ""
			}
		}
		slices.Sort(before)
		slices.Sort(after)
		if len(names) >= fewest && emptied && slices.Equal(before, after) {
			return names
		}
	}
	return nil
}

// ownTitles are the columns that people added, as far as something stands there.
func (m *movedEntries) ownTitles() []string {
	own := map[string]bool{}
	for _, now := range m.now {
		for title := range now {
			if !slices.Contains(m.titles, title) {
				own[title] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(own))
}

// sayWords reports whether one of the entries is more than a word to choose, a
// number or a day: those are exchanged often enough.
func sayWords(t record.RowEntries) bool {
	choices := slices.Concat(checks.Opinions(), checks.Recommending().Words(), checks.Selecting().Words())
	for _, text := range t {
		if slices.ContainsFunc([]rune(text), func(r rune) bool { return r > 0x2E80 }) && !slices.Contains(choices, text) {
			return true
		}
	}
	return false
}
