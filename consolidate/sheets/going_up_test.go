package sheets_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// countyState is a state of two files of two counties, with a project each.
func countyState() *record.State {
	s := record.NewState()
	for i, region := range []string{"140521", "140522"} {
		name := fmt.Sprintf("示例%d试点", i)
		f := &record.File{Path: fmt.Sprintf("%d.xlsx", i), SHA256: strings.Repeat(fmt.Sprint(i), 64), FirstSeen: form.Date{Year: 2021, Month: 5, Day: 6},
			Return: &form.Return{Mark: form.Mark{Kind: form.CountyBook, Edition: form.Edition, Cycle: "2021", Region: region}}}
		p := form.NewFilled(form.Origin{Region: region, File: f.Path, SHA256: f.SHA256, Sheet: name})
		p.Set(form.PilotName, form.Answer{Raw: name, Kind: form.Text, Cell: "A1"})
		p.Set(form.Domain, form.Answer{Raw: "农业", Kind: form.Text, Cell: "A2"})
		f.Return.Projects = []*form.Filled{p}
		s.Files[f.ID()] = f
	}
	return s
}

func computeCity(s *record.State) *record.Rollup {
	p, paths := testplan.New(), map[string]string{}
	for id, f := range s.Files {
		paths[id] = f.Path
	}
	city, _ := p.Region("140500")
	return record.Compute(p, city, form.Date{Year: 2021, Month: 5, Day: 9}, s, paths, sheets.DecisionPlaces)
}

func bookOf(t *testing.T, r *record.Rollup) []byte {
	t.Helper()
	data, err := sheets.DrawRollup(context.Background(), r, func(checks.Finding) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func opened(t *testing.T, data []byte) *xlsx.Book {
	t.Helper()
	book, err := new(xlsx.Reader).Read(context.Background(), data, xlsx.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// filledIn is the rollup with text(column, row) in every cell of the columns
// named, the way a clerk types it. Rows are counted from 0.
func filledIn(t *testing.T, data []byte, columns []sheets.FilledColumn, text func(c sheets.FilledColumn, row int) string) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range columns {
		cells, err := f.SearchSheet(c.Sheet, c.Title)
		if err != nil || len(cells) != 1 {
			t.Fatalf("%s has %d columns %s: %v", c.Sheet, len(cells), c.Title, err)
		}
		col, head, _ := excelize.CellNameToCoordinates(cells[0])
		for row := range 2 {
			if err := f.SetCellStr(c.Sheet, form.CellName(head+1+row, col), text(c, row)); err != nil {
				t.Fatal(err)
			}
		}
	}
	buffer, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return buffer.Bytes()
}

// withOwnColumn is the rollup with a column of a clerk's own behind the sheet's.
func withOwnColumn(t *testing.T, data []byte, sheet, after, title string) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	cells, _ := f.SearchSheet(sheet, after)
	col, head, _ := excelize.CellNameToCoordinates(cells[0])
	name, _ := excelize.ColumnNumberToName(col + 1)
	if err := f.InsertCols(sheet, name, 1); err != nil {
		t.Fatal(err)
	}
	f.SetCellStr(sheet, form.CellName(head, col+1), title)
	buffer, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return buffer.Bytes()
}

// everyPart is the text of all parts of a package.
func everyPart(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(text)
	}
	return parts
}

// A list goes by mail. What stays in the office stands nowhere in its package,
// and what goes up does.
func TestListCarriesOnlyWhatGoesUp(t *testing.T) {
	word := func(c sheets.FilledColumn, row int) string { return fmt.Sprintf("字样%s%s%d", c.Sheet, c.Title, row) }
	data := bookOf(t, computeCity(countyState()))
	void := sheets.FilledColumn{Sheet: record.SheetReceipts, Title: record.ColumnVoid}
	columns := slices.DeleteFunc(sheets.FilledColumns(), func(c sheets.FilledColumn) bool { return c == void })
	for sheet, last := range map[string]string{record.SheetReceipts: record.ColumnVoid, record.SheetProjects: record.ColumnSameAs} {
		data = withOwnColumn(t, data, sheet, last, "会签")
		columns = append(columns, sheets.FilledColumn{Sheet: sheet, Title: "会签"})
	}
	s, problems := sheets.ReadRollup(opened(t, filledIn(t, data, columns, word)))
	if problems != nil {
		t.Fatal(problems)
	}
	r := computeCity(s.State)
	for _, p := range r.Projects {
		p.State = checks.Recommended
	}
	for i, f := range r.Files { // a void file has no project on the list, so it is struck out last
		f.Receipt.Void = word(void, i)
	}
	list, err := sheets.DrawList(r)
	if err != nil {
		t.Fatal(err)
	}
	parts := everyPart(t, list)
	for _, c := range append(columns, void) {
		found := false
		for name, part := range parts {
			if strings.Contains(part, word(c, 0)) || strings.Contains(part, word(c, 1)) {
				found = true
				if !c.GoesUp {
					t.Errorf("%s carries %s of %s", name, c.Title, c.Sheet)
				}
			}
		}
		if c.GoesUp && !found {
			t.Errorf("%s of %s does not go up", c.Title, c.Sheet)
		}
	}
	rank := sheets.FilledColumn{Sheet: record.SheetProjects, Title: record.ColumnRank}
	forms, problems := sheets.FormsOf(opened(t, list))
	if problems != nil || len(forms) != 2 || forms[0].Entered.Rank != word(rank, 0) {
		t.Errorf("the next level reads %+v %v", forms, problems)
	}
}
