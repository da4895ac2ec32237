package wordform

import (
	"strings"

	"shidian/templates/form"
)

// funding reads section 五: two captions, each with its prose below it.
func (r *reader) funding(items []item) {
	open := form.ID("")
	got := map[form.ID][]line{}
	var before []line
	for _, it := range items {
		for _, l := range it.linesIn() {
			id, rest, is := r.fundingCaption(l.text)
			if _, twice := got[id]; is && !twice {
				open = id
				got[id] = []line{{rest, l.para}}
				continue
			}
			if open == "" {
				before = append(before, l)
				continue
			}
			got[open] = append(got[open], l)
		}
	}
	r.stray(form.Funding, before)
	for _, f := range r.wanted(form.Funding) {
		if lines, has := got[f.ID]; has {
			r.add(f.ID, lines)
		}
	}
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

// opinions reads section 六: for every party what it says, who signs and when. Mostly
// that is written by hand, and blank here.
func (r *reader) opinions(items []item) {
	var party form.PartyID
	lines := map[form.ID][]line{}
	for _, it := range items {
		for _, l := range it.linesIn() {
			text := solid(l.text)
			if p, rest, ok := r.partyCaption(text); ok {
				party, text, l.text = p, rest, rest
			}
			if party != "" {
				r.owner[l.para] = party.Opinion() // a picture there is a seal
			}
			switch signer, isSigner := cutCaption(text, "负责人（签字）"); {
			case text == "" || blankDay.MatchString(text):
			case party == "":
				r.stray(form.Opinions, []line{l})
			case isSigner:
				signer, day := dayBehind(signer)
				lines[party.Signer()] = append(lines[party.Signer()], line{signer, l.para})
				lines[party.Date()] = append(lines[party.Date()], line{day, l.para})
			case wholeDay.MatchString(text):
				lines[party.Date()] = append(lines[party.Date()], line{text, l.para})
			default:
				lines[party.Opinion()] = append(lines[party.Opinion()], line{l.text, l.para})
			}
		}
	}
	for _, f := range r.wanted(form.Opinions) {
		if joined(lines[f.ID]) != "" {
			r.add(f.ID, lines[f.ID])
		}
	}
}

// partyCaption reads 承担单位（盖章）：, and what stands behind it.
func (r *reader) partyCaption(text string) (form.PartyID, string, bool) {
	for _, p := range r.form.Parties() {
		if rest, ok := cutCaption(text, p.Name+"（盖章）"); ok {
			return p.ID, rest, true
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
