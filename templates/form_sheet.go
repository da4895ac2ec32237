package templates

import (
	"fmt"

	"shidian/templates/form"
)

// formSheet draws the n-th 申报书 and writes its answers.
func (c *county) formSheet(n int, filled *form.Filled) {
	sheet, layout := form.SheetForm(n), c.plan.Form.Layout()
	c.keep(stepsFit(sheet, filled))
	c.view(sheet)
	c.drawLayout(sheet, layout, filled, nil)
	c.names(sheet, layout, append(c.plan.Form.Fields(), c.plan.Form.StepFields()...))
	c.panels = append(c.panels, c.projectPanel(sheet, layout, filled))
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
	c.printedBoxes(sheet, layout, len(filled.Steps), slots)
	offered := map[*form.Field]bool{}
	for _, b := range layout.Boxes {
		if b.Field == nil {
			continue
		}
		look, returned := c.returnedLook(sheet, b.Area, lookOf(layout, b))
		c.box(sheet, b.Area, look, "")
		c.answer(sheet, b.Field, b.Area, look, answerOf(filled, b))
		if offered[b.Field] {
			continue
		}
		offered[b.Field] = true
		home, _ := layout.Home(b.Field.ID)
		c.offer(sheet, b.Field, home, layout)
		if !returned { // what goes back has a colour of its own
			c.colourMissing(sheet, b.Field, home, layout)
		}
	}
}

// printedBoxes draws all of a layout but its answers: the grid, with as many rows of
// section 四 as there are steps, and what the paper prints.
func (b *book) printedBoxes(sheet string, layout *form.Layout, steps int, slots map[string]string) {
	b.width(sheet, "A", columnLetters(form.Columns), form.ColumnPixel)
	for i, h := range layout.Heights {
		b.height(sheet, i+1, h)
	}
	b.asTyped(sheet, form.Area{FirstRow: 1, FirstCol: 1, LastRow: len(layout.Heights), LastCol: form.Columns})
	for i, row := range layout.Spare {
		b.keep(b.file.SetRowVisible(sheet, row, form.StepsShown+i < steps))
	}
	for _, box := range layout.Boxes {
		if box.Field == nil {
			b.box(sheet, box.Area, lookOf(layout, box), textOf(box, slots))
		}
	}
}

func textOf(b form.Box, slots map[string]string) string {
	switch b.Role {
	case form.Slot:
		return slots[b.Key]
	case form.Heading:
		return form.BrokenHeading(b.Text, span(b))
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
func (b *book) names(sheet string, layout *form.Layout, fields []*form.Field) {
	for _, f := range fields {
		home, _ := layout.Home(f.ID)
		refersTo := quoted(sheet) + "!" + fixed(home.FirstRow, home.FirstCol)
		if f.InTable() {
			home.LastCol = home.FirstCol
			refersTo = fixedRange(sheet, home)
		}
		b.name(sheet, f.Name(), refersTo)
	}
}

// projectPanel draws what stands beside a 申报书.
func (c *county) projectPanel(sheet string, layout *form.Layout, filled *form.Filled) *panel {
	p := c.newPanel(sheet, layout, c.plan.Form.Fields(), filled)
	if !filled.IsBlank() {
		p.found = c.finds.Project(filled)
	}
	p.measure()
	p.steps()
	p.partners()
	rows, stands := p.draw(p.projectLines())
	p.status(rows, stands)
	p.ways(rows)
	return p
}
