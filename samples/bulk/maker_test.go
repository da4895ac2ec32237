package bulk

import (
	"bytes"
	"context"
	"testing"

	"shidian/checks"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/xlsx"
	"shidian/samples/effort"
	"shidian/templates/form"
)

func newMaker(t testing.TB) *Maker {
	t.Helper()
	m, err := NewMaker(Plan(), 1)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func book(t testing.TB, m *Maker, i int) *Workbook {
	t.Helper()
	w, err := m.Workbook(i)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestEveryCountyHasOneWorkbook(t *testing.T) {
	m := newMaker(t)
	if m.Len() != 2844 {
		t.Errorf("%d counties", m.Len())
	}
	seen := map[string]bool{}
	for i := range m.Len() {
		seen[m.counties[i*1009%m.Len()].Code] = true
	}
	if len(seen) != m.Len() {
		t.Errorf("%d of %d have a turn", len(seen), m.Len())
	}
}

func TestTheSameSeedMakesTheSameBytes(t *testing.T) {
	effort.Usual(t)
	a, b := newMaker(t), newMaker(t)
	for _, i := range []int{0, 7, 2843} {
		if !bytes.Equal(book(t, a, i).Data, book(t, b, i).Data) {
			t.Errorf("workbook %d differs", i)
		}
	}
	if bytes.Equal(book(t, a, 0).Data, book(t, a, 1).Data) {
		t.Error("two counties say the same")
	}
}

func TestWhatIsReadIsWhatWasWritten(t *testing.T) {
	effort.Usual(t)
	m := newMaker(t)
	for i := range 40 {
		w := book(t, m, i)
		said := read(t, m, w)
		if said.Mark.Region != w.Region.Code || len(said.Notes) > 0 || len(said.Projects) != len(w.Projects) {
			t.Fatalf("%s: region %s, %d of %d projects, %v", w.Name, said.Mark.Region, len(said.Projects), len(w.Projects), said.Notes)
		}
		for n, want := range w.Projects {
			if field := Difference(form.Official(), want, said.Projects[n]); field != "" {
				t.Errorf("%s project %d: %s", w.Name, n, field)
			}
		}
	}
}

// Findings of a person's judgement may be there; errors would keep the
// workbooks from being what a county sends.
func TestNoAnswerIsAnError(t *testing.T) {
	effort.Usual(t)
	m := newMaker(t)
	choices := m.Plan().Choices()
	for i := range 40 {
		w := book(t, m, i)
		for _, filled := range read(t, m, w).Projects {
			facts := checks.NewApplication(filled, m.Plan(), choices, w.Region, form.Date{Year: 2021, Month: 5, Day: 7})
			for _, f := range checks.CheckApplication(facts) {
				if f.Rule.Severity == checks.Error {
					t.Errorf("%s %s %s: %s", w.Name, f.Cell, f.Rule.ID, f.Message)
				}
			}
		}
	}
}

func read(t testing.TB, m *Maker, w *Workbook) *form.Return {
	t.Helper()
	b, err := new(xlsx.Reader).Read(context.Background(), w.Data, xlsx.FormLimits())
	if err != nil || len(b.Damage) > 0 {
		t.Fatalf("%s: %v %v", w.Name, err, b)
	}
	return workbook.NewReader(m.Plan()).County(b, w.Name, "")
}
