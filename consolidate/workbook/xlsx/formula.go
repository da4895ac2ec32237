package xlsx

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Formula is a formula cut at its references: SUM(, B2:B6, )/2. Only what moves with the
// cells is told apart; nothing is calculated.
type Formula []FormulaPiece

// FormulaPiece is one reference of a formula, or what stands between two.
type FormulaPiece struct {
	Text  string // "" for a reference
	Sheet string // that the reference names; "" for the formula's own
	First Corner
	Last  Corner // zero where it is one cell
}

// Corner is a corner of a reference: $B7. Its Row is 0 in B:B, its Col is 0 in 7:7.
type Corner struct {
	Row, Col           int
	RowFixed, ColFixed bool // by $
}

// IsReference reports whether the piece is a reference.
func (p FormulaPiece) IsReference() bool { return p.First != Corner{} }

// ParseFormula cuts a formula, without its "=". whole is false where it may look at more
// than the cells that it names: at other workbooks, names, tables, texts that become
// references, or what this reader does not know.
func ParseFormula(text string) (f Formula, whole bool) {
	r := formulaReader{rest: text, whole: true}
	for r.rest != "" && r.whole {
		r.token()
	}
	r.flush()
	return r.pieces, r.whole
}

// Moved is the formula as it stands so many rows and columns further on; false where a
// reference would leave the sheet.
func (f Formula) Moved(rows, cols int) (text string, ok bool) {
	var out strings.Builder
	ok = true
	for _, p := range f {
		if !p.IsReference() {
			out.WriteString(p.Text)
			continue
		}
		if p.Sheet != "" {
			out.WriteString("'" + strings.ReplaceAll(p.Sheet, "'", "''") + "'!")
		}
		first, last := p.First.moved(rows, cols), p.Last.moved(rows, cols)
		ok = ok && first.onSheet() && (p.Last == Corner{} || last.onSheet())
		out.WriteString(first.String())
		if (p.Last != Corner{}) {
			out.WriteString(":" + last.String())
		}
	}
	return out.String(), ok
}

// StaysOn reports whether all references are to that sheet, the formula's own.
func (f Formula) StaysOn(sheet string) bool {
	for _, p := range f {
		if p.IsReference() && p.Sheet != "" && !strings.EqualFold(p.Sheet, sheet) {
			return false
		}
	}
	return true
}

// WithoutSheets is the formula with references that name no sheet.
func (f Formula) WithoutSheets() Formula {
	out := make(Formula, len(f))
	for i, p := range f {
		p.Sheet = ""
		out[i] = p
	}
	return out
}

func (c Corner) moved(rows, cols int) Corner {
	if c.Row > 0 && !c.RowFixed {
		c.Row += rows
		c.Row = max(c.Row, -1)
		if c.Row == 0 {
			c.Row = -1 // off the sheet, and not a whole column
		}
	}
	if c.Col > 0 && !c.ColFixed {
		c.Col += cols
		if c.Col = max(c.Col, -1); c.Col == 0 {
			c.Col = -1
		}
	}
	return c
}

func (c Corner) onSheet() bool {
	return c.Row >= 0 && c.Row <= MaxRow && c.Col >= 0 && c.Col <= MaxCol && c.Row+c.Col > 0
}

func (c Corner) String() string {
	var out strings.Builder
	if c.Col > 0 {
		if c.ColFixed {
			out.WriteByte('$')
		}
		out.WriteString(ColumnName(c.Col))
	}
	if c.Row > 0 {
		if c.RowFixed {
			out.WriteByte('$')
		}
		out.WriteString(strconv.Itoa(c.Row))
	}
	return out.String()
}

// formulaReader cuts a formula from its beginning.
type formulaReader struct {
	rest   string
	pieces Formula
	text   strings.Builder // since the last reference
	whole  bool
}

func (r *formulaReader) flush() {
	if r.text.Len() > 0 {
		r.pieces = append(r.pieces, FormulaPiece{Text: r.text.String()})
		r.text.Reset()
	}
}

// pass takes so many bytes as they are.
func (r *formulaReader) pass(n int) {
	r.text.WriteString(r.rest[:n])
	r.rest = r.rest[n:]
}

// token takes the next text, name, number or sign.
func (r *formulaReader) token() {
	switch c := r.rest[0]; {
	case c == '"':
		n := quotedTo(r.rest, '"')
		if r.whole = n > 0; r.whole {
			r.pass(n)
		}
	case c == '\'':
		n := quotedTo(r.rest, '\'')
		if r.whole = n > 0 && strings.HasPrefix(r.rest[n:], "!"); r.whole {
			r.ofSheet(strings.ReplaceAll(r.rest[1:n-1], "''", "'"), n+1)
		}
	case isNameByte(c):
		r.word()
	case strings.IndexByte("+-*/^&=<>(),;:{} %\t\r\n@", c) >= 0:
		r.pass(1)
	default: // [ of another workbook or a table, ! of nothing, # of an error or a spill, | of DDE
		r.whole = false
	}
}

// quotedTo is the length of the quoted text at the beginning, a doubled quote being one of
// its own; 0 where it does not end.
func quotedTo(text string, quote byte) int {
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] != quote:
		case i+1 < len(text) && text[i+1] == quote:
			i++
		default:
			return i + 1
		}
	}
	return 0
}

func isNameByte(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || isDigit(c) || c == '_' || c == '.' || c == '$' || c == '\\' || c == '?' || c >= utf8.RuneSelf
}

func wordOf(text string) string {
	n := 0
	for n < len(text) && isNameByte(text[n]) {
		n++
	}
	return text[:n]
}

// word takes a number, a function, a reference or the name of a sheet.
func (r *formulaReader) word() {
	word := wordOf(r.rest)
	after := r.rest[len(word):]
	switch {
	case strings.HasPrefix(after, "("):
		if r.whole = !looksOutside(word); r.whole {
			r.pass(len(word) + 1)
		}
	case strings.HasPrefix(after, "!"):
		r.ofSheet(word, len(word)+1)
	case r.reference("", 0):
	case isNumberWord(word):
		r.pass(len(word))
	case strings.EqualFold(word, "TRUE") || strings.EqualFold(word, "FALSE"):
		r.pass(len(word))
	default: // a name
		r.whole = false
	}
}

func isNumberWord(word string) bool {
	_, err := strconv.ParseFloat(strings.TrimRight(word, "eE"), 64)
	return err == nil && isDigit(word[0]) || word[0] == '.' && err == nil
}

// ofSheet takes the reference behind the name of a sheet.
func (r *formulaReader) ofSheet(sheet string, skip int) {
	r.whole = sheet != "" && !strings.ContainsAny(sheet, "[]:") && r.reference(sheet, skip)
}

// reference takes a reference behind so many bytes, if there is one.
func (r *formulaReader) reference(sheet string, skip int) bool {
	rest := r.rest[skip:]
	first, n := cornerOf(rest)
	if n == 0 {
		return false
	}
	last, more := Corner{}, 0
	if strings.HasPrefix(rest[n:], ":") {
		if last, more = cornerOf(rest[n+1:]); more > 0 {
			more++
		}
	}
	half := first.Row == 0 || first.Col == 0
	if more == 0 {
		last = Corner{}
	}
	if half && (more == 0 || (first.Row == 0) != (last.Row == 0) || (first.Col == 0) != (last.Col == 0)) {
		return false
	}
	if end := rest[n+more:]; strings.HasPrefix(end, "#") || strings.HasPrefix(end, "(") || strings.HasPrefix(end, "!") {
		return false
	}
	r.flush()
	r.pieces = append(r.pieces, FormulaPiece{Sheet: sheet, First: first, Last: last})
	r.rest = rest[n+more:]
	return true
}

// cornerOf reads the word at the beginning as $B$7, B or 7, and says how long it is; 0
// where it is none.
func cornerOf(text string) (c Corner, n int) {
	word := wordOf(text)
	rest := word
	c.ColFixed = strings.HasPrefix(rest, "$")
	if col, behind, ok := cutColumn(rest); ok {
		c.Col, rest = col, behind
	} else {
		c.ColFixed = false
	}
	if rest != "" {
		row, behind, ok := cutRow(rest)
		if !ok || behind != "" {
			return Corner{}, 0
		}
		c.Row, c.RowFixed = row, strings.HasPrefix(rest, "$")
	}
	return c, len(word)
}

// looksOutside reports whether a function may look at more than what its formula names, or
// out of the workbook.
func looksOutside(function string) bool {
	name := strings.ToUpper(function)
	for _, prefix := range [...]string{"_XLFN.", "_XLWS."} {
		name = strings.TrimPrefix(name, prefix)
	}
	switch name {
	case "INDIRECT", "HYPERLINK", "WEBSERVICE", "FILTERXML", "IMAGE", "DISPIMG", "RTD", "DDE", "CALL", "REGISTER", "REGISTER.ID",
		"EVALUATE", "EXEC", "INFO", "CELL", "SHEET", "SHEETS", "GETPIVOTDATA", "SQL.REQUEST", "ENCODEURL", "STOCKHISTORY", "LAMBDA", "LET":
		return true
	}
	return strings.HasPrefix(name, "CUBE") || strings.HasPrefix(name, "_") || strings.HasPrefix(name, "GET.")
}
