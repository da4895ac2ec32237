package xlsx

import "bytes"

// endTag reads "</name>".
func (s *scanner) endTag() *fault {
	if len(s.open) == 0 {
		return s.bad("an end tag without a start")
	}
	want := s.names[s.open[len(s.open)-1].nameAt:]
	if flt := s.has(len("</>") + len(want)); flt != nil {
		return flt
	}
	rest := s.buf[s.pos+2 : s.end]
	if !bytes.HasPrefix(rest, want) {
		return s.bad("an end tag of another element than the open one")
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
			return s.bad("an end tag of another element than the open one")
		}
	}
}

// startTag reads "<name attributes>" and opens the element.
func (s *scanner) startTag() *fault {
	for {
		nameLen, tagLen, flt := s.parseTag()
		if flt != nil {
			return flt
		}
		if tagLen > 0 {
			return s.push(s.buf[s.pos+1:s.pos+1+nameLen], tagLen)
		}
		// The tag runs out of the window: get more and parse it again. The
		// window doubles, so all tries together cost no more than two.
		if ok, flt := s.more(); !ok {
			return s.cut(flt)
		}
	}
}

// parseTag parses the start tag at s.pos into s.attrs. A tagLen of 0 says that
// the window ends first.
func (s *scanner) parseTag() (nameLen, tagLen int, flt *fault) {
	b, i := s.buf, s.pos+1
	s.attrs, s.attrScratch = s.attrs[:0], s.attrScratch[:0]
	if charClass[b[i]]&classNameStart == 0 {
		return 0, 0, s.bad("< without a name")
	}
	for charClass[b[i]]&className != 0 {
		i++
	}
	nameLen = i - s.pos - 1
	for {
		spaced := charClass[b[i]]&classSpace != 0
		for charClass[b[i]]&classSpace != 0 {
			i++
		}
		switch {
		case b[i] == '>':
			s.selfClosed = false
			return nameLen, i + 1 - s.pos, nil
		case b[i] == '/' && b[i+1] == '>' && i+1 < s.end:
			s.selfClosed = true
			return nameLen, i + 2 - s.pos, nil
		case i >= s.end || b[i] == '/' && i+1 == s.end:
			return 0, 0, nil
		case !spaced || charClass[b[i]]&classNameStart == 0:
			return 0, 0, s.bad("a tag that is neither attribute nor end")
		}
		if i, flt = s.parseAttr(i); flt != nil || i == 0 {
			return 0, 0, flt
		}
	}
}

// parseAttr parses the attribute at i and returns the index after it, 0 when
// the window ends first.
func (s *scanner) parseAttr(i int) (int, *fault) {
	b, from, colon := s.buf, i, -1
	for charClass[b[i]]&className != 0 {
		if b[i] == ':' {
			colon = i
		}
		i++
	}
	a := attr{name: b[from:i]}
	if colon >= 0 {
		a.prefix, a.name = b[from:colon], b[colon+1:i]
		if len(a.prefix) == 0 || len(a.name) == 0 || bytes.IndexByte(a.prefix, ':') >= 0 {
			return 0, s.bad("an attribute with an odd name")
		}
	}
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
	from = i + 1
	var seen charFlags
	for i++; b[i] != quote; i++ {
		c := charClass[b[i]]
		if seen |= c; c&classTextStop != 0 {
			return s.orEnd(i, "< or a forbidden character in an attribute")
		}
	}
	a.value = b[from:i]
	if seen&(classHigh|classAmp|classControlSpace) != 0 {
		if flt := s.decodeAttr(&a, seen); flt != nil {
			return 0, flt
		}
	}
	return i + 1, s.addAttr(a)
}

// orEnd is the fault for what stands at i, unless the window ends there.
func (s *scanner) orEnd(i int, what string) (int, *fault) {
	if i >= s.end {
		return 0, nil
	}
	return 0, s.bad(what)
}

func (s *scanner) decodeAttr(a *attr, seen charFlags) *fault {
	if seen&classHigh != 0 {
		if flt := s.checkUTF8(a.value); flt != nil {
			return flt
		}
	}
	if seen&(classAmp|classControlSpace) == 0 {
		return nil
	}
	from := len(s.attrScratch)
	var what string
	if s.attrScratch, what = appendDecoded(s.attrScratch, a.value, true); what != "" {
		return s.bad(what)
	}
	a.value = s.attrScratch[from:]
	return nil
}

func (s *scanner) addAttr(a attr) *fault {
	if len(s.attrs) == s.attrLimit {
		return faultf(TooManyAttributes, "over %d at byte %d", s.attrLimit, s.at())
	}
	for i := range s.attrs {
		if bytes.Equal(s.attrs[i].name, a.name) && bytes.Equal(s.attrs[i].prefix, a.prefix) {
			return s.bad("an attribute twice")
		}
	}
	s.attrs = append(s.attrs, a)
	return nil
}

// push opens the element whose tag was just parsed.
func (s *scanner) push(name []byte, tagLen int) *fault {
	if len(s.open) == s.depthLimit {
		return faultf(TooDeep, "over %d elements deep at byte %d", s.depthLimit, s.at())
	}
	if len(s.open) == 0 && s.rootSeen {
		return s.bad("a second root element")
	}
	e := openElement{nameAt: int32(len(s.names)), bindings: int32(len(s.bindings)), noPrefix: s.noPrefix}
	if flt := s.bindAttrs(); flt != nil {
		return flt
	}
	e.space, s.name = s.noPrefix, name
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		space, flt := s.lookup(name[:i])
		if flt != nil {
			return flt
		}
		e.space, s.name = space, name[i+1:]
		if len(s.name) == 0 || bytes.IndexByte(s.name, ':') >= 0 {
			return s.bad("an element with an odd name")
		}
	}
	s.rootSeen = true
	s.space = e.space
	s.open = append(s.open, e)
	s.names = append(s.names, name...)
	s.pos += tagLen
	return nil
}

// attr returns the value of an attribute without a prefix.
func (s *scanner) attr(name string) ([]byte, bool) {
	for i := range s.attrs {
		if a := &s.attrs[i]; len(a.prefix) == 0 && string(a.name) == name {
			return a.value, true
		}
	}
	return nil, false
}

// attrIn returns the value of an attribute of a namespace.
func (s *scanner) attrIn(space namespace, name string) ([]byte, bool) {
	for i := range s.attrs {
		if a := &s.attrs[i]; a.space == space && string(a.name) == name {
			return a.value, true
		}
	}
	return nil, false
}

// flag returns an attribute of type xsd:boolean, false when it is not there.
func (s *scanner) flag(name string) bool {
	v, _ := s.attr(name)
	return string(v) == "1" || string(v) == "true"
}
