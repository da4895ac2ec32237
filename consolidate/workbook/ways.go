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
	captions  *captions
	misplaced map[string]bool // names that do not lead to their own blank
	contested map[string]bool // of these, names whose cell holds an answer as well as their blank
	end       [2]int          // the last row and column of the blanks that captions lead to
}

// findMisplaced finds the names that no longer stand at their blank. A name
// follows its cell when somebody cuts the answer and pastes it elsewhere; the name
// of that blank is then gone. Whoever puts right two answers by way of a spare cell
// leaves each name at the blank of the other. Some programs move the name of a
// deleted row to a neighbour. What people see and stamp are the captions, so where
// these are beyond doubt they decide.
func (w *ways) findMisplaced(layout *paper) {
	w.misplaced, w.contested = map[string]bool{}, map[string]bool{}
	homes, owners := w.blanks(layout)
	w.end = w.endOf(homes)
	taken := make(map[[2]int]string, len(layout.places))
	for i, p := range layout.places {
		name := layout.names[i]
		area, ok := w.names.areas[name]
		if !ok {
			continue
		}
		at := placeOf(p, area)
		if other, twice := taken[at]; twice {
			w.misplaced[name], w.misplaced[other] = true, true
		}
		taken[at] = name
		owner, isBlank := owners[at]
		switch home, sure := homes[i]; {
		case w.isSureCaption(at), isBlank && owner != i && home != at:
			w.misplaced[name] = true
		case sure && !isBlank && home != at && !p.Field.InTable():
			w.weigh(name, p.Field, at, home)
		}
	}
	for i, p := range layout.places {
		if !w.names.deleted[layout.names[i]] || p.Field.InTable() {
			continue
		}
		if area, ok := w.byCaption(p); ok {
			if other, gone := taken[placeOf(p, area)]; gone {
				w.misplaced[other] = true
			}
		}
	}
}

// weigh compares the cell of a name, which is the blank of nothing, with the blank to
// which the caption leads. A column put between the two leaves that blank empty. Where
// both hold an answer, the one that stands at its caption is read, and a person is asked.
func (w *ways) weigh(name string, f *form.Field, at, home [2]int) {
	named, captioned := f.AnswerIn(w.sheet.at(at[0], at[1])), f.AnswerIn(w.sheet.at(home[0], home[1]))
	switch {
	case captioned.IsBlank() && !named.IsBlank() && w.isOffPaper(at):
		w.misplaced[name] = true // nobody who looks at the paper sees what stands there
		return
	case captioned.IsBlank() || named.Raw == captioned.Raw:
		return
	}
	w.misplaced[name], w.contested[name] = true, !named.IsBlank()
}

// endOf is the last row and column of the blanks.
func (w *ways) endOf(homes map[int][2]int) (end [2]int) {
	for _, home := range homes {
		block := w.sheet.block(home[0], home[1])
		end[0], end[1] = max(end[0], block.LastRow), max(end[1], block.LastCol)
	}
	return end
}

// isOffPaper reports whether the cell lies so far below or right of every blank that no
// row or column which somebody put in has moved it there.
func (w *ways) isOffPaper(at [2]int) bool {
	const putIn = 4
	return at[0] > w.end[0]+putIn || at[1] > w.end[1]+putIn
}

// blanks are the cells to which the captions lead that are beyond doubt: by place of
// the layout, and the place by cell.
func (w *ways) blanks(layout *paper) (homes map[int][2]int, owners map[[2]int]int) {
	homes, owners = make(map[int][2]int, len(layout.places)), make(map[[2]int]int, len(layout.places))
	for i, p := range layout.places {
		if p.Caption < 0 || !w.captions.sure[p.Caption] {
			continue
		}
		if area, ok := w.byCaption(p); ok {
			homes[i] = placeOf(p, area)
			owners[homes[i]] = i
		}
	}
	return homes, owners
}

// placeOf is the cell that holds the answer. Of a column of section 四 it is the
// column alone: rows may have been put above or below its name.
func placeOf(p form.Place, area xlsx.Range) [2]int {
	if p.Field.InTable() {
		return [2]int{0, area.FirstCol}
	}
	return [2]int{area.FirstRow, area.FirstCol}
}

// byCaption is the cell to which the caption leads; false where the caption is
// not there, or where the blank is gone and the next caption stands in its
// place.
func (w *ways) byCaption(p form.Place) (xlsx.Range, bool) {
	if p.Caption < 0 || !w.captions.found[p.Caption] {
		return xlsx.Range{}, false
	}
	row, col := answerPlace(p, w.captions.blocks[p.Caption])
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
	_, is := w.captions.at[[2]int{row, col}]
	return is
}

// isSureCaption reports whether a caption stands there, and not an answer that reads
// like one.
func (w *ways) isSureCaption(at [2]int) bool {
	i, is := w.captions.at[at]
	return is && w.captions.sure[i]
}

func sameCell(a, b xlsx.Range) bool { return a.FirstRow == b.FirstRow && a.FirstCol == b.FirstCol }
