package plan

import (
	"reflect"
	"slices"
	"testing"

	"shidian/templates/form"
)

func TestNextPlanKeepsWhatNoNoticeSetsAndMarksTheRest(t *testing.T) {
	was := Shanxi2021()
	next, marks := was.Next(2028)
	if !reflect.DeepEqual(was, Shanxi2021()) {
		t.Error("the plan of this year was changed")
	}
	if next.Year != "2028" || next.Deadlines[0].LastDay != (form.Date{Year: 2028, Month: 5, Day: 8}) || next.Notices[1].Number != "" || !next.Notices[1].Date.IsZero() {
		t.Errorf("%s, %v, %v", next.Year, next.Deadlines, next.Notices)
	}
	for _, want := range []Problem{
		{"通知文件", "C3", "请填今年的文号，上一次是 晋市监发〔2021〕86号"},
		{"通知文件", "E4", "请填今年的印发日期，上一次是 2021-04-25"},
		{"截止日期", "B3", "请按今年的通知核对，上一次是 2021-05-08"},
		{"基本信息", "B6", "请按今年的通知核对"},
	} {
		if !slices.Contains(marks, want) {
			t.Errorf("%v is not marked: %v", want, marks)
		}
	}
	if _, problems := FromGrids(next.Grids()); problems != nil {
		t.Error(problems)
	}
}

func TestLeapDayIsMovedToADayThatThereIs(t *testing.T) {
	day := form.Date{Year: 2024, Month: 2, Day: 29}
	if got := day.YearsOn(1); got != (form.Date{Year: 2025, Month: 2, Day: 28}) {
		t.Error(got)
	}
	if got := day.YearsOn(4); got != (form.Date{Year: 2028, Month: 2, Day: 29}) {
		t.Error(got)
	}
}

// What a notice may set for a day, a domain, a unit or a batch is looked at where it was set.
func TestNextPlanMarksWhatWasSetForSome(t *testing.T) {
	was := Shanxi2021()
	was.Batch, was.Deadlines[1].Hour, was.Domains[2].Limit, was.Regions[1].Limit = "第三批", "17:30", 3, NoLimit
	_, marks := New(*was).Next(2028)
	for _, want := range []Problem{
		{"截止日期", "D4", "请按今年的通知核对"},
		{"领域", "E5", "请按今年的通知核对“服务业”的限额"},
		{"行政区划", "F4", "请按今年的通知核对太原市的限额"},
		{"基本信息", cellOfSetting(settingBatch), "请按今年的通知核对，上一次是 第三批"},
	} {
		if !slices.Contains(marks, want) {
			t.Errorf("%v is not marked: %v", want, marks)
		}
	}
}
