package samples

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/workbook/store"
)

// Entry is what staff type into one cell of a table, e.g. {某试点, 排序, 1}: the
// column of the row whose key column holds the key.
type Entry struct{ Key, Column, Text string }

// Enter types entries into a sheet of a workbook, as staff would in Excel.
func Enter(data []byte, sheet, keyColumn string, entries []Entry) ([]byte, error) {
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
			return nil, fmt.Errorf("%s has no row %q with %q", sheet, e.Key, e.Column)
		}
		if err := f.SetCellStr(sheet, cell, e.Text); err != nil {
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

func findCell(rows [][]string, keyColumn string, e Entry) string {
	key, col := -1, -1
	for r, row := range rows {
		if key >= 0 && key < len(row) && row[key] == e.Key {
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
			case col < 0 && text == e.Column:
				col = c
			}
		}
	}
	return ""
}
