package sheets

import (
	"bytes"
	"slices"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// numbersStored is a rollup of projects whose answers a workbook stored as numbers.
func numbersStored() *record.State {
	s := decidedTwo()
	for _, f := range s.Files {
		for _, filled := range f.Return.Projects {
			filled.Set(form.PilotFrom, form.Answer{Raw: "44348", Kind: form.Number, Cell: "H8"})
			filled.Set(form.ContactPhone, form.Answer{Raw: "1.39E10", Kind: form.Number, Cell: "H140"})
			filled.Set(form.IndependentLegal, form.Answer{Raw: "TRUE", Kind: form.Boolean, Cell: "H130"})
			filled.Set(form.MatchingFunds, form.Answer{Raw: "20.100000000000001", Kind: form.Number, Cell: "H138"})
			filled.Steps = []form.Step{{Time: form.Answer{Raw: "44348", Kind: form.Number, Cell: "A69"}, Content: form.Answer{Raw: "宣传培训", Kind: form.Text, Cell: "F69"}}}
		}
	}
	return s
}

func TestStoredNumbersAreShownAsPeopleReadThem(t *testing.T) {
	data := bytesOf(t, computed(numbersStored()))
	details, steps := textsOn(t, data, record.SheetDetails), textsOn(t, data, record.SheetSteps)
	for _, want := range []string{"2021年6月", "13900000000", "是", "20.1"} {
		if !slices.Contains(details, want) {
			t.Errorf("申报详情 does not show %s", want)
		}
	}
	for _, raw := range []string{"44348", "1.39E10", "TRUE", "20.100000000000001"} {
		if slices.Contains(details, raw) || slices.Contains(steps, raw) {
			t.Errorf("%s is shown as the file has it", raw)
		}
	}
	if !slices.Contains(steps, "2021年6月1日") {
		t.Errorf("工作步骤 shows %q", steps)
	}
	got, problems := ReadRollup(readBook(t, data))
	if problems != nil || len(got.Altered) > 0 {
		t.Errorf("what is shown is taken for altered: %v %v", got.Altered, problems)
	}
	for _, f := range got.Files {
		if a := f.Return.Projects[0].Answer(form.PilotFrom); a.Raw != "44348" || a.Kind != form.Number {
			t.Errorf("the answer of the file is not kept: %+v", a)
		}
	}
}

// An older program wrote the answers as the file has them.
func TestOlderSheetsAreHeldAgainstWhatTheFileSays(t *testing.T) {
	book := readBook(t, bytesOf(t, computed(numbersStored())))
	state, _ := ReadRollup(book)
	bare, _ := keptOf(book).sheets()
	i := slices.IndexFunc(bare, func(d keptSheet) bool { return d.Name == record.SheetDetails })
	bare[i].Shown, bare[i].Understood = false, false
	older := withAnswers(bare, form.Official(), state.formOf)[i]
	if found := older.compare(book); len(found) == 0 {
		t.Error("the sheet is not held against the raw answers")
	}
	for _, sheet := range book.Sheets {
		for k, c := range sheet.Cells {
			raw, ok := map[string]string{"2021年6月": "44348", "13900000000": "1.39E10", "20.1": "20.100000000000001"}[c.Text]
			if ok && sheet.Name == record.SheetDetails {
				sheet.Cells[k].Text, sheet.Cells[k].Kind = raw, xlsx.Text
			}
		}
	}
	for _, a := range older.compare(book) {
		if a.Old != "TRUE" {
			t.Errorf("an older sheet is taken for altered: %+v", a)
		}
	}
}

// What is typed in words is added up all the same, and stands beside.
func TestNumbersAndDaysOfAnswersAreNumbersAndDays(t *testing.T) {
	s := decidedTwo()
	typed := []struct{ funds, day string }{{"二十万元", "二〇二一年五月六日"}, {"12.5", "2021年5月7日"}}
	n := 0
	for _, f := range s.Files {
		for _, filled := range f.Return.Projects {
			filled.Set(form.MatchingFunds, form.Answer{Raw: typed[n%2].funds, Kind: form.Text, Cell: "H138"})
			filled.Set(form.FormDate, form.Answer{Raw: typed[n%2].day, Kind: form.Text, Cell: "H20"})
			n++
		}
	}
	data := bytesOf(t, computed(s))
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows(record.SheetDetails, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	funds, day := form.Official().Field(form.MatchingFunds), form.Official().Field(form.FormDate)
	sum, beside := 0.0, []string{}
	for _, row := range rows[4:] {
		row = append(row, make([]string, len(rows[3])-len(row))...)
		at := func(title string) int { return slices.Index(rows[3], title) }
		cell := form.CellName(5, at(funds.Title)+1)
		if kind, err := f.GetCellType(record.SheetDetails, cell); err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
			t.Errorf("%s is a cell of type %v, %v", cell, kind, err)
		}
		amount, err := strconv.ParseFloat(row[at(funds.Title)], 64)
		if err != nil {
			t.Error(err)
		}
		sum += amount
		if serial := row[at(day.Title)]; serial != "44322" && serial != "44323" {
			t.Errorf("the day is %q", serial)
		}
		beside = append(beside, row[at(typedTitle(funds))], row[at(typedTitle(day))])
	}
	slices.Sort(beside)
	if sum != 32.5 || !slices.Equal(beside, []string{"", "", "二〇二一年五月六日", "二十万元"}) {
		t.Errorf("the sum is %v, and beside stands %q", sum, beside)
	}
	if got, problems := ReadRollup(readBook(t, data)); problems != nil || len(got.Altered) > 0 {
		t.Errorf("what is shown is taken for altered: %v %v", got.Altered, problems)
	}
}
