package custody

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/samples/effort"
	"shidian/templates/form"
)

// property gives a workbook another mark.
func property(t *testing.T, f *excelize.File, name, value string) {
	t.Helper()
	if err := f.SetCustomProps(excelize.CustomProperty{Name: name, Value: value}); err != nil {
		t.Fatal(err)
	}
}

// A file that could not be taken makes its unit one that has sent something: the
// list says so, and is no less right for it.
func TestListBesideFilesThatWereRefusedVerifiesClean(t *testing.T) {
	effort.Usual(t)
	dir := buildChain(t)
	_, old := countyBook(t, "阳城县")
	put(t, filepath.Join(dir, countyFolder, "往年.xlsx"), old)
	edit(t, filepath.Join(dir, countyFolder, "往年.xlsx"), func(f *excelize.File) { property(t, f, form.PropertyCycle, "2020") })
	put(t, filepath.Join(dir, countyFolder, "高平市.xlsx"), []byte("没有传完"))
	put(t, filepath.Join(dir, countyFolder, "城区", "空.xlsx"), nil)
	consolidateAgain(t, dir, 7)
	if r := verify(t, dir, cityList, countyFolder); !r.Clean() {
		t.Errorf("the city: %s\n%s", r.Verdict(), told(r))
	}
	put(t, filepath.Join(dir, sentList), read(t, filepath.Join(dir, cityList)))
	put(t, filepath.Join(dir, listsFolder, "长治市汇总.xlsx"), read(t, filepath.Join(dir, cityRollup)))
	edit(t, filepath.Join(dir, listsFolder, "长治市汇总.xlsx"), func(f *excelize.File) { property(t, f, form.PropertyRegion, "140400") })
	if err := os.RemoveAll(filepath.Join(dir, topFolder)); err != nil {
		t.Fatal(err)
	}
	merge(t, filepath.Join(dir, listsFolder), filepath.Join(dir, topFolder), form.Date{Year: 2021, Month: 5, Day: 9})
	if r := verify(t, dir, provinceList, listsFolder, countyFolder); !r.Clean() {
		t.Errorf("the province: %s\n%s", r.Verdict(), told(r))
	}
}

// A save alone changes the hash and no answer: that is another thing than a file
// that says otherwise.
func TestFileThatWasOnlySavedAgainIsToldAsSuch(t *testing.T) {
	effort.Usual(t)
	const only = "内容逐项相同，只是重新保存过"
	for name, c := range map[string]struct {
		path, holding string
		change        func(*testing.T, *excelize.File)
		only          bool
	}{
		"county, saved":             {county, cityList, func(*testing.T, *excelize.File) {}, true},
		"county, saved, rollup":     {county, cityRollup, func(*testing.T, *excelize.File) {}, true},
		"county, an answer":         {county, cityList, func(t *testing.T, f *excelize.File) { set(t, f, form.SheetForm(1), homeOf(form.UnitAddress), "别处") }, false},
		"county, its sheet, rollup": {county, cityRollup, func(t *testing.T, f *excelize.File) { set(t, f, form.SheetCounty, countyHome(form.Reporter), "别人") }, false},
		"list, saved":               {sentList, provinceList, func(*testing.T, *excelize.File) {}, true},
	} {
		dir := buildChain(t)
		edit(t, filepath.Join(dir, c.path), func(f *excelize.File) { c.change(t, f) })
		r := verify(t, dir, c.holding, listsFolder, countyFolder)
		if r.Clean() || strings.Contains(told(r), only) != c.only || strings.Contains(r.Verdict(), "重新保存") != c.only {
			t.Errorf("%s: %s\n%s", name, r.Verdict(), told(r))
		}
	}
}

func countyHome(f form.ID) string {
	home, _ := form.Official().CountyLayout().Home(f)
	return home.TopLeft()
}

// Whoever has the lists and not the counties' files can say that the lists agree.
func TestListsThatAgreeWithoutTheCountiesFilesHaveTheirVerdict(t *testing.T) {
	const agree = "各级清单相符"
	dir := buildChain(t)
	if r := verify(t, dir, provinceList, listsFolder); !strings.HasPrefix(r.Verdict(), agree) || !strings.Contains(r.Verdict(), "没有核对") || r.Clean() {
		t.Errorf("without the counties' files: %s", r.Verdict())
	}
	if r := verify(t, dir, cityList, listsFolder); strings.Contains(r.Verdict(), agree) {
		t.Errorf("a city's list without any source: %s", r.Verdict())
	}
	if r := verify(t, dir, provinceList, countyFolder); strings.Contains(r.Verdict(), agree) {
		t.Errorf("without the city's list: %s", r.Verdict())
	}
	zone, _ := filepath.Glob(filepath.Join(dir, listsFolder, "140171*"))
	if err := os.Rename(zone[0], filepath.Join(dir, "别处.xlsx")); err != nil {
		t.Fatal(err)
	}
	if r := verify(t, dir, provinceList, listsFolder); strings.Contains(r.Verdict(), agree) {
		t.Errorf("without a file of its own: %s", r.Verdict())
	}
	edit(t, filepath.Join(dir, sentList), func(f *excelize.File) {
		setBy("推荐项目清单", form.Official().Title(form.ContactPerson), 1, "别人")(t, f)
	})
	if r := verify(t, dir, provinceList, listsFolder); strings.Contains(r.Verdict(), agree) {
		t.Errorf("a list that was altered: %s", r.Verdict())
	}
}

// What a workbook says that cannot be followed is told in one line, whatever stands
// in it.
func TestWhyAWorkbookCannotBeFollowedIsOneLine(t *testing.T) {
	chain := buildChain(t)
	for text, want := range map[string]string{
		`{"format":7,"release":"\u202e\u0007=cmd\nX"}`: `（程序 ⟪U+202E⟫\x07=cmd\nX，数据格式 7）`,
		`{"format":-1,"release":"1"}`:                  "不完整：",
		`{"format":99999999999999999999}`:              "不完整：",
	} {
		for _, name := range []string{cityList, cityRollup} {
			dir := copyOf(t, chain)
			edit(t, filepath.Join(dir, name), func(f *excelize.File) { set(t, f, "留底", "B1", text) })
			_, err := Open(t.Context(), nil, filepath.Join(dir, name))
			if err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), want) {
				t.Errorf("%s of %s: %v", text, name, err)
			}
		}
	}
}
