package wordform

import (
	"regexp"
	"strings"

	"shidian/consolidate/workbook/docx"
	"shidian/templates/form"
)

// line is one line of a paragraph.
type line struct {
	text string
	para *docx.Paragraph
}

// item is a row of a table, or a line of a paragraph that stands in none.
type item struct {
	cells []cell
	table int // 0 for a paragraph
}

// cell is a cell of a row, as lines.
type cell struct {
	docx.Cell
	lines []line
}

func (c *cell) text() string { return joined(c.lines) }

// isBlank reports whether nothing stands in the cell.
func (c *cell) isBlank() bool { return c.text() == "" }

// itemsOf are the rows and lines of the body, in reading order.
func (r *reader) itemsOf(blocks []docx.Block) []item {
	tables := 0
	return r.itemsIn(blocks, &tables)
}

// itemsIn are those of some blocks, with the tables counted on.
func (r *reader) itemsIn(blocks []docx.Block, tables *int) []item {
	var items []item
	for _, b := range blocks {
		if b.Para != nil {
			for _, l := range linesOf([]*docx.Paragraph{b.Para}) {
				items = append(items, item{cells: []cell{{docx.Cell{Span: 1}, []line{l}}}})
			}
			continue
		}
		*tables++
		table := *tables
		for _, row := range b.Table.Rows {
			if r.isFrame(row) {
				items = append(items, r.itemsIn(row.Cells[0].Blocks, tables)...)
				continue
			}
			it := item{table: table}
			for _, c := range row.Cells {
				it.cells = append(it.cells, cell{c, linesOf(c.Paragraphs())})
			}
			if len(it.cells) > 0 {
				items = append(items, it)
			}
		}
	}
	return items
}

// isFrame reports whether the row is no row of captions but a frame around a part of the
// form: its one cell holds nothing but tables, or a heading and a table.
func (r *reader) isFrame(row docx.Row) bool {
	if len(row.Cells) != 1 {
		return false
	}
	tables, outside, headings := 0, 0, 0
	for _, b := range row.Cells[0].Blocks {
		if b.Table != nil {
			tables++
			continue
		}
		if clean(b.Para.Text) != "" {
			outside++
		}
		if n, _ := r.headingOf(b.Para.Text); n >= 0 {
			headings++
		}
	}
	return tables > 0 && (outside == 0 || headings > 0)
}

func linesOf(paras []*docx.Paragraph) []line {
	var lines []line
	for _, p := range paras {
		for _, text := range strings.Split(p.Text, "\n") {
			lines = append(lines, line{text, p})
		}
	}
	return lines
}

// linesIn are those of all cells.
func (it item) linesIn() []line {
	var lines []line
	for _, c := range it.cells {
		lines = append(lines, c.lines...)
	}
	return lines
}

// only is the one cell of the row that is not blank; nil when there are more or none.
func (it item) only() *cell {
	var one *cell
	for i := range it.cells {
		if it.cells[i].isBlank() {
			continue
		}
		if one != nil {
			return nil
		}
		one = &it.cells[i]
	}
	return one
}

// at is the index of the cell that begins in that column of the grid, -1 for none.
func (it item) at(col int) int {
	for i := range it.cells {
		if it.cells[i].Col == col {
			return i
		}
	}
	return -1
}

var blanks = regexp.MustCompile(`[_＿]{2,}`)

// clean takes away what a form prints into its blanks: rows of underscores, what our
// own form says there, and the room around the text.
func clean(s string) string {
	s = strings.NewReplacer("\t", " ", "\u00a0", " ", form.WordPlaceholder, "").Replace(blanks.ReplaceAllString(s, ""))
	return strings.Trim(s, " \u3000_＿")
}

// solid is the text without any room in it.
func solid(s string) string {
	return strings.NewReplacer(form.WordPlaceholder, "", "_", "", "＿", "", "\t", "", " ", "", "\u3000", "", "\u00a0", "").Replace(s)
}

// joined are the lines that hold something.
func joined(lines []line) string {
	var texts []string
	for _, l := range lines {
		if text := clean(l.text); text != "" {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, "\n")
}
