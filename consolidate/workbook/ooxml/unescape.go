package ooxml

import (
	"bytes"
	"unicode/utf8"
)

// AppendUnescaped appends a text of type ST_Xstring: _xHHHH_ stands for a
// UTF-16 unit that XML cannot hold (ECMA-376 part 1, 22.9.2.19), and is
// replaced exactly once: _x005F_x0041_ is the text "_x0041_". Half a surrogate
// pair stays as written.
func AppendUnescaped(dst, raw []byte) []byte {
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
