package workbook

import (
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// hides reports whether nothing of the block that begins there can be seen, because its
// rows or its columns are hidden.
func (v *sheetView) hides(area xlsx.Range) bool {
	if v.HiddenRows == nil && v.HiddenCols == nil {
		return false
	}
	block := v.block(area.FirstRow, area.FirstCol)
	shown := func(first, last int, hides func(int) bool) bool {
		for n := first; n <= last; n++ {
			if !hides(n) {
				return true
			}
		}
		return false
	}
	return !shown(block.FirstRow, block.LastRow, v.HidesRow) || !shown(block.FirstCol, block.LastCol, v.HidesCol)
}

// notesOfHidden tells of answers in hidden rows or columns that are merged all the same:
// steps, which the appendix prints, and what is not printed anyhow.
func notesOfHidden(r *sheetReading, v *sheetView) []form.Note {
	if v.HiddenRows == nil && v.HiddenCols == nil {
		return nil
	}
	inDoubt := map[string]bool{} // told by a rule of their own
	for _, a := range r.filled.Answers {
		inDoubt[a.Cell] = a.Doubt != ""
	}
	var found places
	for _, c := range v.Cells {
		place := [2]int{int(c.Row), int(c.Col)}
		if r.answers[place] && !inDoubt[c.Ref()] && form.Clean(c.Text) != "" && (v.HidesRow(place[0]) || v.HidesCol(place[1])) {
			found.add(c, func(ref string) string { return ref })
		}
	}
	return found.note(form.OutsideAnswer, v.Name, "隐藏的行或列里有答案，已并入：", "格", "打印时看不到，请取消隐藏并核对")
}
