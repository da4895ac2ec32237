package sheets

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// reporting are the units that report to this office.
func (r *drawing) reporting() []plan.Region {
	var units []plan.Region
	for _, u := range r.Units {
		units = append(units, u.Region)
	}
	return units
}

func (r *drawing) unitTable() *table.Sheet {
	s := &table.Sheet{Name: record.SheetUnits, Title: r.heading("填报情况"), Columns: unitColumns()}
	if days := r.Plan.DeadlinesChinese(r.reporting()); days != "" {
		s.Notes = []string{"报送截止：" + days + "。应报 " + strconv.Itoa(r.Expected()) + " 个单位，已报 " + strconv.Itoa(r.Filed()) + " 个。"}
	}
	s.Notes = append(s.Notes, columnProjects+" = "+strings.Join([]string{columnRecommendable, columnFaulty, columnUnverified, columnLate, columnReturned, columnWithdrawn}, " + ")+"。")
	if n := r.OfUnknownSender(); n > 0 {
		s.Notes = append(s.Notes, fmt.Sprintf("另有 %d 个项目待核实是哪个单位报来的（C011），没有计入各单位。", n))
	}
	if slices.ContainsFunc(r.Files, func(f *record.ReceivedFile) bool { return f.Receipt.Exception() != "" }) {
		s.Notes = append(s.Notes, "准予延期的算按时。")
	}
	for i, u := range r.Units {
		onTime, filed := onTimeCell(u), u.Counts()
		row := map[string]table.Cell{
			columnNumber:        table.Count(i + 1),
			columnCode:          table.Of(u.Region.Code),
			columnRegion:        table.Of(u.Region.Name),
			"填报情况":              {Text: record.UnitStatusChinese(u.Status), Tone: unitTone(u.Status)},
			columnProjects:      table.Count(filed.Sent),
			columnRecommendable: table.Count(filed.Recommendable),
			columnFaulty:        table.Count(filed.Faulty),
			columnUnverified:    table.Count(filed.Unverified),
			columnLate:          table.Count(filed.Late),
			columnReturned:      table.Count(filed.Returned),
			columnWithdrawn:     table.Count(filed.Withdrawn),
			"到件日期":              table.Of(u.Arrived.String()),
			"是否按时":              onTime,
			"需要做什么":             table.Of(strings.Join(u.Needs(), "；")),
		}
		if u.Below != nil {
			row[columnBelowOwed], row[columnBelowFiled] = table.Of(strconv.Itoa(len(u.Below)-countOf(u.Below, checks.NotOwed))), table.Of(strconv.Itoa(countOf(u.Below, checks.Filed)))
		}
		s.Rows = append(s.Rows, cellsOf(s.Columns, row))
	}
	return s.WithoutBlank()
}

func unitTone(status checks.UnitStatus) table.Tone {
	switch {
	case status == checks.Filed:
		return table.Good
	case status == checks.NotOwed:
		return table.Plain
	case status == checks.NilFiled, status == checks.Unopened, status.AwaitsEntry():
		return table.Warn
	default:
		return table.Bad
	}
}

// onTimeCell is 按时 or 逾期; blank for a unit of which nothing came.
func onTimeCell(u *record.Unit) table.Cell {
	switch {
	case u.Arrived.IsZero():
		return table.Cell{Tone: table.Plain}
	case u.Late:
		return table.Cell{Text: "逾期", Tone: table.Bad}
	default:
		return table.Cell{Text: "按时", Tone: table.Plain}
	}
}

// countOf counts the units below of the status, by what the list of their unit says.
func countOf(below []form.Filing, status checks.UnitStatus) int {
	n := 0
	for _, f := range below {
		if f.Status == string(status) {
			n++
		}
	}
	return n
}
