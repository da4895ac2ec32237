package templates

import (
	"fmt"
	"strings"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// Spans of the guide on the grid of the form.
const (
	guideSide   = 4
	guideWide   = form.Columns - guideSide
	guidePoints = SizeFive
)

// guideSheet writes 填写说明 on one page: what the workbook is, how it is
// filled, when and to whom it is sent, and what must not be done with it.
func (c *county) guideSheet() {
	c.view(form.SheetGuide)
	c.width(form.SheetGuide, "A", columnLetters(form.Columns), form.ColumnPixel)
	c.height(form.SheetGuide, 1, 36)
	c.box(form.SheetGuide, rowArea(1, 1, form.Columns), TitleLook(), c.plan.Heading()+"申报表填写说明")
	c.height(form.SheetGuide, 2, 22)
	c.box(form.SheetGuide, rowArea(2, 1, form.Columns), Look{Font: FangSong, Size: SizeSmallFour, Across: "center"},
		"填报单位："+c.plan.OfficeInFull(c.region))
	row := 3
	for _, part := range c.guide() {
		text := c.said.Said(strings.Join(part.lines, "\n"))
		c.height(form.SheetGuide, row, guideHeight(part.lines))
		c.box(form.SheetGuide, rowArea(row, 1, guideSide), HeaderLook(), part.title)
		c.box(form.SheetGuide, rowArea(row, guideSide+1, form.Columns), Look{Font: FangSong, Size: guidePoints, Across: "left", Wrap: true, Indent: 1, Sides: AllSides}, text)
		row++
		if part.legend {
			c.legend(row)
			row++
		}
	}
	c.page(form.SheetGuide, page{lastRow: row - 1, lastCol: form.Columns})
	c.protect(form.SheetGuide)
}

// guidePart is one row of the guide.
type guidePart struct {
	title  string
	lines  []string
	legend bool // the colours follow
}

func (c *county) guide() []guidePart {
	p := c.plan
	layout := p.Form.Layout()
	pages, spare := len(layout.Breaks)+1, layout.Spare
	above, _ := p.AboveInShort(c.region)
	return []guidePart{
		{title: "用途", lines: []string{c.textOf(form.GuideUse)}},
		{title: "填写顺序", legend: true, lines: []string{
			fmt.Sprintf("1. 先填“%s”，再从“%s”起，一张表填一个项目，%s。", form.SheetCounty, form.SheetForm(1), c.atLeast()),
			fmt.Sprintf("2. 用不完的空着，不要删除。多于 %d 个的，可以请%s发张数够的；自己增加的，点“审阅—保护工作簿”取消保护（没有密码），右键“%s”选“移动或复制—建立副本”改填，名称不用改，副本没有附页。",
				len(c.forms), above, form.SheetForm(len(c.forms))),
			fmt.Sprintf("3. 每张项目表的上面是申报书正文（打印 %d 页），下面是“审核信息”（不打印），两部分都要填。", pages),
			fmt.Sprintf("4. “%s”和每张项目表的右侧随时显示还有几处要改，在要改的那一格旁边说明，报送前应当都是“%s”。", form.SheetCounty, stateClean),
		}},
		{title: "填写方法", lines: []string{
			"1. 选中单元格，会出现填写提示；有下拉箭头的，从列表中选择。",
			"2. 日期写成" + p.DateExamples() + "的样子。代码、电话、邮编照实填写，开头的 0 会保留。",
			"3. 框内换行按 Alt+Enter。从 Word 复制多段文字：双击栏目后再粘贴，或者选“只粘贴文本（值）”。",
			"4. 写不下不必精简，照写；全文自动转到附页，请一并打印，最后一行是“附页完”。",
			fmt.Sprintf("5. 工作步骤多于 %d 行的，选中第 %d 至 %d 行，右键“取消隐藏”，就多出 %d 行。", form.StepsShown, spare[0]-1, spare[len(spare)-1]+1, len(spare)),
		}},
		{title: "打印盖章", lines: []string{
			"1. " + c.textOf(form.GuidePrint),
			"2. 盖章后，按纸质件在“审核信息”中选择各单位的盖章签字情况，并填写纸质份数。",
		}},
		{title: "零报告", lines: []string{fmt.Sprintf("没有项目可报的，%s在“%s”中“%s”选“%s”，写明原因，打印该页，由负责人签字、盖章后报送。", c.mayStaySilent(), form.SheetCounty, p.Form.Field(form.NilReturn).Label, form.Yes)}},
		{title: "报送", lines: append([]string{c.textOf(form.GuideSend)}, c.contactLines()...)},
		{title: "文件名称", lines: []string{"请保持原名：" + CountyFileName(p, c.region), "修改后重报的，在“.xlsx”前面加“_第2次”，不要改代码和县区名称。"}},
		{title: "注意事项", lines: []string{
			"1. 不要删除、移动、改名工作表，不要删除行和列，不要把表格复制到别的工作簿。",
			"2. 不要另存为 .xls、.et 或者其他格式，不要加密码。",
			"3. 请不要剪切（Ctrl+X）或拖动单元格，要移动请复制后粘贴，再把原处删空。",
			"4. 不要用图片代替文字，不要在格外写字：格外的内容不会汇总。",
		}},
		{title: "使用 WPS", lines: []string{"WPS、Excel 都可以填，提示“只读”时点“启用编辑”，保存选 *.xlsx。用 LibreOffice 的，附页只打印提示的页数，改不了的行先取消工作表保护。"}},
	}
}

// textOf is a text of the plan as the unit reads it.
func (c *county) textOf(id form.TextID) string {
	return c.plan.FilledFor(c.region, c.plan.Form.Text(id))
}

// mayStaySilent is for a unit that need not report.
func (c *county) mayStaySilent() string {
	if c.region.MayReport {
		return "可以不报；要作零报告的，"
	}
	return ""
}

func (c *county) atLeast() string {
	switch {
	case c.region.MayReport:
		return "没有项目的可以不报"
	default:
		return or(c.plan.FewestOf(c.region), "没有项目的作零报告")
	}
}

// contactLines has blanks for what the plan does not say.
func (c *county) contactLines() []string {
	var to plan.Contact
	for _, contact := range c.plan.Contacts {
		if contact.Region == c.region.Parent {
			to = contact
		}
	}
	return []string{
		fmt.Sprintf("联系人：%s　电话：%s", or(to.Person, "____________"), or(to.Phone, "____________________")),
		"邮　箱：" + or(to.Mail, "______________________________________"),
		"地　址：" + or(to.Address, "______________________________________"),
	}
}

// legend shows what the colours mean.
func (c *county) legend(row int) {
	c.height(form.SheetGuide, row, 24)
	c.box(form.SheetGuide, rowArea(row, 1, guideSide), HeaderLook(), "颜色")
	text := Look{Font: FangSong, Size: SizeFive, Across: "left", Sides: Top | Bottom}
	col := guideSide + 1
	for _, item := range []struct{ fill, text string }{
		{MissingFill, "必填，还没有填"}, {NotThisFill, "不适用，不用填"}, {"FFFFFF", "可以填写"}, {ReviewFill, "审核信息的题目"},
	} {
		c.box(form.SheetGuide, rowArea(row, col, col), Look{Sides: AllSides, Line: Grey, Fill: item.fill}, "")
		c.box(form.SheetGuide, rowArea(row, col+1, col+4), text, item.text)
		col += 5
	}
	text.Sides |= Right
	c.look(form.SheetGuide, rowArea(row, form.Columns, form.Columns), text)
}

// guideHeight is the height of a row whose text is the lines.
func guideHeight(lines []string) float64 {
	height := 5.0
	for _, line := range lines {
		height += form.TextHeight(form.TextWidth(line)+1, guideWide, guidePoints) - 6
	}
	return height
}

// rowArea is a block of one row.
func rowArea(row, firstCol, lastCol int) form.Area {
	return form.Area{FirstRow: row, FirstCol: firstCol, LastRow: row, LastCol: lastCol}
}
