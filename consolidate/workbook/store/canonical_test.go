package store

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"reflect"
	"regexp"
	"shidian/samples/effort"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// sampleWorkbook has everything that made excelize's output differ between
// builds: several StreamWriters and drawings (charts, a picture, a comment).
func sampleWorkbook(t testing.TB) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer func() { must(t, book.Close()) }()
	for s := range 3 {
		sheet := fmt.Sprintf("项目%02d", s+1)
		_, err := book.NewSheet(sheet)
		must(t, err)
		stream, err := book.NewStreamWriter(sheet)
		must(t, err)
		for row := range 20 {
			must(t, stream.SetRow(fmt.Sprintf("A%d", row+1), []any{"区县", row, 1.5, "=1+1", " 前后空格 ", "a\nb", "_x0041_", "&<>"}))
		}
		must(t, stream.Flush())
	}
	for row := range 5 {
		must(t, book.SetCellValue("Sheet1", fmt.Sprintf("A%d", row+1), row*row))
		must(t, book.SetCellStr("Sheet1", fmt.Sprintf("B%d", row+1), "晋城市"))
	}
	must(t, book.SetCellFormula("Sheet1", "C1", "SUM(A1:A5)"))
	for i, cell := range []string{"E1", "E20"} {
		must(t, book.AddChart("Sheet1", cell, &excelize.Chart{Type: excelize.ChartType(int(excelize.Col) + i),
			Series: []excelize.ChartSeries{{Name: "投资", Values: "Sheet1!$A$1:$A$5"}}}))
	}
	must(t, book.AddComment("Sheet1", excelize.Comment{Cell: "A1", Author: "审核", Text: "请核对 & 改正"}))
	must(t, book.AddPictureFromBytes("Sheet1", "M1", &excelize.Picture{Extension: ".png", File: onePixel(t)}))
	must(t, book.AddTable("Sheet1", &excelize.Table{Range: "H1:I3", Name: "t1"}))
	validation := excelize.NewDataValidation(true)
	validation.SetSqref("D1:D9")
	must(t, validation.SetDropList([]string{"是", "否", "A&B"}))
	must(t, book.AddDataValidation("Sheet1", validation))
	ranged := excelize.NewDataValidation(true)
	ranged.SetSqref("A1:A9")
	must(t, ranged.SetRange(0, 100, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween))
	must(t, book.AddDataValidation("Sheet1", ranged))
	must(t, book.SetDefinedName(&excelize.DefinedName{Name: "f_total", RefersTo: "Sheet1!$A$1", Scope: "Sheet1"}))
	must(t, book.SetCustomProps(excelize.CustomProperty{Name: "表式", Value: "2026"}))
	must(t, book.SetDocProps(&excelize.DocProperties{Title: "汇总 <一>", Subject: "试点", Creator: "某人", LastModifiedBy: "某人",
		Created: time.Now().UTC().Format(time.RFC3339), Modified: time.Now().UTC().Format(time.RFC3339)}))
	out, err := book.WriteToBuffer()
	must(t, err)
	return out.Bytes()
}

func TestThirtyBuildsGiveOneFile(t *testing.T) {
	effort.Usual(t)
	first := canonical(t, sampleWorkbook(t))
	raw := map[string]bool{}
	for range 29 {
		built := sampleWorkbook(t)
		raw[string(built)] = true
		if !bytes.Equal(canonical(t, built), first) {
			t.Fatal("two builds of one workbook differ after Canonical")
		}
	}
	if len(raw) == 1 {
		t.Log("excelize gave the same bytes each time: the sample no longer proves anything")
	}
}

func TestCanonicalIsIdempotent(t *testing.T) {
	once := canonical(t, sampleWorkbook(t))
	if !bytes.Equal(canonical(t, once), once) {
		t.Error("Canonical changed its own result")
	}
}

func TestCanonicalKeepsEveryPart(t *testing.T) {
	before, after := unpack(t, sampleWorkbook(t)), unpack(t, canonical(t, sampleWorkbook(t)))
	if want, got := slices.Sorted(maps.Keys(before)), slices.Sorted(maps.Keys(after)); !slices.Equal(want, got) {
		t.Fatalf("parts before %q, after %q", want, got)
	}
	for name, content := range before {
		if name != contentTypesPart && name != corePart && after[name] != content {
			t.Errorf("part %s changed", name)
		}
	}
	if want, got := typeLines(before), typeLines(after); !slices.Equal(want, got) {
		t.Errorf("content types before\n%q\nafter\n%q", want, got)
	}
}

var typeLine = regexp.MustCompile(`(?:Default|Override) [^<>]*"`)

func typeLines(parts map[string]string) []string {
	lines := typeLine.FindAllString(parts[contentTypesPart], -1)
	slices.Sort(lines)
	return lines
}

func TestCanonicalOrdersAndDatesEntries(t *testing.T) {
	archive, err := zip.NewReader(bytes.NewReader(canonical(t, sampleWorkbook(t))), int64(len(canonical(t, sampleWorkbook(t)))))
	must(t, err)
	var names []string
	for _, entry := range archive.File {
		names = append(names, entry.Name)
		if entry.ModifiedDate != entryDate || entry.ModifiedTime != entryTime || len(entry.Extra) > 0 {
			t.Errorf("%s is dated %v with extra field %x", entry.Name, entry.Modified, entry.Extra)
		}
	}
	if names[0] != contentTypesPart || names[1] != rootRelsPart || !slices.IsSorted(names[2:]) {
		t.Errorf("order of entries: %q", names)
	}
}

func TestCanonicalNamesOurCreatorAndNoDates(t *testing.T) {
	core := unpack(t, canonical(t, sampleWorkbook(t)))[corePart]
	want := `<dc:creator>试点</dc:creator><dc:title>汇总 &lt;一&gt;</dc:title><dc:subject>试点</dc:subject><cp:lastModifiedBy>试点</cp:lastModifiedBy>`
	if !strings.Contains(core, want) || strings.Contains(core, "created") || strings.Contains(core, "modified>") {
		t.Errorf("core properties: %s", core)
	}
	book, err := excelize.OpenReader(bytes.NewReader(canonical(t, sampleWorkbook(t))))
	must(t, err)
	properties, err := book.GetDocProps()
	must(t, err)
	if properties.Creator != Creator || properties.Title != "汇总 <一>" {
		t.Errorf("read back: %+v", properties)
	}
	must(t, book.Close())
}

func TestCanonicalOutputHoldsEqualCells(t *testing.T) {
	built := sampleWorkbook(t)
	if want, got := cells(t, built), cells(t, canonical(t, built)); !reflect.DeepEqual(want, got) {
		t.Errorf("cells before %v, after %v", want, got)
	}
}

// A range validation writes its formula raw: one "&" makes the sheet
// malformed, and LibreOffice then drops half of it without a word.
func TestRawValidationFormulaIsRefused(t *testing.T) {
	book := excelize.NewFile()
	validation := excelize.NewDataValidation(true)
	validation.SetSqref("A1")
	must(t, validation.SetRange("A&B", "B1", excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween))
	must(t, book.AddDataValidation("Sheet1", validation))
	out, err := book.WriteToBuffer()
	must(t, err)
	if _, err := Canonical(out.Bytes()); err == nil || !strings.Contains(err.Error(), "xl/worksheets/sheet1.xml") {
		t.Errorf("%v; want an error that names the sheet's part", err)
	}
}

func canonical(t testing.TB, data []byte) []byte {
	t.Helper()
	out, err := Canonical(data)
	must(t, err)
	return out
}

func cells(t testing.TB, data []byte) map[string][][]string {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(data))
	must(t, err)
	sheets := map[string][][]string{}
	for _, sheet := range book.GetSheetList() {
		sheets[sheet], err = book.GetRows(sheet, excelize.Options{RawCellValue: true})
		must(t, err)
	}
	must(t, book.Close())
	return sheets
}

func unpack(t testing.TB, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	parts := map[string]string{}
	for _, entry := range archive.File {
		reader, err := entry.Open()
		must(t, err)
		content, err := io.ReadAll(reader)
		must(t, err)
		parts[entry.Name] = string(content)
	}
	return parts
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
