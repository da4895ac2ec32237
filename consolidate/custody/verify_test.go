package custody

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

func TestUnalteredChainVerifiesClean(t *testing.T) {
	dir := buildChain(t)
	for name, sources := range map[string][]string{
		provinceList: {listsFolder, countyFolder}, topRollup: {listsFolder, countyFolder},
		cityList: {countyFolder}, cityRollup: {countyFolder},
	} {
		r := verify(t, dir, name, sources...)
		if !r.Clean() || r.Verdict() != "全部相符" || r.Answers == 0 {
			t.Errorf("%s: %s, %d answers\n%s", name, r.Verdict(), r.Answers, told(r))
		}
	}
}

// onCounty, onList and so on say which workbook is altered and what has to be
// told about it, word for word in one difference each.
type alteration struct {
	name   string
	change func(t *testing.T, dir string)
	verify string
	want   []string // each is several words that one line of the differences has
}

func inBook(path string, change func(*testing.T, *excelize.File)) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		edit(t, filepath.Join(dir, path), func(f *excelize.File) { change(t, f) })
	}
}

// inList alters the list that the city keeps and the one that it sent up alike.
func inList(change func(*testing.T, *excelize.File)) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		inBook(cityList, change)(t, dir)
		put(t, filepath.Join(dir, sentList), read(t, filepath.Join(dir, cityList)))
	}
}

func setBy(sheet, title string, n int, value any) func(*testing.T, *excelize.File) {
	return func(t *testing.T, f *excelize.File) { set(t, f, sheet, cellBy(t, f, sheet, title, n), value) }
}

func homeOf(f form.ID) string {
	area, _ := form.Official().Layout().Home(f)
	return area.TopLeft()
}

func countyAlterations() []alteration {
	person := homeOf(form.ContactPerson)
	sheet := form.SheetForm(1)
	return []alteration{
		{"one answer of a county's file, seen from the province", inBook(county, func(t *testing.T, f *excelize.File) { set(t, f, sheet, person, "改某") }), provinceList, []string{
			"hash | 140521沁水县_省级标准化试点申报表_2021.xlsx",
			"answer | 140521沁水县_省级标准化试点申报表_2021.xlsx " + sheet + "!" + person + " | " + form.Official().Title(form.ContactPerson) + " | … | 改某"}},
		{"one answer of a county's file, seen from the city", inBook(county, func(t *testing.T, f *excelize.File) { set(t, f, sheet, person, "改某") }), cityList, []string{
			"hash | 140521沁水县", "answer | … | " + form.Official().Title(form.ContactPerson) + " | … | 改某"}},
		{"one answer of a county's file, seen from the rollup", inBook(county, func(t *testing.T, f *excelize.File) { set(t, f, sheet, person, "改某") }), cityRollup, []string{
			"hash | 140521沁水县", "answer | … | " + form.Official().Title(form.ContactPerson) + " | … | 改某"}},
		{"a step of a county's file", inBook(county, func(t *testing.T, f *excelize.File) {
			for _, b := range form.Official().Layout().Boxes {
				if b.Field != nil && b.Field.ID == form.StepContent && b.Step == 0 {
					set(t, f, sheet, b.TopLeft(), "改过的内容")
				}
			}
		}), provinceList, []string{"answer | … | 工作步骤第 1 行" + form.Official().Title(form.StepContent) + " | … | 改过的内容"}},
		{"one byte more in a county's file", func(t *testing.T, dir string) {
			put(t, filepath.Join(dir, county), append(read(t, filepath.Join(dir, county)), 0))
		}, provinceList, []string{"hash | 140521沁水县"}},
		{"one byte changed in a county's file", func(t *testing.T, dir string) {
			data := read(t, filepath.Join(dir, county))
			data[len(data)/2] ^= 1
			put(t, filepath.Join(dir, county), data)
		}, provinceList, []string{"hash | 140521沁水县", "unread | 140521沁水县"}},
	}
}

func listAlterations() []alteration {
	const details, printed = record.SheetDetails, sheets.SheetList
	detail := setBy(details, form.Official().Title(form.LegalRepresentative), 2, "改某")
	phone := setBy(printed, "联系电话", 2, "13900000000")
	return []alteration{
		{"a cell of 申报详情", inList(detail), cityList, []string{"cell | 晋城市2021年度推荐项目清单（草稿）.xlsx 申报详情!… | " + form.Official().Title(form.LegalRepresentative) + " | 示例… | 改某 | … | “" + form.Official().Title(form.LegalRepresentative) + "”被改动：应为“…”，现为“改某”"}},
		{"a cell of 申报详情, seen from the province", inList(detail), provinceList, []string{
			"hash | 晋城市2021年度推荐项目清单（草稿）.xlsx", "cell | 晋城市2021年度推荐项目清单（草稿）.xlsx 申报详情!… | … | 改某 | …"}},
		{"a cell of the printed sheet", inList(phone), cityList, []string{"cell | 晋城市2021年度推荐项目清单（草稿）.xlsx 推荐项目清单!… | 联系电话 | 示例… | 13900000000 | 400-000-…"}},
		{"a cell of the printed sheet, seen from the province", inList(phone), provinceList, []string{"hash | 晋城市2021年度推荐", "cell | … | 联系电话 | … | 13900000000 | …"}},
		{"the county of a printed row", inList(setBy(printed, "所在县", 1, "阳城县")), cityList, []string{"cell | … | 所在县 | … | 阳城县 | …"}},
		{"a number of a printed row", inList(setBy(printed, "序号", 1, 7)), cityList, []string{"cell | … 推荐项目清单!… | 序号 | 示例… | 7 | 1 | …"}},
		{"a printed row deleted", inList(func(t *testing.T, f *excelize.File) {
			removeRow(t, f, printed, cellBy(t, f, printed, "序号", 2))
		}), cityList, []string{"row | … | 示例… | … | …这一行被删去了"}},
		{"a printed row added", inList(func(t *testing.T, f *excelize.File) {
			if err := f.InsertRows(printed, rowOf(t, cellBy(t, f, printed, "序号", 2)), 1); err != nil {
				t.Fatal(err)
			}
			for title, text := range map[string]string{"序号": "9", form.Official().Title(form.Domain): "工业", form.Official().Title(form.PilotName): "示例加上的试点", form.Official().Title(form.UndertakingUnit): "示例单位"} {
				set(t, f, printed, cellBy(t, f, printed, title, 2), text)
			}
		}), cityList, []string{"row | 晋城市2021年度推荐项目清单（草稿）.xlsx 推荐项目清单!… | 示例加上的试点 | …手工加上去的"}},
		{"a row of 申报详情 deleted", inList(func(t *testing.T, f *excelize.File) {
			removeRow(t, f, details, cellBy(t, f, details, form.Official().Title(form.PilotName), 1))
		}), cityList, []string{"row | 晋城市2021年度推荐项目清单（草稿）.xlsx 申报详情 | … | 示例…被删去"}},
		{"a row of 工作步骤 deleted", inList(func(t *testing.T, f *excelize.File) {
			removeRow(t, f, record.SheetSteps, cellBy(t, f, record.SheetSteps, form.Official().Title(form.StepContent), 1))
		}), cityList, []string{"row | 晋城市2021年度推荐项目清单（草稿）.xlsx 工作步骤 | … | …被删去"}},
		{"who filed a form", inList(setBy(details, "区划代码", 1, "140522")), cityList, []string{"cell | … 申报详情!… | 区划代码 | 示例… | 140522 | 140521"}},
		{"the file that brought a form", inList(setBy(details, "文件校验码（SHA-256）", 1, strings.Repeat("0", 64))), cityList, []string{"cell | 晋城市2021年度推荐项目清单（草稿）.xlsx 申报详情!… | 文件校验码（SHA-256） | 示例… | 000…"}},
		{"the project of a step", inList(setBy(record.SheetSteps, form.Official().Title(form.PilotName), 1, "示例别的试点")), cityList, []string{"cell | … 工作步骤!… | 试点名称 | … | 示例别的试点 | 示例…"}},
		{"a count", inList(setBy(record.SheetUnits, "项目数", 1, 9)), cityList, []string{"count | 晋城市2021年度推荐项目清单（草稿）.xlsx 填报情况!… | 项目数 | … | 9 | …"}},
		{"what a county has filed", inList(setBy(record.SheetUnits, "填报情况", 1, "未报")), cityList, []string{"count | … | 填报情况 | … | 未报 | 已报"}},
		{"the hash of a source", inList(setBy(record.SheetSources, "文件校验码（SHA-256）", 1, strings.Repeat("0", 64))), cityList, []string{"cell | 晋城市2021年度推荐项目清单（草稿）.xlsx 来源文件!… | 文件校验码（SHA-256） | … | 000…"}},
		{"what was kept, behind both", inList(func(t *testing.T, f *excelize.File) { forge(t, f, "甲某", "改某") }), cityList, []string{"answer | … | 改某 | 甲某 | …"}},
	}
}

func otherAlterations() []alteration {
	const printed = sheets.SheetSelected
	return []alteration{
		{"the city list replaced by another version", func(t *testing.T, dir string) {
			if err := os.Remove(filepath.Join(dir, county)); err != nil {
				t.Fatal(err)
			}
			other := filepath.Join(dir, "另一版")
			merge(t, filepath.Join(dir, countyFolder), other, form.Date{Year: 2021, Month: 5, Day: 7})
			put(t, filepath.Join(dir, sentList), read(t, filepath.Join(other, "晋城市2021年度推荐项目清单（草稿）.xlsx")))
		}, provinceList, []string{"hash | 晋城市2021年度推荐项目清单（草稿）.xlsx", "form | … | " + tea + " | … | “山西省2021年度拟立项项目清单（草稿）.xlsx”中有…来源文件中没有", "count | … | 项目数 | … | 6 | 4 | …"}},
		{"a cell of the province's printed sheet", inBook(provinceList, setBy(printed, form.Official().Title(form.UndertakingUnit), 3, "示例改过的单位")), provinceList, []string{
			"cell | 山西省2021年度拟立项项目清单（草稿）.xlsx 拟立项项目清单!… | " + form.Official().Title(form.UndertakingUnit) + " | 示例… | 示例改过的单位 | …"}},
		{"a row of the province's list deleted", inBook(provinceList, func(t *testing.T, f *excelize.File) {
			removeRow(t, f, printed, cellBy(t, f, printed, "序号", 1))
		}), provinceList, []string{"row | … | …这一行被删去了"}},
		{"a cell of the province's 申报详情", inBook(provinceList, setBy(record.SheetDetails, form.Official().Title(form.OrgCode), 1, "007")), provinceList, []string{
			"cell | 山西省2021年度拟立项项目清单（草稿）.xlsx 申报详情!… | " + form.Official().Title(form.OrgCode) + " | … | 007 | …"}},
		{"a count of the province's list", inBook(provinceList, func(t *testing.T, f *excelize.File) {
			set(t, f, record.SheetUnits, cellInRow(t, f, record.SheetUnits, "140500", "项目数"), 99)
		}), provinceList, []string{"count | 山西省2021年度拟立项项目清单（草稿）.xlsx 填报情况!… | 项目数 | … | 99 | …"}},
		{"a cell of 项目汇总", inBook(cityRollup, setBy(record.SheetProjects, form.Official().Title(form.UndertakingUnit), 1, "示例改过的单位")), cityRollup, []string{
			"cell | 晋城市2021年度汇总.xlsx 项目汇总!… | … | 示例改过的单位 | …"}},
		{"a count of the rollup", inBook(cityRollup, setBy(record.SheetUnits, "项目数", 1, 9)), cityRollup, []string{"count | 晋城市2021年度汇总.xlsx 填报情况!… | 项目数 | … | 9 | …"}},
		{"an answer of a county in 收件登记", inBook(cityRollup, setBy(record.SheetReceipts, form.Official().CountyFields()[0].Title, 1, "改某")), cityRollup, []string{"cell | … 收件登记!… | … | 改某 | …"}},
		{"the hash of a file in 收件登记", inBook(cityRollup, setBy(record.SheetReceipts, "文件校验码（SHA-256）", 1, strings.Repeat("0", 64))), cityRollup, []string{"cell | … 收件登记!… | … | 000…"}},
		{"a count of the ledger", inBook(cityRollup, setBy(record.SheetLedger, "读到答案", 1, 9)), cityRollup, []string{"count | 晋城市2021年度汇总.xlsx 对账!… | 读到答案 | … | 9 | …"}},
		{"a cell of the rollup's 申报详情", inBook(cityRollup, setBy(record.SheetDetails, form.Official().Title(form.OrgCode), 1, "007")), cityRollup, []string{
			"cell | 晋城市2021年度汇总.xlsx 申报详情!… | " + form.Official().Title(form.OrgCode) + " | … | 007 | …"}},
	}
}

func TestEveryAlterationIsFoundAndNamed(t *testing.T) {
	effort.Usual(t)
	chain := buildChain(t)
	for _, a := range append(append(countyAlterations(), listAlterations()...), otherAlterations()...) {
		t.Run(a.name, func(t *testing.T) {
			dir := copyOf(t, chain)
			a.change(t, dir)
			sources := []string{listsFolder, countyFolder}
			if strings.HasPrefix(a.verify, cityFolder) {
				sources = []string{countyFolder}
			}
			r := verify(t, dir, a.verify, sources...)
			if len(r.Differences) == 0 || !strings.Contains(r.Verdict(), "处不符") {
				t.Fatalf("nothing was found: %s", r.Verdict())
			}
			for _, want := range a.want {
				if !hasLine(told(r), want) {
					t.Errorf("no line has\n%s\namong\n%s", want, told(r))
				}
			}
		})
	}
}

// hasLine reports whether one line has all the pieces between … in their order.
func hasLine(text, want string) bool {
	for _, line := range strings.Split(text, "\n") {
		rest, ok := line, true
		for _, piece := range strings.Split(want, "…") {
			i := strings.Index(rest, piece)
			if ok = ok && i >= 0; !ok {
				break
			}
			rest = rest[i+len(piece):]
		}
		if ok {
			return true
		}
	}
	return false
}

func rowOf(t *testing.T, cell string) int {
	t.Helper()
	_, row, err := excelize.CellNameToCoordinates(cell)
	if err != nil {
		t.Fatal(err)
	}
	return row
}

// cellInRow is the cell under a header in the row that has a text.
func cellInRow(t *testing.T, f *excelize.File, sheet, text, title string) string {
	t.Helper()
	found, err := f.SearchSheet(sheet, text)
	if err != nil || len(found) == 0 {
		t.Fatalf("%s has no %s: %v", sheet, text, err)
	}
	col, _, err := excelize.CellNameToCoordinates(cellBy(t, f, sheet, title, 1))
	if err != nil {
		t.Fatal(err)
	}
	return form.CellName(rowOf(t, found[0]), col)
}

// forge replaces a text in every cell of the workbook, hidden sheets too, as
// somebody would who knows how it is made.
func forge(t *testing.T, f *excelize.File, old, new string) {
	t.Helper()
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, text := range row {
				if strings.Contains(text, old) {
					set(t, f, sheet, form.CellName(r+1, c+1), strings.ReplaceAll(text, old, new))
				}
			}
		}
	}
}

func TestSourceThatIsNotThereIsNotAgreement(t *testing.T) {
	dir := buildChain(t)
	r := verify(t, dir, provinceList, listsFolder)
	if r.Clean() || len(r.Differences) > 0 || !strings.HasSuffix(r.Verdict(), "份文件不在手边，没有核对") {
		t.Errorf("without the counties: %s\n%s", r.Verdict(), told(r))
	}
	// Without the city's list its counties are compared all the same.
	r = verify(t, dir, provinceList, countyFolder)
	if r.Clean() || len(r.Differences) > 0 || r.Answers == 0 {
		t.Errorf("without the lists: %s, %d answers\n%s", r.Verdict(), r.Answers, told(r))
	}
}

func TestFileIsFoundUnderAnotherName(t *testing.T) {
	dir := buildChain(t)
	put(t, filepath.Join(dir, countyFolder, "收到", "改过名.xlsx"), read(t, filepath.Join(dir, county)))
	if err := os.Remove(filepath.Join(dir, county)); err != nil {
		t.Fatal(err)
	}
	if r := verify(t, dir, provinceList, listsFolder, countyFolder); !r.Clean() {
		t.Errorf("%s\n%s", r.Verdict(), told(r))
	}
}

func TestWhatIsNoListIsRefused(t *testing.T) {
	dir := buildChain(t)
	_, err := Open(context.Background(), testplan.New(), filepath.Join(dir, county))
	if trouble, ok := err.(Trouble); !ok || !strings.Contains(string(trouble), "不是推荐项目清单") {
		t.Errorf("a county workbook: %v", err)
	}
}

// The samples of the province hold the list of a city that had raised its limit,
// which is nobody's alteration, and of most cities only the lists are at hand. They
// carry their plan.
func TestSamplesOfTheProvinceVerifyAsFarAsTheyGo(t *testing.T) {
	effort.Usual(t)
	samples := filepath.Join("..", "..", "samples")
	r := verifyBy(t, nil, samples, "shanxi-decided/输出/山西省2021年度汇总.xlsx", "shanxi-decided", "jincheng")
	if len(r.Differences) > 0 || len(r.Notes) != 1 || !hasLine(r.Notes[0], "“收到/大同市2021年度推荐项目清单.xlsx”所用的方案与…汇总.xlsx”的不同（C013）：限额 … → …") || r.Missing() == 0 {
		t.Errorf("%s\n%s\n%q", r.Verdict(), told(r), r.Notes)
	}
	if r := verifyBy(t, nil, samples, "shanxi-decided/收到/晋城市2021年度推荐项目清单.xlsx", "jincheng"); !r.Clean() {
		t.Errorf("晋城市: %s\n%s", r.Verdict(), told(r))
	}
}

// What stands elsewhere does not hide a file that was altered where it lies.
func TestCopyElsewhereDoesNotHideAnAlteredFile(t *testing.T) {
	flip := func(dir, name string) {
		data := read(t, filepath.Join(dir, name))
		data[len(data)/2] ^= 1
		put(t, filepath.Join(dir, name), data)
	}
	for name, c := range map[string]struct {
		copyTo string
		sure   bool
	}{
		"under another name":       {county + ".备份.xlsx", true},
		"in a folder below it":     {countyFolder + "/备份/" + filepath.Base(county), true},
		"in a folder of no source": {"", true},
	} {
		dir := buildChain(t)
		if c.copyTo != "" {
			put(t, filepath.Join(dir, c.copyTo), read(t, filepath.Join(dir, county)))
		}
		flip(dir, county)
		r := verify(t, dir, provinceList, listsFolder, countyFolder)
		if !hasLine(told(r), "hash | "+filepath.Base(county)+" | …") {
			t.Errorf("%s: %s\n%s", name, r.Verdict(), told(r))
		}
	}
	// The list lies in two places: which of them was merged nobody knows.
	dir := buildChain(t)
	flip(dir, sentList)
	r := verify(t, dir, provinceList, ".")
	if r.Clean() && len(r.Notes) == 0 {
		t.Errorf("nobody is told of the altered list: %s", r.Verdict())
	}
}

func TestFilesThatCameLaterAreNotHeldAgainstAList(t *testing.T) {
	dir := buildChain(t)
	late, data := countyBook(t, "阳城县")
	put(t, filepath.Join(dir, countyFolder, late), data)
	if r := verify(t, dir, cityList, countyFolder); !r.Clean() {
		t.Errorf("%s\n%s", r.Verdict(), told(r))
	}
}

func TestCountyFilesAreCheckedBelowAListThatCannotBeRead(t *testing.T) {
	dir := buildChain(t)
	put(t, filepath.Join(dir, sentList), read(t, filepath.Join(dir, sentList))[:9000])
	edit(t, filepath.Join(dir, county), func(f *excelize.File) { set(t, f, form.SheetForm(1), homeOf(form.ContactPerson), "改某") })
	r := verify(t, dir, provinceList, listsFolder, countyFolder)
	if !hasLine(told(r), "unread | 晋城市2021年度推荐") || !hasLine(told(r), "answer | 140521沁水县…"+form.Official().Title(form.ContactPerson)+" | … | 改某") {
		t.Errorf("%s\n%s", r.Verdict(), told(r))
	}
	if hasLine(told(r), "count | ") {
		t.Errorf("counts are told of a file that cannot be read:\n%s", told(r))
	}
}
