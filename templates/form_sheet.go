package templates

import (
	"fmt"

	"shidian/templates/form"
)

// Cells of the panel right of the cover, and the hidden column behind it.
const (
	panelCol    = form.PanelColumn
	countCol    = form.PanelColumn + 1
	statusRow   = 1
	missingRow  = 1
	answeredRow = 2
)

// formSheet draws the n-th 申报书 and writes its answers.
func (c *county) formSheet(n int, filled *form.Filled) {
	sheet, layout := form.SheetForm(n), c.plan.Form.Layout()
	c.keep(stepsFit(sheet, filled))
	c.view(sheet)
	c.width(sheet, "A", columnLetters(form.Columns), form.ColumnPixel)
	c.drawLayout(sheet, layout, filled, nil)
	c.names(sheet, layout, append(c.plan.Form.Fields(), c.plan.Form.StepFields()...))
	c.panel(sheet, layout, filled)
	c.flags(n, layout, filled)
	c.page(sheet, page{lastRow: layout.PrintRows, lastCol: form.Columns, breaks: layout.Breaks, numbered: allButCover})
	c.protect(sheet)
}

func stepsFit(sheet string, filled *form.Filled) error {
	if n := len(filled.Steps); n > form.StepRows {
		return fmt.Errorf("%s: %d steps for %d rows", sheet, n, form.StepRows)
	}
	return nil
}

// drawLayout walks the boxes of a layout. Slots are filled by key.
func (c *county) drawLayout(sheet string, layout *form.Layout, filled *form.Filled, slots map[string]string) {
	for i, h := range layout.Heights {
		c.height(sheet, i+1, h)
	}
	c.asTyped(sheet, form.Area{FirstRow: 1, FirstCol: 1, LastRow: len(layout.Heights), LastCol: form.Columns})
	for i, row := range layout.Spare {
		c.keep(c.file.SetRowVisible(sheet, row, form.StepsShown+i < len(filled.Steps)))
	}
	offered := map[*form.Field]bool{}
	for _, b := range layout.Boxes {
		look := lookOf(layout, b)
		if b.Field == nil {
			c.box(sheet, b.Area, look, textOf(b, look, slots))
			continue
		}
		c.box(sheet, b.Area, look, "")
		c.answer(sheet, b.Field, b.Area, look, answerOf(filled, b))
		if offered[b.Field] {
			continue
		}
		offered[b.Field] = true
		home, _ := layout.Home(b.Field.ID)
		c.offer(sheet, b.Field, home, layout)
		c.colourMissing(sheet, b.Field, home, layout)
	}
}

func textOf(b form.Box, look Look, slots map[string]string) string {
	switch b.Role {
	case form.Slot:
		return slots[b.Key]
	case form.Heading:
		return brokenHeading(b, look)
	default:
		return b.Text
	}
}

func answerOf(filled *form.Filled, b form.Box) form.Answer {
	if !b.Field.InTable() {
		return filled.Answer(b.Field.ID)
	}
	if b.Step < len(filled.Steps) {
		return filled.Steps[b.Step].Answer(b.Field.ID)
	}
	return form.Answer{}
}

// names gives every answer its sheet-scoped name: one cell, and for section 四
// the first cells of the column's rows.
func (c *county) names(sheet string, layout *form.Layout, fields []*form.Field) {
	for _, f := range fields {
		home, _ := layout.Home(f.ID)
		refersTo := quoted(sheet) + "!" + fixed(home.FirstRow, home.FirstCol)
		if f.InTable() {
			home.LastCol = home.FirstCol
			refersTo = fixedRange(sheet, home)
		}
		c.name(sheet, f.Name(), refersTo)
	}
}

// panel counts live what the form still lacks. It stands right of the paper.
func (c *county) panel(sheet string, layout *form.Layout, filled *form.Filled) {
	gap, shown, hidden := columnLetters(form.Columns+1), columnLetters(panelCol), columnLetters(countCol)
	c.width(sheet, gap, gap, 16)
	c.width(sheet, shown, shown, 250)
	c.count(sheet, form.CellName(missingRow, countCol), missingFormula(c.plan.Form, layout), missing(c.plan.Form, filled))
	c.count(sheet, form.CellName(answeredRow, countCol), answeredFormula(layout), answered(c.plan.Form, filled))
	c.keep(c.file.SetColVisible(sheet, hidden, false))
	status := form.CellName(statusRow, panelCol)
	c.look(sheet, cellArea(statusRow, panelCol), panelLook())
	c.formula(sheet, status, fmt.Sprintf(`IF(%s=0,"本表还没有填写",IF(%s=0,"本表必填项齐全","本表还缺 "&%s&" 项必填"))`,
		fixed(answeredRow, countCol), fixed(missingRow, countCol), fixed(missingRow, countCol)), c.panelText(filled))
	at := func(row int) form.Area { return cellArea(statusRow+row, panelCol) }
	c.box(sheet, at(1), linkLook(), "返回县区信息")
	c.link(sheet, at(1).TopLeft(), form.SheetCounty, "A1")
	c.box(sheet, at(2), linkLook(), "填写审核信息")
	c.link(sheet, at(2).TopLeft(), sheet, form.CellName(layout.PrintRows+2, 1))
	c.box(sheet, at(3), legendLook().Filled(MissingFill), "淡黄色：必填，还没有填")
	notice, said := appendixNotice(c.plan.Form, layout, filled, sheet)
	c.look(sheet, at(4), noticeLook())
	c.formula(sheet, at(4).TopLeft(), notice, said)
}

func (c *county) panelText(filled *form.Filled) string {
	switch n := missing(c.plan.Form, filled); {
	case answered(c.plan.Form, filled) == 0:
		return "本表还没有填写"
	case n == 0:
		return "本表必填项齐全"
	default:
		return fmt.Sprintf("本表还缺 %d 项必填", n)
	}
}

func panelLook() Look {
	return Look{Font: HeiTi, Size: SizeFour, Across: "center", Wrap: true, Fill: ReviewFill, Sides: AllSides, Line: Grey}
}

func linkLook() Look {
	return Look{Size: SizeSmallFour, Across: "center"}.Linked()
}

func legendLook() Look { return Look{Size: SizeFive, Across: "center"} }

func cellArea(row, col int) form.Area {
	return form.Area{FirstRow: row, FirstCol: col, LastRow: row, LastCol: col}
}
