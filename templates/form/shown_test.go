package form

import (
	"strings"
	"testing"
)

func TestAnswersAreShownAsPeopleReadThem(t *testing.T) {
	official := Official()
	for _, c := range []struct {
		field ID
		kind  AnswerKind
		raw   string
		want  string
	}{
		{PilotFrom, Number, "44348", "2021年6月"},
		{FormDate, Number, "44322", "2021年5月6日"},
		{FormDate, Number, "20210506", "2021年5月6日"},
		{SystemRunning, Number, "2019.6", "2019年6月"},
		{SystemRunning, Number, "2021.1", "2021.1"},
		{StepTime, Number, "44348", "2021年6月1日"},
		{ContactPhone, Number, "1.39E10", "13900000000"},
		{UnitPhone, Number, "3564220000", "3564220000"},
		{IndependentLegal, Boolean, "TRUE", "是"},
		{Penalties, Boolean, "FALSE", "否"},
		{Penalties, Number, "0", "否"},
		{MatchingFunds, Number, "20.100000000000001", "20.1"},
		{StaffFull, Number, "2.0000000000000004", "2"},
		{StaffFull, Number, "2.5", "2.5"},
		{UnitAddress, Number, "1E2", "100"},
		{Postcode, Number, "48000", "48000"},
		{Industry, Number, "15", "15"},
		{OrgCode, Number, "9.1140521E17", "911405210000000000"},
		{ContactPerson, Boolean, "TRUE", "TRUE"},
		{PilotFrom, Text, "2021.6", "2021.6"},
		{PilotFrom, DateCell, "2021-06-01", "2021-06-01"},
		{MatchingFunds, Text, "二十万元", "二十万元"},
		{ContactPhone, Text, "（0356）4220000", "（0356）4220000"},
		{ContactPerson, ErrorValue, "#REF!", "#REF!"},
		{ContactPerson, Text, " 甲某 ", " 甲某 "},
	} {
		if got := official.Field(c.field).Shown(Answer{Raw: c.raw, Kind: c.kind}); got != c.want {
			t.Errorf("%s %s is shown as %q, not %q", c.field, c.raw, got, c.want)
		}
	}
}

func TestAnswerInDoubtIsShownWithItsDoubt(t *testing.T) {
	person := Official().Field(ContactPerson)
	for _, c := range []struct {
		a    Answer
		want string
	}{
		{Answer{Raw: "示例己", Kind: Text, Doubt: Struck}, "（已划掉）示例己"},
		{Answer{Doubt: Picture}, "（图片，没有文字）"},
		{Answer{Raw: "2021年5月6日", Kind: Text, Doubt: Changing}, "2021年5月6日"},
	} {
		if got := person.Shown(c.a); got != c.want {
			t.Errorf("%q", got)
		}
	}
	long := strings.Repeat("字", cellUnits)
	if person.Shown(Answer{Raw: long, Kind: Text, Doubt: Struck}) != long {
		t.Error("the text of a whole cell is shown longer than a cell")
	}
}
