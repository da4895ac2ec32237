package workbook

import "shidian/templates/form"

// notesOfHidden tells of answers in hidden rows or columns: they are merged,
// but whoever printed and stamped the form did not see them.
func notesOfHidden(r *sheetReading, v *sheetView) []form.Note {
	if v.HiddenRows == nil && v.HiddenCols == nil {
		return nil
	}
	var found places
	for _, c := range v.Cells {
		place := [2]int{int(c.Row), int(c.Col)}
		if r.answers[place] && form.Clean(c.Text) != "" && (v.HidesRow(place[0]) || v.HidesCol(place[1])) {
			found.add(c, func(ref string) string { return ref })
		}
	}
	return found.note(form.OutsideAnswer, v.Name, "隐藏的行或列里有答案，已并入：", "格", "打印时看不到，请取消隐藏并核对")
}
