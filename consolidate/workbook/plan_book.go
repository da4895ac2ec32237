package workbook

import (
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/plan"
)

// ReadPlan takes the tables of a plan workbook. Problems refuse it.
func ReadPlan(b *xlsx.Book) (*plan.Plan, []plan.Problem) {
	if len(b.Damage) > 0 {
		d := b.Damage[0]
		return nil, []plan.Problem{{Sheet: d.Sheet, Cell: d.Ref, Text: "工作簿有损坏，请用 shidian 方案 重新生成后再改"}}
	}
	var grids []plan.Grid
	for i, s := range b.Sheets {
		grids = append(grids, gridOf(viewOf(b, i), s.Name))
	}
	return plan.FromGrids(grids)
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
		g.Rows[row-1][col-1] = answerOf(c, v.date1904).Raw
	}
	return g
}
