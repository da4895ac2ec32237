package record

import (
	"slices"
	"strings"
)

// # Entries side by side
//
// Two copies, or two rows about one thing, may say different things in one column.
// Nothing tells which one holds, so both are kept, and the rules ask a person: a day
// that cannot be read, a word that is none of the column's. In the cell they stand
// one a line under a line that says so:
//
//	两处填写不同：
//	退回
//	通过
//
// A line that begins with a wide space goes on with the one before it.

const (
	sideBySideHead = "两处填写不同"
	sideBySideMore = "\n　"
)

// TextsIn are the entries that stand in one cell: none of a blank one, usually one,
// several where they stand side by side. The line above them says nothing by itself:
// who strikes one of two entries off may leave it there.
func TextsIn(cell string) []string {
	if cell == "" {
		return nil
	}
	list, headed := afterHead(cell)
	if !headed {
		return []string{cell}
	}
	var texts []string
	for _, text := range strings.Split(strings.ReplaceAll(list, sideBySideMore, "\x00"), "\n") {
		if text = strings.TrimSpace(strings.ReplaceAll(text, "\x00", "\n")); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// afterHead is what stands below the line that heads entries side by side, also where
// somebody typed it with the colon of another keyboard.
func afterHead(cell string) (list string, headed bool) {
	for _, colon := range []string{"：", ":"} {
		if list, headed = strings.CutPrefix(cell, sideBySideHead+colon+"\n"); headed {
			return list, true
		}
	}
	return "", false
}

// Tidied is the cell as it would be drawn: entries side by side in their order, and one
// that is left without the line above it.
func Tidied(cell string) string { return cellOf(TextsIn(cell)) }

// cellOf is what stands in the cell of the entries, each of them once and in one
// order, so that it does not matter which was joined to which.
func cellOf(texts []string) string {
	texts = slices.Compact(slices.Sorted(slices.Values(texts)))
	texts = slices.DeleteFunc(texts, func(text string) bool { return text == "" })
	switch len(texts) {
	case 0:
		return ""
	case 1:
		return texts[0]
	}
	lines := make([]string, len(texts))
	for i, text := range texts {
		lines[i] = strings.ReplaceAll(text, "\n", sideBySideMore)
	}
	return sideBySideHead + "：\n" + strings.Join(lines, "\n")
}

// JoinCells joins two cells as sets of entries: in any order, with one result.
func JoinCells(a, b string) string { return cellOf(append(TextsIn(a), TextsIn(b)...)) }

// Quoted are the entries of a cell in a message, long ones cut: “退回”和“通过”.
func Quoted(cell string) string {
	var texts []string
	for _, text := range TextsIn(cell) {
		texts = append(texts, Brief(text))
	}
	return "“" + strings.Join(texts, "”和“") + "”"
}
