package form

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names and answers come from people, and from programs that people run against
// us: an escape turns the colour of a terminal, a mark of direction has a name
// read back to front, a line break writes a line that the program never said.
// Where text is shown, these two functions show such characters themselves;
// where it is kept or compared with its source, it stays as it is.

// Visible shows every character that is not to be seen: \x1b for a control or a
// byte that is no character, ⟪U+202E⟫ for a mark of direction, a zero-width
// character or a separator. Line breaks and tabs stay, as cells hold them. Text
// that went through it once does not change again.
func Visible(s string) string { return shown(s, hidden) }

// OneLine is Visible for names and for the terminal: line breaks and tabs are
// shown as well.
func OneLine(s string) string {
	return shown(s, func(r rune) bool { return hidden(r) || r == '\n' || r == '\r' || r == '\t' })
}

// hidden reports characters that Visible shows.
func hidden(r rune) bool { return invisible(r) || r == 0x2028 || r == 0x2029 }

func shown(s string, unseen func(rune) bool) string {
	if utf8.ValidString(s) && strings.IndexFunc(s, unseen) < 0 {
		return s
	}
	var out strings.Builder
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], string(utf8.RuneError)) {
			fmt.Fprintf(&out, `\x%02x`, s[i])
			continue
		}
		switch {
		case !unseen(r):
			out.WriteRune(r)
		case r == '\n':
			out.WriteString(`\n`)
		case r == '\r':
			out.WriteString(`\r`)
		case r == '\t':
			out.WriteString(`\t`)
		case unicode.IsControl(r):
			fmt.Fprintf(&out, `\x%02x`, r)
		default:
			fmt.Fprintf(&out, "⟪U+%04X⟫", r)
		}
	}
	return out.String()
}
