package sheets_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/custody"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

const sheetKept = "留底"

// olderBook is the workbook as a program wrote it that did not know one of the
// columns: it stands neither on its sheet nor in what 留底 says of that.
func olderBook(t *testing.T, data []byte, sheet, title string) []byte {
	t.Helper()
	return edited(t, data, func(f *excelize.File) {
		strikeColumn(t, f, sheet, title)
		forgetColumn(t, f, sheet, title)
	})
}

func edited(t *testing.T, data []byte, work func(*excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	work(f)
	buffer, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return buffer.Bytes()
}

func strikeColumn(t *testing.T, f *excelize.File, sheet, title string) {
	t.Helper()
	cells, err := f.SearchSheet(sheet, title)
	if err != nil || len(cells) == 0 {
		t.Fatalf("%s has no column %s: %v", sheet, title, err)
	}
	col, head, _ := excelize.CellNameToCoordinates(cells[0])
	rows, _ := f.GetRows(sheet)
	for row := head; row <= len(rows); row++ {
		f.SetCellStr(sheet, form.CellName(row, col), "")
	}
}

func forgetColumn(t *testing.T, f *excelize.File, sheet, title string) {
	t.Helper()
	rows, err := f.GetRows(sheetKept, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if row[0] != "sheet" && row[0] != "run" {
			continue
		}
		text := ""
		for _, part := range row[1:] {
			text += part
		}
		var line map[string]any
		if err := json.Unmarshal([]byte(text), &line); err != nil {
			t.Fatal(err)
		}
		if row[0] == "sheet" && line["name"] != sheet {
			continue
		}
		columns, _ := line["columns"].([]any)
		at := slices.Index(columns, any(title))
		if at < 0 {
			continue
		}
		line["columns"] = slices.Delete(columns, at, at+1)
		if row[0] == "sheet" {
			texts, _ := line["rows"].([]any)
			for k, row := range texts {
				texts[k] = slices.Delete(row.([]any), at, at+1)
			}
		}
		changed, err := json.Marshal(line)
		if err != nil {
			t.Fatal(err)
		}
		for k := range row[1:] {
			f.SetCellStr(sheetKept, form.CellName(i+1, k+2), "")
		}
		for k, part := range slices.Collect(slices.Chunk([]rune(string(changed)), 16000)) {
			f.SetCellStr(sheetKept, form.CellName(i+1, k+2), string(part))
		}
	}
}

// headersOf are the headers of a sheet of a workbook that was written now.
func headersOf(t *testing.T, data []byte, sheet, first string) []string {
	t.Helper()
	var titles []string
	edited(t, data, func(f *excelize.File) {
		cells, _ := f.SearchSheet(sheet, first)
		_, head, _ := excelize.CellNameToCoordinates(cells[0])
		rows, _ := f.GetRows(sheet)
		titles = rows[head-1]
	})
	return titles
}

// A rollup of before a column was thought of is carried on: nothing is lost,
// nobody is told of a column that was struck off, and what people have entered
// since in all the others stands. One that was struck off is told.
func TestRollupOfAProgramThatKnewAColumnLess(t *testing.T) {
	effort.Usual(t)
	word := func(c sheets.FilledColumn, row int) string { return fmt.Sprintf("%s第%d行", c.Title, row) }
	void := sheets.FilledColumn{Sheet: record.SheetReceipts, Title: record.ColumnVoid}
	people := slices.DeleteFunc(sheets.FilledColumns(), func(c sheets.FilledColumn) bool { return c == void })
	data := bookOf(t, computeCity(countyState()))
	type column struct{ sheet, title string }
	columns := []column{{record.SheetUnits, "其中可推荐"}, {record.SheetFindings, "依据"}, {sheets.SheetChanges, "影响"}, {record.SheetDetails, form.Official().Title(form.Email)},
		{record.SheetDetails, "是否采用"}, {record.SheetLedger, "写出答案"}}
	for _, sheet := range []string{record.SheetProjects, record.SheetReceipts} {
		for _, title := range headersOf(t, data, sheet, "序号") {
			if title != "项目标识" && title != "文件校验码（SHA-256）" { // rows are known by these, since the first program
				columns = append(columns, column{sheet, title})
			}
		}
	}
	all := filledIn(t, data, people, word)
	for _, c := range columns {
		filled := all
		if i := slices.IndexFunc(people, func(p sheets.FilledColumn) bool { return p.Sheet == c.sheet && p.Title == c.title }); i >= 0 {
			filled = filledIn(t, data, slices.Delete(slices.Clone(people), i, i+1), word)
		}
		s, problems := sheets.ReadRollup(opened(t, olderBook(t, filled, c.sheet, c.title)))
		if problems != nil {
			t.Errorf("without %s!%s: %v", c.sheet, c.title, problems)
			continue
		}
		if len(s.Altered)+len(s.NewStray)+len(s.Shuffled) > 0 {
			t.Errorf("without %s!%s somebody is said to have changed %v, written %v, moved %v", c.sheet, c.title, s.Altered, s.NewStray, s.Shuffled)
		}
		whole, _ := sheets.ReadRollup(opened(t, filled))
		if got, want := stateTexts(s.State), stateTexts(whole.State); !maps.Equal(got, want) {
			t.Errorf("without %s!%s it says %v, not %v", c.sheet, c.title, got, want)
		}
	}
	s, _ := sheets.ReadRollup(opened(t, olderBook(t, data, record.SheetProjects, record.ColumnReason)))
	if titles := headersOf(t, bookOf(t, computeCity(s.State)), record.SheetProjects, "序号"); !slices.Contains(titles, record.ColumnReason) {
		t.Errorf("it is written with %v", titles)
	}
	struck := edited(t, data, func(f *excelize.File) { strikeColumn(t, f, record.SheetProjects, record.ColumnReason) })
	if _, problems := sheets.ReadRollup(opened(t, struck)); problems == nil {
		t.Error("a column that was struck off is not missed")
	}
	struck = edited(t, data, func(f *excelize.File) { strikeColumn(t, f, record.SheetUnits, "其中可推荐") })
	if s, _ := sheets.ReadRollup(opened(t, struck)); s == nil || len(s.Altered) == 0 {
		t.Error("a column of 填报情况 that was struck off is not told")
	}
}

// stateTexts is all that a state says of files and projects, by what it is about.
func stateTexts(s *record.State) map[string]string {
	texts := map[string]string{}
	for id, f := range s.Files {
		receipt, _ := json.Marshal(f.Receipt)
		texts[id] = fmt.Sprintf("%s %s %s %d", f.Path, f.FirstSeen, receipt, len(f.Return.Projects))
	}
	for key, d := range s.Decisions {
		decision, _ := json.Marshal(d)
		texts[key] = string(decision)
	}
	for key, name := range s.Former {
		texts["former "+key] = name
	}
	return texts
}

// renamed has the header, and what 留底 says of it, say another title.
func renamed(t *testing.T, f *excelize.File, sheet, from, to string) {
	t.Helper()
	cells, err := f.SearchSheet(sheet, from)
	if err != nil || len(cells) != 1 {
		t.Fatalf("%s has %d columns %s: %v", sheet, len(cells), from, err)
	}
	f.SetCellStr(sheet, cells[0], to)
	rows, _ := f.GetRows(sheetKept, excelize.Options{RawCellValue: true})
	for i, row := range rows {
		for k, text := range row {
			if changed := strings.ReplaceAll(text, `"`+from+`"`, `"`+to+`"`); changed != text {
				f.SetCellStr(sheetKept, form.CellName(i+1, k+1), changed)
			}
		}
	}
}

// Clerks had a column of their own of that title before the program knew it. What
// stands in it is the program's entry then, also in a row that was struck off.
func TestColumnOfTheirsIsThereBeforeTheProgramKnowsIt(t *testing.T) {
	effort.Usual(t)
	for _, c := range []struct {
		sheet, last, title, row string
		of                      func(*record.State) []string
	}{
		{record.SheetProjects, record.ColumnSameAs, record.ColumnRank, "示例0试点", func(s *record.State) (texts []string) {
			for _, d := range s.Decisions {
				texts = append(texts, d.Rank, fmt.Sprint(d.Own))
			}
			return texts
		}},
		{record.SheetReceipts, record.ColumnVoid, record.ColumnMethod, "0.xlsx", func(s *record.State) (texts []string) {
			for _, f := range s.Files {
				texts = append(texts, f.Receipt.Method, fmt.Sprint(f.Receipt.Own))
			}
			return texts
		}},
	} {
		own := sheets.FilledColumn{Sheet: c.sheet, Title: "会签"}
		data := withOwnColumn(t, bookOf(t, computeCity(countyState())), c.sheet, c.last, own.Title)
		s, problems := sheets.ReadRollup(opened(t, filledIn(t, data, []sheets.FilledColumn{own}, func(_ sheets.FilledColumn, row int) string { return fmt.Sprint(row + 1) })))
		if problems != nil {
			t.Fatal(problems)
		}
		older := edited(t, olderBook(t, bookOf(t, computeCity(s.State)), c.sheet, c.title), func(f *excelize.File) { renamed(t, f, c.sheet, own.Title, c.title) })
		struck := edited(t, older, func(f *excelize.File) {
			cells, _ := f.SearchSheet(c.sheet, c.row)
			_, row, _ := excelize.CellNameToCoordinates(cells[0])
			if err := f.RemoveRow(c.sheet, row); err != nil {
				t.Fatal(err)
			}
		})
		for name, data := range map[string][]byte{"as it was": older, "without a row": struck} {
			s, problems := sheets.ReadRollup(opened(t, data))
			if problems != nil {
				t.Fatal(problems)
			}
			texts := c.of(s.State)
			if slices.Sort(texts); !slices.Equal(texts, []string{"1", "2", "map[]", "map[]"}) || len(s.Own) > 0 || len(s.Shuffled) > 0 {
				t.Errorf("%s %s: it says %q, and columns of theirs are %v", c.title, name, texts, s.Own)
			}
		}
	}
}

// A column that an older program wrote and this one does not is nobody's own.
func TestRollupOfAProgramThatKnewAColumnMore(t *testing.T) {
	data := bookOf(t, computeCity(countyState()))
	for sheet, title := range map[string]string{record.SheetProjects: "状态说明", record.SheetReceipts: "处理说明"} {
		s, problems := sheets.ReadRollup(opened(t, edited(t, data, func(f *excelize.File) { renamed(t, f, sheet, title, "早先的说明") })))
		if problems != nil {
			t.Fatal(problems)
		}
		if len(s.Own)+len(s.NewStray)+len(s.Altered) > 0 {
			t.Errorf("%s: columns of theirs %v, writings %v, changes %v", sheet, s.Own, s.NewStray, s.Altered)
		}
	}
}

// The same of a list: it is read whole, and verify says of it what it says of one
// that has the column.
func TestListOfAProgramThatKnewAColumnLess(t *testing.T) {
	effort.Usual(t)
	r := computeCity(countyState())
	for _, p := range r.Projects {
		p.State = checks.Recommended
	}
	data, err := sheets.DrawList(r)
	if err != nil {
		t.Fatal(err)
	}
	p := testplan.New()
	want := listSays(t, p, data)
	type column struct{ sheet, title string }
	columns := []column{{record.SheetUnits, "有错误"}, {record.SheetUnits, "其中可推荐"}, {record.SheetSources, "到件日期"}, {record.SheetDetails, form.Official().Title(form.Email)}, {record.SheetDetails, "是否采用"}}
	for _, title := range headersOf(t, data, sheets.SheetList, "序号") {
		if !slices.Contains([]string{"备注", "项目标识", "序号", form.Official().Title(form.PilotName)}, title) { // verify says its rows by number and name
			columns = append(columns, column{sheets.SheetList, title})
		}
	}
	for _, c := range columns {
		if got := listSays(t, p, olderBook(t, data, c.sheet, c.title)); got != want {
			t.Errorf("without %s!%s\n%s\nnot\n%s", c.sheet, c.title, got, want)
		}
	}
	for _, c := range []column{{sheets.SheetList, form.Official().Title(form.Domain)}, {sheets.SheetList, "备注"}, {record.SheetDetails, form.Official().Title(form.Domain)}} {
		struck := edited(t, data, func(f *excelize.File) { strikeColumn(t, f, c.sheet, c.title) })
		if got := listSays(t, p, struck); got == want || c.sheet == sheets.SheetList && !strings.Contains(got, "缺少列："+c.title) {
			t.Errorf("%s!%s was struck off, and nobody is told", c.sheet, c.title)
		}
	}
}

// listSays is what the next level reads of a list, and what verify and trace do.
func listSays(t *testing.T, p *plan.Plan, data []byte) string {
	t.Helper()
	said := sheets.ReadList(opened(t, data), p, "晋城市推荐项目清单.xlsx")
	text := fmt.Sprintln("notes", said.Notes)
	for _, f := range said.Projects {
		text += fmt.Sprintln(f.Name(), f.Region, f.Answer(form.Domain).Raw)
	}
	path := filepath.Join(t.TempDir(), "晋城市推荐项目清单.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	h, err := custody.Open(context.Background(), p, path)
	if err != nil {
		return text + err.Error()
	}
	sources, err := custody.Look(context.Background(), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	report, err := custody.Verify(context.Background(), h, sources)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range report.Differences {
		text += fmt.Sprintln(d.Sheet, d.Title, d.Message)
	}
	rows := h.Match("示例0试点")
	if len(rows) != 1 {
		return text + fmt.Sprint("rows ", rows)
	}
	trail, err := custody.Trace(context.Background(), h, rows[0], sources)
	if err != nil {
		t.Fatal(err)
	}
	return text + fmt.Sprintln("trail", trail.Altered)
}
