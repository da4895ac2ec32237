package docx

import (
	"strings"

	"shidian/consolidate/workbook/ooxml"
)

// Document is the body of one document in reading order: 附件, 农业农村标准化试点项目申报书,
// a table of ten rows.
type Document struct {
	Blocks   []Block
	Controls []Control
	Boxes    []string // the text of text boxes, which stands nowhere in Blocks
	Foreign  bool     // a part of it is another document that Word would insert
	Comments bool     // somebody has written comments
	Unknown  bool     // it holds something in a vocabulary that is not known, without a fallback
}

// Block is a paragraph or a table: one of the two is nil.
type Block struct {
	Para  *Paragraph
	Table *Table
}

// Paragraph is one paragraph, with line breaks as "\n" and tabs as "\t".
type Paragraph struct {
	Text  string
	Marks []Mark
}

// Mark is what a person has to know about a paragraph beside its text: that 三年 was
// struck out.
type Mark struct {
	Kind MarkKind
	Text string // what it is about; "" for a picture and the like
}

// MarkKind says what a mark is about.
type MarkKind int

// The kinds of marks.
const (
	Inserted   MarkKind = iota + 1 // by a tracked change; it is in the text
	Deleted                        // by a tracked change; it is not
	Struck                         // struck out; it is not in the text
	Hidden                         // hidden, or white; it is not in the text
	Numbered                       // an automatic number, worked out and put before the text
	Unnumbered                     // an automatic number that could not be worked out
	Footnote                       // a footnote or an endnote hangs on it; not in the text
	Picture                        // a picture stands in it
	Embedded                       // an object of another program stands in it
	Symbol                         // a character of a symbol font that is not known; U+FFFD in the text
	Formula                        // a formula; not in the text
	Field                          // a field of Word without a result; not in the text
	Prompt                         // a control says that this is its placeholder; it is not in the text
	Repeated                       // one control stands there several times, as LibreOffice 7.4 writes it
)

// Table is a table, row by row.
type Table struct{ Rows []Row }

// Row is one row of a table.
type Row struct{ Cells []Cell }

// Cell is one cell at its place on the grid of the table.
type Cell struct {
	Col, Span int  // in columns of the grid, from 0
	Down      Down // how it is merged with the cells above and below
	Blocks    []Block
}

// Down says how a cell is merged vertically.
type Down int

// The ways in which cells are merged vertically.
const (
	Alone     Down = iota
	Restart        // the first of a merged block: its text is that of all
	Continued      // belongs to the one above
)

// Paragraphs are those of the cell, also those of tables inside it.
func (c *Cell) Paragraphs() []*Paragraph { return paragraphsOf(c.Blocks) }

// Paragraphs are all of the body, also those of tables.
func (d *Document) Paragraphs() []*Paragraph { return paragraphsOf(d.Blocks) }

func paragraphsOf(blocks []Block) []*Paragraph {
	var list []*Paragraph
	for _, b := range blocks {
		if b.Para != nil {
			list = append(list, b.Para)
			continue
		}
		for _, row := range b.Table.Rows {
			for i := range row.Cells {
				list = append(list, paragraphsOf(row.Cells[i].Blocks)...)
			}
		}
	}
	return list
}

func textOf(blocks []Block) string {
	var lines []string
	for _, p := range paragraphsOf(blocks) {
		lines = append(lines, p.Text)
	}
	return strings.Join(lines, "\n")
}

// Control is a content control with a tag: pilot_name, 示例茶试点. Its text stands in
// Blocks as well.
type Control struct {
	Tag  string
	Text string // "" while it shows its placeholder
}

// Limits bounds what one document may cost to read, as [ooxml.Limits] does.
type Limits struct {
	ooxml.Limits

	Paragraphs int // with those that are blank
	Text       int // bytes of text in all
}

// FormLimits returns the limits for a document that is one filled form. A form with
// long prose has 30,000 characters; a hundred times as much is none.
func FormLimits() Limits {
	lim := Limits{Limits: ooxml.DefaultLimits(), Paragraphs: 100_000, Text: 8 << 20}
	lim.FileBytes, lim.EntryBytes, lim.TotalBytes = 20<<20, 64<<20, 128<<20
	lim.Depth = 128 // a table in a control in a table in a control is more than a workbook has
	return lim
}
