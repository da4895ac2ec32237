package docx

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"shidian/consolidate/workbook/ooxml"
)

// paragraph reads the w:p just begun. One that stands in a text box is read while
// another one is: so what is known of the outer one is put aside.
func (p *parser) paragraph(into *[]Block) *ooxml.Fault {
	if p.paragraphs++; p.paragraphs > p.lim.Paragraphs {
		return ooxml.Faultf(ooxml.TooManyCells, "over %d paragraphs", p.lim.Paragraphs)
	}
	outer, written, run := p.para, p.written, p.run
	p.para, p.written, p.run = &Paragraph{}, nil, look{}
	if n := len(*into); n > 0 && p.joined != nil && (*into)[n-1].Para == p.joined {
		p.para, p.written = p.joined, []byte(p.joined.Text)
	} else {
		*into = append(*into, Block{Para: p.para})
	}
	p.joined, p.alias = nil, ""
	flt := p.s.Children(p.inline)
	p.para.Text = string(p.written)
	p.para, p.written, p.run = outer, written, run
	return flt
}

// inline reads one element inside a paragraph.
func (p *parser) inline() *ooxml.Fault {
	switch {
	case p.s.word("r"):
		return p.readRun()
	case p.s.word("pPr"):
		return p.paragraphProperties()
	case p.s.anyOf("ins", "moveTo"):
		p.inserted++
		defer func() { p.inserted-- }()
		return p.s.Children(p.inline)
	case p.s.anyOf("del", "moveFrom"):
		p.deleted++
		defer func() { p.deleted-- }()
		return p.s.Children(p.inline)
	case p.s.word("sdt"):
		return p.control(func(tag string) *ooxml.Fault {
			from := len(p.written)
			flt := p.s.Children(p.inline)
			p.addControl(tag, string(p.written[from:]))
			return flt
		})
	case p.s.anyOf("hyperlink", "smartTag", "fldSimple", "customXml", "bdo", "dir"):
		return p.s.Children(p.inline)
	case p.s.Space == ooxml.SpaceOther && (p.s.Is("oMath") || p.s.Is("oMathPara")):
		p.mark(Formula, "")
	}
	return p.s.Skip()
}

func (p *parser) paragraphProperties() *ooxml.Fault {
	number, joined := listItem{}, false
	flt := p.s.Children(func() *ooxml.Fault {
		switch {
		case p.s.word("pStyle"):
			style := p.styles[p.s.val()]
			p.run, number = style.look, style.number
		case p.s.word("numPr"):
			return p.readNumber(&number)
		case p.s.word("rPr"): // of the mark at the end of the paragraph
			return p.s.Children(func() *ooxml.Fault {
				joined = joined || p.s.word("del")
				return p.s.Skip()
			})
		}
		return p.s.Skip()
	})
	p.number(number.list, number.level)
	if joined {
		p.joined = p.para
		p.mark(Deleted, "")
	}
	return flt
}

// look is what keeps a run of text from being seen.
type look struct{ struck, hidden bool }

// readRun reads the w:r just begun.
func (p *parser) readRun() *ooxml.Fault {
	outer := p.run
	defer func() { p.run = outer }()
	return p.s.Children(p.inRun)
}

// inRun reads one element inside a run.
func (p *parser) inRun() *ooxml.Fault {
	switch {
	case p.s.word("rPr"):
		return p.readLook(&p.run, true)
	case p.s.anyOf("t", "delText"):
		text, flt := p.s.Content(nil, p.lim.Text)
		if flt != nil {
			return flt
		}
		return p.putSymbols(string(text))
	case p.s.word("fldChar"):
		return p.fieldChar()
	case p.s.word("instrText"):
		return p.fieldCode()
	case p.s.anyOf("tab", "ptab"):
		p.put("\t")
	case p.s.anyOf("br", "cr"):
		if kind, _ := p.s.AttrIn(ooxml.SpaceWord, "type"); len(kind) == 0 || string(kind) == "textWrapping" {
			p.put("\n")
		}
	case p.s.word("noBreakHyphen"):
		p.put("-")
	case p.s.word("sym"):
		if flt := p.symbol(); flt != nil {
			return flt
		}
	case p.s.anyOf("footnoteReference", "endnoteReference"):
		p.mark(Footnote, "")
	case p.s.word("object"):
		p.mark(Embedded, "")
	case p.s.word("ruby"):
		return p.ruby()
	case p.s.anyOf("drawing", "pict"):
		return p.drawing()
	}
	return p.s.Skip()
}

// ruby reads a text with its reading above: the text alone is what is said.
func (p *parser) ruby() *ooxml.Fault {
	return p.s.Children(func() *ooxml.Fault {
		if p.s.word("rubyBase") {
			return p.s.Children(p.inline)
		}
		return p.s.Skip()
	})
}

// put adds text to the paragraph as it is seen, or to its marks.
func (p *parser) put(text string) *ooxml.Fault {
	if p.text += len(text); p.text > p.lim.Text {
		return ooxml.Faultf(ooxml.TextTooLong, "over %d bytes of text", p.lim.Text)
	}
	switch {
	case text == "":
	case p.muted > 0:
		p.mark(Prompt, text)
	case p.deleted > 0:
		p.mark(Deleted, text)
	case p.run.struck:
		p.mark(Struck, text)
	case p.run.hidden || p.hidden > 0:
		p.mark(Hidden, text)
	default:
		if p.inserted > 0 {
			p.mark(Inserted, text)
		}
		p.written = append(p.written, text...)
	}
	return nil
}

// What is kept of marks: a person is shown the beginning of each.
const (
	maxMarks    = 1000 // of one paragraph
	maxMarkText = 1000
)

// mark notes something about the paragraph; what follows its own kind belongs to it.
func (p *parser) mark(kind MarkKind, text string) {
	marks := p.para.Marks
	switch n := len(marks); {
	case n > 0 && marks[n-1].Kind == kind:
		if len(marks[n-1].Text) < maxMarkText {
			marks[n-1].Text += text
		}
	case n < maxMarks:
		p.para.Marks = append(marks, Mark{Kind: kind, Text: text})
	}
}

// symbol reads a w:sym: a character of a symbol font by its code.
func (p *parser) symbol() *ooxml.Fault {
	v, _ := p.s.AttrIn(ooxml.SpaceWord, "char")
	code, err := strconv.ParseUint(string(v), 16, 16)
	if err != nil {
		code = 0
	}
	return p.putSymbol(rune(code))
}

// putSymbol adds a character of a symbol font. Those that stand for boxes are known.
func (p *parser) putSymbol(c rune) *ooxml.Fault {
	switch c {
	case 0xF0FE, 0xF052, 0xF054, 0xF0FD:
		return p.put("☑")
	case 0xF0A8, 0xF0A3, 0xF06F, 0xF072:
		return p.put("□")
	case 0xF0FC:
		return p.put("√")
	}
	if p.muted == 0 {
		p.mark(Symbol, "")
	}
	return p.put("\uFFFD")
}

// putSymbols adds a text in which characters of symbol fonts may stand as such: Word
// keeps them between U+F000 and U+F0FF, where no other characters are.
func (p *parser) putSymbols(text string) *ooxml.Fault {
	isSymbol := func(c rune) bool { return c >= 0xF000 && c <= 0xF0FF }
	for {
		i := strings.IndexFunc(text, isSymbol)
		if i < 0 {
			return p.put(text)
		}
		if flt := p.put(text[:i]); flt != nil {
			return flt
		}
		c, size := utf8.DecodeRuneInString(text[i:])
		if flt := p.putSymbol(c); flt != nil {
			return flt
		}
		text = text[i+size:]
	}
}

// drawing looks through a drawing: the words of text boxes are kept apart, and what has
// none is a picture.
func (p *parser) drawing() *ooxml.Fault {
	before := len(p.doc.Boxes)
	flt := p.s.Children(p.inDrawing)
	if len(p.doc.Boxes) == before && p.para != nil {
		p.mark(Picture, "")
	}
	return flt
}

func (p *parser) inDrawing() *ooxml.Fault {
	if !p.s.word("txbxContent") {
		return p.s.Children(p.inDrawing)
	}
	var blocks []Block
	flt := p.blocks(&blocks)
	p.doc.Boxes = append(p.doc.Boxes, textOf(blocks))
	return flt
}
