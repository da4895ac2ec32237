package workbook

import (
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// MarkOf tells what a workbook says it is: in its properties, else in the
// first cell of one of its sheets. The properties go when a form is pasted
// into a new workbook, the cell goes when its sheet is deleted.
func MarkOf(b *xlsx.Book) (form.Mark, bool) {
	if mark, ok := form.MarkOfProperties(b.Properties); ok {
		return mark, true
	}
	for _, s := range b.Sheets {
		if c, ok := s.At(1, 1); ok && c.Kind == xlsx.Text {
			if mark, ok := form.ParseMark(c.Text); ok {
				return mark, true
			}
		}
	}
	return form.Mark{}, false
}
