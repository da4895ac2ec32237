package hostile_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shidian/consolidate"
	"shidian/consolidate/record"
	"shidian/samples/bulk"
	"shidian/samples/effort"
	"shidian/samples/hostile"
	"shidian/templates/form"
)

// badNames are twenty cases of every heading that lie in a folder of good ones.
var badNames = []string{
	"zero bytes.xlsx", "excel 97.xls", "csv in gbk.xlsx", "word.docx", "~$owner.xlsx",
	"agile.xlsx", "zip password.xlsx",
	"first half.xlsx", "checksum of a form.xlsx", "cut in a row.xlsx", "cut shared strings.xlsx",
	"gigabyte in a sheet.xlsx", "one name but for case.xlsx",
	"billion laughs in a sheet.xlsx", "5,000 values at XFD.xlsx", "cell twice.xlsx",
	"text index out of range.xlsx", "missing sheet.xlsx", "another workbook.xlsx", "folder.xlsx",
}

func TestGoodFilesAmongBadOnesMergeExactly(t *testing.T) {
	effort.Usual(t)
	goodFiles := effort.Count(20, 60, 280, 2800) // the last is the whole country
	maker, base, cases := makeCases(t)
	dir := t.TempDir()
	good := map[string]*bulk.Workbook{}
	for i := 0; len(good) < goodFiles; i++ {
		w, err := maker.Workbook(i)
		if err != nil {
			t.Fatal(err)
		}
		if w.Region.Code == base.Region.Code {
			continue
		}
		province, _ := maker.Plan().Region(w.Region.Parent)
		path := province.Name + "/" + w.Name
		good[path] = w
		if err := os.MkdirAll(filepath.Join(dir, province.Name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, path), w.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	bad := map[string]hostile.Case{}
	for _, c := range cases {
		for _, name := range badNames {
			if c.Name == name {
				bad[name] = c
				if err := c.Write(filepath.Join(dir, name)); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if len(bad) != len(badNames) {
		t.Fatalf("%d bad files", len(bad))
	}
	res, err := consolidate.Merge(context.Background(), consolidate.Options{Plan: maker.Plan(), Paths: []string{dir},
		Out: t.TempDir(), Region: maker.Plan().Root().Code, AsOf: form.Date{Year: 2021, Month: 5, Day: 7}})
	if err != nil {
		t.Fatal(err)
	}
	checkReport(t, res, good, bad)
	checkProjects(t, res, good)
}

// checkReport: every file is in the report once, with what became of it.
func checkReport(t *testing.T, res *consolidate.Result, good map[string]*bulk.Workbook, bad map[string]hostile.Case) {
	t.Helper()
	seen := map[string]bool{}
	for _, f := range res.Files {
		if seen[f.Path] {
			t.Errorf("%s is in the report twice", f.Path)
		}
		seen[f.Path] = true
		if _, isGood := good[f.Path]; isGood {
			if f.Status != record.Merged {
				t.Errorf("%s: %s %s", f.Path, f.Status, f.Reason)
			}
			continue
		}
		c := bad[f.Path]
		if string(f.Status) != string(c.Want.Status) || !strings.Contains(f.Reason, c.Want.Says) {
			t.Errorf("%s: %s %s, want %s %s", f.Path, f.Status, f.Reason, c.Want.Status, c.Want.Says)
		}
	}
	if len(seen) != len(good)+len(bad) {
		t.Errorf("%d files in the report of %d", len(seen), len(good)+len(bad))
	}
}

// checkProjects: every project of a good file is there with its answers, and no
// other.
func checkProjects(t *testing.T, res *consolidate.Result, good map[string]*bulk.Workbook) {
	t.Helper()
	wrote := map[string]*form.Filled{}
	for path, w := range good {
		for _, filled := range w.Projects {
			wrote[path+"/"+filled.Sheet] = filled
		}
	}
	for _, p := range res.Rollup.Projects {
		filled := p.Facts.Form
		key := filled.File + "/" + filled.Sheet
		if wrote[key] == nil {
			t.Errorf("%s is nobody's project", key)
			continue
		}
		if field := bulk.Difference(form.Official(), wrote[key], filled); field != "" {
			t.Errorf("%s: %s", key, field)
		}
		delete(wrote, key)
	}
	for key := range wrote {
		t.Errorf("%s is not in the rollup", key)
	}
}
