package custody

import (
	"fmt"
	"slices"
	"strconv"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// checkInside compares the sheets of a workbook with what was written, and with
// one another.
func (v *verifier) checkInside(h *Holding) {
	for _, a := range h.altered {
		if h.list != nil && a.Sheet == h.list.Sheet && (a.Added || a.Removed && a.Title == sheets.WholeRow) {
			continue // checkRows reports it
		}
		v.add(ofAlteration(h, a, a.Of))
	}
	v.checkRows(h)
	if h.Kind == form.ListBook {
		v.checkLimits(h)
		v.checkSight(h)
	}
}

// checkSight tells what of a list cannot be seen, and what stands beside it.
func (v *verifier) checkSight(h *Holding) {
	where := Difference{Kind: RowAltered, In: h.Path, File: h.Path}
	ours := h.written().Names()
	for _, sheet := range h.book.Sheets {
		drawn := slices.Contains(ours, sheet.Name)
		if !drawn && sheet.State == xlsx.Visible {
			d := where
			d.Sheet, d.Listed, d.Message = sheet.Name, sheet.Name, fmt.Sprintf("多出工作表“%s”", sheet.Name)
			v.add(d)
		}
		if !drawn || sheet.Name != h.list.Sheet {
			continue
		}
		for _, column := range h.list.HiddenColumns(h.book) {
			d := where
			d.Sheet, d.Title, d.Listed, d.Message = sheet.Name, column, column, fmt.Sprintf("“%s”一列被隐藏，打印时看不到", column)
			v.add(d)
		}
	}
}

// computed is the rollup that follows from what a rollup remembered when it was
// written.
func (h *Holding) computed() *record.Rollup {
	was := h.state.Writing
	r := record.Compute(h.Plan, h.Region, was.AsOf, was.State, was.Paths, sheets.DecisionPlaces)
	was.RestoreRun(r)
	return r
}

// checkRows compares the rows that people see with the forms behind them.
func (v *verifier) checkRows(h *Holding) {
	first := map[*item]*Row{}
	for _, row := range h.rows {
		where := Difference{Kind: RowAltered, In: h.Path, File: h.Path, Sheet: row.Sheet, Cell: row.Cell, Project: row.Name, Listed: row.Name}
		switch {
		case row.item == nil:
			where.Message = fmt.Sprintf("第 %d 行“%s”在“%s”中没有，是手工加上去的", row.Row, row.Name, record.SheetDetails)
			v.add(where)
			continue
		case first[row.item] != nil:
			where.Message = fmt.Sprintf("第 %d 行“%s”与第 %d 行是同一个项目", row.Row, row.Name, first[row.item].Row)
			v.add(where)
			continue
		}
		first[row.item] = row
		for _, a := range row.remark {
			v.add(ofAlteration(h, a, row.item.filled.Name()))
		}
		if h.Kind == form.ListBook && h.hides(row) {
			where.Message = fmt.Sprintf("第 %d 行“%s”被隐藏，打印时看不到", row.Row, row.Name)
			v.add(where)
		}
	}
	for _, it := range h.unlisted {
		v.add(Difference{Kind: RowAltered, In: h.Path, File: h.Path, Sheet: h.list.Sheet, Project: it.filled.Name(), AtSource: it.filled.Name(),
			Message: fmt.Sprintf("“%s”在“%s”中有，在“%s”上没有，这一行被删去了", it.filled.Name(), record.SheetDetails, h.list.Sheet)})
	}
}

// hides reports whether the row cannot be seen.
func (h *Holding) hides(row *Row) bool {
	sheet := h.book.Sheet(row.Sheet)
	return sheet != nil && (sheet.State != xlsx.Visible || sheet.HidesRow(row.Row))
}

// quotaUnit is the unit whose limit the project counts against. What the plan
// does not know is the workbook's own.
func (h *Holding) quotaUnit(it *item) plan.Region {
	if !h.Plan.Within(h.Region.Code, it.sender) {
		return h.Plan.QuotaUnit(h.Region.Code)
	}
	return h.Plan.QuotaUnit(it.sender)
}

// checkLimits counts the rows against every limit of the plan of the list. A project
// counts against the unit that sent it, whatever code stands on its form.
func (v *verifier) checkLimits(h *Holding) {
	counts := map[string]int{}
	var order []plan.Cap
	for _, row := range h.rows {
		if row.item == nil {
			continue
		}
		domain, _ := factsOf(h.Plan, row.item.filled).Domain()
		unit := h.quotaUnit(row.item)
		for _, c := range h.Plan.Caps(unit, h.Plan.CountyOf(row.item.filled.Region, unit), domain.Name) {
			if counts[c.Key()]++; counts[c.Key()] == 1 {
				order = append(order, c)
			}
		}
	}
	chosen := record.StateChinese(checks.ChoosingOf(h.Plan, h.Region).Chosen)
	for _, c := range order {
		n := counts[c.Key()]
		limit, limited := c.Limit()
		if !limited || n <= limit {
			continue
		}
		v.add(Difference{Kind: CountDiffers, In: h.Path, File: h.Path, Sheet: h.list.Sheet, Title: c.Label(), Listed: strconv.Itoa(n), AtSource: strconv.Itoa(limit),
			Message: fmt.Sprintf("%s%s %d 项，限额 %d 项，超出 %d 项", c.Short(h.Plan), chosen, n, limit, n-limit)})
	}
}
