package docx

import (
	"strings"

	"shidian/consolidate/workbook/ooxml"
)

// readStyles notes the styles that strike out or hide (ECMA-376 part 1, 17.7): text can
// be hidden by its style alone.
func (p *parser) readStyles() *ooxml.Fault {
	if flt := p.s.Root(ooxml.SpaceWord, "styles"); flt != nil {
		return flt
	}
	p.looks = map[string]look{}
	parents := map[string]string{}
	flt := p.s.Children(func() *ooxml.Fault {
		if !p.s.word("style") || len(p.looks) >= p.lim.Paragraphs {
			return p.s.Skip()
		}
		return p.readStyle(parents)
	})
	for id := range p.looks {
		p.looks[id] = p.inherited(id, parents)
	}
	return flt
}

func (p *parser) readStyle(parents map[string]string) *ooxml.Fault {
	attr, _ := p.s.AttrIn(ooxml.SpaceWord, "styleId")
	id, l := string(attr), look{}
	flt := p.s.Children(func() *ooxml.Fault {
		switch {
		case p.s.word("basedOn"):
			parents[id] = p.s.val()
		case p.s.word("rPr"):
			return p.readLook(&l, false)
		}
		return p.s.Skip()
	})
	p.looks[id] = l
	return flt
}

// inherited is the look of a style with those that it is based on. A chain that ends
// nowhere is broken off.
func (p *parser) inherited(id string, parents map[string]string) look {
	l := look{}
	for range 20 {
		own, known := p.looks[id]
		if !known {
			break
		}
		l.struck, l.hidden = l.struck || own.struck, l.hidden || own.hidden
		id = parents[id]
	}
	return l
}

// readLook reads the properties of a run: what strikes it out or hides it. White is
// hidden, unless it stands on a colour of its own.
func (p *parser) readLook(l *look, styled bool) *ooxml.Fault {
	white, shaded := false, false
	flt := p.s.Children(func() *ooxml.Fault {
		switch {
		case styled && p.s.word("rStyle"):
			style := p.looks[p.s.val()]
			l.struck, l.hidden = l.struck || style.struck, l.hidden || style.hidden
		case p.s.anyOf("strike", "dstrike"):
			l.struck = p.s.on()
		case p.s.anyOf("vanish", "specVanish", "webHidden"):
			l.hidden = p.s.on()
		case p.s.word("color"):
			white = strings.EqualFold(p.s.val(), "FFFFFF")
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
