package wordform

import (
	"slices"
	"strings"

	"shidian/templates/form"
)

// withLoose is the chain with headings in other words for the sections that lack one,
// and asks about each. What stands below a heading that is not found would else be taken
// for the end of the answer before it.
func (r *reader) withLoose(items []item, chain []heading) []heading {
	for n := range headed() {
		at := slices.IndexFunc(chain, func(h heading) bool { return h.n >= n })
		if at < 0 {
			at = len(chain)
		}
		if at < len(chain) && chain[at].n == n {
			continue
		}
		from, to := 0, len(items)
		if at > 0 {
			from = chain[at-1].item + 1
		}
		if at < len(chain) {
			to = chain[at].item
		}
		if i := r.looseHeading(items[from:to], n); i >= 0 {
			chain = slices.Insert(slices.Clone(chain), at, heading{n: n, item: from + i})
			r.ask("", "“%s”当作第%s部分的标题读的", form.Cut(joined(items[from+i].linesIn()), 40), r.section(n).Short)
			continue
		}
		r.askMissing(n, chain[:at])
	}
	return chain
}

// looseHeading is the last of the items that stands alone, has the number of the section
// and one of its words: 四、实施步骤及时间安排; -1 for none.
func (r *reader) looseHeading(items []item, n int) int {
	const longest = 60
	for i, it := range slices.Backward(items) {
		one := it.only()
		if one == nil || strings.Contains(one.text(), "\n") || len([]rune(one.text())) > longest {
			continue
		}
		plain, number := unnumbered(clean(one.text()))
		if number == n+1 && slices.ContainsFunc(r.section(n).Words, func(w string) bool { return strings.Contains(plain, w) }) {
			return i
		}
	}
	return -1
}

// askMissing asks about a section without a heading, and about the prose before it, which
// may go on with what belongs to the section.
func (r *reader) askMissing(n int, before []heading) {
	const text = "没有找到第%s部分的标题“%s”，这部分的内容可能没有读全"
	short, title := r.section(n).Short, form.Cut(r.section(n).Title, 20)
	if len(before) > 0 {
		fields := r.wanted(r.section(before[len(before)-1].n).ID)
		if n := len(fields); n > 0 && r.isProse(fields[n-1].ID) {
			r.ask(fields[n-1].ID, text+"，也可能混在“%s”里", short, title, fields[n-1].Title)
			return
		}
	}
	r.ask("", text, short, title)
}
