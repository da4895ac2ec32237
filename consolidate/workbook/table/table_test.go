package table

import (
	"archive/zip"
	"bytes"
	"context"
	"io/fs"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/workbook/xlsx"
	"shidian/samples/effort"
	"shidian/templates/form"
)

func mark() form.Mark {
	return form.Mark{Kind: form.RollupBook, Edition: form.Edition, Cycle: "2021", Region: "140500"}
}

func columns() []Column {
	return []Column{
		{Title: "序号", Width: 6, Kind: Number},
		{Title: "名称", Width: 20},
		{Title: "意见", Group: "由人填写", Width: 10, Editable: true, Choices: []string{"是", "否"}, Prompt: "是或否"},
		{Title: "理由", Group: "由人填写", Width: 10, Editable: true},
		{Title: "标识", Width: 10, Hidden: true},
	}
}

// built draws one table and returns the package.
func built(t *testing.T, s *Sheet) []byte {
	t.Helper()
	b, err := NewBook()
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Add(s); err != nil {
		t.Fatal(err)
	}
	data, err := b.Bytes(mark())
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func opened(t *testing.T, data []byte) *xlsx.Book {
	t.Helper()
	b, err := new(xlsx.Reader).Read(context.Background(), data, xlsx.DefaultLimits())
	if err != nil || len(b.Damage) > 0 {
		t.Fatalf("%v %v", err, b.Damage)
	}
	return b
}

// Excel repairs a sheet that has more links than this, and people are told that their work
// was damaged.
func TestSheetHasNoMoreLinksThanItMay(t *testing.T) {
	effort.Usual(t)
	s := &Sheet{Name: "表", Title: "题目", Columns: []Column{{Title: "单元格", Width: 8}}}
	for range mostLinks + 2 {
		s.Rows = append(s.Rows, []Cell{{Text: "A1", Link: "./收到/甲.xlsx"}})
	}
	s.NoteLinks()
	data := built(t, s)
	if last := s.Notes[len(s.Notes)-1]; len(s.Notes) != 1 || !strings.Contains(last, "表中第 65530 行以后的没有链接") {
		t.Errorf("%q", s.Notes)
	}
	if n := bytes.Count(partOf(t, data, "xl/worksheets/sheet1.xml"), []byte("<hyperlink ")); n != mostLinks {
		t.Errorf("%d links", n)
	}
	if n := bytes.Count(partOf(t, data, "xl/worksheets/_rels/sheet1.xml.rels"), []byte("<Relationship ")); n != mostLinks {
		t.Errorf("%d targets", n)
	}
	opened(t, data)
}

func partOf(t *testing.T, data []byte, name string) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	content, err := fs.ReadFile(archive, name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// A list of three thousand units is higher than a row can be.
func TestNoteThatIsHigherThanARowIsWritten(t *testing.T) {
	note := strings.Repeat("示例县、", 5000)
	book := opened(t, built(t, &Sheet{Name: "表", Title: "题目", Notes: []string{note}, Columns: columns()}))
	if got, _ := book.Sheet("表").At(2, 1); got.Text != note {
		t.Errorf("%d of %d characters are there", len(got.Text), len(note))
	}
}

// What people do not see stays as it is; what they see shows what it holds.
func TestTextIsReadBackAsItWasWritten(t *testing.T) {
	texts := []string{"示例", "=1+1", "+86", "-", "@x", "00123", "一行\n两行", "尾\r\n行", "_x0041_", "a\x07b", "甲\u202E乙\u200B", "😀", "'引号", " 前后 ", strings.Repeat("长", 32767)}
	s := &Sheet{Name: "表", Title: "题目", Notes: []string{"说明"}, Columns: columns()}
	for i, text := range texts {
		s.Rows = append(s.Rows, []Cell{Count(i + 1), Of(text), {}, {}, Of(text)})
	}
	data := built(t, s)
	rows, missing, ok := Read(opened(t, data), "表", columns())
	if !ok || missing != nil || len(rows) != len(texts) {
		t.Fatalf("%d rows, missing %v", len(rows), missing)
	}
	for i, row := range rows {
		if row.Raw("名称") != form.Visible(texts[i]) || row.Raw("标识") != texts[i] || row.Number != s.FirstRow()+i {
			t.Errorf("row %d: %q became %q", row.Number, texts[i], row.Raw("名称"))
		}
	}
}

func TestTextTooLongForACellIsAnErrorAndNotCut(t *testing.T) {
	b, err := NewBook()
	if err != nil {
		t.Fatal(err)
	}
	err = b.Add(&Sheet{Name: "表", Columns: columns(), Rows: [][]Cell{{Count(1), Of(strings.Repeat("长", 32768)), {}, {}, {}}}})
	if err == nil {
		t.Error("a text was cut")
	}
}

// edited opens the package as staff do, and saves it.
func edited(t *testing.T, data []byte, work func(*excelize.File)) *xlsx.Book {
	t.Helper()
	f, err := excelize.OpenReader(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	work(f)
	buffer, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return opened(t, buffer.Bytes())
}

func TestColumnsOfPeoplesOwnAreReadByTheirHeaders(t *testing.T) {
	s := &Sheet{Name: "表", Title: "题目", Columns: columns(), Rows: [][]Cell{{Count(1), Of("甲"), {}, {}, Of("k")}}}
	b := edited(t, built(t, s), func(f *excelize.File) {
		if err := f.InsertCols("表", "B", 1); err != nil {
			t.Fatal(err)
		}
		f.SetCellStr("表", form.CellName(s.HeaderRow(), 2), "处长批示")
		f.SetCellStr("表", form.CellName(s.FirstRow(), 2), "同意")
	})
	rows, missing, ok := Read(b, "表", columns())
	if !ok || missing != nil || len(rows) != 1 {
		t.Fatalf("%d rows, missing %v", len(rows), missing)
	}
	if got := rows[0].Own()["处长批示"]; got != "同意" || rows[0].Text("名称") != "甲" || rows[0].Ref("名称") != form.CellName(s.FirstRow(), 3) {
		t.Errorf("own %v, name %q at %s", rows[0].Own(), rows[0].Text("名称"), rows[0].Ref("名称"))
	}
}

// Whoever crosses an entry out takes it back. It is not taken as if it stood, and not lost.
func TestEntryThatIsCrossedOutIsNoneOfTheWords(t *testing.T) {
	s := &Sheet{Name: "表", Title: "题目", Columns: columns(), Rows: [][]Cell{{Count(1), Of("甲"), Of("是"), Of("旧由"), Of("k")}}}
	b := edited(t, built(t, s), func(f *excelize.File) {
		struck, _ := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
		f.SetCellStyle("表", form.CellName(s.FirstRow(), 2), form.CellName(s.FirstRow(), 3), struck)
		f.SetCellStr("表", form.CellName(s.FirstRow(), 4), "") // the library leaves the inline text beside the runs
		f.SetCellRichText("表", form.CellName(s.FirstRow(), 4), []excelize.RichTextRun{{Text: "旧由", Font: &excelize.Font{Strike: true}}, {Text: "新由"}})
	})
	rows, _, _ := Read(b, "表", columns())
	if got := []string{rows[0].Text("名称"), rows[0].Text("意见"), rows[0].Text("理由")}; strings.Join(got, "|") != "甲|（已划掉）是|新由" {
		t.Errorf("%q", got)
	}
}

func TestMissingColumnIsNamed(t *testing.T) {
	s := &Sheet{Name: "表", Columns: columns(), Rows: [][]Cell{{Count(1), Of("甲"), {}, {}, {}}}}
	b := edited(t, built(t, s), func(f *excelize.File) { f.SetCellStr("表", form.CellName(s.HeaderRow(), 4), "别的") })
	_, missing, ok := Read(b, "表", columns())
	if !ok || len(missing) != 1 || missing[0] != "理由" {
		t.Errorf("%v %v", missing, ok)
	}
	if _, _, ok := Read(b, "没有", columns()); ok {
		t.Error("a sheet that is not there was read")
	}
}

func TestOnlyColumnsOfPeopleCanBeWrittenIn(t *testing.T) {
	s := &Sheet{Name: "表", Columns: columns(), Rows: [][]Cell{{Count(1), Of("甲"), {}, {}, {}}}}
	f, err := excelize.OpenReader(strings.NewReader(string(built(t, s))))
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range columns() {
		id, err := f.GetCellStyle("表", form.CellName(s.FirstRow(), i+1))
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if locked := style.Protection == nil || style.Protection.Locked; locked == c.Editable {
			t.Errorf("%s: locked is %v", c.Title, locked)
		}
	}
}

// What begins like a formula is text, and stays it when somebody edits the cell:
// with the quote prefix, and with it only there.
func TestWhatBeginsLikeAFormulaIsQuoted(t *testing.T) {
	texts := map[string]bool{"=HYPERLINK(\"http://evil.example\")": true, "+cmd|' /C calc'!A0": true, "-": true, "@x": true, "\t=1": true, "\r\n=1": true,
		"＝1": true, "示例": false, "00123": false, "": false, "a=1": false}
	s := &Sheet{Name: "表", Title: "=题目", Columns: columns()}
	var order []string
	for text := range texts {
		order = append(order, text)
		s.Rows = append(s.Rows, []Cell{Count(-1), Of(text), {}, Of(text), Of(text)})
	}
	f, err := excelize.OpenReader(bytes.NewReader(built(t, s)))
	if err != nil {
		t.Fatal(err)
	}
	quoted := func(cell string) bool {
		id, err := f.GetCellStyle("表", cell)
		if err != nil {
			t.Fatal(err)
		}
		prefix := f.Styles.CellXfs.Xf[id].QuotePrefix
		return prefix != nil && *prefix
	}
	if !quoted("A1") {
		t.Error("the title is not quoted")
	}
	for i, text := range order {
		for _, col := range []int{2, 4, 5} {
			if at := form.CellName(s.FirstRow()+i, col); quoted(at) != texts[text] {
				t.Errorf("%s %q: quoted is %v", at, text, quoted(at))
			}
		}
		if quoted(form.CellName(s.FirstRow()+i, 1)) {
			t.Error("a number is quoted")
		}
	}
}

func TestLinksLeadToFilesOnly(t *testing.T) {
	for _, link := range []string{"javascript:alert(1).xlsx", "mailto:a@evil.example.xlsx", "http:/evil.example/a.xlsx", "//evil.example/a.xlsx", "/etc/a.xlsx", `\\evil\a.xlsx`} {
		b, err := NewBook()
		if err != nil {
			t.Fatal(err)
		}
		if err := b.Add(&Sheet{Name: "表", Columns: columns(), Rows: [][]Cell{{Count(1), {Text: "甲", Link: link}, {}, {}, {}}}}); err == nil {
			t.Errorf("a cell leads to %s", link)
		}
	}
}

func TestSameTableGivesTheSameBytes(t *testing.T) {
	s := &Sheet{Name: "表", Title: "题目", Columns: columns(), Rows: [][]Cell{{Count(1), {Text: "甲", Tone: Bad, Link: "./a%20b.xlsx#%27%E8%A1%A8%27!A1"}, {}, {}, {}}}, Foot: []string{"签字："}}
	if first := built(t, s); string(first) != string(built(t, s)) {
		t.Error("two builds differ")
	}
}

// What stands at the very end of the paper is not printed by most printers.
func TestHeaderAndPageNumberStandInsideTheMargins(t *testing.T) {
	b, err := NewBook()
	if err != nil {
		t.Fatal(err)
	}
	b.Header = "草稿"
	if err := b.Add(&Sheet{Name: "表", Title: "题目", Columns: columns()}); err != nil {
		t.Fatal(err)
	}
	printed, err := b.File.GetHeaderFooter("表")
	if err != nil || !strings.HasSuffix(printed.OddHeader, "草稿") || !strings.Contains(printed.OddFooter, "&P") {
		t.Errorf("%+v %v", printed, err)
	}
	margins, err := b.File.GetPageMargins("表")
	if err != nil || *margins.Header < 0.25 || *margins.Footer < 0.25 || *margins.Header >= *margins.Top {
		t.Errorf("header at %v, footer at %v: %v", *margins.Header, *margins.Footer, err)
	}
}
