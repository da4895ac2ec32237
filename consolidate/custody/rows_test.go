package custody

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
)

// What somebody did to one row of a sheet of counts is one difference, though the sheet
// is compared with what was written and with what the sources come to.
func TestAlteredRowOfCountsIsToldOnce(t *testing.T) {
	chain := buildChain(t)
	for name, change := range map[string]func(*testing.T, *excelize.File){
		"a code altered": setBy(record.SheetUnits, "区划代码", 2, "140599"),
		"a file renamed": setBy(record.SheetLedger, record.ColumnFile, 1, "别的.xlsx"),
		"a row struck off": func(t *testing.T, f *excelize.File) {
			removeRow(t, f, record.SheetUnits, cellBy(t, f, record.SheetUnits, "区划代码", 2))
		},
		"a row doubled": func(t *testing.T, f *excelize.File) {
			rows, err := f.GetRows(record.SheetUnits)
			if err != nil {
				t.Fatal(err)
			}
			for c, text := range rows[len(rows)-1] {
				cell, _ := excelize.CoordinatesToCellName(c+1, len(rows)+1)
				set(t, f, record.SheetUnits, cell, text)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := copyOf(t, chain)
			edit(t, filepath.Join(dir, cityRollup), func(f *excelize.File) { change(t, f) })
			r := verify(t, dir, cityRollup, countyFolder)
			if len(r.Differences) != 1 {
				t.Errorf("%d differences, %s\n%s", len(r.Differences), fmt.Sprint(r.Unchecked), told(r))
			}
		})
	}
}
