package workbook

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// asking is the plan of the tests with two questions of its own.
func asking(change func(p *plan.Plan)) *plan.Plan {
	p := testplan.New()
	p.Fields = append(p.Fields,
		plan.FieldRow{ID: "q_output", Title: "年产值", Type: "金额", Need: "是", Place: "附页", Reach: "上报", On: true},
		plan.FieldRow{ID: "q_listed", Title: "列入名单", Type: "单选", List: "是否", Need: "是", Place: "审核信息", Reach: "上报", On: true})
	if change != nil {
		change(p)
	}
	return plan.New(*p)
}

// of is what the reader of one plan takes from a workbook of another.
func of(t *testing.T, reads, made *plan.Plan, edit func(*excelize.File)) *form.Return {
	t.Helper()
	region, _ := made.Region("140521")
	filled := form.NewFilled(form.Origin{})
	for id, text := range map[form.ID]string{form.PilotName: "示例茶试点", form.StaffFull: "3", "q_output": "1200", "q_listed": "否"} {
		if made.Form.Has(id) {
			filled.Set(id, form.Answer{Raw: text, Kind: form.Text})
		}
	}
	data, err := templates.CountyWorkbook(made, region, 1, form.Return{Projects: []*form.Filled{filled}}, checks.OnSheet(made, region))
	if err != nil {
		t.Fatal(err)
	}
	if edit != nil {
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		edit(f)
		buffer, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		data = buffer.Bytes()
	}
	book, err := new(xlsx.Reader).Read(t.Context(), data, xlsx.FormLimits())
	if err != nil {
		t.Fatal(err)
	}
	return NewReader(reads).County(book, "a.xlsx", "")
}

// told are the notes about other questions; all others would be told beside them.
func told(t *testing.T, said *form.Return) string {
	t.Helper()
	text := ""
	for _, n := range said.Notes {
		if n.Kind != form.OtherQuestions {
			t.Errorf("%d %s", n.Kind, n.Detail)
			continue
		}
		text += n.Detail
	}
	return text
}

func TestWorkbookOfThePlansOwnFormIsReadWhole(t *testing.T) {
	p := asking(nil)
	said := of(t, p, p, nil)
	if text := told(t, said); text != "" {
		t.Error(text)
	}
	if a := said.Projects[0].Answer("q_output"); a.Raw != "1200" || said.Projects[0].Answer("q_listed").Raw != "否" || said.Mark.Form == "" {
		t.Errorf("%+v, %s", a, said.Mark)
	}
}

// Before a question was added a workbook does not ask it: that is no fault of the file.
func TestOlderWorkbookLacksWhatWasAdded(t *testing.T) {
	said := of(t, asking(nil), testplan.New(), nil)
	if text := told(t, said); !strings.Contains(text, "没有年产值、列入名单，按没有填写处理") {
		t.Error(text)
	}
	p := said.Projects[0]
	if !p.Answer("q_output").IsMissing() || p.Answer(form.StaffFull).Raw != "3" || p.Answer(form.StaffFull).Doubt != "" {
		t.Errorf("%+v", p.Answers)
	}
}

func TestAnswerToAnotherQuestionIsDoubted(t *testing.T) {
	p := asking(func(p *plan.Plan) {
		for i := range p.Fields {
			switch p.Fields[i].ID {
			case "q_output":
				p.Fields[i].Title = "年利润"
			case form.StaffPart:
				p.Fields[i].On = false
			}
		}
	})
	said := of(t, p, asking(nil), nil)
	text := told(t, said)
	for _, want := range []string{"年利润问的不一样", "多出 1 栏现在不问的（“兼职标准化人员数”）"} {
		if !strings.Contains(text, want) {
			t.Errorf("nothing says %s: %s", want, text)
		}
	}
	if a := said.Projects[0].Answer("q_output"); a.Doubt != form.Reworded || a.Raw != "1200" {
		t.Errorf("%+v", a)
	}
	if a := said.Projects[0].Answer("q_listed"); a.Doubt != "" || a.Raw != "否" {
		t.Errorf("%+v", a)
	}
}

// What was answered to a question that is not asked any more is told, and lost nowhere.
func TestAnswerToAQuestionThatIsNotAskedIsTold(t *testing.T) {
	said := of(t, testplan.New(), asking(nil), nil)
	text := ""
	for _, n := range said.Notes {
		text += n.Detail
	}
	if !strings.Contains(text, "多出 2 栏现在不问的（“年产值”、“列入名单”），没有并入") || !strings.Contains(text, "1200") {
		t.Error(text)
	}
}

func TestFormOfWhichTheListIsLostIsTold(t *testing.T) {
	said := of(t, asking(func(p *plan.Plan) { p.Fields = p.Fields[:len(p.Fields)-1] }), asking(nil), func(f *excelize.File) {
		if err := f.DeleteDefinedName(&excelize.DefinedName{Name: form.AskedName}); err != nil {
			t.Fatal(err)
		}
	})
	if !strings.Contains(said.Notes[0].Detail+said.Notes[1].Detail, "看不出哪几栏不同") {
		t.Errorf("%+v", said.Notes)
	}
}
