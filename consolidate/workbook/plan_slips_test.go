package workbook

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates"
	"shidian/templates/plan"
)

// What was done to the cells says something to people that their text does not.
func TestPlanSaysWhatWasDoneToItsCells(t *testing.T) {
	for says, c := range map[string]struct {
		cell string
		do   func(f *excelize.File) error
	}{
		"合并了单元格": {"B4", func(f *excelize.File) error { return f.MergeCell("领域", "B4", "B5") }},
		"这一格划掉了": {"A6", func(f *excelize.File) error {
			struck, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
			if err != nil {
				return err
			}
			return f.SetCellStyle("领域", "A6", "A6", struck)
		}},
		"": {"", func(f *excelize.File) error { return f.MergeCell("领域", "A1", "F1") }},
	} {
		data, err := templates.PlanWorkbook(plan.Shanxi2021(), nil)
		if err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := c.do(f); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := f.Write(&out); err != nil {
			t.Fatal(err)
		}
		book, err := new(xlsx.Reader).Read(t.Context(), out.Bytes(), xlsx.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		_, problems := ReadPlan(book)
		if says == "" && problems == nil {
			continue
		}
		if !slices.ContainsFunc(problems, func(p plan.Problem) bool {
			return p.Sheet == "领域" && p.Cell == c.cell && strings.Contains(p.Text, says)
		}) {
			t.Errorf("want %q, got %v", says, problems)
		}
	}
}
