package workbook

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/workbook/xlsx"
	"shidian/samples/effort"
	"shidian/templates/form"
)

// restyled gives a cell another font and fill over what it has.
func restyled(f *excelize.File, sheet, cell string, change func(*excelize.Style)) {
	id, _ := f.GetCellStyle(sheet, cell)
	style, _ := f.GetStyle(id)
	if style.Font == nil {
		style.Font = &excelize.Font{}
	}
	change(style)
	id, _ = f.NewStyle(style)
	f.SetCellStyle(sheet, cell, cell, id)
}

// marks are what people and programs do to an answer that its text does not say.
func marks() map[form.Doubt]func(f *excelize.File, sheet, cell string) {
	return map[form.Doubt]func(*excelize.File, string, string){
		form.Struck: func(f *excelize.File, sheet, cell string) {
			restyled(f, sheet, cell, func(s *excelize.Style) { s.Font.Strike = true })
		},
		form.Unseen: func(f *excelize.File, sheet, cell string) {
			restyled(f, sheet, cell, func(s *excelize.Style) {
				s.Font.Color, s.Fill = "FFFFFF", excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFFFF"}}
			})
		},
		form.Picture:   func(f *excelize.File, sheet, cell string) { f.SetCellStr(sheet, cell, `=DISPIMG("ID_0",1)`) },
		form.ErrorText: func(f *excelize.File, sheet, cell string) { f.SetCellStr(sheet, cell, "#N/A") },
		form.Changing: func(f *excelize.File, sheet, cell string) {
			f.SetCellDefault(sheet, cell, "44322")
			f.SetCellFormula(sheet, cell, "TODAY()")
		},
	}
}

// For every kind of mark and every field, the answer under it is never taken in silence.
func TestAnswerUnderAMarkCarriesItsDoubt(t *testing.T) {
	effort.Usual(t)
	for doubt, set := range marks() {
		r := readAt(t, edited(t, func(f *excelize.File) {
			for _, field := range append(form.Official().Fields(), form.Official().StepFields()...) {
				set(f, "项目01", cell(field.ID))
			}
			for _, field := range form.Official().CountyFields() {
				set(f, "县区信息", cell(field.ID))
			}
		}), "来件/沁水县.xlsx")
		check := func(title string, a form.Answer) {
			if a.Doubt != doubt {
				t.Errorf("%s: %s is %q with the doubt %q", doubt, title, a.Raw, a.Doubt)
			}
		}
		for _, field := range form.Official().Fields() {
			check(field.Title, r.Projects[0].Answer(field.ID))
			if a := r.Projects[1].Answer(field.ID); a.Doubt != "" {
				t.Errorf("%s: %s of the other form has the doubt %q", doubt, field.Title, a.Doubt)
			}
		}
		for _, field := range form.Official().CountyFields() {
			check(field.Title, r.County.Answer(field.ID))
		}
		for _, id := range form.StepIDs() {
			check(string(id), r.Projects[0].Steps[0].Answer(id))
		}
	}
}

func TestTextThatIsCrossedOutInPartIsReadAsItIsSeen(t *testing.T) {
	r := readAt(t, edited(t, func(f *excelize.File) {
		f.SetCellRichText("项目01", cell(form.ContactPerson), []excelize.RichTextRun{{Text: "示例旧", Font: &excelize.Font{Strike: true}}, {Text: "示例新", Font: &excelize.Font{Size: 12}}})
	}), "来件/沁水县.xlsx")
	compareShown(t, r, untouched+`
		项目01 联系人 = "示例新"
		! W017 项目01 `+cell(form.ContactPerson)+` 有的文字划掉一部分，或者有一部分看不见，只采用看得见、没有划掉的：`+cell(form.ContactPerson)+`原文“示例旧示例新”，采用“示例新”。请核对是否采用对了`)
}

// picture is a small one.
func picture(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, 20, 20))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestTextAboveEveryPageIsTold(t *testing.T) {
	for header, want := range map[string]string{"&C&\"宋体,常规\"&10本项目已撤回": "本项目已撤回", "&C第 &P 页，共 &N 页": "", "&CPage &P of &N": "", "&L&A&R&D": ""} {
		r := readAt(t, edited(t, func(f *excelize.File) {
			f.SetHeaderFooter("项目01", &excelize.HeaderFooterOptions{OddHeader: header})
		}), "沁水县.xlsx")
		if told := len(r.Notes) == 1 && r.Notes[0].Kind == form.OutsideAnswer && strings.Contains(r.Notes[0].Detail, want); told != (want != "") {
			t.Errorf("%s: %v", header, r.Notes)
		}
	}
}

func TestTextUnderAMergeIsUnseen(t *testing.T) {
	sheet := &xlsx.Sheet{Name: "项目01", Merges: []xlsx.Range{{FirstRow: 2, FirstCol: 1, LastRow: 2, LastCol: 24}},
		Cells: []xlsx.Cell{{Row: 1, Col: 8, Kind: xlsx.Text, Text: "示例甲"}, {Row: 2, Col: 1, Kind: xlsx.Text, Text: "联系人"}, {Row: 2, Col: 8, Kind: xlsx.Text, Text: "示例乙"}}}
	v := viewOf(&xlsx.Book{Sheets: []*xlsx.Sheet{sheet}}, 0)
	for _, c := range []struct {
		row, col int
		want     form.Doubt
	}{{1, 8, ""}, {2, 1, ""}, {2, 8, form.Unseen}} {
		if got := v.at(c.row, c.col).Doubt; got != c.want {
			t.Errorf("row %d column %d has the doubt %q, want %q", c.row, c.col, got, c.want)
		}
	}
}

func TestPicturesOverTheFormAreToldAndDoubtOnlyEmptyRequiredBlanks(t *testing.T) {
	over := func(id form.ID, empty bool) *form.Return {
		return readAt(t, edited(t, func(f *excelize.File) {
			if empty {
				f.SetCellStr("项目01", cell(id), "")
			}
			if err := f.AddPictureFromBytes("项目01", cell(id), &excelize.Picture{Extension: ".png", File: picture(t)}); err != nil {
				t.Fatal(err)
			}
		}), "来件/沁水县.xlsx")
	}
	for _, c := range []struct {
		id    form.ID
		empty bool
		doubt form.Doubt
	}{
		{form.UnitName, true, form.Picture},
		{form.UnitName, false, ""},
		{form.Undertaking.Opinion(), true, ""}, // a seal
	} {
		r := over(c.id, c.empty)
		told := slices.ContainsFunc(r.Notes, func(n form.Note) bool { return n.Kind == form.DrawnOver && strings.HasPrefix(n.Cell, cell(c.id)) })
		if got := r.Projects[0].Answer(c.id).Doubt; got != c.doubt || !told {
			t.Errorf("over %s, empty %v: doubt %q, notes %v", c.id, c.empty, got, r.Notes)
		}
	}
}

// pasteForm writes the captions of a form, and a name, below or beside the one there.
func pasteForm(f *excelize.File, rows, cols int) {
	for _, b := range form.Official().Layout().Boxes {
		if b.Text != "" {
			f.SetCellStr("项目01", form.CellName(b.FirstRow+rows, b.FirstCol+cols), b.Text)
		}
	}
	home, _ := form.Official().Layout().Home(form.PilotName)
	f.SetCellStr("项目01", form.CellName(home.FirstRow+rows, home.FirstCol+cols), "示例二号试点")
}

func TestSecondFormOnASheetIsToldByItsName(t *testing.T) {
	for name, at := range map[string][2]int{"below": {140, 0}, "on the right": {0, 30}} {
		for _, named := range []bool{true, false} {
			r := readAt(t, edited(t, func(f *excelize.File) {
				pasteForm(f, at[0], at[1])
				if !named {
					dropNames(f)
				}
			}), "来件/沁水县.xlsx")
			told := slices.ContainsFunc(r.Notes, func(n form.Note) bool {
				return n.Kind == form.SecondForm && n.Sheet == "项目01" && strings.Contains(n.Detail, "示例二号试点")
			})
			if !told || r.Projects[0].Answer(form.PilotName).Raw != answered(1).Answer(form.PilotName).Raw {
				t.Errorf("%s, names %v: %q and %s", name, named, r.Projects[0].Answer(form.PilotName).Raw, fmt.Sprint(r.Notes))
			}
		}
	}
}
