package ooxml

// Limits bounds what one package may cost to read.
//
// Every limit is inclusive: a file exactly at it is read, one above it is
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

	Depth      int // nesting of XML elements
	Attributes int // attributes of one XML element
}

// DefaultLimits returns the limits for a package from a stranger. The
// largest of 2,351 real workbooks had 1,033 entries, 60 MB unpacked and a ratio
// of 121; see each number beside it.
func DefaultLimits() Limits {
	return Limits{
		FileBytes:  64 << 20,
		EntryBytes: 128 << 20, // the largest seen: 57 MB
		TotalBytes: 256 << 20, // the largest seen: 60 MB
		Entries:    2000,      // the most seen: 1,033
		Ratio:      200,       // 100 refuses a real file
		RatioFloor: 1 << 20,
		Depth:      64,
		Attributes: 64,
	}
}

// valid reports whether every limit is positive.
func (l Limits) valid() bool {
	return l.FileBytes > 0 && l.EntryBytes > 0 && l.TotalBytes > 0 && l.Entries > 0 &&
		l.Ratio > 0 && l.RatioFloor > 0 && l.Depth > 0 && l.Attributes > 0
}

// What nobody needs to set: bounds that only keep hostile parts from growing
// our own tables.
const (
	maxTokenBytes  = 4 << 20 // one tag or one run of text, as written
	maxBindings    = 128     // namespace prefixes in scope at once
	entriesPerPart = 8       // content types and relationships, per permitted zip entry
)
