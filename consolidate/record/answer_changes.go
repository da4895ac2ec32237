package record

import (
	"fmt"
	"strings"

	"shidian/templates/form"
)

// AnswerChange is one answer that differs between two versions of a project: 邮编, 048000
// → 048200.
type AnswerChange struct {
	Title    string
	Old, New string // as people see them; "" for blank
}

// compareForms lists the answers that differ, in the order of the form. What is
// only written otherwise (full-width, spaces) is no change.
func compareForms(planForm *form.Form, old, new *form.Filled) []AnswerChange {
	var changes []AnswerChange
	for _, f := range planForm.Fields() {
		if a, b := old.Answer(f.ID), new.Answer(f.ID); !sameAnswer(a, b) {
			changes = append(changes, AnswerChange{f.Title, form.Clean(a.Raw), form.Clean(b.Raw)})
		}
	}
	for i := range max(len(old.Steps), len(new.Steps)) {
		a, b := StepAt(old, i), StepAt(new, i)
		for _, f := range planForm.StepFields() {
			if x, y := a.Answer(f.ID), b.Answer(f.ID); !sameAnswer(x, y) {
				changes = append(changes, AnswerChange{fmt.Sprintf("工作步骤第 %d 行%s", i+1, f.Title), form.Clean(x.Raw), form.Clean(y.Raw)})
			}
		}
	}
	return changes
}

// StepAt is the i-th row of section 四, from 0; a blank one where the form has fewer.
func StepAt(f *form.Filled, i int) form.Step {
	if i < len(f.Steps) {
		return f.Steps[i]
	}
	return form.Step{}
}

func sameAnswer(a, b form.Answer) bool {
	return a.Raw == b.Raw && a.Kind == b.Kind || form.Fold(a.Raw) == form.Fold(b.Raw)
}

// changeText says in one line what changed, answer by answer, old and new.
func changeText(changes []AnswerChange) string {
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
