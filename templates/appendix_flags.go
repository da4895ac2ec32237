package templates

import (
	"fmt"

	"shidian/templates/form"
)

// flags say beside each box, in a hidden column, whether its text shows whole on paper.
// They stand on the form itself: a conditional format of Excel 2007 cannot look at
// another sheet.
func (c *county) flags(n int, layout *form.Layout, filled *form.Filled) {
	sheet := form.SheetForm(n)
	c.keep(c.file.SetColVisible(sheet, columnLetters(form.FlagColumn), false))
	var steps []form.AppendixPart
	for _, p := range c.plan.Form.AppendixParts(layout) {
		if p.Rooms[0].Field.InTable() {
			steps = append(steps, p)
			continue
		}
		c.count(sheet, flagCell(p), overflowFormula(p.Rooms), flag(p.Overflows(filled)))
		c.colourWhen(sheet, p.Rooms[0].Area, "$"+flagCell(p)+"=1", OverflowFill)
	}
	c.stepFlags(sheet, steps, filled)
	for _, b := range layout.Boxes {
		if b.Role == form.Pointer {
			c.pointer(sheet, b, filled)
		}
	}
}

func flagCell(p form.AppendixPart) string { return form.CellName(p.Rooms[0].FirstRow, form.FlagColumn) }

// stepFlags are those of section 四: its rows share one formula and one colour.
func (c *county) stepFlags(sheet string, steps []form.AppendixPart, filled *form.Filled) {
	if len(steps) == 0 {
		return
	}
	results := make([]int, len(steps))
	for i, p := range steps {
		results[i] = flag(p.Overflows(filled))
	}
	first, last := steps[0], steps[len(steps)-1]
	c.counts(sheet, first.Rooms[0].FirstRow, form.FlagColumn, overflowFormula(first.Rooms), results)
	area := first.Rooms[0].Area
	area.LastRow, area.LastCol = last.Rooms[0].LastRow, last.Rooms[len(last.Rooms)-1].LastCol
	c.colourWhen(sheet, area, "$"+flagCell(first)+"=1", OverflowFill)
}

// pointer writes what stands beside a caption while its text does not show whole.
func (c *county) pointer(sheet string, b form.Box, filled *form.Filled) {
	var first, last form.AppendixPart
	over := false
	for _, p := range c.plan.Form.AppendixParts(c.plan.Form.Layout()) {
		if f := p.Rooms[0].Field; b.Key != string(f.ID) && b.Key != string(f.Section.ID) {
			continue
		}
		if first.Rooms == nil {
			first = p
		}
		last = p
		over = over || p.Overflows(filled)
	}
	text := pointerText(b)
	c.formula(sheet, b.TopLeft(), fmt.Sprintf(`IF(SUM(%s:%s)=0,"",IF(%s,"%s","%s"))`, flagCell(first), flagCell(last), isOwn(c.plan.Form, sheet), text, form.NoAppendixText),
		either(over, text, ""))
}

// pointerText is what points from the box to the appendix.
func pointerText(b form.Box) string {
	if b.Key == string(form.Schedule) {
		return form.StepsPointerText
	}
	return form.PointerText
}

// isOwn is a formula that is true on a form whose appendix writes of it. A county with
// many projects copies the sheet of a form: the copy has no appendix.
func isOwn(planForm *form.Form, sheet string) string {
	home, _ := planForm.Layout().Home(form.PilotName)
	return fmt.Sprintf(`%s!$%s$%d="%s"&%s`, quoted(form.AppendixOfForm(sheet)), lineCol, firstLineRow-1, appendixNamed, fixed(home.FirstRow, home.FirstCol))
}

// appendixNotice is the line of the panel about the appendix: a formula, and what it
// gives for the form as it is written. It is "" while every text fits its box.
func appendixNotice(planForm *form.Form, layout *form.Layout, filled *form.Filled, sheet string) (formula, result string) {
	parts := planForm.AppendixParts(layout)
	appendix := form.AppendixOf(parts, filled)
	name := form.AppendixOfForm(sheet)
	at := func(cell string) string { return quoted(name) + "!" + cell }
	const saysOver, saysPages, saysNone = " 栏写不下，", "，请一并打印：", "这张副本没有附页，请把行高拖大"
	const saysFull = "。" + form.AppendixFull
	saysWhere := "全文已转入“" + name + "”" + saysPages
	over := fmt.Sprintf("SUM($%s:$%s)", flagCell(parts[0]), flagCell(parts[len(parts)-1]))
	formula = fmt.Sprintf(`IF(%[1]s=0,"",%[1]s&"%[2]s"&IF(%[3]s,"%[4]s"&%[5]s&" 页"&IF(%[6]s=1,"%[7]s",""),"%[8]s"))`,
		over, saysOver, isOwn(planForm, sheet), saysWhere, at(pagesCell), at(fullCell), saysFull, saysNone)
	if appendix.Over == 0 {
		return formula, ""
	}
	return formula, fmt.Sprintf("%d%s%s%d 页%s", appendix.Over, saysOver, saysWhere, appendix.Pages(), either(appendix.Full, saysFull, ""))
}
