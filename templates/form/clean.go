package form

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// invisible reports characters that people paste without seeing them: zero
// width spaces and joiners, marks of direction, the byte order mark, soft
// hyphens. Reading keeps them (#traps), so they are taken out here.
func invisible(r rune) bool {
	switch {
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x2064, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return r == 0xFEFF || r == 0x00AD || r == 0x180E || unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r'
}

// Clean trims text and removes what cannot be seen: line ends become \n, other
// spaces inside stay as written.
func Clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	s = strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

// Fold is Clean for codes, numbers, dates and phones: full-width letters,
// digits and signs become half-width, and all white space goes. It is not for
// prose, where ① and ㎡ mean themselves.
func Fold(s string) string { return squeeze(Narrow(s)) }

// Narrow is Fold that leaves the white space where it is.
func Narrow(s string) string { return width.Fold.String(Clean(s)) }

// squeeze removes all white space.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == 0x3164 {
			return -1
		}
		return r
	}, s)
}

// NormalLabel makes a label comparable: no white space, no line breaks,
// half-width brackets and colons, and no colon at the end.
func NormalLabel(s string) string {
	return strings.TrimRight(strings.Map(labelSign, Fold(s)), ":_＿")
}

func labelSign(r rune) rune {
	switch r {
	case '﹕', '∶':
		return ':'
	case '〔', '【':
		return '('
	case '〕', '】':
		return ')'
	}
	return r
}

// NormalName makes the name of a project or a unit comparable: folded, lower
// case, without punctuation.
func NormalName(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPunct(r) || unicode.IsSymbol(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, Fold(s))
}
