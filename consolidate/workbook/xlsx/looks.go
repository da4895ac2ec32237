package xlsx

import (
	"strconv"

	"shidian/consolidate/workbook/ooxml"
)

// look is what the eye sees of a font or of a cell format: crossed out, red on no fill.
type look struct {
	struck bool
	hidden bool // the number format shows nothing (;;;), or the font is too small to see
	ink    rgb
	ground rgb // of a cell format: what is behind the text
}

// seen reports whether ink can be told from what is behind it. Only an explicit colour
// counts: what is not known is seen.
func (l look) seen() bool { return !l.hidden && !l.ink.like(l.ground) }

// rgb is a colour, 0xFF0000 for red, or one that is not known.
type rgb int32

const (
	unknownColour rgb = -1
	white         rgb = 0xFFFFFF
)

// like reports whether the eye takes both for one: near white on white.
func (c rgb) like(other rgb) bool {
	const tellable = 24 // of 255, in any of red, green and blue
	if c < 0 || other < 0 {
		return false
	}
	for shift := 0; shift <= 16; shift += 8 {
		if d := int(c>>shift&0xFF) - int(other>>shift&0xFF); d > tellable || d < -tellable {
			return false
		}
	}
	return true
}

// indexed are the first eight colours of the palette (ECMA-376 part 1, 18.8.27), which
// come twice; 65 is the ground of a window.
func indexed(i int) rgb {
	switch {
	case i >= 0 && i < 16:
		return [...]rgb{0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF}[i%8]
	case i == 64:
		return 0x000000
	case i == 65:
		return white
	}
	return unknownColour
}

// colour reads the attributes of a <color> or of its kin. Of a theme only the first
// two are known: 0 is the ground, which is white, and 1 the text. What is tinted is not.
func colour(s scanner) rgb {
	if tint, has := s.Attr("tint"); has && string(tint) != "0" {
		return unknownColour
	}
	if v, has := s.Attr("rgb"); has {
		if len(v) == 8 {
			v = v[2:] // without alpha
		}
		if n, err := strconv.ParseUint(string(v), 16, 32); err == nil && len(v) == 6 {
			return rgb(n)
		}
	}
	if n, ok := intAttr(s, "theme"); ok && (n == 0 || n == 1) {
		return [...]rgb{white, 0x000000}[n]
	}
	if n, ok := intAttr(s, "indexed"); ok {
		return indexed(n)
	}
	return unknownColour
}

// tooSmall is the size in points below which nobody sees that there is text.
const tooSmall = 2.5

// readFont reads the <font> or <rPr> just begun (ECMA-376 part 1, 18.8.22, 18.4.7).
func readFont(s scanner) (look, *ooxml.Fault) {
	font := look{ink: unknownColour, ground: unknownColour}
	flt := s.Children(func() *ooxml.Fault {
		switch {
		case s.main("strike"):
			v, has := s.Attr("val")
			font.struck = !has || isOn(v)
		case s.main("color"):
			font.ink = colour(s)
		case s.main("sz"):
			v, _ := s.Attr("val")
			size, err := strconv.ParseFloat(string(v), 64)
			font.hidden = err == nil && size < tooSmall
		}
		return s.Skip()
	})
	return font, flt
}

func isOn(v []byte) bool { return string(v) == "1" || string(v) == "true" || string(v) == "on" }

// readFill reads what a <fill> puts behind the text (18.8.20): white where it puts
// nothing.
func readFill(s scanner) (rgb, *ooxml.Fault) {
	ground := unknownColour
	flt := s.Children(func() *ooxml.Fault {
		if !s.main("patternFill") {
			return s.Skip()
		}
		pattern, _ := s.Attr("patternType")
		if len(pattern) == 0 || string(pattern) == "none" {
			ground = white
		}
		solid := string(pattern) == "solid"
		return s.Children(func() *ooxml.Fault {
			if solid && s.main("fgColor") {
				ground = colour(s)
			}
			return s.Skip()
		})
	})
	return ground, flt
}

// showsNothing reports whether a number format has three or more sections and all of
// them are empty: the value is there and nothing of it is seen.
func showsNothing(code []byte) bool {
	sections := 1
	for _, c := range code {
		switch c {
		case ';':
			sections++
		case ' ':
		default:
			return false
		}
	}
	return sections >= 4
}
