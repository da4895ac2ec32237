package ooxml

// What short cuts need: elements that are met in large numbers, and always in the
// same exact form, can be taken without the scanner. A short cut accepts nothing
// that the scanner would not, and when it does not apply, nothing has happened and
// the scanner goes the long way.

// Ahead returns what is in the window and not yet read, and behind it a 0, which
// no XML holds. The slice is valid until the next token.
func (s *Scanner) Ahead() []byte { return s.buf[s.pos : s.end+1] }

// Pass takes n bytes of ahead as read: whole elements.
func (s *Scanner) Pass(n int) { s.pos += n }

// CanPass reports whether an element without a prefix belongs to that namespace
// here, and so many levels and attributes more may be met.
func (s *Scanner) CanPass(space Namespace, levels, attrs int) bool {
	return !s.selfClosed && s.noPrefix == space && len(s.open)+levels <= s.depthLimit && s.attrLimit >= attrs
}

// WordTo returns the letters and digits from i to a quote and the index after
// it, 0 when it is not so.
func WordTo(b []byte, i int) ([]byte, int) {
	from := i
	for charClass[b[i]]&classAlnum != 0 {
		i++
	}
	if b[i] != '"' || i == from {
		return nil, 0
	}
	return b[from:i], i + 1
}

// TextTo returns the text between two literal tags at i of ahead, if it holds no
// reference and needs no other care, and the index after them, else 0.
func (s *Scanner) TextTo(b []byte, i int, before, after string) ([]byte, int) {
	if !HasPrefix(b[i:], before) {
		return nil, 0
	}
	from := i + len(before)
	var seen charFlags
	for i = skipPlain(b[:len(b)-1], from, &seen); charClass[b[i]]&(classTextStop|classAmp|classReturn|classBracket) == 0; i++ {
		seen |= charClass[b[i]]
	}
	if !HasPrefix(b[i:], after) || seen&classHigh != 0 && s.checkUTF8(b[from:i]) != nil {
		return nil, 0
	}
	return b[from:i:i], i + len(after)
}

// HasPrefix is bytes.HasPrefix for a literal.
func HasPrefix(b []byte, prefix string) bool {
	return len(b) >= len(prefix) && string(b[:len(prefix)]) == prefix
}
