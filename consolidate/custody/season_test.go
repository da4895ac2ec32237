package custody

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// What staff do to a rollup in a season is no alteration.
func TestWorkOfStaffIsNoAlteration(t *testing.T) {
	effort.Usual(t)
	dir := buildChain(t)
	edit(t, filepath.Join(dir, cityRollup), func(f *excelize.File) {
		set(t, f, record.SheetProjects, cellBy(t, f, record.SheetProjects, record.ColumnOpinion, 1), "通过")
		set(t, f, record.SheetProjects, cellBy(t, f, record.SheetProjects, record.ColumnRecommend, 2), "否")
		set(t, f, record.SheetProjects, cellBy(t, f, record.SheetProjects, record.ColumnReason, 2), "示例理由")
		set(t, f, record.SheetReceipts, cellBy(t, f, record.SheetReceipts, record.ColumnArrived, 1), "2021-05-20")
	})
	if r := verify(t, dir, cityRollup, countyFolder); !r.Clean() {
		t.Errorf("after entries: %s\n%s", r.Verdict(), told(r))
	}
	// Files are sorted into folders, and another merge carries the rollup on.
	old := filepath.Join(dir, county)
	put(t, filepath.Join(dir, countyFolder, "已审", filepath.Base(old)), read(t, old))
	if err := os.Remove(old); err != nil {
		t.Fatal(err)
	}
	merge(t, filepath.Join(dir, countyFolder), filepath.Join(dir, cityFolder), form.Date{Year: 2021, Month: 5, Day: 8})
	for _, name := range []string{cityRollup, cityList} {
		if r := verify(t, dir, name, countyFolder); !r.Clean() {
			t.Errorf("%s after another merge: %s\n%s", name, r.Verdict(), told(r))
		}
	}
}

// Rows that a city added to its printed list by hand go up as they are, and
// the way of each ends on that list.
func TestRowAddedByHandEndsOnTheList(t *testing.T) {
	effort.Usual(t)
	dir := buildChain(t)
	edit(t, filepath.Join(dir, sentList), func(f *excelize.File) {
		for i, name := range []string{"示例手加试点甲", "示例手加试点乙"} {
			at := rowOf(t, cellBy(t, f, sheets.SheetList, "序号", 3))
			if err := f.InsertRows(sheets.SheetList, at, 1); err != nil {
				t.Fatal(err)
			}
			for title, text := range map[string]any{"序号": 90 + i, form.Official().Title(form.Domain): []string{"社会事业", "工业"}[i], form.Official().Title(form.PilotName): name, form.Official().Title(form.UndertakingUnit): "示例单位"} {
				set(t, f, sheets.SheetList, cellBy(t, f, sheets.SheetList, title, 3), text)
			}
		}
	})
	merge(t, filepath.Join(dir, listsFolder), filepath.Join(dir, topFolder), form.Date{Year: 2021, Month: 5, Day: 9})
	r := verify(t, dir, topRollup, listsFolder, countyFolder)
	for _, d := range r.Differences {
		if d.In != "晋城市2021年度推荐项目清单（草稿）.xlsx" {
			t.Errorf("told of the province: %+v", d)
		}
	}
	if !hasLine(told(r), "row | 晋城市2021年度推荐项目清单（草稿）.xlsx 推荐项目清单!… | 示例手加试点甲 | …手工加上去的") {
		t.Errorf("the row is not told:\n%s", told(r))
	}
	way, lines := trail(t, dir, topRollup, "手加试点甲", listsFolder, countyFolder)
	if lines != "晋城市2021年度推荐项目清单（草稿）.xlsx 推荐项目清单 found" || len(way.Answers) == 0 {
		t.Errorf("%s, %d answers", lines, len(way.Answers))
	}
	for _, a := range way.Answers {
		if !a.Known || !a.Same() {
			t.Errorf("%+v", a)
		}
	}
}

// What staff entered in the rollup changes what a list counts: a list is no less
// right for it.
func TestListThatRestsOnEntriesVerifiesClean(t *testing.T) {
	effort.Usual(t)
	for name, enter := range map[string]func(*testing.T, *excelize.File){
		"a file was voided": func(t *testing.T, f *excelize.File) {
			set(t, f, record.SheetReceipts, cellInRow(t, f, record.SheetReceipts, filepath.Base(county), record.ColumnVoid), "误报")
		},
		"two projects are one": func(t *testing.T, f *excelize.File) {
			set(t, f, record.SheetProjects, cellInRow(t, f, record.SheetProjects, tea+"（更正）", record.ColumnSameAs), tea)
			set(t, f, record.SheetReceipts, cellInRow(t, f, record.SheetReceipts, "沁水更正.xlsx", record.ColumnArrived), "2021-05-07 15:00")
		},
	} {
		dir := buildChain(t)
		corrected := filepath.Join(dir, countyFolder, "沁水更正.xlsx")
		put(t, corrected, read(t, filepath.Join(dir, county)))
		edit(t, corrected, func(f *excelize.File) { set(t, f, form.SheetForm(1), homeOf(form.PilotName), tea+"（更正）") })
		consolidateAgain(t, dir, 7)
		edit(t, filepath.Join(dir, cityRollup), func(f *excelize.File) { enter(t, f) })
		if wrote := consolidateAgain(t, dir, 8); wrote != 2 {
			t.Errorf("%s: no list was written", name)
		}
		if r := verify(t, dir, cityList, countyFolder); !r.Clean() {
			t.Errorf("%s: %s\n%s", name, r.Verdict(), told(r))
		}
	}
}

// consolidateAgain merges the counties once more, whatever holds the list.
func consolidateAgain(t *testing.T, dir string, day int) (outputs int) {
	t.Helper()
	res, err := consolidate.Merge(t.Context(), consolidate.Options{Plan: testplan.New(), Paths: []string{filepath.Join(dir, countyFolder)},
		Out: filepath.Join(dir, cityFolder), AsOf: form.Date{Year: 2021, Month: 5, Day: day}})
	if err != nil {
		t.Fatal(err)
	}
	return len(res.Outputs)
}

// Files that a merge found and did not take are counted, and verify counts them
// too.
func TestRollupOfAFolderWithMoreThanReturnsVerifiesClean(t *testing.T) {
	dir := buildChain(t)
	put(t, filepath.Join(dir, countyFolder, "再次.xlsx"), read(t, filepath.Join(dir, county)))
	put(t, filepath.Join(dir, countyFolder, "说明.txt"), []byte("示例"))
	put(t, filepath.Join(dir, countyFolder, "旧汇总.xlsx"), read(t, filepath.Join(dir, cityRollup)))
	consolidateAgain(t, dir, 8)
	if r := verify(t, dir, cityRollup, countyFolder); !r.Clean() {
		t.Errorf("%s\n%s", r.Verdict(), told(r))
	}
}

func TestWhatCannotBeSeenOfAListIsTold(t *testing.T) {
	chain := buildChain(t)
	for want, change := range map[string]func(*testing.T, *excelize.File){
		"row | … 推荐项目清单 | 承担单位 | … | “承担单位”一列被隐藏": func(t *testing.T, f *excelize.File) {
			column := strings.TrimRight(cellBy(t, f, sheets.SheetList, form.Official().Title(form.UndertakingUnit), 0), "0123456789")
			if err := f.SetColVisible(sheets.SheetList, column, false); err != nil {
				t.Fatal(err)
			}
		},
		"row | … 推荐项目清单!… | …被隐藏，打印时看不到": func(t *testing.T, f *excelize.File) {
			if err := f.SetRowVisible(sheets.SheetList, rowOf(t, cellBy(t, f, sheets.SheetList, "序号", 1)), false); err != nil {
				t.Fatal(err)
			}
		},
		"row | … 另附 | … | 多出工作表“另附”": func(t *testing.T, f *excelize.File) {
			if _, err := f.NewSheet("另附"); err != nil {
				t.Fatal(err)
			}
		},
		"row | … 来源文件!… | …多出一行": func(t *testing.T, f *excelize.File) {
			if err := f.DuplicateRow(record.SheetSources, rowOf(t, cellBy(t, f, record.SheetSources, "序号", 1))); err != nil {
				t.Fatal(err)
			}
		},
	} {
		dir := copyOf(t, chain)
		edit(t, filepath.Join(dir, cityList), func(f *excelize.File) { change(t, f) })
		if r := verify(t, dir, cityList, countyFolder); !hasLine(told(r), want) {
			t.Errorf("no line has %s among\n%s", want, told(r))
		}
	}
}

// A file that staff enter as another unit's counts for that unit in the list too,
// and one level up.
func TestListOfAFileThatANeighbourSentVerifiesClean(t *testing.T) {
	effort.Usual(t)
	dir := buildChain(t)
	moved := "高平市/申报表.xlsx"
	put(t, filepath.Join(dir, countyFolder, moved), read(t, filepath.Join(dir, county)))
	if err := os.Remove(filepath.Join(dir, county)); err != nil {
		t.Fatal(err)
	}
	consolidateAgain(t, dir, 7)
	if r := verify(t, dir, cityRollup, countyFolder); !r.Clean() {
		t.Errorf("while it is asked: %s\n%s", r.Verdict(), told(r))
	}
	edit(t, filepath.Join(dir, cityRollup), func(f *excelize.File) {
		set(t, f, record.SheetReceipts, cellInRow(t, f, record.SheetReceipts, moved, record.ColumnSender), "高平")
	})
	if wrote := consolidateAgain(t, dir, 8); wrote != 2 {
		t.Fatalf("%d outputs", wrote)
	}
	put(t, filepath.Join(dir, sentList), read(t, filepath.Join(dir, cityList)))
	edit(t, filepath.Join(dir, topRollup), func(f *excelize.File) { // nothing is said of those that the list lacks now
		for _, name := range []string{"示例沁水连翘叶药茶种植标准化试点", "示例沁水县政务服务标准化试点"} {
			set(t, f, record.SheetProjects, cellInRow(t, f, record.SheetProjects, name, record.ColumnSelect), "")
		}
	})
	merge(t, filepath.Join(dir, listsFolder), filepath.Join(dir, topFolder), form.Date{Year: 2021, Month: 5, Day: 9})
	for _, name := range []string{cityRollup, cityList, topRollup} {
		// The list that the province had first is not there any more.
		if r := verify(t, dir, name, listsFolder, countyFolder); len(r.Differences) > 0 || name != topRollup && !r.Clean() {
			t.Errorf("%s: %s\n%s", name, r.Verdict(), told(r))
		}
	}
	h, err := Open(t.Context(), testplan.New(), filepath.Join(dir, cityList))
	if err != nil {
		t.Fatal(err)
	}
	theirs := 0
	for _, it := range h.items {
		if it.sender == "140581" && it.filled.Region == "140581" {
			theirs++
		}
	}
	if theirs != 2 {
		t.Errorf("高平市 has %d projects on the list", theirs)
	}
	edit(t, filepath.Join(dir, cityList), func(f *excelize.File) {
		set(t, f, record.SheetUnits, cellInRow(t, f, record.SheetUnits, "高平市", "项目数"), "1")
	})
	if r := verify(t, dir, cityList, listsFolder, countyFolder); r.Clean() {
		t.Error("its count is changed, and nothing is told")
	}
}

// A county's workbook that was mended under its own name lies there no more as it first
// came, and nothing on the list rests on that.
func TestReplacedVersionIsNotMissing(t *testing.T) {
	effort.Usual(t)
	dir := buildChain(t)
	edit(t, filepath.Join(dir, county), func(f *excelize.File) {
		home, _ := form.Official().Layout().Home(form.BusinessScope)
		set(t, f, form.SheetForm(1), home.TopLeft(), "更正以后的业务范围。")
	})
	merge(t, filepath.Join(dir, countyFolder), filepath.Join(dir, cityFolder), form.Date{Year: 2021, Month: 5, Day: 8})
	if r := verify(t, dir, cityList, countyFolder); !r.Clean() {
		t.Errorf("%s\n%s", r.Verdict(), told(r))
	}
}
