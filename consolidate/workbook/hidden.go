package workbook

import (
	"fmt"
	"strings"

	"shidian/templates/form"
)

// notesOfHidden tells of answers in hidden rows or columns: they are merged,
// but whoever printed and stamped the form did not see them.
func notesOfHidden(r *sheetReading, v *sheetView) []form.Note {
	if v.HiddenRows == nil && v.HiddenCols == nil {
		return nil
	}
	const shown = 5
	var cells []string
	count := 0
	for _, c := range v.Cells {
		place := [2]int{int(c.Row), int(c.Col)}
		if r.answers[place] && form.Clean(c.Text) != "" && (v.HidesRow(place[0]) || v.HidesCol(place[1])) {
			if count++; count <= shown {
				cells = append(cells, c.Ref())
			}
		}
	}
	if cells == nil {
		return nil
	}
	more := ""
	if count > shown {
		more = fmt.Sprintf("等 %d 格", count)
	}
	return []form.Note{{Kind: form.OutsideAnswer, Sheet: v.Name, Cell: cells[0],
		Detail: "隐藏的行或列里有答案，已并入：" + strings.Join(cells, "、") + more + "。打印时看不到，请取消隐藏并核对"}}
}
