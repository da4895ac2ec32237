package custody

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate"
	"shidian/consolidate/record"
	"shidian/samples"
	"shidian/templates/form"
	"shidian/templates/plan"
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
	provinceList = topFolder + "/山西省2021年度拟立项项目清单（草稿）.xlsx"
	topRollup    = topFolder + "/山西省2021年度汇总.xlsx"
)

// buildChain is a chain of its own of the sample counties of 晋城市, without the
// one that leaves 农业 over its limit, and the zone.
func buildChain(t *testing.T) (dir string) {
	t.Helper()
	chain, err := chainOnce()
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	for path, data := range chain {
		put(t, filepath.Join(dir, path), data)
	}
	return dir
}

// chainOnce makes the chain, which every test alters in a copy.
var chainOnce = sync.OnceValues(func() (map[string][]byte, error) {
	dir, err := os.MkdirTemp("", "chain")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	counties, err := countyBooks()
	if err != nil {
		return nil, err
	}
	in := func(folder, name string) string { return filepath.Join(dir, folder, name) }
	for name, data := range counties {
		folder := countyFolder
		switch {
		case strings.HasPrefix(name, zone):
			folder = listsFolder
		case strings.Contains(name, "阳城县"):
			continue
		}
		if err := os.MkdirAll(in(folder, ""), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(in(folder, name), data, 0o644); err != nil {
			return nil, err
		}
	}
	if err := mergeFolder(in(countyFolder, ""), in(cityFolder, ""), 7); err != nil {
		return nil, err
	}
	list, err := os.ReadFile(filepath.Join(dir, cityList))
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(dir, sentList), list, 0o644); err != nil {
		return nil, err
	}
	if err := mergeFolder(in(listsFolder, ""), in(topFolder, ""), 9); err != nil {
		return nil, err
	}
	return filesBelow(dir)
})

// zone is the code of a unit that files itself, as a city does.
const zone = "140171"

// countyBooks are the workbooks of 晋城市's counties and that of the zone, by name.
var countyBooks = sync.OnceValues(func() (samples.Files, error) {
	text, err := samples.Source("jincheng")
	if err != nil {
		return nil, err
	}
	province, err := samples.Source("shanxi")
	if err != nil {
		return nil, err
	}
	for _, county := range strings.Split(province, "\n== ") {
		if strings.HasPrefix(county, zone) {
			text += "\n== " + county
		}
	}
	return samples.Counties(testplan.New(), text)
})

// countyBook is the one whose name holds the word.
func countyBook(t *testing.T, word string) (name string, data []byte) {
	t.Helper()
	all, err := countyBooks()
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range all {
		if strings.Contains(name, word) {
			return name, data
		}
	}
	t.Fatalf("no workbook is named %s", word)
	return "", nil
}

// filesBelow are the files in a folder, by their path below it.
func filesBelow(dir string) (map[string][]byte, error) {
	all := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err == nil {
			all[name], err = os.ReadFile(path)
		}
		return err
	})
	return all, err
}

func merge(t *testing.T, from, to string, day form.Date) {
	t.Helper()
	if err := mergeFolder(from, to, day.Day); err != nil {
		t.Fatal(err)
	}
}

// mergeFolder writes a rollup and a list on a day of May. At the province people take in
// every project that waits for them, and merge once more.
func mergeFolder(from, to string, day int) error {
	run := func() (*consolidate.Result, error) {
		return consolidate.Merge(context.Background(), consolidate.Options{Plan: testplan.New(), Paths: []string{from}, Out: to, AsOf: form.Date{Year: 2021, Month: 5, Day: day}})
	}
	res, err := run()
	if err != nil {
		return err
	}
	if r := res.Rollup; !r.Choosing().ByItself && r.Counts().Undecided > 0 {
		if err := selectAll(filepath.Join(to, r.FileName()), r); err != nil {
			return err
		}
		if res, err = run(); err != nil {
			return err
		}
		if err := os.RemoveAll(filepath.Join(to, consolidate.FolderHistory)); err != nil {
			return err
		}
	}
	if len(res.Outputs) != 2 {
		return fmt.Errorf("merge of %s wrote %v, held by %v", from, res.Outputs, res.Holds)
	}
	return nil
}

// selectAll enters 入选 beside every project of the rollup that waits for it.
func selectAll(path string, r *record.Rollup) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var entries []samples.Entry
	for _, p := range r.Projects {
		if p.State == checks.Undecided {
			entries = append(entries, samples.Entry{Key: p.Key, Column: record.ColumnSelect, Text: checks.SelectYes})
		}
	}
	if data, err = samples.Enter(data, record.SheetProjects, plan.HiddenColumn, entries); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
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
	return verifyBy(t, testplan.New(), dir, name, sources...)
}

// verifyBy is verify with another plan named, or none.
func verifyBy(t *testing.T, p *plan.Plan, dir, name string, sources ...string) *Report {
	t.Helper()
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
	s, err := Look(context.Background(), paths, nil)
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
		lines = append(lines, strings.Join([]string{string(d.Kind), d.Place(), d.Title, d.Project, d.Listed, d.AtSource, d.Message}, " | "))
	}
	return strings.Join(append(lines, r.Unchecked...), "\n")
}

func TestALookTellsHowFarItIs(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"甲.txt", "乙.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var told []string
	_, err := Look(context.Background(), []string{dir}, func(phase string, done, all int, at string) {
		told = append(told, fmt.Sprintf("%s %d/%d %s", phase, done, all, at))
	})
	if got := strings.Join(told, "\n"); err != nil || got != "正在查找来源文件 0/2 乙.txt\n正在查找来源文件 1/2 甲.txt" {
		t.Error(got, err)
	}
}
