package interop

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/xlsx"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

const ownSheet = "我的统计"

// What people add in LibreOffice is as they left it after three merges, between which
// LibreOffice and openpyxl have saved the rollup: a sheet of their own with formulas and
// colours, a coloured row, a column of their own whose formulas look at their row, and the
// order of the files.
func TestWhatPeopleAddSurvivesOtherPrograms(t *testing.T) {
	effort.Long(t)
	t.Parallel()
	p, out, day := testplan.New(), t.TempDir(), form.Date{Year: 2021, Month: 5, Day: 7}
	in := filepath.Join(samplesIn(t), "jincheng")
	path := filepath.Join(out, merge(t, p, out, day, in).Outputs[0])
	office, pages := startOffice(t), startPages(t)
	add(t, office, path)
	for i, save := range []func(){
		func() {
			office.do(t, "open", step{"path": path}, nil)
			office.do(t, "save", step{"path": path}, nil)
			office.do(t, "close", nil, nil)
		},
		func() {
			pages.do(t, "fill", step{"path": path, "out": path, "sheets": step{ownSheet: step{}}}, nil)
		},
		func() {},
	} {
		merge(t, p, out, day, in)
		own, projects, receipts := laidOut(t, path, ownSheet), laidOut(t, path, record.SheetProjects), laidOut(t, path, record.SheetReceipts)
		for _, want := range []string{"A1=标题/FF8800", "B1=3", "B2=SUM(B1:B1)*2"} {
			if !strings.Contains(own, want) {
				t.Errorf("after %d merges %s is not on their sheet:\n%s", i+1, want, own)
			}
		}
		if !strings.Contains(projects, "/FF8800") || !strings.Contains(projects, "=A5*2") || !strings.Contains(projects, "=A6*2") {
			t.Errorf("after %d merges the colour or the formulas are gone:\n%s", i+1, projects)
		}
		if strings.Index(receipts, "泽州县") > strings.Index(receipts, "沁水县") {
			t.Errorf("after %d merges the files are not as they were sorted:\n%s", i+1, receipts)
		}
		save()
	}
}

// add does to the rollup what staff do.
func add(t *testing.T, office *program, path string) {
	t.Helper()
	office.do(t, "open", step{"path": path}, nil)
	office.do(t, "new_sheet", step{"name": ownSheet, "at": 2}, nil)
	office.do(t, "formulas", step{"sheet": ownSheet, "cells": step{"A1": "标题", "B1": "3", "B2": "=SUM(B1:B1)*2"}}, nil)
	office.do(t, "colour", step{"sheet": ownSheet, "cells": []string{"A1"}, "colour": 0xFF8800}, nil)
	office.do(t, "formulas", step{"sheet": record.SheetProjects, "cells": step{"AC4": "倍数", "AC5": "=A5*2", "AC6": "=A6*2", "AC7": "=A7*2"}}, nil)
	office.do(t, "colour", step{"sheet": record.SheetProjects, "cells": []string{"C6", "D6"}, "colour": 0xFF8800}, nil)
	office.do(t, "sort", step{"sheet": record.SheetReceipts, "area": "A5:Z9", "column": 2, "ascending": false}, nil)
	office.do(t, "save", step{"path": path}, nil)
	office.do(t, "close", nil, nil)
}

// laidOut are the values, formulas and colours of a sheet, a cell each.
func laidOut(t *testing.T, path, name string) string {
	t.Helper()
	loaded, err := workbook.Load(t.Context(), workbook.Found{Disk: path, Path: path})
	if err != nil || loaded.Book == nil || loaded.Book.Sheet(name) == nil {
		t.Fatalf("%s of %s: %v", name, path, err)
	}
	sheet := loaded.Book.Sheet(name)
	formulas, grounds := map[string]string{}, map[string]string{}
	for _, c := range sheet.Layout.Cells {
		formulas[xlsx.CellRef(int(c.Row), int(c.Col))] = c.Formula
	}
	for _, tint := range sheet.Tints {
		grounds[xlsx.CellRef(int(tint.Row), int(tint.Col))] = "/" + tint.Colour()
	}
	var out strings.Builder
	for _, c := range sheet.Cells {
		text := c.Text
		if formula := formulas[c.Ref()]; formula != "" {
			text = formula
		}
		fmt.Fprintf(&out, "%s=%s%s\n", c.Ref(), text, grounds[c.Ref()])
	}
	return out.String()
}
