package plan

import (
	"strings"

	"shidian/templates/form"
)

// Table is one sheet of the plan workbook as text, e.g. 截止日期 with two rows: what is
// said of it, its headers and its rows. Column widths are in characters of the default
// font.
type Table struct {
	Name    string
	Note    string
	Headers []Header
	Rows    [][]string
}

// Header is one column of a table: 含当日, with a drop-down of 是 and 否.
type Header struct {
	Title   string
	Width   float64
	Choices []string // what a drop-down offers, if anything
	Fixed   bool     // not to be edited: the names of settings
}

// Grid is a sheet as it was read, e.g. 截止日期 with five rows: Rows[i] is row i+1 of the
// sheet, shorter rows are blank at the end.
type Grid struct {
	Name string
	Rows [][]string
}

// Problem is what is wrong with one cell of a plan workbook: 行政区划!D7, 上级代码 140599
// 不在表中. It refuses the plan: a rule that was meant otherwise would be applied to all
// units.
type Problem struct {
	Sheet, Cell string
	Text        string // Chinese: what was found and what to do
}

// column binds a header to a part of T, in both directions: 含当日 to Deadline.Inclusive.
type column[T any] struct {
	Header
	get func(*T) string
	set func(*T, string) string // returns what is wrong, "" when nothing is
}

// sheetOf binds a table to a list of the plan: 截止日期 to Plan.Deadlines.
type sheetOf[T any] struct {
	name, note string
	columns    []column[T]
	list       func(*Plan) *[]T
}

// sheet is a sheetOf of any type.
type sheet interface {
	table(p *Plan) Table
	read(p *Plan, g Grid) []Problem
	title() string
}

func (s sheetOf[T]) title() string { return s.name }

func (s sheetOf[T]) table(p *Plan) Table {
	t := Table{Name: s.name, Note: s.note}
	for _, c := range s.columns {
		t.Headers = append(t.Headers, c.Header)
	}
	list := *s.list(p)
	for i := range list {
		row := make([]string, len(s.columns))
		for k, c := range s.columns {
			row[k] = c.get(&list[i])
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (s sheetOf[T]) read(p *Plan, g Grid) []Problem {
	head, places := s.findHeader(g)
	if head < 0 {
		return []Problem{{s.name, "A1", "找不到表头“" + s.columns[0].Title + "”，请恢复这一行"}}
	}
	var problems []Problem
	for k, c := range s.columns {
		if places[k] < 0 {
			problems = append(problems, Problem{s.name, form.CellName(head+1, 1), "表头缺少“" + c.Title + "”一列，请恢复"})
		}
	}
	if problems != nil {
		return problems
	}
	list := s.list(p)
	*list = nil
	for r := head + 1; r < len(g.Rows); r++ {
		var item T
		blank := true
		var wrong []Problem
		for k, c := range s.columns {
			text := ""
			if places[k] < len(g.Rows[r]) {
				text = form.Clean(g.Rows[r][places[k]])
			}
			blank = blank && text == ""
			if problem := c.set(&item, text); problem != "" {
				wrong = append(wrong, Problem{s.name, form.CellName(r+1, places[k]+1), problem})
			}
		}
		if blank {
			continue
		}
		problems = append(problems, wrong...)
		*list = append(*list, item)
	}
	return problems
}

// findHeader looks for the row that holds the first header, and for the place
// of every column in it: a clerk may have moved one.
func (s sheetOf[T]) findHeader(g Grid) (row int, places []int) {
	for r, cells := range g.Rows {
		if indexOf(cells, s.columns[0].Title) < 0 {
			continue
		}
		for _, c := range s.columns {
			places = append(places, indexOf(cells, c.Title))
		}
		return r, places
	}
	return -1, nil
}

func indexOf(cells []string, title string) int {
	for i, cell := range cells {
		if form.NormalLabel(cell) == form.NormalLabel(title) {
			return i
		}
	}
	return -1
}

// rowOf is the sheet row of the n-th item that is not blank, for problems
// that show only when the whole table was read.
func (s sheetOf[T]) rowOf(g Grid, n int) int {
	head, _ := s.findHeader(g)
	for r := head + 1; r < len(g.Rows); r++ {
		if strings.TrimSpace(strings.Join(g.Rows[r], "")) == "" {
			continue
		}
		if n == 0 {
			return r + 1
		}
		n--
	}
	return len(g.Rows) + 1
}
