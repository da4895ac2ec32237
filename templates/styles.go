package templates

import (
	"github.com/xuri/excelize/v2"

	"shidian/templates/form"
)

// The typefaces of Chinese offices. Every desk with Excel or WPS has them.
const (
	SongTi   = "宋体"
	HeiTi    = "黑体"
	FangSong = "仿宋"
)

// The sizes that have names: 二号, 三号, 四号, 小四, 五号.
const (
	SizeTwo       = 22.0
	SizeThree     = 16.0
	SizeFour      = 14.0
	SizeSmallFour = 12.0
	SizeFive      = 10.5
)

// Colours, as RGB. They are pale so that print stays readable.
const (
	Black        = "000000"
	Grey         = "7F7F7F"
	LinkBlue     = "0563C1"
	MissingFill  = "FFF2CC" // a required blank that is empty
	NotThisFill  = "E7E6E6" // a question that is not asked of this kind of pilot
	OverflowFill = "FFE0B2" // a text that its box does not hold on paper
	CompleteFill = "E2EFDA" // nothing is found
	WrongFill    = "F8CBAD" // something has to be put right
	AskFill      = "FFE699" // something has to be looked at
	RewriteFill  = "DDEBF7" // something has to be written in another way
	ReturnFill   = "FFB7A8" // it went back because of this cell
	HintFill     = "D9D2F0" // it went back, and this cell is worth a look
	HeaderFill   = "DCE6F1"
	ReviewFill   = "EAF1F8"
	LockedFill   = "EDEDED" // set by the office above
)

// TextFormat keeps what was typed: leading zeros, long codes, a leading =.
const TextFormat = "@"

// gb2312 makes programs with another system language choose a Chinese font.
const gb2312 = 134

// Sides are the sides of a cell that have a border.
type Sides uint8

// The sides.
const (
	Left Sides = 1 << iota
	Right
	Top
	Bottom

	NoSides  Sides = 0
	AllSides       = Left | Right | Top | Bottom
)

// Look says how a cell appears and whether it can be written in. It is a
// value: the same Look is the same style of the workbook.
type Look struct {
	Font      string // 宋体 when empty
	Size      float64
	Bold      bool
	Underline bool
	Color     string // of the text, black when empty
	Fill      string // none when empty
	Across    string // left, center, right, distributed
	Down      string // top, center, bottom; center when empty
	Wrap      bool
	Shrink    bool // smaller where it is too long for its cell, never on a second line
	Indent    int
	Sides     Sides
	Line      string // colour of the border, black when empty
	Format    string // number format, General when empty
	Open      bool   // can be written in when the sheet is protected
}

// TitleLook is the title of a sheet.
func TitleLook() Look { return Look{Font: HeiTi, Size: 18, Bold: true, Across: "center", Wrap: true} }

// NoteLook is a remark below a title.
func NoteLook() Look {
	return Look{Font: FangSong, Size: SizeFive, Color: Grey, Across: "left", Wrap: true}
}

// HeaderLook is the header of a table.
func HeaderLook() Look {
	return Look{Font: HeiTi, Size: 11, Fill: HeaderFill, Across: "center", Wrap: true, Sides: AllSides}
}

// CellLook is a cell of a table: text, wrapped, with a border.
func CellLook() Look {
	return Look{Font: SongTi, Size: SizeFive, Across: "left", Wrap: true, Sides: AllSides, Format: TextFormat}
}

// Centred returns the look with its text in the middle.
func (l Look) Centred() Look { l.Across = "center"; return l }

// Unlocked returns the look of a cell that people fill.
func (l Look) Unlocked() Look { l.Open = true; return l }

// Filled returns the look on a background of the colour.
func (l Look) Filled(color string) Look { l.Fill = color; return l }

// As returns the look with the number format.
func (l Look) As(format string) Look { l.Format = format; return l }

// Linked returns the look of a link.
func (l Look) Linked() Look { l.Color, l.Underline = LinkBlue, true; return l }

// Styles turns looks into the styles of one workbook, each once.
type Styles struct {
	file   *excelize.File
	ids    map[Look]int
	quoted map[int]int
}

// NewStyles returns the styles of the workbook.
func NewStyles(file *excelize.File) *Styles {
	return &Styles{file: file, ids: map[Look]int{}, quoted: map[int]int{}}
}

// ID returns the style of the look, for the library's own calls.
func (s *Styles) ID(l Look) (int, error) {
	if id, ok := s.ids[l]; ok {
		return id, nil
	}
	id, err := s.file.NewStyle(l.style())
	if err == nil {
		s.ids[l] = id
	}
	return id, err
}

// Quoted is the style with the quote prefix: what stands in the cell stays text
// also when somebody edits it or writes the sheet as CSV. The library has no word
// for it, and takes a style that it is asked for twice for the first of its kind,
// so the copy is made behind it.
func (s *Styles) Quoted(id int) (int, error) {
	if quoted, ok := s.quoted[id]; ok {
		return quoted, nil
	}
	if _, err := s.file.GetStyle(id); err != nil { // reads the styles of a new workbook
		return 0, err
	}
	xfs, yes := s.file.Styles.CellXfs, true
	xf := xfs.Xf[id]
	xf.QuotePrefix = &yes
	xfs.Xf = append(xfs.Xf, xf)
	xfs.Count = len(xfs.Xf)
	s.quoted[id] = len(xfs.Xf) - 1
	return s.quoted[id], nil
}

// Apply gives the cells of the area the look.
func (s *Styles) Apply(sheet string, area form.Area, l Look) error {
	id, err := s.ID(l)
	if err != nil {
		return err
	}
	return s.file.SetCellStyle(sheet, area.TopLeft(), area.BottomRight(), id)
}

func (l Look) style() *excelize.Style {
	charset := gb2312
	style := &excelize.Style{
		Font:       &excelize.Font{Family: or(l.Font, SongTi), Size: l.Size, Bold: l.Bold, Color: or(l.Color, Black), Charset: &charset},
		Alignment:  &excelize.Alignment{Horizontal: l.Across, Vertical: or(l.Down, "center"), WrapText: l.Wrap, ShrinkToFit: l.Shrink, Indent: l.Indent},
		Protection: &excelize.Protection{Locked: !l.Open},
	}
	if l.Underline {
		style.Font.Underline = "single"
	}
	if l.Fill != "" {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.Fill}}
	}
	if l.Format != "" {
		format := l.Format
		style.CustomNumFmt = &format
	}
	for _, side := range []struct {
		of   Sides
		name string
	}{{Left, "left"}, {Right, "right"}, {Top, "top"}, {Bottom, "bottom"}} {
		if l.Sides&side.of != 0 {
			style.Border = append(style.Border, excelize.Border{Type: side.name, Style: thinLine, Color: or(l.Line, Black)})
		}
	}
	return style
}

const thinLine = 1

func or(text, instead string) string {
	if text == "" {
		return instead
	}
	return text
}
