package templates

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// printedOf opens the printed form of these answers.
func printedOf(t *testing.T, filled *form.Filled) *excelize.File {
	t.Helper()
	p := testplan.New()
	data, err := PrintedForm(p, "140521", filled)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// A printed form has the paper and nothing else: no formula, no colour for what is missing,
// no list, nothing hidden, nothing outside of the print area.
func TestPrintedFormIsThePaperAlone(t *testing.T) {
	filled := form.NewFilled(form.Origin{})
	filled.Set(form.PilotName, form.Answer{Raw: "示例茶试点", Kind: form.Text})
	f := printedOf(t, filled)
	if got := f.GetSheetList(); !slices.Equal(got, []string{sheetPrinted}) {
		t.Fatalf("it has the sheets %v", got)
	}
	paper := form.Official().Layout().Paper()
	rows, err := f.GetRows(sheetPrinted)
	if err != nil || len(rows) > paper.PrintRows {
		t.Errorf("%d rows for the %d of the paper: %v", len(rows), paper.PrintRows, err)
	}
	for i, row := range rows {
		if len(row) > form.Columns {
			t.Errorf("row %d has %d columns: %q", i+1, len(row), row)
		}
		for k := range row {
			if formula, _ := f.GetCellFormula(sheetPrinted, form.CellName(i+1, k+1)); formula != "" {
				t.Errorf("%s has the formula %s", form.CellName(i+1, k+1), formula)
			}
		}
	}
	if formats, _ := f.GetConditionalFormats(sheetPrinted); len(formats) > 0 {
		t.Error("it has conditional formats")
	}
	if checks, _ := f.GetDataValidations(sheetPrinted); len(checks) > 0 {
		t.Error("it has drop-down lists")
	}
}

// The appendix has every line as text, a title in bold, and pages of their own.
func TestPrintedFormHasItsAppendix(t *testing.T) {
	filled := form.NewFilled(form.Origin{})
	filled.Set(form.PilotName, form.Answer{Raw: "示例茶试点", Kind: form.Text})
	filled.Set(form.ExpectedGoals, form.Answer{Raw: strings.Repeat("建立标准体系并组织实施。", 2000), Kind: form.Text})
	f := printedOf(t, filled)
	rows, err := f.GetRows(sheetAppended)
	if err != nil || len(rows) < 500 || rows[2][0] != "三、试点预期实现工作目标（全文）" && !strings.HasSuffix(rows[2][0], form.AppendixWhole) {
		t.Fatalf("the appendix has %d rows: %v", len(rows), err)
	}
	var text strings.Builder
	for _, row := range rows[firstLineRow : len(rows)-1] {
		text.WriteString(row[0])
	}
	if text.String() != filled.Answer(form.ExpectedGoals).Raw {
		t.Error("the appendix does not say what was typed")
	}
}
