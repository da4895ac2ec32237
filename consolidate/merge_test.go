package consolidate

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// files are workbooks by their path below the folder that is merged.
type files map[string][]byte

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// only keeps the files whose names hold one of the words.
func (f files) only(words ...string) files {
	kept := files{}
	for name, data := range f {
		for _, w := range words {
			if strings.Contains(name, w) {
				kept[name] = data
			}
		}
	}
	return kept
}

func (f files) with(name string, data []byte) files {
	out := maps.Clone(f)
	out[name] = data
	return out
}

// named is the one file whose name holds the word.
func (f files) named(t testing.TB, word string) []byte {
	t.Helper()
	found := f.only(word)
	if len(found) != 1 {
		t.Fatalf("%d files are named %s", len(found), word)
	}
	for _, data := range found {
		return data
	}
	return nil
}

func (f files) write(t testing.TB, dir string) string {
	t.Helper()
	for name, data := range f {
		path := filepath.Join(dir, filepath.FromSlash(name))
		must(t, os.MkdirAll(filepath.Dir(path), 0o755))
		must(t, os.WriteFile(path, data, 0o644))
	}
	return dir
}

// current are the files without those that earlier runs kept in 历史/, and what goes to the
// units.
func (f files) current() files {
	out := files{}
	for name, data := range f {
		if !strings.HasPrefix(name, FolderHistory+"/") && !strings.HasPrefix(name, FolderReturns+"/") && name != workbook.ReminderName {
			out[name] = data
		}
	}
	return out
}

func filesIn(t *testing.T, dir string) files {
	t.Helper()
	out := files{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(dir, path)
		out[filepath.ToSlash(rel)], err = os.ReadFile(path)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return out
}

var may7 = form.Date{Year: 2021, Month: 5, Day: 7}

// run merges a folder with these files into OUT with those.
type run struct {
	in, out files
	options func(*Options, string) // the second is the folder of both
	plan    *plan.Plan
	asOf    form.Date
}

// merge returns the result, what OUT holds afterwards, and the failure.
func (r run) merge(t *testing.T) (*Result, files, *Failure) {
	t.Helper()
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	must(t, os.MkdirAll(in, 0o755))
	r.in.write(t, in)
	r.out.write(t, out)
	o := Options{Plan: r.plan, Paths: []string{in}, Out: out, AsOf: r.asOf}
	if o.Plan == nil {
		o.Plan = testplan.New()
	}
	if o.AsOf.IsZero() {
		o.AsOf = may7
	}
	if r.options != nil {
		r.options(&o, dir)
	}
	result, err := Merge(context.Background(), o)
	var failure *Failure
	if err != nil && !errors.As(err, &failure) {
		t.Fatal(err)
	}
	return result, filesIn(t, out), failure
}

// merged fails the test where the merge does.
func (r run) merged(t *testing.T) (*Result, files) {
	t.Helper()
	result, out, failure := r.merge(t)
	if failure != nil {
		t.Fatal(failure)
	}
	return result, out
}

// units, projects and reports show a result, a line each.
func units(r *Result) string {
	var lines []string
	for _, u := range r.Rollup.Units {
		lines = append(lines, fmt.Sprintf("%s %s %d/%d", u.Region.Name, u.Status, u.Counts().Recommendable, len(u.Projects)))
	}
	return strings.Join(lines, "\n")
}

func projects(r *Result) string {
	var lines []string
	for _, p := range r.Rollup.Projects {
		lines = append(lines, fmt.Sprintf("%s %s %s", p.Region.Name, p.Facts.Name(), p.State))
	}
	return strings.Join(lines, "\n")
}

func reports(r *Result) string {
	var lines []string
	for _, f := range r.Files {
		lines = append(lines, fmt.Sprintf("%s %s %s", f.Path, f.Region.Name, f.Status))
	}
	return strings.Join(lines, "\n")
}

func expect(t *testing.T, got, want string) {
	t.Helper()
	var lines []string
	for _, line := range strings.Split(strings.TrimSpace(want), "\n") {
		lines = append(lines, strings.TrimSpace(line))
	}
	if got != strings.Join(lines, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(lines, "\n"))
	}
}

// edit lets somebody work on a workbook.
func edit(t *testing.T, data []byte, work func(*excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	must(t, err)
	work(f)
	buffer, err := f.WriteToBuffer()
	must(t, err)
	return buffer.Bytes()
}

// find returns the cell in the column with the title, in the row in which
// some cell is the text.
func find(t *testing.T, f *excelize.File, sheet, text, title string) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	must(t, err)
	row, col := 0, 0
	for r := range rows {
		for c := range rows[r] {
			if rows[r][c] == text && row == 0 {
				row = r + 1
			}
			if rows[r][c] == title && col == 0 {
				col = c + 1
			}
		}
	}
	if row == 0 || col == 0 {
		t.Fatalf("%s has no %s beside %s", sheet, title, text)
	}
	return form.CellName(row, col)
}

// entered types into 项目汇总.
func entered(t *testing.T, rollupBook []byte, entries ...[3]string) []byte {
	t.Helper()
	return edit(t, rollupBook, func(f *excelize.File) {
		for _, e := range entries {
			must(t, f.SetCellStr(record.SheetProjects, find(t, f, record.SheetProjects, e[0], e[1]), e[2]))
		}
	})
}

const (
	cityRollup     = "晋城市2021年度汇总.xlsx"
	provinceRollup = "山西省2021年度汇总.xlsx"
	cityList       = "晋城市2021年度推荐项目清单.xlsx" // made final
	cityDraft      = "晋城市2021年度推荐项目清单（草稿）.xlsx"
)

func TestSampleOfACity(t *testing.T) {
	r, out := run{in: sample(t, "jincheng")}.merged(t)
	expect(t, units(r), `
		城区 filed 3/3
		沁水县 filed 2/2
		阳城县 filed 1/2
		陵川县 filed 1/1
		泽州县 blank 0/0
		高平市 no_file 0/0`)
	if len(r.Holds) == 0 || out[cityRollup] == nil || len(out.current()) != 1 {
		t.Errorf("holds %v, outputs %v", r.Holds, slices.Collect(maps.Keys(out)))
	}
}

func TestRegionIsToldFromTheFiles(t *testing.T) {
	city, province := sample(t, "jincheng").only("沁水县", "陵川县"), sample(t, "shanxi-decided").only("示范区", "太原", "晋城")
	taiyuan := files{}
	for name, data := range city.only("沁水县") {
		taiyuan[name] = edit(t, data, func(f *excelize.File) { setRegion(t, f, "140105") })
	}
	for name, c := range map[string]struct {
		in       files
		region   string // of the command line
		want     string
		complain string
	}{
		"counties of a city":              {in: city, want: "晋城市"},
		"lists of cities":                 {in: province.only("清单"), want: "山西省"},
		"one county":                      {in: city.only("沁水县"), want: "晋城市"},
		"the zone, which files itself":    {in: province.only("示范区"), want: "山西省"},
		"the zone, by the command line":   {in: province.only("示范区"), region: "140171", want: "山西转型综合改革示范区"},
		"as many of one city as another":  {in: city.only("陵川县").with("小店区.xlsx", taiyuan.named(t, "沁水县")), complain: "--region"},
		"more of one city":                {in: city.with("小店区.xlsx", taiyuan.named(t, "沁水县")), want: "晋城市"},
		"of two cities, for the province": {in: city.only("沁水县").with("小店区.xlsx", taiyuan.named(t, "沁水县")), region: "山西省", want: "山西省"},
		"by its short name":               {in: city, region: "晋城", want: "晋城市"},
		"a name of several":               {in: city, region: "城区", complain: "不止一个"},
		"a name of nobody":                {in: city, region: "示例市", complain: "示例市"},
		"an empty folder":                 {complain: "没有找到"},
		"nothing but what cannot be read": {in: files{"甲.xlsx": []byte("甲"), "乙.zip": []byte("PK")}, complain: "每份文件的原因"},
		"the same, by the command line":   {in: files{"甲.xlsx": []byte("甲"), "乙.zip": []byte("PK")}, region: "晋城市", want: "晋城市"},
	} {
		t.Run(name, func(t *testing.T) {
			r, out, failure := run{in: c.in, options: func(o *Options, _ string) { o.Region = c.region }}.merge(t)
			switch {
			case failure == nil && (c.complain != "" || r.Rollup.Region.Name != c.want):
				t.Errorf("it is %s", r.Rollup.Region.Name)
			case failure != nil && (c.complain == "" || !strings.Contains(failure.Text, c.complain)):
				t.Errorf("it fails: %s", failure.Text)
			case failure != nil && len(out) > 0:
				t.Errorf("it writes %v", slices.Collect(maps.Keys(out)))
			}
		})
	}
}

// setRegion makes a county workbook that of another region.
func setRegion(t *testing.T, f *excelize.File, code string) {
	t.Helper()
	must(t, f.SetCustomProps(excelize.CustomProperty{Name: form.PropertyRegion, Value: code}))
}
