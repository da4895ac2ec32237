package xlsx

// Short cuts for the two elements that make up most of every workbook, in the
// exact form that Excel, WPS, LibreOffice and excelize write them. They accept
// nothing that the scanner would not, and when one does not apply, nothing has
// happened and the scanner goes the long way. They save a third of the time.

// quickCell is a cell as it stands in the window, until the next token.
type quickCell struct {
	ref, style, kind []byte // nil without the attribute
	value            []byte // nil without <v>
}

// canQuick reports whether an element without a prefix means SpreadsheetML here,
// and levels more may be opened.
func (s *scanner) canQuick(levels int) bool {
	return !s.selfClosed && s.noPrefix == spaceMain && len(s.open)+levels <= s.depthLimit && s.attrLimit >= 3
}

// quickCell takes `<c r="A1" s="1" t="s"><v>1</v></c>` or `<c r="A1" s="1"/>`.
func (s *scanner) quickCell() (c quickCell, ok bool) {
	if !hasPrefix(s.buf[s.pos:s.end], `<c r="`) || !s.canQuick(2) {
		return c, false
	}
	b, i := s.buf, s.pos+len(`<c r="`)
	if c.ref, i = wordTo(b, i); i == 0 {
		return c, false
	}
	if b[i] == ' ' && b[i+1] == 's' && b[i+2] == '=' && b[i+3] == '"' {
		if c.style, i = wordTo(b, i+4); i == 0 {
			return c, false
		}
	}
	if b[i] == ' ' && b[i+1] == 't' && b[i+2] == '=' && b[i+3] == '"' {
		if c.kind, i = wordTo(b, i+4); i == 0 {
			return c, false
		}
	}
	switch {
	case b[i] == '/' && b[i+1] == '>' && i+1 < s.end:
		i += 2
	case hasPrefix(b[i:s.end], "></c>"): // a style without a value, as excelize writes it
		i += len("></c>")
	case b[i] == '>':
		if c.value, i = s.textTo(i+1, "<v>", "</v></c>"); i == 0 {
			return c, false
		}
	default:
		return c, false
	}
	s.pos = i
	return c, true
}

// quickText takes `<si><t>text</t></si>`.
func (s *scanner) quickText() ([]byte, bool) {
	if !s.canQuick(2) {
		return nil, false
	}
	text, i := s.textTo(s.pos, "<si><t>", "</t></si>")
	if i == 0 {
		return nil, false
	}
	s.pos = i
	return text, true
}

// wordTo returns the letters and digits from i to a quote and the index after
// it, 0 when it is not so.
func wordTo(b []byte, i int) ([]byte, int) {
	from := i
	for charClass[b[i]]&classAlnum != 0 {
		i++
	}
	if b[i] != '"' || i == from {
		return nil, 0
	}
	return b[from:i], i + 1
}

// textTo returns the text between two literal tags at i, if it holds no
// reference and needs no other care, and the index after them, else 0.
func (s *scanner) textTo(i int, before, after string) ([]byte, int) {
	if !hasPrefix(s.buf[i:s.end], before) {
		return nil, 0
	}
	from := i + len(before)
	var seen charFlags
	for i = skipPlain(s.buf[:s.end], from, &seen); charClass[s.buf[i]]&(classTextStop|classAmp|classReturn|classBracket) == 0; i++ {
		seen |= charClass[s.buf[i]]
	}
	if !hasPrefix(s.buf[i:s.end], after) || seen&classHigh != 0 && s.checkUTF8(s.buf[from:i]) != nil {
		return nil, 0
	}
	return s.buf[from:i:i], i + len(after)
}

func hasPrefix(b []byte, prefix string) bool {
	return len(b) >= len(prefix) && string(b[:len(prefix)]) == prefix
}
