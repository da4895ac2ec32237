package xlsx

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"shidian/consolidate/workbook/ooxml"
)

// Format is how a cell looks, all that can be drawn again of it: 12 points, bold, red on
// yellow, 0.00%. Colours are those that are seen, six hexadecimal digits; "" for none that
// is known. What a stranger's styles say is taken only where it can be.
type Format struct {
	NumberID int    `json:"number_id,omitempty"` // built in; 0 with a code of its own
	Number   string `json:"number,omitempty"`    // such a code
	Font     Font   `json:"font,omitzero"`
	Pattern  string `json:"pattern,omitempty"` // solid, gray125 …
	Ground   string `json:"ground,omitempty"`  // the colour of the pattern
	Sides    Sides  `json:"sides,omitzero"`
	Place    Place  `json:"place,omitzero"`
}

// Font is how the text of a cell is written.
type Font struct {
	Name      string  `json:"name,omitempty"`
	Points    float64 `json:"points,omitempty"`
	Bold      bool    `json:"bold,omitempty"`
	Italic    bool    `json:"italic,omitempty"`
	Struck    bool    `json:"struck,omitempty"`
	Underline string  `json:"underline,omitempty"` // single, double
	Ink       string  `json:"ink,omitempty"`
}

// Sides are the lines around a cell, and across it.
type Sides struct {
	Left, Right, Top, Bottom, Across Line `json:",omitzero"`

	Up, Down bool `json:",omitempty"` // which way the line across goes
}

// Line is one of them: thin, 000000.
type Line struct{ Style, Ink string }

// Place says where the text of a cell stands.
type Place struct {
	Across, Down string `json:",omitempty"`
	Wrap, Shrink bool   `json:",omitempty"`
	Indent, Turn int    `json:",omitempty"`
}

// formatLists are the lists of a styles part by which formats are put together.
type formatLists struct {
	theme   []rgb
	codes   map[int]string
	fonts   []Font
	fills   [][2]string // pattern and ground
	sides   []Sides
	formats []cellFormat
	places  []Place
}

// readFormats reads how all cell formats look. It is asked for only where a sheet is to be
// drawn again, and goes through the part a second time.
func (b *bookReader) readFormats(rels []ooxml.Relationship) *ooxml.Fault {
	asked := false
	for _, s := range b.book.Sheets {
		asked = asked || s.Layout != nil
	}
	if !asked || b.styles.damaged {
		return nil
	}
	before := len(b.book.Damage)
	lists := &formatLists{theme: b.theme, codes: map[int]string{}}
	flt := b.readPart(rels, "styles", lists.read)
	b.book.Damage = b.book.Damage[:before]
	if flt == nil {
		b.book.Formats = lists.resolve()
	}
	return flt
}

func (l *formatLists) read(s scanner) *ooxml.Fault {
	if flt := s.Root(ooxml.SpaceSheet, "styleSheet"); flt != nil {
		return flt
	}
	return s.Children(func() (flt *ooxml.Fault) {
		switch {
		case s.main("numFmts"):
			return s.Children(func() *ooxml.Fault {
				if id, ok := intAttr(s, "numFmtId"); ok && len(l.codes) < maxStyles {
					code, _ := s.Attr("formatCode")
					l.codes[id] = soundCode(code)
				}
				return s.Skip()
			})
		case s.main("fonts"):
			l.fonts, flt = readStyleList(s, l.fonts, "font", l.font)
		case s.main("fills"):
			l.fills, flt = readStyleList(s, l.fills, "fill", l.fill)
		case s.main("borders"):
			l.sides, flt = readStyleList(s, l.sides, "border", l.border)
		case s.main("cellXfs"):
			return s.Children(func() *ooxml.Fault { return l.format(s) })
		default:
			flt = s.Skip()
		}
		return flt
	})
}

func (l *formatLists) format(s scanner) *ooxml.Fault {
	f := cellFormat{}
	f.number, _ = intAttr(s, "numFmtId")
	f.font, _ = intAttr(s, "fontId")
	f.fill, _ = intAttr(s, "fillId")
	f.border, _ = intAttr(s, "borderId")
	if len(l.formats) == maxStyles {
		return s.Bad("one cell format too many")
	}
	var place Place
	flt := s.Children(func() *ooxml.Fault {
		if s.main("alignment") {
			place = placeOf(s)
		}
		return s.Skip()
	})
	l.formats, l.places = append(l.formats, f), append(l.places, place)
	return flt
}

func (l *formatLists) resolve() []Format {
	formats := make([]Format, len(l.formats))
	for i, f := range l.formats {
		out := &formats[i]
		out.Place = l.places[i]
		if code, own := l.codes[f.number]; own {
			out.Number = code
		} else if 0 < f.number && f.number < 82 {
			out.NumberID = f.number
		}
		if 0 <= f.font && f.font < len(l.fonts) {
			out.Font = l.fonts[f.font]
		}
		if 0 <= f.fill && f.fill < len(l.fills) {
			out.Pattern, out.Ground = l.fills[f.fill][0], l.fills[f.fill][1]
		}
		if 0 <= f.border && f.border < len(l.sides) {
			out.Sides = l.sides[f.border]
		}
	}
	return formats
}

// soundCode is the code of a number format where any program can take it: its quotes and
// brackets are closed, and it has no more than four sections. Else it is "", General.
func soundCode(code []byte) string {
	const longest = 255
	if len(code) > longest || !utf8.Valid(code) || bytes.ContainsFunc(code, func(r rune) bool { return r < 0x20 }) {
		return ""
	}
	sections := 1
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '\\', '_', '*':
			i++
		case '"':
			i = skipPast(code, i, '"')
		case '[':
			i = skipPast(code, i, ']')
		case ';':
			sections++
		}
		if i >= len(code) || sections > 4 {
			return ""
		}
	}
	return string(code)
}

// ink is the colour of the element just begun, as it is seen.
func (l *formatLists) ink(s scanner) string {
	if c := colour(s).inTheme(l.theme); c >= 0 {
		return Tint{ground: c}.Colour()
	}
	return ""
}

func (l *formatLists) font(s scanner) (f Font, flt *ooxml.Fault) {
	flt = s.Children(func() *ooxml.Fault {
		v, has := s.Attr("val")
		on := !has || isOn(v)
		switch {
		case s.main("b"):
			f.Bold = on
		case s.main("i"):
			f.Italic = on
		case s.main("strike"):
			f.Struck = on
		case s.main("u"):
			f.Underline = oneOf(string(v), "single", "double")
			if !has {
				f.Underline = "single"
			}
		case s.main("color"):
			f.Ink = l.ink(s)
		case s.main("sz"):
			if n, err := strconv.ParseFloat(string(v), 64); err == nil && 1 <= n && n <= 409 {
				f.Points = n
			}
		case s.main("name"):
			const longest = 31
			if name := string(v); utf8.ValidString(name) && utf8.RuneCountInString(name) <= longest && !strings.ContainsFunc(name, func(r rune) bool { return r < 0x20 || r > 0xFFFF }) {
				f.Name = name
			}
		}
		return s.Skip()
	})
	return f, flt
}

func (l *formatLists) fill(s scanner) (fill [2]string, flt *ooxml.Fault) {
	flt = s.Children(func() *ooxml.Fault {
		if s.main("gradientFill") { // as one colour, its first
			return s.Children(func() *ooxml.Fault {
				return s.Children(func() *ooxml.Fault {
					if fill[0] == "" && s.main("color") {
						fill = [2]string{"solid", l.ink(s)}
					}
					return s.Skip()
				})
			})
		}
		pattern, _ := s.Attr("patternType")
		fill[0] = oneOf(string(pattern), "solid", "mediumGray", "darkGray", "lightGray", "darkHorizontal", "darkVertical", "darkDown", "darkUp", "darkGrid",
			"darkTrellis", "lightHorizontal", "lightVertical", "lightDown", "lightUp", "lightGrid", "lightTrellis", "gray125", "gray0625")
		return s.Children(func() *ooxml.Fault {
			if s.main("fgColor") {
				fill[1] = l.ink(s)
			}
			return s.Skip()
		})
	})
	if fill[0] == "" || fill[0] == "solid" && fill[1] == "" { // a colour that nobody knows
		fill = [2]string{}
	}
	return fill, flt
}

func (l *formatLists) border(s scanner) (sides Sides, flt *ooxml.Fault) {
	up, _ := s.Attr("diagonalUp")
	down, _ := s.Attr("diagonalDown")
	sides.Up, sides.Down = isOn(up), isOn(down)
	flt = s.Children(func() *ooxml.Fault {
		style, _ := s.Attr("style")
		line := Line{Style: oneOf(string(style), "thin", "medium", "dashed", "dotted", "thick", "double", "hair", "mediumDashed", "dashDot",
			"mediumDashDot", "dashDotDot", "mediumDashDotDot", "slantDashDot")}
		to := (*Line)(nil)
		for name, side := range map[string]*Line{"left": &sides.Left, "start": &sides.Left, "right": &sides.Right, "end": &sides.Right, "top": &sides.Top, "bottom": &sides.Bottom, "diagonal": &sides.Across} {
			if s.main(name) {
				to = side
			}
		}
		if to == nil {
			return s.Skip()
		}
		flt := s.Children(func() *ooxml.Fault {
			if s.main("color") {
				line.Ink = l.ink(s)
			}
			return s.Skip()
		})
		if line.Style != "" {
			*to = line
		}
		return flt
	})
	return sides, flt
}

func placeOf(s scanner) (p Place) {
	across, _ := s.Attr("horizontal")
	down, _ := s.Attr("vertical")
	p.Across = oneOf(string(across), "left", "center", "right", "fill", "justify", "centerContinuous", "distributed")
	p.Down = oneOf(string(down), "top", "center", "bottom", "justify", "distributed")
	p.Wrap, p.Shrink = s.Flag("wrapText"), s.Flag("shrinkToFit")
	if n, ok := intAttr(s, "indent"); ok && 0 <= n && n <= 250 {
		p.Indent = n
	}
	if n, ok := intAttr(s, "textRotation"); ok && (0 <= n && n <= 180 || n == 255) {
		p.Turn = n
	}
	return p
}

// oneOf is the word where it is one of those that are known, else "".
func oneOf(word string, known ...string) string {
	for _, k := range known {
		if word == k {
			return k
		}
	}
	return ""
}
