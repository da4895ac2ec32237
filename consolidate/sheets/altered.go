package sheets

import (
	"fmt"
	"slices"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// Alteration is a cell of a rollup or a list that was changed by hand and is not for
// people to fill, or a row that was struck off or added: 申报详情!K5 联系人, 甲某 → 乙某.
// What was received stands.
type Alteration struct {
	File  string // of the rollup or list; "" for the rollup that is merged into
	Sheet string
	Cell  string
	Title string
	Old   string // as received
	New   string // as it stands in the sheet
	Of    string // what the row is about; "" where it is not known
	Added bool   // the whole row was not written by the program

	Removed bool // the row or the sheet is gone

	// Form is the number of the form of a list that the row shows, from 1 in their
	// order; 0 when there is none, or it cannot be told.
	Form int

	row     int
	key     string // of a row that was added to a sheet whose rows are known by a column
	written int    // the row as it was written, from 1; 0 for none
}

// WholeRow is the title of an alteration that concerns a whole row.
const WholeRow = "整行"

// NamesRow reports whether it changes which rows stand on the sheet, or by what one of
// them is known: 区划代码, 填报单位, 来源文件.
func (a Alteration) NamesRow() bool {
	return a.Added || a.Removed || slices.Contains([]string{columnCode, columnRegion, record.ColumnFile}, a.Title)
}

// String says what was changed, in Chinese.
func (a Alteration) String() string {
	switch {
	case a.Added:
		return "多出的一行“" + record.Brief(a.New) + "”不是程序写出的"
	case a.Removed && a.Title == WholeRow:
		return "“" + record.Brief(a.Old) + "”的一行被删去"
	case a.Removed:
		return a.Title + "“" + record.Brief(a.Old) + "”被删去或者改动"
	}
	return fmt.Sprintf("“%s”原为“%s”，被改为“%s”", a.Title, record.Brief(a.Old), record.Brief(a.New))
}

// alteredList tells every cell of a list that says otherwise than it was written.
func (r *ListReading) alteredList(b *xlsx.Book) (found []Alteration) {
	forms := r.Forms
	for _, d := range withAnswers(r.Written, r.Form(), func(ref formRef) *form.Filled {
		if ref.Form < 0 || ref.Form >= len(forms) {
			return nil
		}
		return forms[ref.Form].Filled
	}) {
		if d.Name == r.Sheet {
			d.nameTitle = r.columns().name()
		}
		for _, a := range d.compare(b) {
			a.Form = d.formOfRow(a, forms, r.Sheet)
			found = append(found, a)
		}
	}
	sortAlterations(found)
	return found
}

// formOfRow finds the form that an altered row of a list shows. The printed sheet
// has a row for each of them, in their order; a row that somebody added goes by
// the name that stands in it.
func (d keptSheet) formOfRow(a Alteration, forms []ListForm, printed string) int {
	switch named := d.Name == printed && slices.Contains(d.Columns, d.nameColumn()); {
	case a.written > 0 && d.Forms != nil:
		return d.Forms[a.written-1].Form + 1
	case a.written > 0 && named:
		return a.written
	case a.Added && named:
		return 1 + slices.IndexFunc(forms, func(f ListForm) bool { return form.NormalName(f.Filled.Name()) == form.NormalName(a.New) })
	}
	return 0
}

// sameText reports whether a cell still says what was written. A save by an office
// program may change line ends and the spaces at the ends of a text. Characters that
// cannot be seen are drawn as signs (form.Visible); older programs left them out, so
// both are compared. What no cell can show whole is not compared.
func sameText(was, is string) bool {
	return was == is || form.Clean(was) == form.Clean(is) || form.Clean(form.Visible(was)) == form.Clean(form.Visible(is)) || !table.ShowsWhole(was)
}
