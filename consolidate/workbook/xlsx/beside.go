package xlsx

import (
	"strings"

	"shidian/consolidate/workbook/ooxml"
)

// Comment is a note that somebody put on a cell.
type Comment struct {
	Ref  string // of the cell
	Text string
}

// hasBeside reports whether a part holds comments or drawings. Most workbooks have
// none, and then no sheet is asked for its relationships.
func hasBeside(p *ooxml.Package) bool {
	for i := range p.Entries {
		kind := p.TypeOf(p.Entries[i].Name)
		if strings.HasSuffix(kind, ".comments+xml") || strings.HasSuffix(kind, ".drawing+xml") {
			return true
		}
	}
	return false
}

// readBeside reads the comments (ECMA-376 part 1, 18.7) and the drawings of a sheet.
// Nothing of a sheet depends on them, so what cannot be read of them is no damage; a
// fault is returned only when it refuses the workbook.
func (b *bookReader) readBeside(sheet *Sheet, part string) *ooxml.Fault {
	rels, flt := b.pkg.Relationships(b.pack, part)
	for _, rel := range rels {
		e := b.pack.Find(rel.Target)
		read := map[string]func(scanner, *Sheet) *ooxml.Fault{"comments": b.comments, "drawing": b.drawings}[rel.Kind]
		if read == nil || rel.External || e == nil {
			continue
		}
		if flt = b.scan(e, func(s scanner) *ooxml.Fault { return read(s, sheet) }); flt != nil && flt.Cause.RefusesAll() {
			break
		}
	}
	if flt != nil && flt.Cause.RefusesAll() {
		return flt
	}
	return nil
}

func (b *bookReader) comments(s scanner, sheet *Sheet) *ooxml.Fault {
	if flt := s.Root(ooxml.SpaceSheet, "comments"); flt != nil {
		return flt
	}
	return s.Children(func() *ooxml.Fault {
		if !s.main("commentList") {
			return s.Skip()
		}
		return b.commentList(s, sheet)
	})
}

func (b *bookReader) commentList(s scanner, sheet *Sheet) *ooxml.Fault {
	return s.Children(func() (flt *ooxml.Fault) {
		if int64(len(sheet.Comments)) == b.lim.Cells {
			return ooxml.Faultf(ooxml.TooManyCells, "over %d comments", b.lim.Cells)
		}
		ref, _ := s.Attr("ref")
		comment := Comment{Ref: string(ref)}
		if comment.Text, flt = b.commentText(s); flt != nil {
			return flt
		}
		if _, _, ok := ParseRef(comment.Ref); ok && comment.Text != "" {
			sheet.Comments = append(sheet.Comments, comment)
		}
		return nil
	})
}

func (b *bookReader) commentText(s scanner) (text string, flt *ooxml.Fault) {
	flt = s.Children(func() *ooxml.Fault {
		if !s.main("text") {
			return s.Skip()
		}
		flt := b.richText(s)
		if flt == nil && !tooLong(b.text, b.lim.TextUnits) {
			text = string(b.text)
		}
		return flt
	})
	return text, flt
}
