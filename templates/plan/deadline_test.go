package plan

import (
	"reflect"
	"testing"

	"shidian/templates/form"
)

func may(day int) form.Date { return form.Date{Year: 2021, Month: 5, Day: day} }

// Each city sets the day of its counties, and one of these may have its own.
func TestNearestDayHolds(t *testing.T) {
	grids := edited(map[string]string{
		"截止日期 A5": "县", "截止日期 B5": "2021-05-06", "截止日期 C5": "是", "截止日期 E5": "晋城市",
		"截止日期 A6": "县", "截止日期 B6": "2021-05-04", "截止日期 C6": "否", "截止日期 E6": "阳城县",
		"截止日期 D4": "17时30分",
	})
	p, problems := FromGrids(grids)
	if problems != nil {
		t.Fatal(problems)
	}
	for code, want := range map[string]string{
		"140105": "2021年5月8日前（含当日）", "140521": "2021年5月6日前（含当日）", "140522": "2021年5月4日前（不含当日）", "140500": "2021年5月10日17:30前",
	} {
		unit, _ := p.Region(code)
		if d, _ := p.Deadline(unit); d.Chinese() != want {
			t.Errorf("%s%s: %s, want %s", code, unit.Name, d.Chinese(), want)
		}
	}
	if again, problems := FromGrids(p.Grids()); problems != nil || !reflect.DeepEqual(again, p) {
		t.Errorf("the plan changed on its way: %v", problems)
	}
	if got := p.DeadlinesChinese(p.Children("140500")); got != "2021年5月6日前（含当日）；阳城县2021年5月4日前（不含当日）" {
		t.Error(got)
	}
	if got := Differences(Shanxi2021(), p); len(got) != 3 {
		t.Error(got)
	}
}

func TestHourEndsTheLastDay(t *testing.T) {
	p := New(Plan{Regions: []Region{{Code: "1", Level: County}}, Deadlines: []Deadline{{Level: County, LastDay: may(8), Inclusive: true, Hour: "17:30"}}})
	unit := p.Regions[0]
	for _, c := range []struct {
		day        int
		clock      string
		late, open bool
	}{{7, "23:00", false, false}, {8, "17:30", false, false}, {8, "17:31", true, false}, {8, "", false, true}, {9, "", true, false}} {
		if late, open := p.Late(unit, may(c.day), c.clock), p.HourOpen(unit, may(c.day), c.clock); late != c.late || open != c.open {
			t.Errorf("%d %s: late %v, open %v", c.day, c.clock, late, open)
		}
	}
}
