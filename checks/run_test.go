package checks

import (
	"math/rand/v2"
	"strings"
	"testing"

	"shidian/templates/form"
)

func TestFindingsAreSortedAsPeopleReadThem(t *testing.T) {
	want := []string{
		"140521 a.xlsx 项目01 C9 F001",
		"140521 a.xlsx 项目01 AA9 F001",
		"140521 a.xlsx 项目01 C10 F001",
		"140521 a.xlsx 项目01 C10 P001",
		"140521 a.xlsx 项目02 A1 F001",
		"140521 b.xlsx 项目01  W005",
		"140522 a.xlsx 项目01 A1 F001",
	}
	var findings []Finding
	for _, line := range want {
		part := strings.Split(line, " ")
		rule, _ := Find(part[4])
		findings = append(findings, Finding{Rule: rule, Region: part[0], Place: Place{part[1], part[2], part[3]}})
	}
	random := rand.New(rand.NewPCG(3, 4))
	random.Shuffle(len(findings), func(i, k int) { findings[i], findings[k] = findings[k], findings[i] })
	Sort(findings)
	for i, f := range findings {
		if got := strings.Join([]string{f.Region, f.File, f.Sheet, f.Cell, f.Rule.ID}, " "); got != want[i] {
			t.Errorf("place %d: got %s, want %s", i, got, want[i])
		}
	}
}

func TestWhatBlocksAProject(t *testing.T) {
	for grid, want := range map[string]bool{
		"":                   false,
		"邮编 | 100000":        false,
		"联系人 |":              true,
		"联系人电话 | （错误值）#REF!": true,
		"近三年是否发生重大事故 | 是":        true,
		"标准体系运行时间 | 2030年1月":     false,
		"邮编 | ０４８２００\n联系人 | 示例丙": false,
	} {
		if got := Blocks(CheckApplication(exampleOf("", grid))); got != want {
			t.Errorf("%q: got %v", grid, got)
		}
	}
}

func TestAnswersAreUnderstoodOnce(t *testing.T) {
	p := exampleOf("", "配套资金（万元） | 20万元\n专职标准化人员数 | 很多\n试点时间（起） | 2021.6\n联系人 |")
	if got := p.Text(form.MatchingFunds); got != "20" {
		t.Errorf("funds %q", got)
	}
	if n, ok := p.Number(form.MatchingFunds); !ok || n != 20 {
		t.Errorf("funds %v %v", n, ok)
	}
	if p.Known(form.StaffFull) || p.Text(form.StaffFull) != "" {
		t.Error("what was not understood must be unknown")
	}
	if d, ok := p.Date(form.PilotFrom); !ok || d != (form.Date{Year: 2021, Month: 6}) {
		t.Errorf("from %v %v", d, ok)
	}
	if _, ok := p.Date(form.ContactPerson); ok {
		t.Error("a name is no date")
	}
	if p.Kind() != form.KindEnterprise || len(p.Steps()) != 5 {
		t.Errorf("kind %q, %d steps", p.Kind(), len(p.Steps()))
	}
}

func TestBlankAnswerPointsToWhereItBelongs(t *testing.T) {
	p := NewApplication(form.NewFilled(form.Origin{File: "a.xlsx", Sheet: "项目01"}), exampleFile().Plan, nil, exampleFile().Region, exampleDay())
	home, _ := form.Official().Layout().Home(form.PilotName)
	if got, want := p.At(form.PilotName), (Place{"a.xlsx", "项目01", home.TopLeft()}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	for _, f := range CheckApplication(p) {
		if f.Cell == "" {
			t.Errorf("%s has no cell", f.Rule.ID)
		}
	}
}

func TestRulesDoNotChangeWhatTheyLookAt(t *testing.T) {
	p := exampleOf(form.KindRegion, "联系人 |\n联系人电话 | 12")
	first, second := CheckApplication(p), CheckApplication(p)
	if len(first) != len(second) {
		t.Fatal("a second look found something else")
	}
	for i := range first {
		if first[i] != second[i] {
			t.Errorf("%v became %v", first[i], second[i])
		}
	}
}

func TestMessageThatQuotesAPageIsCut(t *testing.T) {
	p := exampleOf("", "试点名称 | 示例试点")
	p.values[form.FocusArea] = form.Value{Text: strings.Repeat("长", 32767)}
	for _, f := range CheckApplication(p) {
		if n := len([]rune(f.Message)); n > 1010 {
			t.Errorf("%s says %d characters", f.Rule.ID, n)
		}
	}
}
