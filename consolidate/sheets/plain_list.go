package sheets

import (
	"slices"
	"strings"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// A city that does not use the program sends a list that somebody typed. It holds no
// more than its columns, so nothing of it can be merged; but the city has to be told
// something else than a county with the wrong workbook.

// plainListNote is what is said of such a list.
const plainListNote = "这是手工清单，不是程序生成的，里面没有申报书的内容，不能并入。请报清单的单位用程序生成推荐清单报送，或者连同申报表一起报；填报单位请在下发的申报表上填写"

// sayPlainList says of a workbook without a form that it is a list by hand, where it is.
func sayPlainList(p *plan.Plan, b *xlsx.Book, said *form.Return) {
	i := slices.IndexFunc(said.Notes, func(n form.Note) bool { return n.Kind == form.OtherWorkbook })
	if i >= 0 && len(said.Projects) == 0 && said.County == nil && isPlainList(p, b) {
		said.Notes[i].Detail = plainListNote
	}
}

// isPlainList reports whether a row of the workbook has the captions of a list: three of
// those that tell it from other tables.
func isPlainList(p *plan.Plan, b *xlsx.Book) bool {
	words := listColumnsOf(p, plan.RecommendedList).captions()
	for _, s := range b.Sheets {
		row, has := int32(0), map[string]bool{}
		for _, cell := range s.Cells {
			if cell.Row != row {
				row, has = cell.Row, map[string]bool{}
			}
			text := form.Fold(cell.Text)
			for _, word := range words {
				if cell.Kind == xlsx.Text && strings.Contains(text, word) && len(text) <= 2*len(word) && !has[word] {
					has[word] = true
					break // a cell is one caption
				}
			}
			if len(has) >= 3 {
				return true
			}
		}
	}
	return false
}
