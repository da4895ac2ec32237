package xlsx

import (
	"slices"
	"sort"
	"strings"
	"time"
)

// Book is what one workbook holds, values only.
type Book struct {
	Sheets     []*Sheet          // in workbook order; a chart sheet has no cells
	Names      []Name            // defined names, in file order
	Properties map[string]string // custom document properties (docProps/custom.xml), value as text
	Modified   time.Time         // when it was last saved, by its own word (docProps/core.xml); zero when it does not say
	Date1904   bool              // serial 0 is 1904-01-01; see SerialTime
	Formats    []Format          // of the cells; nil where no layout was asked for
	Carries    []Carried         // parts sorted by kind, then part; then module sheets
	Damage     []Damage          // empty when everything needed was read
}

// Sheet returns the sheet of that name, letter case aside as in Excel, or nil.
func (b *Book) Sheet(name string) *Sheet {
	for _, s := range b.Sheets {
		if strings.EqualFold(s.Name, name) {
			return s
		}
	}
	return nil
}

// Sheet is one sheet: its cells and what hides or joins them.
type Sheet struct {
	Name       string
	Raw        string // the name as formulas write it, where a reader has made Name printable
	State      Visibility
	Cells      []Cell    // cells that hold something, strictly ascending by row, then column
	Merges     []Range   // in file order
	HiddenRows []Span    // ascending, neighbours joined
	Heights    []Rows    // of the rows that have a height of their own, ascending, equal neighbours joined
	HiddenCols []Span    // ascending, neighbours joined
	Widths     []Columns // of the columns that have a width of their own, in file order
	Tints      []Tint    // of the cells that are coloured, blank ones too, ascending
	Comments   []Comment
	Marks      []Mark    // ascending by row, then column
	Drawings   []Drawing // in file order
	Margins    []string  // the texts above and below every page, without codes
	Layout     *Layout   // nil where the reader was not asked for it
}

// At returns the cell at that place, false when it is blank.
func (s *Sheet) At(row, col int) (Cell, bool) {
	i := s.search(row, col)
	if i < len(s.Cells) && int(s.Cells[i].Row) == row && int(s.Cells[i].Col) == col {
		return s.Cells[i], true
	}
	return Cell{}, false
}

// RowCells returns the cells of one row, in column order. The slice is part of
// s.Cells; do not append to it.
func (s *Sheet) RowCells(row int) []Cell {
	first, last := s.search(row, 0), s.search(row+1, 0)
	return s.Cells[first:last:last]
}

// Rows are rows of one height, e.g. 43 to 49 of 57.5 points.
type Rows struct {
	Span
	Points float64
}

// HeightOf is the height of some rows in points; false where one of them has none of its
// own, or does not show.
func (s *Sheet) HeightOf(first, last int) (points float64, ok bool) {
	i := sort.Search(len(s.Heights), func(i int) bool { return s.Heights[i].Last >= first })
	for row := first; row <= last; row++ {
		if i < len(s.Heights) && s.Heights[i].Last < row {
			i++
		}
		if i == len(s.Heights) || s.Heights[i].First > row || s.HidesRow(row) {
			return 0, false
		}
		points += s.Heights[i].Points
	}
	return points, true
}

// HidesRow reports whether the row is hidden.
func (s *Sheet) HidesRow(row int) bool { return inSpans(s.HiddenRows, row) }

// HidesCol reports whether the column is hidden.
func (s *Sheet) HidesCol(col int) bool { return inSpans(s.HiddenCols, col) }

func inSpans(spans []Span, n int) bool {
	return slices.ContainsFunc(spans, func(s Span) bool { return s.First <= n && n <= s.Last })
}

// search returns the index of the first cell at or after that place.
func (s *Sheet) search(row, col int) int {
	return sort.Search(len(s.Cells), func(i int) bool {
		c := &s.Cells[i]
		return int(c.Row) > row || int(c.Row) == row && int(c.Col) >= col
	})
}

// Visibility says whether a sheet shows.
type Visibility int

const (
	Visible Visibility = iota
	Hidden
	VeryHidden // cannot be shown from the menus of Excel
)

func (v Visibility) String() string {
	return [...]string{"visible", "hidden", "very hidden"}[min(max(v, 0), 2)]
}

// Cell is one value where it stands.
type Cell struct {
	Row, Col int32 // 1-based
	Kind     Kind
	Formula  bool   // the cell holds a formula; Text is its stored result
	Date     bool   // a number whose style shows a date or a time
	Text     string // as Kind says
}

// Ref returns the reference of the cell, such as "C8".
func (c Cell) Ref() string { return CellRef(int(c.Row), int(c.Col)) }

// Kind says what the Text of a cell is.
type Kind uint8

const (
	_       Kind = iota
	Text         // decoded text; "" only as the result of a formula
	Number       // decimal, as written in the file
	Bool         // "0" or "1"
	Error        // such as "#REF!"
	NoValue      // a formula without a stored result; Text is ""
)

func (k Kind) String() string {
	return [...]string{"invalid", "text", "number", "bool", "error", "no value"}[min(k, 5)]
}

// Name is a defined name.
type Name struct {
	Name   string
	Sheet  int    // index into Book.Sheets, -1 when it belongs to the workbook
	Ref    string // the formula as written, without "="; ParseArea reads plain areas
	Hidden bool
}

// Carried is something a workbook brings along that is not read.
type Carried struct {
	Kind string // one of the Carry constants
	Part string // the zip entry
}

// Kinds of Carried.
const (
	CarryMacros         = "macros"
	CarryMacroSheet     = "macro sheet"
	CarryModuleSheet    = "module sheet" // listed without a part, as Excel 5 kept its macros; Part is its name
	CarryExternalLink   = "external link"
	CarryConnection     = "connection"
	CarryEmbeddedObject = "embedded object"
	CarryActiveX        = "ActiveX control"
	CarryCellPictures   = "cell pictures" // WPS keeps pictures in cells there
	CarryCustomUI       = "custom ribbon"
	CarryWebExtension   = "web extension"
	CarryDataModel      = "data model"
)
