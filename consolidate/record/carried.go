package record

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"shidian/checks"
	"shidian/templates/form"
)

// carrying puts the answers of a form on a sheet of a workbook that is built anew, as they
// stood. What cannot stand there, or would mean something else there, is left out and
// told, with its place.
type carrying struct {
	sheet  string // of the new workbook
	form   *form.Form
	layout *form.Layout
	from   *form.Filled
	aside  []form.NoticeAside
	left   map[string]string // by cell of the new sheet: what was left out there, Chinese
}

// longestAnswer is what one cell holds.
const longestAnswer = 32767

func (c *carrying) carry(fields []*form.Field) *form.Filled {
	filled := form.NewFilled(form.Origin{Sheet: c.sheet})
	c.left = map[string]string{}
	for _, f := range fields {
		if f.InTable() {
			continue
		}
		home, _ := c.layout.Home(f.ID)
		filled.Set(f.ID, c.answer(f, c.from.Answer(f.ID), home.TopLeft(), f.Title))
	}
	for i, step := range c.from.Steps {
		if i >= form.StepRows {
			c.leaveOut(step.Content.Cell, fmt.Sprintf("工作步骤第 %d 行，表上只有 %d 行，没有带过来，请并入前面各行：%s %s %s", i+1, form.StepRows, step.Time.Raw, step.Content.Raw, step.Units.Raw))
			continue
		}
		var own form.Step
		for _, id := range form.StepIDs() {
			own.Set(id, c.answer(c.form.Field(id), step.Answer(id), c.stepCell(id, i), stepTitle(c.form.Field(id), i)))
		}
		filled.Steps = append(filled.Steps, own)
	}
	return filled
}

func stepTitle(f *form.Field, i int) string {
	return fmt.Sprintf("工作步骤第 %d 行%s", i+1, f.Title)
}

// answer is the answer as it can stand in the cell.
func (c *carrying) answer(f *form.Field, a form.Answer, cell, title string) form.Answer {
	why := ""
	switch {
	case a.IsMissing():
		return form.Answer{}
	case a.HasNoValue():
		why = fmt.Sprintf("原件这一格是错误值“%s”，不是答案", a.Raw)
	case a.Unreadable():
		why = "原件这一格是" + a.Doubt.Chinese()
	case a.Doubt == form.Struck || a.Doubt == form.Unseen:
		why = fmt.Sprintf("原件这一格写的是“%s”，%s", a.Raw, a.Doubt.Chinese())
	}
	if why != "" {
		c.leaveOut(a.Cell, title+"："+why+"，没有带过来")
		c.left[cell] = why + "，没有带过来。应当填的请直接写上文字。"
		return form.Answer{}
	}
	own := form.Answer{Raw: a.Raw, Kind: a.Kind}
	var d form.Date
	ok := false
	if a.Kind != form.Text { // a text stays what it is
		d, ok = form.ParseDate(a)
	}
	switch {
	case a.Kind == form.DateCell && (!ok || d.Year <= 1900): // no day count is this day in every program
		own.Kind = form.Text
	case a.Kind == form.Number && a.Date1904 && isDay(f) && ok && d.Day > 0:
		own.Raw, own.Kind = d.String(), form.DateCell
	case a.Kind == form.Text && len(utf16.Encode([]rune(a.Raw))) > longestAnswer:
		own.Raw = string([]rune(a.Raw)[:longestAnswer/2])
		c.leaveOut(a.Cell, fmt.Sprintf("%s：文字超过一格存得下的字数，只带来前面 %d 字", title, longestAnswer/2))
	}
	return own
}

func (c *carrying) leaveOut(cell, text string) {
	place := strings.TrimSuffix(c.from.File+" "+c.from.Sheet+"!"+cell, "!")
	c.aside = append(c.aside, form.NoticeAside{Place: place, Text: text})
}

// stepCell is the cell of a column of section 四 in its i-th row, from 0.
func (c *carrying) stepCell(id form.ID, i int) string {
	for _, b := range c.layout.Boxes {
		if b.Field != nil && b.Field.ID == id && b.Step == i {
			return b.TopLeft()
		}
	}
	return ""
}

// homeOf is the cell of the new sheet in which a finding is put right, and what that is
// called; false for what is about no answer.
func (c *carrying) homeOf(f checks.Finding) (cell, title string, ok bool) {
	if f.Field == "" || !c.form.Has(f.Field) {
		return "", "", false
	}
	field := c.form.Field(f.Field)
	if !field.InTable() {
		home, ok := c.layout.Home(f.Field)
		return home.TopLeft(), field.Title, ok
	}
	for i, step := range c.from.Steps[:min(len(c.from.Steps), form.StepRows)] {
		if step.Answer(f.Field).Cell == f.Cell {
			return c.stepCell(f.Field, i), stepTitle(field, i), true
		}
	}
	return c.stepCell(f.Field, 0), stepTitle(field, 0), true
}

// isDay reports whether the field asks for a day or a month.
func isDay(f *form.Field) bool {
	switch f.Type.(type) {
	case form.Day, form.Month:
		return true
	default:
		return false
	}
}
