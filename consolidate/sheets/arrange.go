package sheets

import (
	"cmp"
	"math"
	"slices"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
)

// How people have arranged the sheets that they fill is read from the sheets, and drawn
// into the next ones.

// arranging reads the arrangement of one sheet, row by row.
type arranging struct {
	sheet *xlsx.Sheet
	fills map[[2]int]string // of the cells that people have coloured
	found record.Arrangement
	order []string
}

func newArranging(b *xlsx.Book, sheet string) *arranging {
	a := &arranging{sheet: b.Sheet(sheet), fills: map[[2]int]string{}, found: record.Arrangement{Fills: map[record.Spot]string{}, Widths: map[string]float64{}, Hidden: map[string]bool{}}}
	if a.sheet == nil {
		return a
	}
	for _, tint := range a.sheet.Tints {
		if colour := tint.Colour(); !table.IsOwnFill(colour) { // by the program's colours cells say good and bad
			a.fills[[2]int{int(tint.Row), int(tint.Col)}] = colour
		}
	}
	return a
}

// row takes the colours of a row of the table.
func (a *arranging) row(row table.Row, key string) {
	a.order = append(a.order, key)
	if len(a.fills) == 0 || key == "" {
		return
	}
	for title, col := range row.Places() {
		if colour := a.fills[[2]int{row.Number, col}]; colour != "" {
			a.found.Fills[record.Spot{Row: key, Column: title}] = colour
		}
	}
}

// columns takes what people did to the columns, held against how wide they were drawn:
// nothing is known of that in a workbook of an older program.
func (a *arranging) columns(rows []table.Row, drawn map[string]float64) {
	if len(rows) == 0 || drawn == nil {
		return
	}
	for title, col := range rows[0].Places() {
		width, known := drawn[title]
		if !known {
			continue
		}
		if a.sheet.HidesCol(col) {
			a.found.Hidden[title] = true
			continue
		}
		const tellable = 0.8 // programs save a width a little otherwise
		if now, ok := a.sheet.WidthOf(col); ok && math.Abs(now-width) > tellable {
			a.found.Widths[title] = now
		}
	}
}

// arranged is the arrangement, where the rows were drawn in that order.
func (a *arranging) arranged(drawn []string) record.Arrangement {
	if !slices.Equal(a.order, slices.DeleteFunc(slices.Clone(drawn), func(key string) bool { return !slices.Contains(a.order, key) })) {
		a.found.Order = a.order
	}
	return a.found
}

// noteArrangement notes how people have arranged the sheet of which drawn are the rows.
func (s *Reading) noteArrangement(a *arranging, rows []table.Row, drawn []string) {
	a.columns(rows, s.Writing.widths[a.sheet.Name])
	if found := a.arranged(drawn); !found.IsBlank() {
		s.Arranged[a.sheet.Name] = found
	}
}

func fileIDs(files []keptFile) []string {
	ids := make([]string, len(files))
	for i, f := range files {
		ids[i] = f.ID()
	}
	return ids
}

// keyNow is the identity of the project of the row, by the names that are known now.
func (w keptRow) keyNow(names map[string]string) string { return cmp.Or(names[w.Version], w.Key) }

func keysNow(rows []keptRow, names map[string]string) []string {
	keys := make([]string, len(rows))
	for i, w := range rows {
		keys[i] = w.keyNow(names)
	}
	return keys
}

// widthsDrawn are the widths of the columns that people fill and see, before people have
// made any of them wider.
func (r *drawing) widthsDrawn() map[string]map[string]float64 {
	all := map[string]map[string]float64{}
	for name, columns := range map[string][]table.Column{record.SheetProjects: r.projectColumns(), record.SheetReceipts: r.receiptColumns(), record.SheetFindings: findingColumns()} {
		all[name] = map[string]float64{}
		for _, c := range columns {
			if !c.Hidden {
				all[name][c.Title] = c.Width
			}
		}
	}
	return all
}

// arrange draws a sheet as people have arranged it. keys are those of its rows.
func (r *drawing) arrange(s *table.Sheet, keys []string) {
	a := r.Handwork.Arranged[s.Name]
	s.Columns = slices.Clone(s.Columns) // how wide the program makes them is known by itself
	for i, c := range s.Columns {
		if width, ok := a.Widths[c.Title]; ok && !c.Hidden {
			s.Columns[i].Width = width
		}
		s.Columns[i].Folded = a.Hidden[c.Title]
	}
	if len(a.Fills) == 0 {
		return
	}
	for row, key := range keys {
		if key == "" {
			continue // a finding that asks nobody
		}
		for i, c := range s.Columns {
			s.Rows[row][i].Fill = a.Fills[record.Spot{Row: key, Column: c.Title}]
		}
	}
}

// inOrder are the places of the rows as people sorted them: what is new stands behind the
// last row of its unit, and where the unit has none at the end.
func inOrder(keys, units, order []string) []int {
	places := make([]int, len(keys))
	for i := range places {
		places[i] = i
	}
	if order == nil {
		return places
	}
	rank := map[string]int{}
	for i, key := range order {
		rank[key] = i + 1
	}
	last := map[string]int{} // of the rows of a unit that people have sorted
	for i, key := range keys {
		last[units[i]] = max(last[units[i]], rank[key])
	}
	of := func(i int) (int, int) {
		if n := rank[keys[i]]; n > 0 {
			return n, 0
		}
		if n := last[units[i]]; n > 0 {
			return n, 1
		}
		return len(order) + 1, 1
	}
	slices.SortStableFunc(places, func(i, j int) int {
		a, newA := of(i)
		b, newB := of(j)
		return cmp.Or(cmp.Compare(a, b), cmp.Compare(newA, newB))
	})
	return places
}
