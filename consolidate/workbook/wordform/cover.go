package wordform

import (
	"regexp"
	"slices"
	"strings"

	"shidian/templates/form"
)

const digits = `[0-9０-９〇○零一二三四五六七八九十]`

var (
	wholeDay    = regexp.MustCompile(`^` + digits + `{2,4}[年./-]` + digits + `{1,3}[月./-]` + digits + `{1,3}日?$`)
	blankDay    = regexp.MustCompile(`^(20)?年月日$`)
	attachment  = regexp.MustCompile(`^附件[0-9一二三四五六]?[:：]?$`)
	coverNotes  = "填写说明"
	titleSpaces = " \t\u3000\u00a0_＿"
)

// cover reads what stands before the first section: the title with its domain, the
// captions, the day. The notes behind it are the form's own.
func (r *reader) cover(items []item) {
	if n := slices.IndexFunc(items, func(it item) bool { return solid(joined(it.linesIn())) == coverNotes }); n >= 0 {
		items = items[:n]
	}
	var rest []item
	before := -1 // in rest: the last line that holds something
	for _, it := range items {
		text := joined(it.linesIn())
		flat := solid(text)
		switch domain, isTitle := strings.CutSuffix(flat, r.form.Section(form.Cover).Title); {
		case flat == "" || attachment.MatchString(flat):
		case blankDay.MatchString(flat):
			r.add(form.FormDate, nil)
		case wholeDay.MatchString(flat):
			r.add(form.FormDate, []line{{flat, firstPara(it.linesIn())}})
		case isTitle && domain == "" && before >= 0 && r.isDomain(joined(rest[before].linesIn())):
			r.title(joined(rest[before].linesIn()), rest[before])
			rest, before = slices.Delete(rest, before, before+1), -1
		case isTitle:
			r.title(domain, it)
		default:
			rest, before = append(rest, it), len(rest)
		}
	}
	r.labelled(rest, form.Cover)
}

// title takes the domain of the form's title. Where the form prints XXX it is blank.
func (r *reader) title(domain string, it item) {
	domain = strings.Trim(domain, titleSpaces)
	if strings.EqualFold(domain, r.form.Field(form.TitleDomain).Unfilled) {
		domain = ""
	}
	r.add(form.TitleDomain, []line{{domain, firstPara(it.linesIn())}})
}

// isDomain reports whether the text is a domain of the plan, with or without 领域.
func (r *reader) isDomain(text string) bool {
	text = strings.TrimSuffix(form.NormalName(text), "领域")
	return slices.ContainsFunc(r.choices[form.TitleDomains], func(c form.Choice) bool {
		return form.NormalName(c.Name) == text || slices.ContainsFunc(c.Aliases, func(a string) bool { return form.NormalName(a) == text })
	})
}
