package templates

import (
	"fmt"

	"shidian/templates/form"
)

// countySheet draws 县区信息: who reports, by when, and what each form lacks.
func (c *county) countySheet() {
	layout := c.plan.Form.CountyLayout()
	deadline, _ := c.plan.Deadline(c.region.Level)
	c.view(form.SheetCounty)
	c.width(form.SheetCounty, "A", columnLetters(form.Columns), form.ColumnPixel)
	c.drawLayout(form.SheetCounty, layout, c.answers, map[string]string{
		form.SlotTitle:      c.plan.Cycle + "年度" + c.plan.Title + "县区申报信息",
		form.SlotRegion:     c.region.Name,
		form.SlotRegionCode: c.region.Code,
		form.SlotParent:     c.parent().Name,
		form.SlotCycle:      c.plan.Cycle,
		form.SlotDeadline:   deadline.Chinese(),
	})
	c.names(form.SheetCounty, layout, c.plan.Form.CountyFields())
	c.colourNilReturn(layout)
	last := c.signatureLine(c.formTable(layout, layout.PrintRows))
	c.page(form.SheetCounty, page{lastRow: last, lastCol: form.Columns})
	c.protect(form.SheetCounty)
}

// colourNilReturn asks for a reason and a name once the return is nil.
func (c *county) colourNilReturn(layout *form.Layout) {
	cells := homes(layout, c.plan.Form.CountyFields())
	for _, id := range []form.ID{form.NilReason, form.NilSigner} {
		home, _ := layout.Home(id)
		c.colourWhen(form.SheetCounty, home, fmt.Sprintf(`AND(%s="%s",%s)`, cells[form.NilReturn], form.Yes, empty(c.plan.Form.Field(id), cells[id])), MissingFill)
	}
}

// The columns of the table of forms, in grid columns.
func tableColumns() [4]form.Area {
	return [4]form.Area{{FirstCol: 1, LastCol: 3}, {FirstCol: 4, LastCol: 16}, {FirstCol: 17, LastCol: 20}, {FirstCol: 21, LastCol: 24}}
}

// States of a form in the table.
const (
	stateSpare    = "未填写"
	stateComplete = "必填项齐全"
)

// formTable lists the forms below the layout and returns its last row.
func (c *county) formTable(layout *form.Layout, row int) int {
	row++
	c.height(form.SheetCounty, row, 40)
	c.box(form.SheetCounty, form.Area{FirstRow: row, FirstCol: 1, LastRow: row, LastCol: form.Columns},
		Look{Font: HeiTi, Size: SizeSmallFour, Across: "left", Down: "bottom"}, "项目填写情况（自动统计，不用填写；点“项目表”一栏可以转到该表）")
	row++
	c.tableRow(row, 30, HeaderLook(), "项目表", c.plan.Form.Title(form.PilotName), c.plan.Form.Title(form.Domain), "填写情况")
	first := row + 1
	for i, filled := range c.forms {
		row++
		c.formRow(row, form.SheetForm(i+1), filled)
	}
	states := form.Area{FirstRow: first, FirstCol: tableColumns()[3].FirstCol, LastRow: row, LastCol: tableColumns()[3].FirstCol}
	row++
	c.summary(layout, row, states)
	return row
}

func (c *county) formRow(row int, sheet string, filled *form.Filled) {
	columns := tableColumns()
	height := form.TextHeight(c.plan.Form.Field(form.PilotName).Max, columns[1].LastCol-columns[1].FirstCol+1, SizeFive)
	c.tableRow(row, height, CellLook().Centred(), sheet, "", "", "")
	at := func(k int) form.Area {
		return form.Area{FirstRow: row, FirstCol: columns[k].FirstCol, LastRow: row, LastCol: columns[k].LastCol}
	}
	c.look(form.SheetCounty, at(0), CellLook().Centred().Linked())
	c.link(form.SheetCounty, at(0).TopLeft(), sheet, "A1")
	cells := homes(c.plan.Form.Layout(), c.plan.Form.Fields())
	for k, id := range []form.ID{form.PilotName, form.Domain} {
		from := quoted(sheet) + "!" + cells[id]
		c.formula(form.SheetCounty, at(k+1).TopLeft(), fmt.Sprintf(`IFERROR(IF(%s="","",%s),"")`, from, from), filled.Answer(id).Raw)
	}
	lacks := func(r int) string { return quoted(sheet) + "!" + fixed(r, countCol) }
	state := at(3).TopLeft()
	c.formula(form.SheetCounty, state, fmt.Sprintf(`IF(%s=0,"%s",IF(%s=0,"%s","缺 "&%s&" 项"))`,
		lacks(answeredRow), stateSpare, lacks(missingRow), stateComplete, lacks(missingRow)), c.stateText(filled))
	c.colourWhen(form.SheetCounty, at(3), fmt.Sprintf(`LEFT(%s,1)="缺"`, fixed(row, columns[3].FirstCol)), MissingFill)
	c.colourWhen(form.SheetCounty, at(3), fmt.Sprintf(`%s="%s"`, fixed(row, columns[3].FirstCol), stateComplete), CompleteFill)
}

func (c *county) tableRow(row int, height float64, look Look, texts ...string) {
	c.height(form.SheetCounty, row, height)
	for i, text := range texts {
		area := tableColumns()[i]
		area.FirstRow, area.LastRow = row, row
		c.box(form.SheetCounty, area, look, text)
	}
}

// summary says in one sentence whether the county may send the workbook.
func (c *county) summary(layout *form.Layout, row int, states form.Area) {
	area := form.Area{FirstRow: row, FirstCol: 1, LastRow: row, LastCol: form.Columns}
	c.height(form.SheetCounty, row, 30)
	c.box(form.SheetCounty, area, Look{Font: HeiTi, Size: SizeSmallFour, Across: "left", Wrap: true}, "")
	all := fixed(states.FirstRow, states.FirstCol) + ":" + fixed(states.LastRow, states.FirstCol)
	begun := fmt.Sprintf(`(ROWS(%s)-COUNTIF(%s,"%s"))`, all, all, stateSpare)
	isNil := homes(layout, c.plan.Form.CountyFields())[form.NilReturn] + `="` + form.Yes + `"`
	c.formula(form.SheetCounty, area.TopLeft(), fmt.Sprintf(`IF(%s=0,IF(%s,"%s","%s"),"已填 "&%s&" 个项目，其中 "&COUNTIF(%s,"%s")&" 个必填项齐全。")`,
		begun, isNil, summaryNil, summaryNone, begun, all, stateComplete), c.summaryText())
}

const (
	summaryNil  = "零报告：请写明原因，打印本页，由负责人签字并盖章后报送。"
	summaryNone = "还没有填写项目。没有项目可报的，请填写零报告。"
)

func (c *county) summaryText() string {
	begun, complete := 0, 0
	for _, f := range c.forms {
		switch c.stateText(f) {
		case stateSpare:
			continue
		case stateComplete:
			complete++
		}
		begun++
	}
	switch {
	case begun > 0:
		return fmt.Sprintf("已填 %d 个项目，其中 %d 个必填项齐全。", begun, complete)
	case c.answers.Answer(form.NilReturn).Raw == form.Yes:
		return summaryNil
	default:
		return summaryNone
	}
}

func (c *county) stateText(filled *form.Filled) string {
	switch n := missing(c.plan.Form, filled); {
	case answered(c.plan.Form, filled) == 0:
		return stateSpare
	case n == 0:
		return stateComplete
	default:
		return fmt.Sprintf("缺 %d 项", n)
	}
}

// signatureLine is signed and sealed on paper. It returns the last row.
func (c *county) signatureLine(row int) int {
	row++
	c.height(form.SheetCounty, row, 30)
	for _, line := range [][2]string{{"填报单位（盖章）：", "负责人（签字）："}, {"", "　　　年　　月　　日"}} {
		row++
		c.height(form.SheetCounty, row, 36)
		look := Look{Font: SongTi, Size: SizeSmallFour, Across: "left"}
		c.box(form.SheetCounty, form.Area{FirstRow: row, FirstCol: 1, LastRow: row, LastCol: 12}, look, line[0])
		c.box(form.SheetCounty, form.Area{FirstRow: row, FirstCol: 13, LastRow: row, LastCol: form.Columns}, look, line[1])
	}
	return row
}
