package xlsx

import (
	"context"
	"testing"

	"github.com/xuri/excelize/v2"
)

// excelizeBook builds a workbook with excelize and returns its bytes.
func excelizeBook(t testing.TB, build func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	build(f)
	buf, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func mustRead(t testing.TB, data []byte) *Book {
	t.Helper()
	book, err := Read(context.Background(), data, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func TestReadsWhatExcelizeWrote(t *testing.T) {
	data := excelizeBook(t, func(f *excelize.File) {
		f.SetCellValue("Sheet1", "B2", "标准化试点")
		f.SetCellValue("Sheet1", "C8", 3.25)
		f.SetCellValue("Sheet1", "D8", true)
		f.SetDefinedName(&excelize.DefinedName{Name: "f_title", RefersTo: "Sheet1!$B$2", Scope: "Sheet1"})
		f.MergeCell("Sheet1", "B2", "D3")
	})
	book := mustRead(t, data)
	if len(book.Damage) > 0 {
		t.Fatal(book.Damage)
	}
	s := book.Sheet("sheet1")
	if s == nil || len(s.Cells) != 3 || len(s.Merges) != 1 {
		t.Fatalf("%+v", s)
	}
	if c, _ := s.At(2, 2); c.Text != "标准化试点" || c.Kind != Text {
		t.Error(c)
	}
	if c, _ := s.At(8, 3); c.Text != "3.25" || c.Kind != Number {
		t.Error(c)
	}
	if c, _ := s.At(8, 4); c.Text != "1" || c.Kind != Bool {
		t.Error(c)
	}
	if len(book.Names) != 1 || book.Names[0] != (Name{"f_title", 0, "Sheet1!$B$2", false}) {
		t.Error(book.Names)
	}
}
