package store

import (
	"testing"

	"github.com/xuri/excelize/v2"
)

// A rollup of all counties: 5,000 rows of 60 cells, 300,000 cells.
func BenchmarkCanonical(b *testing.B) {
	book := excelize.NewFile()
	stream, err := book.NewStreamWriter("Sheet1")
	must(b, err)
	row := make([]any, 60)
	for i := range row {
		row[i] = any(i * 1000)
		if i%3 == 0 {
			row[i] = "食品生产企业培育及质量提升项目"
		}
	}
	for i := range 5000 {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		must(b, err)
		must(b, stream.SetRow(cell, row))
	}
	must(b, stream.Flush())
	out, err := book.WriteToBuffer()
	must(b, err)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Canonical(out.Bytes()); err != nil {
			b.Fatal(err)
		}
	}
}
