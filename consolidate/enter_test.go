package consolidate

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// enteredBook is the workbook of 阳城县 that is filled from these documents.
func enteredBook(t *testing.T, documents ...[]byte) ([]byte, form.Return) {
	t.Helper()
	var paths []string
	for i, data := range documents {
		paths = append(paths, filepath.Join(t.TempDir(), string(rune('甲'+i))+".docx"))
		must(t, os.WriteFile(paths[i], data, 0o600))
	}
	p := testplan.New()
	region, _ := p.Region("140522")
	said, err := Enter(context.Background(), p, region, paths)
	must(t, err)
	data, err := templates.CountyWorkbook(p, region, 3, said, checks.OnSheet(p, region))
	must(t, err)
	return data, said
}

// confirmed writes on 待确认 what a clerk writes there.
func confirmed(t *testing.T, data []byte, by string) []byte {
	return edit(t, data, func(f *excelize.File) {
		rows, err := f.GetRows(form.SheetConfirm)
		must(t, err)
		for i, row := range rows {
			if len(row) > 3 && row[0] != "" && strings.Trim(row[0], "0123456789") == "" {
				must(t, f.SetCellStr(form.SheetConfirm, form.CellName(i+1, 5), "无误"))
			}
			if row != nil && row[0] == "核对人" {
				must(t, f.SetCellStr(form.SheetConfirm, form.CellName(i+1, 2), by))
			}
		}
	})
}

func TestWorkbookFromWordSaysWhatWordSays(t *testing.T) {
	careless, err := os.ReadFile("workbook/wordform/testdata/careless.txt")
	must(t, err)
	data, said := enteredBook(t, wordForm(t), docsOf(string(careless)))
	r, _ := run{in: files{"阳城县.xlsx": data}}.merged(t)
	u := unitOf(t, r, "阳城县")
	if len(u.Projects) != 2 {
		t.Fatalf("%d projects", len(u.Projects))
	}
	for i, p := range u.Files[0].Return.Projects {
		for _, f := range form.Official().Fields() {
			if got, want := p.Answer(f.ID).Raw, said.Projects[i].Answer(f.ID).Raw; got != want && !(want == "" && f.Unfilled != "") {
				t.Errorf("%s %s is %q, and Word says %q", p.Sheet, f, got, want)
			}
		}
		if len(p.Steps) != 5 {
			t.Errorf("%d steps", len(p.Steps))
		}
	}
	for _, f := range r.Rollup.Findings {
		if slices.Contains([]string{"W007", "W005", "W001"}, f.Rule.ID) {
			t.Errorf("%s: %s", f.Rule.ID, f.Message)
		}
	}
	if got := rulesAbout(r, "阳城县.xlsx"); !slices.Contains(got, "W018") {
		t.Errorf("nobody has confirmed it, and the file is told by %v", got)
	}
	if _, err := excelize.OpenReader(strings.NewReader(string(data))); err != nil {
		t.Error(err)
	}
	if said.Notes[0].Detail == "" || !slices.ContainsFunc(said.Notes, func(n form.Note) bool { return n.Sheet == "项目02" && strings.Contains(n.Detail, "传真") }) {
		t.Errorf("%v", said.Notes)
	}
}

// Who has compared it is kept, and then nothing is asked any more.
func TestConfirmedWorkbookFromWordIsTheCountysReturn(t *testing.T) {
	word := wordForm(t)
	data, _ := enteredBook(t, word)
	book := confirmed(t, data, "甲某")
	_, out := run{in: files{"阳城县.docx": word}}.merged(t)
	r, _ := run{in: files{"阳城县.docx": word, "录入/阳城县.xlsx": book}, out: out, asOf: form.Date{Year: 2021, Month: 5, Day: 12}}.merged(t)
	u := unitOf(t, r, "阳城县")
	if u.Status.AwaitsEntry() || len(u.Projects) != 1 {
		t.Errorf("阳城县 is %s with %d projects", u.Status, len(u.Projects))
	}
	if u.Late || u.Arrived != may7 {
		t.Errorf("it came in Word on time, and counts as of %s, late %v", u.Arrived, u.Late)
	}
	for _, f := range r.Files {
		if f.Path == "录入/阳城县.xlsx" && !strings.Contains(f.Reason, "由 Word 录入（甲.docx），核对人 甲某") {
			t.Errorf("it is told as %q", f.Reason)
		}
		if f.Path == "阳城县.docx" && !strings.Contains(f.Reason, "已录入“录入/阳城县.xlsx”") {
			t.Errorf("the document is told as %q", f.Reason)
		}
	}
	for _, f := range r.Rollup.Findings {
		if f.Rule.ID == "W018" {
			t.Errorf("asked: %s", f.Message)
		}
	}
}

func TestWordOfAnotherCountyIsAsked(t *testing.T) {
	_, said := enteredBook(t, wordForm(t, "阳城", "高平", "山西省晋城市", "山西省晋城市"))
	if !slices.ContainsFunc(said.Notes, func(n form.Note) bool { return strings.Contains(n.Detail, "拿错了") }) {
		t.Errorf("%v", said.Notes)
	}
}

func TestWhatCannotBeEnteredIsRefused(t *testing.T) {
	p := testplan.New()
	region, _ := p.Region("140522")
	for name, data := range map[string][]byte{"函.docx": docsOf("关于报送申报书的函"), "坏.docx": []byte("PK\x03\x04")} {
		path := filepath.Join(t.TempDir(), name)
		must(t, os.WriteFile(path, data, 0o600))
		_, err := Enter(context.Background(), p, region, []string{path})
		if err == nil || !strings.Contains(err.Error(), "“"+path+"”") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Enter(context.Background(), p, region, []string{filepath.Join(t.TempDir(), "没有.docx")}); err == nil {
		t.Error("a file that is not there")
	}
}

// A scan is no damaged Word document, whatever its name ends with: it has to be typed.
func TestScanIsNotAskedForAgain(t *testing.T) {
	p := testplan.New()
	region, _ := p.Region("140522")
	for name, data := range map[string][]byte{
		"扫描.pdf": []byte("%PDF-1.4 示例"), "申报书.docx": []byte("%PDF-1.7"), "页.jpg": []byte("\xFF\xD8\xFF\xE0示例"), "页.png": []byte("\x89PNG\r\n\x1a\n示例"),
		"照片.heic": []byte("\x00\x00\x00\x18ftypheic示例"), "图.webp": []byte("RIFF\x24\x00\x00\x00WEBPVP8 "), "文件.ofd": zipped(t, files{"OFD.xml": []byte("<OFD/>")}),
	} {
		path := filepath.Join(t.TempDir(), name)
		must(t, os.WriteFile(path, data, 0o600))
		_, err := Enter(context.Background(), p, region, []string{path})
		if err == nil || !strings.Contains(err.Error(), "shidian 模板 阳城县 -o 录入") || strings.Contains(err.Error(), "重新发送") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What is of record and was not typed by its county is told, once, and again when
// somebody has confirmed it.
func TestChangesSayWhatCameFromWordAndWhoConfirmedIt(t *testing.T) {
	data, _ := enteredBook(t, wordForm(t))
	told := func(in []byte, out files) ([]string, files) {
		r, out := run{in: files{"阳城县.xlsx": in}, out: out}.merged(t)
		var rows []string
		for _, c := range r.Rollup.Changes {
			if c.Kind == record.FromWord {
				rows = append(rows, c.Old+" → "+c.New+"："+c.Effect)
			}
		}
		return rows, out
	}
	first, out := told(data, nil)
	again, out := told(data, out)
	after, out := told(confirmed(t, data, "示例甲"), out)
	last, _ := told(confirmed(t, data, "示例甲"), out)
	for _, c := range []struct {
		name      string
		got, want []string
	}{
		{"the first merge", first, []string{"甲.docx → 阳城县.xlsx：还没有写核对人"}},
		{"the next one", again, nil},
		{"once it is confirmed", after, []string{"甲.docx → 阳城县.xlsx：核对人 示例甲"}},
		{"after that", last, nil},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s says %q, should say %q", c.name, c.got, c.want)
		}
	}
}

func TestWordIsEnteredFromAnArchiveOrAMail(t *testing.T) {
	p := testplan.New()
	region, _ := p.Region("140522")
	dir := t.TempDir()
	one := files{"材料/申报书.docx": wordForm(t), "盖章页.pdf": []byte("%PDF")}
	in := files{
		"一份.zip": zipped(t, one),
		"一份.eml": mailed(t, files{"申报书.docx": wordForm(t)}),
		"两份.zip": zipped(t, files{"甲.docx": wordForm(t), "乙.docx": docsOf("函")}),
		"没有.zip": zipped(t, files{"盖章页.pdf": []byte("%PDF")}),
	}
	for name, data := range in {
		must(t, os.WriteFile(filepath.Join(dir, name), data, 0o600))
	}
	must(t, os.Mkdir(filepath.Join(dir, "来件!"), 0o700))
	must(t, os.WriteFile(filepath.Join(dir, "来件!", "申报书.docx"), wordForm(t), 0o600))
	for path, says := range map[string]string{
		"一份.zip":              "",
		"一份.zip/材料/申报书.docx":  "",
		"一份.zip!/材料/申报书.docx": "",
		"一份.zip/申报书.docx":     "", // as its file is called
		"一份.eml":              "",
		"两份.zip/甲.docx":       "",
		"来件!/申报书.docx":        "", // a folder may be called so
		"两份.zip":              "两份.zip/乙.docx、",
		"两份.zip/丙.docx":       "里面没有这份",
		"没有.zip":              "里面没有这份",
		"来件!":                 "不是一个文件",
		"没有的文件.zip/甲.docx":    "请核对路径和文件名",
	} {
		said, err := Enter(context.Background(), p, region, []string{filepath.Join(dir, path)})
		switch {
		case says == "" && err != nil:
			t.Errorf("%s: %v", path, err)
		case says == "" && len(said.Projects) != 1:
			t.Errorf("%s: %d projects", path, len(said.Projects))
		case says != "" && (err == nil || !strings.Contains(err.Error(), says)):
			t.Errorf("%s: %v, should say %s", path, err, says)
		}
	}
}
