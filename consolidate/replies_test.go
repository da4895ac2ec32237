package consolidate

import (
	"bytes"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/store"
	"shidian/samples/effort"
	"shidian/templates/form"
)

// answer types 核实结果, 核实说明 and 经办人 into the row of 问题清单 that has the rule and,
// in any cell, the text.
func answer(t *testing.T, rollupBook []byte, rule, text string, entries ...string) []byte {
	t.Helper()
	return edit(t, rollupBook, func(f *excelize.File) {
		rows, err := f.GetRows(record.SheetFindings)
		must(t, err)
		columns, found := map[string]int{}, false
		for r, row := range rows {
			for c, title := range row {
				if columns[title] == 0 {
					columns[title] = c + 1
				}
			}
			if line := strings.Join(row, "\x00"); !strings.Contains(line, "\x00"+rule+"\x00") || !strings.Contains(line, text) {
				continue
			}
			for i, title := range []string{record.ColumnReply, record.ColumnReplyNote, record.ColumnReplyBy} {
				if i < len(entries) {
					must(t, f.SetCellStr(record.SheetFindings, form.CellName(r+1, columns[title]), entries[i]))
					found = true
				}
			}
		}
		if !found {
			t.Fatalf("no row of %s with %s", rule, text)
		}
	})
}

// withAddress is the sample with one project that raises P016: registered
// elsewhere.
func withAddress(t *testing.T, county string) files {
	t.Helper()
	return files{"沁水县.xlsx": edit(t, sample(t, "jincheng").named(t, "沁水县"), func(f *excelize.File) {
		must(t, f.SetCellStr("项目01", cellOf(form.RegisteredCounty), county))
	})}
}

func TestWarningRestsOnceItIsAnsweredUntilItsAnswerChanges(t *testing.T) {
	effort.Usual(t)
	in := withAddress(t, "阳城")
	first, out := run{in: in}.merged(t)
	if open(first, "P016") != 1 {
		t.Fatalf("P016 asks %d times", open(first, "P016"))
	}
	onlyWord := answer(t, out[cityRollup], "P016", "阳城", checks.ReplyFine)
	r, _ := run{in: in, out: files{cityRollup: onlyWord}}.merged(t)
	if open(r, "P016") != 1 || !strings.Contains(toldBy(r, "P016"), "还缺“核实说明”") {
		t.Errorf("it rests without a reason: %s", toldBy(r, "P016"))
	}
	answered := answer(t, out[cityRollup], "P016", "阳城", checks.ReplyFine, "已看营业执照", "张某")
	r, out = run{in: in, out: files{cityRollup: answered}}.merged(t)
	if open(r, "P016") != 0 || toldBy(r, "P016") == "" {
		t.Fatalf("it asks: %s", toldBy(r, "P016"))
	}
	// It is there after more merges, with the one who answered.
	for range 2 {
		_, out = run{in: in, out: out.current()}.merged(t)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out[cityRollup]))
	must(t, err)
	for title, want := range map[string]string{record.ColumnReply: checks.ReplyFine, record.ColumnReplyNote: "已看营业执照", record.ColumnReplyBy: "张某", "级别": "提示（已核实）"} {
		if got, _ := f.GetCellValue(record.SheetFindings, find(t, f, record.SheetFindings, "P016", title)); got != want {
			t.Errorf("%s is %q", title, got)
		}
	}
	// Another answer is another question; what was answered stays in sight.
	r, out = run{in: withAddress(t, "高平"), out: out.current(), asOf: form.Date{Year: 2021, Month: 5, Day: 8}}.merged(t)
	if open(r, "P016") != 1 {
		t.Errorf("a new answer is not asked about: %s", toldBy(r, "P016"))
	}
	if f, err = excelize.OpenReader(bytes.NewReader(out[cityRollup])); err != nil {
		t.Fatal(err)
	}
	if got, _ := f.GetCellValue(record.SheetFindings, find(t, f, record.SheetFindings, "不再提示", record.ColumnReplyNote)); got != "已看营业执照" {
		t.Errorf("the old answer is lost: %q", got)
	}
}

func TestAnswersSurviveSortsAndStruckRows(t *testing.T) {
	effort.Usual(t)
	in := withAddress(t, "阳城")
	_, out := run{in: in}.merged(t)
	_, out = run{in: in, out: files{cityRollup: answer(t, out[cityRollup], "P016", "阳城", checks.ReplyFine, "已看营业执照", "张某")}}.merged(t)
	for name, work := range map[string]func(*excelize.File){
		"a row moved": func(f *excelize.File) {
			_, row, _ := excelize.CellNameToCoordinates(find(t, f, record.SheetFindings, "P016", record.ColumnReply))
			rows, _ := f.GetRows(record.SheetFindings)
			swapRows(t, f, record.SheetFindings, row, len(rows))
		},
		"a row struck off": func(f *excelize.File) {
			_, row, _ := excelize.CellNameToCoordinates(find(t, f, record.SheetFindings, "P016", record.ColumnReply))
			must(t, f.RemoveRow(record.SheetFindings, row))
		},
		"the hidden column deleted": func(f *excelize.File) {
			cell := find(t, f, record.SheetFindings, "P016", "问题标识")
			must(t, f.RemoveCol(record.SheetFindings, strings.TrimRight(cell, "0123456789")))
		},
		"the sheet deleted": func(f *excelize.File) { must(t, f.DeleteSheet(record.SheetFindings)) },
	} {
		t.Run(name, func(t *testing.T) {
			r, _ := run{in: in, out: files{cityRollup: edit(t, out[cityRollup], work)}}.merged(t)
			if open(r, "P016") != 0 {
				t.Errorf("the answer is lost: %s", toldBy(r, "P016"))
			}
			if told := toldBy(r, "R011"); told != "" {
				t.Errorf("nothing moved, and it says %s", told)
			}
		})
	}
}

func TestErrorRestsOnlyWhereAPersonMayOverruleIt(t *testing.T) {
	in := files{"沁水县.xlsx": edit(t, sample(t, "jincheng").named(t, "沁水县"), func(f *excelize.File) {
		must(t, f.SetCellStr("项目01", cellOf(form.Email), "不是邮箱"))
		must(t, f.SetCellStr("项目02", cellOf(form.BusinessScope), ""))
	})}
	_, out := run{in: in}.merged(t)
	book := answer(t, out[cityRollup], "F009", "不是邮箱", checks.ReplyFine, "县里说没有邮箱，电话联系")
	book = answer(t, book, "F001", "业务范围", checks.ReplyConfirmed, "县里说不用填")
	r, _ := run{in: in, out: files{cityRollup: book}}.merged(t)
	if open(r, "F009") != 0 || open(r, "F001") != 1 || !strings.Contains(toldBy(r, "F001"), "不能靠核实放行") {
		t.Errorf("F009 %s\nF001 %s", toldBy(r, "F009"), toldBy(r, "F001"))
	}
	for _, p := range r.Rollup.Projects {
		if want := p.Facts.Form.Sheet == "项目02"; p.Blocked() != want {
			t.Errorf("%s is blocked: %v", p.Facts.Name(), p.Blocked())
		}
	}
}

// While a question is open no project that it is about is recommended by itself;
// its cell answers it, and then it rests. One case a rule.
func TestEveryQuestionThatWaitsIsAnsweredInItsCell(t *testing.T) {
	effort.Usual(t)
	all := sample(t, "jincheng").only("沁水县", "陵川县")
	second := func(work func(*excelize.File)) files {
		return all.with("陵川县第二次.xlsx", edit(t, all.named(t, "陵川县"), work))
	}
	name := func(text string) func(*excelize.File) {
		return func(f *excelize.File) { must(t, f.SetCellStr("项目01", cellOf(form.PilotName), text)) }
	}
	for rule, in := range map[string]files{
		"C002": second(name("示例陵川县中药材连片种植标准化示范试点")).only("陵川县"),
		"C009": second(func(f *excelize.File) {
			must(t, f.SetCellStr("项目01", cellOf(form.BusinessScope), "另一种写法"))
		}),
		"R004": {"沁水县.xlsx": edit(t, all.named(t, "沁水县"), name("示例中药材连片种植标准化试点")), "陵川县.xlsx": edit(t, all.named(t, "陵川县"), name("示例中药材连片种植标准化试点"))},
	} {
		t.Run(rule, func(t *testing.T) {
			r, out := run{in: in}.merged(t)
			if open(r, rule) == 0 {
				t.Fatalf("it does not ask: %s", projects(r))
			}
			waits := 0
			for _, p := range r.Rollup.Projects {
				if p.Asks() != nil {
					waits++
					if p.State == checks.Auto {
						t.Errorf("%s is recommended unanswered", p.Facts.Name())
					}
				}
			}
			if waits == 0 || len(r.Holds) == 0 || out.only("清单") != nil && len(out.only("清单")) > 0 {
				t.Errorf("%d projects wait, holds %v", waits, r.Holds)
			}
			r, out = run{in: in, out: files{cityRollup: answer(t, out[cityRollup], rule, "", checks.ReplyFine, "已核实")}}.merged(t)
			if open(r, rule) != 0 || len(r.Holds) > 0 || len(out.only("清单")) == 0 {
				t.Errorf("it is answered, and still: %v\n%s", r.Holds, projects(r))
			}
		})
	}
}

func TestAnswersGoUpWithTheListAndNobodysName(t *testing.T) {
	effort.Usual(t)
	in := withAddress(t, "阳城")
	_, out := run{in: in}.merged(t)
	r, out := run{in: in, out: files{cityRollup: answer(t, out[cityRollup], "P016", "阳城", checks.ReplyFine, "已看营业执照", "张某某")}}.merged(t)
	if len(r.Holds) > 0 {
		t.Fatal(r.Holds)
	}
	list := out[cityDraft]
	if text := textOf(t, list, "留底"); !strings.Contains(text, "已看营业执照") || strings.Contains(text, "张某某") {
		t.Error("the reason is not in the list, or the name is")
	}
	r, out = run{in: files{"晋城.xlsx": list}, asOf: may9, options: func(o *Options, _ string) { o.Region = "山西省" }}.merged(t)
	if open(r, "P016") != 0 || toldBy(r, "P016") == "" {
		t.Fatalf("the province asks again: %s", toldBy(r, "P016"))
	}
	f, err := excelize.OpenReader(bytes.NewReader(out[provinceRollup]))
	must(t, err)
	if got, _ := f.GetCellValue(record.SheetFindings, find(t, f, record.SheetFindings, "P016", "级别")); got != "提示（晋城市已核实）" {
		t.Errorf("it is shown as %q", got)
	}
}

// fail/returned-refiled: a project that was returned and came again is looked at
// once more, and is left out by nobody's silence.
func TestReturnedProjectThatCameAgainWaitsToBeLookedAt(t *testing.T) {
	effort.Usual(t)
	const name = "示例陵川中药材连片种植标准化试点"
	in := sample(t, "jincheng").only("沁水县", "陵川县")
	_, out := run{in: in, asOf: form.Date{Year: 2021, Month: 5, Day: 5}}.merged(t)
	returned := entered(t, out[cityRollup], [3]string{name, record.ColumnOpinion, "退回"}, [3]string{name, record.ColumnReason, "联系电话不对"})
	again := in.with("陵川县重报.xlsx", edit(t, in.named(t, "陵川县"), func(f *excelize.File) {
		must(t, f.SetCellStr("项目01", cellOf(form.ContactPhone), "0356-7654321"))
	}))
	r, out := run{in: again, out: files{cityRollup: returned}}.merged(t)
	if state, _ := stateOfProject(t, r, name); state != checks.Refiled {
		t.Fatalf("it is %s", state)
	}
	if open(r, "R013") != 1 || len(r.Holds) == 0 || len(out.only("清单")) > 0 {
		t.Errorf("R013 %d, holds %v", open(r, "R013"), r.Holds)
	}
	for _, u := range r.Rollup.Units {
		if needs := strings.Join(u.Needs(), ""); strings.Contains(needs, "已重报") != (u.Region.Name == "陵川县") {
			t.Errorf("%s has to do: %s", u.Region.Name, needs)
		}
	}
	for how, c := range map[string]struct {
		book []byte
		want checks.State
	}{
		"accepted by opinion":   {entered(t, out[cityRollup], [3]string{name, record.ColumnOpinion, "通过"}), checks.Auto},
		"accepted by 核实":        {answer(t, out[cityRollup], "R013", name, checks.ReplyFine, "电话已改对"), checks.Auto},
		"returned again by 核实":  {answer(t, out[cityRollup], "R013", name, checks.ReplyFault, "还是不对"), checks.Returned},
		"returned again, anew":  {entered(t, out[cityRollup], [3]string{name, record.ColumnReason, "电话还是不对"}), checks.Returned},
		"nothing entered since": {out[cityRollup], checks.Refiled},
	} {
		t.Run(how, func(t *testing.T) {
			r, _ := run{in: again, out: files{cityRollup: c.book}}.merged(t)
			if state, why := stateOfProject(t, r, name); state != c.want {
				t.Errorf("it is %s: %s", state, why)
			}
		})
	}
}

// fail/two-offices-overlap: two offices of a county each send a workbook that
// share a project; what only the older one has is not withdrawn.
func TestWorkbookOfAnotherOfficeWithdrawsNothing(t *testing.T) {
	in := sample(t, "jincheng").named(t, "城区") // three projects
	without := func(sheet, other string) []byte {
		return edit(t, in, func(f *excelize.File) {
			must(t, f.SetCellStr(sheet, cellOf(form.PilotName), other))
			must(t, f.SetCellStr(sheet, cellOf(form.UndertakingUnit), other))
			must(t, f.SetCellStr(sheet, cellOf(form.OrgCode), "12140521MB0000000C"))
		})
	}
	_, out := run{in: files{"农业科.xlsx": in}, asOf: form.Date{Year: 2021, Month: 5, Day: 5}}.merged(t)
	r, _ := run{in: files{"农业科.xlsx": in, "工业科.xlsx": without("项目02", "示例另一科室的智慧停车标准化试点")}, out: out}.merged(t)
	asks := 0
	for _, p := range r.Rollup.Projects {
		if p.Withdrawn != nil {
			asks++
			if p.State != checks.Undecided || !p.Unsure {
				t.Errorf("%s is %s", p.Facts.Name(), p.State)
			}
		}
	}
	if asks != 1 || len(r.Holds) == 0 || len(r.Outputs) != 1 {
		t.Errorf("%d ask, holds %v, it writes %v", asks, r.Holds, r.Outputs)
	}
	if todo := needs(t, r, "140502"); !strings.Contains(todo, "1 个项目要先核实") {
		t.Errorf("to do: %s", todo)
	}
}

// R011: entries that were sorted alone are asked about until a person answers, and
// not only once.
func TestEntriesInTheWrongRowAreAskedAboutUntilAPersonAnswers(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng").only("沁水县", "陵川县")
	const ling, shui = "示例陵川中药材连片种植标准化试点", "示例沁水县政务服务标准化试点"
	_, out := run{in: in}.merged(t)
	_, out = run{in: in, out: files{cityRollup: entered(t, out[cityRollup], [3]string{ling, record.ColumnReason, "看过陵川的现场"}, [3]string{shui, record.ColumnReason, "看过大厅"})}}.merged(t)
	swapped := entered(t, out[cityRollup], [3]string{ling, record.ColumnReason, "看过大厅"}, [3]string{shui, record.ColumnReason, "看过陵川的现场"})
	out = files{cityRollup: swapped}
	for n := range 3 {
		var r *Result
		if r, out = (run{in: in, out: out.current()}).merged(t); open(r, "R011") != 1 || len(r.Holds) == 0 {
			t.Fatalf("merge %d: it does not ask: %s", n+1, toldBy(r, "R011"))
		}
	}
	r, _ := run{in: in, out: files{cityRollup: answer(t, out[cityRollup], "R011", ling, checks.ReplyFine, "就是要换")}}.merged(t)
	if open(r, "R011") != 0 || len(r.Holds) > 0 {
		t.Errorf("it is answered and asks: %s, %v", toldBy(r, "R011"), r.Holds)
	}
	right := entered(t, out[cityRollup], [3]string{ling, record.ColumnReason, "看过陵川的现场"}, [3]string{shui, record.ColumnReason, "看过大厅，合适"})
	if r, _ = (run{in: in, out: files{cityRollup: right}}).merged(t); open(r, "R011") != 0 {
		t.Errorf("it was put right and asks: %s", toldBy(r, "R011"))
	}
}

func TestRepliesOfTwoCopiesAreJoinedLikeEveryEntry(t *testing.T) {
	effort.Usual(t)
	in := withAddress(t, "阳城")
	_, out := run{in: in}.merged(t)
	_, out = run{in: in, out: files{cityRollup: answer(t, out[cityRollup], "P016", "阳城", checks.ReplyFine, "已看执照", "张某")}}.merged(t)
	both := func(o *Options, dir string) {
		o.Into = []string{filepath.Join(dir, "out", cityRollup), filepath.Join(dir, "out", "科长改.xlsx")}
	}
	for how, c := range map[string]struct {
		a, b      []string
		want      record.Reply
		disagreed int
	}{
		"cleared in one":          {[]string{"", "", ""}, []string{checks.ReplyFine, "已看执照", "张某"}, record.Reply{}, 0},
		"changed in one":          {[]string{checks.ReplyFine, "看过现场", "张某"}, []string{checks.ReplyFine, "已看执照", "张某"}, record.Reply{Result: checks.ReplyFine, Note: "看过现场", By: "张某"}, 0},
		"changed in each":         {[]string{checks.ReplyFine, "看过现场", "张某"}, []string{checks.ReplyFine, "已看执照", "李某"}, record.Reply{Result: checks.ReplyFine, Note: "看过现场", By: "李某"}, 0},
		"changed otherwise twice": {[]string{checks.ReplyFine, "甲说", "张某"}, []string{checks.ReplyFine, "乙说", "张某"}, record.Reply{Result: checks.ReplyFine, Note: "甲说 / 乙说", By: "张某"}, 1},
	} {
		t.Run(how, func(t *testing.T) {
			a, b := answer(t, out[cityRollup], "P016", "阳城", c.a...), answer(t, out[cityRollup], "P016", "阳城", c.b...)
			r, _ := run{in: in, out: files{cityRollup: a, "科长改.xlsx": b}, options: both}.merged(t)
			var got record.Reply
			for _, v := range r.Rollup.State.Replies {
				got = record.Reply{Result: v.Result, Note: v.Note, By: v.By}
			}
			if !reflect.DeepEqual(got, c.want) && (got.Note != "两处填写不同：\n乙说\n甲说" || c.disagreed == 0) || open(r, "R011") != c.disagreed {
				t.Errorf("%+v, want %+v; R011 asks %d times", got, c.want, open(r, "R011"))
			}
		})
	}
}

// A reply that was typed into the copy beside the open rollup is an entry like any.
func TestReplyInTheCopyBesideIsNotPassedOver(t *testing.T) {
	effort.Usual(t)
	in := withAddress(t, "阳城")
	_, out := run{in: in}.merged(t)
	owner := ".~lock." + cityRollup + "#"
	_, after := run{in: in, out: out.with(owner, nil), options: beside}.merged(t)
	delete(after, owner)
	copied := store.KeptName(cityRollup)
	after[copied] = answer(t, after[copied], "P016", "阳城", checks.ReplyFine, "已看营业执照")
	_, last, failure := run{in: in, out: after}.merge(t)
	if failure == nil || !strings.Contains(failure.Text, "填有 2 处") || !bytes.Equal(last[copied], after[copied]) {
		t.Errorf("it goes on: %v", failure)
	}
}

// C010: whether a project was withdrawn is answered where it is asked.
func TestWithdrawalIsAnsweredByReply(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng").named(t, "城区") // three projects
	newer := edit(t, in, func(f *excelize.File) {
		for _, sheet := range []string{"项目02", "项目03"} {
			must(t, f.DeleteSheet(sheet))
		}
		must(t, f.SetCellStr("项目01", cellOf(form.BusinessScope), "另一种写法"))
	})
	_, out := run{in: files{"城区.xlsx": in}, asOf: form.Date{Year: 2021, Month: 5, Day: 5}}.merged(t)
	both := files{"城区.xlsx": in, "城区第二次.xlsx": newer}
	r, out := run{in: both, out: out}.merged(t)
	var gone []string
	for _, p := range r.Rollup.Projects {
		if p.Withdrawn != nil {
			gone = append(gone, p.Facts.Name())
		}
	}
	if len(gone) != 2 || open(r, "C010") != 2 || len(r.Holds) == 0 {
		t.Fatalf("gone %v, C010 %d, holds %v", gone, open(r, "C010"), r.Holds)
	}
	book := answer(t, out[cityRollup], "C010", gone[0], checks.OpinionWithdrawn)
	book = answer(t, book, "C010", gone[1], checks.OpinionStands)
	r, out = run{in: both, out: files{cityRollup: book}}.merged(t)
	for i, want := range []checks.State{checks.Withdrawn, checks.Auto} {
		if state, why := stateOfProject(t, r, gone[i]); state != want {
			t.Errorf("%s is %s: %s", gone[i], state, why)
		}
	}
	if len(r.Holds) > 0 || open(r, "C010") != 0 || open(r, "R005") != 0 {
		t.Errorf("it asks: C010 %s; R005 %s; holds %v", toldBy(r, "C010"), toldBy(r, "R005"), r.Holds)
	}
	if r, _ := (run{in: both, out: out.current()}).merged(t); open(r, "C010") != 0 || len(r.Holds) > 0 {
		t.Errorf("the next run asks again: %s", toldBy(r, "C010"))
	}
}

// C001: a nil return is confirmed; no other way of having no project is.
func TestNilReturnIsConfirmed(t *testing.T) {
	effort.Usual(t)
	for kind, nilReturn := range map[string]bool{"signed": true, "blank": false} {
		in := files{"泽州县.xlsx": edit(t, sample(t, "jincheng").named(t, "泽州县"), func(f *excelize.File) {
			for field, text := range map[form.ID]string{form.NilReturn: form.Yes, form.NilSigner: "示例人"} {
				if home, _ := form.Official().CountyLayout().Home(field); nilReturn {
					must(t, f.SetCellStr(form.SheetCounty, home.TopLeft(), text))
				}
			}
		})}
		_, out := run{in: in}.merged(t)
		r, _ := run{in: in, out: files{cityRollup: answer(t, out[cityRollup], "C001", "泽州县", checks.ReplyConfirmed, "来函说明")}}.merged(t)
		rests := false
		for _, f := range r.Rollup.Findings {
			rests = rests || f.Rule.ID == "C001" && f.Region == "140525" && f.Rest != nil
		}
		if rests != nilReturn {
			t.Errorf("%s: it rests: %v", kind, rests)
		}
	}
}

// Whoever settled which of two versions counts has not seen a third one.
func TestThirdVersionIsAskedAboutAnew(t *testing.T) {
	effort.Usual(t)
	first := sample(t, "jincheng").named(t, "陵川县")
	says := func(text string) []byte {
		return edit(t, first, func(f *excelize.File) { must(t, f.SetCellStr("项目01", cellOf(form.BusinessScope), text)) })
	}
	in := files{"陵川县.xlsx": first, "陵川县乙.xlsx": says("第二种写法")}
	_, out := run{in: in}.merged(t)
	r, out := run{in: in, out: files{cityRollup: answer(t, out[cityRollup], "C009", "", checks.ReplyFine, "按显示的")}}.merged(t)
	if open(r, "C009") != 0 || len(r.Holds) > 0 {
		t.Fatalf("it is answered, and asks: %v", r.Holds)
	}
	r, _ = run{in: in.with("陵川县丙.xlsx", says("第三种写法")), out: out.current()}.merged(t)
	if open(r, "C009") == 0 || len(r.Holds) == 0 {
		t.Errorf("nobody is asked about the third version:\n%s", projects(r))
	}
}

// A returned project that came again with errors is no project that nobody sent.
func TestReturnedProjectThatCameAgainWithErrorsIsTold(t *testing.T) {
	const name = "示例陵川中药材连片种植标准化试点"
	in := sample(t, "jincheng").only("陵川县")
	_, out := run{in: in, asOf: form.Date{Year: 2021, Month: 5, Day: 5}}.merged(t)
	book := entered(t, out[cityRollup], [3]string{name, record.ColumnOpinion, "退回"})
	r, _ := run{in: in.with("陵川县重报.xlsx", edit(t, in.named(t, "陵川县"), func(f *excelize.File) {
		must(t, f.SetCellStr("项目01", cellOf(form.BusinessScope), ""))
	})), out: files{cityRollup: book}}.merged(t)
	if state, why := stateOfProject(t, r, name); state != checks.Returned || !strings.Contains(why, "重报的一版还有错误或者逾期") {
		t.Errorf("it is %s: %s", state, why)
	}
	if todo := needs(t, r, "140524"); !strings.Contains(todo, "还有错误或者逾期") || strings.Contains(todo, "等它重报") {
		t.Errorf("to do: %s", todo)
	}
}

func TestQuestionThatWasStruckOffIsBackWithoutAComplaint(t *testing.T) {
	in := withAddress(t, "阳城")
	_, out := run{in: in}.merged(t)
	book := edit(t, out[cityRollup], func(f *excelize.File) {
		_, row, _ := excelize.CellNameToCoordinates(find(t, f, record.SheetFindings, "P016", record.ColumnReply))
		must(t, f.RemoveRow(record.SheetFindings, row))
	})
	r, _ := run{in: in, out: files{cityRollup: book}}.merged(t)
	if open(r, "P016") != 1 || toldBy(r, "R009") != "" {
		t.Errorf("P016 asks %d times; R009 %s", open(r, "P016"), toldBy(r, "R009"))
	}
}
