package sheets

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/workbook/table"
	"shidian/templates"
	"shidian/templates/form"
)

// onePage draws a sheet that is no table, 概况 or 交接单, from the top down onto one sheet
// of paper. Its columns are equally wide, and what stands in a row takes some of them.
type onePage struct {
	*table.Book
	sheet   string
	columns int
	width   float64 // of one column, in characters
	row     int
	used    float64           // points of the rows above
	cells   map[string]string // as they are read
	err     error
}

func newOnePage(b *table.Book, sheet string, columns int, width float64) *onePage {
	o := &onePage{Book: b, sheet: sheet, columns: columns, width: width, row: 1, cells: map[string]string{}}
	if o.err = b.NewSheet(sheet); o.err == nil {
		o.err = b.File.SetColWidth(sheet, "A", string(rune('A'+columns-1)), width)
	}
	return o
}

// done locks the sheet, and returns what stands in its cells.
func (o *onePage) done() (map[string]string, error) {
	if o.err != nil {
		return nil, o.err
	}
	return o.cells, o.Protect(o.sheet)
}

// page puts everything down to the row on one sheet of paper.
func (o *onePage) page(last int) {
	if o.err == nil {
		o.err = o.Page(o.sheet, "portrait", 1)
	}
	one, off := 1, false
	for _, set := range []func() error{
		func() error {
			return o.File.SetPageLayout(o.sheet, &excelize.PageLayoutOptions{FitToHeight: &one})
		},
		func() error {
			return o.File.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: o.sheet, RefersTo: fmt.Sprintf("'%s'!$A$1:$%c$%d", o.sheet, 'A'+o.columns-1, last)})
		},
		func() error {
			return o.File.SetSheetView(o.sheet, 0, &excelize.ViewOptions{ShowGridLines: &off})
		},
	} {
		if o.err == nil {
			o.err = set()
		}
	}
}

func (o *onePage) gap() { o.row++ }

// put writes one merged block of the current row.
func (o *onePage) put(col, span int, text string, number *int, look templates.Look) {
	if o.err != nil {
		return
	}
	first, last := form.CellName(o.row, col), form.CellName(o.row, col+span-1)
	if text != "" { // people sign where nothing stands
		o.cells[first] = text
	}
	if number != nil {
		look = look.As("")
		o.cells[first] = strconv.Itoa(*number)
	}
	style, err := o.Styles.ID(look)
	if err != nil {
		o.err = err
		return
	}
	if span > 1 {
		o.err = o.File.MergeCell(o.sheet, first, last)
	}
	if o.err == nil {
		o.err = o.File.SetCellStyle(o.sheet, first, last, style)
	}
	if o.err == nil {
		if number != nil {
			o.err = o.File.SetCellValue(o.sheet, first, *number)
		} else {
			o.err = o.SetText(o.sheet, first, text)
		}
	}
}

func (o *onePage) endRow(height float64) {
	if o.err == nil {
		o.err = o.SetRowHeight(o.sheet, o.row, height)
	}
	o.row++
	o.used += height
}

func (o *onePage) line(text string, look templates.Look, height float64) {
	o.put(1, o.columns, text, nil, look)
	o.endRow(height)
}

// linked writes a block that leads to a place of the workbook: '问题清单'!A12.
func (o *onePage) linked(col, span int, text, place string) {
	look := templates.CellLook().Linked()
	look.Indent = 1
	o.put(col, span, text, nil, look)
	if o.err == nil {
		o.err = o.File.SetCellHyperLink(o.sheet, form.CellName(o.row, col), place, "Location")
	}
}

// room is how many points are left on the page.
func (o *onePage) room() float64 {
	const squeezed = 1.1 // what is a tenth smaller is still read
	return table.PortraitHeight(o.width*float64(o.columns))*squeezed - o.used
}

// heightOf is how high a row is in which the text takes so many columns.
func (o *onePage) heightOf(span int, text string) float64 {
	return table.TextHeight(text, o.width*float64(span)-1.2)
}
