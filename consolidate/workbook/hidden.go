package workbook

import (
	"fmt"
	"slices"
	"strings"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// notesOfHidden tells of answers in hidden rows or columns: they are merged,
// but whoever printed and stamped the form did not see them.
func notesOfHidden(r *sheetReading, v *sheetView) []form.Note {
	if v.HiddenRows == nil && v.HiddenCols == nil {
		return nil
	}
	var cells []string
	for _, c := range v.Cells {
		place := [2]int{int(c.Row), int(c.Col)}
		if r.answers[place] && form.Clean(c.Text) != "" && (inSpans(v.HiddenRows, place[0]) || inSpans(v.HiddenCols, place[1])) {
			cells = append(cells, c.Ref())
		}
	}
	if cells == nil {
		return nil
	}
	const shown = 5
	first, more := cells[0], ""
	if len(cells) > shown {
		more = fmt.Sprintf("等 %d 格", len(cells))
		cells = cells[:shown]
	}
	return []form.Note{{Kind: form.OutsideAnswer, Sheet: v.Name, Cell: first,
		Detail: "隐藏的行或列里有答案，已并入：" + strings.Join(cells, "、") + more + "。打印时看不到，请取消隐藏并核对"}}
}

func inSpans(spans []xlsx.Span, n int) bool {
	return slices.ContainsFunc(spans, func(s xlsx.Span) bool { return s.First <= n && n <= s.Last })
}
