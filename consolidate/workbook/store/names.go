package store

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxNameBytes leaves room below the 255 bytes of Linux file systems for an
// extension and for the mark of a file kept beside a locked one.
const maxNameBytes = 200

// unnamed stands for a text of which nothing usable is left.
const unnamed = "未命名"

// deviceNames are the names that Windows gives to devices, whatever extension
// follows ("Naming Files, Paths, and Namespaces", Microsoft Learn). COM and
// LPT stand for those followed by one of portDigits.
var deviceNames = []string{"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}

const portDigits = "0123456789¹²³"

// CleanName makes text safe as one component of a file name on Linux, macOS
// and Windows. Separators and the characters <>:"|?* become "_"; control,
// bidi and other invisible characters go; dots and spaces at the ends go, and
// so does a leading "~$", which marks Excel's owner files; a device name gets
// a leading "_"; at most 200 bytes stay, cut between characters and before a
// short extension. The result is never empty. Different texts may become
// equal: the caller sees to that.
func CleanName(text string) string {
	name := trimName(replaceForbidden(text))
	if isDevice(name) {
		name = "_" + name
	}
	name = cutStem(name, maxNameBytes)
	if name == "" {
		return unnamed
	}
	return name
}

// replaceForbidden puts "_" for what Windows forbids in names and for broken
// bytes, and drops what cannot be seen: controls, format characters (bidi marks,
// zero-width characters), line separators and non-characters.
func replaceForbidden(text string) string {
	return strings.Map(func(char rune) rune {
		switch {
		case char == utf8.RuneError || strings.ContainsRune(`/\<>:"|?*`, char):
			return '_'
		case unicode.In(char, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Noncharacter_Code_Point):
			return -1
		}
		return char
	}, text)
}

func trimName(name string) string {
	for {
		trimmed := strings.TrimFunc(name, func(char rune) bool { return char == '.' || unicode.IsSpace(char) })
		trimmed = strings.TrimPrefix(trimmed, "~$")
		if trimmed == name {
			return name
		}
		name = trimmed
	}
}

// isDevice looks at the text before the first dot, as Windows does.
func isDevice(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	stem = strings.ToUpper(strings.TrimRight(stem, " "))
	for _, port := range []string{"COM", "LPT"} {
		digit, isPort := strings.CutPrefix(stem, port)
		if isPort && utf8.RuneCountInString(digit) == 1 && strings.Contains(portDigits, digit) {
			return true
		}
	}
	return slices.Contains(deviceNames, stem)
}

// cutStem shortens a name to limit bytes. An extension such as ".xlsx" stays:
// without it nobody could open the file by a double click.
func cutStem(name string, limit int) string {
	if len(name) <= limit {
		return name
	}
	ext := path.Ext(name)
	if len(ext) > 6 || strings.ContainsFunc(ext[min(1, len(ext)):], notAlphanumeric) {
		ext = ""
	}
	return trimName(cutBytes(name, limit-len(ext))) + ext
}

func notAlphanumeric(char rune) bool {
	return !(char >= '0' && char <= '9' || char >= 'A' && char <= 'Z' || char >= 'a' && char <= 'z')
}

func cutBytes(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	for !utf8.RuneStart(text[limit]) {
		limit--
	}
	return text[:limit]
}
