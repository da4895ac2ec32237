package checks

import (
	"strings"
	"testing"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// changed is what the rules find in a clean file that was changed.
func changed(t *testing.T, name, want string, change func(*FileFacts)) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		f := exampleFile()
		change(f)
		compare(t, CheckFile(f), want)
	})
}

func note(kind form.NoteKind, sheet, cell, detail string) form.Note {
	return form.Note{Kind: kind, Sheet: sheet, Cell: cell, Detail: detail}
}

func TestRefusedFileIsToldOnce(t *testing.T) {
	for kind, want := range map[form.NoteKind]string{form.NotAWorkbook: "- W001", form.Unsafe: "- W002", form.OtherWorkbook: "- W003", form.Damaged: "- W010", form.Unopened: "- W012"} {
		changed(t, want, want, func(f *FileFacts) {
			f.Region.Code, f.Region.Name = "", ""
			f.Return = &form.Return{Notes: []form.Note{note(kind, "", "", "读不出来")}}
		})
	}
	changed(t, "nothing was read and nothing was noted", "", func(f *FileFacts) { f.Return = nil })
}

func TestOtherWorkbooks(t *testing.T) {
	changed(t, "of another edition and another year", "- W003\n- W003", func(f *FileFacts) { f.Return.Mark.Edition, f.Return.Mark.Cycle = "0", "2020" })
	changed(t, "that lost its mark is judged by what is left", "", func(f *FileFacts) { f.Return.Mark.Edition, f.Return.Mark.Cycle = "", "" })
	changed(t, "a rollup is no return", "", func(f *FileFacts) {
		f.Return.Mark.Kind, f.Return.Mark.Cycle, f.Region = form.RollupBook, "2020", f.Merging
	})
	changed(t, "a list of last year", "- W003", func(f *FileFacts) {
		listOfCity(f)
		f.Return.Mark.Cycle = "2020"
	})
}

func TestRegionOfAFile(t *testing.T) {
	unknown := func(f *FileFacts) { f.Region.Code, f.Return.Mark.Region = "", "" }
	changed(t, "not told", "- W004", unknown)
	changed(t, "a code that the plan does not have", "- W004", func(f *FileFacts) { f.Region.Code, f.Return.Mark.Region = "", "140599" })
	changed(t, "the city itself is not below itself", "- W004", func(f *FileFacts) { f.Region = f.Merging })
	changed(t, "示范区 fills workbooks itself", "", func(f *FileFacts) {
		f.Region, _ = f.Plan.Region("140171")
		f.Merging, f.Return.Projects[0].Region = f.Region, f.Region.Code
	})
	changed(t, "a county below the province", "", func(f *FileFacts) { f.Merging = f.Plan.Root() })

	f := exampleFile()
	f.Region, _ = f.Plan.Region("140105")
	for _, found := range CheckFile(f) {
		if !strings.Contains(found.Message, "太原市小店区") || !strings.Contains(found.Message, "晋城市") {
			t.Errorf("both names are needed: %s", found.Message)
		}
	}
}

// listOfCity makes the file the list of the city that the county reports to.
func listOfCity(f *FileFacts) {
	f.Return.Mark.Kind, f.Return.County, f.Region, f.Merging = form.ListBook, nil, f.Merging, f.Plan.Root()
}

func TestFileSpeaksForItsSenderAndWhatLiesBelow(t *testing.T) {
	changed(t, "a county on the list of its city", "", listOfCity)
	for name, code := range map[string]string{"a county of another city": "140105", "another city": "140100", "the province": "140000"} {
		changed(t, name+" on the list of a city", "- W004", func(f *FileFacts) {
			listOfCity(f)
			f.Return.Projects[0].Region = code
		})
	}
	changed(t, "a code that the plan does not know is told with its project", "", func(f *FileFacts) {
		listOfCity(f)
		f.Return.Projects[0].Region = "140590"
	})
	changed(t, "a form of a neighbour in a county's workbook", "- W004", func(f *FileFacts) { f.Return.Projects[0].Region = "140522" })
	changed(t, "a unit without others below it has no list", "- W003", func(f *FileFacts) { f.Return.Mark.Kind = form.ListBook })

	f := exampleFile()
	listOfCity(f)
	f.Return.Projects[0].Region = "140105"
	for _, found := range CheckFile(f) {
		if Refuses(found) || found.Project != f.Return.Projects[0].Name() {
			t.Errorf("it is about one form and refuses no other: %+v", found)
		}
		for _, word := range []string{"示例沁河药茶", "140105", "太原市小店区", "晋城市", f.Path} {
			if !strings.Contains(found.Message, word) {
				t.Errorf("%s is not named: %s", word, found.Message)
			}
		}
	}
}

func TestSentOfAUnitThatThePlanDoesNotKnow(t *testing.T) {
	s := exampleSent()
	s.Form.Region = "140590"
	found := CheckSent(s)
	compare(t, found, "试点名称 W004")
	if len(found) == 1 && !Blocks(found) {
		t.Error("it may be recommended")
	}
}

func TestWhoScreens(t *testing.T) {
	p := exampleFile().Plan
	region := func(code string) plan.Region { r, _ := p.Region(code); return r }
	for name, c := range map[string]struct{ merging, filed, want string }{
		"a county to its city":                 {"140500", "140521", ""},
		"a county to the province":             {"140000", "140521", "140500"},
		"a city that fills workbooks":          {"140000", "140500", "140500"},
		"示范区, which the plan lets report":      {"140000", "140171", ""},
		"示范区 merged alone":                     {"140171", "140171", ""},
		"what does not lie below at all":       {"140500", "140105", ""},
		"the province itself, which is nobody": {"140000", "140000", ""},
	} {
		if unit, _ := ScreenedBy(p, region(c.merging), region(c.filed)); unit.Code != c.want {
			t.Errorf("%s: %q", name, unit.Code)
		}
	}
}

func TestLostNamesAreToldOnceASheet(t *testing.T) {
	f := exampleFile()
	f.Return.Notes = []form.Note{
		note(form.ReadByCaption, "项目01", "H6", "按栏目文字找到：试点名称"),
		note(form.ReadByCaption, "项目02", "H6", "按栏目文字找到：承担单位。"),
		note(form.ReadByCaption, "项目01", "J9", "找不到栏目：邮编。"),
	}
	findings := CheckFile(f)
	compare(t, findings, "H6 W005\nH6 W005")
	if got, want := findings[0].Message, "按栏目文字找到：试点名称。找不到栏目：邮编。"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestUnreadableCellIsToldWithItsProjectOnly(t *testing.T) {
	changed(t, "an answer, and a cell that is none", "A900 W008", func(f *FileFacts) {
		answer := f.Return.Projects[0].Answer(form.ContactPhone).Cell
		f.Return.Notes = []form.Note{note(form.NoValue, exampleSheet, answer, "错误值"), note(form.NoValue, exampleSheet, "A900", "错误值")}
	})
}

func TestSameBytesAreToldOnce(t *testing.T) {
	changed(t, "the same bytes", "- W009", func(f *FileFacts) { f.SameAs = "来件/旧.xlsx" })
}

func TestLateness(t *testing.T) {
	on := func(day int) form.Date { return form.Date{Year: 2021, Month: 5, Day: day} }
	changed(t, "on the last day", "", func(f *FileFacts) { f.Arrived = on(8) })
	changed(t, "the day after", "- C003", func(f *FileFacts) { f.Arrived = on(9) })
	changed(t, "with an exception", "", func(f *FileFacts) { f.Arrived, f.Exception = on(9), "示例局长准予，因系统故障" })
	changed(t, "with an exception of blanks", "- C003", func(f *FileFacts) { f.Arrived, f.Exception = on(9), " 　" })
	changed(t, "nobody knows when", "", func(f *FileFacts) { f.Arrived = form.Date{} })
	changed(t, "a city has until the tenth", "", func(f *FileFacts) {
		listOfCity(f)
		f.Arrived = on(10)
	})
	changed(t, "a last day that does not count", "- C003", func(f *FileFacts) {
		f.Plan.Deadlines[0].Inclusive = false
		f.Arrived = on(8)
	})
}

func TestWhatBlocksAFile(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*FileFacts)
		want   bool
	}{
		"clean":             {func(*FileFacts) {}, false},
		"late":              {func(f *FileFacts) { f.Arrived = form.Date{Year: 2021, Month: 6, Day: 1} }, false},
		"unreadable cell":   {noted(note(form.NoValue, "项目01", "A900", "错误值")), false},
		"macros":            {noted(note(form.LeftBehind, "", "", "带有宏")), false},
		"damaged":           {noted(note(form.Damaged, "项目01", "", "有损坏")), true},
		"of another city":   {func(f *FileFacts) { f.Region, _ = f.Plan.Region("140105") }, true},
		"of the other year": {func(f *FileFacts) { f.Return.Mark.Cycle = "2020" }, true},
	} {
		f := exampleFile()
		c.change(f)
		if got := Blocks(CheckFile(f)); got != c.want {
			t.Errorf("%s: got %v", name, got)
		}
	}
}
