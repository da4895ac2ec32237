package sheets

import (
	"fmt"

	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
)

// TooLarge says that a sheet would need more rows than a workbook has: 工作步骤, 1200000.
type TooLarge struct {
	Sheet string
	Rows  int
}

// Error says so to the office, and what it can do.
func (e *TooLarge) Error() string {
	return fmt.Sprintf("“%s”要写 %d 行，一张表最多 %d 行，写不下。请分开合并：各市先合并本市各县的，再合并各市的清单", e.Sheet, e.Rows, xlsx.MaxRow)
}

// fits refuses tables that no workbook can hold.
func fits(tables []*table.Sheet) error {
	for _, s := range tables {
		if rows := s.HeaderRow() + len(s.Rows) + s.Spare + len(s.Foot); rows > xlsx.MaxRow {
			return &TooLarge{s.Name, rows}
		}
	}
	return nil
}

// addAll draws the tables, if all of them can be drawn.
func addAll(b *table.Book, tables []*table.Sheet) error {
	if err := fits(tables); err != nil {
		return err
	}
	for _, s := range tables {
		if err := b.Add(s); err != nil {
			return err
		}
	}
	return nil
}
