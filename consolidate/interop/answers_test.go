package interop

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// sheetText is what somebody types on one sheet: the text of every field, and
// of a form the rows of section 四.
type sheetText struct {
	fields []*form.Field
	text   map[form.ID]string
	steps  []map[form.ID]string
}

// formText answers every field of the form. No two fields of text get the same
// answer, so that one taken for another shows; two forms of different numbers
// share none.
func formText(p *plan.Plan, number int) *sheetText {
	s := textFor(p, form.Official().Fields(), number)
	for row := range 4 {
		s.steps = append(s.steps, map[form.ID]string{
			form.StepTime:    fmt.Sprintf("2021年%d月-2021年%d月", row+2*number, row+2*number+1),
			form.StepContent: fmt.Sprintf("第%d份第%d步：宣传培训，\n组织实施标准。", number, row+1),
			form.StepUnits:   fmt.Sprintf("示例单位%d-%d", number, row+1),
		})
	}
	return s
}

func countyText(p *plan.Plan) *sheetText { return textFor(p, form.Official().CountyFields(), 1) }

func textFor(p *plan.Plan, fields []*form.Field, number int) *sheetText {
	s := &sheetText{fields: fields, text: map[form.ID]string{}}
	choices := p.Choices()
	for i, f := range fields {
		s.text[f.ID] = textOf(f, choicesOf(f, choices), number, i+1)
	}
	return s
}

func choicesOf(f *form.Field, choices form.Choices) []form.Choice {
	if f.List == nil {
		return nil
	}
	return choices[f.List.ID]
}

// textOf is the answer as people type it, inside the limits of the field.
func textOf(f *form.Field, choices []form.Choice, number, nth int) string {
	switch f.Type.(type) {
	case form.Choose:
		return choices[(number-1)%len(choices)].Name
	case form.Month:
		return fmt.Sprintf("202%d年%d月", number, nth%12+1)
	case form.Day:
		return fmt.Sprintf("202%d年5月%d日", number, nth%28+1)
	case form.Count:
		return fmt.Sprint(100*number + nth)
	case form.Amount:
		return fmt.Sprintf("%d.5", 100*number+nth)
	case form.Phone:
		return fmt.Sprintf("0356-2%d%05d", number, nth)
	case form.PostalCode:
		return fmt.Sprintf("0482%d0", number)
	case form.Mail:
		return fmt.Sprintf("%s%d@example.com", f.ID, number)
	case form.OrganizationCode:
		code := fmt.Sprintf("91140521XX0521%dXX", number)
		return code + string(form.CreditCodeCheck(code))
	case form.Prose:
		text := fmt.Sprintf("%s（第%d份）：\n", f.Title, number)
		return text + strings.Repeat("　　示例文字，=A1，“引号”。", 3)
	default:
		return fmt.Sprintf("%s%d", f.Title, number)
	}
}

// isNumber reports whether a spreadsheet stores the typed answer as a number.
func isNumber(f *form.Field) bool {
	switch f.Type.(type) {
	case form.Count, form.Amount:
		return true
	default:
		return false
	}
}

func number(t *testing.T, text string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// byCell is the text by the cells that the names of the sheet stand for.
func (s *sheetText) byCell(t *testing.T, names map[string]string) map[string]string {
	t.Helper()
	cells := map[string]string{}
	for _, f := range s.fields {
		if names[f.Name()] == "" {
			t.Fatalf("the sheet has no name %s", f.Name())
		}
		cells[names[f.Name()]] = s.text[f.ID]
	}
	for i, row := range s.steps {
		for id, text := range row {
			cells[column(t, names[form.Official().Field(id).Name()])[i]] = text
		}
	}
	return cells
}

// column is the list of cells of an area that is one column wide.
func column(t *testing.T, area string) []string {
	t.Helper()
	first, last, _ := strings.Cut(area, ":")
	letters := strings.TrimRight(first, "0123456789")
	var from, to int
	if _, err := fmt.Sscanf(first[len(letters):]+" "+strings.TrimPrefix(last, letters), "%d %d", &from, &to); err != nil {
		t.Fatalf("%q is no column of cells: %v", area, err)
	}
	var cells []string
	for row := from; row <= to; row++ {
		cells = append(cells, fmt.Sprint(letters, row))
	}
	return cells
}

// sameText fails when a form does not say, to the letter, what was typed.
func sameText(t *testing.T, read *form.Filled, typed *sheetText) {
	t.Helper()
	for _, f := range typed.fields {
		a := read.Answer(f.ID)
		if a.Raw != typed.text[f.ID] || (a.Kind == form.Number) != isNumber(f) {
			t.Errorf("%s %s: read %q of kind %d, typed %q", a.Cell, f, a.Raw, a.Kind, typed.text[f.ID])
		}
	}
	sameSteps(t, read, typed)
}

// sameMeaning fails when a form does not mean what was typed: programs store a
// day as a number and a phone number as one.
func sameMeaning(t *testing.T, read *form.Filled, typed *sheetText, choices form.Choices) {
	t.Helper()
	for _, f := range typed.fields {
		a := read.Answer(f.ID)
		want, _, _ := f.Type.Parse(form.Answer{Raw: typed.text[f.ID], Kind: form.Text}, f, choices)
		have, faults, ok := f.Type.Parse(a, f, choices)
		if !ok || have != want || faults != nil {
			t.Errorf("%s %s: read %+v of %q %v, typed %+v", a.Cell, f, have, a.Raw, faults, want)
		}
	}
	sameSteps(t, read, typed)
}

func sameSteps(t *testing.T, read *form.Filled, typed *sheetText) {
	t.Helper()
	if len(read.Steps) != len(typed.steps) {
		t.Errorf("read %d steps, typed %d", len(read.Steps), len(typed.steps))
		return
	}
	for i, row := range typed.steps {
		for f, text := range row {
			if a := read.Steps[i].Answer(f); a.Raw != text {
				t.Errorf("%s: step %d, %s: read %q, typed %q", a.Cell, i+1, f, a.Raw, text)
			}
		}
	}
}
