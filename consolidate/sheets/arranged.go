package sheets

import (
	"cmp"
	"maps"
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
	book    *xlsx.Book
	sheet   *xlsx.Sheet
	drawn   *drawnSheet       // nil where nothing is known of it
	fills   map[[2]int]string // of the cells that are coloured
	laid    map[[2]int]xlsx.LaidCell
	ours    []string         // the titles of the columns that the program drew, in their order
	filled  map[string]bool  // of these, those that people fill
	choices []choiceOfColumn // of the filter
	found   record.Arrangement
	order   []string
	foreign []string // cells of whose formulas only the result is left
}

// choiceOfColumn is what the arrow of a column lets through.
type choiceOfColumn struct {
	title  string
	choice xlsx.Choice
}

func (s *Reading) newArranging(b *xlsx.Book, sheet string, columns []table.Column) *arranging {
	a := &arranging{book: b, sheet: b.Sheet(sheet), fills: map[[2]int]string{}, laid: map[[2]int]xlsx.LaidCell{}, filled: map[string]bool{},
		found: record.Arrangement{Fills: map[record.Spot]string{}, Widths: map[string]float64{}, Hidden: map[string]bool{}, Folded: map[string]bool{},
			Filters: map[string]record.Choice{}, Written: map[record.Spot]record.Written{}}}
	for _, c := range columns {
		a.ours, a.filled[c.Title] = append(a.ours, c.Title), c.Editable
	}
	if drawn, known := s.Writing.drawn[sheet]; known {
		a.drawn = &drawn
	}
	if a.sheet == nil {
		return a
	}
	for _, tint := range a.sheet.Tints {
		a.fills[[2]int{int(tint.Row), int(tint.Col)}] = tint.Colour()
	}
	if a.sheet.Layout != nil {
		for _, c := range a.sheet.Layout.Cells {
			a.laid[[2]int{int(c.Row), int(c.Col)}] = c
		}
	}
	return a
}

// row takes what people did to a row of the table, and returns what they wrote in columns of
// their own. at is the row as it was written.
func (a *arranging) row(row table.Row, key string, at int) (own map[string]string) {
	a.order = append(a.order, key)
	own = row.Own()
	if key == "" {
		return own
	}
	for title, col := range row.Places() {
		spot, place := record.Spot{Row: key, Column: title}, [2]int{row.Number, col}
		if colour := a.fills[place]; colour != "" && a.isTheirs(title, at, colour) {
			a.found.Fills[spot] = colour
		}
		if slices.Contains(row.OwnTitles(), title) {
			if text := a.written(row, spot, place); text != "" {
				own = with(own, title, text)
			}
		}
	}
	if a.sheet.HidesRow(row.Number) && !a.filteredOut(row) {
		a.found.Folded[key] = true
	}
	return own
}

func with(texts map[string]string, title, text string) map[string]string {
	if texts == nil {
		texts = map[string]string{}
	}
	texts[title] = text
	return texts
}

// isTheirs reports whether people gave the cell its colour: it is another one than the
// program drew.
func (a *arranging) isTheirs(title string, at int, colour string) bool {
	editable, ours := a.filled[title]
	drawn, known := a.drawn.ground(title, at, editable || !ours)
	if !known {
		return !table.IsOwnFill(colour)
	}
	return colour != drawn
}

// table takes what people did to the sheet as a whole, once its rows are known.
func (a *arranging) table(rows []table.Row) {
	if len(rows) == 0 || a.sheet == nil {
		return
	}
	places := rows[0].Places()
	a.filter(places)
	if a.drawn == nil {
		return
	}
	for title, col := range places {
		width, known := a.drawn.Widths[title]
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

// filter takes what the arrows of the filter let through.
func (a *arranging) filter(places map[string]int) {
	if a.sheet.Layout == nil || a.sheet.Layout.Filter == nil {
		return
	}
	for _, title := range slices.Sorted(maps.Keys(places)) {
		for _, c := range a.sheet.Layout.Filter.Columns {
			if c.Col == places[title] && !c.Other {
				a.found.Filters[title] = record.Choice(c.Choice)
				a.choices = append(a.choices, choiceOfColumn{title, c.Choice})
			}
		}
	}
}

// lostFilters reports whether the filter asks for something that is not kept.
func (a *arranging) lostFilters() bool {
	return a.sheet != nil && a.sheet.Layout != nil && a.sheet.Layout.Filter != nil && len(a.sheet.Layout.Filter.Columns) > len(a.choices)
}

// filteredOut reports whether the filter hides the row.
func (a *arranging) filteredOut(row table.Row) bool {
	return slices.ContainsFunc(a.choices, func(c choiceOfColumn) bool { return !table.LetsThrough(c.choice, row.Text(c.title)) })
}

// arranged is the arrangement, where the rows were drawn in that order.
func (a *arranging) arranged(drawn []string) record.Arrangement {
	sorted := a.drawn != nil && a.drawn.Sorted
	if sorted || !slices.Equal(a.order, slices.DeleteFunc(slices.Clone(drawn), func(key string) bool { return !slices.Contains(a.order, key) })) {
		a.found.Order = a.order
	}
	return a.found
}

// noteArrangement notes how people have arranged the sheet of which drawn are the rows.
func (s *Reading) noteArrangement(a *arranging, drawn []string) {
	if found := a.arranged(drawn); !found.IsBlank() {
		s.Arranged[a.sheet.Name] = found
	}
	if a.foreign != nil {
		s.notKept(a.sheet.Name, foreignFormulas(a.foreign))
	}
	if a.lostFilters() {
		s.notKept(a.sheet.Name, "筛选中按颜色、前几项等条件的留不住，合并时去掉了")
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
