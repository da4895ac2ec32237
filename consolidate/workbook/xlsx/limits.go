package xlsx

import "shidian/consolidate/workbook/ooxml"

// Limits bounds what one workbook may cost to read: what any package may cost,
// and what only a workbook has.
type Limits struct {
	ooxml.Limits

	Sheets int // sheets of the workbook, chart sheets included
	Names  int // defined names; also custom document properties
	Merges int // merged ranges of one sheet

	Cells       int64 // cells that hold something, all sheets together; also shared strings
	SpreadCells int64 // sum over all rows of the last column that holds something

	TextUnits int // UTF-16 units in one text
}

// DefaultLimits returns the limits for a workbook from a stranger.
func DefaultLimits() Limits {
	return Limits{
		Limits:      ooxml.DefaultLimits(),
		Sheets:      255,
		Names:       20_000,
		Merges:      20_000,
		Cells:       5_000_000,
		SpreadCells: 50_000_000,
		TextUnits:   MaxTextUnits,
	}
}

// OwnLimits returns the limits for a workbook of the office itself: the rollup that it
// carries on, a list that it names, and what has just been written. Nobody else can make
// these large: 11,000 county workbooks unpack to some 900 MiB.
func OwnLimits() Limits {
	lim := DefaultLimits()
	lim.FileBytes = 512 << 20
	lim.EntryBytes, lim.TotalBytes = 2<<30, 4<<30
	lim.Cells, lim.SpreadCells = 100_000_000, 1_000_000_000
	return lim
}

// FormLimits returns the limits for a workbook that is one filled form: tighter,
// so that the worst file stays under 256 MiB of memory. Within DefaultLimits the
// worst takes half as much again.
func FormLimits() Limits {
	lim := DefaultLimits()
	lim.FileBytes = 20 << 20
	lim.EntryBytes, lim.TotalBytes = 64<<20, 128<<20
	lim.Cells = 1_000_000
	return lim
}

// valid reports whether every limit of a workbook is positive.
func (l Limits) valid() bool {
	return l.Sheets > 0 && l.Names > 0 && l.Merges > 0 && l.Cells > 0 && l.SpreadCells > 0 && l.TextUnits > 0
}

// Limits of the file format itself (Excel specifications and limits).
const (
	MaxRow = 1_048_576
	MaxCol = 16_384

	MaxTextUnits = 32_767 // UTF-16 units in one cell
)

// What nobody needs to set: bounds that only keep hostile parts from growing
// our own tables.
const (
	maxStyles     = 65_536 // cell formats; Excel itself stops at 65,490
	maxStyleIndex = 65_535
)
