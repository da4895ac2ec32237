package form

import "testing"

func TestMarkIsReadBackFromCellAndProperties(t *testing.T) {
	for _, want := range []Mark{
		{CountyBook, Edition, "2021", "140521", ""}, {RollupBook, Edition, "2021", "140500", ""}, {CountyBook, Edition, "2027", "140521", "3f2a90bc11de"},
		{ListBook, Edition, "2021", "140000", ""}, {PlanBook, Edition, "2021", "", ""}, {CheckBook, Edition, "2021", "140500", ""},
	} {
		if got, ok := ParseMark(want.String()); !ok || got != want {
			t.Errorf("%s is read as %v, %v", want, got, ok)
		}
		if got, ok := MarkOfProperties(want.Properties()); !ok || got != want {
			t.Errorf("properties of %s are read as %v, %v", want, got, ok)
		}
	}
}

func TestOtherTextIsNoMark(t *testing.T) {
	for _, text := range []string{"", "shidian", "shidian|county|1|2021", "other|county|1|2021|140521", "shidian|note|1|2021|140521"} {
		if m, ok := ParseMark(text); ok {
			t.Errorf("%q is read as %v", text, m)
		}
	}
	if m, ok := MarkOfProperties(map[string]string{"Company": "x"}); ok {
		t.Errorf("foreign properties are read as %v", m)
	}
}
