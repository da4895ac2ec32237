package sheets

import (
	"testing"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/plan/testplan"
)

// FuzzReadList changes one cell of a list, hidden ones too, to whatever text:
// reading it ends in what it says, with notes.
func FuzzReadList(f *testing.F) {
	book := readBook(f, listBytes(f))
	for i, sheet := range book.Sheets {
		for j, c := range sheet.Cells {
			if sheet.State != xlsx.Visible && j < 60 {
				f.Add(i, j, c.Text)
			}
		}
	}
	f.Add(len(book.Sheets)-2, 1, `{"name":"推荐项目清单","columns":["序号"],"rows":[["1","2"],[]],"forms":[{"form":9}]}`)
	p := testplan.New()
	f.Fuzz(func(t *testing.T, sheet, cell int, text string) {
		if sheet < 0 || sheet >= len(book.Sheets) || cell < 0 || cell >= len(book.Sheets[sheet].Cells) {
			return
		}
		at := &book.Sheets[sheet].Cells[cell]
		was := *at
		defer func() { *at = was }()
		at.Text, at.Kind = text, xlsx.Text
		ReadList(book, p, "清单.xlsx")
	})
}
