package interop

import (
	"fmt"
	"path/filepath"
	"strconv"
	"testing"

	"shidian/consolidate"
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/xlsx"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

func TestOpenpyxl(t *testing.T) {
	effort.Long(t)
	t.Parallel()
	pages := startPages(t)
	for _, test := range []struct {
		name string
		run  func(*testing.T, *program)
	}{
		{"what a program fills is what is merged", programFills},
		{"a form in a workbook of somebody's own is read by its labels", retyped},
		{"a workbook of something else is refused", somethingElse},
		{"it reads the same cells of every workbook as our reader", sameCells},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, pages) })
	}
}

// value is what a program puts into a cell: one of the three.
type value map[string]any

// programFills fills a form with numbers, dates and phone numbers as the
// numbers that they look like. openpyxl drops the properties of the workbook,
// so the mark in the cell has to do.
func programFills(t *testing.T, pages *program) {
	p, dir := testplan.New(), t.TempDir()
	typed, about := formText(p, 1), countyText(p)
	typed.text[form.ContactPhone], typed.text[form.UnitPhone] = "13812345678", "13912345678"
	about.text[form.ReporterPhone] = "13712345678"
	path := blank(t, p, t.TempDir())
	filled := filepath.Join(dir, "沁水县.xlsx")
	pages.do(t, "fill", step{"path": path, "out": filled, "sheets": step{
		firstForm: typed.values(t, pages, path, firstForm), form.SheetCounty: about.values(t, pages, path, form.SheetCounty)}}, nil)

	said := readCounty(t, p, filled)
	for _, note := range said.Notes {
		t.Errorf("a note about nothing: %+v", note)
	}
	if said.Mark.Region != county || said.Mark.Kind != form.CountyBook || len(said.Projects) != 1 {
		t.Fatalf("read %+v with %d projects", said, len(said.Projects))
	}
	stored := map[form.AnswerKind]int{}
	for _, f := range form.Official().Fields() {
		stored[said.Projects[0].Answer(f.ID).Kind]++
	}
	if stored[form.Number] < 8 || stored[form.DateCell] < 10 {
		t.Errorf("openpyxl stored answers as %v: too few numbers and dates for this test", stored)
	}
	sameMeaning(t, said.Projects[0], typed, p.Choices())
	sameMeaning(t, said.County, about, p.Choices())
	mergedMeaning(t, p, merge(t, p, t.TempDir(), today(), dir), typed)
}

// values are the answers by cell, days and numbers not as text.
func (s *sheetText) values(t *testing.T, pages *program, path, sheet string) map[string]value {
	t.Helper()
	var names map[string]string
	pages.do(t, "names", step{"path": path, "sheet": sheet}, &names)
	cells := map[string]value{}
	for cell, text := range s.byCell(t, names) {
		cells[cell] = value{"text": text}
	}
	for _, f := range s.fields {
		text := s.text[f.ID]
		switch f.Type.(type) {
		case form.Count, form.Amount, form.Phone:
			if n, err := strconv.ParseFloat(text, 64); err == nil {
				cells[names[f.Name()]] = value{"number": n}
			}
		case form.Day, form.Month:
			d, ok := form.ParseDate(form.Answer{Raw: text, Kind: form.Text})
			if !ok {
				t.Fatalf("%q is no date", text)
			}
			d.Day = max(d.Day, 1)
			cells[names[f.Name()]] = value{"date": d.String()}
		}
	}
	return cells
}

func mergedMeaning(t *testing.T, p *plan.Plan, result *consolidate.Result, want *sheetText) {
	t.Helper()
	if len(result.Rollup.Projects) != 1 {
		t.Fatalf("%d projects were merged, not 1: %+v", len(result.Rollup.Projects), result.Files)
	}
	sameMeaning(t, result.Rollup.Projects[0].Facts.Form, want, p.Choices())
}

// retyped is a form that somebody copied into a new workbook, with the blocks
// of the paper or cell by cell. Names and mark are gone.
func retyped(t *testing.T, pages *program) {
	p := testplan.New()
	typed := formText(p, 1)
	path, filled := blank(t, p, t.TempDir()), filepath.Join(t.TempDir(), "filled.xlsx")
	pages.do(t, "fill", step{"path": path, "out": filled, "sheets": step{firstForm: typed.values(t, pages, path, firstForm)}}, nil)
	for _, how := range []struct {
		name   string
		merges bool
	}{{"with its merged cells", true}, {"cell by cell", false}} {
		t.Run(how.name, func(t *testing.T) {
			dir := t.TempDir()
			pages.do(t, "retype", step{"path": filled, "out": filepath.Join(dir, "沁水县申报书.xlsx"), "sheet": firstForm, "title": "Sheet1", "merges": how.merges}, nil)
			result := merge(t, p, t.TempDir(), today(), dir)
			mergedMeaning(t, p, result, typed)
			findings := byRule(result)
			if findings["W005"] == 0 || findings["W003"] > 0 {
				t.Errorf("the findings are %v; the form was found by its labels", findings)
			}
			if code := result.Files[0].Region.Code; code != county {
				t.Errorf("the region is %q, not the one in the file name", code)
			}
		})
	}
}

func byRule(result *consolidate.Result) map[string]int {
	count := map[string]int{}
	for _, f := range result.Rollup.Findings {
		count[f.Rule.ID]++
	}
	return count
}

func somethingElse(t *testing.T, pages *program) {
	p, dir := testplan.New(), t.TempDir()
	rows := [][]any{{"2021年度办公用品采购清单"}, {"序号", "名称", "联系电话", "数量"}, {1, "打印纸", 13812345678, 12}, {2, "单位名称", "无", 1.5}}
	pages.do(t, "other", step{"out": filepath.Join(dir, "沁水县.xlsx"), "rows": rows}, nil)
	blank(t, p, dir)
	result := merge(t, p, t.TempDir(), today(), dir)
	refused := 0
	for _, f := range result.Files {
		if f.Status == record.Refused {
			refused++
		}
	}
	if findings := byRule(result); findings["W003"] != 1 || findings["W005"] != 0 || refused != 1 || len(result.Rollup.Projects) != 0 {
		t.Errorf("%d refused, the findings are %v", refused, findings)
	}
}

// sameCells compares every cell of every workbook that we write.
func sameCells(t *testing.T, pages *program) {
	for _, path := range outputs(t, testplan.New()) {
		var want map[string]map[string][2]string
		pages.do(t, "cells", step{"path": path}, &want)
		book, _ := load(t, path)
		if len(book.Sheets) != len(want) {
			t.Errorf("%s has %d sheets, not %d", path, len(book.Sheets), len(want))
		}
		count := 0
		for _, sheet := range book.Sheets {
			have := cellsOf(t, sheet)
			count += len(have)
			for cell, v := range want[sheet.Name] {
				if have[cell] != v {
					t.Errorf("%s %s!%s: we read %q, openpyxl reads %q", filepath.Base(path), sheet.Name, cell, have[cell], v)
				}
			}
			for cell, v := range have {
				if _, there := want[sheet.Name][cell]; !there {
					t.Errorf("%s %s!%s: we read %q, openpyxl nothing", filepath.Base(path), sheet.Name, cell, v)
				}
			}
		}
		if count < 100 {
			t.Errorf("%s has %d cells: too few for this test", path, count)
		}
	}
}

// cellsOf are the cells that hold something, by kind and text. A formula with
// an empty result holds nothing for openpyxl.
func cellsOf(t *testing.T, sheet *xlsx.Sheet) map[string][2]string {
	t.Helper()
	cells := map[string][2]string{}
	for _, c := range sheet.Cells {
		kind, text := "", c.Text
		switch c.Kind {
		case xlsx.Text:
			kind = "text"
		case xlsx.Number:
			kind, text = "number", pythonFloat(number(t, c.Text))
		case xlsx.Bool:
			kind = "bool"
		case xlsx.Error:
			kind = "error"
		}
		if text != "" {
			cells[c.Ref()] = [2]string{kind, text}
		}
	}
	return cells
}

// pythonFloat writes a number as Python's repr does, for the sizes met here.
func pythonFloat(n float64) string {
	if n == float64(int64(n)) {
		return fmt.Sprintf("%.1f", n)
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}
