package sheets

import (
	"errors"
	"maps"
	"slices"

	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
)

// longestName is more than any path of a file system.
const longestName = 4096 // runes

// tooLong reports whether the form holds what no cell can and no workbook ever
// held: the line was written by hand. It would keep the next rollup from being
// written.
func tooLong(f *form.Filled) bool {
	var texts []string
	names := []string{f.Region, f.File, f.SHA256, f.Sheet}
	answers := slices.Collect(maps.Values(f.Answers))
	for _, step := range f.Steps {
		answers = append(answers, step.Time, step.Content, step.Units)
	}
	for _, a := range answers {
		texts, names = append(texts, a.Raw), append(names, a.Cell)
	}
	return slices.ContainsFunc(texts, table.TooLong) || slices.ContainsFunc(names, isNoName)
}

func isNoName(name string) bool { return len([]rune(name)) > longestName }

// errTooLong says so of a line of 留底.
var errTooLong = errors.New("a text is longer than a cell")
