package ooxml

import "bytes"

// endTag reads "</name>".
func (s *Scanner) endTag() *Fault {
	if len(s.open) == 0 {
		return s.Bad("an end tag without a start")
	}
	want := s.names[s.open[len(s.open)-1].nameAt:]
	if end := s.pos + 2 + len(want); end < s.end && s.buf[end] == '>' && bytes.Equal(s.buf[s.pos+2:end], want) {
		s.pos = end + 1 // nearly always
		s.pop()
		return nil
	}
	if flt := s.has(len("</>") + len(want)); flt != nil {
		return flt
	}
	if !bytes.HasPrefix(s.buf[s.pos+2:s.end], want) {
		return s.Bad("an end tag of another element than the open one")
	}
	n := 2 + len(want)
	for {
		switch c := s.buf[s.pos+n]; {
		case c == '>':
			s.pos += n + 1
			s.pop()
			return nil
		case charClass[c]&classSpace != 0:
			n++
		case c == 0 && s.pos+n == s.end:
			if ok, flt := s.more(); !ok {
				return s.cut(flt)
			}
		default:
			return s.Bad("an end tag of another element than the open one")
		}
	}
}

// startTag reads "<name attributes>" and opens the element.
func (s *Scanner) startTag() *Fault {
	for {
		tag, flt := s.parseTag()
		if flt != nil {
			return flt
		}
		if tag.after > 0 {
			return s.push(tag)
		}
		// The tag runs out of the window: get more and parse it again. The
		// window doubles, so all tries together cost no more than two.
		if ok, flt := s.more(); !ok {
			return s.cut(flt)
		}
	}
}

// tag is where a start tag lies in the window.
type tag struct {
	nameEnd int
	colon   int // in the name, 0 without one
	after   int // 0 when the window ends first
}

// parseTag parses the start tag at s.pos and its attributes into s.attrs.
func (s *Scanner) parseTag() (t tag, flt *Fault) {
	b, i := s.buf, s.pos+1
	s.Attrs, s.attrScratch = s.Attrs[:0], s.attrScratch[:0]
	if charClass[b[i]]&classNameStart == 0 {
		return t, s.Bad("< without a name")
	}
	t.colon, t.nameEnd = qualifiedName(b, i)
	i = t.nameEnd
	for {
		space := i
		for charClass[b[i]]&classSpace != 0 {
			i++
		}
		switch {
		case charClass[b[i]]&classNameStart != 0 && i > space:
			if i, flt = s.parseAttr(i); flt != nil || i == 0 {
				return t, flt
			}
		case b[i] == '>':
			s.selfClosed = false
			t.after = i + 1
			return t, nil
		case b[i] == '/' && b[i+1] == '>' && i+1 < s.end:
			s.selfClosed = true
			t.after = i + 2
			return t, nil
		case i >= s.end || b[i] == '/' && i+1 == s.end:
			return t, nil
		default:
			return t, s.Bad("a tag that is neither attribute nor end")
		}
	}
}

// parseAttr parses the attribute at i and returns the index after it, 0 when
// the window ends first.
func (s *Scanner) parseAttr(i int) (int, *Fault) {
	b, from := s.buf, i
	colon, nameEnd := qualifiedName(b, i)
	i = nameEnd
	for charClass[b[i]]&classSpace != 0 {
		i++
	}
	if b[i] != '=' {
		return s.orEnd(i, "an attribute without a value")
	}
	for i++; charClass[b[i]]&classSpace != 0; i++ {
	}
	quote := b[i]
	if quote != '"' && quote != '\'' {
		return s.orEnd(i, "an attribute without quotes")
	}
	i++
	valueFrom := i
	var seen charFlags
	for ; b[i] != quote; i++ {
		c := charClass[b[i]]
		if seen |= c; c&classTextStop != 0 {
			return s.orEnd(i, "< or a forbidden character in an attribute")
		}
	}
	if len(s.Attrs) == s.attrLimit {
		return 0, Faultf(TooManyAttributes, "over %d at byte %d", s.attrLimit, s.at())
	}
	a := s.addAttr()
	a.Name, a.Value = b[from:nameEnd], b[valueFrom:i]
	if colon > 0 {
		if a.Prefix, a.Name = b[from:colon], b[colon+1:nameEnd]; len(a.Name) == 0 {
			return 0, s.Bad("an attribute with an odd name")
		}
	}
	if seen&(classHigh|classAmp|classControlSpace) != 0 {
		if flt := s.decodeAttr(a, seen); flt != nil {
			return 0, flt
		}
	}
	return i + 1, s.checkTwice()
}

// orEnd is the fault for what stands at i, unless the window ends there.
func (s *Scanner) orEnd(i int, what string) (int, *Fault) {
	if i >= s.end {
		return 0, nil
	}
	return 0, s.Bad(what)
}

func (s *Scanner) decodeAttr(a *Attr, seen charFlags) *Fault {
	if seen&classHigh != 0 {
		if flt := s.checkUTF8(a.Value); flt != nil {
			return flt
		}
	}
	if seen&(classAmp|classControlSpace) == 0 {
		return nil
	}
	from := len(s.attrScratch)
	var what string
	if s.attrScratch, what = appendDecoded(s.attrScratch, a.Value, true); what != "" {
		return s.Bad(what)
	}
	a.Value = s.attrScratch[from:]
	return nil
}

// addAttr adds an attribute to be filled in place: to copy one costs more than
// to parse it.
func (s *Scanner) addAttr() *Attr {
	n := len(s.Attrs)
	if n == cap(s.Attrs) {
		s.Attrs = append(s.Attrs, Attr{})
		return &s.Attrs[n]
	}
	s.Attrs = s.Attrs[:n+1]
	a := &s.Attrs[n]
	a.Prefix, a.Space = nil, SpaceNone
	return a
}

// qualifiedName returns where the name that begins at i ends, and where its
// colon is, 0 without one. A second colon ends it, and what follows is wrong.
func qualifiedName(b []byte, i int) (colon, end int) {
	for charClass[b[i]]&className != 0 {
		i++
	}
	if b[i] != ':' {
		return 0, i
	}
	colon = i
	for i++; charClass[b[i]]&className != 0; i++ {
	}
	return colon, i
}

// checkTwice makes sure that the last attribute is no other's double.
func (s *Scanner) checkTwice() *Fault {
	last := &s.Attrs[len(s.Attrs)-1]
	for i := range s.Attrs[:len(s.Attrs)-1] {
		a := &s.Attrs[i]
		if a.Name[0] == last.Name[0] && bytes.Equal(a.Name, last.Name) && bytes.Equal(a.Prefix, last.Prefix) {
			return s.Bad("an attribute twice")
		}
	}
	return nil
}

// push opens the element whose tag was just parsed.
func (s *Scanner) push(t tag) *Fault {
	if len(s.open) == s.depthLimit {
		return Faultf(TooDeep, "over %d elements deep at byte %d", s.depthLimit, s.at())
	}
	if len(s.open) == 0 && s.rootSeen {
		return s.Bad("a second root element")
	}
	s.rootSeen = true
	e := openElement{nameAt: int32(len(s.names)), bindings: int32(len(s.bindings)), noPrefix: s.noPrefix}
	if len(s.Attrs) > 0 {
		if flt := s.bindAttrs(); flt != nil {
			return flt
		}
	}
	name := s.buf[s.pos+1 : t.nameEnd]
	e.space, s.Name = s.noPrefix, name
	if t.colon > 0 {
		space, flt := s.lookup(s.buf[s.pos+1 : t.colon])
		if flt != nil {
			return flt
		}
		e.space, s.Name = space, s.buf[t.colon+1:t.nameEnd]
		if len(s.Name) == 0 {
			return s.Bad("an element with an odd name")
		}
	}
	s.Space = e.space
	s.open = append(s.open, e)
	if !s.selfClosed { // then no end tag will ask
		s.names = append(s.names, name...)
	}
	s.pos = t.after
	return nil
}

// Attr returns the value of an attribute without a prefix.
func (s *Scanner) Attr(name string) ([]byte, bool) {
	for i := range s.Attrs {
		if a := &s.Attrs[i]; len(a.Prefix) == 0 && string(a.Name) == name {
			return a.Value, true
		}
	}
	return nil, false
}

// AttrIn returns the value of an attribute of a namespace.
func (s *Scanner) AttrIn(space Namespace, name string) ([]byte, bool) {
	for i := range s.Attrs {
		if a := &s.Attrs[i]; a.Space == space && string(a.Name) == name {
			return a.Value, true
		}
	}
	return nil, false
}

// Flag returns an attribute of type xsd:boolean, false when it is not there.
func (s *Scanner) Flag(name string) bool {
	v, _ := s.Attr(name)
	return string(v) == "1" || string(v) == "true"
}
