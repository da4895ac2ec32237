package parcel

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// DecodeGBK decodes a name that is GB18030 (which holds GBK) throughout and makes words:
// what is not, and what lands among characters that nobody has, was no such name.
func DecodeGBK(name string) (string, bool) {
	text, err := simplifiedchinese.GB18030.NewDecoder().String(name)
	if err != nil || strings.ContainsFunc(text, func(r rune) bool { return r == utf8.RuneError || !unicode.IsPrint(r) }) {
		return "", false
	}
	return text, true
}

// isUTF8 reports whether a name of which nothing tells the encoding is UTF-8. Chinese
// takes three bytes a character there. What is valid and has none that takes as many may
// as well be GBK: 一 in GBK is a letter of Cyrillic in UTF-8.
func isUTF8(name string) bool {
	if !utf8.ValidString(name) {
		return false
	}
	foreign := false
	for _, r := range name {
		if utf8.RuneLen(r) > 2 {
			return true
		}
		foreign = foreign || r >= utf8.RuneSelf
	}
	if !foreign {
		return true
	}
	text, ok := DecodeGBK(name)
	return !ok || !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// cleanPath is the name with / between folders and nothing that leads elsewhere. Nothing
// is ever written under it.
func cleanPath(name string) string {
	name = strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/")
	return strings.TrimSuffix(name, "/")
}
