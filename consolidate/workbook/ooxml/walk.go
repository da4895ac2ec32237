package ooxml

// The readers of parts go down the tree with child, children, skip and content.

// Root enters the root element, which must be the one named.
func (s *Scanner) Root(space Namespace, name string) *Fault {
	if flt := s.prolog(); flt != nil {
		return flt
	}
	tok, flt := s.Next()
	if flt != nil {
		return flt
	}
	if tok != TokenStart || s.Space != space || string(s.Name) != name {
		return Faultf(BadXML, "the root element is not <%s> but <%.40s> of its own kind", name, s.Name)
	}
	return nil
}

// Child enters the next element inside the current one and reports whether
// there was any; otherwise the current one has ended. Of alternate content
// (ECMA-376 part 3, 7.5) it sees the fallback, which is written for readers
// that know no extensions; without one s.Dropped is set. Whoever wants all that people
// may see sets s.Choices. Text between elements sets s.stray.
func (s *Scanner) Child() (bool, *Fault) {
	for {
		tok, flt := s.Next()
		if flt != nil {
			return false, flt
		}
		switch tok {
		case TokenStart:
			if s.Space != SpaceMC {
				return true, nil
			}
			s.choice = !s.Is("AlternateContent") && !s.Is("Fallback") && !s.Choices
			if s.choice {
				if flt := s.Skip(); flt != nil {
					return false, flt
				}
			}
		case TokenEnd:
			if s.Space != SpaceMC {
				return false, nil
			}
			s.Dropped = s.Dropped || s.choice
			s.choice = false
		case TokenText:
			if !blank(s.Text) {
				s.stray = true
			}
		case TokenEOF:
			return false, nil
		}
	}
}

// Children calls visit for every element inside the current one, to its end. visit
// has to go to the end of the element that it is called for.
func (s *Scanner) Children(visit func() *Fault) *Fault {
	for {
		more, flt := s.Child()
		if flt == nil && more {
			flt = visit()
		}
		if flt != nil || !more {
			return flt
		}
	}
}

// Is reports whether the element just begun has that local name.
func (s *Scanner) Is(name string) bool { return string(s.Name) == name }

// Skip goes to the end of the element just begun.
func (s *Scanner) Skip() *Fault {
	for depth := len(s.open); len(s.open) >= depth; {
		if _, flt := s.Next(); flt != nil {
			return flt
		}
	}
	return nil
}

// Rest goes to the end of the part: it is read to its end in any case, for the
// checksum stands there.
func (s *Scanner) Rest() *Fault {
	for {
		tok, flt := s.Next()
		if flt != nil || tok == TokenEOF {
			return flt
		}
	}
}

// Content appends the text directly inside the element just begun and goes to
// its end. Past limit bytes it drops the rest; the caller sees more than limit. What
// an element inside hides is left out, and s.Nested says so.
func (s *Scanner) Content(dst []byte, limit int) ([]byte, *Fault) {
	from := len(dst)
	s.Nested = false
	for {
		tok, flt := s.Next()
		if flt != nil {
			return dst, flt
		}
		switch tok {
		case TokenText:
			if len(dst)-from <= limit {
				dst = append(dst, s.Text...)
			}
		case TokenStart:
			s.Nested = true
			if flt := s.Skip(); flt != nil {
				return dst, flt
			}
		default:
			return dst, nil
		}
	}
}
