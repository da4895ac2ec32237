package table

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/workbook/store"
	"shidian/templates/form"
)

// rows are the rows of one sheet as they are drawn, <row r="7">…</row>, and its links. The
// library draws what stands around them: widths, titles, headers, lists, panes, paper. It
// would keep every cell of a sheet in memory and look through all links for each new one.
type rows struct {
	out    []byte // complete rows that have not been handed on
	stream *store.Stream
	first  int // row; 0 before there is one
	links  links
}

// blockSize is about how many bytes of rows are handed on at a time.
const blockSize = 256 << 10

// rowsOf are the rows of a sheet.
func (b *Book) rowsOf(sheet string) *rows {
	if b.rows == nil {
		b.rows = map[string]*rows{}
	}
	if b.rows[sheet] == nil {
		b.rows[sheet] = &rows{stream: store.NewStream()}
	}
	return b.rows[sheet]
}

// begin starts a row; height is in points, 0 for the usual one. Rows come in their order.
func (r *rows) begin(number int, height float64, hidden bool) {
	r.beginFormatted(number, height, hidden, 0)
}

// beginFormatted is begin of a row that is formatted to its end.
func (r *rows) beginFormatted(number int, height float64, hidden bool, style int) {
	if r.first == 0 {
		r.first = number
	}
	r.out = append(r.out, `<row r="`...)
	r.out = strconv.AppendInt(r.out, int64(number), 10)
	if height > 0 {
		r.out = append(r.out, `" ht="`...)
		r.out = strconv.AppendFloat(r.out, min(height, excelize.MaxRowHeight), 'f', -1, 64)
		r.out = append(r.out, `" customHeight="1`...)
	}
	if style > 0 {
		r.out = append(r.out, `" s="`...)
		r.out = strconv.AppendInt(r.out, int64(style), 10)
		r.out = append(r.out, `" customFormat="1`...)
	}
	if hidden {
		r.out = append(r.out, `" hidden="1`...)
	}
	r.out = append(r.out, `">`...)
}

func (r *rows) end() {
	r.out = append(r.out, `</row>`...)
	if len(r.out) >= blockSize {
		r.stream.Add(r.out)
		r.out = make([]byte, 0, blockSize+blockSize/4)
	}
}

// close hands on what is left, and is the run of all rows.
func (r *rows) close() (store.Packed, error) {
	if len(r.out) > 0 {
		r.stream.Add(r.out)
		r.out = nil
	}
	return r.stream.End()
}

func (r *rows) beginCell(at string, style int) {
	r.out = append(r.out, `<c r="`...)
	r.out = append(r.out, at...)
	if style > 0 {
		r.out = append(r.out, `" s="`...)
		r.out = strconv.AppendInt(r.out, int64(style), 10)
	}
}

func (r *rows) blank(at string, style int) {
	r.beginCell(at, style)
	r.out = append(r.out, `"/>`...)
}

func (r *rows) number(at string, style int, n float64) {
	r.beginCell(at, style)
	r.out = append(r.out, `"><v>`...)
	r.out = strconv.AppendFloat(r.out, n, 'f', -1, 64)
	r.out = append(r.out, `</v></c>`...)
}

// text writes a text in the cell itself: one list of all texts of a workbook, as the
// library keeps it, would be its largest part.
func (r *rows) text(at string, style int, text string) {
	r.beginCell(at, style)
	r.out = append(r.out, `" t="inlineStr"><is><t`...)
	if strings.TrimSpace(text) != text {
		r.out = append(r.out, ` xml:space="preserve"`...)
	}
	r.out = append(r.out, '>')
	r.out = appendXML(r.out, cutToCell(Escape(text)))
	r.out = append(r.out, `</t></is></c>`...)
}

// value writes a value of the kind of ECMA-376 part 1, 18.18.11, "" for a number, with the
// formula behind it: what a viewer shows that does not calculate.
func (r *rows) value(at string, style int, kind, formula, value string) {
	r.beginCell(at, style)
	if kind != "" {
		r.out = append(r.out, `" t="`...)
		r.out = append(r.out, kind...)
	}
	r.out = append(r.out, `">`...)
	if formula != "" {
		r.out = append(r.out, `<f>`...)
		r.out = appendXML(r.out, formula)
		r.out = append(r.out, `</f>`...)
	}
	if value != "" {
		r.out = append(r.out, `<v>`...)
		r.out = appendXML(r.out, Escape(value))
		r.out = append(r.out, `</v>`...)
	}
	r.out = append(r.out, `</c>`...)
}

// cutToCell leaves what a cell can hold, which is counted in units of UTF-16.
func cutToCell(text string) string {
	if len(text) <= excelize.TotalCellChars || !tooLong(text) {
		return text
	}
	units := 0
	for i, c := range text {
		if units++; c > 0xFFFF {
			units++
		}
		if units > excelize.TotalCellChars {
			return text[:i]
		}
	}
	return text
}

// appendXML appends text as it stands between tags and between quotes.
func appendXML(out []byte, text string) []byte {
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, string(utf8.RuneError))
	}
	from := 0
	for i := range len(text) {
		var escaped string
		switch text[i] {
		case '&':
			escaped = "&amp;"
		case '<':
			escaped = "&lt;"
		case '>':
			escaped = "&gt;"
		case '"':
			escaped = "&quot;"
		default:
			continue
		}
		out = append(out, text[from:i]...)
		out = append(out, escaped...)
		from = i + 1
	}
	return append(out, text[from:]...)
}

// KeepRow writes texts for the program in a row of a sheet that nobody sees, as they are:
// characters that a workbook can hold only as an escape are escaped, and text that looks
// like an escape is protected, or either would come back changed.
func (b *Book) KeepRow(sheet string, row int, texts []string) error {
	r := b.rowsOf(sheet)
	r.begin(row, 0, false)
	for i, text := range texts {
		at := form.CellName(row, i+1)
		if err := fits(at, text); err != nil {
			return err
		}
		style, err := b.quoting(0, text)
		if err != nil {
			return err
		}
		r.text(at, style, text)
	}
	r.end()
	return nil
}

// quoting is the style with the quote prefix where the text needs it.
func (b *Book) quoting(style int, text string) (int, error) {
	if !beginsFormula(text) {
		return style, nil
	}
	quoted, err := b.Styles.Quoted(style)
	if err != nil {
		return 0, fmt.Errorf("quote: %w", err)
	}
	return quoted, nil
}
