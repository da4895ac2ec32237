package xlsx

import (
	"slices"

	"shidian/consolidate/workbook/ooxml"
)

// Layout is what a sheet shows beside the values of its cells, so that it can be drawn
// again: of 我的统计 the formula in B7, the yellow of row 3, and that it has a chart. It is
// read only where a [Reader] is asked for it.
type Layout struct {
	Cells   []LaidCell  // those with a format or a formula, blank ones too, in file order
	Rows    []LaidLines // rows that are formatted to their end
	Cols    []LaidLines // columns likewise
	Filter  *Filter     // nil without one
	Besides []string    // elements that are no cells: conditionalFormatting, tableParts …, sorted
	Cut     bool        // it has more cells than are kept
}

// LaidCell is how one cell is written: B7, of format 3, with the formula SUM(B2:B6).
type LaidCell struct {
	Row, Col int32
	Format   int    // index into Book.Formats
	Formula  string // without "="; "" for none, and for one that is Opaque
	Opaque   bool   // a formula that cannot be written for one cell: of an array, or too long
}

// LaidLines are rows or columns of one format.
type LaidLines struct {
	Span
	Format int
}

// maxLaid bounds the cells of a sheet whose layout is kept.
const maxLaid = 1 << 18

// sharedText is the formula of the first of several cells, and where that stands.
type sharedText struct {
	text     string
	row, col int
}

// lay notes how the cell being read is written.
func (sr *sheetReader) lay(raw *rawCell) {
	l := sr.sheet.Layout
	if l == nil || raw.style == 0 && !raw.formula {
		return
	}
	if len(l.Cells) == maxLaid {
		l.Cut = true
		return
	}
	cell := LaidCell{Row: int32(sr.row), Col: int32(sr.col), Format: raw.style}
	if raw.formula {
		cell.Formula, cell.Opaque = sr.formulaOf(raw)
	}
	l.Cells = append(l.Cells, cell)
}

// noteFormula notes of what kind the <f> just begun is.
func (sr *sheetReader) noteFormula(raw *rawCell) {
	if sr.sheet.Layout == nil {
		return
	}
	kind, _ := sr.s.Attr("t")
	share, _ := sr.s.Attr("si")
	raw.formulaKind, raw.formulaShare = string(kind), string(share)
}

// formulaOf is the formula of the cell, also of one that says only with which others it
// shares its own (ECMA-376 part 1, 18.3.1.40).
func (sr *sheetReader) formulaOf(raw *rawCell) (text string, opaque bool) {
	text = string(raw.formulaText)
	switch raw.formulaKind {
	case "", "normal":
	case "shared":
		first, known := sr.shared[raw.formulaShare]
		if text != "" && !known && len(sr.shared) < maxShared {
			sr.shared[raw.formulaShare] = sharedText{text, sr.row, sr.col}
		} else if text == "" && known {
			f, _ := ParseFormula(first.text)
			moved, whole := f.Moved(sr.row-first.row, sr.col-first.col)
			if !whole {
				return "", true
			}
			text = moved
		}
	default:
		return "", true
	}
	if text == "" || len(text) >= longestKept {
		return "", true
	}
	return text, false
}

const (
	longestKept = 3 * longestFormula // bytes
	maxShared   = 10_000
)

// quickCell takes the short cut, which knows nothing of formulas, where no layout is kept.
func (sr *sheetReader) quickCell() (c quickCell, ok bool) {
	if sr.sheet.Layout != nil {
		return c, false
	}
	return sr.s.quickCell()
}

// layRow notes that a row has a format of its own.
func (sr *sheetReader) layRow(row int) {
	style, _ := sr.s.Attr("s")
	if n, ok := smallNumber(style); ok && sr.sheet.Layout != nil && sr.s.Flag("customFormat") && n > 0 {
		sr.sheet.Layout.Rows = addLines(sr.sheet.Layout.Rows, LaidLines{Span{row, row}, n})
	}
}

// layColumns notes that columns have a format of their own.
func (sr *sheetReader) layColumns(span Span) {
	style, _ := sr.s.Attr("style")
	if n, ok := smallNumber(style); ok && sr.sheet.Layout != nil && n > 0 {
		sr.sheet.Layout.Cols = addLines(sr.sheet.Layout.Cols, LaidLines{span, n})
	}
}

func addLines(lines []LaidLines, next LaidLines) []LaidLines {
	if n := len(lines); n > 0 && lines[n-1].Last >= next.First {
		return lines // out of order, which is told
	} else if n > 0 && lines[n-1].Last+1 == next.First && lines[n-1].Format == next.Format {
		lines[n-1].Last = next.Last
		return lines
	}
	return append(lines, next)
}

// beside notes an element of the sheet that holds something to see and no cells.
func (sr *sheetReader) beside(name string) {
	switch name {
	case "conditionalFormatting", "dataValidations", "hyperlinks", "picture", "tableParts", "oleObjects", "controls":
		sr.sheet.Layout.note(name)
	}
}

func (l *Layout) note(name string) {
	if at, there := 0, false; l != nil {
		if at, there = slices.BinarySearch(l.Besides, name); !there {
			l.Besides = slices.Insert(l.Besides, at, name)
		}
	}
}

// notePivots notes pivot tables, which only the relationships of a sheet name.
func (b *bookReader) notePivots(sheet *Sheet, part string) *ooxml.Fault {
	if sheet.Layout == nil {
		return nil
	}
	rels, flt := b.pkg.Relationships(b.pack, part)
	for _, rel := range rels {
		if rel.Kind == "pivotTable" {
			sheet.Layout.note(rel.Kind)
		}
	}
	if flt != nil && flt.Cause.RefusesAll() {
		return flt
	}
	return nil
}
