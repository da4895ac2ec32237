package xlsx

import (
	"fmt"
	"strings"
	"testing"
)

// laid is the layout of the first sheet, and the formats of the book.
func laid(t *testing.T, f files) (*Book, *Layout) {
	t.Helper()
	reader := Reader{Layouts: true}
	book, err := reader.Read(t.Context(), f.zip(), DefaultLimits())
	if err != nil || len(book.Damage) > 0 {
		t.Fatal(err, book.Damage)
	}
	return book, book.Sheets[0].Layout
}

// Formulas are known for every cell, also where Excel says them once for many; of an array
// and of a data table they are opaque.
func TestFormulaOfEveryCellIsKnown(t *testing.T) {
	_, l := laid(t, workbook(rows(`<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:C2" si="0">A1*2+$A$1&amp;"A1"</f><v>2</v></c><c r="C1"><f t="shared" si="0"/><v>2</v></c></row>`+
		`<row r="2"><c r="B2"><f t="shared" si="0"></f><v>2</v></c><c r="C2" t="str"><f>甲!A1</f><v>x</v></c><c r="D2"><f t="array" ref="D2:D3">A1:A2</f><v>1</v></c><c r="E2"><f t="shared" si="9"/></c></row>`)))
	var got []string
	for _, c := range l.Cells {
		got = append(got, fmt.Sprintf("%s %s %v", CellRef(int(c.Row), int(c.Col)), c.Formula, c.Opaque))
	}
	want := `B1 A1*2+$A$1&"A1" false|C1 B1*2+$A$1&"A1" false|B2 A2*2+$A$1&"A1" false|C2 甲!A1 false|D2  true|E2  true`
	if strings.Join(got, "|") != want {
		t.Errorf("the formulas are\n%s\nwant\n%s", strings.Join(got, "|"), want)
	}
}

// A filter is known by what it lets through; what it asks for beside that is told.
func TestFilterIsRead(t *testing.T) {
	_, l := laid(t, workbook(rows(`<row r="4"><c r="B4"><v>1</v></c></row>`)+`<autoFilter ref="B4:H19"><filterColumn colId="0"><filters blank="1"><filter val="推荐"/><filter val="3"/></filters></filterColumn>`+
		`<filterColumn colId="2"><customFilters and="1"><customFilter operator="greaterThan" val="3"/><customFilter operator="notEqual" val=" "/></customFilters></filterColumn>`+
		`<filterColumn colId="3"><filters><dateGroupItem year="2021" month="5" dateTimeGrouping="month"/></filters></filterColumn>`+
		`<filterColumn colId="4"><top10 val="10"/></filterColumn><filterColumn colId="5" hiddenButton="1"/></autoFilter>`))
	want := "{Over:{FirstRow:4 FirstCol:2 LastRow:19 LastCol:8} Columns:[{Col:2 Choice:{Values:[推荐 3] Days:[] Blank:true Conditions:[] All:false} Other:false} " +
		"{Col:4 Choice:{Values:[] Days:[] Blank:false Conditions:[[greaterThan 3] [notEqual  ]] All:true} Other:false} " +
		"{Col:5 Choice:{Values:[] Days:[2021-05] Blank:false Conditions:[] All:false} Other:false} {Col:6 Choice:{Values:[] Days:[] Blank:false Conditions:[] All:false} Other:true}]}"
	if got := fmt.Sprintf("%+v", *l.Filter); got != want {
		t.Errorf("the filter is\n%s\nwant\n%s", got, want)
	}
}

// Rows and columns that are formatted to their end are known, and what lies beside cells.
func TestLayoutOfASheet(t *testing.T) {
	f := workbook(`<cols><col min="2" max="3" width="12" style="1"/></cols>`+rows(`<row r="1" s="1" customFormat="1"><c r="A1" s="1"><v>1</v></c><c r="B1"/></row><row r="2" s="1" customFormat="1"/><row r="3" s="1"/>`)+
		`<conditionalFormatting sqref="A1"><cfRule type="cellIs" dxfId="0" priority="1" operator="equal"><formula>1</formula></cfRule></conditionalFormatting>`).with("xl/styles.xml", coloured)
	book, l := laid(t, f)
	if got := fmt.Sprint(l.Rows, l.Cols, l.Cells, l.Besides); got != "[{{1 2} 1}] [{{2 3} 1}] [{1 1 1  false}] [conditionalFormatting]" {
		t.Errorf("the layout is %s", got)
	}
	if len(book.Formats) != 6 || book.Formats[1].Ground != "FFFF00" || book.Formats[5].Ground != "FFFF00" {
		t.Errorf("the formats are %+v", book.Formats)
	}
}
