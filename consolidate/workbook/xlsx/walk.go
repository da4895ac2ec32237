package xlsx

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// The readers of parts go down the tree with child, children, skip and content.

// root enters the root element, which must be the one named.
func (s *scanner) root(space namespace, name string) *fault {
	if flt := s.prolog(); flt != nil {
		return flt
	}
	tok, flt := s.next()
	if flt != nil {
		return flt
	}
	if tok != tokenStart || s.space != space || string(s.name) != name {
		return faultf(BadXML, "the root element is not <%s> but <%.40s> of its own kind", name, s.name)
	}
	return nil
}

// child enters the next element inside the current one and reports whether
// there was any; otherwise the current one has ended. Of alternate content
// (ECMA-376 part 3, 7.5) it sees the fallback, which is written for readers
// that know no extensions; without one s.dropped is set. Text between elements
// sets s.stray.
func (s *scanner) child() (bool, *fault) {
	for {
		tok, flt := s.next()
		if flt != nil {
			return false, flt
		}
		switch tok {
		case tokenStart:
			if s.space != spaceMC {
				return true, nil
			}
			s.choice = !s.is("AlternateContent") && !s.is("Fallback")
			if s.choice {
				if flt := s.skip(); flt != nil {
					return false, flt
				}
			}
		case tokenEnd:
			if s.space != spaceMC {
				return false, nil
			}
			s.dropped = s.dropped || s.choice
			s.choice = false
		case tokenText:
			if !blank(s.text) {
				s.stray = true
			}
		case tokenEOF:
			return false, nil
		}
	}
}

// children calls visit for every element inside the current one, to its end. visit
// has to go to the end of the element that it is called for.
func (s *scanner) children(visit func() *fault) *fault {
	for {
		more, flt := s.child()
		if flt == nil && more {
			flt = visit()
		}
		if flt != nil || !more {
			return flt
		}
	}
}

// is reports whether the element just begun has that local name.
func (s *scanner) is(name string) bool { return string(s.name) == name }

// main reports whether the element just begun is that one of SpreadsheetML.
func (s *scanner) main(name string) bool { return s.space == spaceMain && string(s.name) == name }

// skip goes to the end of the element just begun.
func (s *scanner) skip() *fault {
	for depth := len(s.open); len(s.open) >= depth; {
		if _, flt := s.next(); flt != nil {
			return flt
		}
	}
	return nil
}

// rest goes to the end of the part: it is read to its end in any case, for the
// checksum stands there.
func (s *scanner) rest() *fault {
	for {
		tok, flt := s.next()
		if flt != nil || tok == tokenEOF {
			return flt
		}
	}
}

// content appends the text directly inside the element just begun and goes to
// its end. Past limit bytes it drops the rest; the caller sees more than limit.
func (s *scanner) content(dst []byte, limit int) ([]byte, *fault) {
	from := len(dst)
	for {
		tok, flt := s.next()
		if flt != nil {
			return dst, flt
		}
		switch tok {
		case tokenText:
			if len(dst)-from <= limit {
				dst = append(dst, s.text...)
			}
		case tokenStart:
			if flt := s.skip(); flt != nil {
				return dst, flt
			}
		default:
			return dst, nil
		}
	}
}

// appendUnescaped appends a text of type ST_Xstring: _xHHHH_ stands for a
// UTF-16 unit that XML cannot hold (ECMA-376 part 1, 22.9.2.19), and is
// replaced exactly once: _x005F_x0041_ is the text "_x0041_". Half a surrogate
// pair stays as written.
func appendUnescaped(dst, raw []byte) []byte {
	for {
		i := bytes.Index(raw, []byte("_x"))
		if i < 0 {
			return append(dst, raw...)
		}
		r, n := escapedRune(raw[i:])
		if n == 0 {
			n = len("_x")
			dst = append(dst, raw[:i+n]...)
		} else {
			dst = utf8.AppendRune(append(dst, raw[:i]...), r)
		}
		raw = raw[i+n:]
	}
}

func escapedRune(b []byte) (r rune, n int) {
	r, ok := escapedUnit(b)
	switch {
	case !ok || r >= 0xDC00 && r <= 0xDFFF:
		return 0, 0
	case r < 0xD800 || r > 0xDFFF:
		return r, 7
	}
	low, ok := escapedUnit(b[7:])
	if !ok || low < 0xDC00 || low > 0xDFFF {
		return 0, 0
	}
	return 0x10000 + (r-0xD800)<<10 + (low - 0xDC00), 14
}

func escapedUnit(b []byte) (rune, bool) {
	if len(b) < 7 || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	var r rune
	for _, c := range b[2:6] {
		d, ok := hexDigit(c)
		if !ok {
			return 0, false
		}
		r = r<<4 | d
	}
	return r, true
}

// tooLong reports whether a text has more UTF-16 units than the limit.
func tooLong(text []byte, limit int) bool {
	if len(text) <= limit {
		return false
	}
	units := 0
	for _, r := range string(text) {
		if units += utf16.RuneLen(r); units > limit {
			return true
		}
	}
	return false
}
