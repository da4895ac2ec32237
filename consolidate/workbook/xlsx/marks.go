package xlsx

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// Mark is what the eye sees at a cell and its value does not say: C8 is crossed out.
// Most cells have none.
type Mark struct {
	Row, Col int32
	Struck   bool   // its text is crossed out, all or part
	Unseen   bool   // its text has the colour of what is behind it, all or part, or is not shown
	Seen     string // what is left to see of a text that is struck or unseen in part; "" of all
	Picture  bool   // a picture stands in the cell: of WPS (DISPIMG) or of Excel
	Changing bool   // the result of a formula that is another one tomorrow
}

// MarkAt returns the mark of the cell, false when it has none.
func (s *Sheet) MarkAt(row, col int) (Mark, bool) {
	i, found := slices.BinarySearchFunc(s.Marks, Mark{Row: int32(row), Col: int32(col)}, compareMarks)
	if !found {
		return Mark{}, false
	}
	return s.Marks[i], true
}

func compareMarks(a, b Mark) int { return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col)) }

// run is a piece of a text with a font of its own, or without one.
type run struct {
	text string
	own  bool // it has a font: that of the cell says nothing of it
	font look
}

// mark notes what the eye sees at the cell that is kept.
func (sr *sheetReader) mark(raw *rawCell, cell *Cell) {
	m := Mark{Row: cell.Row, Col: cell.Col}
	m.Picture = isPicture(raw, cell)
	m.Changing = cell.Formula && !m.Picture && changes(raw.formulaText)
	if whole := sr.styles.lookOf(raw.style).showing(cell); len(raw.runs) > 0 {
		m.seeRuns(raw.runs, whole)
	} else {
		m.Struck, m.Unseen = whole.struck, !whole.seen()
	}
	if m != (Mark{Row: cell.Row, Col: cell.Col}) {
		sr.sheet.Marks = append(sr.sheet.Marks, m)
	}
}

// seeRuns takes from a text of several runs what is crossed out or unseen. Blanks are
// neither.
func (m *Mark) seeRuns(runs []run, whole look) {
	var left strings.Builder
	for _, r := range runs {
		font := whole
		if r.own {
			font = r.font
			font.ground, font.hidden = whole.ground, font.hidden || whole.hidden
		}
		blank := strings.TrimSpace(r.text) == ""
		switch {
		case font.struck && !blank:
			m.Struck = true
		case !font.seen() && !blank:
			m.Unseen = true
		default:
			left.WriteString(r.text)
		}
	}
	if seen := left.String(); (m.Struck || m.Unseen) && strings.TrimSpace(seen) != "" {
		m.Seen = seen
	}
}

// isPicture reports whether a picture stands in the cell instead of a value. WPS keeps
// it behind the function DISPIMG; Excel gives the cell an error value and, by the
// attribute vm, a rich value.
func isPicture(raw *rawCell, cell *Cell) bool {
	return raw.rich && cell.Kind == Error || isPictureFormula(raw.formulaText) ||
		cell.Kind == Text && strings.HasPrefix(cell.Text, "=") && isPictureFormula([]byte(cell.Text[1:]))
}

func isPictureFormula(formula []byte) bool {
	const longest = len("_XLFN._XLWS._XLUDF.DISPIMG(")
	f := bytes.TrimLeft(formula, "= +@")
	f = bytes.ToUpper(f[:min(len(f), longest)])
	for _, prefix := range []string{"_XLFN.", "_XLWS.", "_XLUDF."} {
		f = bytes.TrimPrefix(f, []byte(prefix))
	}
	return bytes.HasPrefix(f, []byte("DISPIMG(")) || bytes.HasPrefix(f, []byte("IMAGE("))
}

// changes reports whether a formula has another result on another day, or each time.
func changes(formula []byte) bool {
	for at := 0; ; at++ {
		next := bytes.IndexByte(formula[at:], '(')
		if next < 0 {
			return false
		}
		at += next
		for _, name := range [...]string{"TODAY", "NOW", "RAND", "RANDBETWEEN"} {
			if before := at - len(name); before >= 0 && strings.EqualFold(string(formula[before:at]), name) {
				return true
			}
		}
	}
}
