package templates

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"shidian/templates/form"
)

// Where things stand on 待确认: the one who confirms, and the points below.
const (
	confirmByRow = 4
	confirmFirst = 7
	confirmLast  = 5 // column of the answers
)

// confirmSheet lists what a person has to compare with the documents from which the
// workbook was filled. It stands in front, and goes along with the workbook: it says
// from what and by whom.
func (c *county) confirmSheet() {
	if c.entry == nil {
		return
	}
	c.view(form.SheetConfirm)
	for i, pixels := range []int{48, 90, 170, 480, 170} {
		column := columnLetters(i + 1)
		c.width(form.SheetConfirm, column, column, pixels)
	}
	c.confirmHead()
	c.confirmRow(confirmFirst-1, HeaderLook(), "序号", "申报书", "栏目", "要核对什么", "核对结果（已改、无误……）")
	row := confirmFirst
	for i, ask := range c.asks {
		c.confirmRow(row, CellLook(), fmt.Sprint(i+1), ask.Sheet, ask.Text, ask.Detail, "")
		if ask.Sheet != "" {
			cell := cellArea(row, 3)
			c.look(form.SheetConfirm, cell, CellLook().Linked())
			c.link(form.SheetConfirm, cell.TopLeft(), ask.Sheet, ask.Cell)
		}
		row++
	}
	c.name(form.SheetConfirm, form.ConfirmedBy, quoted(form.SheetConfirm)+"!"+fixed(confirmByRow, 2))
	c.name(form.SheetConfirm, form.ConfirmedPoints, fixedRange(form.SheetConfirm, form.Area{FirstRow: confirmFirst, FirstCol: confirmLast, LastRow: max(row-1, confirmFirst), LastCol: confirmLast}))
	c.page(form.SheetConfirm, page{lastRow: row - 1, lastCol: confirmLast, landscape: true, fitWidth: true, repeatRows: confirmFirst - 1})
	c.protect(form.SheetConfirm)
	c.keep(c.file.SetCustomProps(excelize.CustomProperty{Name: form.PropertyEntry, Value: c.entry.Property()}))
}

func (c *county) confirmHead() {
	whole := func(row int) form.Area {
		return form.Area{FirstRow: row, FirstCol: 1, LastRow: row, LastCol: confirmLast}
	}
	c.height(form.SheetConfirm, 1, 34)
	c.box(form.SheetConfirm, whole(1), TitleLook(), "待确认："+c.region.Name+"的申报表由 Word 录入")
	c.height(form.SheetConfirm, 2, 48)
	c.box(form.SheetConfirm, whole(2), NoteLook(), "请对照原件逐项核对，在申报书上改好，再在“核对结果”写明；Word 里没有的“审核信息”请在各申报书的淡黄色格子里补填，“县区信息”里的填报人、电话也请补填。都核对完，写上核对人。这张表随申报表一起报送。")
	c.height(form.SheetConfirm, 3, 30)
	c.box(form.SheetConfirm, whole(3), NoteLook(), "来源："+c.entry.Files())
	c.height(form.SheetConfirm, confirmByRow, 30)
	c.box(form.SheetConfirm, cellArea(confirmByRow, 1), HeaderLook(), "核对人")
	c.box(form.SheetConfirm, form.Area{FirstRow: confirmByRow, FirstCol: 2, LastRow: confirmByRow, LastCol: 3}, CellLook().Unlocked().As(TextFormat).Filled(MissingFill), "")
}

func (c *county) confirmRow(row int, look Look, texts ...string) {
	c.height(form.SheetConfirm, row, form.TextHeight(form.TextWidth(texts[3]), 18, SizeFive)+6)
	for i, text := range texts {
		l := look
		if i == confirmLast-1 && row >= confirmFirst {
			l = look.Unlocked().As(TextFormat).Filled(MissingFill)
		}
		c.box(form.SheetConfirm, cellArea(row, i+1), l, text)
	}
}
