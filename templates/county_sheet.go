package templates

import (
	"fmt"

	"shidian/templates/form"
)

// countySheet draws 县区信息: who reports, by when, and what each form lacks.
func (c *county) countySheet() {
	layout := form.CountyLayout()
	deadline, _ := c.plan.Deadline(c.region.Level)
	c.view(CountySheet)
	c.width(CountySheet, "A", columnLetters(form.Columns), form.ColumnPixel)
	c.drawLayout(CountySheet, layout, c.answers, map[string]string{
		form.SlotTitle:      c.plan.Cycle + "年度" + c.plan.Title + "县区申报信息",
		form.SlotRegion:     c.region.Name,
		form.SlotRegionCode: c.region.Code,
		form.SlotParent:     c.parent().Name,
		form.SlotCycle:      c.plan.Cycle,
		form.SlotDeadline:   deadline.Chinese(),
	})
	c.names(CountySheet, layout, form.CountyFields())
	last := c.formTable(layout.PrintRows)
	c.page(CountySheet, page{lastRow: last, lastCol: form.Columns})
	c.protect(CountySheet)
}

// formTable lists the forms below the layout and returns its last row.
func (c *county) formTable(row int) int {
	row++
	c.height(CountySheet, row, 24)
	row++
	c.tableRow(row, HeaderLook(), "项目表", form.PilotName.Title, form.Domain.Title, "填写情况")
	formLayout := form.FormLayout()
	cells := homes(formLayout, form.Fields())
	for i, filled := range c.forms {
		row++
		sheet := FormSheet(i + 1)
		c.tableRow(row, CellLook().Centred(), sheet, "", "", "")
		c.look(CountySheet, form.Area{FirstRow: row, FirstCol: tableCols[0][0], LastRow: row, LastCol: tableCols[0][1]}, CellLook().Centred().Linked())
		c.link(CountySheet, form.CellName(row, 1), sheet, "A1")
		for k, f := range []*form.Field{form.PilotName, form.Domain} {
			from := quoted(sheet) + "!" + cells[f]
			c.formula(CountySheet, form.CellName(row, tableCols[k+1][0]), fmt.Sprintf(`IFERROR(IF(%s="","",%s),"")`, from, from), filled.Answer(f).Raw)
		}
		at := func(r int) string { return quoted(sheet) + "!" + fixed(r, countCol) }
		c.formula(CountySheet, form.CellName(row, tableCols[3][0]), fmt.Sprintf(`IF(%s=0,"未填写",IF(%s=0,"必填项齐全","缺 "&%s&" 项"))`,
			at(answeredRow), at(missingRow), at(missingRow)), stateText(filled))
	}
	return row
}

// tableCols are the first and last grid columns of the table of forms.
var tableCols = [4][2]int{{1, 4}, {5, 15}, {16, 19}, {20, 24}}

func (c *county) tableRow(row int, look Look, texts ...string) {
	c.height(CountySheet, row, 30)
	for i, text := range texts {
		c.box(CountySheet, form.Area{FirstRow: row, FirstCol: tableCols[i][0], LastRow: row, LastCol: tableCols[i][1]}, look, text)
	}
}

func stateText(filled *form.Filled) string {
	switch n := missing(filled); {
	case answered(filled) == 0:
		return "未填写"
	case n == 0:
		return "必填项齐全"
	default:
		return fmt.Sprintf("缺 %d 项", n)
	}
}
