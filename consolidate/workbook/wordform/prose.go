package wordform

import (
	"strings"

	"shidian/templates/form"
)

// funding reads section 五: two captions, each with its prose below it.
func (r *reader) funding(items []item) {
	var all []line
	for _, it := range items {
		all = append(all, it.linesIn()...)
	}
	captions := r.fundingCaptions(all)
	open := form.ID("")
	got := map[form.ID][]line{}
	var before []line
	for i, l := range all {
		if c, is := captions[i]; is {
			open = c.id
			got[open] = []line{{c.text, l.para}}
			continue
		}
		if open == "" {
			before = append(before, l)
			continue
		}
		got[open] = append(got[open], l)
	}
	r.stray(form.Funding, before)
	for _, f := range r.wanted(form.Funding) {
		if lines, has := got[f.ID]; has {
			r.add(f.ID, lines)
		}
	}
}

// fundingCaptions are the captions of section 五 by the number of their line. Prose
// quotes them: of several the first counts that has its number, as on paper, and it is
// asked about.
func (r *reader) fundingCaptions(lines []line) map[int]captioned {
	chosen := map[int]captioned{}
	for _, f := range r.wanted(form.Funding) {
		at, n, hasNumber := -1, 0, false
		for i, l := range lines {
			id, rest, ok := r.fundingCaption(l.text)
			if !ok || id != f.ID {
				continue
			}
			_, number := unnumbered(clean(l.text))
			if n++; at < 0 || number > 0 && !hasNumber {
				delete(chosen, at)
				chosen[i] = captioned{id, rest}
				at, hasNumber = i, number > 0
			}
		}
		if n > 1 {
			r.ask(f.ID, "“%s”一栏的标题出现了 %d 次，按“%s”一行读的", f.Title, n, form.Cut(clean(lines[at].text), 40))
		}
	}
	return chosen
}

// fundingCaption reads a line that begins with a caption of section 五, and the text
// behind its brackets and its colon. A sentence that begins with the same words is none.
func (r *reader) fundingCaption(text string) (id form.ID, rest string, ok bool) {
	plain, _ := unnumbered(clean(text))
	for _, f := range r.wanted(form.Funding) {
		label, _ := unnumbered(f.Label)
		for _, caption := range append([]string{beforeBracket(label)}, f.Also...) {
			rest, begins := strings.CutPrefix(plain, caption)
			if !begins {
				continue
			}
			if strings.HasPrefix(rest, "（") || strings.HasPrefix(rest, "(") {
				_, rest, _ = strings.Cut(strings.ReplaceAll(rest, ")", "）"), "）")
				rest = "：" + strings.TrimLeft(rest, "：:")
			}
			if after := strings.TrimLeft(rest, "：:"); rest == "" || after != rest {
				return f.ID, after, true
			}
		}
	}
	return "", "", false
}

// opinionReader reads section 六: for every party what it says, who signs and when.
// Mostly that is written by hand, and blank here.
type opinionReader struct {
	*reader
	party   form.PartyID         // whose box is read
	columns map[int]form.PartyID // whose box begins in a column of the table
	lines   map[form.ID][]line
}

func (r *reader) opinions(items []item) {
	o := &opinionReader{reader: r, lines: map[form.ID][]line{}}
	table := 0
	for _, it := range items {
		if it.table != table {
			table, o.columns = it.table, map[int]form.PartyID{}
		}
		for _, c := range it.cells {
			if party, has := o.columns[c.Col]; has && it.table > 0 { // parties side by side go on below
				o.party = party
			}
			for _, l := range c.lines {
				o.line(l, c.Col)
			}
		}
	}
	for _, f := range r.wanted(form.Opinions) {
		if joined(o.lines[f.ID]) != "" {
			r.add(f.ID, o.lines[f.ID])
		}
	}
}

func (o *opinionReader) line(l line, col int) {
	text := solid(l.text)
	if p, rest, ok := o.partyCaption(text); ok {
		o.party, text, l.text = p, rest, rest
		if o.columns != nil {
			o.columns[col] = p
		}
	}
	if n, _ := o.headingOf(l.text); n >= 0 { // what follows is behind the form
		o.party, o.columns = "", nil
	}
	if o.party != "" {
		o.owner[l.para] = o.party.Opinion() // a picture there is a seal
	}
	put := func(id form.ID, text string) { o.lines[id] = append(o.lines[id], line{text, l.para}) }
	switch signer, isSigner := cutSigner(text); {
	case text == "" || blankDay.MatchString(text) || sealed.ReplaceAllString(text, "") == "":
	case o.party == "":
		o.stray(form.Opinions, []line{l})
	case isSigner:
		signer, day := dayBehind(signer)
		put(o.party.Signer(), signer)
		put(o.party.Date(), day)
	case wholeDay.MatchString(text):
		put(o.party.Date(), text)
	default:
		put(o.party.Opinion(), l.text)
	}
}

// cutSigner cuts the words off the beginning behind which somebody signs.
func cutSigner(text string) (rest string, ok bool) {
	for _, caption := range []string{"负责人（签字）", "负责人（签名）", "负责人（签章）", "负责人签字", "负责人签名"} {
		if rest, ok = cutCaption(text, caption); ok {
			return rest, true
		}
	}
	return text, false
}

// partyCaption reads 承担单位（盖章）：, and what stands behind it. 承担单位意见 is one only
// alone, or with a colon.
func (r *reader) partyCaption(text string) (form.PartyID, string, bool) {
	for _, p := range r.form.Parties() {
		for _, words := range []string{"（盖章）", "意见（盖章）", "（公章）"} {
			if rest, ok := cutCaption(text, p.Name+words); ok {
				return p.ID, rest, true
			}
		}
		if rest, ok := strings.CutPrefix(text, p.Name+"意见"); ok {
			if after := strings.TrimLeft(rest, "：:"); rest == "" || after != rest {
				return p.ID, after, true
			}
		}
	}
	return "", text, false
}

// cutCaption cuts a caption off the beginning of a text, whatever brackets it has, with
// its colon.
func cutCaption(text, caption string) (rest string, ok bool) {
	same := strings.NewReplacer("(", "（", ")", "）", ":", "：").Replace
	if rest, ok = strings.CutPrefix(same(text), same(caption)); !ok {
		return text, false
	}
	return strings.TrimPrefix(rest, "："), true
}

// dayBehind cuts a day off the end of a signature: 甲某2021年5月6日.
func dayBehind(text string) (signer, day string) {
	for i := range text {
		if wholeDay.MatchString(text[i:]) {
			return text[:i], text[i:]
		}
		if blankDay.MatchString(text[i:]) {
			return text[:i], ""
		}
	}
	return text, ""
}
