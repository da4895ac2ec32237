package samples

import (
	"fmt"
	"strings"

	"shidian/consolidate/record"
)

// selection is what the people of the province enter about the projects: a section for each
// word of 遴选结果, and in it a line a project, with 排序 and 答复理由 behind the name.
func selection() ([]Entry, error) {
	text, err := Source("selection")
	if err != nil {
		return nil, err
	}
	var entries []Entry
	word := ""
	for _, line := range lines(text) {
		if is, section := strings.CutPrefix(line, "== "); section {
			word = is
			continue
		}
		cells := strings.Split(line, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if word == "" || len(cells) > 3 {
			return nil, fmt.Errorf("%q says nothing that can be entered", line)
		}
		for i, column := range []string{record.ColumnSelect, record.ColumnRank, record.ColumnAnswer} {
			text := word
			if i > 0 && i < len(cells) {
				text = cells[i]
			}
			if i == 0 || i < len(cells) && text != "" {
				entries = append(entries, Entry{cells[0], column, text})
			}
		}
	}
	return entries, nil
}
