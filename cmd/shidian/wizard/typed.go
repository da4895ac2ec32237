package wizard

import (
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
)

// pathsIn are the paths that a line holds: what Explorer, a file manager or a terminal
// writes into the window when something is dropped on it. A name with a blank comes
// bare or in quotation marks, several come one behind the other. exists tells which
// reading is the right one; where none is, the line is one path, to be told as such.
func pathsIn(line string, exists func(string) bool) []string {
	whole := unquoted(line)
	if exists(whole) {
		return []string{whole}
	}
	words := wordsOf(line)
	for _, word := range words {
		if !exists(word) {
			return []string{whole}
		}
	}
	if len(words) == 0 {
		return []string{whole}
	}
	return words
}

// quotes are the marks that stand around a path, with the one that closes each.
func quotes() map[rune]rune {
	return map[rune]rune{'"': '"', '\'': '\'', '“': '”', '‘': '’', '＂': '＂', '「': '」'}
}

// unquoted is a line that holds one path.
func unquoted(line string) string {
	line = strings.TrimSpace(line)
	line = strings.TrimSpace(strings.TrimPrefix(line, "& ")) // PowerShell
	runes := []rune(line)
	if n := len(runes); n > 1 && quotes()[runes[0]] == runes[n-1] {
		line = string(runes[1 : n-1])
	}
	return ofURL(line)
}

// ofURL is the path of an address such as file:///D:/收到, which some file managers paste.
func ofURL(text string) string {
	address, ok := strings.CutPrefix(text, "file://")
	if !ok {
		return text
	}
	path, err := url.PathUnescape(address)
	if err != nil {
		return text
	}
	if len(path) > 2 && path[0] == '/' && path[2] == ':' {
		path = path[1:]
	}
	return filepath.FromSlash(path)
}

// wordsOf splits a line at its blanks, except within quotation marks and, where \ does
// not part folders, behind a \.
func wordsOf(line string) []string {
	var words []string
	var word strings.Builder
	var closing rune
	begun, escaped := false, false
	flush := func() {
		if begun {
			words = append(words, ofURL(word.String()))
		}
		word.Reset()
		begun = false
	}
	for _, r := range line {
		switch {
		case escaped:
			word.WriteRune(r)
			escaped = false
		case closing != 0 && r == closing:
			closing = 0
		case closing != 0:
			word.WriteRune(r)
		case r == '\\' && runtime.GOOS != "windows":
			begun, escaped = true, true
		case quotes()[r] != 0:
			begun, closing = true, quotes()[r]
		case r == ' ' || r == '\t':
			flush()
		case r == '&' && !begun: // PowerShell
		default:
			begun = true
			word.WriteRune(r)
		}
	}
	flush()
	return words
}
