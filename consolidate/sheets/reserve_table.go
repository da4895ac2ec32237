package sheets

import (
	"encoding/json"
	"slices"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
)

// A list says behind its sheets which projects its office keeps as reserves, and the
// rollup of the office above shows those of all its units.

// reserveColumns are what both say of one.
func reserveColumns(planForm *form.Form, said string) []table.Column {
	return []table.Column{
		{Title: columnNumber, Width: 6, Kind: table.Number},
		{Title: columnRegion, Width: 18, Centre: true},
		{Title: planForm.Title(form.Domain), Width: 10, Centre: true},
		{Title: planForm.Title(form.PilotName), Width: 36},
		{Title: planForm.Title(form.UndertakingUnit), Width: 30},
		{Title: record.ColumnRank, Width: 8, Centre: true},
		{Title: said, Width: 36},
	}
}

func reserveCells(n int, place string, r form.Reserve) []table.Cell {
	return fitted([]table.Cell{table.Count(n), table.Of(place), table.Of(r.Domain), table.Of(r.Name), table.Of(r.Unit), table.Of(r.Rank), table.Of(r.Said)})
}

// keptBackTable is 备选项目 of a list; nil where nothing is a reserve.
func (r *drawing) keptBackTable() *table.Sheet {
	reserves := r.ReservesUp()
	if reserves == nil {
		return nil
	}
	said, note := record.ColumnSaid, "这些项目列为备选，没有推荐。“"+record.ColumnSaid+"”是写给上一级的。"
	if !r.Choosing().ByItself {
		said, note = record.ColumnAnswer, "这些项目列为备选，没有入选。“"+record.ColumnAnswer+"”是写给报送单位的。"
	}
	s := &table.Sheet{Name: record.SheetKeptBack, Title: r.heading(record.SheetKeptBack), Columns: reserveColumns(r.Plan.Form, said),
		Notes: []string{note}}
	for i, reserve := range reserves {
		s.Rows = append(s.Rows, reserveCells(i+1, r.NameBelow(reserve.Region), reserve))
	}
	return s
}

// reserveTable is 下级备选 of a rollup; nil where no list has any.
func (r *drawing) reserveTable() *table.Sheet {
	reserves := r.ReservesBelow()
	if reserves == nil {
		return nil
	}
	sender := table.Column{Title: columnSentBy, Width: 16, Centre: true}
	s := &table.Sheet{Name: record.SheetReserves, Title: r.heading(record.SheetReserves), Columns: slices.Insert(reserveColumns(r.Plan.Form, record.ColumnSaid), 1, sender),
		Notes: []string{"各单位清单上列为备选、没有推荐的项目。需要递补的，请该单位重新定稿后报送。"}}
	for i, reserve := range reserves {
		s.Rows = append(s.Rows, slices.Insert(reserveCells(i+1, r.NameBelow(reserve.Region), reserve.Reserve), 1, table.Of(reserve.Sender.Name)))
	}
	return s
}

// columnSentBy is the unit of which the list says it.
const columnSentBy = "报送单位"

// reserves are what the list of a unit says of its reserves. What was made long by hand is
// cut: nothing is decided by it.
func (k *keptBook) reserves() (reserves []form.Reserve) {
	_ = k.each(keptReserveLine, func(text string) error {
		var one form.Reserve
		if err := json.Unmarshal([]byte(text), &one); err != nil {
			return err
		}
		for _, part := range []*string{&one.Region, &one.Domain, &one.Name, &one.Unit, &one.Rank, &one.Said} {
			*part = form.Cut(form.OneLine(*part), longestRemark)
		}
		reserves = append(reserves, one)
		return nil
	})
	return reserves
}
