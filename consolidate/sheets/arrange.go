package sheets

import (
	"cmp"
	"maps"
	"slices"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
)

// drawnSheet is how a sheet that people fill was drawn, against which it shows how they have
// arranged it since. Nothing of it is known of a workbook of an older program.
type drawnSheet struct {
	Widths map[string]float64  `json:"widths,omitempty"` // of the columns in sight, by title
	Tones  map[string][]string `json:"tones,omitempty"`  // the grounds of columns that say good and bad, by row as they are kept in 留底
	Sorted bool                `json:"sorted,omitempty"` // people had sorted the rows
}

// drawnSheet notes how wide the columns are and what colours the rows have, before people
// have made any of them otherwise.
func (r *drawing) drawnSheet(s *table.Sheet) drawnSheet {
	d := drawnSheet{Widths: map[string]float64{}, Tones: map[string][]string{}, Sorted: r.Handwork.Arranged[s.Name].Order != nil}
	for i, c := range s.Columns {
		if !c.Hidden {
			d.Widths[c.Title] = c.Width
		}
		grounds := make([]string, len(s.Rows))
		for row, cells := range s.Rows {
			grounds[row] = table.GroundOf(c, cells[i])
		}
		if slices.ContainsFunc(grounds, func(ground string) bool { return ground != "" && ground != table.GroundOf(c, table.Cell{}) }) {
			d.Tones[c.Title] = grounds
		}
	}
	return d
}

// ground is the colour that the program gave to a cell of a row; false where it is not known.
func (d *drawnSheet) ground(title string, row int, editable bool) (string, bool) {
	if d == nil {
		return "", false
	}
	if tones := d.Tones[title]; row < len(tones) {
		return tones[row], true
	}
	return table.GroundOf(table.Column{Editable: editable}, table.Cell{}), true
}

// arrange draws a sheet as people have arranged it. keys are those of its rows, units the
// units that they are about; it returns the places of the rows in their new order.
func (r *drawing) arrange(s *table.Sheet, keys, units []string) []int {
	if r.drawn == nil {
		r.drawn = map[string]drawnSheet{}
	}
	r.drawn[s.Name] = r.drawnSheet(s)
	a := r.Handwork.Arranged[s.Name]
	s.Columns = slices.Clone(s.Columns) // how wide the program makes them is known by itself
	for i, c := range s.Columns {
		if width, ok := a.Widths[c.Title]; ok && !c.Hidden {
			s.Columns[i].Width = width
		}
		s.Columns[i].Folded = a.Hidden[c.Title]
		if choice, ok := a.Filters[c.Title]; ok {
			chosen := xlsx.Choice(choice)
			s.Columns[i].Choice = &chosen
		}
	}
	order := inOrder(keys, units, a.Order)
	rows := make([][]table.Cell, len(order))
	for at, i := range order {
		rows[at] = s.Rows[i]
		rows[at][s.Column(columnNumber)-1] = table.Count(at + 1)
		arrangeRow(s, a, at, rows[at], keys[i])
	}
	s.Rows = rows
	return order
}

// arrangeRow draws a row as people have arranged it.
func arrangeRow(s *table.Sheet, a record.Arrangement, at int, cells []table.Cell, key string) {
	if key == "" {
		return
	}
	if a.Folded[key] {
		s.Folded = append(s.Folded, at)
	}
	for i, c := range s.Columns {
		spot := record.Spot{Row: key, Column: c.Title}
		cells[i].Fill = a.Fills[spot]
		if written, ok := a.Written[spot]; ok && c.Editable {
			cells[i].Own = &table.OwnValue{Number: written.Number, FormatID: written.FormatID, Format: written.Format, Formula: formulaIn(s, written.Formula, at)}
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

// lostColumns names what people have arranged on columns that the next workbook does not
// have.
func (s *Reading) lostColumns(r *drawing) {
	for sheet, columns := range map[string][]table.Column{record.SheetProjects: r.projectColumns(), record.SheetReceipts: r.receiptColumns(), record.SheetFindings: r.findingColumns()} {
		for _, title := range slices.Sorted(maps.Keys(s.Arranged[sheet].Filters)) {
			if !slices.ContainsFunc(columns, func(c table.Column) bool { return c.Title == title }) {
				s.notKept(sheet, "“"+title+"”一列没有了，它的筛选去掉了")
			}
		}
	}
	slices.SortStableFunc(s.NotKept, func(a, b record.NotKept) int {
		return cmp.Or(cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.What, b.What))
	})
}
