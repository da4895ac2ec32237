package form

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// invisible reports characters that people paste without seeing them: zero
// width spaces and joiners, marks of direction, the byte order mark, soft
// hyphens, controls. Reading keeps them, so they are taken out here.
func invisible(r rune) bool {
	switch {
	case r >= 0x20 && r < 0x7F, r >= 0x3000 && r < 0xD800: // nearly all text
		return false
	case r == '\n', r == '\t', r == '\r':
		return false
	}
	return unicode.Is(unicode.Cf, r) || unicode.IsControl(r)
}

// Clean trims text and removes what cannot be seen: line ends become \n, other
// spaces inside stay as written.
func Clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case invisible(r):
			return -1
		case r == 0x2028 || r == 0x2029: // line and paragraph, as some programs paste them
			return '\n'
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

// Fold is Clean for codes, numbers, dates and phones: full-width letters,
// digits and signs become half-width, and all white space goes. It is not for
// prose, where ① and ㎡ mean themselves.
func Fold(s string) string { return squeeze(Narrow(s)) }

// unmarked is the answer without the marks by which spreadsheets and other systems say
// that digits are text: '0356-2234567, "048000", ="048000". They are no part of a code, a
// phone, a number or a date.
func unmarked(s string) string {
	return strings.Trim(strings.TrimPrefix(Clean(s), `="`), "'\"`＇‘’“”＂ \t　")
}

// HasTextMark reports whether such a mark stands in the answer.
func HasTextMark(s string) bool { return unmarked(s) != Clean(s) }

// foldUnmarked is Fold without those marks.
func foldUnmarked(s string) string { return Fold(unmarked(s)) }

// Narrow is Fold that leaves the white space where it is.
func Narrow(s string) string {
	s = Clean(s)
	if !strings.ContainsFunc(s, foldable) {
		return s // nearly every label and answer: the transformer would copy it
	}
	return width.Fold.String(s)
}

// foldable reports whether folding may change the character: those that do lie
// here, with a few among them that stay.
func foldable(r rune) bool { return r == '\u3000' || r == '\u20a9' || r >= 0xff00 && r <= 0xffef }

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
