package xlsx

// emuPerPoint is how many units of a drawing make a point (ECMA-376 part 1, 20.1.2.1: an
// English metric unit is a 914,400th of an inch).
const emuPerPoint = 12700

// extent is where a drawing lies that is placed by its size: so far right and below of
// the upper left corner of the cell it begins in, so wide and so high, in points.
type extent struct{ right, below, width, height float64 }

// What a row and a column measure that say nothing of it, in points, as Excel has them.
const (
	plainRow    = 15
	plainColumn = 48
)

// Columns are columns of one width, e.g. 2 to 5 of 57.5 points.
type Columns struct {
	Span
	Points float64
}

// pointsOf is what a width in characters of the usual font measures on the screen
// (ECMA-376 part 1, 18.3.1.13): 7 pixels each and 5 for the edges, 96 to the inch.
func pointsOf(characters float64) float64 { return (characters*7 + 5) * 72 / 96 }

// Characters is how wide each of the columns is, in characters of the usual font.
func (c Columns) Characters() float64 { return (c.Points*96/72 - 5) / 7 }

// WidthOf is how wide a column is, in characters; false where it has no width of its own.
func (s *Sheet) WidthOf(col int) (characters float64, ok bool) {
	for _, c := range s.Widths {
		if c.First <= col && col <= c.Last {
			return c.Characters(), true
		}
	}
	return 0, false
}

// rowHeight is what a row takes on the sheet, in points.
func (s *Sheet) rowHeight(row int) float64 {
	if s.HidesRow(row) {
		return 0
	}
	if points, ok := s.HeightOf(row, row); ok {
		return points
	}
	return plainRow
}

// colWidth is what a column takes on the sheet, in points.
func (s *Sheet) colWidth(col int) float64 {
	if s.HidesCol(col) {
		return 0
	}
	for _, c := range s.Widths {
		if c.First <= col && col <= c.Last {
			return c.Points
		}
	}
	return plainColumn
}

// lie finds the cells that a drawing lies over of which only the size is said. openpyxl
// and scripts place pictures so; a person sees no difference.
func (s *Sheet) lie(over Range, e extent) Range {
	over.FirstRow, over.LastRow = reach(over.FirstRow, e.below, e.height, MaxRow, s.rowHeight)
	over.FirstCol, over.LastCol = reach(over.FirstCol, e.right, e.width, MaxCol, s.colWidth)
	return over
}

// reach goes from the edge of the row or column n so many points on, and from there as
// many more as the drawing is long: what it begins and ends in. It stops where nobody
// looks any more.
func reach(n int, offset, length float64, most int, measure func(int) float64) (first, last int) {
	const farthest = 5000
	stop := min(most, n+farthest)
	for ; n < stop && offset >= measure(n); n++ {
		offset -= measure(n)
	}
	first = n
	for end := offset + length; n < stop && end > measure(n); n++ {
		end -= measure(n)
	}
	return first, n
}
