package form

import (
	"slices"
	"strconv"
	"strings"
)

// # The form as it is stamped
//
// A county's workbook says by formulas what its paper does not hold. A form that is printed
// by an office above has its answers for good: what stands in its boxes, and what goes on
// its appendix, is settled here, and nothing of it is cut.

// Print is a filled form as its paper shows it: 沁水县's 示例茶试点, with the whole text of
// 三、试点预期实现工作目标 on its appendix.
type Print struct {
	Layout *Layout     // of what is printed
	Boxes  []BoxText   // what stands in each of its boxes that people fill
	Rest   []WholeText // what they do not hold

	over map[string]bool // the fields and sections of the boxes that do not hold their text
}

// BoxText is what stands in one box: 示例茶业有限公司, in 12 points.
type BoxText struct {
	Box
	Text   string
	Points float64 // smaller than usual where a name is too long
}

// WholeText is a text of the appendix under its title: 二、目前标准化工作情况.
type WholeText struct{ Title, Text string }

// Paper is the layout of what is printed alone, without 审核信息 below it.
func (l *Layout) Paper() *Layout {
	paper := *l
	paper.Heights = l.Heights[:l.PrintRows]
	paper.Boxes = slices.DeleteFunc(slices.Clone(l.Boxes), func(b Box) bool { return b.LastRow > l.PrintRows })
	paper.Frames = slices.DeleteFunc(slices.Clone(l.Frames), func(a Area) bool { return a.LastRow > l.PrintRows })
	return &paper
}

// Print settles how the filled form is printed.
func (f *Form) Print(filled *Filled) *Print {
	p := &Print{Layout: f.Layout().Paper(), over: map[string]bool{}}
	var over []BoxText
	for _, b := range p.Layout.Boxes {
		if b.Field == nil {
			continue
		}
		text := b.Field.printed(filled.In(Room{Box: b}))
		box, whole := p.fit(b, text)
		p.Boxes = append(p.Boxes, box)
		if !whole {
			over = append(over, BoxText{Box: b, Text: text})
			p.over[string(b.Field.ID)], p.over[string(b.Field.Section.ID)] = true, true
		}
	}
	p.Rest = f.rest(filled, over)
	return p
}

// Pointed reports whether what points to the appendix stands in the box.
func (p *Print) Pointed(b Box) bool { return b.Role == Pointer && p.over[b.Key] }

// printed is the answer as the paper shows it: dates and numbers as they were understood,
// and in an empty blank what people fill by hand.
func (f *Field) printed(a Answer) string {
	if a.IsBlank() {
		return f.Unfilled
	}
	if a.Kind == DateCell && !f.InTable() {
		if v, _, ok := f.Type.Parse(a, f, nil); ok && v.Text != "" {
			return v.Text
		}
	}
	if d, ok := ParseDate(a); ok && a.Kind == DateCell {
		return d.Chinese()
	}
	text := withoutHidden(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(f.Shown(a)))
	return strings.Trim(strings.TrimRight(text, " \t　\n"), "\n")
}

// withoutHidden leaves out what cannot be seen and would not be on paper either, as the
// zero-width characters of a text that was copied from elsewhere.
func withoutHidden(text string) string {
	return strings.Map(func(r rune) rune {
		if hidden(r) {
			return -1
		}
		return r
	}, text)
}

// fit puts the text into the box. What the appendix does not continue is written smaller
// before any of it goes there.
func (p *Print) fit(b Box, text string) (BoxText, bool) {
	room := p.Layout.room(b)
	if room.Continues() {
		if room.Holds(text) {
			return BoxText{b, text, b.Field.Points()}, true
		}
		return BoxText{b, room.beginning(text, p.Layout.pointsAt(b), Room.Holds), b.Field.Points()}, false
	}
	points := b.Field.Points()
	for _, smaller := range []float64{points, 14, 12, 10.5, 9, 8} {
		if smaller > points {
			continue
		}
		if room = p.Layout.roomIn(b, smaller); room.holdsNames(text) {
			return BoxText{b, text, smaller}, true
		}
		points = smaller
	}
	return BoxText{b, room.beginning(text, cutMark+PointerText, Room.holdsNames), points}, false
}

const cutMark = "……"

// pointsAt is what stands behind text that is cut in the box: where a box beside its
// caption says the rest, only that it goes on.
func (l *Layout) pointsAt(b Box) string {
	pointed := func(o Box) bool {
		return o.Role == Pointer && (o.Key == string(b.Field.ID) || o.Key == string(b.Field.Section.ID))
	}
	if slices.ContainsFunc(l.Boxes, pointed) {
		return cutMark
	}
	return cutMark + PointerText
}

// holdsNames is Holds for names, codes and numbers, of which many signs are narrow.
func (r Room) holdsNames(text string) bool {
	lines, most := 0, r.Lines
	if r.onOneLine() {
		most = 1
	}
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines += max(1, (TextWidth(paragraph)+r.Width-1)/r.Width)
	}
	return lines <= max(1, most)
}

// onOneLine reports whether one sign of the answer on a second line would be read as
// another.
func (r Room) onOneLine() bool {
	switch r.Field.Type.(type) {
	case OrganizationCode, PostalCode:
		return true
	}
	return false
}

// beginning is as much of the text as has room with what stands behind it; that alone where
// not even a sign has.
func (r Room) beginning(text, behind string, holds func(Room, string) bool) string {
	runes := []rune(text)
	runes = runes[:min(len(runes), 2*r.Width*max(1, r.Lines))]
	for n := len(runes); n > 0; n-- {
		if begun := strings.TrimRight(string(runes[:n]), " 　\n") + behind; holds(r, begun) {
			return begun
		}
	}
	return behind
}

// rest is what the appendix writes whole, in the order of the paper. Of a step it writes
// all columns; steps for which the paper has no row stand there, too.
func (f *Form) rest(filled *Filled, over []BoxText) []WholeText {
	var rest []WholeText
	steps := map[int]bool{}
	at := 0 // of the steps among the rest
	for _, box := range over {
		if box.Field.InTable() {
			steps[box.Step] = true
			continue
		}
		rest = append(rest, WholeText{box.Field.Section.Short + "、" + box.Field.Title, box.Text})
		if f.comesBefore(box.Field, f.Field(StepTime)) {
			at = len(rest)
		}
	}
	var table []WholeText
	for i := range filled.Steps {
		if steps[i] || i >= StepRows && !filled.Steps[i].IsBlank() {
			table = append(table, WholeText{stepPart(f.Field(StepTime), i), f.stepText(filled, i)})
		}
	}
	return slices.Insert(rest, at, table...)
}

// comesBefore reports whether the section of the one field stands before that of the other.
func (f *Form) comesBefore(a, b *Field) bool {
	place := func(field *Field) int {
		return slices.IndexFunc(f.sections, func(s *Section) bool { return s.ID == field.Section.ID })
	}
	return place(a) < place(b)
}

func (f *Form) stepText(filled *Filled, i int) string {
	var texts []string
	for _, id := range StepIDs() {
		texts = append(texts, f.Field(id).Label+"："+f.Field(id).printed(filled.Steps[i].Answer(id)))
	}
	return strings.Join(texts, "\n")
}

// AppendixLine is a line of an appendix: 二、目前标准化工作情况（全文）, a title.
type AppendixLine struct {
	Text  string
	Title bool
}

// Lines are the lines of the appendix: each text whole under its title, and what ends it.
func (p *Print) Lines() []AppendixLine {
	var lines []AppendixLine
	for _, whole := range p.Rest {
		lines = append(lines, AppendixLine{whole.Title + AppendixWhole, true})
		for _, line := range linesOf(whole.Text) {
			lines = append(lines, AppendixLine{Text: line})
		}
	}
	return append(lines, AppendixLine{Text: AppendixEnd(strconv.Itoa(len(lines)))})
}
