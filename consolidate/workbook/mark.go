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
		if mark, ok := markOn(s); ok {
			return mark, true
		}
	}
	return form.Mark{}, false
}

func markOn(s *xlsx.Sheet) (form.Mark, bool) {
	c, ok := s.At(1, 1)
	if !ok || c.Kind != xlsx.Text {
		return form.Mark{}, false
	}
	return form.ParseMark(c.Text)
}

// isLists reports whether the sheet is the hidden one with the lists of our own
// workbook, under whatever name: it holds the captions of the form and is none.
func isLists(s *xlsx.Sheet) bool {
	_, marked := markOn(s)
	return marked || s.Name == form.SheetLists
}
