package docx

import (
	"context"
	"strings"

	"shidian/consolidate/workbook/ooxml"
)

// Read reads the document held in data, which is the whole file and is not kept. The
// error is an *[ooxml.Refusal]. Reading stops between two chunks when the context ends.
func Read(ctx context.Context, data []byte, lim Limits) (*Document, error) {
	var r ooxml.Reader
	defer r.Release()
	doc, flt := read(ctx, &r, data, lim)
	if flt != nil {
		return nil, flt.Refusal()
	}
	return doc, nil
}

func read(ctx context.Context, r *ooxml.Reader, data []byte, lim Limits) (*Document, *ooxml.Fault) {
	pack, flt := r.Open(ctx, data, lim.Limits)
	if flt != nil {
		return nil, flt
	}
	main, _, flt := r.MainPart(pack)
	if flt != nil {
		return nil, flt
	}
	if flt := checkMainType(pack.TypeOf(main)).In(main); flt != nil {
		return nil, flt
	}
	rels, flt := r.Relationships(pack, main)
	if flt != nil {
		return nil, flt
	}
	p := &parser{lim: lim, doc: &Document{}}
	for _, rel := range rels {
		if flt := p.readBeside(r, pack, rel); flt != nil {
			return nil, flt
		}
	}
	return p.doc, r.Scan(pack.Find(main), func(s *ooxml.Scanner) *ooxml.Fault {
		p.s = scanner{s}
		return p.document()
	})
}

// checkMainType tells documents from their kin. Templates and documents with macros
// are documents; macros are never looked at.
func checkMainType(kind string) *ooxml.Fault {
	switch {
	case strings.Contains(kind, "wordprocessingml.") || strings.Contains(kind, "ms-word."):
		return nil
	case strings.Contains(kind, "spreadsheetml") || strings.Contains(kind, "ms-excel"):
		return ooxml.Faultf(ooxml.Workbook, "%.100s", kind)
	case strings.Contains(kind, "presentationml") || strings.Contains(kind, "ms-powerpoint"):
		return ooxml.Faultf(ooxml.Presentation, "%.100s", kind)
	}
	return ooxml.Faultf(ooxml.UnknownFormat, "%.100s", kind)
}

// readBeside reads a part that the body refers to: what its styles hide, and how it
// numbers paragraphs. Damage there only means that this is not known.
func (p *parser) readBeside(r *ooxml.Reader, pack *ooxml.Package, rel ooxml.Relationship) *ooxml.Fault {
	e := pack.Find(rel.Target)
	if rel.External || e == nil {
		return nil
	}
	var fn func() *ooxml.Fault
	switch rel.Kind {
	case "styles":
		fn = p.readStyles
	case "numbering":
		fn = p.readNumbering
	case "comments":
		p.doc.Comments = true
	}
	if fn == nil {
		return nil
	}
	flt := r.Scan(e, func(s *ooxml.Scanner) *ooxml.Fault {
		p.s = scanner{s}
		return fn()
	})
	if flt != nil && flt.Cause.RefusesAll() {
		return flt
	}
	return nil
}

// scanner reads a part that is written in WordprocessingML.
type scanner struct{ *ooxml.Scanner }

// word reports whether the element just begun is that one of WordprocessingML.
func (s scanner) word(name string) bool { return s.Space == ooxml.SpaceWord && s.Is(name) }

// anyOf reports whether it is one of those.
func (s scanner) anyOf(names ...string) bool {
	for _, name := range names {
		if s.word(name) {
			return true
		}
	}
	return false
}

// val is the attribute w:val of the element just begun.
func (s scanner) val() string {
	v, _ := s.AttrIn(ooxml.SpaceWord, "val")
	return string(v)
}

// on reports whether a toggle such as <w:strike/> is on: without a value it is.
func (s scanner) on() bool {
	v, has := s.AttrIn(ooxml.SpaceWord, "val")
	switch string(v) {
	case "0", "false", "off", "none":
		return false
	}
	return !has || len(v) > 0
}

// number is the attribute w:val as a small number, or fallback.
func (s scanner) number(fallback int) int {
	v, has := s.AttrIn(ooxml.SpaceWord, "val")
	if !has || len(v) == 0 || len(v) > 6 {
		return fallback
	}
	n := 0
	for _, c := range v {
		if c < '0' || c > '9' {
			return fallback
		}
		n = n*10 + int(c-'0')
	}
	return n
}
