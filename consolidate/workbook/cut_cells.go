package workbook

import (
	"fmt"
	"strings"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// strayedName is the name of an answer that stands in another cell than that of its
// caption: f_pilot_name in I103, because somebody cut the cell and put it there.
type strayedName struct {
	field *form.Field
	area  xlsx.Range
}

// findCut says of the names that stand elsewhere what is written there, where that is what
// was cut out: the place of the answer is blank now, or nothing belongs to where it stands.
func (r *sheetReading) findCut(v *sheetView) {
	const shown = 3
	var said []string
	for _, s := range r.strayed {
		at := [2]int{s.area.FirstRow, s.area.FirstCol}
		text := v.at(at[0], at[1])
		_, printed := r.seen.at[at]
		left := r.filled.Answer(s.field.ID).IsBlank() || !r.answers[at]
		if printed || !left || s.field.InTable() || text.IsBlank() || len(said) == shown {
			continue
		}
		said = append(said, fmt.Sprintf("“%s”原来的格子现在在 %s，写着“%s”", s.field.Title, form.CellName(at[0], at[1]), form.Quote(text.Raw)))
	}
	if said != nil {
		r.cut = "（" + strings.Join(said, "；") + "）"
	}
}
