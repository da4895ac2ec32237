package form

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// typed is a form with whatever people type in its boxes.
func typed(random *rand.Rand, f *Form) *Filled {
	filled := NewFilled(Origin{})
	text := func() Answer {
		bits := []string{"示例", "标准化试点，", "\n", "GB/T 1.1—2020 ", "\r\n　　", "（", "0356-0000000", "A", "=1+1", "。"}
		var out strings.Builder
		for range random.IntN(1 << random.IntN(11)) {
			out.WriteString(bits[random.IntN(len(bits))])
		}
		return Answer{Raw: out.String(), Kind: Text}
	}
	for _, field := range f.Fields() {
		switch random.IntN(4) {
		case 0:
			filled.Set(field.ID, Answer{Raw: "44348", Kind: Number})
		case 1:
			filled.Set(field.ID, Answer{Raw: "2021-06-01", Kind: DateCell})
		case 2:
			filled.Set(field.ID, text())
		}
	}
	for range random.IntN(StepRows + 5) {
		filled.Steps = append(filled.Steps, Step{Time: text(), Content: text(), Units: text()})
	}
	return filled
}

// Whatever was typed is on the paper whole: in its box, or under its title on the appendix;
// and no box has more than it holds.
func TestPrintHoldsEveryAnswerWhole(t *testing.T) {
	f, random := Official(), rand.New(rand.NewPCG(5, 3))
	continued := 0
	for range 60 {
		filled := typed(random, f)
		print := f.Print(filled)
		rest := map[string]string{}
		for _, whole := range print.Rest {
			rest[whole.Title] = whole.Text
		}
		for _, b := range print.Boxes {
			text := b.Field.printed(filled.In(Room{Box: b.Box}))
			room := print.Layout.roomIn(b.Box, b.Points)
			if fits := room.Holds(b.Text) || room.holdsNames(b.Text); !fits && b.Text != cutMark+PointerText {
				t.Errorf("%s in %.1f points has more than its box holds: %q", b.Field, b.Points, b.Text)
			}
			if b.Text == text {
				continue
			}
			continued++
			title := b.Field.Section.Short + "、" + b.Field.Title
			if b.Field.InTable() {
				title = stepPart(b.Field, b.Step)
			}
			if !strings.Contains(rest[title], text) {
				t.Errorf("%s is cut, and not whole on the appendix: %q", title, text)
			}
		}
		for i := StepRows; i < len(filled.Steps); i++ {
			if content := f.Field(StepContent).printed(filled.Steps[i].Content); !filled.Steps[i].IsBlank() && !strings.Contains(rest[stepPart(f.Field(StepTime), i)], content) {
				t.Errorf("step %d has no row and is not on the appendix", i+1)
			}
		}
		sameLines(t, print)
	}
	if continued < 20 {
		t.Errorf("only %d texts went on: too few for this test", continued)
	}
}

// sameLines tests that the lines of the appendix say what its texts say.
func sameLines(t *testing.T, p *Print) {
	t.Helper()
	var lines, want strings.Builder
	all := p.Lines()
	for _, l := range all {
		lines.WriteString(l.Text)
	}
	for _, whole := range p.Rest {
		want.WriteString(whole.Title + AppendixWhole + strings.ReplaceAll(whole.Text, "\n", ""))
	}
	want.WriteString(AppendixEnd(fmt.Sprint(len(all) - 1)))
	if lines.String() != want.String() {
		t.Errorf("the lines say\n%s\nnot\n%s", lines.String(), want.String())
	}
}

// What is printed is shown as it was understood, and what is to be filled by hand stays open.
func TestPrintShowsWhatWasUnderstood(t *testing.T) {
	f, filled := Official(), NewFilled(Origin{})
	long := strings.Repeat("长", 2*f.Field(UnitName).Max)
	filled.Set(PilotFrom, Answer{Raw: "44348", Kind: Number})
	filled.Set(PilotTo, Answer{Raw: "2023-05-01", Kind: DateCell})
	filled.Set(UndertakingUnit, Answer{Raw: "示例\u200b茶业\u202e有限\x01公司", Kind: Text})
	filled.Set(UnitName, Answer{Raw: long, Kind: Text})
	for _, b := range f.Print(filled).Boxes {
		want := map[ID]string{PilotFrom: "2021年6月", PilotTo: "2023年5月", FormDate: f.Field(FormDate).Unfilled, UnitName: long, UndertakingUnit: "示例茶业有限公司"}
		if text, ok := want[b.Field.ID]; ok && b.Text != text {
			t.Errorf("%s is %q, want %q", b.Field, b.Text, text)
		}
		if b.Field.ID == UnitName && b.Points >= b.Field.Points() {
			t.Errorf("a long name is printed in %.1f points", b.Points)
		}
		if b.LastRow > f.Layout().PrintRows {
			t.Errorf("%s is not on the paper", b.Field)
		}
	}
}
