package consolidate

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/samples/effort"
	"shidian/templates/form"
)

func TestFolderOrNameSaysWhoSentAFile(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng").only("沁水县", "城区")
	data := sample(t, "jincheng").named(t, "陵川县")
	const ownName = "140524陵川县_省级标准化试点申报表_2021.xlsx"
	for name, c := range map[string]struct {
		path, seems string
	}{
		"a folder":       {"高平市/申报表.xlsx", "高平市"},
		"a short name":   {"高平申报表.xlsx", "高平市"},
		"a code":         {"140581.xlsx", "高平市"},
		"its own":        {"陵川县/申报表.xlsx", ""},
		"its own, short": {"陵川.xlsx", ""},
		// The name under which the workbook was handed out says what the mark says.
		"a folder around the default name": {"高平市/" + ownName, "高平市"},
		"a code around the default name":   {"140581/" + ownName, "高平市"},
		"a short name around it":           {"高平/收到/" + ownName, "高平市"},
		"a folder around a typed name":     {"高平市/陵川县申报表.xlsx", "高平市"},
		"its own folder around another":    {"陵川县/高平市申报表.xlsx", "高平市"},
		"its own in a folder of another":   {"高平市/陵川县/申报表.xlsx", "高平市"},
		"two others":                       {"高平市/泽州县/申报表.xlsx", "高平市或者泽州县"},
		// Places that are as they should be.
		"its own around the default name": {"陵川县/" + ownName, ""},
		"the city around its own":         {"晋城市/陵川县/" + ownName, ""},
		"the city's code":                 {"140500晋城市/140524/申报表.xlsx", ""},
		"a project of the town":           {"陵川县/城区供水项目.xlsx", ""},
		"several units":                   {"高平市等3个县/" + ownName, ""},
		"two in one name":                 {"高平、泽州.xlsx", ""},
		"none":                            {"收到/申报表.xlsx", ""},
		"a word that has one":             {"提高平台服务.xlsx", ""},
		"no child":                        {"小店区申报表.xlsx", ""},
	} {
		t.Run(name, func(t *testing.T) {
			r, _ := run{in: in.with(c.path, data)}.merged(t)
			if c.seems != "" {
				asked(t, r, c.path, c.seems)
			} else if line := receivedFile(t, r, c.path); line.Status != record.Merged || found(r, "C011") != "" {
				t.Errorf("it is %s: %s", line.Status, line.Reason)
			}
			if got, want := found(r, "C005") != "", name == "no child"; got != want {
				t.Errorf("C005 %q", found(r, "C005"))
			}
		})
	}
}

// What the clerk named on the command line is the clerk's own.
func TestNamedFolderSaysNothing(t *testing.T) {
	effort.Usual(t)
	in := files{"高平市/申报表.xlsx": sample(t, "jincheng").named(t, "陵川县"), "城区/申报表.xlsx": sample(t, "jincheng").named(t, "城区")}
	named := func(o *Options, dir string) { o.Paths = []string{dir + "/in/高平市", dir + "/in/城区"} }
	r, out := run{in: in, options: named}.merged(t)
	if found(r, "C011") != "" || unitLine(t, r, "140524") != "filed 1/1" {
		t.Errorf("C011 %q, 陵川县 is %s", found(r, "C011"), unitLine(t, r, "140524"))
	}
	gone, _ := run{in: files{"别的.xlsx": sample(t, "jincheng").named(t, "沁水县")}, out: out}.merged(t)
	if found(gone, "C011") != "" {
		t.Errorf("once they are gone, C011 %q", found(gone, "C011"))
	}
	r, _ = run{in: in}.merged(t)
	if found(r, "C011") != "140524" {
		t.Errorf("below what was named, C011 %q", found(r, "C011"))
	}
}

// One form of several proves nothing.
func TestFormsOfANeighbourAreCounted(t *testing.T) {
	effort.Usual(t)
	two := edit(t, sample(t, "jincheng").named(t, "沁水县"), func(f *excelize.File) { sayUnit(t, f, "项目01", "高平") })
	r, _ := run{in: files{"申报表.xlsx": two}}.merged(t)
	if found(r, "C011") != "" {
		t.Errorf("one of two: C011 %q", found(r, "C011"))
	}
	all := edit(t, two, func(f *excelize.File) { sayUnit(t, f, "项目02", "高平") })
	r, _ = run{in: files{"申报表.xlsx": all}}.merged(t)
	asked(t, r, "申报表.xlsx", "高平市")
	for _, field := range []form.ID{form.UnitAddress, form.RegisteredCounty, form.GuarantorUnit} {
		for _, says := range []string{"晋城市市场监督管理局", "陵川县"} { // nobody, and another neighbour
			other := edit(t, all, func(f *excelize.File) {
				for _, sheet := range []string{"项目01", "项目02"} {
					must(t, f.SetCellStr(sheet, cellOf(field), says))
				}
			})
			r, _ = run{in: files{"申报表.xlsx": other}}.merged(t)
			if found(r, "C011") != "" {
				t.Errorf("where %s says %s: C011 %q", form.Official().Title(field), says, found(r, "C011"))
			}
		}
	}
}

// The zone lies in the land of a city, which sends no such workbook; and a file
// that is refused has nothing to ask.
func TestClueIsOneOfAUnitThatSendsSuchFiles(t *testing.T) {
	lists := sample(t, "shanxi").only("清单")
	r, _ := run{in: lists.with("太原市/申报表.xlsx", sample(t, "shanxi").named(t, "示范区")), asOf: may9}.merged(t)
	if found(r, "C011") != "" || !strings.HasPrefix(unitLine(t, r, "140171"), "filed") {
		t.Errorf("C011 %q, the zone is %s", found(r, "C011"), unitLine(t, r, "140171"))
	}
	lastYear := edit(t, sample(t, "jincheng").named(t, "陵川县"), func(f *excelize.File) {
		must(t, f.SetCustomProps(excelize.CustomProperty{Name: form.PropertyCycle, Value: "2020"}))
	})
	r, _ = run{in: sample(t, "jincheng").with("高平市/申报表.xlsx", lastYear)}.merged(t)
	if found(r, "C011") != "" || receivedFile(t, r, "高平市/申报表.xlsx").Status != record.Refused {
		t.Errorf("last year's: C011 %q", found(r, "C011"))
	}
}

// A list in the folder of another city, under the name that the program gave it.
func TestListInTheFolderOfAnotherCity(t *testing.T) {
	lists := sample(t, "shanxi").only("清单", "示范区")
	own := lists.only("太原市")
	for path, seems := range map[string]string{"朔州市/太原市2021年度推荐项目清单.xlsx": "朔州市", "140600/太原市2021年度推荐项目清单.xlsx": "朔州市", "太原市/太原市2021年度推荐项目清单.xlsx": "", "山西省/太原/清单.xlsx": "", "太原市/小店区/清单.xlsx": ""} {
		in := files{path: own.named(t, "太原市")}
		for name, data := range lists {
			if own[name] == nil {
				in[name] = data
			}
		}
		r, _ := run{in: in, asOf: may9}.merged(t)
		if seems != "" {
			asked(t, r, path, seems)
		} else if found(r, "C011") != "" {
			t.Errorf("%s: C011 %q", path, found(r, "C011"))
		}
	}
}

// Of files with the same bytes every place is evidence, whichever is listed first.
func TestEveryPlaceOfACopySaysWhoSentIt(t *testing.T) {
	effort.Usual(t)
	data := sample(t, "jincheng").named(t, "陵川县")
	for name, c := range map[string]struct {
		places []string
		seems  string
	}{
		"another after":     {[]string{"A邮件附件", "高平市"}, "高平市"},
		"another before":    {[]string{"高平市", "鿿邮件"}, "高平市"},
		"its own before":    {[]string{"陵川县", "高平市"}, "高平市"},
		"the third":         {[]string{"A邮件附件", "陵川县", "高平市"}, "高平市"},
		"its own and none":  {[]string{"A邮件附件", "陵川县", "邮件"}, ""},
		"two of its own":    {[]string{"140524", "陵川县"}, ""},
		"of the whole city": {[]string{"晋城市", "备份"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			in := files{}
			for _, place := range c.places {
				in[place+"/申报表.xlsx"] = data
			}
			r, out := run{in: in}.merged(t)
			if c.seems == "" {
				if found(r, "C011") != "" || unitLine(t, r, "140524") != "filed 1/1" {
					t.Errorf("C011 %q, 陵川县 is %s", found(r, "C011"), unitLine(t, r, "140524"))
				}
				return
			}
			asked(t, r, standsFor(r), c.seems)
			if unitLine(t, r, "140524") != "no_file 0/0" {
				t.Errorf("陵川县 is %s", unitLine(t, r, "140524"))
			}
			// Away, the file is still asked about; answered, it counts.
			gone, _ := run{in: sample(t, "jincheng").only("城区"), out: out}.merged(t)
			if found(gone, "C011") != "140524" {
				t.Errorf("once they are gone, C011 %q", found(gone, "C011"))
			}
			own, _ := run{in: in, out: answered(t, out, standsFor(r), "陵川县")}.merged(t)
			if found(own, "C011") != "" || unitLine(t, own, "140524") != "filed 1/1" {
				t.Errorf("answered, C011 %q, 陵川县 is %s", found(own, "C011"), unitLine(t, own, "140524"))
			}
		})
	}
}

// standsFor is the one file that is kept of those with the same bytes.
func standsFor(r *Result) string { return r.Rollup.Files[0].Path }

// A form without a mark is told by its place, and one place that tells is enough.
func TestCopyWithoutAMarkIsToldByAnyPlace(t *testing.T) {
	effort.Usual(t)
	data := unmarked(t, sample(t, "jincheng").named(t, "陵川县"))
	for _, places := range [][]string{{"A邮件", "陵川县"}, {"陵川县", "鿿邮件"}} {
		r, _ := run{in: files{places[0] + "/申报表.xlsx": data, places[1] + "/申报表.xlsx": data}.with("城区.xlsx", sample(t, "jincheng").named(t, "城区"))}.merged(t)
		if found(r, "W004") != "" || unitLine(t, r, "140524") != "filed 1/1" {
			t.Errorf("in %v: W004 %q, 陵川县 is %s", places, found(r, "W004"), unitLine(t, r, "140524"))
		}
	}
}

// unmarked is the workbook without its mark and its county sheet.
func unmarked(t *testing.T, data []byte) []byte {
	t.Helper()
	return edit(t, data, func(f *excelize.File) {
		must(t, f.SetCustomProps(excelize.CustomProperty{Name: form.PropertyKind, Value: "无"}))
		must(t, f.DeleteSheet(form.SheetCounty))
		for _, sheet := range f.GetSheetList() {
			if text, err := f.GetCellValue(sheet, "A1"); err == nil && strings.HasPrefix(text, "shidian|") {
				must(t, f.SetCellStr(sheet, "A1", ""))
			}
		}
	})
}
