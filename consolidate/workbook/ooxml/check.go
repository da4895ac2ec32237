package ooxml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// CheckXML reads one part of a package to its end and tells what is wrong with
// it, e.g. "bad XML: an attribute twice at byte 215". It is for parts that go
// out, and asks for more than a Reader does of a part that comes in: UTF-8, every
// prefix that mc:Ignorable names declared, and names in ASCII, as all names in
// workbooks are. So a part that passes can be read here and by every other
// program.
func CheckXML(part io.Reader) error {
	lim := DefaultLimits()
	var s Scanner
	s.Reset(part, &lim)
	flt := s.checkAll()
	if s.srcErr != nil && !errors.Is(s.srcErr, io.EOF) {
		return s.srcErr // XML that ends too early because its data does is no XML at fault
	}
	if flt != nil {
		return fmt.Errorf("%s: %s", flt.Cause, flt.Detail)
	}
	return nil
}

func (s *Scanner) checkAll() *Fault {
	if flt := s.prolog(); flt != nil {
		return flt
	}
	for {
		switch tok, flt := s.Next(); {
		case flt != nil || tok == TokenEOF:
			return flt
		case tok == TokenStart:
			if flt := s.checkTag(); flt != nil {
				return flt
			}
		}
	}
}

// checkTag holds the start tag just met to what only parts that go out need.
func (s *Scanner) checkTag() *Fault {
	plain := isASCII(s.Name) // its prefix is declared by an attribute, here or further out
	for i := range s.Attrs {
		plain = plain && isASCII(s.Attrs[i].Name) && isASCII(s.Attrs[i].Prefix)
	}
	if !plain {
		return s.Bad("a name beyond ASCII")
	}
	// Excel calls a workbook damaged when a prefix in this list is not declared.
	ignorable, _ := s.AttrIn(SpaceMC, "Ignorable")
	for _, prefix := range bytes.Fields(ignorable) {
		if _, flt := s.lookup(prefix); flt != nil {
			return flt
		}
	}
	return nil
}

func isASCII(b []byte) bool {
	return !bytes.ContainsFunc(b, func(r rune) bool { return r >= 0x80 })
}
