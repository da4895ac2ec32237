package wordform

import (
	"regexp"
	"slices"
	"strings"

	"shidian/consolidate/workbook/docx"
	"shidian/templates/form"
)

// settle takes the answer of every field from what was found: the content control with
// its name before the caption, one text and no two.
func (r *reader) settle(d *docx.Document) {
	r.split(form.PilotFrom, form.PilotTo, cutPeriod, "试点时间认不出起止年月：“%s”")
	r.split(form.RegisteredCity, form.RegisteredCounty, cutPlace, "法人注册地址认不出市和县：“%s”")
	controls := r.controls(d)
	for _, f := range r.form.Fields() {
		if !f.Section.Printed {
			continue
		}
		texts, has := r.textsOf(f)
		if said, tagged := controls[f.ID]; tagged {
			if has && len(texts) > 0 && !slices.Equal(texts, said) && len(said) > 0 {
				r.ask(f.ID, "“%s”的填写框里是“%s”，旁边还写着“%s”，按填写框里的读的", f.Title, form.Cut(said[0], 40), form.Cut(strings.Join(texts, "”“"), 40))
			}
			if len(said) > 0 {
				texts = said
			}
			has = true
		}
		switch {
		case len(texts) == 1:
			r.set(f, texts[0])
		case len(texts) > 1:
			r.ask(f.ID, "“%s”有两处，写得不一样：“%s”，没有读入，请选定后填写", f.Title, form.Cut(strings.Join(texts, "”、“"), longestQuote))
		case !has && f.Section.ID != form.Opinions:
			r.ask(f.ID, "没有找到“%s”一栏，要自己填写", f.Title)
		}
	}
}

// controls are the texts of the content controls that are tagged with a field.
func (r *reader) controls(d *docx.Document) map[form.ID][]string {
	said := map[form.ID][]string{}
	for _, c := range d.Controls {
		id := form.ID(c.Tag)
		if !r.form.Has(id) {
			continue
		}
		text := r.understood(id, joined(linesOf([]*docx.Paragraph{{Text: c.Text}})))
		if said[id] == nil {
			said[id] = []string{}
		}
		if text != "" && !slices.Contains(said[id], text) {
			said[id] = append(said[id], text)
		}
	}
	return said
}

// textsOf are the different texts that were found for the field, and whether its place
// was found at all.
func (r *reader) textsOf(f *form.Field) (texts []string, has bool) {
	for _, a := range r.found[f.ID] {
		has = true
		if text := r.understood(f.ID, a.text); text != "" && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return texts, has
}

// set puts the answer, and asks about one that its field does not understand.
func (r *reader) set(f *form.Field, text string) {
	answer := form.Answer{Raw: text, Kind: form.Text}
	r.out.Filled.Set(f.ID, answer)
	if _, isLine := f.Type.(form.Line); isLine && strings.ContainsAny(text, "：:") {
		r.ask(f.ID, "“%s”写的是“%s”，里面可能还有别的栏目", f.Title, form.Cut(text, 40))
	}
	if _, faults, _ := f.Type.Parse(answer, f, r.choices); len(faults) > 0 {
		r.ask(f.ID, "“%s”写的是“%s”，不合这一栏的要求：%s", f.Title, form.Cut(text, 40), faults[0].Detail)
	}
}

// printedInBlanks are the characters that the form prints into blanks: 年　月　日 where a
// day goes.
const printedInBlanks = "年月日至"

// understood is the text of an answer: what the form prints into the blank is none, and
// of several boxes the one that is ticked.
func (r *reader) understood(id form.ID, text string) string {
	f := r.form.Field(id)
	if !r.isProse(id) {
		text = strings.TrimSpace(sealed.ReplaceAllString(r.withoutCaption(f, text), ""))
	}
	if f.AnswerIn(form.Answer{Raw: text, Kind: form.Text}).IsBlank() || strings.Trim(solid(text), printedInBlanks) == "" {
		return ""
	}
	if one := form.Ticked(text); one != "" && f.List != nil {
		return one
	}
	return text
}

// withoutCaption is the answer without its own caption, which some write once more.
func (r *reader) withoutCaption(f *form.Field, text string) string {
	if before, found := r.inline(text, f.Section.ID); len(found) == 1 && before == "" && found[0].id == f.ID {
		return found[0].text
	}
	return text
}

// sealed is what the paper prints where the seal goes.
var sealed = regexp.MustCompile(`^[（(](?:盖章|公章|签章|盖公章)[)）]|[（(](?:盖章|公章|签章|盖公章)[)）]$`)

// split cuts the text of a caption that has two blanks.
func (r *reader) split(first, second form.ID, cut func(string) (string, string, bool), complaint string) {
	whole := r.found[first]
	r.found[first] = nil
	for _, a := range whole {
		one, two, ok := cut(solid(strings.ReplaceAll(a.text, "\n", "")))
		if !ok {
			r.ask(first, complaint+"，没有读入", form.Cut(a.text, longestQuote))
		}
		r.found[first] = append(r.found[first], answer{one, a.from})
		r.found[second] = append(r.found[second], answer{two, a.from})
	}
}

// cutPeriod cuts 2021年6月至2023年5月 in two months. What is blank is no month.
func cutPeriod(text string) (from, to string, ok bool) {
	if strings.Trim(text, "年月至到") == "" {
		return "", "", true
	}
	text = strings.Replace(aroundPeriod.ReplaceAllString(text, ""), "起至", "至", 1)
	for _, sign := range []string{"至", "到", "——", "—", "--", "～", "~", "－", "–", "-"} {
		from, to, cut := strings.Cut(text, sign)
		if cut && isMonth(from) && isMonth(to) {
			return from, to, true
		}
	}
	return "", "", false
}

// aroundPeriod are the words around two months: 自2021年6月起至2023年5月止（24个月）, …，共2年.
var aroundPeriod = regexp.MustCompile(`^[自从]|止?(?:[（(][^（()）]*[)）]|[,，]?共.*)?$`)

// isMonth reports whether the text is a month, or the blank of one.
func isMonth(text string) bool {
	if strings.Trim(text, "年月") == "" {
		return true
	}
	_, ok := form.ParseDate(form.Answer{Raw: text, Kind: form.Text})
	return ok
}

var (
	printedPlace = regexp.MustCompile(`^(?:\p{Han}{2,3}省)?(\p{Han}*?)市(\p{Han}*?)县[（(]区[）)]$`)
	writtenPlace = regexp.MustCompile(`^(?:\p{Han}{2,3}省)?(\p{Han}{1,5}?)市(\p{Han}{1,6}?[县区市旗])`)
)

// cutPlace cuts the registered place in its city and its county: as the paper prints
// them, 晋城市沁水县（区）, or an address.
func cutPlace(text string) (city, county string, ok bool) {
	if text == "" {
		return "", "", true
	}
	for _, pattern := range []*regexp.Regexp{printedPlace, writtenPlace} {
		if m := pattern.FindStringSubmatch(text); m != nil {
			return m[1], m[2], true
		}
	}
	return "", "", false
}
