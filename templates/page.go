package templates

import (
	"cmp"
	"fmt"

	"github.com/xuri/excelize/v2"

	"shidian/templates/form"
)

const paperA4 = 9

// page is how a sheet is printed.
type page struct {
	lastRow, lastCol int
	landscape        bool
	fitWidth         bool // scale to one page wide; never together with breaks
	repeatRows       int  // rows printed again on every page
	breaks           []int
	numbered         numbering
	area             string // a formula of the rows to print, where they change; else all
	asFilled         bool   // whatever people have filled, also below what is written here
}

// numbering says which pages carry a number. The number of pages is not
// printed: a program that prints the whole workbook counts all of its pages,
// also on a form that is bound by itself.
type numbering int

const (
	noNumbers numbering = iota
	allNumbers
	allButCover
	appendixNumbers // by themselves: the appendix is bound behind its form
)

// The margins are smaller than the white around the form, which is centred.
// Columns are as wide as the digits of the default font: a machine without 宋体
// takes another one, up to a fifth wider, and must not spill the last columns
// onto pages of their own.
const (
	marginSide   = 0.25
	marginTop    = 0.7
	marginBottom = 0.6
	marginEdge   = 0.3
)

func (b *book) page(sheet string, p page) {
	size, orientation := paperA4, "portrait"
	if p.landscape {
		orientation = "landscape"
	}
	// Black and white leaves the colours of missing blanks on the screen.
	blackAndWhite, first := true, uint(1)
	layout := &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, BlackAndWhite: &blackAndWhite, FirstPageNumber: &first}
	if p.fitWidth {
		wide, high, fit := 1, 0, true
		layout.FitToWidth, layout.FitToHeight = &wide, &high
		b.keep(b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	}
	b.keep(b.file.SetPageLayout(sheet, layout))
	side, top, bottom, edge, centre := marginSide, marginTop, marginBottom, marginEdge, true
	b.keep(b.file.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &top, Bottom: &bottom,
		Header: &edge, Footer: &edge, Horizontally: &centre}))
	b.footer(sheet, p.numbered)
	if !p.asFilled {
		area := cmp.Or(p.area, fixedRange(sheet, form.Area{FirstRow: 1, FirstCol: 1, LastRow: p.lastRow, LastCol: p.lastCol}))
		b.name(sheet, "_xlnm.Print_Area", area)
	}
	if p.repeatRows > 0 {
		b.name(sheet, "_xlnm.Print_Titles", fmt.Sprintf("%s!$1:$%d", quoted(sheet), p.repeatRows))
	}
	for _, row := range p.breaks {
		b.keep(b.file.InsertPageBreak(sheet, form.CellName(row+1, 1)))
	}
}

func (b *book) footer(sheet string, numbered numbering) {
	before := ""
	switch numbered {
	case noNumbers:
		return
	case appendixNumbers:
		before = "附页 "
	}
	b.keep(b.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{DifferentFirst: numbered == allButCover,
		FirstFooter: "&C ", OddFooter: `&C&"宋体,常规"&10` + before + `第 &P 页`}))
}

// asTyped keeps Excel from marking numbers that are text on purpose.
func (b *book) asTyped(sheet string, area form.Area) {
	b.keep(b.file.AddIgnoredErrors(sheet, area.TopLeft()+":"+area.BottomRight(), excelize.IgnoredErrorsNumberStoredAsText))
}

// view hides the grid lines: what is seen is what is printed.
func (b *book) view(sheet string) {
	lines := false
	b.keep(b.file.SetSheetView(sheet, 0, &excelize.ViewOptions{ShowGridLines: &lines}))
}

// lockStructure keeps the sheets where they are. It has no password.
func (b *book) lockStructure() {
	b.keep(b.file.ProtectWorkbook(&excelize.WorkbookProtectionOptions{LockStructure: true}))
}
