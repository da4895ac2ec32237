package wordform

import (
	"strings"

	"shidian/consolidate/workbook/docx"
	"shidian/templates/form"
)

// isAnswer reports whether a cell behind a caption that reads as another caption is the
// answer all the same, as 法人 behind 经济类型: the other caption has its own cell too. That
// is asked about.
func (t *tableReader) isAnswer(id form.ID, i, j int) bool {
	text := t.items[i].cells[j].text()
	other := t.caption(text, t.in)
	if other == id || captionKey(text) == captionKey(t.form.Field(other).Label) {
		return false
	}
	for written := range t.captionCells()[other] {
		if written != text {
			t.ask(id, "“%s”一格像“%s”的标题，当作“%s”的答案读的", form.Cut(text, 20), t.form.Title(other), t.form.Title(id))
			return true
		}
	}
	return false
}

// captionCells are the different texts of the cells that are captions, by field.
func (t *tableReader) captionCells() map[form.ID]map[string]bool {
	if t.captioned != nil {
		return t.captioned
	}
	t.captioned = map[form.ID]map[string]bool{}
	for _, it := range t.items {
		for k := range it.cells {
			text := it.cells[k].text()
			if id := t.caption(text, t.in); id != "" {
				if t.captioned[id] == nil {
					t.captioned[id] = map[string]bool{}
				}
				t.captioned[id][text] = true
			}
		}
	}
	return t.captioned
}

// right are the lines of the answer at the right of a caption. A caption that is merged
// down has its answer in the rows beside it; one whose answer has several blanks, as
// 　市　县（区）, has it in several cells.
func (t *tableReader) right(id form.ID, i, j int) []line {
	cells := t.items[i].cells
	last := j + 1
	if n := t.spelledOut(id, cells[j+1:]); t.hasSeveralBlanks(id) {
		for last+1 < len(cells) && t.caption(cells[last+1].text(), t.in) == "" {
			last++
		}
	} else if n > 0 {
		last = j + n
	}
	if t.isProse(id) {
		lines := t.upToCaption(i, j+1)
		if cells[j].Down == docx.Restart {
			lines = append(lines, t.besideMerged(id, i, cells[j].Col)...)
		}
		return lines
	}
	var lines []line
	for k := j + 1; k <= last; k++ {
		t.used[[2]int{i, k}] = true
		if last > j+1 {
			lines = append(lines, line{strings.ReplaceAll(cells[k].text(), "\n", ""), firstPara(cells[k].lines)})
			continue
		}
		lines = append(lines, cells[k].lines...)
	}
	if last > j+1 {
		return []line{{textIn(lines), lines[0].para}}
	}
	if cells[j].Down == docx.Restart {
		lines = append(lines, t.besideMerged(id, i, cells[j].Col)...)
	}
	return lines
}

// spelledOut is how many of the cells hold one character each of an answer that is written
// in boxes, as a code is; 0 where it is not.
func (t *tableReader) spelledOut(id form.ID, cells []cell) int {
	const least = 4
	n := 0
	for n < len(cells) && len([]rune(cells[n].text())) == 1 {
		n++
	}
	if n < least || t.isProse(id) {
		return 0
	}
	return n
}

func textIn(lines []line) string {
	text := ""
	for _, l := range lines {
		text += l.text
	}
	return text
}

func firstPara(lines []line) *docx.Paragraph {
	if len(lines) == 0 {
		return nil
	}
	return lines[0].para
}

// hasSeveralBlanks reports whether the paper has two blanks behind the caption.
func (t *tableReader) hasSeveralBlanks(id form.ID) bool {
	return id == form.RegisteredCity || id == form.PilotFrom
}

// besideMerged are the lines in the rows below, beside a caption that is merged down.
func (t *tableReader) besideMerged(id form.ID, i, col int) []line {
	var lines []line
	for n := i + 1; n < len(t.items) && t.items[n].table == t.items[i].table; n++ {
		k := t.items[n].at(col)
		if k < 0 || t.items[n].cells[k].Down != docx.Continued {
			break
		}
		t.used[[2]int{n, k}] = true
		if t.isProse(id) {
			lines = append(lines, t.upToCaption(n, k+1)...)
			continue
		}
		if k+1 < len(t.items[n].cells) && t.items[n].cells[k+1].Down != docx.Continued {
			t.used[[2]int{n, k + 1}] = true
			lines = append(lines, t.items[n].cells[k+1].lines...)
		}
	}
	return lines
}

// upToCaption are the lines of the cells of a row from the j-th on up to the next caption:
// prose may stand in a grid of its own.
func (t *tableReader) upToCaption(i, j int) []line {
	var lines []line
	for k := j; k < len(t.items[i].cells); k++ {
		c := &t.items[i].cells[k]
		if k > j && t.caption(c.text(), t.in) != "" {
			break
		}
		t.used[[2]int{i, k}] = true
		if c.Down != docx.Continued {
			lines = append(lines, c.lines...)
		}
	}
	return lines
}

// answeredAbove is the field whose answer stands in the cell above, where nothing stands
// before the cell in its own row; "" for none.
func (t *tableReader) answeredAbove(i, j int) form.ID {
	if i == 0 || j == 0 || t.items[i-1].table != t.items[i].table {
		return ""
	}
	for k := range j {
		if !t.items[i].cells[k].isBlank() {
			return ""
		}
	}
	above := t.items[i-1].at(t.items[i].cells[j].Col)
	if above < 0 {
		return ""
	}
	return t.owner[firstPara(t.items[i-1].cells[above].lines)]
}
