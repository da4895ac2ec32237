package record

import "maps"

// Arrangement is how people have arranged a sheet that they fill, e.g. 项目汇总 with two
// rows in yellow, 理由 made wider and 重点方向 hidden. Nothing is decided by it; it is there
// again after the next merge. Rows go by their keys and columns by their titles.
type Arrangement struct {
	Fills   map[Spot]string    // the ground of a cell that people have coloured: FFFF00
	Widths  map[string]float64 // of columns that people made wider or narrower, in characters
	Hidden  map[string]bool    // columns that people have hidden
	Folded  map[string]bool    // rows that people have hidden, and no filter
	Filters map[string]Choice  // what the arrow of a column lets through
	Written map[Spot]Written   // how cells are written in columns that people added
	Order   []string           // the rows as people sorted them; nil where they stand as they were drawn
}

// Spot is a cell by its row and its column.
type Spot struct{ Row, Column string }

// Choice is what the arrow of a column lets through: 推荐 and 备选. A row shows where it is
// one of Values or of Days, is blank where Blank says so, or meets Conditions.
type Choice struct {
	Values     []string
	Days       []string // 2021, 2021-05 or 2021-05-07
	Blank      bool
	Conditions [][2]string // what is compared how: greaterThan 3
	All        bool        // the conditions hold together, and not one of them
}

// Written is how a cell is written that is more than text: as a number of the format 0.00,
// by the formula (配套资金)*2.
type Written struct {
	Number   bool
	FormatID int           // built in; 0 with a code of its own
	Format   string        // such a code
	Formula  []FormulaPart // nil without one
}

// FormulaPart is a piece of a formula that looks at its own row: a text, or a cell of the
// row by the title of its column.
type FormulaPart struct {
	Text   string
	Column string // "" for a text
}

// IsBlank reports whether people left the sheet as it was drawn.
func (a Arrangement) IsBlank() bool {
	return len(a.Fills)+len(a.Widths)+len(a.Hidden)+len(a.Folded)+len(a.Filters)+len(a.Written)+len(a.Order) == 0
}

// JoinArrangements joins those of two copies of one workbook. Where both arranged the same
// thing the first one holds.
func JoinArrangements(a, b map[string]Arrangement) map[string]Arrangement {
	joined := maps.Clone(b)
	if joined == nil {
		joined = map[string]Arrangement{}
	}
	for sheet, one := range a {
		other := joined[sheet]
		one.Fills = over(one.Fills, other.Fills)
		one.Widths = over(one.Widths, other.Widths)
		one.Hidden = over(one.Hidden, other.Hidden)
		one.Folded = over(one.Folded, other.Folded)
		one.Filters = over(one.Filters, other.Filters)
		one.Written = over(one.Written, other.Written)
		if one.Order == nil {
			one.Order = other.Order
		}
		joined[sheet] = one
	}
	return joined
}

// over is b with a laid over it.
func over[K comparable, V any](a, b map[K]V) map[K]V {
	joined := maps.Clone(b)
	if joined == nil {
		return a
	}
	maps.Copy(joined, a)
	return joined
}
