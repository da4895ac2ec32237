package sheets

import (
	"shidian/consolidate/record"
	"shidian/templates/form"
)

// rowMatcher tells which of the written rows a row of a sheet is, e.g. row 7 of
// 项目汇总 is the third project. Who sorts some of the columns leaves the others where
// they were, so the signs of a row may disagree: the hidden key (by), and what
// people see. Where all that they see is another row's, everything in sight was
// sorted, and it counts. Where only the name is another row's, it cannot be told to
// which of the two an entry belongs: one that was there before belongs where it
// was, and one that was made since is taken to be about the name, and a person is
// asked (unsure).
type rowMatcher struct {
	by, seen, named map[string]int
	entries         []record.RowEntries
}

// rowSigns are by what a row is known, e.g. of 收件登记 the SHA-256, the path, and 备注 →
// 补盖章: its hidden key, all that people see of it, its name alone, and what people have
// entered in it.
type rowSigns struct {
	by, seen, name string
	entries        record.RowEntries
}

func newRowMatcher(n int, of func(i int) rowSigns) rowMatcher {
	m := rowMatcher{by: map[string]int{}, seen: map[string]int{}, named: map[string]int{}, entries: make([]record.RowEntries, n)}
	for i := range n {
		row := of(i)
		m.by[row.by], m.entries[i] = i, row.entries
		noteSign(m.seen, row.seen, i)
		noteSign(m.named, row.name, i)
	}
	return m
}

// noteSign notes that the row has the sign; one that two rows have tells neither.
func noteSign(index map[string]int, sign string, i int) {
	if _, twice := index[sign]; twice {
		i = -1
	}
	index[sign] = i
}

// row is the index of the written row, -1 for none.
func (m rowMatcher) row(row rowSigns) (i int, unsure bool) {
	hidden, isHidden := m.by[row.by]
	isHidden = isHidden && row.by != ""
	if i, ok := m.seen[row.seen]; ok && i >= 0 {
		if isHidden && i != hidden && m.entries[hidden].Same(row.entries) && !m.entries[i].Same(row.entries) {
			return hidden, false
		}
		return i, false
	}
	named, isNamed := m.named[row.name]
	isNamed = isNamed && named >= 0 && row.name != ""
	switch {
	case isHidden && isNamed && named != hidden && !m.entries[hidden].Same(row.entries):
		return named, !m.entries[named].Same(row.entries)
	case isHidden:
		return hidden, false
	case isNamed:
		return named, true
	default:
		return -1, false
	}
}

// rowMatcher finds the rows of 项目汇总.
func (w *Writing) rowMatcher() rowMatcher {
	return newRowMatcher(len(w.rows), func(i int) rowSigns {
		row := w.rows[i]
		return rowSigns{row.Key, seenOf(row.Region, row.Name, row.File, row.Sheet), form.Clean(row.Name), row.entered().Entries()}
	})
}
