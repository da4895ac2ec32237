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
	hidden := columnLetters(form.FlagColumn)
	c.keep(c.file.SetColVisible(sheet, hidden, false))
	for _, p := range c.plan.Form.AppendixParts(layout) {
		row := p.Rooms[0].FirstRow
		c.count(sheet, form.CellName(row, form.FlagColumn), overflowFormula(p.Rooms), flag(p.Overflows(filled)))
		for _, r := range p.Rooms {
			c.colourWhen(sheet, r.Area, fixed(row, form.FlagColumn)+"=1", OverflowFill)
		}
	}
	for _, b := range layout.Boxes {
		if b.Role == form.Pointer {
			c.pointer(sheet, b, filled)
		}
	}
}

// pointer writes what stands beside a caption while the appendix has its text.
func (c *county) pointer(sheet string, b form.Box, filled *form.Filled) {
	var first, last form.Room
	over := false
	for _, p := range c.plan.Form.AppendixParts(c.plan.Form.Layout()) {
		if r := p.Rooms[0]; b.Key == string(r.Field.ID) || b.Key == string(r.Field.Section.ID) {
			if first.Field == nil {
				first = r
			}
			last = r
			over = over || p.Overflows(filled)
		}
	}
	text := form.PointerText
	if b.Key == string(form.Schedule) {
		text = "（写不下的步骤，全文见附页）"
	}
	c.formula(sheet, b.TopLeft(), fmt.Sprintf(`IF(SUM(%s:%s)=0,"","%s")`, fixed(first.FirstRow, form.FlagColumn), fixed(last.FirstRow, form.FlagColumn), text),
		either(over, text, ""))
}

// appendixNotice is the line of the panel about the appendix: a formula, and what it
// gives for the form as it is written. It is "" while every text fits its box.
func appendixNotice(planForm *form.Form, layout *form.Layout, filled *form.Filled, sheet string) (formula, result string) {
	parts := planForm.AppendixParts(layout)
	appendix := form.AppendixOf(parts, filled)
	name := form.AppendixOfForm(sheet)
	at := func(cell string) string { return quoted(name) + "!" + cell }
	over := fmt.Sprintf("SUM(%s:%s)", at(fmt.Sprintf("$%s$%d", overCol, firstLineRow)), fmt.Sprintf("$%s$%d", overCol, firstLineRow+len(parts)-1))
	const saysOver, saysPages = " 栏写不下，全文已转入“", "”，请一并打印："
	const saysFull = "。" + appendixFull
	formula = fmt.Sprintf(`IF(%[1]s=0,"",%[1]s&"%[2]s%[3]s%[4]s"&%[5]s&" 页"&IF(%[6]s=1,"%[7]s",""))`,
		over, saysOver, name, saysPages, at(pagesCell), at(fullCell), saysFull)
	if appendix.Over == 0 {
		return formula, ""
	}
	return formula, fmt.Sprintf("%d%s%s%s%d 页%s", appendix.Over, saysOver, name, saysPages, appendix.Pages(), either(appendix.Next != nil, saysFull, ""))
}

func noticeLook() Look {
	return Look{Size: SizeFive, Across: "left", Wrap: true}
}
