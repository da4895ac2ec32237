package record

import (
	"fmt"
	"strings"

	"shidian/templates/form"
)

// answerChange is one answer that differs between two versions of a project: 邮编, 048000
// → 048200.
type answerChange struct {
	Title    string
	Old, New string // as people see them; "" for blank
}

// compareForms lists the answers that differ, in the order of the form. What is
// only written or stored otherwise (full-width, spaces, 44348 for 2021年6月) is no change.
func compareForms(planForm *form.Form, old, new *form.Filled) []answerChange {
	var changes []answerChange
	for _, p := range planForm.Pairs(old, new) {
		if old, new := form.Clean(p.Field.Shown(p.A)), form.Clean(p.Field.Shown(p.B)); !sameAnswer(p.A, p.B) && old != new {
			changes = append(changes, answerChange{p.Title, old, new})
		}
	}
	return changes
}

func sameAnswer(a, b form.Answer) bool {
	return a.Raw == b.Raw && a.Kind == b.Kind || form.Fold(a.Raw) == form.Fold(b.Raw)
}

// changeText says in one line what changed, answer by answer, old and new.
func changeText(changes []answerChange) string {
	var parts []string
	for _, c := range changes {
		parts = append(parts, fmt.Sprintf("“%s”由“%s”改为“%s”", c.Title, Brief(c.Old), Brief(c.New)))
	}
	return strings.Join(parts, "，")
}

// Brief cuts an answer for a message, never inside a character.
func Brief(s string) string {
	const longest = 24
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return "（空）"
	}
	return form.Cut(s, longest)
}
