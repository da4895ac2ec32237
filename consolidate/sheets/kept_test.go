package sheets

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/samples/effort"
	"shidian/templates/form"
)

// weird are texts that a workbook changes when it is written without care.
var weird = []string{"", "=1+1", "+1", "007", "1E5", "_x0041_", "a_x000D_b", "a\r\nb", "\x01\x1f", "😀", " 空 格 ", "第一行\n第二行\n", "\u200b", "a\tb|c;d!e@f", "TRUE", "2021-05-08",
	"\ufffe\uffff", strings.Repeat("长", 32767), "&<>\"'", "{\"r\":1}", "{{7*7}}", "%s%d"}

func TestStateIsReadBackFromTheWorkbook(t *testing.T) {
	effort.Usual(t)
	random := rand.New(rand.NewPCG(8, 8))
	text := func() string { return weird[random.IntN(len(weird))] }
	var files []*record.File
	for i := range 4 {
		p := recordtest.Filled(fmt.Sprintf("示例%d试点", i))
		for _, f := range form.Official().Fields() {
			if f.ID != form.PilotName && random.IntN(2) == 0 {
				kind := []form.AnswerKind{form.Text, form.Text, form.Text, form.Number, form.DateCell, form.Boolean, form.ErrorValue, form.NoResult}[random.IntN(8)]
				a := form.Answer{Raw: text(), Kind: kind, Cell: fmt.Sprintf("Z%d", 1+random.IntN(99))}
				if kind == form.NoResult {
					a.Raw = ""
				}
				p.Set(f.ID, a)
			}
		}
		p.Steps = []form.Step{{Time: form.Answer{Raw: text() + "时", Kind: form.Text, Cell: "A80"}, Content: form.Answer{Cell: "F80"}, Units: form.Answer{Kind: form.NoResult, Cell: "R80"}}}
		f := recordtest.Received("140521", fmt.Sprintf("子 目录/%d;!@.xlsx", i), 3+i, p)
		f.Receipt = record.Receipt{Arrived: "5月7日", Method: "邮件", ExceptionBy: "=示例", Remark: "_x0041_"}
		f.Return.Spares = i
		f.Return.Notes = []form.Note{{Kind: form.OutsideAnswer, Sheet: "a\tb", Cell: "A1", Detail: "第一行\n第二行"}}
		f.Return.County = form.NewFilled(form.Origin{Region: "140521", File: f.Path, SHA256: f.SHA256, Sheet: "县;区!信@息"})
		f.Return.County.Set(form.Reporter, form.Answer{Raw: text() + "人", Kind: form.Text, Cell: "B2"})
		files = append(files, f)
	}
	files = append(files, &record.File{Path: "坏.xlsx", FirstSeen: recordtest.Day(4), Return: &form.Return{Notes: []form.Note{{Kind: form.NotAWorkbook, Detail: "读不出来"}}}})
	want := recordtest.StateWith(files...)
	want.Decisions[record.NameKey(files[0].Return.Projects[0], 1)] = &record.Decision{Opinion: "待定", Rank: "１", Reason: "=1+1\n_x0041_"}
	for name, work := range map[string]func(*excelize.File){"as written": nil, "saved by another program": func(*excelize.File) {}} {
		got := saved(t, computed(want), work)
		if len(got.Altered) > 0 {
			t.Errorf("%s: somebody is said to have changed %v", name, recordtest.Shorten(fmt.Sprint(got.Altered), 300))
		}
		for id, f := range want.Files {
			if !reflect.DeepEqual(got.Files[id], f) {
				t.Errorf("%s: %s is another one: %s", name, f.Path, recordtest.Shorten(fmt.Sprintf("%+v", got.Files[id]), 300))
			}
		}
		for key, d := range want.Decisions {
			g := got.Decisions[key]
			if g == nil || !g.Entries().Same(d.Entries()) {
				t.Errorf("%s: the decision is %+v", name, g)
			}
		}
		if len(got.Files) != len(want.Files) || len(got.Decisions) != len(want.Decisions) {
			t.Errorf("%s: %d files and %d decisions", name, len(got.Files), len(got.Decisions))
		}
	}
}

// A rollup outlives the plan of its year: an answer to a question that is asked no
// more, or by a newer program only, is kept as it was received.
func TestAnswerToAQuestionThatThePlanDoesNotAskIsKept(t *testing.T) {
	p := recordtest.Filled("示例茶试点")
	want := form.Answer{Raw: "12 家", Kind: form.Text, Cell: "Z9"}
	p.Set("asked_next_year", want)
	got := saved(t, computed(recordtest.StateWith(recordtest.Received("140521", "甲.xlsx", 3, p))), nil)
	for _, f := range got.Files {
		if is := f.Return.Projects[0].Answer("asked_next_year"); is != want {
			t.Errorf("%+v is kept as %+v", want, is)
		}
	}
}
