package sheets

import (
	"fmt"
	"strconv"
	"strings"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
)

func (r *drawing) unitTable() *table.Sheet {
	s := &table.Sheet{Name: record.SheetUnits, Title: r.heading("填报情况"), Columns: unitColumns()}
	if d, ok := r.Plan.Deadline(r.UnitLevel()); ok {
		s.Notes = []string{"报送截止：" + d.Chinese() + "。应报 " + strconv.Itoa(len(r.Units)) + " 个单位，已报 " + strconv.Itoa(r.Filed()) + " 个。"}
	}
	s.Notes = append(s.Notes, columnProjects+" = "+strings.Join([]string{columnRecommendable, columnFaulty, columnLate, columnReturned, columnWithdrawn}, " + ")+"。")
	if n := r.Counts().Unverified; n > 0 {
		s.Notes = append(s.Notes, fmt.Sprintf("另有 %d 个项目待核实是哪个单位报来的（C011），没有计入各单位。", n))
	}
	for i, u := range r.Units {
		tone := table.Good
		switch u.Status {
		case checks.Filed:
		case checks.NilFiled, checks.Unopened:
			tone = table.Warn
		default:
			tone = table.Bad
		}
		onTime, onTimeTone := "", table.Plain
		if !u.Arrived.IsZero() {
			onTime, onTimeTone = "按时", table.Plain
			if u.Late {
				onTime, onTimeTone = "逾期", table.Bad
			}
		}
		n := u.Counts()
		row := map[string]table.Cell{
			columnNumber:        table.Count(i + 1),
			columnCode:          table.Of(u.Region.Code),
			columnRegion:        table.Of(u.Region.Name),
			"填报情况":              {Text: record.UnitStatusChinese(u.Status), Tone: tone},
			columnProjects:      table.Count(n.Sent),
			columnRecommendable: table.Count(n.Recommendable),
			columnFaulty:        table.Count(n.Faulty),
			columnLate:          table.Count(n.Late),
			columnReturned:      table.Count(n.Returned),
			columnWithdrawn:     table.Count(n.Withdrawn),
			"到件日期":              table.Of(u.Arrived.String()),
			"是否按时":              {Text: onTime, Tone: onTimeTone},
			"需要做什么":             table.Of(strings.Join(u.Needs(), "；")),
		}
		if u.Below != nil {
			filed := 0
			for _, f := range u.Below {
				if f.Status == string(checks.Filed) {
					filed++
				}
			}
			row["下级应报"], row["下级已报"] = table.Of(strconv.Itoa(len(u.Below))), table.Of(strconv.Itoa(filed))
		}
		s.Rows = append(s.Rows, cellsOf(s.Columns, row))
	}
	return s
}
