package xlsx

import (
	"strings"

	"shidian/consolidate/workbook/ooxml"
)

// Drawing is something that lies over the cells of a sheet: a seal, a text box with
// 补充说明 in it.
type Drawing struct {
	Kind DrawingKind
	Over Range  // the cells that it begins and ends in
	Text string // of a shape, a line a paragraph
}

// DrawingKind is what a drawing is.
type DrawingKind int

// The kinds of drawings. A group with a picture in it is a picture.
const (
	OtherDrawing DrawingKind = iota // a chart, a diagram
	Shape
	Picture
)

// maxDrawings bounds what is kept of a sheet that is covered with drawings.
const maxDrawings = 1000

// drawings reads a drawing part (ECMA-376 part 1, 20.5). Its words are known by their
// local names: nothing else of the part means anything here.
func (b *bookReader) drawings(s scanner, sheet *Sheet) *ooxml.Fault {
	if flt := s.Root(ooxml.SpaceOther, "wsDr"); flt != nil {
		return flt
	}
	return s.Children(func() *ooxml.Fault {
		if len(sheet.Drawings) == maxDrawings {
			return s.Skip()
		}
		anchor := anchorReader{s: s, limit: b.lim.TextUnits}
		flt := anchor.read()
		d := anchor.drawing
		d.Text = strings.TrimSpace(d.Text)
		if d.Over.FirstRow == 0 || d.Over.FirstCol == 0 { // placed by inches and not by cells
			d.Over = Range{FirstRow: 1, FirstCol: 1}
		}
		d.Over.LastRow, d.Over.LastCol = max(d.Over.FirstRow, d.Over.LastRow), max(d.Over.FirstCol, d.Over.LastCol)
		sheet.Drawings = append(sheet.Drawings, d)
		return flt
	})
}

// anchorReader reads one anchor: where a drawing begins and ends, and what it is.
type anchorReader struct {
	s       scanner
	limit   int
	scratch []byte
	drawing Drawing
}

func (a *anchorReader) read() *ooxml.Fault {
	return a.s.Children(func() *ooxml.Fault {
		d := &a.drawing
		switch {
		case a.s.Is("from"):
			return a.cell(&d.Over.FirstRow, &d.Over.FirstCol)
		case a.s.Is("to"):
			return a.cell(&d.Over.LastRow, &d.Over.LastCol)
		case a.s.Is("pic"):
			d.Kind = Picture
			return a.s.Skip()
		case a.s.Is("sp"):
			d.Kind = max(d.Kind, Shape)
			return a.words()
		case a.s.Is("grpSp"):
			return a.read()
		}
		return a.s.Skip()
	})
}

// cell reads a corner of an anchor: <col> and <row>, from 0.
func (a *anchorReader) cell(row, col *int) *ooxml.Fault {
	return a.s.Children(func() (flt *ooxml.Fault) {
		at := map[bool]*int{a.s.Is("row"): row, a.s.Is("col"): col}[true]
		if at == nil {
			return a.s.Skip()
		}
		const digits = 9
		a.scratch, flt = a.s.Content(a.scratch[:0], digits)
		if n, ok := smallNumber(a.scratch); ok {
			*at = n + 1
		}
		return flt
	})
}

// words takes the text of a shape, however deep it stands.
func (a *anchorReader) words() *ooxml.Fault {
	return a.s.Children(func() (flt *ooxml.Fault) {
		switch {
		case a.s.Is("t"):
			a.scratch, flt = a.s.Content(a.scratch[:0], a.limit)
			if len(a.drawing.Text) <= a.limit {
				a.drawing.Text += string(a.scratch)
			}
			return flt
		case a.s.Is("p"):
			flt = a.words()
			a.drawing.Text += "\n"
			return flt
		}
		return a.words()
	})
}
