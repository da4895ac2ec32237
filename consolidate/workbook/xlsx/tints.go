package xlsx

import (
	"fmt"
	"strconv"

	"shidian/consolidate/workbook/ooxml"
)

// Tint is the ground of a cell that is coloured, also of a blank one: FFFF00 behind K7.
type Tint struct {
	Row, Col int32
	ground   rgb
}

// Colour is the colour as six hexadecimal digits: FFFF00.
func (t Tint) Colour() string { return fmt.Sprintf("%06X", int32(t.ground)) }

// maxTints bounds the coloured cells of one sheet: a rollup of a whole country has fewer,
// and what is beyond them is paint.
const maxTints = 1 << 18

// tint notes the ground of the cell being read, where its format has one.
func (sr *sheetReader) tint(style int) {
	if ground := sr.styles.groundOf(style); ground != unknownColour && ground != white && len(sr.sheet.Tints) < maxTints {
		sr.sheet.Tints = append(sr.sheet.Tints, Tint{int32(sr.row), int32(sr.col), ground})
	}
}

// groundOf is the colour behind the cells of that format.
func (st *styles) groundOf(index int) rgb {
	if index < len(st.grounds) {
		return st.grounds[index]
	}
	return unknownColour
}

// resolveGrounds settles which colours the cell formats have, once the theme is known.
func (st *styles) resolveGrounds(theme []rgb) {
	st.grounds = make([]rgb, len(st.looks))
	for i, l := range st.looks {
		st.grounds[i] = l.ground.inTheme(theme)
	}
}

// inTheme is the colour itself of one that named only names: of the theme, to the hundredth
// of its tint.
func (c rgb) inTheme(theme []rgb) rgb {
	if c >= unknownColour {
		return c
	}
	code := int(unknownColour - 1 - c)
	n, tint := code/201, float64(code%201)/100-1
	if known, ok := palette(n - firstIndexed); ok {
		return known.tinted(tint)
	}
	if n >= len(theme) || theme[n] < 0 {
		return unknownColour
	}
	return theme[n].tinted(tint)
}

// readTheme reads the colours of a theme in the order in which cell formats count them:
// the ground and the text change places (ECMA-376 part 1, 18.8.3).
func readTheme(s scanner) ([]rgb, *ooxml.Fault) {
	var theme []rgb
	if _, flt := s.Child(); flt != nil { // the root
		return nil, flt
	}
	flt := s.Children(func() *ooxml.Fault {
		if !s.Is("themeElements") {
			return s.Skip()
		}
		return s.Children(func() *ooxml.Fault {
			if !s.Is("clrScheme") {
				return s.Skip()
			}
			return s.Children(func() *ooxml.Fault {
				colour, flt := readThemeColour(s)
				theme = append(theme, colour)
				return flt
			})
		})
	})
	if len(theme) >= 4 {
		theme[0], theme[1], theme[2], theme[3] = theme[1], theme[0], theme[3], theme[2]
	}
	return theme, flt
}

func readThemeColour(s scanner) (colour rgb, flt *ooxml.Fault) {
	colour = unknownColour
	flt = s.Children(func() *ooxml.Fault {
		v, has := s.Attr("lastClr")
		if !has {
			v, _ = s.Attr("val")
		}
		if n, err := strconv.ParseUint(string(v), 16, 32); err == nil && len(v) == 6 {
			colour = rgb(n)
		}
		return s.Skip()
	})
	return colour, flt
}
