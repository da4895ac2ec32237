package typed

import (
	"strings"
	"unicode"
)

// invisible are the marks that come along when a path is copied from a window: Windows
// puts one before the path of a file's properties.
const invisible = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"

// trimmed are the arguments without such marks around them.
func (r *reader) trimmed(args []string) []string {
	words := make([]string, len(args))
	for i, word := range args {
		words[i] = word
		if text := strings.Trim(word, invisible); text != word && !r.exists(word) {
			words[i] = text
			r.remarkf("“%s”前后有看不见的字符，已去掉。", text)
		}
	}
	return words
}

// isOddSpace reports whether people see a space where shells see none: the full-width
// one, and that of web pages.
func isOddSpace(c rune) bool { return c > unicode.MaxASCII && unicode.IsSpace(c) }

// splitSpaces splits where an odd space parts a command or a flag from the rest. Within a
// name it stays.
func (r *reader) splitSpaces(args []string) []string {
	var words []string
	for i, word := range args {
		parts := strings.FieldsFunc(word, isOddSpace)
		if len(parts) == 1 && parts[0] == word || r.exists(word) || !r.splits(parts, i == 0) {
			words = append(words, word)
			continue
		}
		r.remarkf("“%s”里有全角空格，已分开。", word)
		for j, part := range parts {
			if n := len(words); j > 0 && onlyDashes(parts[j-1]) {
				words[n-1] += part
			} else {
				words = append(words, part)
			}
		}
	}
	return words
}

// splits reports whether a word falls apart into a command or flags and the rest.
func (r *reader) splits(parts []string, first bool) bool {
	if len(parts) == 0 {
		return false
	}
	for _, c := range r.desk.Commands {
		if plain := folded(parts[0]); first && (plain == c.Name || plain == c.Alias) {
			return true
		}
	}
	for i, part := range parts {
		if r.isFlag(part) || i+1 < len(parts) && onlyDashes(part) && r.named(folded(parts[i+1])) != nil {
			return true
		}
	}
	return false
}
