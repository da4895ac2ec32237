package table

import (
	"fmt"
	"strconv"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// Row is one record as it was read.
type Row struct {
	Number int // of the sheet
	cells  map[string]xlsx.Cell
	place  map[string]int
	own    []string // headers that are none of the columns'
	old    bool
}

// Places are the columns of the sheet by their titles, those that people added among them.
func (r Row) Places() map[string]int { return r.place }

// OwnTitles are the headers of the sheet that are none of the columns'.
func (r Row) OwnTitles() []string { return r.own }

// Own is what people wrote under headers of their own, by header; nil when
// there is nothing.
func (r Row) Own() map[string]string {
	var notes map[string]string
	for _, title := range r.own {
		if text := r.Text(title); text != "" {
			if notes == nil {
				notes = map[string]string{}
			}
			notes[title] = text
		}
	}
	return notes
}

// Text is what stands under the header, cleaned at its ends; "" for a blank
// or a header that is not there.
func (r Row) Text(title string) string { return form.Clean(r.Raw(title)) }

// Raw is the text as it is. A number is written without an exponent, a date
// cell as 2006-01-02, with its time of day as 2006-01-02 15:04.
func (r Row) Raw(title string) string {
	c, ok := r.cells[title]
	if !ok {
		return ""
	}
	if c.Kind != xlsx.Number {
		return c.Text
	}
	n, err := strconv.ParseFloat(c.Text, 64)
	if err != nil {
		return c.Text
	}
	if c.Date {
		if t, ok := xlsx.SerialTime(n, r.old); ok {
			if t.Hour()+t.Minute() > 0 {
				return t.Format("2006-01-02 15:04")
			}
			return form.DateOf(t).String()
		}
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// Ref is the cell under the header, also when it is blank.
func (r Row) Ref(title string) string { return form.CellName(r.Number, max(r.place[title], 1)) }

// Read takes the records of a table from a sheet: the header line is the first
// one that has most of the titles, in whatever order, so that a moved or an
// inserted column does no harm. missing are titles that are not there; ok is
// false when there is no such table.
func Read(b *xlsx.Book, name string, columns []Column) (rows []Row, missing []string, ok bool) {
	s := b.Sheet(name)
	if s == nil {
		return nil, nil, false
	}
	head, place := findHeader(s, columns)
	if head == 0 {
		return nil, nil, false
	}
	headers := headersOf(s, head)
	for _, c := range columns {
		switch n := headers[form.NormalLabel(c.Title)]; {
		case place[c.Title] == 0 && !c.Optional:
			missing = append(missing, c.Title)
		case n > 1 && c.Editable: // nobody can say which of them is people's
			missing = append(missing, fmt.Sprintf("%s（有 %d 列都叫这个名称，请把自己加的改名）", c.Title, n))
		}
	}
	own := ownHeaders(s, head, place)
	byColumn := map[int32]string{}
	for title, col := range place {
		byColumn[int32(col)] = title
	}
	filled := editable(columns)
	for _, c := range s.Cells {
		if int(c.Row) <= head {
			continue
		}
		title, known := byColumn[c.Col]
		if !known {
			continue
		}
		if len(rows) == 0 || rows[len(rows)-1].Number != int(c.Row) {
			rows = append(rows, Row{Number: int(c.Row), cells: map[string]xlsx.Cell{}, place: place, own: own, old: b.Date1904})
		}
		if filled[title] {
			c = asSeen(s, c)
		}
		rows[len(rows)-1].cells[title] = c
	}
	return rows, missing, true
}

// CrossedOut stands before an entry that somebody crossed out: it is none of the words
// of its column any more, so a person is asked what holds.
const CrossedOut = "（已划掉）"

// editable are the columns that people fill, by title.
func editable(columns []Column) map[string]bool {
	titles := map[string]bool{}
	for _, c := range columns {
		titles[c.Title] = c.Editable
	}
	return titles
}

// asSeen is a cell that people fill as they see it: what was crossed out in part is what
// is left of it.
func asSeen(s *xlsx.Sheet, c xlsx.Cell) xlsx.Cell {
	switch mark, _ := s.MarkAt(int(c.Row), int(c.Col)); {
	case mark.Seen != "":
		c.Text = mark.Seen
	case mark.Struck && form.Clean(c.Text) != "":
		c.Kind, c.Text = xlsx.Text, CrossedOut+c.Text
	}
	return c
}

// IsCrossedOut reports whether most of what the row shows is crossed out.
func IsCrossedOut(s *xlsx.Sheet, row int) bool {
	struck, all := 0, 0
	for _, c := range s.RowCells(row) {
		if form.Clean(c.Text) == "" || s.HidesCol(int(c.Col)) {
			continue
		}
		all++
		if mark, _ := s.MarkAt(row, int(c.Col)); mark.Struck && mark.Seen == "" {
			struck++
		}
	}
	return struck*2 > all
}

// headersOf counts the columns by their header, made comparable: 备注 twice.
func headersOf(s *xlsx.Sheet, head int) map[string]int {
	count := map[string]int{}
	for _, c := range s.RowCells(head) {
		count[form.NormalLabel(c.Text)]++
	}
	return count
}

// ownHeaders adds to place the headers that people wrote beside ours, and
// returns them in their order.
func ownHeaders(s *xlsx.Sheet, head int, place map[string]int) []string {
	taken := map[int]bool{}
	for _, col := range place {
		taken[col] = true
	}
	var own []string
	for _, c := range s.RowCells(head) {
		title := form.Clean(c.Text)
		if taken[int(c.Col)] || title == "" || place[title] != 0 {
			continue
		}
		place[title] = int(c.Col)
		own = append(own, title)
	}
	return own
}

// HeaderRow is the row of the headers on the sheet, 0 when there is none.
func HeaderRow(s *xlsx.Sheet, columns []Column) int {
	row, _ := findHeader(s, columns)
	return row
}

// searchedRows is how far down a header line is looked for.
const searchedRows = 30

func findHeader(s *xlsx.Sheet, columns []Column) (row int, place map[string]int) {
	titles := map[string]string{}
	for _, c := range columns {
		titles[form.NormalLabel(c.Title)] = c.Title
	}
	for row := 1; row <= searchedRows; row++ {
		place = map[string]int{}
		for _, c := range s.RowCells(row) {
			title, known := titles[form.NormalLabel(c.Text)]
			if known && place[title] == 0 {
				place[title] = int(c.Col)
			}
		}
		if len(place)*2 > len(columns) {
			return row, place
		}
	}
	return 0, nil
}
