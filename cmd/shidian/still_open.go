package main

import (
	"fmt"
	"strings"

	"shidian/consolidate/record"
)

// printStillOpen says what is open while a list is made final, one line a kind: how many,
// which, and what settles it where it stops the list.
func printStillOpen(s *session, matters []record.OpenMatter, head string) {
	const shown = 10
	printWrapped(s.out, "", head)
	for _, m := range matters {
		text := fmt.Sprintf("%s %d：%s", m.What, len(m.Names), strings.Join(m.Names[:min(shown, len(m.Names))], "、"))
		if len(m.Names) > shown {
			text += " 等"
		}
		if m.How != "" {
			text += "。" + m.How
		}
		printWrapped(s.out, "  ", text+"。")
	}
}
