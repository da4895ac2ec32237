package xlsx

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// excelizeCells reads every cell of every sheet with excelize, raw.
func excelizeCells(data []byte) (map[string]map[string]string, error) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, err
	}
	defer f.Close()
	book := map[string]map[string]string{}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.Rows(sheet)
		if err != nil {
			return nil, err
		}
		cells := map[string]string{}
		for row := 1; rows.Next(); row++ {
			cols, err := rows.Columns()
			if err != nil {
				return nil, err
			}
			for i, text := range cols {
				if text != "" {
					cells[CellRef(row, i+1)] = text
				}
			}
		}
		if err := rows.Error(); err != nil {
			return nil, err
		}
		if err := rows.Close(); err != nil {
			return nil, err
		}
		book[sheet] = cells
	}
	return book, nil
}

// Where excelize is known to read something else, and why ours is right.
var knownDifferences = map[string]string{
	"escape in a formula result":        "excelize leaves _x000D_ in t=\"str\" (ECMA-376 part 1, 18.3.1.96: <v> is ST_Xstring)",
	"ISO date":                          "excelize gives the text; ours is the serial every other cell has",
	"boolean spelt out":                 "excelize gives \"true\" as written; ours is 0 or 1",
	"shared strings under another name": "excelize reads xl/sharedStrings.xml only and loses every text",
}

func TestDiffersFromExcelizeOnlyAsKnown(t *testing.T) {
	cell := func(c string) files { return workbook(rows(`<row r="1">` + c + `</row>`)) }
	cases := map[string][]byte{
		"escape in a formula result": cell(`<c r="A1" t="str"><f>X1</f><v>a_x000D_b</v></c>`).zip(),
		"ISO date":                   cell(`<c r="A1" t="d"><v>2026-05-08</v></c>`).zip(),
		"boolean spelt out":          cell(`<c r="A1" t="b"><v>true</v></c>`).zip(),
		"shared strings under another name": workbook(rows(good)).renamed(sst, "xl/texts.xml").
			edit("xl/_rels/workbook.xml.rels", "sharedStrings.xml", "texts.xml").zip(),
	}
	for name := range knownDifferences {
		if cases[name] == nil {
			t.Errorf("%s: no case", name)
			continue
		}
		if same := compareWithExcelize(t, cases[name]); same == "" {
			t.Errorf("%s: no longer differs; strike it from the list", name)
		}
	}
}

func TestReadsTheSameAsExcelize(t *testing.T) {
	for name, data := range map[string][]byte{
		"county workbook": countyFiles()[0],
		"values":          excelizeBook(t, everyValue),
		"streamed":        excelizeBook(t, streamed),
		"rich text": excelizeBook(t, func(f *excelize.File) {
			f.SetCellRichText("Sheet1", "B2", []excelize.RichTextRun{{Text: "标准", Font: &excelize.Font{Bold: true}}, {Text: " 化 "}})
		}),
		"rewritten": excelizeBook(t, func(f *excelize.File) {
			everyValue(f)
			f.RemoveRow("Sheet1", 3)
			f.InsertCols("Sheet1", "B", 2)
			f.NewSheet("甲 乙")
			f.SetSheetVisible("甲 乙", false, true)
		}),
		"1904": excelizeBook(t, func(f *excelize.File) {
			yes := true
			f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes})
			f.SetCellValue("Sheet1", "A1", time.Date(2026, 5, 8, 0, 0, 0, 0, time.UTC))
		}),
	} {
		if diff := compareWithExcelize(t, data); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func everyValue(f *excelize.File) {
	long := strings.Repeat("字", 32767)
	for i, v := range []any{
		"text", "", " blanks ", "a\nb\tc", "_x0041_ not an escape", "=1+1", "+1", "-1", "@x", "<&>\"'", "😀", long, "\u00A0\u3000",
		1, -2.5, 1e300, 1e-300, 0.1, 123456789012345678, true, false, nil, time.Date(2026, 5, 8, 12, 30, 0, 0, time.UTC), 90 * time.Minute,
	} {
		f.SetCellValue("Sheet1", fmt.Sprintf("%s%d", ColumnName(i%5*7+1), i+1), v)
	}
	f.SetCellDefault("Sheet1", "Z50", "7")
	f.SetCellFormula("Sheet1", "Z50", "3+4")
	f.SetCellFormula("Sheet1", "Z51", "1+1")
	f.SetCellStr("Sheet1", "XFD300", "far")
	f.MergeCell("Sheet1", "A60", "C61")
}

func streamed(f *excelize.File) {
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		panic(err)
	}
	for row := 1; row <= 200; row++ {
		w.SetRow(fmt.Sprintf("A%d", row*2), []any{fmt.Sprintf("行 %d", row), row, float64(row) / 3, row%2 == 0, nil, "=x"})
	}
	if err := w.Flush(); err != nil {
		panic(err)
	}
}

// compareWithExcelize returns the first difference, "" when there is none.
func compareWithExcelize(t *testing.T, data []byte) string {
	t.Helper()
	theirs, err := excelizeCells(data)
	if err != nil {
		t.Fatal(err)
	}
	book := mustRead(t, data)
	if len(book.Damage) > 0 || len(book.Sheets) != len(theirs) {
		return fmt.Sprint(book.Damage, len(book.Sheets), " sheets")
	}
	for _, s := range book.Sheets {
		sheet := theirs[s.Name]
		for _, c := range s.Cells {
			if sheet[c.Ref()] != c.Text {
				return fmt.Sprintf("%s!%s: ours %.50q, theirs %.50q", s.Name, c.Ref(), c.Text, sheet[c.Ref()])
			}
			delete(sheet, c.Ref())
		}
		for ref, text := range sheet {
			return fmt.Sprintf("%s!%s: only theirs: %.50q", s.Name, ref, text)
		}
	}
	return ""
}
