package consolidate

import (
	"bytes"
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// closed is the decided city with its list made final.
func closed(t *testing.T) (in, out files) {
	t.Helper()
	in = sample(t, "jincheng-decided")
	_, out = run{in: in, out: standing(t, "jincheng-decided")}.merged(t)
	_, out = finalIn(t, out, may7)
	return in.only("140"), out
}

// finalIn makes the city's list final in a folder that holds these files.
func finalIn(t *testing.T, out files, day form.Date) (*Result, files) {
	t.Helper()
	dir := out.write(t, t.TempDir())
	res, err := List(context.Background(), ListOptions{Plan: testplan.New(), Rollup: filepath.Join(dir, cityRollup), AsOf: day, Final: true})
	must(t, err)
	return res, filesIn(t, dir)
}

// corrected changes one answer of the county's first project.
func corrected(t *testing.T, in files, county, answer string) files {
	t.Helper()
	old := in.named(t, county)
	data := edit(t, old, func(f *excelize.File) { f.SetCellStr("项目01", cellOf(form.BusinessScope), answer) })
	return in.with("更正_"+county+".xlsx", data)
}

func TestFinalListIsNotChangedByAMerge(t *testing.T) {
	effort.Usual(t)
	in, out := closed(t)
	in = corrected(t, in, "陵川县", "改动后的业务范围，与原来不同。")
	may8 := form.Date{Year: 2021, Month: 5, Day: 8}
	_, after, failure := run{in: in, out: out, asOf: may8}.merge(t)
	if failure == nil || !strings.Contains(failure.Text, "陵川") || !strings.Contains(failure.Text, "--reopen") {
		t.Fatalf("want a refusal that names the project and the way out, got %v", failure)
	}
	for name, data := range out {
		if string(after[name]) != string(data) {
			t.Errorf("%s was written", name)
		}
	}
}

func TestMergeThatChangesNothingFinalGoesOn(t *testing.T) {
	effort.Usual(t)
	in, out := closed(t)
	result, _ := run{in: in, out: out}.merged(t)
	if !result.Rollup.State.Closing.Closed() {
		t.Error("the cycle is open again")
	}
}

func TestReopenedCycleKeepsTheReason(t *testing.T) {
	effort.Usual(t)
	in, out := closed(t)
	in = corrected(t, in, "陵川县", "改动后的业务范围，与原来不同。")
	const why = "县局来函更正"
	reopen := func(o *Options, _ string) { o.Reopen = why }
	_, out = run{in: in, out: out, options: reopen, asOf: form.Date{Year: 2021, Month: 5, Day: 8}}.merged(t)
	result, _ := run{in: in, out: out, asOf: form.Date{Year: 2021, Month: 5, Day: 8}}.merged(t)
	c := result.Rollup.State.Closing
	if c.Closed() || len(c.Finals) != 1 || len(c.Finals[0].Reopened) != 1 || c.Finals[0].Reopened[0].Why != why {
		t.Errorf("the closing says %+v", c)
	}
}

func TestReopenThatChangesNothingIsRefused(t *testing.T) {
	effort.Usual(t)
	in, out := closed(t)
	_, after, failure := run{in: in, out: out, options: func(o *Options, _ string) { o.Reopen = "想看看" }}.merge(t)
	if failure == nil || failure.Usage || !strings.Contains(failure.Text, "去掉 --reopen") || !maps.EqualFunc(after, out, func(a, b []byte) bool { return bytes.Equal(a, b) }) {
		t.Errorf("it goes on: %v, %v", failure, slices.Sorted(maps.Keys(after)))
	}
	// Where nothing is final it is a note.
	_, open := run{in: in, out: standing(t, "jincheng-decided"), options: func(o *Options, _ string) { o.Reopen = "想看看" }}.merged(t)
	if open[cityDraft] == nil {
		t.Error("an open cycle is not merged")
	}
}

// The rank orders the list that was stamped, and goes up with it.
func TestRankOnAFinalListIsFinal(t *testing.T) {
	effort.Usual(t)
	in, out := closed(t)
	out[cityRollup] = entered(t, out[cityRollup], [3]string{tea, record.ColumnRank, "2"}, [3]string{"示例陵川中药材连片种植标准化试点", record.ColumnRank, "1"})
	_, _, failure := run{in: in, out: out}.merge(t)
	if failure == nil || !strings.Contains(failure.Text, "“"+tea+"”的排序会由“1”改为“2”") {
		t.Errorf("it says %v", failure)
	}
	_, after := run{in: in, out: out, options: func(o *Options, _ string) { o.Reopen = "排序有误" }}.merged(t)
	if after[cityDraft] == nil {
		t.Error("it cannot be opened again for another rank")
	}
}

// A file that was voided is in no project any more, and the project still has
// its name.
func TestChangesOfAFinalListAreToldByName(t *testing.T) {
	effort.Usual(t)
	in, out := closed(t)
	out[cityRollup] = edit(t, out[cityRollup], func(f *excelize.File) {
		for name := range in.only("沁水县") {
			must(t, f.SetCellStr(record.SheetReceipts, find(t, f, record.SheetReceipts, name, record.ColumnVoid), "误报"))
		}
	})
	_, _, failure := run{in: in, out: out}.merge(t)
	if failure == nil || !strings.Contains(failure.Text, "“"+tea+"”会不再推荐") || strings.ContainsAny(failure.Text, "|@#") {
		t.Errorf("it says %v", failure)
	}
}

// top is what stands above the table of the printed sheet.
func top(t *testing.T, list []byte) string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(list))
	must(t, err)
	rows, err := f.GetRows(f.GetSheetList()[0])
	must(t, err)
	var lines []string
	for _, row := range rows[:4] {
		lines = append(lines, strings.Join(row, ""))
	}
	return strings.Join(lines, "\n")
}

// printedHeaders are what is printed at the top of the pages of each sheet in
// sight.
func printedHeaders(t *testing.T, list []byte) []string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(list))
	must(t, err)
	var headers []string
	for _, name := range f.GetSheetList() {
		if visible, _ := f.GetSheetVisible(name); !visible {
			continue
		}
		h, err := f.GetHeaderFooter(name)
		must(t, err)
		headers = append(headers, h.OddHeader)
	}
	return headers
}

func TestListIsADraftUntilItIsMadeFinal(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng-decided")
	_, out := run{in: in, out: standing(t, "jincheng-decided")}.merged(t)
	if out[cityList] != nil || out[cityDraft] == nil {
		t.Fatalf("wrote %v", slices.Sorted(maps.Keys(out)))
	}
	says := top(t, out[cityDraft])
	for _, want := range []string{"清单（草稿）", "未定稿，请勿盖章上报", "还没有报来的单位：泽州县（空表）、高平市"} {
		if !strings.Contains(says, want) {
			t.Errorf("the draft does not say %s:\n%s", want, says)
		}
	}
	for i, header := range printedHeaders(t, out[cityDraft]) {
		if !strings.Contains(header, "草稿") {
			t.Errorf("page header %d of the draft is %q", i, header)
		}
	}
	_, after := finalIn(t, out, may7)
	if says := top(t, after[cityList]); strings.Contains(says, "草稿") {
		t.Errorf("the final list says\n%s", says)
	}
	for i, header := range printedHeaders(t, after[cityList]) {
		if header != "" {
			t.Errorf("page header %d of the final list is %q", i, header)
		}
	}
	const moved = "历史/晋城市2021年度推荐项目清单（草稿）-2021-05-07.xlsx"
	if after[cityDraft] != nil || string(after[moved]) != string(out[cityDraft]) {
		t.Errorf("the draft still lies there: %v", slices.Sorted(maps.Keys(after)))
	}
}

func TestFinalAndRollupAreWrittenTogetherOrNotAtAll(t *testing.T) {
	effort.Usual(t)
	_, out := run{in: sample(t, "jincheng-decided"), out: standing(t, "jincheng-decided")}.merged(t)
	for name, blocked := range map[string]files{
		"the rollup is open": out.with("~$"+cityRollup, nil),
		"the draft is open":  out.with("~$"+cityDraft, nil),
		"another list there": out.with(cityList, []byte("别人的文件")),
	} {
		dir := blocked.write(t, t.TempDir())
		_, err := List(context.Background(), ListOptions{Plan: testplan.New(), Rollup: filepath.Join(dir, cityRollup), AsOf: may7, Final: true})
		if err == nil || !maps.EqualFunc(filesIn(t, dir), blocked, func(a, b []byte) bool { return bytes.Equal(a, b) }) {
			t.Errorf("%s: %v, %v", name, err, slices.Sorted(maps.Keys(filesIn(t, dir))))
		}
	}
}

func TestFinalInAnotherFolder(t *testing.T) {
	effort.Usual(t)
	_, out := run{in: sample(t, "jincheng-decided"), out: standing(t, "jincheng-decided")}.merged(t)
	dir := out.write(t, t.TempDir())
	o := ListOptions{Plan: testplan.New(), Rollup: filepath.Join(dir, cityRollup), Out: filepath.Join(dir, "上报") + "/", AsOf: may7, Final: true}
	for range 2 { // the second time there is nothing left to do
		res, err := List(context.Background(), o)
		must(t, err)
		after := filesIn(t, dir)
		if !res.Rollup.State.Closing.Closed() || after["上报/"+cityList] == nil || after[cityDraft] != nil {
			t.Errorf("it has %v", slices.Sorted(maps.Keys(after)))
		}
	}
	// A list that was lost is written again, as the same final.
	must(t, os.Remove(filepath.Join(o.Out, cityList)))
	may9 := form.Date{Year: 2021, Month: 5, Day: 9}
	o.AsOf = may9
	if _, err := List(context.Background(), o); err != nil || !strings.Contains(top(t, filesIn(t, dir)["上报/"+cityList]), "2021年5月7日") {
		t.Errorf("the list is not there again: %v", err)
	}
}

func TestSecondFinalStandsBesideTheFirst(t *testing.T) {
	effort.Usual(t)
	in, out := closed(t)
	first := out[cityList]
	may8 := form.Date{Year: 2021, Month: 5, Day: 8}
	in = corrected(t, in, "陵川县", "改动后的业务范围，与原来不同。")
	_, out = run{in: in, out: out, options: func(o *Options, _ string) { o.Reopen = "县局来函更正" }, asOf: may8}.merged(t)
	if out[cityDraft] == nil || !bytes.Equal(out[cityList], first) {
		t.Fatalf("after it was opened again: %v", slices.Sorted(maps.Keys(out)))
	}
	_, out = finalIn(t, out, may8)
	const second = "晋城市2021年度推荐项目清单（第2次定稿）.xlsx"
	if out[cityDraft] != nil || !bytes.Equal(out[cityList], first) || !strings.Contains(top(t, out[second]), "清单（第2次定稿）") {
		t.Fatalf("after the second final: %v", slices.Sorted(maps.Keys(out)))
	}
	_, after := run{in: in, out: out, asOf: may8}.merged(t)
	if after[cityDraft] != nil || !bytes.Equal(after[cityList], first) || !bytes.Equal(after[second], out[second]) {
		t.Errorf("after another merge: %v", slices.Sorted(maps.Keys(after)))
	}
	// The first final is no longer the list, and is no place to write it to.
	dir := out.write(t, t.TempDir())
	res, err := List(context.Background(), ListOptions{Plan: testplan.New(), Rollup: filepath.Join(dir, cityRollup), Out: filepath.Join(dir, cityList), AsOf: may8})
	if err == nil || !strings.Contains(err.Error(), "已经定稿的清单，不改写") || !bytes.Equal(filesIn(t, dir)[cityList], first) {
		t.Errorf("the first final is taken for the list: %v, %v", res, err)
	}
}

// What comes after the final and changes nothing of it leaves the file alone.
func TestFinalListStaysAsItWasStamped(t *testing.T) {
	effort.Usual(t)
	in, out := closed(t)
	first := out[cityList]
	out[cityRollup] = edit(t, out[cityRollup], func(f *excelize.File) {
		for name := range in.only("沁水县") {
			must(t, f.SetCellStr(record.SheetReceipts, find(t, f, record.SheetReceipts, name, record.ColumnArrived), "2021-05-06"))
		}
	})
	_, out = run{in: in, out: out}.merged(t)
	for _, final := range []bool{false, true} {
		dir := out.write(t, t.TempDir())
		res, err := List(context.Background(), ListOptions{Plan: testplan.New(), Rollup: filepath.Join(dir, cityRollup), AsOf: may7, Final: final})
		must(t, err)
		if after := filesIn(t, dir); res.Final == "" || res.Outputs != nil || !maps.EqualFunc(after, out, func(a, b []byte) bool { return bytes.Equal(a, b) }) || !bytes.Equal(after[cityList], first) {
			t.Errorf("--final %v: wrote %v", final, res.Outputs)
		}
	}
}

func TestFinalListIsNeverWrittenOver(t *testing.T) {
	effort.Usual(t)
	in, out := closed(t)
	may8 := form.Date{Year: 2021, Month: 5, Day: 8}
	in = corrected(t, in, "陵川县", "改动后的业务范围，与原来不同。")
	_, out = run{in: in, out: out, options: func(o *Options, _ string) { o.Reopen = "县局来函更正" }, asOf: may8}.merged(t)
	dir := out.write(t, t.TempDir())
	for _, final := range []bool{false, true} {
		_, err := List(context.Background(), ListOptions{Plan: testplan.New(), Rollup: filepath.Join(dir, cityRollup), Out: filepath.Join(dir, cityList), AsOf: may8, Final: final})
		if err == nil || !strings.Contains(err.Error(), "定稿") || !bytes.Equal(filesIn(t, dir)[cityRollup], out[cityRollup]) {
			t.Errorf("final %v: %v", final, err)
		}
	}
}

func TestFileOfAnotherKindIsNotWrittenOver(t *testing.T) {
	effort.Usual(t)
	_, out := run{in: sample(t, "jincheng-decided"), out: standing(t, "jincheng-decided")}.merged(t)
	dir := out.write(t, t.TempDir())
	path := filepath.Join(dir, cityRollup)
	_, err := List(context.Background(), ListOptions{Plan: testplan.New(), Rollup: path, Out: path, AsOf: may7})
	if err == nil {
		t.Error("the list was written over the rollup")
	}
	data, _ := os.ReadFile(path)
	if string(data) != string(out[cityRollup]) {
		t.Error("the rollup was changed")
	}
}

func TestOpenRollupIsNotWrittenOver(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	_, out := run{in: in}.merged(t)
	for _, owner := range []string{"~$" + cityRollup, "~$市2021年度汇总.xlsx", ".~" + cityRollup, ".~lock." + cityRollup + "#"} {
		_, after, failure := run{in: in, out: out.with(owner, nil), asOf: form.Date{Year: 2021, Month: 5, Day: 8}}.merge(t)
		if failure == nil || !strings.Contains(failure.Text, "打开") {
			t.Errorf("%s: want a refusal, got %v", owner, failure)
		}
		if string(after[cityRollup]) != string(out[cityRollup]) {
			t.Errorf("%s: the rollup was written", owner)
		}
	}
}

func TestReplacedRollupIsKeptInHistory(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	_, out := run{in: in}.merged(t)
	_, again := run{in: in, out: out, asOf: form.Date{Year: 2021, Month: 5, Day: 8}}.merged(t)
	if string(again["历史/晋城市2021年度汇总-2021-05-08.xlsx"]) != string(out[cityRollup]) {
		t.Error("the rollup that was replaced is not kept")
	}
	_, third := run{in: in.only("沁水县"), out: again, asOf: form.Date{Year: 2021, Month: 5, Day: 8}}.merged(t)
	if string(third["历史/晋城市2021年度汇总-2021-05-08-2.xlsx"]) != string(again[cityRollup]) {
		t.Errorf("the second one of the day is not kept: %v", slices.Sorted(maps.Keys(third)))
	}
}

func TestLookSaysWhatAMergeWouldRefuse(t *testing.T) {
	effort.Usual(t)
	in, out := closed(t)
	look := func(o *Options, dir string) { o.Look = true }
	r, _ := run{in: in, out: out, asOf: may8, options: look}.merged(t)
	if r.AgainstFinal != nil {
		t.Errorf("nothing changes, and it says %v", r.AgainstFinal)
	}
	r, _ = run{in: corrected(t, in, "陵川县", "改动后的业务范围，与原来不同。"), out: out, asOf: may8, options: look}.merged(t)
	if len(r.AgainstFinal) != 1 || !strings.Contains(r.AgainstFinal[0], "陵川") {
		t.Errorf("it says %v", r.AgainstFinal)
	}
}

// Two workbooks with one name, number and day would both claim to be what was
// stamped.
func TestFinalListIsNotWrittenAgainWithOtherContents(t *testing.T) {
	effort.Usual(t)
	in, out := closed(t)
	again := func(out files) (files, error) {
		dir := out.write(t, t.TempDir())
		_, err := List(context.Background(), ListOptions{Plan: testplan.New(), Rollup: filepath.Join(dir, cityRollup), AsOf: may8, Final: true})
		return filesIn(t, dir), err
	}
	lost := maps.Clone(out)
	delete(lost, cityList)
	if after, err := again(lost); err != nil || !bytes.Equal(after[cityList], out[cityList]) {
		t.Errorf("the same rollup does not give the same list: %v", err)
	}
	// A file that changes nothing of the list but what has been filed.
	_, later := run{in: in.with("空白.xlsx", edit(t, sample(t, "jincheng").named(t, "泽州县"), func(f *excelize.File) { setRegion(t, f, "140581") })), out: lost, asOf: may8}.merged(t)
	if after, err := again(later.current()); err == nil || !strings.Contains(err.Error(), "盖章的那一份不一样") || after[cityList] != nil {
		t.Errorf("another list is written: %v", err)
	}
}

func TestFinalListThatAHandAlteredIsNotTakenForIt(t *testing.T) {
	effort.Usual(t)
	_, out := closed(t)
	out[cityList] = edit(t, out[cityList], func(f *excelize.File) {
		rows, err := f.GetRows(sheets.SheetList)
		must(t, err)
		for i, row := range rows {
			if slices.Contains(row, "农业") {
				must(t, f.RemoveRow(sheets.SheetList, i+1))
				return
			}
		}
	})
	dir := out.write(t, t.TempDir())
	_, err := List(context.Background(), ListOptions{Plan: testplan.New(), Rollup: filepath.Join(dir, cityRollup), AsOf: may8, Final: true})
	if err == nil || !strings.Contains(err.Error(), "被手工改动过") {
		t.Errorf("it is told as the final list: %v", err)
	}
}
