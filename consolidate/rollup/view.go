package rollup

import "shidian/consolidate/workbook/table"

// view is a rollup that is drawn.
type view struct {
	*Rollup
	columns []table.Column // of 项目汇总; nil until they are asked for
}

func newView(r *Rollup) *view { return &view{Rollup: r} }
