package xlsx

import (
	"slices"
	"strings"

	"shidian/consolidate/workbook/ooxml"
)

// hiding is a conditional format that crosses out or hides what stands in its cells, when
// its condition holds: H134 in white. Conditions are not worked out.
type hiding struct {
	over []Range
	look look
}

// maxHidings bounds the conditional formats of a sheet that are applied.
const maxHidings = 200

// readDifference reads what a <dxf> changes of a cell (ECMA-376 part 1, 18.8.14). What it
// does not say of the ground is taken as white.
func readDifference(s scanner) (look, *ooxml.Fault) {
	l := look{ink: unknownColour, ground: white}
	flt := s.Children(func() (flt *ooxml.Fault) {
		switch {
		case s.main("font"):
			ground := l.ground
			l, flt = readFont(s)
			l.ground = ground
			return flt
		case s.main("fill"):
			return s.Children(func() *ooxml.Fault {
				return s.Children(func() *ooxml.Fault {
					if s.main("bgColor") {
						l.ground = colour(s)
					}
					return s.Skip()
				})
			})
		case s.main("numFmt"):
			code, _ := s.Attr("formatCode")
			l.format = oddFormat(code)
		}
		return s.Skip()
	})
	return l, flt
}

// conditions reads a <conditionalFormatting> (18.3.1.18) for what it hides.
func (sr *sheetReader) conditions() *ooxml.Fault {
	written, _ := sr.s.Attr("sqref")
	sqref := string(written)
	return sr.s.Children(func() *ooxml.Fault {
		if n, ok := intAttr(sr.s, "dxfId"); ok && sr.s.main("cfRule") && n >= 0 && n < len(sr.styles.differences) && len(sr.hidings) < maxHidings {
			if l := sr.styles.differences[n]; l.struck || l.format != nil || !l.seen() {
				sr.hidings = append(sr.hidings, hiding{areas(sqref), l})
			}
		}
		return sr.s.Skip()
	})
}

// areas are the ranges of a list with blanks between.
func areas(sqref string) []Range {
	var list []Range
	for _, ref := range strings.Fields(sqref) {
		if area, ok := parseRange(ref); ok {
			list = append(list, area)
		}
	}
	return list
}

// hide marks the cells that a conditional format may hide.
func (sr *sheetReader) hide() {
	for _, h := range sr.hidings {
		for i := range sr.cells {
			c := &sr.cells[i]
			inside := slices.ContainsFunc(h.over, func(r Range) bool {
				return r.FirstRow <= int(c.Row) && int(c.Row) <= r.LastRow && r.FirstCol <= int(c.Col) && int(c.Col) <= r.LastCol
			})
			if shown := h.look.showing(c); inside && (shown.struck || !shown.seen()) {
				sr.hideCell(c, shown)
			}
		}
	}
}

func (sr *sheetReader) hideCell(c *Cell, shown look) {
	m := Mark{Row: c.Row, Col: c.Col}
	at, found := slices.BinarySearchFunc(sr.sheet.Marks, m, compareMarks)
	if !found {
		sr.sheet.Marks = slices.Insert(sr.sheet.Marks, at, m)
	}
	mark := &sr.sheet.Marks[at]
	mark.Struck, mark.Unseen, mark.Seen = mark.Struck || shown.struck, mark.Unseen || !shown.seen(), ""
}
