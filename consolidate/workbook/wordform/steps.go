package wordform

import (
	"slices"
	"strings"

	"shidian/consolidate/workbook/docx"
	"shidian/templates/form"
)

// schedule is section 四 while it is read: which columns of the grid hold what.
type schedule struct {
	*reader
	table int                // of the header
	cols  map[form.ID]int    // where the column of each field begins
	other []int              // columns of something else
	above map[form.ID][]line // of cells that are merged down
}

// steps reads the rows of section 四.
func (r *reader) steps(items []item) {
	s := &schedule{reader: r, above: map[form.ID][]line{}}
	for _, it := range items {
		switch {
		case joined(it.linesIn()) == "" && !slices.ContainsFunc(it.cells, func(c cell) bool { return c.Down == docx.Continued }):
		case it.table == 0:
			r.stray(form.Schedule, it.linesIn())
		case s.header(it):
		case s.cols == nil || it.table != s.table:
			r.stray(form.Schedule, it.linesIn())
		default:
			s.row(it)
		}
	}
	for _, f := range r.form.StepFields() {
		if _, has := s.cols[f.ID]; !has {
			r.ask(f.ID, "第四部分没有找到“%s”一列，工作步骤要自己填写", f.Label)
		}
	}
}

// header reads the row of the captions, which a table that goes over pages may have
// again.
func (s *schedule) header(it item) bool {
	cols := map[form.ID]int{}
	var other []int
	for i := range it.cells {
		if id := s.column(it.cells[i].text()); id != "" {
			cols[id] = it.cells[i].Col
		} else {
			other = append(other, it.cells[i].Col)
		}
	}
	if len(cols) < 2 {
		return false
	}
	s.table, s.cols, s.other = it.table, cols, other
	return true
}

func (s *schedule) column(text string) form.ID {
	key := captionKey(strings.ReplaceAll(text, "\n", ""))
	for _, f := range s.form.StepFields() {
		for _, caption := range append([]string{f.Label}, f.Also...) {
			if key != "" && key == captionKey(caption) {
				return f.ID
			}
		}
	}
	return ""
}

// row reads one step. A cell that is merged with the one above holds for its row as
// well, and is asked about.
func (s *schedule) row(it item) {
	if one := it.only(); one != nil && s.covers(one) == len(s.cols) { // a note, or the name of a stage
		s.stray(form.Schedule, one.lines)
		return
	}
	var step form.Step
	used := map[int]bool{}
	for _, f := range s.form.StepFields() {
		col, has := s.cols[f.ID]
		i := it.at(col)
		if !has || i < 0 {
			continue
		}
		c := &it.cells[i]
		used[i] = true
		lines := c.lines
		if c.Down == docx.Continued {
			lines = s.above[f.ID]
			if text := joined(lines); text != "" {
				s.ask(f.ID, "第四部分的“%s”一格合并了几行，按每行都是“%s”读的", f.Label, form.Cut(text, 40))
			}
		}
		s.above[f.ID] = lines
		if n := s.covers(c); n > 1 && joined(lines) != "" {
			s.ask(f.ID, "第四部分的“%s”一格合并了几列，当作“%s”读的", form.Cut(joined(lines), 40), f.Label)
		}
		for _, l := range lines {
			s.owner[l.para] = f.ID
		}
		if text := joined(lines); text != "" {
			step.Set(f.ID, form.Answer{Raw: text, Kind: form.Text})
		}
	}
	s.askCrowded(step)
	s.leftover(it, used)
	if !step.IsBlank() {
		s.out.Filled.Steps = append(s.out.Filled.Steps, step)
	}
}

// covers is over how many of the three columns the cell goes.
func (s *schedule) covers(c *cell) int {
	n := 0
	for _, col := range s.cols {
		if c.Col <= col && col < c.Col+c.Span {
			n++
		}
	}
	return n
}

// askCrowded asks about a row whose time and content have as many lines each: they are
// several steps.
func (s *schedule) askCrowded(step form.Step) {
	lines := func(id form.ID) int { return strings.Count(step.Answer(id).Raw, "\n") + 1 }
	if n := lines(form.StepTime); n > 1 && n == lines(form.StepContent) {
		s.ask(form.StepTime, "第四部分有一格“%s”写了 %d 行，像是把几步写在一行，请分行填写", s.form.Field(form.StepTime).Label, n)
	}
}

// leftover asks about cells of the row that are none of the three columns. The column
// of a running number says nothing.
func (s *schedule) leftover(it item, used map[int]bool) {
	for i := range it.cells {
		c := &it.cells[i]
		if used[i] || c.isBlank() || slices.Contains(s.other, c.Col) && isNumber(c.text()) {
			continue
		}
		s.stray(form.Schedule, c.lines)
	}
}

func isNumber(text string) bool {
	return len(text) <= 9 && strings.Trim(text, "0123456789一二三四五六七八九十.、．") == ""
}
