package plan

import (
	"slices"
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

	Hidden bool   // no sheet for people
	Grows  bool   // the city may add rows to its copy
	Open   []bool // by row, of a city's copy: what the city may change; nil in the plan of the top
}

// Header is one column of a table: 含当日, with a drop-down of 是 and 否.
type Header struct {
	Title   string
	Width   float64
	Choices []string // what a drop-down offers, if anything
	Fixed   bool     // not to be edited: the names of settings

	Optional bool // older plans do not have the column: where it is missing it is blank
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

	// What a city may set in its copy: the items that are open to it, all of a sheet that
	// only says how an office is reached. Without either the whole sheet is locked.
	open     func(p *Plan, item *T, city string) bool
	adds     string // Chinese: which rows a city may add, where it may
	ofOffice bool
	stays    bool     // what the plan above has may not be taken away, also where it is open
	keyed    []string // titles of the columns by which two plans know the same item; nil for the first one

	before func(*Plan) // sets what held in plans that were made before there was the sheet; nil where every plan has it
}

// sheet is a sheetOf of any type.
type sheet interface {
	table(p *Plan) Table
	read(p *Plan, g Grid) []Problem
	title() string
	drift(above, copy *Plan, g Grid) []Drift
	grows() bool
	older(p *Plan) bool // sets what held before there was the sheet; false where every plan has it
}

func (s sheetOf[T]) title() string { return s.name }

func (s sheetOf[T]) older(p *Plan) bool {
	if s.before == nil {
		return false
	}
	s.before(p)
	return true
}

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
		if p.IsCopy() {
			t.Open = append(t.Open, s.ofOffice || s.isOpen(p, &list[i], p.Issuer))
		}
	}
	if p.IsCopy() {
		t.Grows, t.Open = s.grows(), append([]bool{}, t.Open...)
		if !s.ofOffice {
			t.Note = lockNote(p, t.Open, s.adds) + t.Note
		}
	}
	return t
}

func (s sheetOf[T]) read(p *Plan, g Grid) []Problem {
	head, places := s.findHeader(g)
	if head < 0 {
		return []Problem{{s.name, "A1", "找不到表头“" + s.columns[0].Title + "”，请恢复这一行"}}
	}
	if problems := s.checkHeader(g, head, places); problems != nil {
		return problems
	}
	var problems []Problem
	list := s.list(p)
	*list = nil
	for r := head + 1; r < len(g.Rows); r++ {
		problems = append(problems, besideColumns(s.name, g, r, head)...)
		if isBlankIn(g.Rows[r], places) {
			continue
		}
		var item T
		for k, c := range s.columns {
			if problem := c.set(&item, cellOf(g.Rows[r], places[k])); problem != "" {
				if rest, blank := strings.CutPrefix(problem, "“”"); blank {
					problem = "“" + c.Title + "”没有填写，" + rest[max(0, strings.Index(rest, "应")):]
				}
				problems = append(problems, Problem{s.name, form.CellName(r+1, places[k]+1), problem})
			}
		}
		*list = append(*list, item)
	}
	return problems
}

// isBlankIn reports whether nothing stands in the columns of the row.
func isBlankIn(row []string, places []int) bool {
	return !slices.ContainsFunc(places, func(place int) bool { return cellOf(row, place) != "" })
}

// cellOf is the text of a cell; "" beyond the end of the row.
func cellOf(row []string, place int) string {
	if place < 0 || place >= len(row) {
		return ""
	}
	return form.Clean(row[place])
}

// checkHeader finds columns that are missing, that are there twice, and that no plan
// has: what is entered in such a one would have no effect.
func (s sheetOf[T]) checkHeader(g Grid, head int, places []int) []Problem {
	var problems []Problem
	titles := make([]string, len(s.columns))
	for k, c := range s.columns {
		titles[k] = c.Title
		if places[k] < 0 && !c.Optional {
			problems = append(problems, Problem{s.name, form.CellName(head+1, 1), "表头缺少“" + c.Title + "”一列，请恢复"})
		}
	}
	for i, title := range g.Rows[head] {
		switch k := indexOf(titles, title); {
		case strings.TrimSpace(title) == "":
		case k < 0:
			problems = append(problems, Problem{s.name, form.CellName(head+1, i+1), "这张表没有“" + form.OneLine(form.Clean(title)) + "”一列" + perhaps(title, titles) + s.unknown(title)})
		case places[k] != i:
			problems = append(problems, Problem{s.name, form.CellName(head+1, i+1), "“" + titles[k] + "”一列写了两次，请只留一列"})
		}
	}
	return problems
}

// unknown says what to do with a column that this sheet does not have.
func (s sheetOf[T]) unknown(title string) string {
	for _, other := range sheets() {
		if other.title() != s.name && indexOf(other.table(&Plan{}).titles(), title) >= 0 {
			return "“" + form.Clean(title) + "”在“" + other.title() + "”表里，请写到那里，再删去这一列"
		}
	}
	return "写在这里的不起作用，请删去"
}

func (t Table) titles() []string {
	var titles []string
	for _, h := range t.Headers {
		titles = append(titles, h.Title)
	}
	return titles
}

// besideColumns finds what stands in a row outside of every column.
func besideColumns(sheet string, g Grid, row, head int) []Problem {
	var problems []Problem
	for i, text := range g.Rows[row] {
		if strings.TrimSpace(text) != "" && cellOf(g.Rows[head], i) == "" {
			problems = append(problems, Problem{sheet, form.CellName(row+1, i+1), "“" + form.Cut(form.OneLine(form.Clean(text)), 20) + "”写在各列以外，不起作用，请写到应写的列里，或者删去"})
		}
	}
	return problems
}

// perhaps asks whether a name was meant that is known, and begins the next sentence.
func perhaps(word string, known []string) string {
	if name := form.Nearest(form.Clean(word), known); name != "" {
		return "，是不是“" + name + "”？"
	}
	return "。"
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

// at is the cell of the n-th item that is not blank, in the column of that title: for
// problems that show only when the whole table was read.
func (s sheetOf[T]) at(g Grid, n int, title string) string {
	head, places := s.findHeader(g)
	col := 0
	for k, c := range s.columns {
		if c.Title == title {
			col = places[k]
		}
	}
	for r := head + 1; r < len(g.Rows); r++ {
		if isBlankIn(g.Rows[r], places) {
			continue
		}
		if n == 0 {
			return form.CellName(r+1, col+1)
		}
		n--
	}
	return form.CellName(len(g.Rows)+1, col+1)
}
