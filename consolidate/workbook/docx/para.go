package docx

import (
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
	level, list, joined := 0, "", false
	flt := p.s.Children(func() *ooxml.Fault {
		switch {
		case p.s.word("pStyle"):
			p.run = p.looks[p.s.val()]
		case p.s.word("numPr"):
			return p.s.Children(func() *ooxml.Fault {
				switch {
				case p.s.word("ilvl"):
					level = p.s.number(0)
				case p.s.word("numId"):
					list = p.s.val()
				}
				return p.s.Skip()
			})
		case p.s.word("rPr"): // of the mark at the end of the paragraph
			return p.s.Children(func() *ooxml.Fault {
				joined = joined || p.s.word("del")
				return p.s.Skip()
			})
		}
		return p.s.Skip()
	})
	p.number(list, level)
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
		return p.put(string(text))
	case p.s.anyOf("tab", "ptab"):
		p.put("\t")
	case p.s.anyOf("br", "cr"):
		if kind, _ := p.s.AttrIn(ooxml.SpaceWord, "type"); len(kind) == 0 || string(kind) == "textWrapping" {
			p.put("\n")
		}
	case p.s.word("noBreakHyphen"):
		p.put("-")
	case p.s.word("sym"):
		p.symbol()
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
	case p.muted > 0 || text == "":
	case p.deleted > 0:
		p.mark(Deleted, text)
	case p.run.struck:
		p.mark(Struck, text)
	case p.run.hidden:
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

// symbol reads a character of a symbol font. Those that stand for boxes are known.
func (p *parser) symbol() {
	v, _ := p.s.AttrIn(ooxml.SpaceWord, "char")
	switch string(v) {
	case "F0FE", "f0fe", "F052", "f052", "F054", "f054", "F0FD", "f0fd":
		p.put("☑")
	case "F0A8", "f0a8", "F0A3", "f0a3", "F06F", "f06f", "F072", "f072":
		p.put("□")
	case "F0FC", "f0fc":
		p.put("√")
	default:
		p.put("\uFFFD")
		p.mark(Symbol, "")
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
