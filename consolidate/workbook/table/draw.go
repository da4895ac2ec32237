package table

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"shidian/templates"
	"shidian/templates/form"
)

// Add draws the table on a new sheet of the workbook.
func (b *Book) Add(s *Sheet) error {
	s.NoteLinks()
	if err := b.NewSheet(s.Name); err != nil {
		return err
	}
	for _, step := range []func(*Sheet) error{b.drawWidths, b.drawTop, b.drawHeaders, b.drawRows, b.drawFoot, b.drawChoices, b.page, b.protect} {
		if err := step(s); err != nil {
			return fmt.Errorf("draw %s: %w", s.Name, err)
		}
	}
	return nil
}

func (b *Book) drawWidths(s *Sheet) error {
	for i, c := range s.Columns {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := b.File.SetColWidth(s.Name, name, name, c.Width); err != nil {
			return err
		}
		if c.Hidden || c.Folded {
			if err := b.File.SetColVisible(s.Name, name, false); err != nil {
				return err
			}
		}
	}
	return nil
}

// across merges a row over what a reader sees at once and writes text there.
func (b *Book) across(s *Sheet, row int, text string, look templates.Look, height float64) error {
	first, last := form.CellName(row, 1), form.CellName(row, s.titled())
	if err := b.File.MergeCell(s.Name, first, last); err != nil {
		return err
	}
	if err := b.put(s.Name, first, last, text, look); err != nil {
		return err
	}
	return b.SetRowHeight(s.Name, row, height)
}

// SetRowHeight sets a height in points. What needs more than a row can have is cut on the
// screen, and whole in its cell.
func (b *Book) SetRowHeight(sheet string, row int, height float64) error {
	return b.File.SetRowHeight(sheet, row, math.Min(height, excelize.MaxRowHeight))
}

// titled is the last column that the title stands over: all that are printed,
// but not more than one page, or the title of a wide table would stand in its
// middle and out of sight.
func (s *Sheet) titled() int {
	total := 0.0
	for _, c := range s.Columns[:s.printed()] {
		total += c.Width
	}
	page := total
	if wide := s.pagesWide(); wide > 1 {
		page = min(total/float64(wide), widestPage) * 0.9 // a column is not cut in two
	}
	width := 0.0
	for i, c := range s.Columns[:s.printed()] {
		if width += c.Width; width > page {
			return max(i, 1)
		}
	}
	return s.printed()
}

// widestPage is how many characters across a landscape page can still be read.
const widestPage = 240

func (b *Book) put(sheet, first, last, text string, look templates.Look) error {
	style, err := b.Styles.ID(look)
	if err != nil {
		return err
	}
	if err := b.File.SetCellStyle(sheet, first, last, style); err != nil {
		return err
	}
	return b.SetText(sheet, first, text) // may quote the style
}

func (b *Book) drawTop(s *Sheet) error {
	if err := b.across(s, 1, s.Title, TitleLook(), titleHeight); err != nil {
		return err
	}
	for i, note := range s.Notes {
		if err := b.across(s, 2+i, note, LineLook(), s.noteHeight(note)); err != nil {
			return err
		}
	}
	return nil
}

func (b *Book) drawHeaders(s *Sheet) error {
	row := s.HeaderRow()
	look := HeadLook()
	for i, c := range s.Columns {
		cell := form.CellName(row, i+1)
		if err := b.put(s.Name, cell, cell, c.Title, look); err != nil {
			return err
		}
	}
	if err := b.SetRowHeight(s.Name, row, s.headerHeight()); err != nil {
		return err
	}
	if !s.grouped() {
		return nil
	}
	return b.drawGroups(s, row-1, look)
}

func (b *Book) drawGroups(s *Sheet, row int, look templates.Look) error {
	for i := 0; i < len(s.Columns); {
		last := i
		for last+1 < len(s.Columns) && s.Columns[last+1].Group == s.Columns[i].Group && last+1 != s.printed() {
			last++
		}
		if err := b.drawGroup(s, row, i+1, last+1, look); err != nil {
			return err
		}
		i = last + 1
	}
	return b.SetRowHeight(s.Name, row, s.groupHeight())
}

// drawGroup writes the title of a group over its columns. A merged cell that a page cuts
// is painted past its edge, so there every column has the title for itself.
func (b *Book) drawGroup(s *Sheet, row, first, last int, look templates.Look) error {
	from, to := form.CellName(row, first), form.CellName(row, last)
	if s.pagesWide() == 1 {
		if last > first {
			if err := b.File.MergeCell(s.Name, from, to); err != nil {
				return err
			}
		}
		return b.put(s.Name, from, to, s.Columns[first-1].Group, look)
	}
	for col := first; col <= last; col++ {
		if err := b.put(s.Name, form.CellName(row, col), form.CellName(row, col), s.Columns[first-1].Group, look); err != nil {
			return err
		}
	}
	return nil
}

func (b *Book) drawRows(s *Sheet) error {
	blank := make([]Cell, len(s.Columns))
	cellsOf := func(r int) []Cell {
		if r < len(s.Rows) {
			return s.Rows[r]
		}
		return blank
	}
	heights := make([]float64, len(s.Rows)+s.Spare)
	for r := range heights {
		heights[r] = s.heightOf(cellsOf(r))
	}
	if len(s.Foot) > 0 {
		s.holdFoot(heights)
	}
	to, hidden := b.rowsOf(s.Name), s.hiddenRows()
	for r, height := range heights {
		number, cells := s.FirstRow()+r, cellsOf(r)
		to.begin(number, height, hidden[r])
		for i, c := range s.Columns {
			if err := b.drawCell(to, form.CellName(number, i+1), c, cells[i]); err != nil {
				return err
			}
		}
		to.end()
	}
	return nil
}

// heightOf is what the text of a row needs, in points.
func (s *Sheet) heightOf(cells []Cell) float64 {
	height := math.Max(22, s.RowHeight)
	for i, c := range s.Columns {
		if !c.Hidden && !c.Clip {
			height = math.Max(height, lineHeight(linesOf(cells[i].Text, c.textWidth(), 10.5), 10.5))
		}
	}
	return math.Min(height, maxRowHeight)
}

// textWidth is what the column leaves for text: what begins at the left keeps off the line.
func (c Column) textWidth() float64 {
	if c.Centre || c.Kind == Number || c.Kind == Day {
		return c.Width
	}
	return c.Width - 1.2
}

// A row higher than half a page hides its neighbours; the whole text is in the
// cell all the same.
const maxRowHeight = 220

func (b *Book) drawFoot(s *Sheet) error {
	row := s.FirstRow() + len(s.Rows) + s.Spare
	for i, line := range s.Foot {
		if err := b.across(s, row+i, line, footLook(), footHeight); err != nil {
			return err
		}
	}
	return nil
}

func (b *Book) drawChoices(s *Sheet) error {
	rows := len(s.Rows) + s.Spare
	if rows == 0 {
		return nil
	}
	for i, c := range s.Columns {
		if !c.Editable || c.Prompt == "" && c.Choices == nil {
			continue
		}
		v := excelize.NewDataValidation(true)
		v.Sqref = form.CellName(s.FirstRow(), i+1) + ":" + form.CellName(s.FirstRow()+rows-1, i+1)
		if c.Choices != nil {
			if err := v.SetDropList(c.Choices); err != nil {
				return err
			}
			v.SetError(excelize.DataValidationErrorStyleStop, c.Title, "请从下拉列表中选择："+strings.Join(c.Choices, "、"))
		}
		if c.Prompt != "" {
			v.SetInput(c.Title, c.Prompt)
		}
		if err := b.File.AddDataValidation(s.Name, v); err != nil {
			return err
		}
	}
	return nil
}

// page sets up the paper. The filter comes first: excelize forgets the page
// properties of the sheet when it adds one.
func (b *Book) page(s *Sheet) error {
	if err := b.filter(s); err != nil {
		return err
	}
	orientation := "landscape"
	if s.Portrait {
		orientation = "portrait"
	}
	if err := b.Page(s.Name, orientation, s.pagesWide()); err != nil {
		return err
	}
	last := s.FirstRow() + len(s.Rows) + s.Spare + len(s.Foot) - 1
	end, err := excelize.ColumnNumberToName(s.printed())
	if err != nil {
		return err
	}
	quoted := "'" + s.Name + "'!"
	names := []excelize.DefinedName{
		{Name: "_xlnm.Print_Area", RefersTo: fmt.Sprintf("%s$A$1:$%s$%d", quoted, end, last), Scope: s.Name},
		{Name: "_xlnm.Print_Titles", RefersTo: s.repeated(quoted), Scope: s.Name},
	}
	for i := range names {
		if err := b.File.SetDefinedName(&names[i]); err != nil {
			return err
		}
	}
	return b.freeze(s)
}

// repeated are the rows and columns that stand on every page: the headers, and where a
// table goes over pages side by side the columns by which a row is known.
func (s *Sheet) repeated(quoted string) string {
	top := s.HeaderRow()
	if s.grouped() {
		top--
	}
	rows := fmt.Sprintf("%s$%d:$%d", quoted, top, s.HeaderRow())
	if s.Freeze == 0 || s.pagesWide() == 1 {
		return rows
	}
	last, err := excelize.ColumnNumberToName(s.Freeze)
	if err != nil {
		return rows
	}
	return fmt.Sprintf("%s$A:$%s,%s", quoted, last, rows)
}

// filter puts the arrows on the headers. The hidden columns are in its range, so
// that a sort by an arrow takes them along.
func (b *Book) filter(s *Sheet) error {
	if len(s.Rows) == 0 || len(s.Foot) > 0 {
		return nil
	}
	end, err := excelize.ColumnNumberToName(max(len(s.Columns), 1))
	if err != nil {
		return err
	}
	if err := b.File.AutoFilter(s.Name, fmt.Sprintf("A%d:%s%d", s.HeaderRow(), end, s.FirstRow()+len(s.Rows)+s.Spare-1), nil); err != nil {
		return err
	}
	b.choose(s)
	return nil
}

func (b *Book) freeze(s *Sheet) error {
	top := form.CellName(s.FirstRow(), s.Freeze+1)
	return b.File.SetPanes(s.Name, &excelize.Panes{Freeze: true, XSplit: s.Freeze, YSplit: s.HeaderRow(), TopLeftCell: top, ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: top, ActiveCell: top, Pane: "bottomRight"}}})
}

// pagesWide is over how many sheets of paper a table goes: what is squeezed
// below half its size cannot be read. The columns that stay stand on each of them.
func (s *Sheet) pagesWide() int {
	width := s.widthOf(s.printed())
	if width <= widestPage {
		return 1
	}
	kept := s.widthOf(s.Freeze)
	return 1 + int((width-kept)/(widestPage-kept))
}

// widthOf is how wide the first columns are together.
func (s *Sheet) widthOf(columns int) float64 {
	width := 0.0
	for _, c := range s.Columns[:columns] {
		if !c.Hidden {
			width += c.Width
		}
	}
	return width
}

// Margins of the paper, in inches.
const (
	sideMargin = 0.5
	endMargin  = 0.6
)

// Page sets A4, margins, how many pages wide, the header, and page numbers.
func (b *Book) Page(sheet, orientation string, wide int) error {
	a4, all := 9, 0
	if err := b.File.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &all}); err != nil {
		return err
	}
	fit := true
	if err := b.File.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	side, end, edge, centre := sideMargin, endMargin, 0.3, true // edge: nearer to the end of the paper few printers print
	if err := b.File.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &end, Bottom: &end, Header: &edge, Footer: &edge, Horizontally: &centre}); err != nil {
		return err
	}
	top := ""
	if b.Header != "" {
		top = "&R&\"宋体,加粗\"&12" + b.Header
	}
	return b.File.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddHeader: top, OddFooter: "&C&\"宋体,常规\"&9第 &P 页 共 &N 页"})
}

// Protect locks the sheet without a password: a lock against slips, not
// against people. Filtering and widths stay free.
func (b *Book) Protect(sheet string) error {
	return b.File.ProtectSheet(sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, AutoFilter: true, Sort: true, FormatColumns: true, FormatRows: true,
	})
}

// protect locks a sheet that nobody fills. On one with columns that people fill
// a lock would keep them from sorting and from adding columns, which office
// programs allow on no locked cell; what they change by a slip is told (R009).
func (b *Book) protect(s *Sheet) error {
	if slices.ContainsFunc(s.Columns, func(c Column) bool { return c.Editable }) {
		return nil
	}
	return b.Protect(s.Name)
}

// linesOf is how many lines text takes in a column of the given width in
// characters of the default font (8 pixels each).
func linesOf(text string, width, points float64) int {
	usable := width*8 - 4 - points*96/72/2
	lines := 0
	for _, line := range strings.Split(text, "\n") {
		used := 0.0
		for _, r := range line {
			glyph := points * 96 / 72
			if r < 0x1100 {
				glyph *= 0.56
			}
			used += glyph
		}
		lines += max(1, int(math.Ceil(used/usable)))
	}
	return lines
}

// TextHeight is how high a row is, in points, whose text of the usual size has that width.
func TextHeight(text string, width float64) float64 {
	return math.Max(18, lineHeight(linesOf(text, width, 10.5), 10.5))
}

func lineHeight(lines int, points float64) float64 {
	return float64(lines)*math.Ceil(points*1.3) + 6
}
