package table

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"shidian/consolidate/workbook/xlsx"
)

// OwnSheet is a sheet that people added to a workbook of ours, as it is drawn again: 我的统计
// behind 项目汇总, with a formula in B7 and row 3 in yellow.
type OwnSheet struct {
	Name    string        `json:"name"`
	After   string        `json:"after,omitempty"` // the sheet it stood behind; "" of the first
	Hidden  bool          `json:"hidden,omitempty"`
	Formats []xlsx.Format `json:"formats,omitempty"` // counted from 1; 0 is the plain one
	Cells   []OwnCell     `json:"cells,omitempty"`   // ascending by row, then column
	Rows    []OwnLines    `json:"rows,omitempty"`
	Cols    []OwnLines    `json:"cols,omitempty"`
	Merges  []xlsx.Range  `json:"merges,omitempty"`
}

// OwnCell is one cell of it, blank ones with a format among them.
type OwnCell struct {
	Row, Col int32
	Kind     xlsx.Kind `json:",omitempty"` // 0 of a blank one
	Text     string    `json:",omitempty"` // as xlsx.Cell has it
	Formula  string    `json:",omitempty"`
	Format   int       `json:",omitempty"`
}

// OwnLines are rows or columns that are not as all others.
type OwnLines struct {
	xlsx.Span
	Size   float64 `json:",omitempty"` // points of a row, characters of a column; 0 for the usual one
	Hidden bool    `json:",omitempty"`
	Format int     `json:",omitempty"`
}

// longestSheet is how long the name of a sheet may be, in UTF-16 units.
const longestSheet = 31

// SheetName is the name, made one that any program takes and that none of taken is, letter
// case aside: 统计（2） where there is a 统计.
func SheetName(name string, taken []string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) || r < 0x20 {
			return '_'
		}
		return r
	}, name)
	name = strings.TrimSpace(strings.Trim(name, "'"))
	if name == "" || strings.EqualFold(name, "History") { // which Excel keeps for itself
		name = "工作表" + name
	}
	is := func(candidate string) func(string) bool {
		return func(other string) bool { return strings.EqualFold(candidate, other) }
	}
	short := strings.Trim(cutUnits(name, longestSheet), "' ")
	for n := 2; slices.ContainsFunc(taken, is(short)); n++ {
		end := fmt.Sprintf("（%d）", n)
		short = strings.TrimLeft(cutUnits(name, longestSheet-len([]rune(end))), "'") + end
	}
	return short
}

// cutUnits keeps whole characters of at most so many UTF-16 units.
func cutUnits(text string, units int) string {
	for i, r := range text {
		if units -= utf16.RuneLen(r); units < 0 {
			return text[:i]
		}
	}
	return text
}

// AddOwn draws a sheet of people's own. Its cells are written without the library, which
// keeps no result behind a formula.
func (b *Book) AddOwn(s *OwnSheet) error {
	styles := make([]int, len(s.Formats)+1)
	for i, f := range s.Formats {
		id, err := b.styleOf(f)
		if err != nil {
			return fmt.Errorf("draw %s: %w", s.Name, err)
		}
		styles[i+1] = id
	}
	if err := b.NewSheet(s.Name); err != nil {
		return err
	}
	if s.Hidden {
		if err := b.File.SetSheetVisible(s.Name, false); err != nil {
			return fmt.Errorf("hide %s: %w", s.Name, err)
		}
	}
	w := ownWriter{styles: styles, quoted: b.Styles.Quoted}
	part, err := w.part(s)
	if err != nil {
		return fmt.Errorf("draw %s: %w", s.Name, err)
	}
	b.edit(s.Name, func([]byte) ([]byte, error) { return part, nil })
	return nil
}

// ownWriter writes the part of a sheet (ECMA-376 part 1, 18.3.1.99).
type ownWriter struct {
	bytes.Buffer
	styles []int
	quoted func(style int) (int, error)
}

func (w *ownWriter) part(s *OwnSheet) ([]byte, error) {
	w.WriteString(xml.Header + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>`)
	w.columns(s.Cols)
	w.WriteString("<sheetData>")
	if err := w.rows(s); err != nil {
		return nil, err
	}
	w.WriteString("</sheetData>")
	if len(s.Merges) > 0 {
		fmt.Fprintf(w, `<mergeCells count="%d">`, len(s.Merges))
		for _, m := range s.Merges {
			fmt.Fprintf(w, `<mergeCell ref="%s:%s"/>`, xlsx.CellRef(m.FirstRow, m.FirstCol), xlsx.CellRef(m.LastRow, m.LastCol))
		}
		w.WriteString("</mergeCells>")
	}
	w.WriteString("</worksheet>")
	return w.Bytes(), nil
}

func (w *ownWriter) columns(cols []OwnLines) {
	if len(cols) == 0 {
		return
	}
	const usual = 9.0
	w.WriteString("<cols>")
	for _, c := range cols {
		width := c.Size
		if width == 0 {
			width = usual
		}
		fmt.Fprintf(w, `<col min="%d" max="%d" width="%s" style="%d" customWidth="1"%s/>`, c.First, c.Last, formatNumber(width), w.style(c.Format), hiddenAttr(c.Hidden))
	}
	w.WriteString("</cols>")
}

func hiddenAttr(hidden bool) string {
	if hidden {
		return ` hidden="1"`
	}
	return ""
}

func (w *ownWriter) style(format int) int {
	if format < 0 || format >= len(w.styles) {
		return 0
	}
	return w.styles[format]
}

// rows writes the cells row by row, and rows without any that are not as the others.
func (w *ownWriter) rows(s *OwnSheet) error {
	at := 0
	for _, row := range rowsOf(s) {
		fmt.Fprintf(w, `<row r="%d"`, row.First)
		if row.Size > 0 {
			fmt.Fprintf(w, ` ht="%s" customHeight="1"`, formatNumber(row.Size))
		}
		if row.Format > 0 {
			fmt.Fprintf(w, ` s="%d" customFormat="1"`, w.style(row.Format))
		}
		w.WriteString(hiddenAttr(row.Hidden) + ">")
		for ; at < len(s.Cells) && int(s.Cells[at].Row) == row.First; at++ {
			if err := w.cell(s.Cells[at]); err != nil {
				return err
			}
		}
		w.WriteString("</row>")
	}
	return nil
}

// rowsOf are the rows that are written, each by itself, ascending.
func rowsOf(s *OwnSheet) (rows []OwnLines) {
	special := map[int]OwnLines{}
	for _, lines := range s.Rows {
		for row := lines.First; row <= lines.Last; row++ {
			special[row] = OwnLines{xlsx.Span{First: row, Last: row}, lines.Size, lines.Hidden, lines.Format}
		}
	}
	for _, c := range s.Cells {
		if _, ok := special[int(c.Row)]; !ok {
			special[int(c.Row)] = OwnLines{Span: xlsx.Span{First: int(c.Row), Last: int(c.Row)}}
		}
	}
	for _, row := range special {
		rows = append(rows, row)
	}
	slices.SortFunc(rows, func(a, b OwnLines) int { return a.First - b.First })
	return rows
}

func (w *ownWriter) cell(c OwnCell) error {
	style, kind, value := w.style(c.Format), "", c.Text
	switch c.Kind {
	case xlsx.Text:
		kind, value = "inlineStr", Escape(c.Text)
		if c.Formula != "" {
			kind = "str"
		} else if beginsFormula(c.Text) {
			quoted, err := w.quoted(style)
			if err != nil {
				return err
			}
			style = quoted
		}
	case xlsx.Bool:
		kind = "b"
	case xlsx.Error:
		kind = "e"
	}
	fmt.Fprintf(w, `<c r="%s" s="%d"`, xlsx.CellRef(int(c.Row), int(c.Col)), style)
	if kind != "" {
		fmt.Fprintf(w, ` t="%s"`, kind)
	}
	w.WriteByte('>')
	if c.Formula != "" {
		w.element("f", c.Formula)
	}
	switch {
	case kind == "inlineStr":
		w.WriteString("<is>")
		w.element(`t xml:space="preserve"`, value)
		w.WriteString("</is>")
	case c.Kind != 0 && c.Kind != xlsx.NoValue:
		w.element("v", value)
	}
	w.WriteString("</c>")
	return nil
}

func (w *ownWriter) element(name, text string) {
	w.WriteString("<" + name + ">")
	_ = xml.EscapeText(w, []byte(text)) // a buffer takes all
	end, _, _ := strings.Cut(name, " ")
	w.WriteString("</" + end + ">")
}

// TakeFormula has the cell keep its formula where that looks at no other sheet; else the
// result stays, and where there is none the formula as a text.
func (c *OwnCell) TakeFormula(laid xlsx.LaidCell, sheet string) (foreign bool) {
	if laid.Formula == "" && !laid.Opaque {
		return false
	}
	formula, whole := xlsx.ParseFormula(laid.Formula)
	if whole && !laid.Opaque && formula.StaysOn(sheet) {
		c.Formula, _ = formula.WithoutSheets().Moved(0, 0)
		return false
	}
	if c.Kind == xlsx.NoValue {
		c.Kind, c.Text = xlsx.Text, "="+laid.Formula
	}
	return true
}
