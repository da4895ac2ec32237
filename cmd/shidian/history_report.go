package main

import (
	"fmt"
	"strings"

	"shidian/consolidate"
)

// historyJSON is a file of earlier years that was used.
type historyJSON struct {
	Path     string   `json:"path"`
	Projects int      `json:"projects"`
	Notes    []string `json:"notes"` // what of it was not used
}

func historyOf(files []consolidate.HistoryFile) []historyJSON {
	out := []historyJSON{}
	for _, f := range files {
		out = append(out, historyJSON{slashed(f.Path), f.Projects, listed(f.Notes)})
	}
	return out
}

// printHistory says what was used of the files of earlier years, and what was not.
func (p report) printHistory() {
	for _, f := range p.res.History {
		text := fmt.Sprintf("%s %d 个项目", shownPath(f.Path), f.Projects)
		shown := f.Notes[:p.most(3, len(f.Notes))]
		if len(shown) > 0 {
			text += "；" + strings.Join(shown, "；")
		}
		if more := len(f.Notes) - len(shown); more > 0 {
			text += fmt.Sprintf("；另有 %d 处", more)
		}
		p.s.out.Wrapped("往年：", text+"。")
	}
}
