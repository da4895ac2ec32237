package xlsx

import (
	"slices"
	"strconv"
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
// local names: nothing else of the part means anything here. Of alternate content all
// is read: the labels and boxes of Excel's own forms have no fallback.
func (b *bookReader) drawings(s scanner, sheet *Sheet) *ooxml.Fault {
	s.Choices = true
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
		if d.Over.LastRow == 0 && d.Over.LastCol == 0 {
			d.Over = sheet.lie(d.Over, anchor.extent)
		}
		d.Over.LastRow, d.Over.LastCol = max(d.Over.FirstRow, d.Over.LastRow), max(d.Over.FirstCol, d.Over.LastCol)
		if !slices.Contains(sheet.Drawings, d) {
			sheet.Drawings = append(sheet.Drawings, d)
		}
		return flt
	})
}

// anchorReader reads one anchor: where a drawing begins and ends, and what it is.
type anchorReader struct {
	s       scanner
	limit   int
	scratch []byte
	drawing Drawing
	extent  extent
}

func (a *anchorReader) read() *ooxml.Fault {
	return a.s.Children(func() *ooxml.Fault {
		d := &a.drawing
		switch {
		case a.s.Is("from"):
			return a.corner()
		case a.s.Is("to"):
			return a.cell(&d.Over.LastRow, &d.Over.LastCol, nil, nil)
		case a.s.Is("pos"):
			a.extent.right, a.extent.below = a.measure("x"), a.measure("y")
			return a.s.Skip()
		case a.s.Is("ext"):
			a.extent.width, a.extent.height = a.measure("cx"), a.measure("cy")
			return a.s.Skip()
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

// corner reads where a drawing begins: the cell, and how far into it.
func (a *anchorReader) corner() *ooxml.Fault {
	var right, below int
	flt := a.cell(&a.drawing.Over.FirstRow, &a.drawing.Over.FirstCol, &below, &right)
	a.extent.right, a.extent.below = float64(right)/emuPerPoint, float64(below)/emuPerPoint
	return flt
}

// measure is an attribute of a size, in points; 0 for one that is none.
func (a *anchorReader) measure(name string) float64 {
	written, _ := a.s.Attr(name)
	emu, err := strconv.ParseFloat(string(written), 64)
	if err != nil || !(emu > 0 && emu < 1e12) {
		return 0
	}
	return emu / emuPerPoint
}

// cell reads a corner of an anchor: <col> and <row>, from 0, and how far into the cell it
// lies, where that is asked for.
func (a *anchorReader) cell(row, col, below, right *int) *ooxml.Fault {
	return a.s.Children(func() (flt *ooxml.Fault) {
		at, from := (*int)(nil), 0
		switch {
		case a.s.Is("row"):
			at, from = row, 1
		case a.s.Is("col"):
			at, from = col, 1
		case a.s.Is("rowOff"):
			at = below
		case a.s.Is("colOff"):
			at = right
		}
		if at == nil {
			return a.s.Skip()
		}
		const digits = 9
		a.scratch, flt = a.s.Content(a.scratch[:0], digits)
		if n, ok := smallNumber(a.scratch); ok {
			*at = n + from
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
