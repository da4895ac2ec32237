package xlsx

import (
	"bytes"
	"strings"
)

// numberFormat is what a number format shows of a value, e.g. ;;; shows nothing of any and
// General;General;General; nothing of a text (ECMA-376 part 1, 18.8.31).
type numberFormat struct {
	sections []formatSection
	ofText   int // the section for texts, -1 where they show as they are
}

// formatSection is one section of a number format, e.g. [White]0.00.
type formatSection struct {
	value       bool // the value shows as it is
	text        bool // it has @
	dash        bool // it shows a dash, as bookkeepers write 0
	conditional bool
	ink         rgb
}

// oddFormat reads a format code. It is nil for nearly all, which show every value as it is
// and in the colour of the font.
func oddFormat(code []byte) *numberFormat {
	f := &numberFormat{ofText: -1}
	odd := false
	for rest := code; rest != nil; {
		var s formatSection
		s, rest = readSection(rest)
		f.sections = append(f.sections, s)
		odd = odd || !s.value || s.ink != unknownColour
	}
	last := len(f.sections) - 1
	if last >= 3 || f.sections[last].text {
		f.ofText = last
	}
	if !odd {
		return nil
	}
	return f
}

// readSection reads up to the next semicolon; the rest is nil at the end.
func readSection(code []byte) (s formatSection, rest []byte) {
	s.ink = unknownColour
	otherwise := false // what shows is not what the value is
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == ';':
			s.value = s.value && !otherwise
			return s, code[i+1:]
		case c == '\\' || c == '!':
			i++
			otherwise = otherwise || i < len(code) && isDigit(code[i])
		case c == '_' || c == '*':
			i++
		case c == '"':
			end := skipPast(code, i, '"')
			otherwise = otherwise || bytes.ContainsAny(code[i:min(end, len(code))], "0123456789")
			s.dash = s.dash || bytes.IndexByte(code[i:min(end, len(code))], '-') > 0
			i = end
		case c == '[':
			end := skipPast(code, i, ']')
			s.bracket(string(code[i+1 : min(end, len(code))]))
			i = end
		case c == '-':
			s.dash = true
		case c == '%':
			otherwise = true
		case c == ',':
			next := i + 1
			scales := next == len(code) || !strings.ContainsRune("0#?", rune(code[next]))
			otherwise = otherwise || s.value && scales // 20,000 shows as 20
		case c == '@':
			s.text, s.value = true, true
		case strings.IndexByte("0#?", c) >= 0, 'a' <= c|0x20 && c|0x20 <= 'z':
			s.value = true
		}
	}
	s.value = s.value && !otherwise
	return s, nil
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// bracket takes what stands in brackets: a colour, a condition, elapsed hours.
func (s *formatSection) bracket(inside string) {
	switch strings.ToLower(inside) {
	case "white", "color2", "color 2":
		s.ink = white
	case "h", "hh", "m", "mm", "s", "ss":
		s.value = true
	}
	s.conditional = s.conditional || strings.ContainsAny(inside, "<>=") && !strings.HasPrefix(inside, "$")
}

// of is the section that the value is shown by; false where it shows as it is, or where
// nobody knows.
func (f *numberFormat) of(cell *Cell) (formatSection, bool) {
	numbers := len(f.sections)
	if f.ofText >= 0 && numbers > 1 {
		numbers--
	}
	for _, s := range f.sections {
		if s.conditional {
			return formatSection{}, false
		}
	}
	at := 0
	switch {
	case cell.Kind == Text:
		at = f.ofText
	case cell.Kind != Number || f.sections[0].text:
		at = -1
	case numbers > 1 && strings.HasPrefix(cell.Text, "-"):
		at = 1
	case numbers > 2 && strings.Trim(cell.Text, "+0.") == "":
		at = 2
	}
	if at < 0 {
		return formatSection{}, false
	}
	section := f.sections[at]
	section.value = section.value || at == 2 && cell.Kind == Number && section.dash
	return section, true
}
