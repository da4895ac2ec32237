package custody

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"shidian/consolidate/recommend"
	"shidian/consolidate/rollup"
	"shidian/templates/form"
)

// checkInside compares the sheets of a workbook with one another.
func (v *verifier) checkInside(h *Holding) {
	forms := make([]*form.Filled, len(h.items))
	for i, it := range h.items {
		forms[i] = it.filled
	}
	altered := rollup.AlteredSteps(h.book, forms)
	if h.state != nil {
		r := v.computed(h)
		altered = slices.Concat(altered, h.state.Altered, r.AlteredOrigins(h.book, r.Versions), r.AlteredReceipts(h.book))
	} else {
		altered = slices.Concat(altered, rollup.AlteredForms(h.book, forms), v.alteredOrigins(h))
	}
	for _, a := range altered {
		v.add(ofAlteration(h, a, h.nameAt(a)))
	}
	v.checkRows(h)
	v.checkNumbers(h)
	if h.Kind == form.ListBook {
		v.checkSourceSheet(h)
		v.checkLimits(h)
	}
}

// computed is the rollup that follows from what a rollup remembers, under the
// names that its files last had.
func (v *verifier) computed(h *Holding) *rollup.Rollup {
	return rollup.Compute(v.plan, h.Region, form.Date{}, h.state, rollup.ReadPaths(h.book))
}

func (v *verifier) alteredOrigins(h *Holding) []rollup.Alteration {
	versions := make([]*rollup.Version, len(h.items))
	for i, it := range h.items {
		versions[i] = rollup.NewVersion(factsOf(v.plan, it.filled), it.via)
	}
	return (&rollup.Rollup{Plan: v.plan, Region: h.Region}).AlteredOrigins(h.book, versions)
}

// nameAt is the project in whose row of 申报详情 the cell stands.
func (h *Holding) nameAt(a rollup.Alteration) string {
	for _, it := range h.items {
		if a.Sheet == rollup.SheetDetails && it.line > 0 && strings.TrimLeft(a.Cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == strconv.Itoa(it.line) {
			return it.filled.Name()
		}
	}
	return ""
}

// checkRows compares the rows that people see with the forms behind them.
func (v *verifier) checkRows(h *Holding) {
	first := map[*item]*Row{}
	for _, row := range h.rows {
		where := Difference{Kind: RowAltered, In: h.Path, File: h.Path, Sheet: row.Sheet, Cell: row.Cell, Project: row.Name, Listed: row.Name}
		switch {
		case row.item == nil:
			where.Message = fmt.Sprintf("第 %d 行“%s”在“%s”中没有，是手工加上去的", row.Row, row.Name, rollup.SheetDetails)
			v.add(where)
			continue
		case first[row.item] != nil:
			where.Message = fmt.Sprintf("第 %d 行“%s”与第 %d 行是同一个项目", row.Row, row.Name, first[row.item].Row)
			v.add(where)
			continue
		}
		first[row.item] = row
		for _, a := range row.altered {
			v.add(ofAlteration(h, a, row.item.filled.Name()))
		}
	}
	for _, it := range h.loose {
		v.add(Difference{Kind: RowAltered, In: h.Path, File: h.Path, Sheet: recommend.SheetList, Project: it.filled.Name(), Found: it.filled.Name(),
			Message: fmt.Sprintf("“%s”在“%s”中有，在“%s”上没有，这一行被删去了", it.filled.Name(), rollup.SheetDetails, recommend.SheetList)})
	}
}

// checkNumbers: the rows are numbered from 1 without gaps, in whatever order
// people have sorted them.
func (v *verifier) checkNumbers(h *Holding) {
	used := map[int]bool{}
	for _, row := range h.rows {
		n, err := strconv.Atoi(row.Number)
		if err == nil && n >= 1 && n <= len(h.rows) && !used[n] {
			used[n] = true
			continue
		}
		v.add(Difference{Kind: RowAltered, In: h.Path, File: h.Path, Sheet: row.Sheet, Cell: row.Cell, Title: "序号", Project: row.Name, Listed: row.Number,
			Message: fmt.Sprintf("“%s”的序号是“%s”，共 %d 行，应为 1 到 %d，不缺不重", row.Name, row.Number, len(h.rows), len(h.rows))})
	}
}

// checkSourceSheet compares 来源文件 of a list with the files by which its forms
// came.
func (v *verifier) checkSourceSheet(h *Holding) {
	named := rollup.ReadSources(h.book)
	for _, source := range h.sources() {
		if _, there := named[source]; !there {
			v.add(Difference{Kind: RowAltered, In: h.Path, File: h.Path, Sheet: rollup.SheetSources, Title: rollup.ColumnFile, Found: source.Path,
				Message: fmt.Sprintf("“%s”（校验码 %s）在“%s”中没有，或者被改动", source.Path, short(source.SHA256), rollup.SheetSources)})
		}
		delete(named, source)
	}
	for source, row := range named {
		v.add(Difference{Kind: RowAltered, In: h.Path, File: h.Path, Sheet: rollup.SheetSources, Title: rollup.ColumnFile, Listed: source.Path,
			Message: fmt.Sprintf("第 %d 行“%s”（校验码 %s）没有项目来自它，是加上去的，或者被改动", row, source.Path, short(source.SHA256))})
	}
}

// checkLimits counts the rows by unit and domain against the plan.
func (v *verifier) checkLimits(h *Holding) {
	type place struct{ unit, domain string }
	counts := map[place]int{}
	var order []place
	for _, row := range h.rows {
		if row.item == nil {
			continue
		}
		facts := factsOf(v.plan, row.item.filled)
		domain, _ := facts.Domain()
		at := place{v.plan.QuotaUnit(facts.Region.Code).Code, domain.Name}
		if counts[at]++; counts[at] == 1 {
			order = append(order, at)
		}
	}
	for _, at := range order {
		unit, _ := v.plan.Region(at.unit)
		limit, limited := v.plan.LimitOf(unit)
		if !limited || counts[at] <= limit {
			continue
		}
		v.add(Difference{Kind: CountDiffers, In: h.Path, File: h.Path, Sheet: recommend.SheetList, Title: at.domain, Listed: strconv.Itoa(counts[at]), Found: strconv.Itoa(limit),
			Message: fmt.Sprintf("%s%s推荐了 %d 项，限额 %d 项，超出 %d 项", unit.Name, at.domain, counts[at], limit, counts[at]-limit)})
	}
}
