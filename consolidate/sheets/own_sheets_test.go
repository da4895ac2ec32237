package sheets

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/samples/effort"
	"shidian/templates/form"
)

// withSheet writes the rollup and lets somebody add a sheet to it.
func withSheet(t *testing.T, name string, work func(*excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(bytesOf(t, computed(decidedTwo()))))
	must(t, err)
	must(t, ignored(f.NewSheet(name)))
	work(f)
	buffer, err := f.WriteToBuffer()
	must(t, err)
	return buffer.Bytes()
}

// spoiled puts other text into the parts of a package.
func spoiled(t *testing.T, data []byte, pairs ...string) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	var out bytes.Buffer
	to, count := zip.NewWriter(&out), 0
	for _, part := range from.File {
		r, err := part.Open()
		must(t, err)
		text, err := io.ReadAll(r)
		must(t, err)
		edited := strings.NewReplacer(pairs...).Replace(string(text))
		if edited != string(text) {
			count++
		}
		w, err := to.Create(part.Name)
		must(t, err)
		_, err = io.WriteString(w, edited)
		must(t, err)
	}
	must(t, to.Close())
	if count == 0 {
		t.Fatalf("no part holds %s", pairs[0])
	}
	return out.Bytes()
}

// again reads the workbook and writes the next one.
func again(t *testing.T, data []byte) (*Reading, *excelize.File) {
	t.Helper()
	s, problems := ReadRollup(readBook(t, data))
	if problems != nil {
		t.Fatal(problems)
	}
	r := computed(s.State)
	s.NoteHandwork(r)
	record.Decide(r)
	f, err := excelize.OpenReader(bytes.NewReader(bytesOf(t, r)))
	must(t, err)
	return s, f
}

// Whatever a stranger's styles say, the next rollup is written, and what stands in the cells
// is there.
func TestStylesOfAStrangerDoNoHarm(t *testing.T) {
	code := `0.00"元"`
	data := withSheet(t, "外来", func(f *excelize.File) {
		style, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Family: "某某字体", Size: 17, Color: "ABCDEF"}, CustomNumFmt: &code,
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"123456"}}, Border: []excelize.Border{{Type: "left", Style: 5, Color: "654321"}},
			Alignment: &excelize.Alignment{Horizontal: "center", Indent: 3, TextRotation: 45}})
		must(t, err)
		must(t, f.SetCellValue("外来", "B2", 12.5))
		must(t, f.SetCellStyle("外来", "B2", "B2", style))
	})
	for name, pairs := range map[string][]string{
		"as it is":                  {"某某字体", "某某字体2"},
		"a code that does not end":  {`0.00&#34;元&#34;`, `[Red`},
		"a code with five sections": {`0.00&#34;元&#34;`, `0;0;0;0;0`},
		"a long name of a font":     {"某某字体", strings.Repeat("字", 300)},
		"a name with markup":        {"某某字体", `&lt;/name&gt;&amp;#0;&quot;`},
		"a giant font":              {`<sz val="17"`, `<sz val="1e300"`},
		"colours that are none":     {"FFABCDEF", "红", "FF123456", "ZZZZZZZZ", "FF654321", ""},
		"a line that is none":       {`style="thick"`, `style="=1+1"`},
		"a pattern that is none":    {`patternType="solid"><fgColor rgb="FF123456"`, `patternType="x"><fgColor rgb="FF123456"`},
		"places that are none":      {`horizontal="center" indent="3"`, `horizontal="&lt;" indent="-9999999"`, `textRotation="45"`, `textRotation="4500"`},
	} {
		t.Run(name, func(t *testing.T) {
			s, f := again(t, spoiled(t, data, pairs...))
			if value, err := f.GetCellValue("外来", "B2", excelize.Options{RawCellValue: true}); err != nil || value != "12.5" {
				t.Errorf("B2 is %q, %v", value, err)
			}
			if len(s.Sheets) != 1 || len(s.NotKept) > 0 {
				t.Errorf("%d sheets, %v", len(s.Sheets), s.NotKept)
			}
		})
	}
}

// Sheets of people's own have names that any program takes, none of ours, and none is unseen
// that was in sight.
func TestNameOfAnOwnSheet(t *testing.T) {
	taken := []string{"统计", "概况", "长" + strings.Repeat("字", 30)}
	for name, want := range map[string]string{
		"我的统计": "我的统计", "统计": "统计（2）", "a/b:c*[d]?\\": "a_b_c__d___", "'甲'": "甲", "": "工作表", "history": "工作表history", "长" + strings.Repeat("字", 40): "长" + strings.Repeat("字", 27) + "（2）",
		"😀" + strings.Repeat("a", 40): "😀" + strings.Repeat("a", 29), strings.Repeat("😀", 16): strings.Repeat("😀", 15),
	} {
		if got := table.SheetName(name, taken); got != want || len(utf16.Encode([]rune(got))) > 31 {
			t.Errorf("%q is called %q, want %q", name, got, want)
		}
	}
}

// A newer program draws sheets that an older one did not: one of people's own that has the
// name of such a sheet gets another.
func TestOwnSheetMakesWayForOneOfOurs(t *testing.T) {
	s, _ := again(t, withSheet(t, "外来", func(f *excelize.File) { must(t, f.SetCellStr("外来", "A1", "外来的")) }))
	for _, ours := range []string{record.SheetOverview, record.SheetHandover, record.SheetProjects, sheetKept, sheetStray, table.MarkSheet} {
		r := computed(s.State)
		r.Handwork.Sheets = []record.OwnSheet{{Name: ours, Sum: s.Sheets[0].Sum, Content: strings.ReplaceAll(s.Sheets[0].Content, `"外来"`, `"`+ours+`"`)}}
		f, err := excelize.OpenReader(bytes.NewReader(bytesOf(t, r)))
		must(t, err)
		if value, err := f.GetCellValue(ours+"（2）", "A1"); err != nil || value != "外来的" {
			t.Errorf("beside %s theirs says %q, %v: %v", ours, value, err, f.GetSheetList())
		}
	}
}

func TestHiddenSheetsStayHiddenAndLongNamesAreCut(t *testing.T) {
	data := withSheet(t, "外来一", func(f *excelize.File) {
		must(t, ignored(f.NewSheet("外来二")))
		must(t, ignored(f.NewSheet("外来三")))
		for _, sheet := range []string{"外来一", "外来二", "外来三"} {
			must(t, f.SetCellStr(sheet, "A1", sheet))
		}
		must(t, f.SetSheetVisible("外来二", false))
		must(t, f.SetSheetVisible("外来三", false, true))
	})
	_, f := again(t, spoiled(t, data, `name="外来一"`, `name="`+strings.Repeat("外", 60)+`"`))
	names := strings.Join(f.GetSheetList(), "|")
	for _, name := range []string{"外来二", "外来三"} {
		if visible, err := f.GetSheetVisible(name); err != nil || visible {
			t.Errorf("%s is in sight or gone: %s", name, names)
		}
	}
	if value, err := f.GetCellValue(strings.Repeat("外", 31), "A1"); err != nil || value != "外来一" {
		t.Errorf("the long one says %q, %v: %s", value, err, names)
	}
}

// A sheet that is too large to be drawn again is told once, and no line of 手工内容.
func TestHugeSheetIsToldAndStaysInHistory(t *testing.T) {
	effort.Usual(t)
	data := withSheet(t, "外来", func(f *excelize.File) {
		w, err := f.NewStreamWriter("外来")
		must(t, err)
		row := make([]any, 101)
		for c := range row {
			row[c] = c
		}
		for r := range 1000 {
			must(t, w.SetRow(form.CellName(r+1, 1), row))
		}
		must(t, w.Flush())
	})
	s, f := again(t, data)
	if i, _ := f.GetSheetIndex("外来"); i >= 0 || len(s.Sheets) > 0 || len(s.NewStray) > 0 {
		t.Errorf("it is drawn again, or %d lines of it", len(s.NewStray))
	}
	if said := fmt.Sprint(s.NotKept); !strings.Contains(said, "内容太多") {
		t.Errorf("told is %s", said)
	}
}

// Charts and pictures, notes and conditional formats are named.
func TestWhatCannotBeDrawnAgainIsNamed(t *testing.T) {
	data := withSheet(t, "外来", func(f *excelize.File) {
		must(t, f.SetCellValue("外来", "A1", 1))
		must(t, f.AddChart("外来", "C3", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Values: "外来!$A$1:$A$1"}}}))
		must(t, f.AddChart(record.SheetProjects, "C30", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Values: "外来!$A$1:$A$1"}}}))
		for _, sheet := range []string{record.SheetStatistics, record.SheetOverview} {
			must(t, f.AddChart(sheet, "C60", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Values: "外来!$A$1:$A$1"}}}))
		}
		must(t, f.AddChartSheet("外来图", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Values: "外来!$A$1:$A$1"}}}))
		must(t, f.SetCellHyperLink("外来", "A1", "http://example.com/", "External"))
		must(t, f.SetConditionalFormat("外来", "A1:A9", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: ">", Value: "3"}}))
		must(t, f.AutoFilter("外来", "A1:B9", nil))
	})
	s, f := again(t, data)
	said := fmt.Sprint(s.NotKept)
	for _, want := range []string{"{外来 图表、条件格式、超链接、筛选留不住", "{项目汇总 图表留不住", "{统计 图表留不住", "{概况 图表留不住", "{外来图 图表留不住"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not told: %s", want, said)
		}
	}
	var next bytes.Buffer
	must(t, ignored2(f.WriteTo(&next)))
	if s, _ := again(t, next.Bytes()); len(s.NotKept) > 0 {
		t.Errorf("told again is %v", s.NotKept)
	}
}

func ignored2(_ int64, err error) error { return err }
