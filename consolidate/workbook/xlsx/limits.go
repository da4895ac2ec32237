package xlsx

// Limits bounds what one workbook may cost to read.
//
// Every limit is inclusive: a workbook exactly at it is read, one above it is
// refused. A zero or negative field is a programming error, so start from
// [DefaultLimits] and change what the caller knows better.
type Limits struct {
	FileBytes  int64 // size of the file itself
	EntryBytes int64 // unpacked bytes of one zip entry, declared or met
	TotalBytes int64 // unpacked bytes of all entries together, declared or met
	Entries    int   // zip entries

	// Ratio is how many unpacked bytes one packed byte may become. It is held
	// against entries of more than RatioFloor unpacked bytes only, for small
	// parts of honest files pack very well.
	Ratio      int
	RatioFloor int64

	Sheets int // sheets of the workbook, chart sheets included
	Names  int // defined names; also custom document properties
	Merges int // merged ranges of one sheet

	Cells       int64 // cells that hold something, all sheets together; also shared strings
	SpreadCells int64 // sum over all rows of the last column that holds something

	Depth      int // nesting of XML elements
	Attributes int // attributes of one XML element
	TextUnits  int // UTF-16 units in one text
}

// DefaultLimits returns the limits for a workbook from a stranger. The largest
// of 2,351 real files had 1,033 entries, 60 MB unpacked and a ratio of 121;
// see each number beside it.
func DefaultLimits() Limits {
	return Limits{
		FileBytes:   64 << 20,
		EntryBytes:  128 << 20, // the largest seen: 57 MB
		TotalBytes:  256 << 20, // the largest seen: 60 MB
		Entries:     2000,      // the most seen: 1,033
		Ratio:       200,       // 100 refuses a real file
		RatioFloor:  1 << 20,
		Sheets:      255,
		Names:       20_000,
		Merges:      20_000,
		Cells:       5_000_000,
		SpreadCells: 50_000_000,
		Depth:       64,
		Attributes:  64,
		TextUnits:   MaxTextUnits,
	}
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

// valid reports whether every limit is positive.
func (l Limits) valid() bool {
	return l.FileBytes > 0 && l.EntryBytes > 0 && l.TotalBytes > 0 && l.Entries > 0 &&
		l.Ratio > 0 && l.RatioFloor > 0 && l.Sheets > 0 && l.Names > 0 && l.Merges > 0 &&
		l.Cells > 0 && l.SpreadCells > 0 && l.Depth > 0 && l.Attributes > 0 && l.TextUnits > 0
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
	maxTokenBytes  = 4 << 20 // one tag or one run of text, as written
	maxBindings    = 128     // namespace prefixes in scope at once
	maxStyles      = 65_536  // cell formats; Excel itself stops at 65,490
	maxStyleIndex  = 65_535
	entriesPerPart = 8 // content types and relationships, per permitted zip entry
)
