package templates

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// ReturnedWorkbook builds the workbook in which a county corrects what it had sent (退回):
// its own answers on the forms of the plan at hand, what is in question coloured and with
// a note, and in front 退回通知, which lists it. It is built anew, so that it is whole
// whatever the county's own file has become.
func ReturnedWorkbook(p *plan.Plan, region plan.Region, said form.Return, notice form.Notice, finds form.Finder) ([]byte, error) {
	forms := len(said.Projects) + notice.Spares
	if forms == 0 {
		forms = DefaultForms
	}
	c := newCounty(p, region, forms, said, finds)
	c.notice, c.entry, c.asks = &notice, nil, nil // the county now answers for what was entered for it
	return buildCounty(c)
}

// ReturnedFileName is its name: 140521沁水县_省级标准化试点申报表_2021（退回修改）.xlsx.
func ReturnedFileName(p *plan.Plan, region plan.Region) string {
	return countyFileBase(p, region) + "（退回修改）.xlsx"
}

// The columns of 退回通知, in pixels: 序号, 位置, 问题, 怎样改, 依据.
func noticeWidths() []int { return []int{44, 260, 200, 370, 130} }

const indentPixels = 24 // both sides of a cell

const (
	noticePlace = 2 // columns
	noticeWhat  = 3
	noticeHow   = 4
	noticeLast  = 5
)

// noticeSheet lists what has to be put right, with links, and what was not carried over.
func (c *county) noticeSheet() {
	if c.notice == nil {
		return
	}
	c.view(form.SheetNotice)
	for i, pixels := range noticeWidths() {
		column := columnLetters(i + 1)
		c.width(form.SheetNotice, column, column, pixels)
	}
	row := c.noticeHead()
	must, hints := c.notice.Split()
	row = c.noticePoints(row, "一、请改正", must)
	row = c.noticePoints(row, "二、请看一看（没有问题的不用改）", hints)
	row = c.noticeAside(row)
	area := form.Area{FirstRow: 1, FirstCol: 1, LastRow: row, LastCol: noticeLast}
	c.name(form.SheetNotice, form.NoticeArea, fixedRange(form.SheetNotice, area))
	c.page(form.SheetNotice, page{lastRow: row, lastCol: noticeLast, landscape: true, fitWidth: true, numbered: allNumbers})
	c.protectWhole(form.SheetNotice)
	c.keep(c.file.SetCustomProps(excelize.CustomProperty{Name: form.PropertyCorrects, Value: c.notice.Corrects.Property()}))
	c.keep(c.file.SetCustomProps(excelize.CustomProperty{Name: form.PropertyDrawn, Value: c.notice.Digest}))
}

// noticeCell keeps its text off the border.
func noticeCell() Look {
	look := CellLook()
	look.Indent = 1
	return look
}

func noticeRow(row int) form.Area { return rowArea(row, 1, noticeLast) }

// noticeHead says from whom, until when, and what the colours are. It returns the row below.
func (c *county) noticeHead() int {
	n := c.notice
	must, hints := n.Split()
	look := ""
	if len(hints) > 0 {
		look = fmt.Sprintf("、%d 处请看一看", len(hints))
	}
	c.height(form.SheetNotice, 1, 36)
	c.box(form.SheetNotice, noticeRow(1), TitleLook(), form.SheetNotice)
	text := fmt.Sprintf("%s：贵单位报来的%s%s申报表，有 %d 处请改正%s。请在这个工作簿里改（里面已经是贵单位填写的内容），改好后存盘，把它报回，名称可以改。%s",
		c.plan.Office(c.region), c.plan.CycleChinese(), c.plan.ShortTitle(), len(must), look, n.Until)
	c.height(form.SheetNotice, 2, noticeHeight(text, noticeWidths()...))
	c.box(form.SheetNotice, noticeRow(2), Look{Font: FangSong, Size: SizeSmallFour, Across: "left", Wrap: true}, text)
	c.height(form.SheetNotice, 3, 20)
	c.box(form.SheetNotice, noticeRow(3), Look{Font: FangSong, Size: SizeSmallFour, Across: "right"}, n.From+"　"+n.Day)
	c.height(form.SheetNotice, 4, 22)
	for i, item := range []struct{ fill, text string }{{ReturnFill, "请改正的格子"}, {HintFill, "请看一看的格子"}} {
		at := noticePlace + i
		c.box(form.SheetNotice, rowArea(4, at, at), CellLook().Centred().Filled(item.fill), item.text)
	}
	c.box(form.SheetNotice, rowArea(4, noticeHow, noticeLast), NoteLook(), "格子上的批注写明哪里不对、怎样改；颜色和批注改好后不用去掉，已设为单色打印。")
	return 5
}

// noticePoints draws one table of points; nothing where there is none.
func (c *county) noticePoints(row int, title string, points []form.NoticePoint) int {
	if len(points) == 0 {
		return row
	}
	row = c.noticeTable(row, title, "序号", "位置（点击可到）", "问题", "怎样改", "依据")
	for i, p := range points {
		c.noticeLine(row, fmt.Sprint(i+1), p.Where, p.What, p.How, p.Clause)
		if p.Sheet != "" {
			place := cellArea(row, noticePlace)
			c.look(form.SheetNotice, place, noticeCell().Linked())
			c.link(form.SheetNotice, place.TopLeft(), p.Sheet, or(p.Cell, "A1"))
		}
		row++
	}
	return row
}

// noticeAside lists what was not carried over, with its place in the county's file.
func (c *county) noticeAside(row int) int {
	if len(c.notice.Aside) == 0 {
		return row - 1
	}
	row = c.noticeTable(row, "三、原件里没有带过来的内容（要报送的，请填到栏目里）", "序号", "原件中的位置", "内容")
	for i, a := range c.notice.Aside {
		c.height(form.SheetNotice, row, max(noticeHeight(a.Place, noticeWidths()[noticePlace-1]), noticeHeight(a.Text, noticeWidths()[noticeWhat-1:]...)))
		c.box(form.SheetNotice, cellArea(row, 1), CellLook().Centred(), fmt.Sprint(i+1))
		c.box(form.SheetNotice, cellArea(row, noticePlace), noticeCell(), a.Place)
		c.box(form.SheetNotice, rowArea(row, noticeWhat, noticeLast), noticeCell(), a.Text)
		row++
	}
	return row - 1
}

// noticeTable draws the title and the header of a table, and returns the row below.
func (c *county) noticeTable(row int, title string, header ...string) int {
	c.height(form.SheetNotice, row, 28)
	c.box(form.SheetNotice, noticeRow(row), Look{Font: HeiTi, Size: SizeSmallFour, Across: "left", Down: "bottom"}, title)
	row++
	c.height(form.SheetNotice, row, 22)
	for i, text := range header {
		last := i + 1
		if i == len(header)-1 {
			last = noticeLast
		}
		c.box(form.SheetNotice, rowArea(row, i+1, last), HeaderLook(), text)
	}
	return row + 1
}

func (c *county) noticeLine(row int, texts ...string) {
	height := 0.0
	for i, text := range texts {
		height = max(height, noticeHeight(text, noticeWidths()[i]-indentPixels))
		look := noticeCell()
		if i == 0 {
			look = look.Centred()
		}
		c.box(form.SheetNotice, cellArea(row, i+1), look, text)
	}
	c.height(form.SheetNotice, row, height)
}

// noticeHeight is the height of a text in columns of those widths.
func noticeHeight(text string, pixels ...int) float64 {
	wide := 0
	for _, p := range pixels {
		wide += p
	}
	const most = 400 // points: Excel has no higher row than 409
	return min(most, form.TextHeight(form.TextWidth(text), max(2, wide/form.ColumnPixel), SizeFive)+4)
}

// returnedLook is the look of an answer that went back, and whether it did. Its note is
// put there too.
func (c *county) returnedLook(sheet string, area form.Area, look Look) (Look, bool) {
	text, must := c.notice.NoteOn(sheet, area.TopLeft())
	if text == "" {
		return look, false
	}
	c.keep(c.file.AddComment(sheet, excelize.Comment{Cell: area.TopLeft(), Author: creator, Text: form.NoteBegins + "\n" + text + "\n" + form.NoteEnds, Width: 320, Height: 150}))
	if must {
		return look.Filled(ReturnFill), true
	}
	return look.Filled(HintFill), true
}
