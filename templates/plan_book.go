package templates

import (
	"fmt"

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

// PlanWorkbook writes a plan as a workbook that a clerk can edit; read back it
// is the same plan.
func PlanWorkbook(p *plan.Plan) ([]byte, error) {
	tables := p.Tables()
	var sheets []string
	for _, t := range tables {
		sheets = append(sheets, t.Name)
	}
	b := newBook(append(sheets, DictionarySheet)...)
	b.mark(DictionarySheet, form.Mark{Kind: form.PlanBook, Edition: form.Edition, Cycle: p.Cycle}, p.Cycle+"年度"+p.Title+"征集方案")
	for _, t := range tables {
		b.planSheet(t)
	}
	b.keep(b.file.SetSheetVisible(DictionarySheet, false))
	return b.bytes()
}

func (b *book) planSheet(t plan.Table) {
	columns := len(t.Headers)
	b.box(t.Name, form.Area{FirstRow: planNoteRow, FirstCol: 1, LastRow: planNoteRow, LastCol: columns}, NoteLook(), t.Note)
	b.height(t.Name, planNoteRow, 36)
	b.height(t.Name, planHeaderRow, 26)
	last := planFirstRow + len(t.Rows) - 1
	locked := false
	for k, h := range t.Headers {
		col := k + 1
		letters := columnLetters(col)
		b.keep(b.file.SetColWidth(t.Name, letters, letters, h.Width))
		b.box(t.Name, cellArea(planHeaderRow, col), HeaderLook(), h.Title)
		look := CellLook().Unlocked()
		if h.Fixed {
			look, locked = CellLook(), true
		}
		b.look(t.Name, form.Area{FirstRow: planFirstRow, FirstCol: col, LastRow: max(last, planFirstRow), LastCol: col}, look)
		for i, row := range t.Rows {
			b.text(t.Name, form.CellName(planFirstRow+i, col), row[k])
		}
		if len(h.Choices) > 0 {
			b.planChoices(t.Name, form.Area{FirstRow: planFirstRow, FirstCol: col, LastRow: last + planSpareRows, LastCol: col}, h)
		}
	}
	b.keep(b.file.SetPanes(t.Name, &excelize.Panes{Freeze: true, YSplit: planHeaderRow, TopLeftCell: form.CellName(planFirstRow, 1), ActivePane: "bottomLeft"}))
	b.page(t.Name, page{lastRow: max(last, planFirstRow), lastCol: columns, landscape: true, fitWidth: true, repeatRows: planHeaderRow})
	if locked {
		b.protect(t.Name)
	}
}

func (b *book) planChoices(sheet string, area form.Area, h plan.Header) {
	rule := excelize.NewDataValidation(true)
	rule.Sqref = area.TopLeft() + ":" + area.BottomRight()
	b.keep(rule.SetDropList(h.Choices))
	rule.SetError(excelize.DataValidationErrorStyleStop, h.Title, fmt.Sprintf("“%s”请从下拉列表中选择。", h.Title))
	b.keep(b.file.AddDataValidation(sheet, rule))
}
