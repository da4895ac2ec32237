package sheets

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/templates/form"
)

// A sheet as text is what a person leaves on it, and says only what concerns the
// case: the name of the sheet, then a line a row, with | between the cells.
//
//	项目汇总
//	行         | 试点名称   | 理由
//	示例茶试点 | 示例桑试点 | 另一条意见
//
// The first cell names the row by a text that stood in it; 示例茶试点+2 is two
// rows below it, 表头 the row of the headers. A row that is named twice has been
// copied with all that it has out of sight, one named 行删 is struck off. Of the
// columns, 序号…工作表 are those from one to the other. A header that the sheet
// does not have is a new column beside the table, or with 签收人^C one put in
// before C. Of the cells, =示例桑试点 is what that row had there, a # begins a
// comment whose lines have + between them, and a blank one stays as it was.
//
// A line of one cell is written somewhere else, "B40 = 填表人：丙某", or says
// 删去: the sheet is gone. A sheet that was not there is added.

// sheetEditor does by hand what staff do in an office program.
type sheetEditor struct {
	*excelize.File
	t     *testing.T
	sheet string
}

func on(t *testing.T, sheet string, work func(e sheetEditor)) func(*excelize.File) {
	return func(f *excelize.File) { work(sheetEditor{f, t, sheet}) }
}

func (e sheetEditor) row(text string) int {
	e.t.Helper()
	cells, err := e.SearchSheet(e.sheet, text)
	if err != nil || len(cells) == 0 {
		e.t.Fatalf("%s has no %s: %v", e.sheet, text, err)
	}
	_, row, _ := excelize.CellNameToCoordinates(cells[0])
	return row
}

func (e sheetEditor) column(title string) int {
	e.t.Helper()
	cells, err := e.SearchSheet(e.sheet, title)
	if err != nil || len(cells) == 0 {
		e.t.Fatalf("%s has no column %s: %v", e.sheet, title, err)
	}
	col, _, _ := excelize.CellNameToCoordinates(cells[0])
	return col
}

func (e sheetEditor) put(cell, text string) {
	e.t.Helper()
	if err := e.SetCellStr(e.sheet, cell, text); err != nil {
		e.t.Fatal(err)
	}
}

// left edits a workbook until its sheets are as the texts say.
func left(t *testing.T, texts ...string) func(*excelize.File) {
	return func(f *excelize.File) {
		for _, text := range texts {
			lines := strings.Split(strings.TrimSpace(text), "\n")
			e := sheetEditor{f, t, strings.TrimSpace(lines[0])}
			if i, _ := f.GetSheetIndex(e.sheet); i < 0 {
				must(t, ignored(f.NewSheet(e.sheet)))
			}
			e.leave(lines[1:])
		}
	}
}

func ignored(_ int, err error) error { return err }

func cellsOfLine(line string) []string {
	cells := strings.Split(line, "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells
}

func (e sheetEditor) leave(lines []string) {
	var columns [][2]int // of the grid: from one column to another
	was, err := e.GetRows(e.sheet)
	must(e.t, err)
	copied := map[string]bool{}
	for _, line := range lines {
		cells := cellsOfLine(line)
		cell, text, elsewhere := strings.Cut(line, " = ")
		switch {
		case len(cells) == 1 && cells[0] == "删去":
			must(e.t, e.DeleteSheet(e.sheet))
		case len(cells) == 1 && elsewhere:
			e.put(strings.TrimSpace(cell), strings.TrimSpace(text))
		case cells[0] == "行":
			columns = e.columnsOf(cells[1:])
			was, err = e.GetRows(e.sheet)
			must(e.t, err)
		case cells[0] == "行删":
			must(e.t, e.RemoveRow(e.sheet, e.row(cells[1])))
		default:
			row := e.rowNamed(cells[0], was)
			if copied[cells[0]] {
				must(e.t, e.DuplicateRow(e.sheet, row))
				row++
			}
			copied[cells[0]] = true
			for i, text := range cells[1:] {
				e.leaveCells(row, columns[i], text, was)
			}
		}
	}
}

// columnsOf finds the columns of the grid, and puts in those that are new.
func (e sheetEditor) columnsOf(titles []string) [][2]int {
	var columns [][2]int
	for _, title := range titles {
		from, to, between := strings.Cut(title, "…")
		name, before, inserted := strings.Cut(title, "^")
		switch {
		case between:
			columns = append(columns, [2]int{e.column(from), e.column(to)})
			continue
		case inserted:
			must(e.t, e.InsertCols(e.sheet, before, 1))
			col, err := excelize.ColumnNameToNumber(before)
			must(e.t, err)
			e.put(form.CellName(e.headerRow(), col), name)
			columns = append(columns, [2]int{col, col})
			continue
		}
		found, err := e.SearchSheet(e.sheet, title)
		must(e.t, err)
		if len(found) == 0 {
			rows, err := e.GetRows(e.sheet)
			must(e.t, err)
			header := e.headerRow()
			e.put(form.CellName(header, len(rows[header-1])+1), title)
		}
		columns = append(columns, [2]int{e.column(title), e.column(title)})
	}
	return columns
}

// headerRow is the row of the headers of one of the tables that people fill.
func (e sheetEditor) headerRow() int {
	for _, title := range []string{record.ColumnReason, record.ColumnRemark, "需要做什么", "是否相符"} {
		if found, _ := e.SearchSheet(e.sheet, title); len(found) > 0 {
			return e.row(title)
		}
	}
	e.t.Fatalf("%s has no header", e.sheet)
	return 0
}

// rowNamed is the row in which the text stood, 表头 being that of the headers, or
// one below or above it: 示例茶试点+2, 表头-1.
func (e sheetEditor) rowNamed(name string, was [][]string) int {
	away := 0
	if at := strings.LastIndexAny(name, "+-"); at > 0 {
		n, err := strconv.Atoi(name[at:])
		must(e.t, err)
		name, away = name[:at], n
	}
	if name == "表头" {
		return e.headerRow() + away
	}
	row := slices.IndexFunc(was, func(cells []string) bool { return slices.Contains(cells, name) })
	if row < 0 {
		e.t.Fatalf("%s had no row of %s", e.sheet, name)
	}
	return row + 1 + away
}

func (e sheetEditor) leaveCells(row int, columns [2]int, text string, was [][]string) {
	text, comment, _ := strings.Cut(text, "#")
	text = strings.TrimSpace(text)
	other, moved := strings.CutPrefix(text, "=")
	for col := columns[0]; col <= columns[1]; col++ {
		cell := form.CellName(row, col)
		if moved {
			if from := was[e.rowNamed(other, was)-1]; col <= len(from) {
				e.put(cell, from[col-1])
			} else {
				e.put(cell, "")
			}
		} else if text != "" {
			e.put(cell, text)
		}
		if comment != "" {
			var runs []excelize.RichTextRun
			for _, line := range strings.Split(strings.TrimSpace(comment), "+") {
				runs = append(runs, excelize.RichTextRun{Text: line})
			}
			must(e.t, e.AddComment(e.sheet, excelize.Comment{Cell: cell, Author: "丁某", Paragraph: runs}))
		}
	}
}

// sheetText is what a workbook shows under the titles of a sheet, a line a row,
// from the headers on; ⏎ is a line break.
func sheetText(t *testing.T, data []byte, sheet string, titles []string) string {
	t.Helper()
	s := readBook(t, data).Sheet(sheet)
	if s == nil {
		t.Fatalf("there is no sheet %s", sheet)
	}
	var columns []int32
	lines := []string{strings.Join(titles, " | ")}
	for row := 1; row < 200; row++ {
		at := map[int32]string{}
		place := map[string]int32{}
		for _, c := range s.RowCells(row) {
			at[c.Col], place[c.Text] = strings.ReplaceAll(c.Text, "\n", "⏎"), c.Col
		}
		if columns == nil {
			for _, title := range titles {
				if place[title] > 0 {
					columns = append(columns, place[title])
				}
			}
			if len(columns) < len(titles) {
				columns = nil
			}
			continue
		}
		if len(at) == 0 {
			break
		}
		cells := make([]string, len(columns))
		for i, col := range columns {
			cells[i] = at[col]
		}
		lines = append(lines, strings.TrimRight(strings.Join(cells, " | "), " |"))
	}
	return strings.Join(lines, "\n")
}

// showsSheet compares a sheet with a grid whose first line has the titles.
func showsSheet(t *testing.T, data []byte, sheet, grid string) {
	t.Helper()
	var want []string
	lines := strings.Split(strings.TrimSpace(grid), "\n")
	for _, line := range lines {
		want = append(want, strings.TrimRight(strings.Join(cellsOfLine(line), " | "), " |"))
	}
	if got := sheetText(t, data, sheet, cellsOfLine(lines[0])); got != strings.Join(want, "\n") {
		t.Errorf("%s shows\n%s\nwant\n%s", sheet, got, strings.Join(want, "\n"))
	}
}
