package rollup

import (
	"fmt"

	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// Alteration is a cell that somebody changed outside of the columns that
// people fill. The value that was received stands.
type Alteration struct {
	File  string // of the rollup or list; "" for the rollup that is merged into
	Sheet string
	Cell  string
	Title string
	Old   string // as received
	New   string // as it stands in the sheet
	Of    string // what the row is about; "" where it is not known
	Added bool   // the whole row is nobody's

	Removed bool // the row or the sheet is gone

	row int
}

// WholeRow is the title of an alteration that is none of one column.
const WholeRow = "整行"

// String says what was changed, in Chinese.
func (a Alteration) String() string {
	switch {
	case a.Added:
		return "多出的一行“" + brief(a.New) + "”不是程序写出的"
	case a.Removed && a.Title == WholeRow:
		return "“" + brief(a.Old) + "”的一行被删去"
	case a.Removed:
		return a.Title + "“" + brief(a.Old) + "”被删去或者改动"
	}
	return fmt.Sprintf("“%s”原为“%s”，被改为“%s”", a.Title, brief(a.Old), brief(a.New))
}

// AlteredList tells every cell of a list that says otherwise than it was written.
func AlteredList(b *xlsx.Book, forms []Received) (found []Alteration, problems []string) {
	sheets, problems := readDrawn(b, func(ref formRef) *form.Filled {
		if ref.Form < 0 || ref.Form >= len(forms) {
			return nil
		}
		return forms[ref.Form].Filled
	})
	if problems == nil && sheets == nil {
		problems = []string{"隐藏的工作表“" + sheetKept + "”缺少内容"}
	}
	for _, d := range sheets {
		found = append(found, d.compare(b)...)
	}
	sortAlterations(found)
	return found, problems
}

// sameText: a save by an office program may change line ends and the spaces at
// the ends of a text.
// What no cell can show whole is not compared.
func sameText(was, is string) bool {
	return was == is || form.Clean(was) == form.Clean(is) || !table.Holds(was)
}

// DrawnSheets names the sheets that the program wrote into the workbook, without
// the hidden ones behind them.
func DrawnSheets(b *xlsx.Book) []string {
	sheets := bareSheets(b)
	names := make([]string, len(sheets))
	for i, d := range sheets {
		names[i] = d.Name
	}
	return names
}
