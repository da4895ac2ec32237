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
	sideBySideHead = "两处填写不同："
	sideBySideMore = "\n　"
)

// textsIn are the entries that stand in one cell: none of a blank one, usually one,
// several where they stand side by side. What people write into such a cell that is
// no longer a list of several is one text as it stands.
func textsIn(cell string) []string {
	if cell == "" {
		return nil
	}
	list, several := strings.CutPrefix(cell, sideBySideHead+"\n")
	if !several {
		return []string{cell}
	}
	var texts []string
	for _, text := range strings.Split(strings.ReplaceAll(list, sideBySideMore, "\x00"), "\n") {
		if text = strings.TrimSpace(strings.ReplaceAll(text, "\x00", "\n")); text != "" {
			texts = append(texts, text)
		}
	}
	if len(texts) < 2 {
		return []string{cell}
	}
	return texts
}

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
	return sideBySideHead + "\n" + strings.Join(lines, "\n")
}

// JoinCells joins two cells as sets of entries: in any order, with one result.
func JoinCells(a, b string) string { return cellOf(append(textsIn(a), textsIn(b)...)) }

// Quoted are the entries of a cell in a message, long ones cut: “退回”和“通过”.
func Quoted(cell string) string {
	var texts []string
	for _, text := range textsIn(cell) {
		texts = append(texts, Brief(text))
	}
	return "“" + strings.Join(texts, "”和“") + "”"
}
