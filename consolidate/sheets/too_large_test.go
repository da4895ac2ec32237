package sheets

import (
	"errors"
	"testing"

	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
)

func TestSheetOfTooManyRowsIsRefusedBeforeAnythingIsDrawn(t *testing.T) {
	b, err := table.NewBook()
	if err != nil {
		t.Fatal(err)
	}
	small := &table.Sheet{Name: "小", Title: "小", Columns: []table.Column{{Title: "列", Width: 8}}}
	large := &table.Sheet{Name: "工作步骤", Title: "大", Columns: small.Columns, Rows: make([][]table.Cell, xlsx.MaxRow-1)}
	var refused *TooLarge
	if err := addAll(b, []*table.Sheet{small, large}); !errors.As(err, &refused) || refused.Sheet != large.Name || refused.Rows != xlsx.MaxRow+1 {
		t.Fatalf("%v", err)
	}
	if n := len(b.File.GetSheetList()); n != 1 || b.File.GetSheetName(0) == small.Name {
		t.Errorf("%q", b.File.GetSheetList())
	}
}
