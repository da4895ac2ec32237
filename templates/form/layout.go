package form

import (
	"fmt"
	"math"
	"slices"
	"strconv"
)

// Area is a block of cells, 1-based and inclusive: C8 to H9.
type Area struct{ FirstRow, FirstCol, LastRow, LastCol int }

// CellName is the name of one cell, as C8.
func CellName(row, col int) string {
	letters := ""
	for ; col > 0; col = (col - 1) / 26 {
		letters = string(rune('A'+(col-1)%26)) + letters
	}
	return letters + strconv.Itoa(row)
}

// TopLeft is the name of the area's first cell: the one that holds the value.
func (a Area) TopLeft() string { return CellName(a.FirstRow, a.FirstCol) }

// BottomRight is the name of the area's last cell.
func (a Area) BottomRight() string { return CellName(a.LastRow, a.LastCol) }

// Role says what a box of a layout is, and so how it looks.
type Role int

// The roles. Only AnswerBox can be written in.
const (
	AnswerBox Role = iota
	Caption        // a label beside an answer, inside the table
	CoverLine      // a label of the cover, without borders
	Heading        // the title of a section
	Title          // the title of the form
	Running        // running text of the form
	Question       // a label above its answer, over the width of the page
	Blankness      // an empty part of a bordered box
	Slot           // filled by the template: region, cycle
	Pointer        // says that the whole text of a box stands in the appendix
)

// Box is one merged block of a sheet: the caption 试点名称, or the blank beside it.
type Box struct {
	Area
	Role  Role
	Text  string
	Field *Field // of an AnswerBox
	Step  int    // of an AnswerBox of section 四: the row, from 0
	Key   string // of a Slot; of a Pointer the field, or the section, of its boxes
}

// Layout says where everything of one sheet sits.
type Layout struct {
	Heights   []float64 // points, by row
	Boxes     []Box
	Frames    []Area // blocks with one border around them and none inside
	Breaks    []int  // a new page begins after these rows
	Spare     []int  // rows that stay hidden until somebody needs them
	PrintRows int    // the last row on paper
}

// The grid is fine enough for the narrow cells of section 一. Its width is that
// of A4 less the margins, so that no scaling is needed: Excel ignores manual
// page breaks when it fits to the page.
const (
	Columns     = 24
	ColumnPixel = 26
	StepRows    = 20 // of section 四
	StepsShown  = 10 // of them; the others are spare

	// PanelColumn is the first column right of the paper in which a template
	// puts what is its own: counts, links, a legend. No answer stands there.
	PanelColumn = Columns + 2

	// FlagColumn is the hidden one, behind those of the panel, that says beside each
	// box whether its text shows whole on paper.
	FlagColumn = Columns + 5
)

// Rows of text are sized by this measure: a full-width glyph is as wide as it
// is high, a line is 1.3 of it, and a box has a margin.
const (
	CoverPoints = 16.0
	NotePoints  = 14.0
	ProsePoints = 12.0
	StepPoints  = 10.5
)

// TextHeight is the height in points of a box of the given width in grid
// columns that holds n full-width characters of the given size.
func TextHeight(n, columns int, points float64) float64 {
	perLine := LineCapacity(columns, points)
	lines := (n + perLine - 1) / perLine
	return float64(lines)*float64(int(points*1.3+0.999)) + boxMargin
}

// ProseIndent is the room, in pixels, that prose leaves at its left: text that
// touches the border of its box looks clipped.
const ProseIndent = 12

// TextWidth is the width of a text in full-width characters, rounded up: any
// other glyph is a little more than half of one.
func TextWidth(text string) int {
	width := 0.0
	for _, r := range text {
		if r < 0x2000 {
			width += 0.56
		} else {
			width++
		}
	}
	return int(math.Ceil(width))
}

// LineCapacity is how many full-width characters of the given size stand on
// one line of a box of the given width in grid columns.
func LineCapacity(columns int, points float64) int { return capacity(columns, points, 0) }

func capacity(columns int, points, indent float64) int {
	glyph := points * 96 / 72
	return int((float64(columns*ColumnPixel) - 4 - indent - glyph/2) / glyph)
}

// piece is a box before it has a place.
type piece struct {
	span  int
	role  Role
	text  string
	field *Field
	step  int
	key   string
	bare  bool // no box at all: the paper's own white
}

func caption(span int, text string) piece { return piece{span: span, role: Caption, text: text} }
func cover(span int, text string) piece   { return piece{span: span, role: CoverLine, text: text} }
func empty(span int) piece                { return piece{span: span, role: Blankness} }
func bare(span int) piece                 { return piece{span: span, bare: true} }
func slot(span int, key string) piece     { return piece{span: span, role: Slot, key: key} }
func pointer(span int, key string) piece  { return piece{span: span, role: Pointer, key: key} }

// drawing is a layout while it is drawn from the fields of a form.
type drawing struct {
	Layout
	form *Form
}

// answer is the blank of a field.
func (d *drawing) answer(span int, id ID) piece { return piece{span: span, field: d.form.Field(id)} }

// step is the blank of a column of section 四 in the given row.
func (d *drawing) step(span int, id ID, row int) piece {
	return piece{span: span, field: d.form.Field(id), step: row}
}

// label is the field's caption, with line breaks after the given characters:
// a narrow cell would break 自我评价 before its last one.
func (d *drawing) label(span int, id ID, breaks ...int) piece {
	text := []rune(d.form.Field(id).Label)
	for i, after := range breaks {
		if after+i < len(text) { // a plan may have a shorter one
			text = slices.Insert(text, after+i, '\n')
		}
	}
	return caption(span, string(text))
}

func (d *drawing) heading(height float64, id SectionID) {
	d.row(d.headingHeight(height, Columns, id), d.title(Columns, id))
}

// headingHeight is the usual height, or more where the plan's heading has more lines.
func (d *drawing) headingHeight(usual float64, columns int, id SectionID) float64 {
	return max(usual, float64(headingLines(d.form.Section(id).Title, columns))*headingLine+boxMargin)
}

func (d *drawing) title(span int, id SectionID) piece {
	return piece{span: span, role: Heading, text: d.form.Section(id).Title}
}

// prose is a box with its caption at the left. Below the caption is room for what
// points to the appendix: the caption itself stays as the paper prints it.
func (d *drawing) prose(id ID, breaks ...int) { d.proseOf(d.lines(id, wide), id, breaks...) }

func (d *drawing) proseOf(height float64, id ID, breaks ...int) {
	d.row(height, d.label(side, id, breaks...), d.answer(wide, id))
	caption := &d.Boxes[len(d.Boxes)-2]
	if caption.FirstRow == caption.LastRow {
		return // a plan of its own may ask for one line
	}
	d.Frames = append(d.Frames, caption.Area)
	below := caption.Area
	below.FirstRow = below.LastRow
	caption.LastRow--
	d.Boxes = append(d.Boxes, Box{Area: below, Role: Pointer, Key: string(id)})
}

// row adds one line of boxes. A line that is higher than a screen can scroll
// is made of several sheet rows: the boxes are merged over them.
func (l *Layout) row(height float64, pieces ...piece) {
	const highest = 64.0
	rows := 1
	for height/float64(rows) > highest {
		rows++
	}
	first := len(l.Heights) + 1
	for range rows {
		l.Heights = append(l.Heights, height/float64(rows))
	}
	col := 1
	for _, p := range pieces {
		area := Area{first, col, first + rows - 1, col + p.span - 1}
		if !p.bare {
			l.Boxes = append(l.Boxes, Box{Area: area, Role: p.role, Text: p.text, Field: p.field, Step: p.step, Key: p.key})
		}
		col += p.span
	}
}

// frame puts one border around what draw adds, in the given columns.
func (l *Layout) frame(firstCol, lastCol int, draw func()) {
	first := len(l.Heights) + 1
	draw()
	l.Frames = append(l.Frames, Area{first, firstCol, len(l.Heights), lastCol})
}

func (l *Layout) gap(height float64) { l.Heights = append(l.Heights, height) }

// newPage ends the printed page after the last row.
func (l *Layout) newPage() { l.Breaks = append(l.Breaks, len(l.Heights)) }

// Home returns where the answer of the field belongs. It is false for a field of
// another sheet. Of a column of section 四 it is the whole column.
func (l *Layout) Home(id ID) (Area, bool) {
	var home Area
	found := false
	for _, b := range l.Boxes {
		if b.Field == nil || b.Field.ID != id {
			continue
		}
		if !found {
			home, found = b.Area, true
		}
		home.LastRow = b.LastRow
	}
	return home, found
}

// MaxSteps bounds the rows of section 四 that are read.
const MaxSteps = 200

// Names of the sheets of a county workbook beside the forms.
const (
	SheetConfirm = "待确认" // of a workbook that was filled from other documents
	SheetGuide   = "填写说明"
	SheetCounty  = "县区信息"
	SheetLists   = "字典"
)

// Names of cells on 待确认: who confirms, and the answers to its points.
const (
	ConfirmedBy     = "f_confirmed_by"
	ConfirmedPoints = "f_confirmed_points"
)

// WordPlaceholder stands in the blanks of the form in Word until somebody writes there.
const WordPlaceholder = "点此填写"

// MaxAsks bounds the points of 待确认.
const MaxAsks = 500

// What the sheets of a project are called, with its number behind.
const (
	formSheets     = "项目"
	appendixSheets = "附页"
)

// SheetForm is the name of the n-th form sheet, from 1.
func SheetForm(n int) string { return fmt.Sprintf(formSheets+"%02d", n) }
