package record

import "maps"

// Arrangement is how people have arranged a sheet that they fill, e.g. 项目汇总 with two
// rows in yellow, 理由 made wider and 重点方向 hidden. Nothing is decided by it; it is there
// again after the next merge. Rows go by their keys and columns by their titles.
type Arrangement struct {
	Fills  map[Spot]string    // the ground of a cell that people have coloured: FFFF00
	Widths map[string]float64 // of columns that people made wider or narrower, in characters
	Hidden map[string]bool    // columns that people have hidden
	Order  []string           // the rows as people sorted them; nil where they stand as they were drawn
}

// Spot is a cell by its row and its column.
type Spot struct{ Row, Column string }

// IsBlank reports whether people left the sheet as it was drawn.
func (a Arrangement) IsBlank() bool {
	return len(a.Fills)+len(a.Widths)+len(a.Hidden)+len(a.Order) == 0
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
