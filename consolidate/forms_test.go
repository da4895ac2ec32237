package consolidate

import (
	"bytes"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/xlsx"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// written writes the forms of a workbook of the office, and returns them as they lie there.
func (o office) written(t *testing.T, book string, change func(*FormsOptions)) (*FormsWritten, files, error) {
	t.Helper()
	options := FormsOptions{Book: o.path("输出", book), Out: filepath.Join(t.TempDir(), "申报书")}
	change(&options)
	done, err := Forms(t.Context(), options)
	return done, filesIn(t, options.Out), err
}

func recommended(o *FormsOptions) { o.Recommended = true }

func all(o *FormsOptions) { o.All = true }

func named(queries ...string) func(*FormsOptions) {
	return func(o *FormsOptions) { o.Projects = queries }
}

func TestForms(t *testing.T) {
	effort.Usual(t)
	o := finalOffice(t, nil)
	for name, test := range map[string]func(*testing.T, office){
		"they hold what goes up and nothing else": formsHoldWhatGoesUp,
		"they say what counts":                    formsSayWhatCounts,
		"a printed form is marked":                printedFormIsMarked,
		"they are chosen":                         formsAreChosen,
		"they tell what may change":               formsTellWhatMayChange,
		"they are written again":                  formsAreWrittenAgain,
	} {
		t.Run(name, func(t *testing.T) { test(t, o) })
	}
}

// The forms of the list and of its rollup are the same, one a project, in the order of the
// list; they and the letter hold nothing that stays in the office, in no part of them.
func formsHoldWhatGoesUp(t *testing.T, o office) {
	done, fromList, err := o.written(t, cityList, recommended)
	must(t, err)
	_, fromRollup, err := o.written(t, cityRollup, recommended)
	must(t, err)
	if len(done.Names) != 6 || len(done.Notes) != 0 || !slices.IsSorted(done.Names) || done.Names[0] != "01_农业_示例沁水连翘叶药茶种植标准化试点_示例沁水药茶专业合作社.xlsx" {
		t.Errorf("%v %v", done.Names, done.Notes)
	}
	for _, name := range done.Names {
		if !bytes.Equal(fromList[name], fromRollup[name]) {
			t.Errorf("%s is another one from the rollup", name)
		}
	}
	every, everyForm, err := o.written(t, cityRollup, all)
	must(t, err)
	if len(every.Names) < 8 {
		t.Errorf("of all projects there are %v", every.Names)
	}
	text := everyText(t, everyForm) + everyText(t, o.out.only(cityLetter))
	for _, no := range []string{"内部话", o.dir} {
		if strings.Contains(text, no) {
			t.Errorf("%s goes out", no)
		}
	}
	if !strings.Contains(everyText(t, o.out.only(cityRollup)), "内部话") {
		t.Fatal("nothing internal was entered")
	}
}

// Every answer that the paper asks for stands in the box of that question.
func formsSayWhatCounts(t *testing.T, o office) {
	done, written, err := o.written(t, cityRollup, all)
	must(t, err)
	for i, f := range done.Forms {
		book, err := excelize.OpenReader(bytes.NewReader(written[done.Names[i]]))
		must(t, err)
		for _, box := range testplan.New().Form.Print(f.Form).Boxes {
			is, err := book.GetCellValue(book.GetSheetList()[0], box.TopLeft())
			must(t, err)
			if answer := f.Form.Answer(box.Field.ID); is != box.Text || !box.Field.InTable() && answer.Kind == form.Text && !answer.IsBlank() && !strings.Contains(is, answer.Raw) {
				t.Errorf("%s %s: %q, the county wrote %q", done.Names[i], box.Field, is, answer.Raw)
			}
		}
	}
}

// A printed form is known for what it is, of the county that filed it.
func printedFormIsMarked(t *testing.T, o office) {
	done, written, err := o.written(t, cityList, named("1"))
	must(t, err)
	b, err := new(xlsx.Reader).Read(t.Context(), written[done.Names[0]], xlsx.DefaultLimits())
	must(t, err)
	mark, _ := workbook.MarkOf(b)
	said := workbook.NewReader(testplan.New()).County(b, "", "")
	if mark.Kind != form.FormBook || mark.Region != "140521" || len(said.Projects) != 1 || said.Projects[0].Name() != done.Forms[0].Name() {
		t.Errorf("%+v, %d projects", mark, len(said.Projects))
	}
}

// A project is found by number, name or unit; nobody guesses which of several is meant.
func formsAreChosen(t *testing.T, o office) {
	for _, c := range []struct {
		change func(*FormsOptions)
		want   string // names of the first words, or the refusal
	}{
		{named("3", "1"), "01_农业_示例沁水连翘,03_工业_示例精密铸件"},
		{named("１"), "01_农业_示例沁水连翘"},
		{named("示例陵川中药材有限公司"), "02_农业_示例陵川中药材"},
		{named("陵川", "2"), "02_农业_示例陵川中药材"},
		{named("快递"), "05_服务业_示例城市快递"},
		{named("示例沁水县政务服务标准化试点"), "06_社会事业_示例沁水县政务"},
		{named("沁水县"), "“沁水县”有 2 个项目"},
		{named("99"), "没有“99”"},
		{named("。"), "没有“。”"},
		{named(), "请写明哪些项目"},
		{func(o *FormsOptions) { o.All, o.Recommended = true, true }, "只能写一样"},
	} {
		done, _, err := o.written(t, cityList, c.change)
		var failure *Failure
		switch {
		case errors.As(err, &failure):
			if !strings.Contains(failure.Text, c.want) || !failure.Usage {
				t.Errorf("%s, want %s", failure.Text, c.want)
			}
		default:
			for i, want := range strings.Split(c.want, ",") {
				if len(done.Names) <= i || !strings.HasPrefix(done.Names[i], want) {
					t.Errorf("%v, want %s", done.Names, c.want)
				}
			}
		}
	}
}

// What a person has to know before a form is stamped is told.
func formsTellWhatMayChange(t *testing.T, o office) {
	done, _, err := o.written(t, cityRollup, func(f *FormsOptions) { f.All, f.Sources = true, []string{o.path("收到")} })
	must(t, err)
	faulty := slices.ContainsFunc(done.Forms, func(f ProjectForm) bool { return f.Why != "" })
	if !faulty || done.Lost != nil {
		t.Errorf("nothing is told of faulty projects, or files are lost: %v", done.Lost)
	}
	if done, _, err = o.written(t, cityList, func(f *FormsOptions) { f.Recommended, f.Sources = true, []string{t.TempDir()} }); err != nil || len(done.Lost) != len(done.Forms) {
		t.Errorf("files that are gone are not told: %v %v", done.Lost, err)
	}
	_, draft := run{in: sample(t, "jincheng").only("沁水县")}.merged(t)
	open := office{dir: t.TempDir()}
	draft.write(t, open.path("输出"))
	for _, book := range []string{cityDraft, cityRollup} {
		if done, _, err = open.written(t, book, recommended); err != nil || len(done.Notes) != 1 || !strings.Contains(done.Notes[0], "定稿") {
			t.Errorf("%s: %v %v", book, done, err)
		}
	}
	byHand := edit(t, draft[cityDraft], func(f *excelize.File) {
		rows, err := f.GetRows(sheets.SheetList)
		must(t, err)
		at := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 0 && row[0] == "1" })
		must(t, f.InsertRows(sheets.SheetList, at+2, 1))
		must(t, f.SetSheetRow(sheets.SheetList, form.CellName(at+2, 1), &[]any{9, "工业", "手工加的试点", "示例公司", "试点企业"}))
	})
	files{cityDraft: byHand}.write(t, open.path("输出"))
	done, _, err = open.written(t, cityDraft, all)
	if err != nil || !slices.ContainsFunc(done.Notes, func(n string) bool {
		return strings.Contains(n, "手工加的试点") && strings.Contains(n, "没有申报书")
	}) {
		t.Errorf("a row that was added by hand: %v %v", done, err)
	}
}

// Another run writes the same bytes; a workbook of somebody else is not written over.
func formsAreWrittenAgain(t *testing.T, o office) {
	dir := t.TempDir()
	into := func(f *FormsOptions) { f.Recommended, f.Out = true, dir }
	done, _, err := o.written(t, cityList, into)
	must(t, err)
	first := filesIn(t, dir)
	_, _, err = o.written(t, cityList, into)
	must(t, err)
	for name, data := range filesIn(t, dir) {
		if !bytes.Equal(first[name], data) {
			t.Errorf("%s is another one", name)
		}
	}
	files{done.Names[0]: o.in.named(t, "沁水县"), "别的.xlsx": []byte("x")}.write(t, dir)
	if _, _, err = o.written(t, cityList, into); err == nil {
		t.Error("a workbook of a county is written over")
	}
	first.write(t, dir)
	if done, _, err = o.written(t, cityList, into); err != nil || done.Others != 1 {
		t.Errorf("other workbooks in the folder: %+v %v", done, err)
	}
}
