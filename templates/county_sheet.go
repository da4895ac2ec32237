package templates

import (
	"fmt"

	"shidian/templates/form"
)

// countySheet draws 县区信息: who reports, by when, and how each form stands.
func (c *county) countySheet() {
	layout := c.plan.Form.CountyLayoutFor(c.said)
	c.view(form.SheetCounty)
	c.drawLayout(form.SheetCounty, layout, c.answers, map[string]string{
		form.SlotTitle:      c.plan.Heading() + c.said.Noun + form.CountyTitle,
		form.SlotRegion:     c.region.Name,
		form.SlotRegionCode: c.region.Code,
		form.SlotParent:     c.parent().Name,
		form.SlotCycle:      c.plan.Cycle(),
		form.SlotDeadline:   c.plan.LastDayChinese(c.region),
	})
	c.names(form.SheetCounty, layout, c.plan.Form.CountyFields())
	c.colourNilReturn(layout)
	c.countyPanel(layout)
	last := c.signatureLine(c.cityChecks(c.formTable(layout, layout.PrintRows)))
	c.page(form.SheetCounty, page{lastRow: last, lastCol: form.Columns})
	c.protect(form.SheetCounty)
}

// countyPanel draws what stands beside 县区信息.
func (c *county) countyPanel(layout *form.Layout) {
	p := c.newPanel(form.SheetCounty, layout, c.plan.Form.CountyFields(), c.answers)
	if !c.answers.IsBlank() {
		p.found = c.finds.County(c.answers)
	}
	p.measure()
	p.draw(p.countyLines())
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
	stateSpare = "未填写"
	stateClean = "没有发现错误"
)

// formTable lists the forms below the layout and returns its last row.
func (c *county) formTable(layout *form.Layout, row int) int {
	row++
	c.height(form.SheetCounty, row, 26)
	c.box(form.SheetCounty, form.Area{FirstRow: row, FirstCol: 1, LastRow: row, LastCol: form.Columns},
		Look{Font: HeiTi, Size: SizeSmallFour, Across: "left", Down: "bottom"}, form.CountyTable)
	row++
	c.tableRow(row, 24, HeaderLook(), form.CountySheets, c.plan.Form.Title(form.PilotName), c.plan.Form.Title(form.Domain), form.CountyStates)
	first := row + 1
	for _, p := range c.panels {
		row++
		c.formRow(row, p)
	}
	states := form.Area{FirstRow: first, FirstCol: tableColumns()[3].FirstCol, LastRow: row, LastCol: tableColumns()[3].FirstCol}
	row++
	c.summary(layout, row, states)
	return row
}

func (c *county) formRow(row int, p *panel) {
	columns := tableColumns()
	height := form.TextHeight(c.plan.Form.Field(form.PilotName).Max, columns[1].LastCol-columns[1].FirstCol+1, SizeFive)
	c.tableRow(row, height, CellLook().Centred(), p.sheet, "", "", "")
	at := func(k int) form.Area {
		return form.Area{FirstRow: row, FirstCol: columns[k].FirstCol, LastRow: row, LastCol: columns[k].LastCol}
	}
	c.look(form.SheetCounty, at(0), CellLook().Centred().Linked())
	c.link(form.SheetCounty, at(0).TopLeft(), p.sheet, "A1")
	for k, id := range []form.ID{form.PilotName, form.Domain} {
		from := quoted(p.sheet) + "!" + p.answers[id]
		c.formula(form.SheetCounty, at(k+1).TopLeft(), fmt.Sprintf(`IFERROR(IF(%s="","",%s),"")`, from, from), p.filled.Answer(id).Raw)
	}
	c.state(row, at(3), p)
}

// state says how a form stands, with a link to the line of its panel that speaks first.
func (c *county) state(row int, area form.Area, p *panel) {
	there := func(cell string) string { return quoted(p.sheet) + "!" + cell }
	begun, wrong, ask := there(p.counted.begun), there(p.counted.wrong), there(p.counted.ask)
	text := when(wrong+">0", `"● "&`+wrong+`&" 处要改"`, `"◆ "&`+ask+`&" 处请核对"`)
	next := call("HYPERLINK", literal("#"+quoted(p.sheet)+"!"+columnLetters(panelCol))+"&"+there(p.counted.next), text)
	c.formula(form.SheetCounty, area.TopLeft(), when(begun+"=0", literal(stateSpare), when(wrong+"+"+ask+"=0", literal(stateClean), next)), p.stateText())
	cell := fixed(row, area.FirstCol)
	for _, m := range marks() {
		c.colourWhen(form.SheetCounty, area, fmt.Sprintf(`LEFT(%s,1)="%s"`, cell, m.sign), m.fill)
	}
	c.colourWhen(form.SheetCounty, area, cell+"="+literal(stateClean), CompleteFill)
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
	c.height(form.SheetCounty, row, 24)
	c.box(form.SheetCounty, area, Look{Font: HeiTi, Size: SizeSmallFour, Across: "left", Wrap: true}, "")
	all := fixed(states.FirstRow, states.FirstCol) + ":" + fixed(states.LastRow, states.FirstCol)
	begun := fmt.Sprintf(`(ROWS(%s)-COUNTIF(%s,"%s"))`, all, all, stateSpare)
	isNil := homes(layout, c.plan.Form.CountyFields())[form.NilReturn] + `="` + form.Yes + `"`
	faulty := fmt.Sprintf(`SUMPRODUCT(--(LEFT(%s,1)="%s"))`, all, wrongMark().sign)
	c.formula(form.SheetCounty, area.TopLeft(), fmt.Sprintf(`IF(%s=0,IF(%s,"%s","%s"),"已填 "&%s&" 个项目，其中 "&%s&" 个有要改的地方。")`,
		begun, isNil, summaryNil, summaryNone, begun, faulty), c.summaryText())
}

const (
	summaryNil  = "零报告：请写明原因，打印本页，由负责人签字并盖章后报送。"
	summaryNone = "还没有填写项目。没有项目可报的，请填写零报告。"
)

func (c *county) summaryText() string {
	begun, faulty := 0, 0
	for _, p := range c.panels {
		if p.filled.IsBlank() {
			continue
		}
		begun++
		if p.stands.wrong > 0 {
			faulty++
		}
	}
	switch {
	case begun > 0:
		return fmt.Sprintf("已填 %d 个项目，其中 %d 个有要改的地方。", begun, faulty)
	case c.answers.Answer(form.NilReturn).Raw == form.Yes:
		return summaryNil
	default:
		return summaryNone
	}
}

// stateText is what the table says of the form as it is written.
func (p *panel) stateText() string {
	switch s := p.stands; {
	case p.filled.IsBlank():
		return stateSpare
	case s.wrong > 0:
		return fmt.Sprintf("● %d 处要改", s.wrong)
	case s.ask > 0:
		return fmt.Sprintf("◆ %d 处请核对", s.ask)
	default:
		return stateClean
	}
}

// stillChecked is what a workbook cannot tell by itself.
const stillChecked = form.CountyChecks + "重点方向是否属于所选领域，保证单位、业务指导单位、法人注册地是否符合要求，工作步骤是否完整，有没有占位文字和重复申报，是否按时报到，纸质件与电子版是否一致，盖章签字是否属实。"

// cityChecks prints it below the table, and returns the last row.
func (c *county) cityChecks(row int) int {
	row++
	_, people := c.plan.AboveInShort(c.region)
	text := people + stillChecked
	c.height(form.SheetCounty, row, form.TextHeight(form.TextWidth(text), form.Columns, SizeFive))
	c.box(form.SheetCounty, form.Area{FirstRow: row, FirstCol: 1, LastRow: row, LastCol: form.Columns}, NoteLook(), text)
	return row
}

// signatureLine is signed and sealed on paper. It returns the last row.
func (c *county) signatureLine(row int) int {
	row++
	c.height(form.SheetCounty, row, 18)
	for _, line := range [][2]string{{form.CountySeal, form.CountySignature}, {"", form.CountyDay}} {
		row++
		c.height(form.SheetCounty, row, 30)
		look := Look{Font: SongTi, Size: SizeSmallFour, Across: "left"}
		c.box(form.SheetCounty, form.Area{FirstRow: row, FirstCol: 1, LastRow: row, LastCol: 12}, look, line[0])
		c.box(form.SheetCounty, form.Area{FirstRow: row, FirstCol: 13, LastRow: row, LastCol: form.Columns}, look, line[1])
	}
	return row
}
