package xlsx

import (
	"math"
	"strconv"

	"shidian/consolidate/workbook/ooxml"
)

// look is what the eye sees of a font or of a cell format: crossed out, red on no fill.
type look struct {
	struck bool
	hidden bool // the number format shows nothing (;;;), or the font is too small to see
	ink    rgb
	ground rgb           // of a cell format: what is behind the text
	format *numberFormat // of a cell format, one that may show something else than the value
}

// showing is the look of the text of a cell that holds that value.
func (l look) showing(cell *Cell) look {
	if l.format == nil {
		return l
	}
	if section, known := l.format.of(cell); known {
		l.hidden = l.hidden || !section.value
		if section.ink != unknownColour {
			l.ink = section.ink
		}
	}
	return l
}

// seen reports whether ink can be told from what is behind it. Only an explicit colour
// counts: what is not known is seen.
func (l look) seen() bool { return !l.hidden && !l.ink.like(l.ground) }

// rgb is a colour, 0xFF0000 for red, or one that is not known. What is less than
// unknownColour has a name of which nobody knows the colour: it is like itself alone.
type rgb int32

const (
	unknownColour rgb = -1
	white         rgb = 0xFFFFFF
)

// like reports whether the eye takes both for one: near white on white.
func (c rgb) like(other rgb) bool {
	const tellable = 24 // of 255, in any of red, green and blue
	if c < 0 || other < 0 {
		return c == other && c != unknownColour
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
// two are known: 0 is the ground, which is white, and 1 the text.
func colour(s scanner) rgb {
	tint := 0.0
	if v, has := s.Attr("tint"); has {
		if t, err := strconv.ParseFloat(string(v), 64); err == nil && -1 <= t && t <= 1 {
			tint = t
		}
	}
	if v, has := s.Attr("rgb"); has {
		if len(v) == 8 {
			v = v[2:] // without alpha
		}
		if n, err := strconv.ParseUint(string(v), 16, 32); err == nil && len(v) == 6 {
			return rgb(n).tinted(tint)
		}
	}
	if n, ok := intAttr(s, "theme"); ok && n >= 0 {
		if n < 2 {
			return [...]rgb{white, 0x000000}[n].tinted(tint)
		}
		return named(n, tint)
	}
	if n, ok := intAttr(s, "indexed"); ok && n >= 0 {
		if known := indexed(n); known != unknownColour {
			return known.tinted(tint)
		}
		return named(firstIndexed+n, tint)
	}
	return unknownColour
}

// firstIndexed is where the names of colours of the palette begin.
const firstIndexed = 1000

// palette is the colour of that place in the palette, where a workbook has none of its own.
func palette(n int) (rgb, bool) {
	all := [...]rgb{
		0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF, 0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF,
		0x800000, 0x008000, 0x000080, 0x808000, 0x800080, 0x008080, 0xC0C0C0, 0x808080, 0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF, 0x660066, 0xFF8080, 0x0066CC, 0xCCCCFF,
		0x000080, 0xFF00FF, 0xFFFF00, 0x00FFFF, 0x800080, 0x800000, 0x008080, 0x0000FF, 0x00CCFF, 0xCCFFFF, 0xCCFFCC, 0xFFFF99, 0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99,
		0x3366FF, 0x33CCCC, 0x99CC00, 0xFFCC00, 0xFF9900, 0xFF6600, 0x666699, 0x969696, 0x003366, 0x339966, 0x003300, 0x333300, 0x993300, 0x993366, 0x333399, 0x333333,
	}
	if n < 0 || n >= len(all) {
		return unknownColour, false
	}
	return all[n], true
}

// tinted is the colour made lighter, up to white at 1, or darker, down to black at -1
// (ECMA-376 part 1, 18.8.19).
func (c rgb) tinted(tint float64) rgb {
	out := rgb(0)
	for shift := 0; shift <= 16; shift += 8 {
		part := float64(c >> shift & 0xFF)
		if tint < 0 {
			part *= 1 + tint
		} else {
			part += (255 - part) * tint
		}
		out |= rgb(part) << shift
	}
	return out
}

// named is a colour of the theme or of the palette that is not known.
func named(n int, tint float64) rgb {
	const nearWhite = 0.9 // whatever it is made lighter from
	if tint >= nearWhite {
		return white
	}
	return unknownColour - 1 - rgb(min(n, 9999)*201) - rgb(math.Round((tint+1)*100))
}

// tooSmall is the size in points below which nobody sees that there is text.
const tooSmall = 4

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

// readBorder reads whether a <border> draws a line across the cell (18.8.4): so people
// strike out by hand what stands in it.
func readBorder(s scanner) (crossed bool, flt *ooxml.Fault) {
	up, _ := s.Attr("diagonalUp")
	down, _ := s.Attr("diagonalDown")
	across := isOn(up) || isOn(down)
	flt = s.Children(func() *ooxml.Fault {
		if style, _ := s.Attr("style"); s.main("diagonal") && across {
			crossed = len(style) > 0 && string(style) != "none"
		}
		return s.Skip()
	})
	return crossed, flt
}
