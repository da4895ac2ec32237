package wordform

import (
	"strings"

	"shidian/consolidate/workbook/docx"
	"shidian/templates/form"
)

// labelled reads captions with the answer at their right, below them, or behind a colon.
func (r *reader) labelled(items []item, in form.SectionID) {
	t := &tableReader{reader: r, items: items, in: in, used: map[[2]int]bool{}}
	for i := range items {
		if items[i].table == 0 {
			t.paragraph(items[i].cells[0].lines)
			continue
		}
		t.close()
		t.row(i)
	}
	t.close()
	for i := range items {
		for j := range items[i].cells {
			if c := &items[i].cells[j]; items[i].table > 0 && !t.used[[2]int{i, j}] && c.Down != docx.Continued {
				r.strayBehind(t.answeredAbove(i, j), in, c.lines)
			}
		}
	}
}

// tableReader reads one section of captions and answers.
type tableReader struct {
	*reader
	items []item
	in    form.SectionID
	used  map[[2]int]bool // cells that are read: row and index

	open    form.ID // the caption of the paragraphs that are read
	text    []line
	below   bool // the answer stands in a line below the caption
	skipped bool // the caption before it has no answer

	captioned map[form.ID]map[string]bool // see captionCells
}

// paragraph reads a line outside of tables: a caption, with its answer behind it or in
// the lines below.
func (t *tableReader) paragraph(lines []line) {
	for _, l := range lines {
		if id := t.caption(strings.TrimRight(clean(l.text), "：:"), t.in); id != "" {
			t.begin(id, line{"", l.para})
			continue
		}
		before, found := t.inline(l.text, t.in)
		if found == nil {
			t.goOn(l)
			continue
		}
		t.goOn(line{before, l.para})
		for _, c := range found {
			t.begin(c.id, line{c.text, l.para})
		}
	}
}

func (t *tableReader) begin(id form.ID, l line) {
	skipped := t.open != "" && joined(t.text) == ""
	t.close()
	t.open, t.text, t.skipped = id, []line{l}, skipped
}

// goOn adds a line to the open answer. On the cover an answer has one line, and so has
// the answer of every field that is no prose: what follows is not taken for it.
func (t *tableReader) goOn(l line) {
	if clean(l.text) == "" {
		return
	}
	if t.open != "" && (joined(t.text) == "" || t.isProse(t.open)) {
		t.below = joined(t.text) == ""
		t.text = append(t.text, l)
		return
	}
	behind := t.open
	if t.open != "" && t.below && t.skipped { // captions above each other, then as many lines
		t.stray(t.in, t.text)
		t.text, behind = nil, ""
	}
	t.close()
	t.strayBehind(behind, t.in, []line{l})
}

func (t *tableReader) close() {
	if t.open != "" {
		t.add(t.open, t.text)
	}
	t.open, t.text, t.below, t.skipped = "", nil, false, false
}

func (r *reader) isProse(id form.ID) bool {
	_, prose := r.form.Field(id).Type.(form.Prose)
	return prose
}

// row reads the captions of one row of a table.
func (t *tableReader) row(i int) {
	cells := t.items[i].cells
	for j := 0; j < len(cells); j++ {
		c := &cells[j]
		if t.used[[2]int{i, j}] || c.Down == docx.Continued || c.isBlank() {
			continue
		}
		if id := t.caption(strings.TrimRight(c.text(), "：:"), t.in); id != "" {
			t.used[[2]int{i, j}] = true
			t.answerOf(id, i, j)
			continue
		}
		if t.inCell(c) {
			t.used[[2]int{i, j}] = true
		}
	}
}

// inCell reads a cell that holds captions and answers.
func (t *tableReader) inCell(c *cell) bool {
	id := t.caption(c.lines[0].text, t.in)
	_, found := t.inline(c.lines[0].text, t.in)
	if id == "" && found == nil {
		return false
	}
	t.paragraph(c.lines)
	t.close()
	return true
}

// answerOf reads the answer of a caption in a table: the cells at its right up to the
// next caption; else, below a row of captions, the cell below it.
func (t *tableReader) answerOf(id form.ID, i, j int) {
	cells := t.items[i].cells
	if j+1 < len(cells) && (t.caption(cells[j+1].text(), t.in) == "" || t.isAnswer(id, i, j+1)) {
		t.add(id, t.right(id, i, j))
		return
	}
	if i+1 < len(t.items) && t.items[i+1].table == t.items[i].table && !t.hasCaption(t.items[i+1]) {
		if k := t.items[i+1].at(cells[j].Col); k >= 0 {
			t.used[[2]int{i + 1, k}] = true
			t.add(id, t.items[i+1].cells[k].lines)
			return
		}
	}
	t.add(id, nil)
}

func (t *tableReader) hasCaption(it item) bool {
	for i := range it.cells {
		if t.caption(it.cells[i].text(), t.in) != "" {
			return true
		}
		if _, found := t.inline(it.cells[i].text(), t.in); found != nil {
			return true
		}
	}
	return false
}

// whole reads a section that is one answer.
func (r *reader) whole(items []item, id form.ID) {
	var lines []line
	for _, it := range items {
		for _, l := range it.linesIn() {
			if n, _ := r.headingOf(l.text); n < 0 || headed()[n] != r.form.Field(id).Section.ID {
				lines = append(lines, l)
			}
		}
	}
	if items != nil {
		r.add(id, lines)
	}
}
