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
	Added bool   // the whole row is nobody's
}

// String says what was changed, in Chinese.
func (a Alteration) String() string {
	if a.Added {
		return "多出的一行“" + brief(a.New) + "”不是报送的项目"
	}
	return fmt.Sprintf("“%s”原为“%s”，被改为“%s”", a.Title, brief(a.Old), brief(a.New))
}

// formID tells forms apart in the sheets that show them: by the file and the
// sheet where they first stood. Rows that a city added to its list by hand have
// no file of their own and stand on one sheet; they go by name.
type formID struct{ sha256, file, sheet, name string }

func idOf(f *form.Filled) formID {
	return newFormID(f.SHA256, f.File, f.Sheet, f.Answer(form.PilotName).Raw)
}

func rowFormID(row table.Row) formID {
	return newFormID(row.Text(columnOriginID), row.Raw(columnOrigin), row.Raw(columnSheet), row.Raw(form.PilotName.Title))
}

func newFormID(sha256, file, sheet, name string) formID {
	if sha256 != "" {
		return formID{sha256, file, sheet, ""}
	}
	return formID{"", file, sheet, form.NormalName(name)}
}

// AlteredForms compares 申报详情 and 工作步骤 with the forms that they show.
func AlteredForms(b *xlsx.Book, forms []*form.Filled) []Alteration {
	byID := map[formID]*form.Filled{}
	for _, f := range forms {
		byID[idOf(f)] = f
	}
	var found []Alteration
	rows, _, ok := table.Read(b, SheetDetails, detailColumns())
	if !ok {
		return []Alteration{{Sheet: SheetDetails, Title: "工作表或者表头", Old: SheetDetails}}
	}
	shown := map[formID]bool{}
	for _, row := range rows {
		f := byID[rowFormID(row)]
		if f == nil {
			if name := row.Text(form.PilotName.Title); name != "" {
				found = append(found, Alteration{Sheet: SheetDetails, Cell: row.Ref(form.PilotName.Title), Title: form.PilotName.Title, New: name})
			}
			continue
		}
		shown[rowFormID(row)] = true
		for _, field := range form.Fields() {
			if was, is := f.Answer(field).Raw, row.Raw(field.Title); !sameText(was, is) {
				found = append(found, Alteration{Sheet: SheetDetails, Cell: row.Ref(field.Title), Title: field.Title, Old: was, New: is})
			}
		}
	}
	for _, f := range forms {
		if !shown[idOf(f)] {
			found = append(found, Alteration{Sheet: SheetDetails, Title: form.PilotName.Title, Old: f.Name()})
		}
	}
	return append(found, alteredSteps(b, byID)...)
}

func alteredSteps(b *xlsx.Book, byID map[formID]*form.Filled) []Alteration {
	var found []Alteration
	rows, _, _ := table.Read(b, SheetSteps, stepColumns())
	for _, row := range rows {
		f := byID[rowFormID(row)]
		n := wholeNumber(row.Text(columnNumber))
		if f == nil || n < 1 || n > len(f.Steps) {
			continue
		}
		for _, field := range form.StepFields() {
			if was, is := f.Steps[n-1].Answer(field).Raw, row.Raw(field.Title); !sameText(was, is) {
				found = append(found, Alteration{Sheet: SheetSteps, Cell: row.Ref(field.Title), Title: field.Title, Old: was, New: is})
			}
		}
	}
	return found
}

// sameText: a save by an office program may change line ends and the spaces at
// the ends of a text.
// What no cell can show whole is not compared.
func sameText(was, is string) bool {
	return was == is || form.Clean(was) == form.Clean(is) || !table.Holds(was)
}

// alteredReceipts compares what 收件登记 shows of the files.
func (s *State) alteredReceipts(rows []table.Row) []Alteration {
	var found []Alteration
	for _, row := range rows {
		f := s.Files[receiptID(row)]
		if f == nil {
			continue
		}
		for title, was := range map[string]string{columnFirstSeen: f.FirstSeen.String(), columnOwnTime: f.Return.SavedAt(), columnCode: f.Return.Region} {
			if is := row.Text(title); is != was {
				found = append(found, Alteration{Sheet: SheetReceipts, Cell: row.Ref(title), Title: title, Old: was, New: is})
			}
		}
	}
	return found
}
