package workbook

import (
	"strconv"
	"time"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// ReadPlan takes the tables of a plan workbook. Problems refuse it.
func ReadPlan(b *xlsx.Book) (*plan.Plan, []plan.Problem) {
	if len(b.Damage) > 0 {
		d := b.Damage[0]
		return nil, []plan.Problem{{Sheet: d.Sheet, Cell: d.Ref, Text: "工作簿有损坏，请用 shidian 方案 重新生成后再改"}}
	}
	var grids []plan.Grid
	var problems []plan.Problem
	for i, s := range b.Sheets {
		v := viewOf(b, i)
		grids = append(grids, gridOf(v, s.Name))
		problems = append(problems, unread(v, s.Name)...)
	}
	if problems != nil && plan.HasSheets(grids) {
		return nil, problems
	}
	return plan.FromGrids(grids)
}

// unread finds cells that would be read as blank although something stands in them: who
// types = 否 into a cell that is no text has typed a formula.
func unread(v *sheetView, name string) []plan.Problem {
	var problems []plan.Problem
	for _, c := range v.Cells {
		if answerOf(c, v.date1904).HasNoValue() {
			problems = append(problems, plan.Problem{Sheet: name, Cell: xlsx.CellRef(int(c.Row), int(c.Col)),
				Text: "这一格是公式或者错误值，读不出写的是什么。请把单元格格式改为“文本”再写；“= 否”可以写成“等于 否”"})
		}
	}
	for _, m := range v.Marks {
		if c, _ := v.At(int(m.Row), int(m.Col)); m.Struck && planText(c, v.date1904) != "" {
			problems = append(problems, plan.Problem{Sheet: name, Cell: xlsx.CellRef(int(m.Row), int(m.Col)),
				Text: "这一格划掉了，还照样起作用。不要的请删去（整行不要的删去这一行），要的请去掉删除线"})
		}
	}
	return append(problems, merged(v, name)...)
}

// noteRows are the rows above every table of a plan: a note over all columns is merged.
const noteRows = 2

// merged finds cells that were made one: what is meant for all of them stands in the first,
// and the others are blank.
func merged(v *sheetView, name string) []plan.Problem {
	var problems []plan.Problem
	for _, m := range v.Merges {
		if m.LastRow > noteRows {
			problems = append(problems, plan.Problem{Sheet: name, Cell: xlsx.CellRef(m.FirstRow, m.FirstCol),
				Text: "这里合并了单元格，内容只算在左上角的一格，别的是空着的。请取消合并，每一格都写上"})
		}
	}
	return problems
}

// maxPlanRows bounds a grid: a cell on the last row of a sheet makes no
// million of blank rows.
const maxPlanRows = 20000

func gridOf(v *sheetView, name string) plan.Grid {
	g := plan.Grid{Name: name}
	for _, c := range v.Cells {
		row, col := int(c.Row), int(c.Col)
		if row > maxPlanRows || col > 64 {
			continue
		}
		for len(g.Rows) < row {
			g.Rows = append(g.Rows, nil)
		}
		for len(g.Rows[row-1]) < col {
			g.Rows[row-1] = append(g.Rows[row-1], "")
		}
		g.Rows[row-1][col-1] = planText(c, v.date1904)
	}
	return g
}

// planText is a cell of a plan as text. A date keeps its time of day, which a plan refuses
// where it means nothing: 2021-05-08 17:30. What is a time alone is that: 17:30.
func planText(c xlsx.Cell, date1904 bool) string {
	a := answerOf(c, date1904)
	if a.Kind != form.DateCell {
		return a.Raw
	}
	serial, _ := strconv.ParseFloat(c.Text, 64) // it is a number, or it were no date
	at, _ := xlsx.SerialTime(serial, date1904)
	switch clock := at.Round(time.Minute).Format("15:04"); {
	case serial > 0 && serial < 1:
		return clock
	case clock != "00:00":
		return a.Raw + " " + clock
	}
	return a.Raw
}
