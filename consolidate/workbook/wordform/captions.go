package wordform

import (
	"regexp"
	"slices"
	"strings"

	"shidian/templates/form"
)

// captionsOf are the captions of the printed fields by their keys: the form's own, and
// what people write instead. A caption of one character, as 市, is none: it stands in
// the middle of an answer.
func captionsOf(f *form.Form) map[string]form.ID {
	captions := map[string]form.ID{}
	for _, field := range f.Fields() {
		if !field.Section.Printed || field.Section.ID == form.Opinions || field.Section.ID == form.Goals {
			continue
		}
		for _, text := range append([]string{field.Label, beforeBracket(field.Label)}, field.Also...) {
			if key := captionKey(text); len([]rune(key)) > 1 && captions[key] == "" {
				captions[key] = field.ID
			}
		}
	}
	return captions
}

// captionKey is what captions are compared by: without room, signs and a number before
// it.
func captionKey(text string) string {
	text, _ = unnumbered(strings.TrimSpace(text))
	return form.NormalName(text)
}

// longestCaption bounds what may be a caption at all, in bytes.
const longestCaption = 120

// caption is the field of a section whose caption the text is, "" for none.
func (r *reader) caption(text string, in form.SectionID) form.ID {
	if len(text) > longestCaption*2 {
		return ""
	}
	text = solid(strings.ReplaceAll(text, "\n", ""))
	id := r.captions[captionKey(text)]
	if id == "" && strings.ContainsAny(text, "（(") {
		id = r.captions[captionKey(hintBehind.ReplaceAllString(text, ""))]
	}
	if id == "" || r.form.Field(id).Section.ID != in {
		return ""
	}
	return id
}

// hintBehind is what a form says in brackets behind a caption about how to fill it: （必填）,
// （200字以内）. What else stands in brackets may be an answer, or another caption.
var hintBehind = regexp.MustCompile(`[（(](?:必填|选填|手机|固话|座机|办公|公章|盖章|签章|全称|是[/或、]?否|有[/或、]?无|年[、/]?月|[^（()）]{0,6}[0-9]{1,4}[个]?字[^（()）]{0,4}|[0-9]{1,2}位[^（()）]{0,4})[)）][*＊★]?$`)

// captioned is a caption with the text behind its colon.
type captioned struct {
	id   form.ID
	text string
}

// inline are the captions in a line that have a colon behind them, each with the text up
// to the next: 联系电话：0356-4220000　电子邮箱：a@example.com. before is what stands in
// front of the first.
func (r *reader) inline(text string, in form.SectionID) (before string, found []captioned) {
	from, last := 0, -1
	for i, c := range text {
		if c != '：' && c != ':' {
			continue
		}
		id, start := r.captionBefore(text[from:i], in)
		if id == "" {
			continue
		}
		start += from
		if last < 0 {
			before = text[:start]
		} else {
			found[last].text = text[from:start]
		}
		found = append(found, captioned{id: id})
		last, from = len(found)-1, i+len(string(c))
	}
	if last < 0 {
		return text, nil
	}
	found[last].text = text[from:]
	return before, found
}

// captionBefore is the caption with which the text ends, and where it begins: at the
// start of the text, or behind room or a sign.
func (r *reader) captionBefore(text string, in form.SectionID) (form.ID, int) {
	for start := range text {
		if len(text)-start > longestCaption {
			continue
		}
		if before := []rune(text[:start]); start > 0 && !strings.ContainsRune(" \t\u3000\u00a0；;，,。_＿", before[len(before)-1]) {
			continue
		}
		if id := r.caption(text[start:], in); id != "" {
			return id, start
		}
	}
	return "", 0
}

// captionsIn counts the fields whose caption stands somewhere in the document, for
// telling a form without headings from a letter.
func (r *reader) captionsIn(items []item) int {
	seen := map[form.ID]bool{}
	for _, it := range items {
		for i := range it.cells {
			for _, in := range append(headed(), form.Cover) {
				if id := r.caption(it.cells[i].text(), in); id != "" {
					seen[id] = true
				}
				for _, l := range it.cells[i].lines {
					_, found := r.inline(l.text, in)
					for _, c := range found {
						seen[c.id] = true
					}
				}
			}
		}
	}
	return len(seen)
}

// wanted are the printed fields of a section, in the order of the form.
func (r *reader) wanted(in form.SectionID) []*form.Field {
	return slices.DeleteFunc(r.form.Fields(), func(f *form.Field) bool { return f.Section.ID != in })
}
