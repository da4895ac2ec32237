package screen

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"shidian/templates/form"
)

// Row is a line of a table in a tone: 高平市, 未报 in red.
type Row struct {
	Tone  Tone
	Cells []string
}

// Rows are lines of a table of which none is to be seen before the others.
func Rows(texts [][]string) []Row {
	rows := make([]Row, len(texts))
	for i, cells := range texts {
		rows[i].Cells = cells
	}
	return rows
}

const (
	gap       = 2 // columns between two of a table
	narrowest = 6 // column that texts are wrapped to
)

// Table draws a table. Numbers stand to the right; where the screen is too narrow, the
// texts of the widest column are wrapped.
func (s *Screen) Table(header []string, rows []Row) error {
	cells := s.cells(header, rows)
	var out bytes.Buffer
	table := newTable(&out, alignments(cells))
	heights := s.wrapCells(cells)
	for _, row := range cells {
		if err := table.Append(row); err != nil {
			return fmt.Errorf("append row: %w", err)
		}
	}
	if err := table.Render(); err != nil {
		return fmt.Errorf("render table: %w", err)
	}
	lines := strings.Split(out.String(), "\n")
	for i, height := range heights {
		tone := Strong
		if i > 0 {
			tone = rows[i-1].Tone
		}
		for _, line := range lines[:height] {
			s.line(tone, strings.TrimRight(line, " "))
		}
		lines = lines[height:]
	}
	return nil
}

// Height is how many lines the table would take, its header among them.
func (s *Screen) Height(header []string, rows []Row) int {
	total := 0
	for _, height := range s.wrapCells(s.cells(header, rows)) {
		total += height
	}
	return total
}

// cells are the texts of a table, the header first.
func (s *Screen) cells(header []string, rows []Row) [][]string {
	all := make([][]string, len(rows)+1)
	for i := range all {
		texts := header
		if i > 0 {
			texts = rows[i-1].Cells
		}
		for _, text := range texts {
			all[i] = append(all[i], form.OneLine(text))
		}
	}
	return all
}

// wrapCells breaks the texts into lines that fit their columns, and returns how many each
// row has.
func (s *Screen) wrapCells(cells [][]string) []int {
	widths, heights := fit(cells, s.Width()), make([]int, len(cells))
	for i, row := range cells {
		for col, text := range row {
			lines := Wrap(text, widths[col])
			heights[i] = max(heights[i], len(lines))
			row[col] = strings.Join(lines, "\n")
		}
	}
	return heights
}

// fit is how wide each column is: as wide as its texts, and less where the screen cannot
// hold all of them.
func fit(cells [][]string, width int) []int {
	widths := make([]int, len(cells[0]))
	total := gap * (len(widths) - 1)
	for _, row := range cells {
		for col, text := range row {
			if more := Cells(text) - widths[col]; more > 0 {
				widths[col] += more
				total += more
			}
		}
	}
	for ; total > width; total-- {
		widest := 0
		for col := range widths {
			if widths[col] >= widths[widest] {
				widest = col
			}
		}
		if widths[widest] <= narrowest {
			break
		}
		widths[widest]--
	}
	return widths
}

// number is what stands to the right: 12, 1,240, 8/10.
var number = regexp.MustCompile(`^[0-9][0-9,./%]*$`)

func alignments(cells [][]string) tw.Alignment {
	aligned := make(tw.Alignment, len(cells[0]))
	for col := range aligned {
		aligned[col] = tw.AlignRight
		for _, row := range cells[1:] {
			if row[col] != "" && !number.MatchString(row[col]) {
				aligned[col] = tw.AlignLeft
			}
		}
	}
	return aligned
}

// newTable is one without lines: a header in bold and columns that stand apart say as much.
func newTable(out *bytes.Buffer, aligned tw.Alignment) *tablewriter.Table {
	between := tw.Padding{Right: strings.Repeat(" ", gap), Overwrite: true}
	return tablewriter.NewTable(out,
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders:  tw.BorderNone,
			Settings: tw.Settings{Separators: tw.SeparatorsNone, Lines: tw.LinesNone},
		})),
		tablewriter.WithAlignment(aligned),
		tablewriter.WithPadding(between),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithTrimSpace(tw.Off),
		tablewriter.WithEastAsian(tw.On),
	)
}
