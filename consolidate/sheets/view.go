package sheets

import (
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
)

// view is a rollup that is drawn.
type view struct {
	*record.Rollup
	columns []table.Column // of 项目汇总; nil until they are asked for
}

func newView(r *record.Rollup) *view { return &view{Rollup: r} }
