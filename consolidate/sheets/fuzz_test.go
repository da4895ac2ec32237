package sheets

import (
	"testing"

	"shidian/consolidate/workbook/xlsx"
)

// FuzzReadState changes one cell of a rollup, hidden ones too, to whatever text:
// reading it ends in a state or in problems, and what is read can be computed.
func FuzzReadState(f *testing.F) {
	book := readBook(f, bytesOf(f, computed(decidedTwo())))
	kept := len(book.Sheets)
	for i, sheet := range book.Sheets {
		if sheet.Name == sheetKept {
			kept = i
		}
	}
	for i, c := range book.Sheets[kept].Cells {
		f.Add(kept, i, c.Text)
	}
	f.Add(1, 20, "通过")
	f.Add(kept, 1, `{"name":"项目汇总","columns":["序号"],"rows":[["1","2"],[]],"forms":[{"form":-1}]}`)
	f.Fuzz(func(t *testing.T, sheet, cell int, text string) {
		if sheet < 0 || sheet >= len(book.Sheets) || cell < 0 || cell >= len(book.Sheets[sheet].Cells) {
			return
		}
		at := &book.Sheets[sheet].Cells[cell]
		was := *at
		defer func() { *at = was }()
		at.Text, at.Kind = text, xlsx.Text
		if s, problems := ReadRollup(book); problems == nil {
			computed(s.State)
		}
	})
}
