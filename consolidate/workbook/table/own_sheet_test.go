package table

import (
	"slices"
	"strings"
	"testing"

	"shidian/consolidate/workbook/xlsx"
)

// A sheet of people's own is read back as it was drawn, whatever stands in it.
func TestOwnSheetIsReadBackAsItWasDrawn(t *testing.T) {
	s := &OwnSheet{Name: "我的", Formats: []xlsx.Format{{Pattern: "solid", Ground: "FFFF00"}, {Number: `0.0"个"`, Font: xlsx.Font{Name: "黑体", Points: 14, Bold: true}}},
		Cols: []OwnLines{{Span: xlsx.Span{First: 2, Last: 3}, Size: 20, Hidden: true}}, Rows: []OwnLines{{Span: xlsx.Span{First: 3, Last: 3}, Size: 40, Format: 1}},
		Merges: []xlsx.Range{{FirstRow: 30, FirstCol: 1, LastRow: 31, LastCol: 4}}}
	for i, text := range []string{"", "=1+1", "+1", "007", "_x0041_", "a\r\nb", "\x01\x1f", "😀", " 空 格 ", "一\n二\n", "\u200b", "\ufffe", "&<>\"'", strings.Repeat("长", 32767), "]]>"} {
		if text != "" {
			s.Cells = append(s.Cells, OwnCell{Row: int32(i + 1), Col: 1, Kind: xlsx.Text, Text: text, Format: i % 3})
		}
		s.Cells = append(s.Cells, OwnCell{Row: int32(i + 1), Col: 5, Format: 1})
	}
	for i, c := range []OwnCell{{Kind: xlsx.Number, Text: "1.0E+2"}, {Kind: xlsx.Bool, Text: "1"}, {Kind: xlsx.Error, Text: "#N/A"}, {Kind: xlsx.Text, Text: "007", Formula: `TEXT(A1,"000")&"<&>"`},
		{Kind: xlsx.Number, Text: "3", Formula: "1+2"}, {Kind: xlsx.NoValue, Formula: "A1"}} {
		c.Row, c.Col = 20, int32(i+1)
		s.Cells = append(s.Cells, c)
	}
	b, err := NewBook()
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Add(&Sheet{Name: "表", Columns: columns()}); err != nil {
		t.Fatal(err)
	}
	if err := b.AddOwn(s); err != nil {
		t.Fatal(err)
	}
	data, err := b.Bytes(mark())
	if err != nil {
		t.Fatal(err)
	}
	reader := xlsx.Reader{Layouts: true}
	book, err := reader.Read(t.Context(), data, xlsx.DefaultLimits())
	if err != nil || len(book.Damage) > 0 {
		t.Fatal(err, book.Damage)
	}
	sheet := book.Sheet("我的")
	for _, want := range s.Cells {
		got, _ := sheet.At(int(want.Row), int(want.Col))
		at := slices.IndexFunc(sheet.Layout.Cells, func(c xlsx.LaidCell) bool { return c.Row == want.Row && c.Col == want.Col })
		laid := xlsx.LaidCell{}
		if at >= 0 {
			laid = sheet.Layout.Cells[at]
		}
		if got.Text != want.Text || got.Kind != want.Kind && want.Kind != 0 || laid.Formula != want.Formula {
			t.Errorf("%s is %.40q %v %q, want %.40q %v %q", xlsx.CellRef(int(want.Row), int(want.Col)), got.Text, got.Kind, laid.Formula, want.Text, want.Kind, want.Formula)
		}
		if want.Format > 0 && (book.Formats[laid.Format].Ground != s.Formats[want.Format-1].Ground || book.Formats[laid.Format].Number != s.Formats[want.Format-1].Number) {
			t.Errorf("%s looks like %+v", xlsx.CellRef(int(want.Row), int(want.Col)), book.Formats[laid.Format])
		}
	}
	if width, _ := sheet.WidthOf(4); len(sheet.Merges) != 1 || !sheet.HidesCol(2) || !sheet.HidesCol(3) || width == 20 || len(sheet.Layout.Rows) != 1 {
		t.Errorf("merges %v, hidden %v, rows %v", sheet.Merges, sheet.HiddenCols, sheet.Layout.Rows)
	}
}
