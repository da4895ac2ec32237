package xlsx

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// scanner is a strict, streaming XML 1.0 scanner with namespaces: it reports
// every start, end and run of text of a part, checks that the part is
// well-formed to its end, and holds no more of it than one token. It does less
// than encoding/xml where Office needs less (no document types, no encodings
// but UTF-8 and UTF-16) and more where strangers need more (unbound prefixes,
// doubled attributes, depth, content after the end).
//
// Slices it hands out are valid until the next call.
type scanner struct {
	src    io.Reader
	buf    []byte // buf[pos:end] is unread; buf[end] is 0, which no XML holds
	pos    int
	end    int
	offset int64 // of buf[0] in the part
	srcErr error // sticky; io.EOF at the end of the part

	space namespace // of the element just begun or ended
	name  []byte    // the local name of the element just begun
	attrs []attr    // of the element just begun
	text  []byte    // of the run of text just met, decoded

	open        []openElement
	names       []byte // of the open elements, as written, one after the other
	bindings    []binding
	noPrefix    namespace // what an element without a prefix belongs to
	selfClosed  bool      // the element just begun ends at once
	rootSeen    bool
	stray       bool   // child met text where only elements belong
	choice      bool   // child passed over a choice that no fallback followed yet
	dropped     bool   // child passed over a choice without a fallback
	scratch     []byte // decoded text
	attrScratch []byte // decoded attribute values
	spare       []byte // for callers of content

	depthLimit, attrLimit int
}

// token is what next met.
type token int

const (
	tokenEnd   token = iota // the end of an element; zero, so that a fault ends loops
	tokenStart              // the start of an element
	tokenText               // text, character data marked as such included
	tokenEOF                // the end of the part
)

type attr struct {
	space  namespace
	name   []byte // local name
	value  []byte // decoded and normalised
	prefix []byte // nil without one
}

type openElement struct {
	nameAt   int32 // in scanner.names
	bindings int32 // how many were in scope around it
	space    namespace
	noPrefix namespace // around it
}

type binding struct {
	prefix string
	space  namespace
}

const windowBytes = 64 << 10

func (s *scanner) reset(src io.Reader, lim *Limits) {
	if s.buf == nil {
		s.buf = make([]byte, windowBytes+1)
	}
	s.src, s.pos, s.end, s.offset, s.srcErr = src, 0, 0, 0, nil
	s.buf[0] = 0
	s.open, s.names, s.bindings = s.open[:0], s.names[:0], s.bindings[:0]
	s.noPrefix, s.selfClosed, s.rootSeen, s.stray, s.choice, s.dropped = spaceNone, false, false, false, false, false
	s.depthLimit, s.attrLimit = lim.Depth, lim.Attributes
}

// at returns the place in the part, for messages.
func (s *scanner) at() int64 { return s.offset + int64(s.pos) }

func (s *scanner) bad(what string) *fault {
	return faultf(BadXML, "%s at byte %d", what, s.at())
}

// more moves what is unread to the front and fills the window. It is false at
// the end of the part. The window grows only while one token fills half of it.
func (s *scanner) more() (bool, *fault) {
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
		return false, faultf(TextTooLong, "over %d bytes without an end at byte %d", keep, s.at())
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
func (s *scanner) fill() {
	room, idle := len(s.buf)-1, 0
	for s.srcErr == nil && room-s.end >= utf8.UTFMax {
		n, err := s.src.Read(s.buf[s.end:room])
		s.end += n
		s.srcErr = err
		if n == 0 && err == nil {
			if idle++; idle == 100 {
				s.srcErr = faultf(BadPart, "no progress at byte %d", s.at())
			}
		}
	}
}

// sourceFault is nil at the proper end of the part.
func (s *scanner) sourceFault() *fault {
	if flt, ok := s.srcErr.(*fault); ok {
		return flt
	}
	return nil
}

// prolog reads the byte order mark. It must be called before next.
func (s *scanner) prolog() *fault {
	if _, flt := s.more(); flt != nil && s.end == 0 {
		return flt
	}
	if bytes.HasPrefix(s.buf[:s.end], []byte("\xEF\xBB\xBF")) {
		s.pos = 3
	}
	return nil
}

// next reports the next token.
func (s *scanner) next() (token, *fault) {
	if s.selfClosed {
		s.selfClosed = false
		s.pop()
		return tokenEnd, nil
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
				return 0, s.bad("a NUL character")
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
				return tokenText, nil
			}
			if !blank(s.text) {
				return 0, s.bad("text outside the root element")
			}
		}
	}
}

func (s *scanner) finish() (token, *fault) {
	if len(s.open) > 0 {
		return 0, s.bad("the part ends inside an element")
	}
	if !s.rootSeen {
		return 0, s.bad("no root element")
	}
	return tokenEOF, nil
}

// noToken is what markup returns for comments and the like.
const noToken token = -1

// markup reads what begins with "<".
func (s *scanner) markup() (token, *fault) {
	if s.pos+1 == s.end {
		if ok, flt := s.more(); !ok {
			return noToken, s.cut(flt)
		}
	}
	switch s.buf[s.pos+1] {
	case '/':
		return tokenEnd, s.endTag()
	case '?':
		return noToken, s.instruction()
	case '!':
		return s.declaration()
	}
	return tokenStart, s.startTag()
}

// cut is the fault for a part that ends inside a token.
func (s *scanner) cut(flt *fault) *fault {
	if flt != nil {
		return flt
	}
	return s.bad("the part ends inside a tag")
}

// find returns the index after the terminator that follows s.pos+skip.
func (s *scanner) find(terminator string, skip int) (int, *fault) {
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
func (s *scanner) has(n int) *fault {
	for s.end-s.pos < n {
		if ok, flt := s.more(); !ok {
			return flt
		}
	}
	return nil
}

// declaration reads "<!...": comments and character data. A document type is
// refused: it is how entities expand a file a billionfold, or read another.
func (s *scanner) declaration() (token, *fault) {
	if flt := s.has(len("<![CDATA[")); flt != nil {
		return noToken, flt
	}
	head := s.buf[s.pos:s.end]
	switch {
	case bytes.HasPrefix(head, []byte("<!--")):
		return noToken, s.comment()
	case bytes.HasPrefix(head, []byte("<![CDATA[")):
		return tokenText, s.cdata()
	case bytes.HasPrefix(head, []byte("<!DOCTYPE")):
		return noToken, faultf(Doctype, "at byte %d", s.at())
	}
	return noToken, s.bad("an unknown declaration")
}

func (s *scanner) comment() *fault {
	after, flt := s.find("-->", 4)
	if flt != nil {
		return flt
	}
	body := s.buf[s.pos+4 : after-3]
	if bytes.Contains(body, []byte("--")) || bytes.HasSuffix(body, []byte("-")) {
		return s.bad("-- inside a comment")
	}
	if flt := s.checkChars(body); flt != nil {
		return flt
	}
	s.pos = after
	return nil
}

func (s *scanner) cdata() *fault {
	if len(s.open) == 0 {
		return s.bad("character data outside the root element")
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
	s.text, s.pos = body, after
	return nil
}

// instruction reads "<?...?>". The first may be the XML declaration, which
// names the encoding; others are skipped.
func (s *scanner) instruction() *fault {
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
		return s.bad("a processing instruction without a name")
	}
	if bytes.EqualFold(target, []byte("xml")) {
		if s.offset+int64(s.pos) > 3 || s.rootSeen || string(target) != "xml" {
			return s.bad("an XML declaration that is not at the start")
		}
		if flt := s.checkXMLDeclaration(rest); flt != nil {
			return flt
		}
	}
	s.pos = after
	return nil
}

// scanText reads a run of text up to the next "<" and decodes it.
func (s *scanner) scanText() *fault {
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
			return s.bad("a character that XML does not allow")
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

func (s *scanner) decodeText(to int, seen charFlags) *fault {
	raw := s.buf[s.pos:to]
	if seen&classHigh != 0 {
		if flt := s.checkUTF8(raw); flt != nil {
			return flt
		}
	}
	if seen&classBracket != 0 && bytes.Contains(raw, []byte("]]>")) {
		return s.bad("]]> in text")
	}
	if seen&(classAmp|classReturn) != 0 {
		var what string
		if s.scratch, what = appendDecoded(s.scratch[:0], raw, false); what != "" {
			return s.bad(what)
		}
		raw = s.scratch
	}
	s.text, s.pos = raw, to
	return nil
}

// checkChars checks characters that are not decoded, of comments and the like.
func (s *scanner) checkChars(b []byte) *fault {
	var seen charFlags
	for _, c := range b {
		if seen |= charClass[c]; c < 0x20 && charClass[c]&classSpace == 0 {
			return s.bad("a character that XML does not allow")
		}
	}
	if seen&classHigh != 0 {
		return s.checkUTF8(b)
	}
	return nil
}

// checkUTF8 also refuses U+FFFE and U+FFFF, which XML does not allow.
func (s *scanner) checkUTF8(b []byte) *fault {
	if !utf8.Valid(b) {
		return faultf(Encoding, "not UTF-8 near byte %d", s.at())
	}
	for i := bytes.Index(b, []byte("\xEF\xBF")); i >= 0; {
		if i+2 < len(b) && b[i+2] >= 0xBE {
			return s.bad("a character that XML does not allow")
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
func (s *scanner) pop() {
	last := len(s.open) - 1
	e := &s.open[last]
	s.space = e.space
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
