package sheets

import (
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
)

// drawing is a rollup that is being drawn: what its tables share while they are made.
type drawing struct {
	*record.Rollup
	columns []table.Column // of 项目汇总; nil until they are asked for

	sheetSums map[string]string // what the sheets that people added say, by their names
}

func draw(r *record.Rollup) *drawing { return &drawing{Rollup: r} }
