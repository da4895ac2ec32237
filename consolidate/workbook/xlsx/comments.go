package xlsx

import "strings"

// Comment is a note that somebody put on a cell.
type Comment struct {
	Ref  string // of the cell
	Text string
}

// hasComments reports whether a part holds comments. Most workbooks have none,
// and then no sheet is asked for its relationships.
func (p *pack) hasComments() bool {
	for i := range p.entries {
		if strings.HasSuffix(p.typeOf(p.entries[i].name), ".comments+xml") {
			return true
		}
	}
	return false
}

// readComments reads the comments of a sheet (ECMA-376 part 1, 18.7). Nothing of
// a sheet depends on them, so what cannot be read of them is no damage; a fault
// is returned only when it refuses the workbook.
func (b *bookReader) readComments(sheet *Sheet, part string) *fault {
	rels, flt := b.relationships(b.pack, part)
	for _, rel := range rels {
		e := b.pack.find(rel.target)
		if rel.kind != "comments" || rel.external || e == nil {
			continue
		}
		if flt = b.scan(e, func(s *scanner) *fault { return b.comments(s, sheet) }); flt != nil && flt.cause.refusesAll() {
			break
		}
	}
	if flt != nil && flt.cause.refusesAll() {
		return flt
	}
	return nil
}

func (b *bookReader) comments(s *scanner, sheet *Sheet) *fault {
	if flt := s.root(spaceMain, "comments"); flt != nil {
		return flt
	}
	return s.children(func() *fault {
		if !s.main("commentList") {
			return s.skip()
		}
		return b.commentList(s, sheet)
	})
}

func (b *bookReader) commentList(s *scanner, sheet *Sheet) *fault {
	return s.children(func() (flt *fault) {
		if int64(len(sheet.Comments)) == b.lim.Cells {
			return faultf(TooManyCells, "over %d comments", b.lim.Cells)
		}
		ref, _ := s.attr("ref")
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

func (b *bookReader) commentText(s *scanner) (text string, flt *fault) {
	flt = s.children(func() *fault {
		if !s.main("text") {
			return s.skip()
		}
		flt := b.richText(s)
		if flt == nil && !tooLong(b.text, b.lim.TextUnits) {
			text = string(b.text)
		}
		return flt
	})
	return text, flt
}
