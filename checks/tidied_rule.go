package checks

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"shidian/templates/form"
)

var normalised = &Rule{
	ID: "F013", Title: "写法已统一", Severity: Info, Since: "2021",
	EachField: true,
	Detail:    "代码、邮箱、邮编和数里的全角字符按半角读，前面多出的撇号去掉，单行文字里的换行按空格读，用别的话写的选项（如“已盖章”）和数（如“约三十人”）按意思读。电话的写法、空格、全角括号不影响内容，不提。请看读得对不对；对的不用改。",
	Example:   Example{Grid: "邮编 | ０４８２００", Want: "邮编 F013"},
	Project:   tidied, File: onCounty(tidied),
}

func tidied(p *Application, report Report) {
	var changes []string
	var first form.ID
	var at Place
	note := func(f *form.Field, a form.Answer, became string, where Place) {
		if first == "" {
			first, at = f.ID, where
		}
		changes = append(changes, fmt.Sprintf("“%s”写的是“%s”，按“%s”读", f.Title, showSpace(a.Raw), became))
	}
	for _, f := range p.fields {
		if a := p.Answer(f.ID); p.Known(f.ID) && isTidied(f, a, p.Text(f.ID), p.choices) {
			note(f, a, p.Text(f.ID), p.At(f.ID))
		}
	}
	for _, s := range p.Steps() {
		for _, f := range p.Plan.Form.StepFields() {
			if a := s.Answer(f.ID); isTidied(f, a, s.Text(f.ID), p.choices) {
				note(f, a, s.Text(f.ID), p.stepAt(s, f.ID))
			}
		}
	}
	if first != "" {
		report(Finding{Field: first, Place: at, Message: "写法已统一：" + strings.Join(changes, "；") + "。读得对的不用改。"})
	}
}

// isTidied reports whether the answer was read as something else than a person sees
// there, so that somebody may want to look. Space at the ends, and how a phone is
// spaced or bracketed, is not worth a line of every form. Prose keeps its line breaks;
// dates are shown in one form anyway.
func isTidied(f *form.Field, a form.Answer, became string, choices form.Choices) bool {
	if a.Kind != form.Text || became == "" {
		return false
	}
	written := strings.Join(strings.Fields(form.Clean(a.Raw)), "")
	switch f.Type.(type) {
	case form.OrganizationCode, form.Mail, form.PostalCode:
		return !strings.EqualFold(strings.ReplaceAll(written, "-", ""), strings.ReplaceAll(became, "-", ""))
	case form.Phone:
		return form.HasTextMark(a.Raw)
	case form.Count, form.Amount:
		return became != "0" && (!strings.Contains(strings.ReplaceAll(written, ",", ""), became) || about.MatchString(written) || form.HasTextMark(a.Raw))
	case form.Line:
		return strings.Contains(form.Clean(a.Raw), "\n")
	case form.Choose:
		return f.List.ID != form.YesNo && !isEntry(written, became, choices[f.List.ID])
	}
	return false
}

// about says that a number is not exact.
var about = regexp.MustCompile(`约|大概|左右`)

// isEntry reports whether the text is the entry itself, another name of it, or it with
// its code; what was written into an open list stays as it was.
func isEntry(text, entry string, list []form.Choice) bool {
	key := form.NormalName(text)
	return key == form.NormalName(entry) || slices.ContainsFunc(list, func(c form.Choice) bool {
		return c.Name == entry && slices.ContainsFunc(c.Aliases, func(alias string) bool { return form.NormalName(alias) == key })
	})
}

// showSpace makes white space visible that a reader would miss.
func showSpace(raw string) string {
	return strings.NewReplacer("\r\n", "↵", "\n", "↵", "\r", "↵", "\t", "→", " ", "␣", "　", "␣", "\u00a0", "␣").Replace(raw)
}
