package custody

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// trail follows the row that the query means and says every link as a line.
func trail(t *testing.T, dir, name, query string, sources ...string) (*Trail, string) {
	t.Helper()
	p := testplan.New()
	h, err := Open(context.Background(), p, filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	rows := h.Match(query)
	if len(rows) != 1 {
		t.Fatalf("%q means %d rows", query, len(rows))
	}
	way, err := Trace(context.Background(), h, rows[0], look(t, dir, sources))
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, l := range way.Links {
		lines = append(lines, fmt.Sprintf("%s %s %s", l.Path, l.Sheet, l.Status))
	}
	return way, strings.Join(lines, "\n")
}

const (
	tea     = "示例沁水连翘叶药茶种植标准化试点"
	teaFile = "140521沁水县_省级标准化试点申报表_2021.xlsx"
)

func TestTraceGoesFromTheProvinceToTheCountysCells(t *testing.T) {
	dir := buildChain(t)
	way, lines := trail(t, dir, provinceList, "连翘叶", listsFolder, countyFolder)
	if want := "晋城市2021年度推荐项目清单（草稿）.xlsx 推荐项目清单 found\n" + teaFile + " 项目01 found"; lines != want {
		t.Errorf("got\n%s\nwant\n%s", lines, want)
	}
	if way.Row.Name != tea || way.Detail == 0 || len(way.Answers) < 30 {
		t.Errorf("row %q, 申报详情 row %d, %d answers", way.Row.Name, way.Detail, len(way.Answers))
	}
	f, err := excelize.OpenFile(filepath.Join(dir, county))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, a := range way.Answers {
		text, err := f.GetCellValue("项目01", a.Cell)
		if err != nil {
			t.Fatal(err)
		}
		if !a.Known || !a.Same() || text != a.Listed {
			t.Errorf("%s at %s: list %q, source %q, cell %q", a.Title, a.Cell, a.Listed, a.AtSource, text)
		}
	}
}

func TestTraceSaysWhichLinkIsChangedOrGone(t *testing.T) {
	dir := buildChain(t)
	edit(t, filepath.Join(dir, county), func(f *excelize.File) { set(t, f, "项目01", homeOf(form.ContactPerson), "改某") })
	way, lines := trail(t, dir, provinceList, tea, listsFolder, countyFolder)
	if want := "晋城市2021年度推荐项目清单（草稿）.xlsx 推荐项目清单 found\n" + teaFile + " 项目01 changed"; lines != want {
		t.Errorf("got\n%s\nwant\n%s", lines, want)
	}
	differ := ""
	for _, a := range way.Answers {
		if !a.Same() {
			differ += a.Title + " " + a.Cell + " " + a.AtSource
		}
	}
	if want := form.Official().Title(form.ContactPerson) + " " + homeOf(form.ContactPerson) + " 改某"; differ != want {
		t.Errorf("differ: %q, want %q", differ, want)
	}
	if err := os.Remove(filepath.Join(dir, county)); err != nil {
		t.Fatal(err)
	}
	if _, lines = trail(t, dir, provinceList, tea, listsFolder, countyFolder); !strings.HasSuffix(lines, teaFile+" 项目01 missing") {
		t.Errorf("without the county's file:\n%s", lines)
	}
	if _, lines = trail(t, dir, provinceList, tea, topFolder); lines != "晋城市2021年度推荐项目清单（草稿）.xlsx 项目01 missing\n"+teaFile+" 项目01 missing" {
		t.Errorf("without any source:\n%s", lines)
	}
}

func TestTraceOfARollupRow(t *testing.T) {
	dir := buildChain(t)
	if _, lines := trail(t, dir, cityRollup, tea, countyFolder); lines != teaFile+" 项目01 found" {
		t.Errorf("city: %s", lines)
	}
	if _, lines := trail(t, dir, topRollup, "1", listsFolder, countyFolder); !strings.HasSuffix(lines, "found") {
		t.Errorf("province: %s", lines)
	}
}

func TestMatchTakesANumberOrAPartOfAName(t *testing.T) {
	h, err := Open(context.Background(), testplan.New(), filepath.Join(buildChain(t), cityList))
	if err != nil {
		t.Fatal(err)
	}
	all := len(h.rows)
	for query, want := range map[string]int{"1": 1, "２": 1, "示例": all, tea: 1, "没有的": 0, "99": 0, "": 0} {
		if n := len(h.Match(query)); n != want {
			t.Errorf("%q means %d rows, want %d", query, n, want)
		}
	}
}
