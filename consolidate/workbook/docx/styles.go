package docx

import (
	"strings"

	"shidian/consolidate/workbook/ooxml"
)

// style is what a style says that is seen in the text: Heading1 strikes nothing out and
// counts 一、二、.
type style struct {
	look
	number listItem
	parent string
}

// readStyles notes the styles that strike out, hide or number (ECMA-376 part 1, 17.7):
// text can be hidden by its style alone.
func (p *parser) readStyles() *ooxml.Fault {
	if flt := p.s.Root(ooxml.SpaceWord, "styles"); flt != nil {
		return flt
	}
	p.styles = map[string]style{}
	flt := p.s.Children(func() *ooxml.Fault {
		if !p.s.word("style") || len(p.styles) >= p.lim.Paragraphs {
			return p.s.Skip()
		}
		return p.readStyle()
	})
	whole := make(map[string]style, len(p.styles))
	for id := range p.styles {
		whole[id] = p.inherited(id)
	}
	p.styles = whole
	return flt
}

func (p *parser) readStyle() *ooxml.Fault {
	attr, _ := p.s.AttrIn(ooxml.SpaceWord, "styleId")
	id, own := string(attr), style{}
	flt := p.s.Children(func() *ooxml.Fault {
		switch {
		case p.s.word("basedOn"):
			own.parent = p.s.val()
		case p.s.word("rPr"):
			return p.readLook(&own.look, false)
		case p.s.word("pPr"):
			return p.s.Children(func() *ooxml.Fault {
				if p.s.word("numPr") {
					return p.readNumber(&own.number)
				}
				return p.s.Skip()
			})
		}
		return p.s.Skip()
	})
	p.styles[id] = own
	return flt
}

// inherited is the style with those that it is based on. A chain that ends nowhere is
// broken off.
func (p *parser) inherited(id string) style {
	whole := style{}
	for range 20 {
		own, known := p.styles[id]
		if !known {
			break
		}
		whole.struck, whole.hidden = whole.struck || own.struck, whole.hidden || own.hidden
		if whole.number.list == "" {
			whole.number.list = own.number.list
			whole.number.level = max(whole.number.level, own.number.level)
		}
		id = own.parent
	}
	return whole
}

// readLook reads the properties of a run: what strikes it out or hides it. White is
// hidden, unless it stands on a colour of its own.
func (p *parser) readLook(l *look, styled bool) *ooxml.Fault {
	white, shaded := false, false
	flt := p.s.Children(func() *ooxml.Fault {
		switch {
		case styled && p.s.word("rStyle"):
			style := p.styles[p.s.val()]
			l.struck, l.hidden = l.struck || style.struck, l.hidden || style.hidden
		case p.s.anyOf("strike", "dstrike"):
			l.struck = p.s.on()
		case p.s.anyOf("vanish", "specVanish", "webHidden"):
			l.hidden = p.s.on()
		case p.s.word("color"):
			white = p.isWhite()
		case p.s.word("highlight"):
			shaded = p.s.on()
		case p.s.word("shd"):
			fill, _ := p.s.AttrIn(ooxml.SpaceWord, "fill")
			shaded = shaded || len(fill) == 6 && !strings.EqualFold(string(fill), "FFFFFF")
		}
		return p.s.Skip()
	})
	l.hidden = l.hidden || white && !shaded
	return flt
}

// isWhite reports whether the w:color just begun is white: by its value, or where that
// says nothing by the theme, whose first background is white.
func (p *parser) isWhite() bool {
	if v := p.s.val(); v != "" && v != "auto" {
		return strings.EqualFold(v, "FFFFFF")
	}
	theme, _ := p.s.AttrIn(ooxml.SpaceWord, "themeColor")
	_, shaded := p.s.AttrIn(ooxml.SpaceWord, "themeShade")
	return !shaded && (string(theme) == "background1" || string(theme) == "light1")
}
