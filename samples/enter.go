package samples

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/workbook/store"
)

// entry is what staff type into one cell: the column of the row whose key
// column holds the key.
type entry struct{ key, column, text string }

// enter types entries into a sheet of a workbook, as staff would in Excel.
func enter(data []byte, sheet, keyColumn string, entries []entry) ([]byte, error) {
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("open workbook: %w", err)
	}
	rows, err := f.GetRows(sheet)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", sheet, err)
	}
	for _, e := range entries {
		cell := findCell(rows, keyColumn, e)
		if cell == "" {
			return nil, fmt.Errorf("%s has no row %q with %q", sheet, e.key, e.column)
		}
		if err := f.SetCellStr(sheet, cell, e.text); err != nil {
			return nil, fmt.Errorf("enter %s: %w", cell, err)
		}
	}
	buffer, err := f.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("save workbook: %w", err)
	}
	if err := f.Close(); err != nil {
		return nil, fmt.Errorf("close workbook: %w", err)
	}
	return store.Canonical(buffer.Bytes())
}

func findCell(rows [][]string, keyColumn string, e entry) string {
	key, col := -1, -1
	for r, row := range rows {
		if key >= 0 && key < len(row) && row[key] == e.key {
			name, err := excelize.CoordinatesToCellName(col+1, r+1)
			if err != nil {
				return ""
			}
			return name
		}
		for c, text := range row {
			switch {
			case key < 0 && text == keyColumn:
				key = c
			case col < 0 && text == e.column:
				col = c
			}
		}
	}
	return ""
}
