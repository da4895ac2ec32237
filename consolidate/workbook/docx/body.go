package docx

import (
	"shidian/consolidate/workbook/ooxml"
)

// parser reads the parts of one document.
type parser struct {
	s   scanner
	lim Limits
	doc *Document

	styles    map[string]style
	numbering numbering
	counters  map[string]*[maxLevels]int // how far each list has counted

	para       *Paragraph // being read
	written    []byte     // its text so far
	alias      string     // of the control before, in this paragraph
	joined     *Paragraph // a tracked change took its end away: the next one belongs to it
	run        look
	fields     []field
	muted      int // inside a control that shows its placeholder
	hidden     int // inside rows that are not printed
	inserted   int // inside tracked insertions
	deleted    int // inside tracked deletions
	paragraphs int
	text       int
}

func (p *parser) document() *ooxml.Fault {
	if flt := p.s.Root(ooxml.SpaceWord, "document"); flt != nil {
		return flt
	}
	flt := p.s.Children(func() *ooxml.Fault {
		if p.s.word("body") {
			return p.blocks(&p.doc.Blocks)
		}
		return p.s.Skip()
	})
	p.doc.Unknown = p.s.Dropped
	return flt
}

// blocks reads the paragraphs and tables inside the element just begun.
func (p *parser) blocks(into *[]Block) *ooxml.Fault {
	return p.s.Children(func() *ooxml.Fault { return p.block(into) })
}

func (p *parser) block(into *[]Block) *ooxml.Fault {
	switch {
	case p.s.word("p"):
		return p.paragraph(into)
	case p.s.word("tbl"):
		table := &Table{}
		flt := p.rows(table)
		*into = append(*into, Block{Table: table})
		return flt
	case p.s.word("sdt"):
		return p.control(func(tag string) *ooxml.Fault {
			from := len(*into)
			flt := p.blocks(into)
			p.addControl(tag, textOf((*into)[min(from, len(*into)):]))
			return flt
		})
	case p.s.anyOf("customXml", "ins", "moveTo"):
		return p.blocks(into)
	case p.s.word("altChunk"):
		p.doc.Foreign = true
	}
	return p.s.Skip()
}

// control reads the w:sdt just begun: its properties, then its content by fn. While it
// shows its placeholder, what stands in it is no text.
func (p *parser) control(fn func(tag string) *ooxml.Fault) *ooxml.Fault {
	tag, alias, placeholder := "", "", false
	return p.s.Children(func() *ooxml.Fault {
		switch {
		case p.s.word("sdtPr"):
			return p.s.Children(func() *ooxml.Fault {
				switch {
				case p.s.word("tag"):
					tag = p.s.val()
				case p.s.word("alias"):
					alias = p.s.val()
				case p.s.word("showingPlcHdr"):
					placeholder = p.s.on()
				}
				return p.s.Skip()
			})
		case p.s.word("sdtContent"):
			p.noteRepeated(alias)
			if placeholder {
				p.muted++
				defer func() { p.muted-- }()
			}
			return fn(tag)
		}
		return p.s.Skip()
	})
}

// noteRepeated notes in the paragraph that the control before had the same name.
func (p *parser) noteRepeated(alias string) {
	if p.para != nil && alias != "" && alias == p.alias {
		p.mark(Repeated, "")
	}
	p.alias = alias
}

func (p *parser) addControl(tag, text string) {
	if tag != "" && len(tag) <= maxTag && len(text) <= maxControl && len(p.doc.Controls) < p.lim.Paragraphs {
		p.doc.Controls = append(p.doc.Controls, Control{Tag: tag, Text: text})
	}
}

// maxTag is what Word allows, and maxControl more than any answer: what is longer is
// read by its caption.
const (
	maxTag     = 64
	maxControl = 64 << 10
)

func (p *parser) rows(table *Table) *ooxml.Fault {
	return p.s.Children(func() *ooxml.Fault {
		switch {
		case p.s.word("tr"):
			return p.row(table)
		case p.s.word("sdt"):
			return p.control(func(string) *ooxml.Fault { return p.rows(table) })
		case p.s.anyOf("customXml", "ins"):
			return p.rows(table)
		}
		return p.s.Skip()
	})
}

// row reads the w:tr just begun. A row that a tracked change deletes is left out, and
// its text becomes a mark.
func (p *parser) row(table *Table) *ooxml.Fault {
	r := &rowReader{parser: p}
	flt := r.cells()
	if r.unseen {
		p.hidden--
	}
	if !r.gone {
		table.Rows = append(table.Rows, r.row)
		return flt
	}
	p.deleted--
	kept := Row{Cells: []Cell{{Span: 1}}}
	for i := range r.row.Cells {
		for _, para := range r.row.Cells[i].Paragraphs() {
			kept.Cells[0].Blocks = append(kept.Cells[0].Blocks, Block{Para: para})
		}
	}
	table.Rows = append(table.Rows, kept)
	return flt
}

// rowReader reads one row of a table.
type rowReader struct {
	*parser
	row  Row
	col  int
	gone bool

	unseen bool // it is hidden
}

func (r *rowReader) cells() *ooxml.Fault {
	return r.s.Children(func() *ooxml.Fault {
		switch {
		case r.s.word("trPr"):
			return r.properties()
		case r.s.word("tc"):
			return r.cell()
		case r.s.word("sdt"):
			return r.control(func(tag string) *ooxml.Fault {
				from := len(r.row.Cells)
				flt := r.cells()
				var blocks []Block
				for _, c := range r.row.Cells[from:] {
					blocks = append(blocks, c.Blocks...)
				}
				r.addControl(tag, textOf(blocks))
				return flt
			})
		case r.s.word("customXml"):
			return r.cells()
		}
		return r.s.Skip()
	})
}

func (r *rowReader) properties() *ooxml.Fault {
	return r.s.Children(func() *ooxml.Fault {
		switch {
		case r.s.word("gridBefore"):
			r.col += min(r.s.number(0), maxGrid)
		case r.s.word("del") && !r.gone:
			r.gone = true
			r.deleted++
		case r.s.word("hidden") && !r.unseen && r.s.on():
			r.unseen = true
			r.hidden++
		}
		return r.s.Skip()
	})
}

// maxGrid is what Word allows in columns of a table.
const maxGrid = 63

func (r *rowReader) cell() *ooxml.Fault {
	c := Cell{Col: r.col, Span: 1}
	gone := false
	flt := r.s.Children(func() *ooxml.Fault {
		if !r.s.word("tcPr") {
			return r.block(&c.Blocks)
		}
		return r.s.Children(func() *ooxml.Fault {
			switch {
			case r.s.word("gridSpan"):
				c.Span = max(1, min(r.s.number(1), maxGrid))
			case r.s.word("cellDel") && !gone:
				gone = true
				r.deleted++
			case r.s.word("vMerge"):
				c.Down = Continued
				if r.s.val() == "restart" {
					c.Down = Restart
				}
			}
			return r.s.Skip()
		})
	})
	if gone {
		r.deleted--
		if n := len(r.row.Cells); n > 0 { // its text is a mark by now, which has to stand somewhere
			r.row.Cells[n-1].Blocks = append(r.row.Cells[n-1].Blocks, c.Blocks...)
			return flt
		}
	}
	r.col += c.Span
	r.row.Cells = append(r.row.Cells, c)
	return flt
}
