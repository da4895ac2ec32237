package ooxml

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// Scanner is a strict, streaming XML 1.0 scanner with namespaces: it reports
// every start, end and run of text of a part, checks that the part is
// well-formed to its end, and holds no more of it than one token. It does less
// than encoding/xml where Office needs less (no document types, no encodings
// but UTF-8 and UTF-16) and more where strangers need more (unbound prefixes,
// doubled attributes, depth, content after the end).
//
// Slices it hands out are valid until the next call.
type Scanner struct {
	src    io.Reader
	buf    []byte // buf[pos:end] is unread; buf[end] is 0, which no XML holds
	pos    int
	end    int
	offset int64 // of buf[0] in the part
	srcErr error // sticky; io.EOF at the end of the part

	Space Namespace // of the element just begun or ended
	Name  []byte    // the local name of the element just begun
	Attrs []Attr    // of the element just begun
	Text  []byte    // of the run of text just met, decoded

	open        []openElement
	names       []byte // of the open elements, as written, one after the other
	bindings    []binding
	noPrefix    Namespace // what an element without a prefix belongs to
	selfClosed  bool      // the element just begun ends at once
	rootSeen    bool
	stray       bool   // child met text where only elements belong
	choice      bool   // child passed over a choice that no fallback followed yet
	Dropped     bool   // child passed over a choice without a fallback
	Choices     bool   // of alternate content, child sees the choices as well
	Nested      bool   // an element stood in the text that Content read last
	scratch     []byte // decoded text
	attrScratch []byte // decoded attribute values

	depthLimit, attrLimit int
}

// Token is what next met.
type Token int

const (
	TokenEnd   Token = iota // the end of an element; zero, so that a fault ends loops
	TokenStart              // the start of an element
	TokenText               // text, character data marked as such included
	TokenEOF                // the end of the part
)

type Attr struct {
	Space  Namespace
	Name   []byte // local name
	Value  []byte // decoded and normalised
	Prefix []byte // nil without one
}

type openElement struct {
	nameAt   int32 // in scanner.names
	bindings int32 // how many were in scope around it
	space    Namespace
	noPrefix Namespace // around it
}

type binding struct {
	prefix string
	space  Namespace
}

const windowBytes = 64 << 10

func (s *Scanner) Reset(src io.Reader, lim *Limits) {
	if s.buf == nil {
		s.buf = make([]byte, windowBytes+1)
	}
	s.src, s.pos, s.end, s.offset, s.srcErr = src, 0, 0, 0, nil
	s.buf[0] = 0
	s.open, s.names, s.bindings = s.open[:0], s.names[:0], s.bindings[:0]
	s.noPrefix, s.selfClosed, s.rootSeen, s.stray, s.choice, s.Dropped, s.Choices = SpaceNone, false, false, false, false, false, false
	s.depthLimit, s.attrLimit = lim.Depth, lim.Attributes
}

// at returns the place in the part, for messages.
func (s *Scanner) at() int64 { return s.offset + int64(s.pos) }

func (s *Scanner) Bad(what string) *Fault {
	return Faultf(BadXML, "%s at byte %d", what, s.at())
}

// more moves what is unread to the front and fills the window. It is false at
// the end of the part. The window grows only while one token fills half of it.
func (s *Scanner) more() (bool, *Fault) {
	if s.srcErr != nil {
		return false, s.sourceFault()
	}
	keep := s.end - s.pos
	switch {
	case keep > len(s.buf)/2 && len(s.buf) <= maxTokenBytes:
		grown := make([]byte, 2*len(s.buf))
		copy(grown, s.buf[s.pos:s.end])
		s.buf = grown
	case keep > len(s.buf)-2*utf8.UTFMax:
		return false, Faultf(TextTooLong, "over %d bytes without an end at byte %d", keep, s.at())
	default:
		copy(s.buf, s.buf[s.pos:s.end])
	}
	s.offset += int64(s.pos)
	s.pos, s.end = 0, keep
	s.fill()
	s.buf[s.end] = 0
	if s.end > keep {
		return true, nil
	}
	return false, s.sourceFault()
}

// fill reads until the window is full or the part ends.
func (s *Scanner) fill() {
	room, idle := len(s.buf)-1, 0
	for s.srcErr == nil && room-s.end >= utf8.UTFMax {
		n, err := s.src.Read(s.buf[s.end:room])
		s.end += n
		s.srcErr = err
		if n == 0 && err == nil {
			if idle++; idle == 100 {
				s.srcErr = Faultf(BadPart, "no progress at byte %d", s.at())
			}
		}
	}
}

// sourceFault is nil at the proper end of the part.
func (s *Scanner) sourceFault() *Fault {
	if flt, ok := s.srcErr.(*Fault); ok {
		return flt
	}
	return nil
}

// prolog reads the byte order mark. It must be called before next.
func (s *Scanner) prolog() *Fault {
	if _, flt := s.more(); flt != nil && s.end == 0 {
		return flt
	}
	if bytes.HasPrefix(s.buf[:s.end], []byte("\xEF\xBB\xBF")) {
		s.pos = 3
	}
	return nil
}

// Next reports the next token.
func (s *Scanner) Next() (Token, *Fault) {
	if s.selfClosed {
		s.selfClosed = false
		s.pop()
		return TokenEnd, nil
	}
	for {
		switch s.buf[s.pos] {
		case '<':
			tok, flt := s.markup()
			if flt != nil || tok >= 0 {
				return max(tok, 0), flt
			}
		case 0:
			if s.pos < s.end {
				return 0, s.Bad("a NUL character")
			}
			ok, flt := s.more()
			if flt != nil {
				return 0, flt
			}
			if !ok {
				return s.finish()
			}
		default:
			flt := s.scanText()
			if flt != nil {
				return 0, flt
			}
			if len(s.open) > 0 {
				return TokenText, nil
			}
			if !blank(s.Text) {
				return 0, s.Bad("text outside the root element")
			}
		}
	}
}

func (s *Scanner) finish() (Token, *Fault) {
	if len(s.open) > 0 {
		return 0, s.Bad("the part ends inside an element")
	}
	if !s.rootSeen {
		return 0, s.Bad("no root element")
	}
	return TokenEOF, nil
}

// noToken is what markup returns for comments and the like.
const noToken Token = -1

// markup reads what begins with "<".
func (s *Scanner) markup() (Token, *Fault) {
	if s.pos+1 == s.end {
		if ok, flt := s.more(); !ok {
			return noToken, s.cut(flt)
		}
	}
	switch s.buf[s.pos+1] {
	case '/':
		return TokenEnd, s.endTag()
	case '?':
		return noToken, s.instruction()
	case '!':
		return s.declaration()
	}
	return TokenStart, s.startTag()
}

// cut is the fault for a part that ends inside a token.
func (s *Scanner) cut(flt *Fault) *Fault {
	if flt != nil {
		return flt
	}
	return s.Bad("the part ends inside a tag")
}

// find returns the index after the terminator that follows s.pos+skip.
func (s *Scanner) find(terminator string, skip int) (int, *Fault) {
	from := skip
	for {
		if s.pos+from < s.end {
			if i := bytes.Index(s.buf[s.pos+from:s.end], []byte(terminator)); i >= 0 {
				return s.pos + from + i + len(terminator), nil
			}
			from = max(skip, s.end-s.pos-len(terminator)+1)
		}
		if ok, flt := s.more(); !ok {
			return 0, s.cut(flt)
		}
	}
}

// has makes sure that n bytes are in the window, if the part has them.
func (s *Scanner) has(n int) *Fault {
	for s.end-s.pos < n {
		if ok, flt := s.more(); !ok {
			return flt
		}
	}
	return nil
}

// declaration reads "<!...": comments and character data. A document type is
// refused: it is how entities expand a file a billionfold, or read another.
func (s *Scanner) declaration() (Token, *Fault) {
	if flt := s.has(len("<![CDATA[")); flt != nil {
		return noToken, flt
	}
	head := s.buf[s.pos:s.end]
	switch {
	case bytes.HasPrefix(head, []byte("<!--")):
		return noToken, s.comment()
	case bytes.HasPrefix(head, []byte("<![CDATA[")):
		return TokenText, s.cdata()
	case bytes.HasPrefix(head, []byte("<!DOCTYPE")):
		return noToken, Faultf(Doctype, "at byte %d", s.at())
	}
	return noToken, s.Bad("an unknown declaration")
}

func (s *Scanner) comment() *Fault {
	after, flt := s.find("-->", 4)
	if flt != nil {
		return flt
	}
	body := s.buf[s.pos+4 : after-3]
	if bytes.Contains(body, []byte("--")) || bytes.HasSuffix(body, []byte("-")) {
		return s.Bad("-- inside a comment")
	}
	if flt := s.checkChars(body); flt != nil {
		return flt
	}
	s.pos = after
	return nil
}

func (s *Scanner) cdata() *Fault {
	if len(s.open) == 0 {
		return s.Bad("character data outside the root element")
	}
	after, flt := s.find("]]>", 9)
	if flt != nil {
		return flt
	}
	body := s.buf[s.pos+9 : after-3]
	if flt := s.checkChars(body); flt != nil {
		return flt
	}
	if bytes.IndexByte(body, '\r') >= 0 {
		s.scratch = appendNewlines(s.scratch[:0], body)
		body = s.scratch
	}
	s.Text, s.pos = body, after
	return nil
}

// instruction reads "<?...?>". The first may be the XML declaration, which
// names the encoding; others are skipped.
func (s *Scanner) instruction() *Fault {
	after, flt := s.find("?>", 2)
	if flt != nil {
		return flt
	}
	body := s.buf[s.pos+2 : after-2]
	if flt := s.checkChars(body); flt != nil {
		return flt
	}
	n := 0
	for n < len(body) && charClass[body[n]]&classSpace == 0 {
		n++
	}
	target, rest := body[:n], body[n:]
	if len(target) == 0 || charClass[target[0]]&classNameStart == 0 {
		return s.Bad("a processing instruction without a name")
	}
	if bytes.EqualFold(target, []byte("xml")) {
		if s.offset+int64(s.pos) > 3 || s.rootSeen || string(target) != "xml" {
			return s.Bad("an XML declaration that is not at the start")
		}
		if flt := s.checkXMLDeclaration(rest); flt != nil {
			return flt
		}
	}
	s.pos = after
	return nil
}

// scanText reads a run of text up to the next "<" and decodes it.
func (s *Scanner) scanText() *Fault {
	var seen charFlags
	i := skipPlain(s.buf[:s.end], s.pos, &seen)
	for {
		c := charClass[s.buf[i]]
		seen |= c
		if c&classTextStop == 0 {
			i++
			continue
		}
		if s.buf[i] == '<' {
			break
		}
		if i < s.end {
			s.pos = i
			return s.Bad("a character that XML does not allow")
		}
		n := i - s.pos
		ok, flt := s.more()
		if flt != nil {
			return flt
		}
		i = s.pos + n
		if !ok {
			break // next reports the end, or what is open
		}
	}
	return s.decodeText(i, seen)
}

func (s *Scanner) decodeText(to int, seen charFlags) *Fault {
	raw := s.buf[s.pos:to]
	if seen&classHigh != 0 {
		if flt := s.checkUTF8(raw); flt != nil {
			return flt
		}
	}
	if seen&classBracket != 0 && bytes.Contains(raw, []byte("]]>")) {
		return s.Bad("]]> in text")
	}
	if seen&(classAmp|classReturn) != 0 {
		var what string
		if s.scratch, what = appendDecoded(s.scratch[:0], raw, false); what != "" {
			return s.Bad(what)
		}
		raw = s.scratch
	}
	s.Text, s.pos = raw, to
	return nil
}

// checkChars checks characters that are not decoded, of comments and the like.
func (s *Scanner) checkChars(b []byte) *Fault {
	var seen charFlags
	for _, c := range b {
		if seen |= charClass[c]; c < 0x20 && charClass[c]&classSpace == 0 {
			return s.Bad("a character that XML does not allow")
		}
	}
	if seen&classHigh != 0 {
		return s.checkUTF8(b)
	}
	return nil
}

// checkUTF8 also refuses U+FFFE and U+FFFF, which XML does not allow.
func (s *Scanner) checkUTF8(b []byte) *Fault {
	if !utf8.Valid(b) {
		return Faultf(Encoding, "not UTF-8 near byte %d", s.at())
	}
	for i := bytes.Index(b, []byte("\xEF\xBF")); i >= 0; {
		if i+2 < len(b) && b[i+2] >= 0xBE {
			return s.Bad("a character that XML does not allow")
		}
		next := bytes.Index(b[i+2:], []byte("\xEF\xBF"))
		if next < 0 {
			break
		}
		i += 2 + next
	}
	return nil
}

// pop leaves the innermost element.
func (s *Scanner) pop() {
	last := len(s.open) - 1
	e := &s.open[last]
	s.Space = e.space
	s.names = s.names[:e.nameAt]
	s.bindings = s.bindings[:e.bindings]
	s.noPrefix = e.noPrefix
	s.open = s.open[:last]
}

func blank(b []byte) bool {
	for _, c := range b {
		if charClass[c]&classSpace == 0 {
			return false
		}
	}
	return true
}
