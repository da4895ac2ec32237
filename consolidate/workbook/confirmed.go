package workbook

import (
	"shidian/templates/form"
)

// takeConfirmation takes from the sheet 待确认 who has compared the workbook with the
// documents from which it was filled, and how many points are open. It is false for
// any other sheet.
func takeConfirmation(e *form.Entry, v *sheetView, names namedAreas) bool {
	by, named := names.areas[form.ConfirmedBy]
	if v.Name != form.SheetConfirm || !named {
		return false
	}
	e.By = form.Cut(form.OneLine(v.at(by.FirstRow, by.FirstCol).Raw), 60)
	points := names.areas[form.ConfirmedPoints]
	for row := points.FirstRow; row > 0 && row <= points.LastRow && row < points.FirstRow+form.MaxAsks; row++ {
		asked := !v.at(row, 1).IsBlank()
		if asked && v.at(row, points.FirstCol).IsBlank() {
			e.Open++
		}
	}
	return true
}
