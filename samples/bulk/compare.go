package bulk

import "shidian/templates/form"

// Difference names the first field in which what was read differs from what
// was written; "" when none does. A number is compared as the text in the file.
func Difference(wrote, read *form.Filled) string {
	for _, f := range form.Fields() {
		if a, b := wrote.Answer(f), read.Answer(f); a.Raw != b.Raw {
			return f.Title + ": wrote “" + a.Raw + "”, read “" + b.Raw + "”"
		}
	}
	if len(wrote.Steps) != len(read.Steps) {
		return form.Schedule.Short
	}
	for i, step := range wrote.Steps {
		for _, f := range form.StepFields() {
			if step.Answer(f).Raw != read.Steps[i].Answer(f).Raw {
				return f.Title
			}
		}
	}
	return ""
}
