package xlsx

import (
	"bytes"

	"github.com/xuri/excelize/v2"
)

// excelizeCells reads every cell of every sheet with excelize, raw.
func excelizeCells(data []byte) (map[string]map[string]string, error) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, err
	}
	defer f.Close()
	book := map[string]map[string]string{}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.Rows(sheet)
		if err != nil {
			return nil, err
		}
		cells := map[string]string{}
		for row := 1; rows.Next(); row++ {
			cols, err := rows.Columns()
			if err != nil {
				return nil, err
			}
			for i, text := range cols {
				if text != "" {
					cells[CellRef(row, i+1)] = text
				}
			}
		}
		if err := rows.Error(); err != nil {
			return nil, err
		}
		if err := rows.Close(); err != nil {
			return nil, err
		}
		book[sheet] = cells
	}
	return book, nil
}
