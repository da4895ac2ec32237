package table

import (
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

// AddOwn draws a sheet of people's own.
func (b *Book) AddOwn(s *OwnSheet) error {
	if err := b.NewSheet(s.Name); err != nil {
		return err
	}
	if s.Hidden {
		if err := b.File.SetSheetVisible(s.Name, false); err != nil {
			return fmt.Errorf("hide %s: %w", s.Name, err)
		}
	}
	o := ownDrawing{book: b, sheet: s, styles: make([]int, len(s.Formats)+1)}
	for _, step := range []func() error{o.formats, o.columns, o.rows, o.merges} {
		if err := step(); err != nil {
			return fmt.Errorf("draw %s: %w", s.Name, err)
		}
	}
	return nil
}

// ownDrawing is a sheet of people's own that is being drawn.
type ownDrawing struct {
	book   *Book
	sheet  *OwnSheet
	styles []int // by the format, counted from 1
}

func (o *ownDrawing) formats() (err error) {
	for i, f := range o.sheet.Formats {
		if o.styles[i+1], err = o.book.styleOf(f); err != nil {
			return err
		}
	}
	return nil
}

func (o *ownDrawing) style(format int) int {
	if format < 0 || format >= len(o.styles) {
		return 0
	}
	return o.styles[format]
}

func (o *ownDrawing) columns() error {
	for _, c := range o.sheet.Cols {
		first, last := xlsx.ColumnName(c.First), xlsx.ColumnName(c.Last)
		if c.Format > 0 {
			if err := o.book.File.SetColStyle(o.sheet.Name, first+":"+last, o.style(c.Format)); err != nil {
				return err
			}
		}
		if c.Size > 0 {
			if err := o.book.File.SetColWidth(o.sheet.Name, first, last, c.Size); err != nil {
				return err
			}
		}
		if c.Hidden {
			if err := o.book.File.SetColVisible(o.sheet.Name, first+":"+last, false); err != nil {
				return err
			}
		}
	}
	return nil
}

func (o *ownDrawing) merges() error {
	for _, m := range o.sheet.Merges {
		if err := o.book.File.MergeCell(o.sheet.Name, xlsx.CellRef(m.FirstRow, m.FirstCol), xlsx.CellRef(m.LastRow, m.LastCol)); err != nil {
			return err
		}
	}
	return nil
}

// rows draws the cells row by row, and rows without any that are not as the others.
func (o *ownDrawing) rows() error {
	at := 0
	for _, row := range writtenRows(o.sheet) {
		to := o.book.rowsOf(o.sheet.Name)
		to.beginFormatted(row.First, row.Size, row.Hidden, o.style(row.Format))
		for ; at < len(o.sheet.Cells) && int(o.sheet.Cells[at].Row) == row.First; at++ {
			if err := o.cell(to, o.sheet.Cells[at]); err != nil {
				return err
			}
		}
		to.end()
	}
	return nil
}

// writtenRows are the rows that are written, each by itself, ascending.
func writtenRows(s *OwnSheet) (rows []OwnLines) {
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

func (o *ownDrawing) cell(to *rows, c OwnCell) error {
	at, style := xlsx.CellRef(int(c.Row), int(c.Col)), o.style(c.Format)
	kind := map[xlsx.Kind]string{xlsx.Bool: "b", xlsx.Error: "e", xlsx.Text: "str"}[c.Kind]
	switch {
	case c.Formula == "" && c.Kind == 0:
		to.blank(at, style)
	case c.Formula == "" && c.Kind == xlsx.Text:
		if err := fits(at, c.Text); err != nil {
			return err
		}
		quoted, err := o.book.quoting(style, c.Text)
		if err != nil {
			return err
		}
		to.text(at, quoted, c.Text)
	default:
		to.value(at, style, kind, c.Formula, c.Text)
	}
	return nil
}

// TakeFormula has the cell keep its formula where that looks at no other sheet; else the
// result stays, and where there is none the formula as a text.
func (c *OwnCell) TakeFormula(laid xlsx.LaidCell, sheet string) (foreign bool) {
	if laid.Formula == "" && !laid.Opaque {
		return false
	}
	formula, whole := xlsx.ParseFormula(laid.Formula)
	if whole && !laid.Opaque && formula.StaysOn(sheet) {
		text, _ := formula.WithoutSheets().Moved(0, 0)
		c.Formula = strings.ReplaceAll(text, "\r", "") // which no XML keeps
		return false
	}
	if c.Kind == xlsx.NoValue {
		c.Kind, c.Text = xlsx.Text, "="+laid.Formula
	}
	return true
}
