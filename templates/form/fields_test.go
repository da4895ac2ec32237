package form

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"testing"
)

func allFields() []*Field {
	f := Official()
	return slices.Concat(f.Fields(), f.StepFields(), f.CountyFields())
}

func TestFieldsHaveIDsThatExcelTakesAsNames(t *testing.T) {
	legal := regexp.MustCompile(`^[a-z_]+$`)
	ids, titles := map[ID]bool{}, map[string]bool{}
	for _, f := range allFields() {
		if !legal.MatchString(string(f.ID)) || len(f.Name()) > 60 {
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
		if (&Field{Need: c.need}).Needed(c.kind, "") != c.want {
			t.Errorf("need %d of %q is not %v", c.need, c.kind, c.want)
		}
	}
}

func TestWhatThePaperPrintsIsNoAnswer(t *testing.T) {
	for _, f := range allFields() {
		if f.Unfilled == "" {
			continue
		}
		if a := f.AnswerIn(Answer{Raw: " " + f.Unfilled + "\n", Kind: Text, Cell: "A1"}); a != (Answer{Cell: "A1"}) {
			t.Errorf("%s: %q counts as an answer: %+v", f.ID, f.Unfilled, a)
		}
		if begun := (Answer{Raw: "2021" + f.Unfilled, Kind: Text}); f.AnswerIn(begun) != begun {
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
		field ID
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
		if f.StandIn() != c.want {
			t.Errorf("after %s %q the name is %s, want %s", c.field, c.a.Raw, f.StandIn(), c.want)
		}
	}
}

// The constants are what code names fields by, so each must be on the form.
func TestEveryNameIsOnTheForm(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "fields.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	f, named := Official(), 0
	for _, declared := range file.Decls {
		block, ok := declared.(*ast.GenDecl)
		if !ok || block.Tok != token.CONST {
			continue
		}
		for _, spec := range block.Specs {
			value := spec.(*ast.ValueSpec)
			text, _ := strconv.Unquote(value.Values[0].(*ast.BasicLit).Value)
			if value.Type.(*ast.Ident).Name == "PartyID" {
				f.Party(PartyID(text))
				continue
			}
			if named++; f.Field(ID(text)).ID != ID(text) {
				t.Errorf("%s is on the form as %s", text, f.Field(ID(text)).ID)
			}
		}
	}
	if ofParties := 3 * len(f.parties); named+ofParties != len(allFields()) {
		t.Errorf("%d fields have a name, the form has %d", named+ofParties, len(allFields()))
	}
}
