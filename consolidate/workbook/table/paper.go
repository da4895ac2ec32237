package table

import "math"

// Heights of the rows that stand around a table, in points.
const (
	titleHeight = 36.0
	oneGroup    = 22.0
	footHeight  = 30.0
)

// A4 and what the margins that Page sets take of it, in points.
const (
	a4Long    = 841.9
	a4Short   = 595.3
	besideAll = 2 * sideMargin * 72
	aboveAll  = 2 * endMargin * 72
)

func (s *Sheet) noteHeight(note string) float64 {
	return lineHeight(linesOf(note, s.widthOf(s.titled()), 10.5), 10.5) + 2
}

func (s *Sheet) headerHeight() float64 {
	lines := 1
	for _, c := range s.Columns {
		if !c.Hidden {
			lines = max(lines, linesOf(c.Title, c.Width, 10.5))
		}
	}
	return math.Max(24, lineHeight(lines, 10.5))
}

// groupHeight is the height of the row of the groups. Where each column has the title for
// itself, a narrow one breaks it.
func (s *Sheet) groupHeight() float64 {
	lines := 1
	for _, c := range s.Columns {
		if !c.Hidden && s.pagesWide() > 1 {
			lines = max(lines, linesOf(c.Group, c.Width, 10.5))
		}
	}
	return math.Max(oneGroup, lineHeight(lines, 10.5))
}

// pageHeight is how many points of rows a page takes once the columns are fitted to it.
func (s *Sheet) pageHeight() float64 {
	return fittedHeight(a4Long-besideAll, a4Short-aboveAll, s.widthOf(s.printed()))
}

// PortraitHeight is the same of a page upright, whose columns are so many characters wide.
func PortraitHeight(width float64) float64 {
	return fittedHeight(a4Short-besideAll, a4Long-aboveAll, width)
}

func fittedHeight(wide, high, width float64) float64 {
	const pointsOfCharacter = 6.0 // 8 pixels
	scale := math.Min(1, wide/(width*pointsOfCharacter))
	return high / (math.Floor(scale*100) / 100)
}

// heldRows is how many rows of the table go over with the lines for signatures.
const heldRows = 2

// holdFoot makes the rows of the last page a little higher where the lines below the table
// would begin another: then the last rows go over to that page with them. Nobody signs a page on which
// nothing stands. Breaks that are set by hand do not help: programs leave them out where
// a table is fitted to the paper.
func (s *Sheet) holdFoot(heights []float64) {
	first := s.headerHeight()
	if s.grouped() {
		first += s.groupHeight()
	}
	room := s.pageHeight() - first // of every page but the first
	left := room - titleHeight
	for _, note := range s.Notes {
		left -= s.noteHeight(note)
	}
	starts := 0 // the row that begins the page
	for r, height := range heights {
		if height > left {
			left, starts = room, r
		}
		left -= height
	}
	foot := footHeight * float64(len(s.Foot))
	held := min(heldRows, len(heights))
	if foot <= left || len(heights)-starts <= held {
		return
	}
	last := len(heights) - held
	more := left + 12 // programs measure a little otherwise
	for _, height := range heights[last+1:] {
		more += height
	}
	for r := starts; r < last; r++ {
		heights[r] += more / float64(last-starts)
	}
}
