package templates

import (
	"math"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// Sheets of a form that is printed.
const (
	sheetPrinted  = "申报书"
	sheetAppended = "附页"
)

// PrintedForm builds the workbook of one 申报书 as it is printed, signed and stamped: the
// official form that counties get, with the answers in it, and behind it an appendix with
// the whole text of what its boxes do not hold, where there is any. Nothing else is in it.
// region is the code of the one that filed it.
func PrintedForm(p *plan.Plan, region string, filled *form.Filled) ([]byte, error) {
	print := p.Form.Print(filled)
	sheets := []string{sheetPrinted}
	if print.Rest != nil {
		sheets = append(sheets, sheetAppended)
	}
	d := &printing{newBook(sheets...), p, print}
	d.formSheet(len(filled.Steps))
	if print.Rest != nil {
		d.appendixSheet(filled.Name())
	}
	d.markProperties(form.Mark{Kind: form.FormBook, Edition: form.Edition, Cycle: p.Cycle(), Region: region, Form: p.Form.Digest()}, filled.Name())
	d.lockStructure()
	return d.bytes()
}

// printing is such a workbook under construction.
type printing struct {
	*book
	plan  *plan.Plan
	print *form.Print
}

func (d *printing) formSheet(steps int) {
	layout := d.print.Layout
	d.view(sheetPrinted)
	d.printedBoxes(sheetPrinted, layout, steps, nil)
	var fields []*form.Field
	for _, b := range d.print.Boxes {
		look := lookOf(layout, b.Box)
		look.Open, look.Format = false, ""
		if b.Points < b.Field.Points() {
			look.Size = b.Points
		}
		d.box(sheetPrinted, b.Area, look, b.Text)
		if len(fields) == 0 || fields[len(fields)-1] != b.Field && b.Step == 0 {
			fields = append(fields, b.Field)
		}
	}
	for _, b := range layout.Boxes {
		if d.print.Pointed(b) {
			d.text(sheetPrinted, b.TopLeft(), pointerText(b))
		}
	}
	d.names(sheetPrinted, layout, fields)
	d.page(sheetPrinted, page{lastRow: layout.PrintRows, lastCol: form.Columns, breaks: layout.Breaks, numbered: allButCover})
	d.protectWhole(sheetPrinted)
}

// appendixSheet writes the lines of the appendix as text.
func (d *printing) appendixSheet(name string) {
	d.view(sheetAppended)
	d.width(sheetAppended, lineCol, lineCol, form.Columns*form.ColumnPixel)
	line := func(row int, height float64, look Look, text string) {
		d.height(sheetAppended, row, height)
		d.box(sheetAppended, cellArea(row, 1), look, text)
	}
	line(1, appendixTitleHeight, appendixTitleLook(), appendixTitle)
	named := appendixNameLook()
	named.Wrap = true
	height := max(appendixNameHeight, form.TextHeight(form.TextWidth(appendixNamed+name), form.Columns, named.Size))
	line(2, height, named, appendixNamed+name)
	lines := d.print.Lines()
	for i, l := range lines {
		look := appendixLineLook()
		look.Bold = l.Title
		line(firstLineRow+i, appendixLineHeight, look, l.Text)
	}
	fewer := int(math.Ceil((height - appendixNameHeight) / appendixLineHeight)) // on the first page, below a long name
	breaks := appendixBreaks(len(lines) + fewer)
	for i := range breaks {
		breaks[i] -= fewer
	}
	d.page(sheetAppended, page{lastRow: firstLineRow + len(lines) - 1, lastCol: 1, breaks: breaks, numbered: appendixNumbers})
	d.protectWhole(sheetAppended)
}
