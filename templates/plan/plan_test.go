package plan

import (
	"reflect"
	"testing"

	"shidian/templates/form"
)

func TestPlanWrittenAndReadBackIsTheSame(t *testing.T) {
	want := Shanxi2021()
	got, problems := FromGrids(want.Grids())
	if problems != nil {
		t.Fatal(problems)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the plan changed on its way")
	}
}

func TestShanxiHasItsUnits(t *testing.T) {
	p := Shanxi2021()
	if n := len(p.Children("140000")); n != 12 {
		t.Errorf("%d units report to the province, want 12", n)
	}
	if n := len(p.Filing("140000")); n != 118 {
		t.Errorf("%d units fill workbooks, want 118", n)
	}
	if n := len(p.Children("140500")); n != 6 {
		t.Errorf("%d counties below 140500, want 6", n)
	}
	if u := p.QuotaUnit("140521"); u.Code != "140500" {
		t.Errorf("quota unit of 140521 is %s", u.Code)
	}
	if u := p.QuotaUnit("140171"); u.Code != "140171" {
		t.Errorf("quota unit of 140171 is %s", u.Code)
	}
	if n := len(p.FindRegions("城区")); n != 2 {
		t.Errorf("城区 names %d regions, want 2", n)
	}
}

func TestRegionIsNamedBehindThoseAbove(t *testing.T) {
	p := Shanxi2021()
	for text, want := range map[string]string{
		"山西省晋城市高平市": "140581", "晋城市高平市": "140581", "山西高平": "140581", "晋城高平": "140581", "山西省高平市": "140581",
		"晋城城区": "140502", "晋城市城区": "140502", "山西省 晋城市 城区": "140502", "山西省晋城市": "140500", "山西晋城": "140500",
		"高平": "140581", "太原市高平市": "", "晋城市晋城市": "", "高平市晋城市": "", "晋城市高平市米山镇": "", "晋城市太原市": "", "山西省山西省": "", "": "", "市": "",
	} {
		got := ""
		for _, r := range p.FindRegions(text) {
			got += r.Code
		}
		if got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestLastDayIsInclusiveUnlessThePlanSaysOtherwise(t *testing.T) {
	last, next := form.Date{Year: 2021, Month: 5, Day: 8}, form.Date{Year: 2021, Month: 5, Day: 9}
	p := New(Plan{Deadlines: []Deadline{{Level: County, LastDay: last, Inclusive: true}}})
	county := Region{Level: County}
	if p.Late(county, last, "") || !p.Late(county, next, "") {
		t.Error("8 May must be in time and 9 May late")
	}
	p.Deadlines[0].Inclusive = false
	if !p.Late(county, last, "") {
		t.Error("8 May must be late when the day does not count")
	}
}

func TestBrokenPlanIsRefusedWithSheetAndCell(t *testing.T) {
	cases := []struct {
		name  string
		sheet string
		row   int // of the sheet, 1-based
		col   int
		text  string
		want  string
	}{
		{"unknown parent", "行政区划", 4, 4, "999999", "行政区划 D4"},
		{"two regions with one code", "行政区划", 5, 1, "140100", "行政区划 A5"},
		{"limit below none for a region", "行政区划", 4, 6, "-1", "行政区划 F4"},
		{"limit that is none", "基本信息", 6, 2, "-1", "基本信息 B6"},
		{"date that is none", "截止日期", 3, 2, "2021-02-30", "截止日期 B3"},
		{"level that is none", "行政区划", 4, 3, "乡", "行政区划 C4"},
		{"a county above a city", "行政区划", 4, 4, "140105", "行政区划 D4"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			gs := Shanxi2021().Grids()
			for _, g := range gs {
				if g.Name == c.sheet {
					g.Rows[c.row-1][c.col-1] = c.text
				}
			}
			_, problems := FromGrids(gs)
			for _, p := range problems {
				if p.Sheet+" "+p.Cell == c.want {
					return
				}
			}
			t.Errorf("want %s, got %v", c.want, problems)
		})
	}
}

// What a sender's plan sets for others is their business and not the receiver's.
func TestSenderIsToldOnlyWhatConcernsIt(t *testing.T) {
	changed := func(code string) *Plan {
		p := Shanxi2021()
		p.MinProjects++
		for i, r := range p.Regions {
			if r.Code == code {
				p.Regions[i].Name = "改了名"
			}
		}
		return p
	}
	for code, told := range map[string]int{"140521": 1, "140105": 0} {
		if got := SenderDifferences(changed(code), Shanxi2021(), "140500"); len(got) != told {
			t.Errorf("%s has another name: %v", code, got)
		}
	}
	if got := Differences(Shanxi2021(), changed("140105")); len(got) != 2 {
		t.Errorf("of one's own plan all is told: %v", got)
	}
}
