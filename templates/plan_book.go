package templates

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// The rows of a plan sheet.
const (
	planNoteRow   = 1
	planHeaderRow = 2
	planFirstRow  = 3
	planSpareRows = 200 // rows below the data that are ready to be written in
)

// narrow columns, in characters, hold codes and dates and stand in the middle.
const narrow = 14

// PlanWorkbook writes a plan as a workbook that a clerk can edit; read back it
// is the same plan. Cells that have to be looked at are coloured and say why when they
// are chosen.
func PlanWorkbook(p *plan.Plan, toLookAt []plan.Problem) ([]byte, error) {
	tables := p.Tables()
	var sheets []string
	for _, t := range tables {
		sheets = append(sheets, t.Name)
	}
	b := newBook(append(sheets, form.SheetLists)...)
	b.mark(form.SheetLists, form.Mark{Kind: form.PlanBook, Edition: form.Edition, Cycle: p.Cycle()}, p.Heading()+"征集方案")
	for _, t := range tables {
		if t.Hidden {
			b.keptSheet(t)
			continue
		}
		b.planSheet(t)
	}
	for _, cell := range toLookAt {
		b.planMark(tables[slices.Index(sheets, cell.Sheet)], cell)
	}
	b.keep(b.file.SetSheetVisible(form.SheetLists, false))
	return b.bytes()
}

func (b *book) planSheet(t plan.Table) {
	columns := len(t.Headers)
	last := max(planFirstRow+len(t.Rows)-1, planFirstRow)
	locked := false
	for k, h := range t.Headers {
		b.planColumn(t, k, last)
		locked = locked || h.Fixed
	}
	width := 0.0
	for _, h := range t.Headers {
		width += h.Width
	}
	b.box(t.Name, rowArea(planNoteRow, 1, columns), NoteLook(), t.Note)
	b.height(t.Name, planNoteRow, 6+cellHeight(t.Note, width))
	b.height(t.Name, planHeaderRow, 32)
	for i, row := range t.Rows {
		height := 0.0
		for k, text := range row {
			height = max(height, cellHeight(text, t.Headers[k].Width))
		}
		b.height(t.Name, planFirstRow+i, height)
	}
	b.keep(b.file.SetPanes(t.Name, &excelize.Panes{Freeze: true, YSplit: planHeaderRow, TopLeftCell: form.CellName(planFirstRow, 1), ActivePane: "bottomLeft"}))
	b.page(t.Name, page{asFilled: true, landscape: true, fitWidth: true, repeatRows: planHeaderRow, numbered: allNumbers})
	b.asTyped(t.Name, form.Area{FirstRow: planFirstRow, FirstCol: 1, LastRow: last + planSpareRows, LastCol: columns})
	b.framedOnceFilled(t.Name, form.Area{FirstRow: last + 1, FirstCol: 1, LastRow: last + planSpareRows, LastCol: columns})
	if locked || t.Locked() {
		b.protect(t.Name) // no rows are added where the names are fixed
	}
}

// keptSheet writes a sheet that is not for people.
func (b *book) keptSheet(t plan.Table) {
	b.text(t.Name, form.CellName(planNoteRow, 1), t.Note)
	for k, h := range t.Headers {
		b.text(t.Name, form.CellName(planHeaderRow, k+1), h.Title)
	}
	for i, row := range t.Rows {
		for k, text := range row {
			if text != "" {
				b.text(t.Name, form.CellName(planFirstRow+i, k+1), text)
			}
		}
	}
	b.protectWhole(t.Name)
	b.keep(b.file.SetSheetVisible(t.Name, false))
}

func (b *book) planColumn(t plan.Table, k, last int) {
	h, col := t.Headers[k], k+1
	letters := columnLetters(col)
	b.keep(b.file.SetColWidth(t.Name, letters, letters, h.Width))
	look := openLook(h)
	if h.Fixed {
		look = CellLook().Filled(ReviewFill)
	}
	// The whole column keeps text as it is typed, also in rows that are added.
	below := look
	below.Sides, below.Fill, below.Open = NoSides, "", below.Open && (t.Grows || !t.Locked())
	id, err := b.styles.ID(below)
	b.keep(err)
	b.keep(b.file.SetColStyle(t.Name, letters, id))
	b.box(t.Name, cellArea(planHeaderRow, col), HeaderLook(), h.Title)
	b.look(t.Name, form.Area{FirstRow: planFirstRow, FirstCol: col, LastRow: last, LastCol: col}, look)
	for i, row := range t.Rows {
		if t.Locks(i) && !h.Fixed {
			b.look(t.Name, cellArea(planFirstRow+i, col), lockedLook(look))
		}
		b.text(t.Name, form.CellName(planFirstRow+i, col), row[k])
	}
	if len(h.Choices) > 0 {
		b.planChoices(t.Name, form.Area{FirstRow: planFirstRow, FirstCol: col, LastRow: last + planSpareRows, LastCol: col}, h)
	}
}

// openLook is a cell of the column that can be changed.
func openLook(h plan.Header) Look {
	if h.Width <= narrow {
		return CellLook().Unlocked().Centred()
	}
	return CellLook().Unlocked()
}

// lockedLook is a cell of a city's copy that is as in the plan above.
func lockedLook(look Look) Look {
	look.Open = false
	return look.Filled(LockedFill)
}

// planMark colours a cell that has to be looked at, and says why beside it once it is
// chosen: a comment would be kept when the plan is copied on, a colour alone says nothing.
func (b *book) planMark(t plan.Table, cell plan.Problem) {
	col, row, err := excelize.CellNameToCoordinates(cell.Cell)
	b.keep(err)
	b.look(t.Name, cellArea(row, col), openLook(t.Headers[col-1]).Filled(AskFill))
	rule := excelize.NewDataValidation(true)
	rule.Sqref = cell.Cell
	rule.SetInput("请核对", cell.Text)
	b.keep(b.file.AddDataValidation(cell.Sheet, rule))
}

// cellHeight is the height of a cell of CellLook of the given width in
// characters that shows all of the text.
func cellHeight(text string, width float64) float64 {
	const least = 22
	columns := int(width * digitPixels / form.ColumnPixel)
	return max(least, form.TextHeight(form.TextWidth(text), max(columns, 1), SizeFive))
}

func (b *book) planChoices(sheet string, area form.Area, h plan.Header) {
	rule := excelize.NewDataValidation(true)
	rule.Sqref = area.TopLeft() + ":" + area.BottomRight()
	b.keep(rule.SetDropList(h.Choices))
	rule.SetError(excelize.DataValidationErrorStyleStop, h.Title, fmt.Sprintf("“%s”请从下拉列表中选择。", h.Title))
	b.keep(b.file.AddDataValidation(sheet, rule))
}
