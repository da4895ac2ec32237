package form

import (
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Nearest is the name that somebody meant who wrote it otherwise, e.g. 含当日 for 含当天
// and merge for mrege: the one with the fewest edits, where at least half of it is
// right. Of several it is the first. "" says that no name is near.
//
// Likeness, which compares the names of projects, counts pairs of characters that
// are shared: of 合幷 and 合并 there is none.
func Nearest(word string, names []string) string {
	best, fewest := "", 0
	for _, name := range names {
		edits := levenshtein.ComputeDistance(word, name)
		half := max(utf8.RuneCountInString(word), utf8.RuneCountInString(name)) / 2
		if edits <= half && (best == "" || edits < fewest) {
			best, fewest = name, edits
		}
	}
	return best
}
