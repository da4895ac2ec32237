package ooxml

import (
	"bytes"
	"unicode/utf8"
)

type charFlags uint16

const (
	classTextStop     charFlags = 1 << iota // "<", and what XML forbids, NUL included
	classHigh                               // part of a character beyond ASCII
	classAmp                                // "&"
	classReturn                             // carriage return
	classBracket                            // "]"
	classSpace                              // white space
	classControlSpace                       // white space but the blank: becomes a blank in attributes
	className                               // may stand in a name, between colons
	classNameStart                          // may begin a name
	classAlnum                              // ASCII letter or digit
)

// charClass says what a byte may be. Names beyond ASCII are taken as they come:
// no element or attribute that means anything here has one.
var charClass = func() (t [256]charFlags) {
	for c := range t {
		switch {
		case c == '\t' || c == '\n' || c == '\r':
			t[c] = classSpace | classControlSpace
		case c < 0x20:
			t[c] = classTextStop
		case c >= 0x80:
			t[c] = classHigh | className | classNameStart
		case 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_':
			t[c] = className | classNameStart
		case '0' <= c && c <= '9' || c == '-' || c == '.':
			t[c] = className
		}
	}
	for c := range t {
		if t[c]&className != 0 && c < 0x80 && c != '_' && c != '-' && c != '.' {
			t[c] |= classAlnum
		}
	}
	t['\r'] |= classReturn
	t[' '] = classSpace
	t['<'] = classTextStop
	t['&'] = classAmp
	t[']'] = classBracket
	return t
}()

// skipPlain returns the first index from i on whose next eight bytes are not all
// plain: text that neither ends nor needs care. It looks at eight bytes at once,
// for most of a workbook is text, and may stop early, never late.
func skipPlain(b []byte, i int, seen *charFlags) int {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	var high uint64
	for ; i+8 <= len(b); i += 8 {
		w := le.Uint64(b[i:])
		lt, amp, bracket := w^'<'*ones, w^'&'*ones, w^']'*ones
		// Each term has a top bit set where a byte is below a blank, or is
		// one of the three.
		if ((w-0x20*ones)&^w|(lt-ones)&^lt|(amp-ones)&^amp|(bracket-ones)&^bracket)&tops != 0 {
			break
		}
		high |= w
	}
	if high&tops != 0 {
		*seen |= classHigh
	}
	return i
}

// appendDecoded appends raw with its entities and character references
// replaced and its line ends normalised; in attributes white space becomes
// blanks (XML 1.0, 2.11 and 3.3.3). What is wrong with it comes back in words.
func appendDecoded(dst, raw []byte, attribute bool) (out []byte, wrong string) {
	for i := 0; i < len(raw); {
		c := raw[i]
		switch {
		case c == '&':
			r, n := entity(raw[i:])
			if n == 0 {
				return dst, "an & that begins no known entity"
			}
			dst = utf8.AppendRune(dst, r)
			i += n
			continue
		case c == '\r':
			if i+1 < len(raw) && raw[i+1] == '\n' {
				i++
			}
			c = '\n'
		}
		if attribute && (c == '\n' || c == '\t') {
			c = ' '
		}
		dst = append(dst, c)
		i++
	}
	return dst, ""
}

func appendNewlines(dst, raw []byte) []byte {
	for i, c := range raw {
		if c != '\r' {
			dst = append(dst, c)
		} else if i+1 == len(raw) || raw[i+1] != '\n' {
			dst = append(dst, '\n')
		}
	}
	return dst
}

// entity reads "&...;" and returns its length, 0 when there is none such. Only
// the five of XML exist: others need a document type.
func entity(b []byte) (r rune, n int) {
	end := bytes.IndexByte(b[:min(len(b), 12)], ';')
	if end < 2 {
		return 0, 0
	}
	body := b[1:end]
	if body[0] == '#' {
		r, ok := charRef(body[1:])
		if !ok {
			return 0, 0
		}
		return r, end + 1
	}
	switch string(body) {
	case "amp":
		return '&', end + 1
	case "lt":
		return '<', end + 1
	case "gt":
		return '>', end + 1
	case "quot":
		return '"', end + 1
	case "apos":
		return '\'', end + 1
	}
	return 0, 0
}

func charRef(digits []byte) (rune, bool) {
	base := rune(10)
	if len(digits) > 1 && digits[0] == 'x' {
		base, digits = 16, digits[1:]
	}
	if len(digits) == 0 {
		return 0, false
	}
	var r rune
	for _, c := range digits {
		d, ok := hexDigit(c)
		if !ok || d >= base {
			return 0, false
		}
		if r = r*base + d; r > utf8.MaxRune {
			return 0, false
		}
	}
	return r, InXML(r)
}

// InXML reports whether XML 1.0 allows the character at all (production 2, Char):
// U+0007 it does not.
func InXML(r rune) bool {
	return r >= 0x20 && r <= 0xD7FF || r == '\t' || r == '\n' || r == '\r' ||
		r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= utf8.MaxRune
}

func hexDigit(c byte) (rune, bool) {
	switch {
	case '0' <= c && c <= '9':
		return rune(c - '0'), true
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return rune(c|0x20-'a') + 10, true
	}
	return 0, false
}

// checkXMLDeclaration checks version and encoding of `<?xml ...?>`. A part in
// another encoding is refused rather than guessed: Office writes none.
func (s *Scanner) checkXMLDeclaration(decl []byte) *Fault {
	version, ok := pseudoAttr(decl, "version")
	if !ok || version != "1.0" {
		return s.Bad("an XML declaration of another version than 1.0")
	}
	encoding, ok := pseudoAttr(decl, "encoding")
	if !ok {
		return nil
	}
	_, wide := s.src.(*utf16Reader)
	switch lower := string(bytes.ToLower([]byte(encoding))); {
	case lower == "utf-16" || lower == "utf-16le" || lower == "utf-16be":
		if wide {
			return nil
		}
	case lower == "utf-8" || lower == "utf8" || lower == "us-ascii" || lower == "ascii":
		if !wide {
			return nil
		}
	}
	return Faultf(Encoding, "says %.40q", encoding)
}

func pseudoAttr(decl []byte, name string) (string, bool) {
	i := bytes.Index(decl, []byte(name))
	if i < 1 || charClass[decl[i-1]]&classSpace == 0 {
		return "", false
	}
	rest := bytes.TrimLeft(decl[i+len(name):], " \t\r\n")
	if len(rest) == 0 || rest[0] != '=' {
		return "", false
	}
	rest = bytes.TrimLeft(rest[1:], " \t\r\n")
	if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
		return "", false
	}
	value, _, ok := bytes.Cut(rest[1:], rest[:1])
	return string(value), ok
}
