package interop

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/store"
	"shidian/consolidate/workbook/xlsx"
	"shidian/samples"
	"shidian/samples/runs"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// sample merges one folder of samples and returns the paths of what it wrote.
func sample(t *testing.T, p *plan.Plan, name string, day form.Date) []string {
	t.Helper()
	out := t.TempDir()
	folder := filepath.Join(samplesIn(t), name)
	if standing := filepath.Join(folder, "输出"); isFolder(standing) {
		if err := os.CopyFS(out, os.DirFS(standing)); err != nil {
			t.Fatal(err)
		}
		folder = filepath.Join(folder, "收到")
	}
	var paths []string
	for _, output := range merge(t, p, out, day, folder).Outputs {
		paths = append(paths, filepath.Join(out, output))
	}
	return paths
}

// made are the samples by the tests' own plan.
var made = sync.OnceValues(func() (samples.Files, error) {
	work, err := os.MkdirTemp("", "samples")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(work)
	return samples.Build(context.Background(), testplan.New(), runs.OfProgram(), work)
})

// samplesIn is a folder of their own with all samples.
func samplesIn(t *testing.T) string {
	t.Helper()
	files, err := made()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, data := range files {
		folder := filepath.Join(dir, filepath.Dir(name))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, folder, filepath.Base(name), data)
	}
	return dir
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// outputs writes every workbook that the program writes: the rollups and lists
// of all samples, a county workbook and the plan.
func outputs(t *testing.T, p *plan.Plan) []string {
	t.Helper()
	provinceDay := form.Date{Year: 2021, Month: 5, Day: 13}
	var paths []string
	for _, s := range []struct {
		name  string
		day   form.Date
		count int
	}{{"jincheng", today(), 1}, {"jincheng-decided", today(), 2}, {"shanxi", provinceDay, 1}, {"shanxi-decided", provinceDay, 2}} {
		books := sample(t, p, s.name, s.day)
		if len(books) != s.count {
			t.Errorf("samples/%s makes %d workbooks, not %d: %v", s.name, len(books), s.count, books)
		}
		paths = append(paths, books...)
	}
	data, err := templates.PlanWorkbook(p, nil)
	if err == nil {
		data, err = store.Canonical(data)
	}
	if err != nil {
		t.Fatal(err)
	}
	return append(paths, blank(t, p, t.TempDir()), write(t, t.TempDir(), "征集方案.xlsx", data))
}

// savedAgain opens every workbook, prints it, saves it, and reads it again.
func savedAgain(t *testing.T, office *program) {
	p := testplan.New()
	for _, path := range outputs(t, p) {
		mayGoOut(t, path)
		printed, again := path+".pdf", path+".again.xlsx"
		office.do(t, "open", step{"path": path}, nil)
		office.do(t, "pdf", step{"path": printed}, nil)
		office.do(t, "save", step{"path": again}, nil)
		if data, err := os.ReadFile(printed); err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) || !bytes.Contains(data, []byte("/Page")) {
			t.Errorf("%s is printed to %d bytes that are no PDF with a page: %v", path, len(data), err)
		}
		saysTheSame(t, p, again, path)
	}
}

// mayGoOut holds a written workbook to what may leave the office: it has gone
// through the one door that sees to it, and has not been changed behind it.
func mayGoOut(t *testing.T, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	again, err := store.Canonical(data)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if have, want := entries(t, data), entries(t, again); !slices.Equal(have, want) {
		t.Errorf("%s is not as Canonical leaves it", path)
	}
}

// entries are the parts of a package in their order, each with its date and content.
func entries(t *testing.T, data []byte) (all []string) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range archive.File {
		from, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, fmt.Sprint(part.Name, part.Modified, part.Extra, string(content)))
	}
	return all
}

// saysTheSame fails when two workbooks of one kind differ in what our reader
// takes from them.
func saysTheSame(t *testing.T, p *plan.Plan, have, want string) {
	t.Helper()
	a, _ := load(t, have)
	b, _ := load(t, want)
	mark, marked := workbook.MarkOf(a)
	if other, _ := workbook.MarkOf(b); !marked || mark != other {
		t.Fatalf("%s: the mark is %+v, not %+v", want, mark, other)
	}
	switch mark.Kind {
	case form.RollupBook:
		sameState(t, readState(t, have), readState(t, want))
	case form.ListBook:
		sameForms(t, a, b)
	case form.CountyBook:
		reader := workbook.NewReader(p)
		sameReturn(t, reader.County(a, "county", ""), reader.County(b, "county", ""))
	case form.PlanBook:
		x, problems := workbook.ReadPlan(a)
		if y, _ := workbook.ReadPlan(b); problems != nil || !reflect.DeepEqual(x, y) {
			t.Errorf("%s: the plan is another one: %v", want, problems)
		}
	default:
		t.Errorf("%s is of no kind", want)
	}
}

// sameForms compares what two lists carry behind the printed sheet; the sheet
// itself is compared where a province merges it.
func sameForms(t *testing.T, a, b *xlsx.Book) {
	t.Helper()
	p := testplan.New()
	have, want := sheets.ReadList(a, p, "清单.xlsx"), sheets.ReadList(b, p, "清单.xlsx")
	if len(want.Projects) == 0 || !reflect.DeepEqual(have.Projects, want.Projects) {
		t.Errorf("the list carries other answers: %v", have.Notes)
	}
}

// staffDecide takes the rollup in which 农业 waits for a decision, sorts and
// filters its table, types a decision, and merges again with it in place.
func staffDecide(t *testing.T, office *program) {
	p, in, out := testplan.New(), filepath.Join(samplesIn(t), "jincheng"), t.TempDir()
	before := merge(t, p, out, today(), in)
	path := filepath.Join(out, before.Rollup.FileName())
	count := len(before.Rollup.Projects)
	place := func(i int, title string) string { return sheets.DecisionPlaces(before.Rollup)(i, title).Cell }
	row := func(i int) string { return strings.TrimLeft(place(i, record.ColumnRank), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") }
	letters := func(title string) string { return strings.TrimRight(place(0, title), "0123456789") }

	office.do(t, "open", step{"path": path}, nil)
	office.do(t, "unprotect", step{"sheets": []string{record.SheetProjects}}, nil)
	var last string
	office.do(t, "last_column", step{"sheet": record.SheetProjects}, &last)
	table, header := "A"+row(0)+":"+last+row(count-1), above(t, row(0))
	var titles [][]string
	office.do(t, "texts", step{"sheet": record.SheetProjects, "area": "A" + header + ":" + last + header}, &titles)
	domainAt, nameAt := slices.Index(titles[0], form.Official().Title(form.Domain)), slices.Index(titles[0], form.Official().Title(form.PilotName))
	if domainAt < 0 || nameAt < 0 {
		t.Fatalf("row %s is no header: %v", header, titles)
	}
	office.do(t, "sort", step{"sheet": record.SheetProjects, "area": table, "column": 0, "ascending": false}, nil)
	var shown [][]string
	office.do(t, "texts", step{"sheet": record.SheetProjects, "area": table}, &shown)
	if !slices.IsSortedFunc(shown, func(a, b []string) int { return strings.Compare(b[0], a[0]) }) || len(shown) != count {
		t.Fatalf("LibreOffice did not sort the rows the other way round: %v", shown)
	}
	typed := map[string]string{}
	want := map[string]record.Decision{}
	var hidden []int
	rank := 0
	for i, cells := range shown {
		domain, name := cells[domainAt], cells[nameAt]
		if domain != "农业" {
			hidden = append(hidden, int(number(t, row(i))))
			continue
		}
		rank++
		d := record.Decision{Opinion: "通过", Rank: string(rune('0' + rank)), Reason: "经集体研究，第" + string(rune('0'+rank)) + "位"}
		typed[letters(record.ColumnOpinion)+row(i)] = d.Opinion
		typed[letters(record.ColumnRank)+row(i)] = d.Rank
		typed[letters(record.ColumnReason)+row(i)] = d.Reason
		want[name] = d
	}
	if len(want) != 3 || len(hidden) == 0 {
		t.Fatalf("the sample has %d projects of 农业 and %d others", len(want), len(hidden))
	}
	office.do(t, "hide_rows", step{"sheet": record.SheetProjects, "rows": hidden}, nil)
	office.do(t, "type", step{"sheet": record.SheetProjects, "cells": typed}, nil)
	office.do(t, "save", step{"path": path}, nil)
	office.do(t, "close", nil, nil)

	after := merge(t, p, out, today(), in)
	decided := 0
	for _, project := range after.Rollup.Projects {
		d, entered := want[project.Facts.Name()]
		if !entered {
			if !project.Decision.IsBlank() {
				t.Errorf("%s has a decision of another project: %+v", project.Facts.Name(), project.Decision)
			}
			continue
		}
		decided++
		if have := project.Decision; have.Opinion != d.Opinion || have.Rank != d.Rank || have.Reason != d.Reason || have.Recommend != "" {
			t.Errorf("%s: the decision is %+v, not %+v", project.Facts.Name(), have, d)
		}
	}
	if decided != len(want) || len(after.Rollup.Projects) != count {
		t.Errorf("%d of %d decisions and %d of %d projects are there", decided, len(want), len(after.Rollup.Projects), count)
	}
	if len(after.Holds) > 0 || len(after.Outputs) != 2 {
		t.Errorf("the list is not written: %v, %v", after.Holds, after.Outputs)
	}
	if count := byRule(after); count["R009"] > 0 {
		t.Errorf("%d cells are said to be altered, though people typed in their own columns only", count["R009"])
	}
	kept := readState(t, path)
	kept.Decisions = before.Rollup.State.Decisions
	sameState(t, kept, before.Rollup.State)
}

// listSavedAgain merges the province with every list as LibreOffice saves it
// and compares what goes up with what goes up from the lists as they were.
func listSavedAgain(t *testing.T, office *program) {
	p, day, dir := testplan.New(), form.Date{Year: 2021, Month: 5, Day: 9}, t.TempDir()
	folder := filepath.Join(samplesIn(t), "shanxi-decided", "收到")
	lists, err := filepath.Glob(filepath.Join(folder, "*清单.xlsx"))
	if err != nil || len(lists) < 11 {
		t.Fatalf("%d lists in %s: %v", len(lists), folder, err)
	}
	for _, path := range lists {
		// LibreOffice marks a file that it has open with one beside it, so it gets
		// a copy: others may be merging the samples at this moment.
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		office.do(t, "open", step{"path": write(t, t.TempDir(), filepath.Base(path), data)}, nil)
		office.do(t, "save", step{"path": filepath.Join(dir, filepath.Base(path))}, nil)
	}
	want := merge(t, p, "", day, lists...).Rollup
	have := merge(t, p, "", day, dir).Rollup
	if len(have.Projects) != len(want.Projects) || len(have.Findings) != len(want.Findings) {
		t.Fatalf("%d projects and %d findings, not %d and %d", len(have.Projects), len(have.Findings), len(want.Projects), len(want.Findings))
	}
	for i, project := range want.Projects {
		other := have.Projects[i]
		if other.Key != project.Key || other.State != project.State || other.Reason != project.Reason {
			t.Errorf("%s is %s, not %s %s", other.Key, other.State, project.Key, project.State)
		}
		if !reflect.DeepEqual(other.Facts.Form, project.Facts.Form) {
			t.Errorf("%s has other answers", project.Key)
		}
	}
	for i, finding := range want.Findings {
		if other := have.Findings[i]; other.Rule != finding.Rule && other.Rule.ID != finding.Rule.ID || other.Message != finding.Message {
			t.Errorf("%s %s, not %s %s", other.Rule.ID, other.Message, finding.Rule.ID, finding.Message)
		}
	}
}

// above is the row before the one of that number.
func above(t *testing.T, row string) string {
	t.Helper()
	n, err := strconv.Atoi(row)
	if err != nil {
		t.Fatal(err)
	}
	return strconv.Itoa(n - 1)
}
