package xlsx

import "shidian/consolidate/workbook/ooxml"

// Short cuts for the two elements that make up most of every workbook, in the
// exact form that Excel, WPS, LibreOffice and excelize write them. They accept
// nothing that the scanner would not, and when one does not apply, nothing has
// happened and the scanner goes the long way. They save a third of the time.

// quickCell is a cell as it stands in the window, until the next token.
type quickCell struct {
	ref, style, kind []byte // nil without the attribute
	value            []byte // nil without <v>
	formula          bool   // that another cell has, too, and says
}

// quickCell takes `<c r="A1" s="1" t="s"><v>1</v></c>`, also with `<f t="shared" si="0"/>`
// before the value, or `<c r="A1" s="1"/>`.
func (s scanner) quickCell() (c quickCell, ok bool) {
	b, i := s.Ahead(), len(`<c r="`)
	if !ooxml.HasPrefix(b, `<c r="`) || !s.CanPass(ooxml.SpaceSheet, 2, 3) {
		return c, false
	}
	if c.ref, i = ooxml.WordTo(b, i); i == 0 {
		return c, false
	}
	if b[i] == ' ' && b[i+1] == 's' && b[i+2] == '=' && b[i+3] == '"' {
		if c.style, i = ooxml.WordTo(b, i+4); i == 0 {
			return c, false
		}
	}
	if b[i] == ' ' && b[i+1] == 't' && b[i+2] == '=' && b[i+3] == '"' {
		if c.kind, i = ooxml.WordTo(b, i+4); i == 0 {
			return c, false
		}
	}
	switch {
	case b[i] == '/' && b[i+1] == '>':
		i += 2
	case ooxml.HasPrefix(b[i:], "></c>"): // a style without a value, as excelize writes it
		i += len("></c>")
	case ooxml.HasPrefix(b[i:], sharedFormula):
		if i = afterShared(b, i); i == 0 {
			return c, false
		}
		c.formula = true
		if c.value, i = s.TextTo(b, i, "<v>", "</v></c>"); i == 0 {
			return c, false
		}
	case b[i] == '>':
		if c.value, i = s.TextTo(b, i+1, "<v>", "</v></c>"); i == 0 {
			return c, false
		}
	default:
		return c, false
	}
	s.Pass(i)
	return c, true
}

const sharedFormula = `><f t="shared" si="`

// afterShared is the index after a formula that another cell says, 0 when it is not so.
func afterShared(b []byte, i int) int {
	_, i = ooxml.WordTo(b, i+len(sharedFormula))
	for _, end := range []string{"/>", "></f>"} {
		if i > 0 && ooxml.HasPrefix(b[i:], end) {
			return i + len(end)
		}
	}
	return 0
}

// quickText takes `<si><t>text</t></si>`.
func (s scanner) quickText() ([]byte, bool) {
	if !s.CanPass(ooxml.SpaceSheet, 2, 3) {
		return nil, false
	}
	text, i := s.TextTo(s.Ahead(), 0, "<si><t>", "</t></si>")
	if i == 0 {
		return nil, false
	}
	s.Pass(i)
	return text, true
}
