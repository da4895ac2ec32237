// Package codepage writes text in the code page that the console of an older Windows reads:
// what a clerk sends to a file or a pipe there is garbled in UTF-8.
package codepage

import (
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// UTF8 is the number that Windows gives to UTF-8.
const UTF8 = 65001

// Of is the encoding of a code page, nil for UTF-8: 936 is GB18030. A page that has no
// Chinese at all gets UTF-8 as well: question marks alone would say nothing.
func Of(page uint32) encoding.Encoding {
	switch page {
	case 936, 54936:
		return simplifiedchinese.GB18030
	case 950:
		return traditionalchinese.Big5
	case 932:
		return japanese.ShiftJIS
	case 949:
		return korean.EUCKR
	default:
		return nil
	}
}

// replacement stands for a character that the code page does not have.
const replacement = "?"

// Writer is the way to a stream that is read in that code page.
func Writer(to io.Writer, page uint32) io.Writer {
	if in := Of(page); in != nil {
		return &writer{to: to, in: in}
	}
	return to
}

type writer struct {
	to   io.Writer
	in   encoding.Encoding
	rest []byte // the beginning of a character of which the rest is still to come
}

func (w *writer) Write(p []byte) (int, error) {
	text := append(w.rest, p...)
	whole := len(text)
	for back := 1; back < utf8.UTFMax && back <= len(text); back++ {
		if at := len(text) - back; utf8.RuneStart(text[at]) {
			if !utf8.FullRune(text[at:]) {
				whole = at
			}
			break
		}
	}
	w.rest = append([]byte(nil), text[whole:]...)
	if _, err := io.WriteString(w.to, encode(w.in, string(text[:whole]))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// encode is the text in the encoding, with a sign for each character that it lacks.
func encode(in encoding.Encoding, text string) string {
	if out, err := in.NewEncoder().String(text); err == nil {
		return out
	}
	var out strings.Builder
	for _, r := range text {
		sign, err := in.NewEncoder().String(string(r))
		if err != nil {
			sign = replacement
		}
		out.WriteString(sign)
	}
	return out.String()
}
