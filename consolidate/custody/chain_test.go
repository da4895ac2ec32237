package custody

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// Names in a chain: counties file to a city, and the city and a zone that
// files itself to the province.
const (
	countyFolder = "县里报来"
	cityFolder   = "市局"
	listsFolder  = "报省"
	topFolder    = "省局"

	county       = countyFolder + "/140521沁水县_省级标准化试点申报表_2021.xlsx"
	cityList     = cityFolder + "/晋城市2021年度推荐项目清单（草稿）.xlsx"
	cityRollup   = cityFolder + "/晋城市2021年度汇总.xlsx"
	sentList     = listsFolder + "/晋城市2021年度推荐项目清单（草稿）.xlsx"
	provinceList = topFolder + "/山西省2021年度推荐项目清单（草稿）.xlsx"
	topRollup    = topFolder + "/山西省2021年度汇总.xlsx"
)

// buildChain makes a chain of the sample counties of 晋城市, without the one
// that leaves 农业 over its limit, and the zone.
func buildChain(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	samples := filepath.Join("..", "..", "samples")
	counties, err := filepath.Glob(filepath.Join(samples, "jincheng", "*.xlsx"))
	if err != nil || len(counties) < 4 {
		t.Fatalf("no sample counties: %v", err)
	}
	for _, path := range counties {
		if !strings.Contains(path, "阳城县") {
			put(t, filepath.Join(dir, countyFolder, filepath.Base(path)), read(t, path))
		}
	}
	zones, err := filepath.Glob(filepath.Join(samples, "shanxi", "收到", "140171*.xlsx"))
	if err != nil || len(zones) != 1 {
		t.Fatalf("no sample zone: %v", err)
	}
	put(t, filepath.Join(dir, listsFolder, filepath.Base(zones[0])), read(t, zones[0]))
	merge(t, filepath.Join(dir, countyFolder), filepath.Join(dir, cityFolder), form.Date{Year: 2021, Month: 5, Day: 7})
	put(t, filepath.Join(dir, sentList), read(t, filepath.Join(dir, cityList)))
	merge(t, filepath.Join(dir, listsFolder), filepath.Join(dir, topFolder), form.Date{Year: 2021, Month: 5, Day: 9})
	return dir
}

func merge(t *testing.T, from, to string, day form.Date) {
	t.Helper()
	res, err := consolidate.Merge(context.Background(), consolidate.Options{Plan: testplan.New(), Paths: []string{from}, Out: to, AsOf: day})
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Outputs) != 2 {
		t.Fatalf("merge of %s wrote %v, held by %v", from, res.Outputs, res.Holds)
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func put(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// copyOf is a chain of its own to alter.
func copyOf(t *testing.T, chain string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(chain)); err != nil {
		t.Fatal(err)
	}
	return dir
}

// edit opens a workbook as an office program would and saves it again.
func edit(t *testing.T, path string, change func(*excelize.File)) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	change(f)
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// cellBy is the cell in the column of a header and in the n-th row below it.
func cellBy(t *testing.T, f *excelize.File, sheet, title string, n int) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for r, row := range rows {
		for c, text := range row {
			if text == title {
				return form.CellName(r+1+n, c+1)
			}
		}
	}
	t.Fatalf("%s has no column %s", sheet, title)
	return ""
}

func set(t *testing.T, f *excelize.File, sheet, cell string, value any) {
	t.Helper()
	if err := f.SetCellValue(sheet, cell, value); err != nil {
		t.Fatal(err)
	}
}

func removeRow(t *testing.T, f *excelize.File, sheet, cell string) {
	t.Helper()
	_, row, err := excelize.CellNameToCoordinates(cell)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.RemoveRow(sheet, row); err != nil {
		t.Fatal(err)
	}
}

// verify checks a workbook of the chain with the folders as its sources.
func verify(t *testing.T, dir, name string, sources ...string) *Report {
	t.Helper()
	p := testplan.New()
	h, err := Open(context.Background(), p, filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Verify(context.Background(), h, look(t, dir, sources))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func look(t *testing.T, dir string, sources []string) *Sources {
	t.Helper()
	var paths []string
	for _, s := range sources {
		paths = append(paths, filepath.Join(dir, s))
	}
	s, err := Look(context.Background(), paths)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// told is the differences as lines: kind, where, title, what is listed, what
// was found.
func told(r *Report) string {
	var lines []string
	for _, d := range r.Differences {
		lines = append(lines, strings.Join([]string{string(d.Kind), d.Place(), d.Title, d.Project, d.Listed, d.Found, d.Message}, " | "))
	}
	return strings.Join(append(lines, r.Unchecked...), "\n")
}
