package templates

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"

	"shidian/templates/form"
)

// sheetRows writes the rows of a sheet without the library, which takes a hundred times
// as long for the thousands of cells of an appendix, and knows no formula that many
// cells share. Cells come in their order; every one is a formula with its result.
type sheetRows struct {
	book  *book
	out   bytes.Buffer
	at    int // the row that is open, 0 before the first
	begun map[int]bool
}

// The formulas that the lines of an appendix share.
const (
	lineShared = iota
	stateShared
)

// row begins a row; one without a height has that of the sheet.
func (s *sheetRows) row(n int, height float64) {
	s.endRow()
	s.at = n
	fmt.Fprintf(&s.out, `<row r="%d"`, n)
	if height > 0 {
		fmt.Fprintf(&s.out, ` ht="%s" customHeight="1"`, strconv.FormatFloat(height, 'f', -1, 64))
	}
	s.out.WriteString(">")
}

func (s *sheetRows) endRow() {
	if s.at == 0 {
		s.out.WriteString("<sheetData>")
		return
	}
	s.out.WriteString("</row>")
}

// cell begins a cell; kind is t="str" of a text.
func (s *sheetRows) cell(col, style, kind string) {
	s.out.WriteString(`<c r="` + col)
	s.out.Write(strconv.AppendInt(s.out.AvailableBuffer(), int64(s.at), 10))
	s.out.WriteString(`"` + style + kind + `>`)
}

func (s *sheetRows) style(l Look) string {
	if l == (Look{}) {
		return ""
	}
	id, err := s.book.styles.ID(l)
	s.book.keep(err)
	return fmt.Sprintf(` s="%d"`, id)
}

const textKind = ` t="str"`

func (s *sheetRows) text(col string, l Look, formula, result string) {
	s.cell(col, s.style(l), textKind)
	s.out.WriteString("<f>")
	s.escaped(formula)
	s.out.WriteString("</f>")
	s.value(result)
}

func (s *sheetRows) number(col, formula string, result int) {
	s.cell(col, "", "")
	s.out.WriteString("<f>")
	s.escaped(formula)
	s.out.WriteString("</f>")
	s.value(strconv.Itoa(result))
}

// shared is a cell whose formula is that of the first one, moved to its row.
func (s *sheetRows) shared(col string, index int, formula, result string) {
	s.cell(col, "", "")
	s.sharedFormula(col, index, formula)
	s.value(result)
}

func (s *sheetRows) sharedText(col string, l Look, index int, formula, result string) {
	s.cell(col, s.style(l), textKind)
	s.sharedFormula(col, index, formula)
	s.value(result)
}

func (s *sheetRows) sharedFormula(col string, index int, formula string) {
	if s.begun[index] {
		fmt.Fprintf(&s.out, `<f t="shared" si="%d"/>`, index)
		return
	}
	if s.begun == nil {
		s.begun = map[int]bool{}
	}
	s.begun[index] = true
	fmt.Fprintf(&s.out, `<f t="shared" ref="%s%d:%s%d" si="%d">`, col, s.at, col, firstLineRow+form.AppendixLines, index)
	s.escaped(formula)
	s.out.WriteString("</f>")
}

func (s *sheetRows) value(result string) {
	s.out.WriteString("<v>")
	s.escaped(result)
	s.out.WriteString("</v></c>")
}

func (s *sheetRows) escaped(text string) {
	s.book.keep(xml.EscapeText(&s.out, []byte(text)))
}

func (s *sheetRows) bytes() []byte {
	s.endRow()
	s.out.WriteString("</sheetData>")
	return s.out.Bytes()
}
