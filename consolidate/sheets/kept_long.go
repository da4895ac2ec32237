package sheets

import (
	"errors"
	"slices"

	"shidian/consolidate/workbook/table"
)

// longestName is more than any path of a file system.
const longestName = 4096 // runes

// tooLong reports whether the form holds what no cell can and no workbook ever
// held: somebody wrote the line by hand. It would keep the next rollup from being
// written.
func (k keptForm) tooLong() bool {
	texts := []string{k.Key}
	names := []string{k.Region, k.File, k.SHA256, k.Sheet}
	if k.Via != nil {
		names = append(names, k.Via.Path, k.Via.SHA256)
	}
	for _, answers := range append([]map[string]keptAnswer{k.Answers}, k.Steps...) {
		for _, a := range answers {
			texts, names = append(texts, a.Raw), append(names, a.Cell)
		}
	}
	return slices.ContainsFunc(texts, table.TooLong) ||
		slices.ContainsFunc(names, func(name string) bool { return len([]rune(name)) > longestName })
}

// errTooLong says so of a line of 留底.
var errTooLong = errors.New("a text is longer than a cell")
