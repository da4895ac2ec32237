package ooxml

import (
	"bytes"
	"encoding/binary"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// utf16Reader turns UTF-16 into UTF-8 in chunks. XML may be written in it
// (ECMA-376 part 2, 6.2.5), one real file in 2,351 is, and a reader that knows
// UTF-8 only sees no cells there. A lone surrogate is an error.
type utf16Reader struct {
	src   io.Reader
	order binary.ByteOrder
	in    [4096]byte
	start int // in[start:end] waits
	end   int
	err   error
}

// utf16Order tells the byte order by the byte order mark or, without one, by
// the "<" that XML begins with. It is nil for anything else.
func utf16Order(head []byte) binary.ByteOrder {
	switch {
	case bytes.HasPrefix(head, []byte("\xFF\xFE")), bytes.HasPrefix(head, []byte("<\x00")):
		return binary.LittleEndian
	case bytes.HasPrefix(head, []byte("\xFE\xFF")), bytes.HasPrefix(head, []byte("\x00<")):
		return binary.BigEndian
	}
	return nil
}

func (u *utf16Reader) reset(src io.Reader, order binary.ByteOrder) {
	u.src, u.order, u.start, u.end, u.err = src, order, 0, 0, nil
}

func (u *utf16Reader) Read(b []byte) (int, error) {
	n := 0
	for n+utf8.UTFMax <= len(b) {
		r, width, ok := u.rune()
		if !ok {
			if err := u.more(); err != nil {
				return n, err
			}
			continue
		}
		if r == utf8.RuneError && width == 0 {
			u.err = Faultf(Encoding, "UTF-16 with half a character")
			return n, u.err
		}
		u.start += width
		n += utf8.EncodeRune(b[n:], r)
	}
	return n, nil
}

// rune looks at the next character. It is not ok when more input is needed; a
// width of 0 says that the input is wrong.
func (u *utf16Reader) rune() (r rune, width int, ok bool) {
	wait := u.in[u.start:u.end]
	if len(wait) < 2 {
		return 0, 0, false
	}
	r = rune(u.order.Uint16(wait))
	if !utf16.IsSurrogate(r) {
		return r, 2, true
	}
	if len(wait) < 4 {
		return 0, 0, false
	}
	if r = utf16.DecodeRune(r, rune(u.order.Uint16(wait[2:]))); r == utf8.RuneError {
		return utf8.RuneError, 0, true
	}
	return r, 4, true
}

func (u *utf16Reader) more() error {
	if u.err == nil {
		u.end = copy(u.in[:], u.in[u.start:u.end])
		u.start = 0
		n, err := u.src.Read(u.in[u.end:])
		u.end += n
		u.err = err
		if n > 0 {
			return nil
		}
	}
	if u.err == io.EOF && u.end > u.start {
		u.err = Faultf(Encoding, "UTF-16 ends in half a character")
	}
	return u.err
}
