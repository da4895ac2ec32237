package form

import (
	"regexp"
	"slices"
	"testing"
)

func allFields() []*Field { return slices.Concat(Fields(), StepFields(), CountyFields()) }

func TestFieldsHaveIDsThatExcelTakesAsNames(t *testing.T) {
	legal := regexp.MustCompile(`^[a-z_]+$`)
	ids, titles := map[string]bool{}, map[string]bool{}
	for _, f := range allFields() {
		if !legal.MatchString(f.ID) || len(f.Name()) > 60 {
			t.Errorf("%q is no name", f.ID)
		}
		if ids[f.ID] {
			t.Errorf("%s stands twice", f.ID)
		}
		if titles[NormalLabel(f.Title)] {
			t.Errorf("the title %s stands twice", f.Title)
		}
		ids[f.ID], titles[NormalLabel(f.Title)] = true, true
	}
}

func TestEveryFieldSaysWhatItNeeds(t *testing.T) {
	for _, f := range allFields() {
		if f.Title == "" || f.Hint == "" || f.Clause == "" || f.Type == nil || f.Section == nil {
			t.Errorf("%s lacks a title, a hint, a clause, a type or a section", f.ID)
		}
		if _, isChoice := f.Type.(Choose); isChoice != (f.List != nil) {
			t.Errorf("%s has a list without choosing, or chooses without a list", f.ID)
		}
		if f.Max > 0 && f.Min > f.Max {
			t.Errorf("%s asks for more than it holds", f.ID)
		}
	}
}

func TestNeedFollowsTheKindOfPilot(t *testing.T) {
	for _, c := range []struct {
		need Need
		kind string
		want bool
	}{
		{Always, "", true}, {Optional, KindRegion, false},
		{OfRegion, KindRegion, true}, {OfRegion, KindEnterprise, false}, {OfRegion, "", false},
		{OfEnterprise, KindEnterprise, true}, {OfEnterprise, KindRegion, false}, {OfEnterprise, "", false},
	} {
		if c.need.Of(c.kind) != c.want {
			t.Errorf("need %d of %q is not %v", c.need, c.kind, c.want)
		}
	}
}

func TestWhatThePaperPrintsIsNoAnswer(t *testing.T) {
	for _, f := range allFields() {
		if f.Unfilled == "" {
			continue
		}
		filled := NewFilled(Origin{})
		filled.Set(f, Answer{Raw: " " + f.Unfilled + "\n", Kind: Text, Cell: "A1"})
		if filled.Has(f) || !filled.IsBlank() || filled.Answer(f).Cell != "A1" {
			t.Errorf("%s: %q counts as an answer", f.ID, f.Unfilled)
		}
		filled.Set(f, Answer{Raw: "2021" + f.Unfilled, Kind: Text})
		if !filled.Has(f) {
			t.Errorf("%s: what was begun is lost", f.ID)
		}
	}
}

func TestAnswersThatAreNothing(t *testing.T) {
	for _, c := range []struct {
		name              string
		a                 Answer
		blank, unreadable bool
	}{
		{"no cell", Answer{}, true, false},
		{"invisible characters", Answer{Raw: " \u3000\u200b\ufeff\n", Kind: Text}, true, false},
		{"zero", Answer{Raw: "0", Kind: Number}, false, false},
		{"no", Answer{Raw: "FALSE", Kind: Boolean}, false, false},
		{"an error value", Answer{Raw: "#REF!", Kind: ErrorValue}, false, true},
		{"a formula without a result", Answer{Kind: NoResult}, false, true},
	} {
		if c.a.IsBlank() != c.blank || c.a.Unreadable() != c.unreadable {
			t.Errorf("%s: blank %v, unreadable %v", c.name, c.a.IsBlank(), c.a.Unreadable())
		}
	}
}

func TestNameOfAForm(t *testing.T) {
	f := NewFilled(Origin{Sheet: "项目02"})
	for _, c := range []struct {
		field *Field
		a     Answer
		want  string
	}{
		{PilotFrom, Answer{Raw: "2021年5月", Kind: Text}, "（项目02）"},
		{UnitName, Answer{Raw: " 示例\n单位 ", Kind: Text}, "示例 单位"},
		{UndertakingUnit, Answer{Kind: NoResult}, "示例 单位"},
		{UndertakingUnit, Answer{Raw: "示例承担单位", Kind: Text}, "示例承担单位"},
		{PilotName, Answer{Raw: "#REF!", Kind: ErrorValue}, "示例承担单位"},
		{PilotName, Answer{Raw: "示例试点", Kind: Text}, "示例试点"},
	} {
		f.Set(c.field, c.a)
		if f.Name() != c.want {
			t.Errorf("after %s %q the name is %s, want %s", c.field.ID, c.a.Raw, f.Name(), c.want)
		}
	}
}
