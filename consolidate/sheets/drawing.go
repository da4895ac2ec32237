package sheets

import (
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
)

// drawing is a rollup that is being drawn: what its tables share while they are made.
type drawing struct {
	*record.Rollup
	columns []table.Column // of 项目汇总; nil until they are asked for

	drawn       map[string]drawnSheet // the sheets that people fill, before they have arranged them
	findingKeys []string              // of the rows of 问题清单, as they are drawn

	sheetSums map[string]string // what the sheets that people added say, by their names
}

func draw(r *record.Rollup) *drawing { return &drawing{Rollup: r} }
