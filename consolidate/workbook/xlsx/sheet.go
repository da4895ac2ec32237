package xlsx

import (
	"cmp"
	"slices"
	"strconv"

	"shidian/consolidate/workbook/ooxml"
)

// sheetReader reads one worksheet part (ECMA-376 part 1, 18.3).
//
// Positions are taken as written and nothing is moved in silence:
//   - a row without r follows the row before it, or stands where its first cell
//     says; a cell without r follows the cell before it;
//   - rows or cells out of order are read where they say they are, as
//     LibreOffice does, and reported as BadOrder; of two at one place the first
//     is kept;
//   - a row that mixes cells with and without r is read the same way and
//     reported as BadOrder;
//   - a cell that names another row than the one it is in is left out and
//     reported as BadCell.
type sheetReader struct {
	*Reader
	s       scanner
	sheet   *Sheet
	strings *sharedStrings
	styles  *styles
	epoch04 bool
	damage  damageList
	hidings []hiding
	shared  map[string]sharedText // formulas by their share; only where the layout is kept

	cells    []Cell
	row, col int  // the last place met
	implied  bool // the row has no r, and no cell of it was met yet
	withRef  bool // cells of this row have r
	without  bool // cells of this row have none
	lastCol  int  // the last column of this row that holds something
	disorder bool
	dataSeen bool
}

// damageList gathers damage of one part, one entry a cause.
type damageList struct {
	sheet, part string
	list        []Damage
}

func (d *damageList) add(cause ooxml.Cause, ref, detail string) {
	for i := range d.list {
		if d.list[i].Cause == cause {
			d.list[i].Count++
			return
		}
	}
	d.list = append(d.list, Damage{Sheet: d.sheet, Part: d.part, Cause: cause, Ref: ref, Count: 1, Detail: detail})
}

func (sr *sheetReader) read() *ooxml.Fault {
	s := sr.s
	if flt := s.Root(ooxml.SpaceSheet, "worksheet"); flt != nil {
		return flt
	}
	for {
		more, flt := s.Child()
		if flt != nil {
			return flt
		}
		if !more {
			if !sr.dataSeen {
				sr.damage.add(ooxml.BadXML, "", "no sheetData")
			}
			return nil
		}
		if s.misplaced(worksheetHolds) {
			sr.odd("worksheet")
		}
		sr.beside(string(s.Name))
		switch {
		case s.main("sheetData"):
			flt = sr.sheetData()
		case s.main("cols"):
			flt = sr.columns()
		case s.main("mergeCells"):
			flt = sr.merges()
		case s.main("headerFooter"):
			flt = sr.margins()
		case s.main("conditionalFormatting"):
			flt = sr.conditions()
		case s.main("autoFilter"):
			flt = sr.filter()
		default:
			flt = s.Skip()
		}
		if flt != nil {
			return flt
		}
	}
}

// odd reports the element just begun, which may not stand where it stands.
func (sr *sheetReader) odd(parent string) {
	sr.damage.add(ooxml.BadXML, "", "element "+ooxml.Clip(string(sr.s.Name))+" inside <"+parent+"> after row "+strconv.Itoa(sr.row))
}

func (sr *sheetReader) sheetData() *ooxml.Fault {
	if sr.dataSeen {
		sr.damage.add(ooxml.BadXML, "", "a second sheetData")
		return sr.s.Skip()
	}
	sr.dataSeen, sr.s.Dropped = true, false
	for {
		more, flt := sr.s.Child()
		if flt != nil {
			return flt
		}
		if !more {
			break
		}
		if sr.s.main("row") {
			flt = sr.readRow()
		} else {
			sr.odd("sheetData")
			flt = sr.s.Skip()
		}
		if flt != nil {
			return flt
		}
	}
	if sr.s.Dropped {
		sr.damage.add(ooxml.BadXML, "", "cells or texts in a vocabulary that is not known, without a fallback")
	}
	return nil
}

func (sr *sheetReader) readRow() *ooxml.Fault {
	if name, odd := sr.s.oddAttr(rowTakes); odd {
		sr.damage.add(ooxml.BadCell, "", "a row with attribute "+ooxml.Clip(name)+" after row "+strconv.Itoa(sr.row))
	}
	row := sr.row + 1
	written, ok := sr.s.Attr("r")
	if ok {
		if row, ok = smallNumber(written); !ok || row < 1 {
			sr.damage.add(ooxml.BadCell, "", "a row numbered "+ooxml.Clip(string(written)))
			return sr.s.Skip()
		}
		if row <= sr.row {
			sr.disorder = true
			sr.damage.add(ooxml.BadOrder, CellRef(row, 1), "row "+strconv.Itoa(row)+" after row "+strconv.Itoa(sr.row))
		}
	}
	if row > MaxRow {
		sr.damage.add(ooxml.BadCell, "", "a row after the last one")
		return sr.s.Skip()
	}
	hidden := sr.s.Flag("hidden")
	if height, has := sr.s.Attr("ht"); has {
		hidden = hidden || below(height, thinnestRow)
		sr.keepHeight(row, height)
	}
	sr.layRow(row)
	sr.row, sr.col, sr.lastCol = row, 0, 0
	sr.implied, sr.withRef, sr.without = written == nil, false, false
	flt := sr.rowCells()
	if hidden {
		sr.sheet.HiddenRows = addSpan(sr.sheet.HiddenRows, sr.row, sr.row)
	}
	if flt != nil {
		return flt
	}
	if sr.spread += int64(sr.lastCol); sr.spread > sr.lim.SpreadCells {
		return ooxml.Faultf(ooxml.TooSpread, "over %d cells from column A on", sr.lim.SpreadCells)
	}
	return nil
}

// keepHeight notes the height of a row, where it says one that can be. What is no number
// is no damage: nothing but the look of the sheet depends on it.
func (sr *sheetReader) keepHeight(row int, written []byte) {
	const highest = 409.5 // points, as Excel says
	points, err := strconv.ParseFloat(string(written), 64)
	if err != nil || !(points >= 0 && points <= 2*highest) {
		return
	}
	heights := sr.sheet.Heights
	if n := len(heights); n > 0 && heights[n-1].Last+1 == row && heights[n-1].Points == points {
		heights[n-1].Last = row
		return
	} else if n > 0 && heights[n-1].Last >= row {
		return // a row out of order, which is told
	}
	sr.sheet.Heights = append(heights, Rows{Span{row, row}, points})
}

func (sr *sheetReader) rowCells() *ooxml.Fault {
	for {
		if c, ok := sr.quickCell(); ok {
			if flt := sr.takeQuick(&c); flt != nil {
				return flt
			}
			continue
		}
		more, flt := sr.s.Child()
		if flt != nil || !more {
			return flt
		}
		if sr.s.main("c") {
			flt = sr.readCell()
		} else {
			if !sr.s.main("extLst") {
				sr.odd("row")
			}
			flt = sr.s.Skip()
		}
		if flt != nil {
			return flt
		}
	}
}

// What is lower or narrower than this cannot be seen, whatever is written there.
const (
	thinnestRow     = 6.0 // points
	narrowestColumn = 0.3 // characters
)

// below reports whether the number is less than the limit.
func below(number []byte, limit float64) bool {
	n, err := strconv.ParseFloat(string(number), 64)
	return err == nil && n < limit
}

// smallNumber reads a number of up to nine digits.
func smallNumber(b []byte) (int, bool) {
	if len(b) == 0 || len(b) > 9 {
		return 0, false
	}
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

// addSpan adds a span after the others, joined to a neighbour.
func addSpan(spans []Span, first, last int) []Span {
	if n := len(spans); n > 0 && spans[n-1].Last+1 == first {
		spans[n-1].Last = last
		return spans
	}
	return append(spans, Span{first, last})
}

// joinSpans brings spans in order and joins those that touch or overlap.
func joinSpans(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Compare(a.First, b.First) })
	joined := spans[:0]
	for _, s := range spans {
		if n := len(joined); n > 0 && s.First <= joined[n-1].Last+1 {
			joined[n-1].Last = max(joined[n-1].Last, s.Last)
			continue
		}
		joined = append(joined, s)
	}
	return joined
}

// columns reads how wide columns are, and which are hidden, by flag or by a width of
// nothing.
func (sr *sheetReader) columns() *ooxml.Fault {
	return sr.s.Children(func() *ooxml.Fault {
		if !sr.s.main("col") {
			return sr.s.Skip()
		}
		width, _ := sr.s.Attr("width")
		lo, _ := sr.s.Attr("min")
		hi, _ := sr.s.Attr("max")
		first, ok1 := smallNumber(lo)
		last, ok2 := smallNumber(hi)
		ok := ok1 && ok2 && 1 <= first && first <= last && last <= MaxCol
		if ok {
			sr.layColumns(Span{first, last})
		}
		if sr.s.Flag("hidden") || below(width, narrowestColumn) {
			if ok && len(sr.sheet.HiddenCols) < MaxCol {
				sr.sheet.HiddenCols = addSpan(sr.sheet.HiddenCols, first, last)
			} else {
				sr.damage.add(ooxml.BadCell, "", "hidden columns "+ooxml.Clip(string(lo))+" to "+ooxml.Clip(string(hi)))
			}
		} else if n, err := strconv.ParseFloat(string(width), 64); err == nil && n > 0 && n <= 255 && ok && len(sr.sheet.Widths) < MaxCol {
			sr.sheet.Widths = append(sr.sheet.Widths, Columns{Span{first, last}, pointsOf(n)})
		}
		return sr.s.Skip()
	})
}

func (sr *sheetReader) merges() *ooxml.Fault {
	return sr.s.Children(func() *ooxml.Fault {
		if sr.s.main("mergeCell") {
			ref, _ := sr.s.Attr("ref")
			area, ok := parseRange(string(ref))
			switch {
			case !ok:
				sr.damage.add(ooxml.BadCell, "", "a merge of "+ooxml.Clip(string(ref)))
			case len(sr.sheet.Merges) == sr.lim.Merges:
				return ooxml.Faultf(ooxml.TooManyMerges, "over %d merged ranges", sr.lim.Merges)
			default:
				sr.sheet.Merges = append(sr.sheet.Merges, area)
			}
		}
		return sr.s.Skip()
	})
}

// finish puts the cells in order and hands them to the sheet.
func (sr *sheetReader) finish() {
	if sr.disorder {
		slices.SortStableFunc(sr.cells, compareCells)
		sr.cells = slices.CompactFunc(sr.cells, func(a, b Cell) bool { return compareCells(a, b) == 0 })
		slices.SortStableFunc(sr.sheet.Marks, compareMarks)
		sr.sheet.Marks = slices.CompactFunc(sr.sheet.Marks, func(a, b Mark) bool { return compareMarks(a, b) == 0 })
	}
	sr.hide()
	sr.sheet.HiddenRows = joinSpans(sr.sheet.HiddenRows)
	sr.sheet.HiddenCols = joinSpans(sr.sheet.HiddenCols)
	if cap(sr.cells) > keepCells {
		sr.sheet.Cells, sr.Reader.cells = sr.cells, nil
		return
	}
	sr.sheet.Cells = slices.Clone(sr.cells)
	clear(sr.cells)
	sr.Reader.cells = sr.cells[:0]
}

func compareCells(a, b Cell) int {
	return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col))
}
