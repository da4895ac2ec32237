package wordform

import (
	"slices"
	"strings"

	"shidian/templates/form"
)

// headed are the sections that have a heading on paper, in their order.
func headed() []form.SectionID {
	return []form.SectionID{form.UnitSection, form.Basis, form.Goals, form.Schedule, form.Funding, form.Opinions}
}

// heading is a line that may be the heading of a section: the n-th of headed, at an
// item.
type heading struct {
	n, item int
	rest    []line // of its own cell, below it
}

// sections are the items of a document by the section in which they stand.
type sections struct{ items map[form.SectionID][]item }

// cut finds the headings and cuts the document at them. Answers quote headings, so
// those count that make the longest chain in the order of the form; the others are
// text, and asked about.
func (r *reader) cut(items []item) (*sections, error) {
	var all []heading
	for i, it := range items {
		if h, ok := r.headingAt(it, i); ok {
			all = append(all, h)
		}
	}
	chain := longestChain(all)
	if len(chain) < 3 && r.captionsIn(items) < 8 {
		return nil, NoForm
	}
	left := others(all, chain)
	if len(longestChain(left)) >= 3 || r.titles(items) > 1 {
		return nil, ManyForms
	}
	for _, h := range left {
		r.ask("", "“%s”像第%s部分的标题，但不在标题的次序上，当作正文读的", form.Cut(joined(items[h.item].linesIn()), 40), r.section(h.n).Short)
	}
	chain = r.withLoose(items, chain)
	return divide(items, chain), nil
}

func (r *reader) section(n int) *form.Section { return r.form.Section(headed()[n]) }

// divide gives every item to the section of the heading before it.
func divide(items []item, chain []heading) *sections {
	cut := &sections{map[form.SectionID][]item{}}
	at := form.Cover
	for i, it := range items {
		k := slices.IndexFunc(chain, func(h heading) bool { return h.item == i })
		if k < 0 {
			cut.items[at] = append(cut.items[at], it)
			continue
		}
		at = headed()[chain[k].n]
		own := item{table: it.table}
		if chain[k].rest != nil {
			own.cells = append(own.cells, cell{Cell: it.cells[0].Cell, lines: chain[k].rest})
		}
		own.cells = append(own.cells, it.cells[1:]...)
		if len(own.cells) > 0 {
			cut.items[at] = append(cut.items[at], own)
		}
	}
	return cut
}

// headingAt reports whether a section begins with the item: with a line of its own, or
// with the first cell of a row, if that has the number of the section before it.
func (r *reader) headingAt(it item, i int) (heading, bool) {
	if it.cells[0].isBlank() {
		return heading{}, false
	}
	lines := it.cells[0].lines
	first := slices.IndexFunc(lines, func(l line) bool { return clean(l.text) != "" })
	n, numbered := r.headingOf(lines[first].text)
	if n < 0 || it.only() == nil && !numbered {
		return heading{}, false
	}
	h := heading{n: n, item: i}
	if rest := lines[first+1:]; joined(rest) != "" {
		h.rest = rest
	}
	return h, true
}

// headingOf is the section of which the text is the heading, -1 for none. The official
// heading is one without its number and without what stands in brackets behind it;
// another one has to bring the number.
func (r *reader) headingOf(text string) (n int, numbered bool) {
	text = clean(text)
	plain, number := unnumbered(text)
	for n := range headed() {
		s := r.section(n)
		title, _ := unnumbered(s.Title)
		numbered := number == n+1
		if startsWith(plain, beforeBracket(title)) {
			return n, numbered
		}
		for _, also := range s.Also {
			if numbered && startsWith(plain, also) {
				return n, true
			}
		}
	}
	return -1, false
}

// startsWith reports whether the text is the heading, with nothing behind it but what
// stands in brackets or a colon.
func startsWith(text, title string) bool {
	return form.NormalName(beforeBracket(text)) == form.NormalName(title)
}

func beforeBracket(s string) string {
	if i := strings.IndexAny(s, "（("); i > 0 {
		return s[:i]
	}
	return s
}

// unnumbered is the text without the number before it, and the number, 0 without one:
// 五、经费保障情况 is the fifth.
func unnumbered(s string) (string, int) {
	for _, marks := range []string{"一二三四五六七八九十", "123456789"} {
		for i, digit := range []rune(marks) {
			rest, ok := strings.CutPrefix(strings.TrimLeft(s, "（( 第"), string(digit))
			if !ok {
				continue
			}
			if after := strings.TrimLeft(rest, "）)部分"); after != rest || strings.IndexAny(rest, "、.．，, ") == 0 {
				return strings.TrimLeft(after, "、.．，, \t\u3000"), i + 1
			}
		}
	}
	return s, 0
}

// longestChain is the longest run of headings in the order of the form; of several the
// one that ends last.
func longestChain(all []heading) []heading {
	best := make([][]heading, len(all))
	var longest []heading
	for i, h := range all {
		for k := range i {
			if all[k].n < h.n && len(best[k]) >= len(best[i]) {
				best[i] = best[k]
			}
		}
		best[i] = append(slices.Clone(best[i]), h)
		if len(best[i]) >= len(longest) {
			longest = best[i]
		}
	}
	return longest
}

// others are the headings that are not in the chain.
func others(all, chain []heading) []heading {
	var left []heading
	for _, h := range all {
		if !slices.ContainsFunc(chain, func(c heading) bool { return c.item == h.item }) {
			left = append(left, h)
		}
	}
	return left
}

// titles counts the titles of forms: lines with captions of the cover below them. One
// that stands in an answer, or among the papers that a letter lists, has none.
func (r *reader) titles(items []item) int {
	forms, captions := 0, map[form.ID]bool{}
	for k := len(items) - 1; k >= 0; k-- {
		for _, l := range slices.Backward(items[k].linesIn()) {
			if n, _ := r.headingOf(l.text); n >= 0 {
				clear(captions) // of section 六
			}
			if id := r.caption(strings.TrimRight(clean(l.text), "：:"), form.Cover); id != "" {
				captions[id] = true
			}
			_, found := r.inline(l.text, form.Cover)
			for _, c := range found {
				captions[c.id] = true
			}
			if !r.isTitle(l.text) {
				continue
			}
			if len(captions) > 1 {
				forms++
			}
			clear(captions)
		}
	}
	return forms
}

func (r *reader) isTitle(text string) bool {
	text = solid(text)
	return strings.HasSuffix(text, r.form.Section(form.Cover).Title) && len([]rune(text)) < 30
}
