package workbook

import (
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// ways are the two ways to the answers of one sheet: the names of the cells,
// and the captions that people see.
type ways struct {
	sheet     *sheetView
	names     namedAreas
	blocks    []xlsx.Range // of the captions
	found     []bool
	misplaced map[string]bool
}

// findMisplaced finds the names that no longer stand at their blank. A name
// follows its cell when somebody cuts the answer and pastes it into the blank
// where it belongs; the name of that blank is then gone. Some programs move
// the name of a deleted row to a neighbour. What people see and stamp are the
// captions, so for these names the captions decide.
func (w *ways) findMisplaced(layout *paper) {
	w.misplaced = map[string]bool{}
	owner := make(map[[2]int]string, len(layout.places))
	for i, p := range layout.places {
		name := layout.names[i]
		area, ok := w.names.areas[name]
		if !ok || p.Field.InTable() {
			continue
		}
		at := [2]int{area.FirstRow, area.FirstCol}
		if other, taken := owner[at]; taken {
			w.misplaced[name], w.misplaced[other] = true, true
		}
		owner[at] = name
	}
	for i, p := range layout.places {
		if !w.names.deleted[layout.names[i]] {
			continue
		}
		if area, ok := w.byCaption(p); ok {
			if other, taken := owner[[2]int{area.FirstRow, area.FirstCol}]; taken {
				w.misplaced[other] = true
			}
		}
	}
}

// byCaption is the cell to which the caption leads; false where the caption is
// not there, or where the blank is gone and the next caption stands in its
// place.
func (w *ways) byCaption(p form.Place) (xlsx.Range, bool) {
	if p.Caption < 0 || !w.found[p.Caption] {
		return xlsx.Range{}, false
	}
	row, col := answerPlace(p, w.blocks[p.Caption])
	if p.Relation == form.RightOf && len(w.sheet.Merges) == 0 {
		col = w.nextFilled(row, col)
	}
	cell := xlsx.Range{FirstRow: row, FirstCol: col, LastRow: row, LastCol: col}
	return cell, !w.isCaption(row, col)
}

// nextFilled is where the answer right of a caption stands on a sheet without
// merged cells, as a copy of the values alone is: what was one block of the
// caption is now its first cell with blanks behind it. The answer is the next
// cell that holds something, if no other caption comes before it.
func (w *ways) nextFilled(row, col int) int {
	for _, c := range w.sheet.RowCells(row) {
		switch at := int(c.Col); {
		case at < col:
		case at > form.Columns || w.isCaption(row, at):
			return col
		case form.Clean(c.Text) != "":
			return at
		}
	}
	return col
}

func (w *ways) isCaption(row, col int) bool {
	for i, block := range w.blocks {
		if w.found[i] && block.FirstRow == row && block.FirstCol == col {
			return true
		}
	}
	return false
}

func sameCell(a, b xlsx.Range) bool { return a.FirstRow == b.FirstRow && a.FirstCol == b.FirstCol }
