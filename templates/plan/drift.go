package plan

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"shidian/templates/form"
)

// Drift is a locked place of a city's copy that is not as in the plan above: 领域!F3,
// “农业”的“限额”, 2, 5.
type Drift struct {
	Sheet, Cell string // Cell is "" where the sheets as they were written are not at hand
	Text        string // Chinese: what differs, as “农业”的“限额”; all of it where there are no two values
	Here, Above string // what it is in the copy, and in the plan above: “5”, 空着
}

func (d Drift) String() string { return d.said("这里是", "上级方案是") }

// toReceiver says the drift to who has the plan above before him.
func (d Drift) toReceiver() string { return d.said("报送单位是", "这里是") }

func (d Drift) said(here, above string) string {
	text := d.Sheet + "：" + d.Text
	if d.Cell != "" {
		text = d.Sheet + "!" + d.Cell + "：" + d.Text
	}
	if d.Here != "" {
		text += here + d.Here + "，" + above + d.Above
	}
	return text
}

// DriftTexts are the drifts as lines.
func DriftTexts(drifts []Drift) []string {
	var texts []string
	for _, d := range drifts {
		texts = append(texts, d.String())
	}
	return texts
}

// DriftChinese says where the plan has drifted, the first places in full.
func (p *Plan) DriftChinese(shown int) string {
	whose := "方案"
	if p.IsCopy() {
		whose = p.RegionName(p.Issuer) + "的方案"
	}
	return fmt.Sprintf("%s有 %d 处与上级方案不一致：%s", whose, len(p.Drift), Shortened(DriftTexts(p.Drift), shown))
}

// DriftFrom finds every locked place in which a copy is not as the plan above. What is the
// city's own is not compared, except that no unit of the plan above may be missing.
func DriftFrom(above, copy *Plan) []Drift { return driftIn(above, copy, nil) }

func driftIn(above, copy *Plan, grids map[string]Grid) []Drift {
	var found []Drift
	for _, s := range sheets() {
		found = append(found, s.drift(above, copy, grids[s.title()])...)
	}
	return found
}

// isOpen reports whether the city whose plan it is may set the item.
func (s sheetOf[T]) isOpen(p *Plan, item *T, city string) bool {
	return s.open != nil && s.open(p, item, city)
}

// label names an item by the columns by which it is known, else by its first one with those
// behind it up to one in Chinese: 140521沁水县, 农业.
func (s sheetOf[T]) label(item *T) string {
	name := strings.Join(slices.DeleteFunc(s.known(item), func(text string) bool { return text == "" }), "、")
	for _, c := range s.columns {
		if s.keyed != nil || isChinese(name) {
			break
		}
		name += c.get(item)
	}
	return "“" + form.Cut(form.OneLine(name), 24) + "”"
}

func isChinese(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0
}

// known is what the columns say by which the item is known.
func (s sheetOf[T]) known(item *T) []string {
	var said []string
	for _, c := range s.columns {
		if slices.Contains(s.keyed, c.Title) {
			said = append(said, c.get(item))
		}
	}
	return said
}

// key is what two plans know the same item by. Items of one key are taken in their order.
func (s sheetOf[T]) key(item *T) string {
	if s.keyed == nil {
		return s.columns[0].get(item)
	}
	return strings.Join(s.known(item), "|")
}

func (s sheetOf[T]) drift(above, copy *Plan, g Grid) []Drift {
	if s.ofOffice {
		return nil
	}
	was, is := *s.list(above), *s.list(copy)
	places := map[string][]int{} // in the copy, by key
	for i := range is {
		places[s.key(&is[i])] = append(places[s.key(&is[i])], i)
	}
	var found []Drift
	last, turned := -1, false
	for i := range was {
		at := places[s.key(&was[i])]
		open := s.isOpen(above, &was[i], copy.Issuer)
		switch {
		case len(at) == 0 && open && !s.stays:
			continue
		case len(at) == 0:
			found = append(found, Drift{Sheet: s.name, Text: s.label(&was[i]) + "被删去了"})
			continue
		}
		places[s.key(&was[i])] = at[1:]
		if open && s.isOpen(copy, &is[at[0]], copy.Issuer) {
			continue
		}
		turned, last = turned || at[0] < last, max(last, at[0])
		found = append(found, s.driftOf(&was[i], &is[at[0]], func(title string) string { return s.cellOf(g, is, at[0], title) })...)
	}
	for _, i := range slices.Sorted(rest(places)) {
		if !s.isOpen(copy, &is[i], copy.Issuer) {
			found = append(found, Drift{Sheet: s.name, Cell: s.cellOf(g, is, i, s.columns[0].Title), Text: s.label(&is[i]) + "是上级方案没有的，" + s.mayAdd()})
		}
	}
	if turned && found == nil {
		found = append(found, Drift{Sheet: s.name, Text: "各行的次序与上级方案不同"})
	}
	return found
}

// mayAdd says what a city may add to the sheet.
func (s sheetOf[T]) mayAdd() string {
	if s.adds == "" {
		return "这里不能增加"
	}
	return "这里只能增加" + s.adds
}

// rest are the places that are left.
func rest(places map[string][]int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for _, at := range places {
			for _, i := range at {
				if !yield(i) {
					return
				}
			}
		}
	}
}

// driftOf compares the columns of one item.
func (s sheetOf[T]) driftOf(was, is *T, cell func(title string) string) []Drift {
	var found []Drift
	for _, c := range s.columns {
		if a, b := c.get(was), c.get(is); a != b {
			found = append(found, notAsAbove(s.name, cell(c.Title), s.label(was)+"的“"+c.Title+"”", a, b))
		}
	}
	return found
}

// notAsAbove says what a place has, and what the plan above has there. Long lists are cut
// where they begin to differ.
func notAsAbove(sheet, cell, what, above, here string) Drift {
	a, b := []rune(above), []rune(here)
	same := 0
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	begin, lead := 0, ""
	if same > 20 {
		begin, lead = same-8, "…"
	}
	show := func(text []rune) string {
		if len(text) == 0 {
			return "空着"
		}
		return "“" + lead + form.Cut(form.OneLine(string(text[min(begin, len(text)):])), 30) + "”"
	}
	return Drift{sheet, cell, what, show(b), show(a)}
}

// cellOf is where the n-th item of the plan stands on the sheet as it was written; units
// are kept by their codes and not in the order of the sheet.
func (s sheetOf[T]) cellOf(g Grid, items []T, n int, title string) string {
	if g.Rows == nil {
		return ""
	}
	var written Plan
	s.read(&written, g)
	list := *s.list(&written)
	if s.keyed == nil && (n >= len(list) || s.key(&list[n]) != s.key(&items[n])) {
		for i := range list {
			if s.columns[0].get(&list[i]) == s.columns[0].get(&items[n]) {
				n = i
				break
			}
		}
	}
	return s.at(g, n, title)
}

func (s settingSheet) drift(above, copy *Plan, g Grid) []Drift {
	var found []Drift
	cells := &slips{grids: map[string]Grid{s.title(): g}}
	for _, item := range settings() {
		if was, is := item.get(above), item.get(copy); item.lock == lockedLine && was != is {
			cell := ""
			if g.Rows != nil {
				cell = cells.settingCell(item.name)
			}
			found = append(found, notAsAbove(s.title(), cell, "“"+item.name+"”", was, is))
		}
	}
	return found
}
