package bulk

import "shidian/templates/form"

// Difference names the first field in which what was read differs from what
// was written; "" when none does. A number is compared as the text in the file.
func Difference(planForm *form.Form, wrote, read *form.Filled) string {
	for _, f := range planForm.Fields() {
		if a, b := wrote.Answer(f.ID), read.Answer(f.ID); a.Raw != b.Raw {
			return f.Title + ": wrote “" + a.Raw + "”, read “" + b.Raw + "”"
		}
	}
	if len(wrote.Steps) != len(read.Steps) {
		return planForm.Section(form.Schedule).Short
	}
	for i, step := range wrote.Steps {
		for _, f := range planForm.StepFields() {
			if step.Answer(f.ID).Raw != read.Steps[i].Answer(f.ID).Raw {
				return f.Title
			}
		}
	}
	return ""
}
