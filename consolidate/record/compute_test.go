package record_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/templates/form"
)

// told is a line a file: path, status, whether it is late.
func told(r *record.Rollup) string {
	var lines []string
	for _, f := range r.Files {
		line := f.Path + " " + string(f.Status)
		if f.Late {
			line += " late"
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func TestNewestVersionCounts(t *testing.T) {
	old, newer := recordtest.Received("140521", "旧.xlsx", 3, recordtest.Filled("示例试点", "单位名称=甲")), recordtest.Received("140521", "新.xlsx", 5, recordtest.Filled("示例 试点。", "单位名称=乙"))
	r := recordtest.Computed(recordtest.StateWith(old, newer))
	recordtest.Compare(t, told(r), `
		新.xlsx merged
		旧.xlsx superseded`)
	if len(r.Projects) != 1 || r.Projects[0].Facts.Text(form.UnitName) != "乙" {
		t.Errorf("%d projects, %s", len(r.Projects), r.Projects[0].Facts.Text(form.UnitName))
	}
	if !slices.ContainsFunc(r.Findings, func(f checks.Finding) bool { return f.Rule.ID == "W009" && f.File == "旧.xlsx" }) {
		t.Error("nobody is told that the old one is superseded")
	}
}

func TestDayThatStaffEnteredOutweighsTheDayOfTheRun(t *testing.T) {
	first, second := recordtest.Received("140521", "甲.xlsx", 3, recordtest.Filled("示例试点", "单位名称=甲")), recordtest.Received("140521", "乙.xlsx", 5, recordtest.Filled("示例试点", "单位名称=乙"))
	first.Receipt.Arrived = "2021年5月6日"
	r := recordtest.Computed(recordtest.StateWith(first, second))
	recordtest.Compare(t, told(r), `
		乙.xlsx superseded
		甲.xlsx merged`)
}

func TestOneProjectOfAFileIsSuperseded(t *testing.T) {
	two, one := recordtest.Received("140521", "两个.xlsx", 3, recordtest.Filled("示例茶试点"), recordtest.Filled("示例桑试点")), recordtest.Received("140521", "一个.xlsx", 5, recordtest.Filled("示例茶试点", "单位名称=乙"))
	r := recordtest.Computed(recordtest.StateWith(two, one))
	recordtest.Compare(t, told(r), `
		一个.xlsx merged
		两个.xlsx merged`)
	if len(r.Projects) != 2 {
		t.Errorf("%d projects", len(r.Projects))
	}
}

func TestSameNameInTwoCountiesIsTwoProjects(t *testing.T) {
	r := recordtest.Computed(recordtest.StateWith(recordtest.Received("140521", "甲.xlsx", 3, recordtest.Filled("示例试点")), recordtest.Received("140522", "乙.xlsx", 3, recordtest.Filled("示例试点"))))
	if len(r.Projects) != 2 {
		t.Errorf("%d projects", len(r.Projects))
	}
}

func TestLateFiles(t *testing.T) {
	late, excused, entered, unread := recordtest.Received("140521", "晚.xlsx", 9, recordtest.Filled("示例甲")), recordtest.Received("140521", "准.xlsx", 9, recordtest.Filled("示例乙")),
		recordtest.Received("140521", "早到.xlsx", 9, recordtest.Filled("示例丙")), recordtest.Received("140521", "看不懂.xlsx", 9, recordtest.Filled("示例丁"))
	excused.Receipt.ExceptionBy, excused.Receipt.ExceptionWhy = "示例局长", "邮路中断"
	entered.Receipt.Arrived = "2021.5.8"
	unread.Receipt.Arrived = "上周"
	r := recordtest.Computed(recordtest.StateWith(late, excused, entered, unread))
	recordtest.Compare(t, told(r), `
		准.xlsx merged
		早到.xlsx merged
		晚.xlsx merged late
		看不懂.xlsx merged late`)
	for _, p := range r.Projects {
		if p.Late != (p.Facts.Name() == "示例甲" || p.Facts.Name() == "示例丁") {
			t.Errorf("%s is late: %v", p.Facts.Name(), p.Late)
		}
	}
}

func TestFileOfAnotherCityIsRefusedAndListed(t *testing.T) {
	r := recordtest.Computed(recordtest.StateWith(recordtest.Received("140105", "太原.xlsx", 3, recordtest.Filled("示例试点")), recordtest.Received("140521", "甲.xlsx", 3, recordtest.Filled("示例试点"))))
	recordtest.Compare(t, told(r), `
		太原.xlsx refused
		甲.xlsx merged`)
	if !slices.ContainsFunc(r.Findings, func(f checks.Finding) bool { return f.Rule.ID == "W004" && f.File == "太原.xlsx" }) {
		t.Error("W004 is missing")
	}
	if !strings.Contains(r.Files[0].Reason+r.Files[1].Reason, "太原市小店区") {
		t.Error("the reason does not name the county")
	}
}

func TestWhatEachUnitHasToShow(t *testing.T) {
	blank := recordtest.Received("140525", "空.xlsx", 3)
	nilReturn := recordtest.Received("140524", "零.xlsx", 3)
	nilReturn.Return.County = form.NewFilled(form.Origin{Region: "140524", Sheet: form.SheetCounty})
	nilReturn.Return.County.Set(form.NilReturn, form.Answer{Raw: " 是 ", Kind: form.Text, Cell: "S6"})
	unread := &record.File{Path: "来件/高平市.xls", FirstSeen: recordtest.Day(3), Return: &form.Return{Notes: []form.Note{{Kind: form.NotAWorkbook, Detail: "旧格式"}}}}
	r := recordtest.Computed(recordtest.StateWith(blank, nilReturn, unread, recordtest.Received("140521", "错.xlsx", 3, recordtest.Filled("示例试点"))))
	var lines []string
	for _, u := range r.Units {
		lines = append(lines, fmt.Sprintf("%s %s", u.Region.Name, u.Status))
	}
	recordtest.Compare(t, strings.Join(lines, "\n"), `
		城区 no_file
		沁水县 all_invalid
		阳城县 no_file
		陵川县 nil_return
		泽州县 blank
		高平市 all_invalid`)
	for _, u := range r.Units {
		if u.Missing() && len(u.Needs()) == 0 {
			t.Errorf("%s is not told what to do", u.Region.Name)
		}
	}
}
