package screen

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// Cells is how many columns of a terminal a text takes. Signs that are one column wide
// here and two there (“ ” — …) are taken as two, so that a line fits everywhere.
func Cells(text string) int {
	return displaywidth.Options{EastAsianWidth: true}.String(text)
}

// Pad fills text with spaces to a width.
func Pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-Cells(text)))
}

const (
	opening = "“‘（《〈［〔【「『｛([{"               // end no line
	closing = "，。；：、？！）》〉”’〕】］」』｝%,.;:?!)]}" // begin none
	pairing = "—…"                           // are not torn apart
)

// Wrap breaks text into lines of at most width cells. No opening mark ends a line and no
// closing one begins it; a file name, a cell or a number stays whole where a line can
// hold it.
func Wrap(text string, width int) []string {
	width = max(width, 4) // two wide characters: a mark never stands alone
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		line := ""
		for _, piece := range pieces(paragraph, width) {
			if line != "" && Cells(line)+Cells(strings.TrimRight(piece, " ")) > width {
				lines = append(lines, strings.TrimRight(line, " "))
				line = ""
				if strings.TrimLeft(piece, " ") == "" {
					continue
				}
			}
			line += piece
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return lines
}

// pieces splits text where a line may end: 试|点|“示|例”，. A piece that no line can hold is
// cut.
func pieces(text string, width int) []string {
	var all []string
	runes := []rune(text)
	start := 0
	for i := 1; i <= len(runes); i++ {
		if i == len(runes) || mayBreak(runes[i-1], runes[i]) {
			all = append(all, cut(runes[start:i], width)...)
			start = i
		}
	}
	return all
}

// mayBreak reports whether a line may end between two characters.
func mayBreak(a, b rune) bool {
	switch {
	case strings.ContainsRune(opening, a), strings.ContainsRune(closing, b), b == ' ':
		return false
	case a == b && strings.ContainsRune(pairing, a):
		return false
	default:
		return a == ' ' || Cells(string(a)) > 1 || Cells(string(b)) > 1
	}
}

// cut cuts what is wider than a line, with an eye to the marks.
func cut(piece []rune, width int) []string {
	var parts []string
	for Cells(strings.TrimRight(string(piece), " ")) > width {
		end := 1
		for Cells(string(piece[:end+1])) <= width {
			end++
		}
		for at := end; at > 1; at-- {
			if !strings.ContainsRune(opening, piece[at-1]) && !strings.ContainsRune(closing, piece[at]) {
				end = at
				break
			}
		}
		parts = append(parts, string(piece[:end]))
		piece = piece[end:]
	}
	return append(parts, string(piece))
}
