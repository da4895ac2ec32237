package xlsx

import (
	"strings"

	"shidian/consolidate/workbook/ooxml"
)

// margins reads what is printed above and below every page (ECMA-376 part 1, 18.3.1.46).
func (sr *sheetReader) margins() *ooxml.Fault {
	const longest = 4096
	return sr.s.Children(func() (flt *ooxml.Fault) {
		sr.raw, flt = sr.s.Content(sr.raw[:0], longest)
		if text := withoutCodes(string(sr.raw)); text != "" && len(sr.sheet.Margins) < 6 {
			sr.sheet.Margins = append(sr.sheet.Margins, text)
		}
		return flt
	})
}

// withoutCodes is the text of a header without its codes: &P, &"宋体,常规", &10.
func withoutCodes(text string) string {
	var out strings.Builder
	for {
		before, code, found := strings.Cut(text, "&")
		out.WriteString(before)
		switch {
		case !found || code == "":
			return strings.TrimSpace(out.String())
		case code[0] == '"':
			_, text, _ = strings.Cut(code[1:], `"`)
		case code[0] == 'K':
			text = code[min(7, len(code)):]
		case isDigit(code[0]):
			text = strings.TrimLeft(code, "0123456789")
		default:
			out.WriteByte(' ')
			text = code[1:]
		}
	}
}
