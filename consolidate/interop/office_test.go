package interop

import (
	"path/filepath"
	"testing"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook/store"
	"shidian/samples/effort"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// One LibreOffice does all of it: starting takes longer than any step.
func TestLibreOffice(t *testing.T) {
	effort.Long(t)
	t.Parallel()
	office := startOffice(t)
	for _, test := range []struct {
		name string
		run  func(*testing.T, *program)
	}{
		{"what a county types is what is merged", countyTypes},
		{"every workbook prints and is saved again without a loss", savedAgain},
		{"what staff decide in it survives the next merge", staffDecide},
		{"a list saved by it merges the same", listSavedAgain},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, office) })
	}
}

const firstForm, copiedForm = "项目01", "项目01_2"

// blank writes the workbook that the county receives.
func blank(t *testing.T, p *plan.Plan, folder string) string {
	t.Helper()
	data, err := templates.CountyWorkbook(p, region(t, p, county), templates.DefaultForms, form.Return{}, form.Finder{})
	if err == nil {
		data, err = store.Canonical(data)
	}
	if err != nil {
		t.Fatal(err)
	}
	return write(t, folder, templates.CountyFileName(p, region(t, p, county)), data)
}

// countyTypes fills one form at the keyboard, inserts a row above it, copies
// its sheet, and writes other answers over the copy, with one more row in 四.
func countyTypes(t *testing.T, office *program) {
	p, dir := testplan.New(), t.TempDir()
	first, second, about := formText(p, 1), formText(p, 2), countyText(p)
	path := blank(t, p, dir)
	office.do(t, "open", step{"path": path}, nil)
	office.do(t, "type", step{"sheet": form.SheetCounty, "cells": about.byCell(t, namesOf(t, office, form.SheetCounty))}, nil)
	office.do(t, "type", step{"sheet": firstForm, "cells": first.byCell(t, namesOf(t, office, firstForm))}, nil)
	office.do(t, "unprotect", step{"sheets": []string{firstForm}}, nil)
	office.do(t, "insert_row", step{"sheet": firstForm, "row": 1}, nil)
	office.do(t, "copy_sheet", step{"sheet": firstForm, "to": copiedForm}, nil)
	layout := form.Official().Layout()
	table, _ := layout.Home(form.StepTime)
	office.do(t, "insert_row", step{"sheet": copiedForm, "row": table.FirstRow + 3}, nil)
	places := map[string]map[string]string{firstForm: namesOf(t, office, firstForm), copiedForm: namesOf(t, office, copiedForm)}
	overwrite(t, office, copiedForm, second, places[copiedForm])
	office.do(t, "save", step{"path": path}, nil)
	office.do(t, "close", nil, nil)

	said := readCounty(t, p, path)
	for _, note := range said.Notes {
		t.Errorf("a note about nothing: %+v", note)
	}
	if said.Mark.Kind != form.CountyBook || said.Mark.Region != county || said.Spares != templates.DefaultForms-1 || len(said.Projects) != 2 {
		t.Fatalf("read %+v with %d projects", said, len(said.Projects))
	}
	sameText(t, said.County, about)
	sameText(t, said.Projects[0], first)
	sameText(t, said.Projects[1], second)
	home, _ := layout.Home(form.PilotName)
	if cell, want := said.Projects[0].Answer(form.PilotName).Cell, form.CellName(home.FirstRow+1, home.FirstCol); cell != want {
		t.Errorf("%s is read from %s, not one row further down in %s", form.PilotName, cell, want)
	}
	for _, project := range said.Projects {
		for _, f := range form.Official().Fields() {
			if cell := project.Answer(f.ID).Cell; cell != places[project.Sheet][f.Name()] {
				t.Errorf("%s %s is read from %s; LibreOffice has it in %s", project.Sheet, f, cell, places[project.Sheet][f.Name()])
			}
		}
	}
	mergedText(t, p, dir, first, second)
}

// overwrite sets the answers as a macro does, numbers as numbers, and empties
// the rows of section 四 that were copied and are not written over.
func overwrite(t *testing.T, office *program, sheet string, text *sheetText, names map[string]string) {
	t.Helper()
	texts := text.byCell(t, names)
	numbers := map[string]float64{}
	for _, f := range text.fields {
		if cell := names[f.Name()]; isNumber(f) {
			numbers[cell] = number(t, texts[cell])
			delete(texts, cell)
		}
	}
	for _, f := range form.Official().StepFields() {
		for _, cell := range column(t, names[f.Name()])[len(text.steps):] {
			texts[cell] = ""
		}
	}
	office.do(t, "put", step{"sheet": sheet, "texts": texts, "numbers": numbers}, nil)
}

func namesOf(t *testing.T, office *program, sheet string) map[string]string {
	t.Helper()
	var names map[string]string
	office.do(t, "names", step{"sheet": sheet}, &names)
	return names
}

// mergedText merges the folder and looks for the two forms in the rollup that
// was written.
func mergedText(t *testing.T, p *plan.Plan, dir string, want ...*sheetText) {
	t.Helper()
	out := t.TempDir()
	result := merge(t, p, out, today(), dir)
	if len(result.Rollup.Projects) != len(want) {
		t.Fatalf("%d projects were merged, not %d", len(result.Rollup.Projects), len(want))
	}
	if len(result.Files) != 1 || result.Files[0].Status != record.Merged || result.Files[0].Region.Code != county {
		t.Errorf("the file was not merged: %+v", result.Files)
	}
	for i, project := range result.Rollup.Projects {
		sameText(t, project.Facts.Form, want[i])
	}
	book, _ := load(t, filepath.Join(out, result.Rollup.FileName()))
	state, problems := sheets.ReadRollup(book)
	if problems != nil || len(state.Files) != 1 || len(state.Altered) != 0 {
		t.Fatalf("%d files written: %v %v", len(state.Files), problems, state.Altered)
	}
	for _, f := range state.Files {
		for i, filled := range f.Return.Projects {
			sameText(t, filled, want[i])
		}
	}
}
