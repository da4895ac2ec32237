package consolidate

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/samples/effort"
	"shidian/templates/form"
)

// d3 is the intake of trust D3: 城区's workbook with one address changed and a
// later day, under a name of 陵川县.
const (
	d3Name   = "140524陵川县_补充.xlsx"
	d3Source = "140502城区_省级标准化试点申报表_2021.xlsx"
)

func withD3(t *testing.T) files {
	in := sample(t, "jincheng")
	return in.with(d3Name, correctedLater(t, in.named(t, "城区")))
}

// correctedLater is the workbook with another address on its first form and a later
// day on it.
func correctedLater(t *testing.T, data []byte) []byte {
	t.Helper()
	return edit(t, data, func(f *excelize.File) {
		must(t, f.SetCellStr("项目01", cellOf(form.UnitAddress), "晋城市城区改过的路99号"))
		must(t, f.SetCellStr("项目01", cellOf(form.FormDate), "2021年5月7日"))
		day, _ := form.Official().CountyLayout().Home(form.ReportDate)
		must(t, f.SetCellStr(form.SheetCounty, day.TopLeft(), "2021年5月7日"))
	})
}

// borrowed is the workbook of 阳城县 filled for 高平市, as in fail/neighbour-template: a
// name that says nothing, and a registered place, an address and a guarantor of
// 高平市 on every form.
func borrowed(t *testing.T) []byte {
	t.Helper()
	return edit(t, sample(t, "jincheng").named(t, "陵川县"), func(f *excelize.File) {
		setRegion(t, f, "140522")
		sayUnit(t, f, "项目01", "高平")
	})
}

func sayUnit(t *testing.T, f *excelize.File, sheet, name string) {
	t.Helper()
	for field, text := range map[form.ID]string{
		form.PilotName: "示例高平生猪养殖标准化试点", form.UnitName: "示例高平牧业有限公司", form.UndertakingUnit: "示例高平牧业有限公司", form.OrgCode: "12140521MB0000000C",
		form.RegisteredCity: "晋城市", form.RegisteredCounty: name, form.UnitAddress: "山西省晋城市" + name + "市米山镇1号", form.GuarantorUnit: name + "市人民政府",
	} {
		must(t, f.SetCellStr(sheet, cellOf(field), text))
	}
}

// answered types 实际报送单位 of a file into 收件登记.
func answered(t *testing.T, out files, file, unit string) files {
	t.Helper()
	return out.with(cityRollup, edit(t, out[cityRollup], func(f *excelize.File) {
		must(t, f.SetCellStr(record.SheetReceipts, find(t, f, record.SheetReceipts, file, record.ColumnSender), unit))
	}))
}

// file is the line of one file.
func receivedFile(t *testing.T, r *Result, path string) *record.ReceivedFile {
	t.Helper()
	for _, f := range r.Rollup.Files {
		if f.Path == path {
			return f
		}
	}
	t.Fatalf("%s is no file", path)
	return nil
}

// pendingNames are the projects of which nobody can say yet who sent them.
func pendingNames(r *Result) (names []string) {
	for _, p := range r.Rollup.Projects {
		if p.SenderUnknown() {
			names = append(names, fmt.Sprintf("%s %s", p.Facts.Name(), p.State))
		}
	}
	return names
}

// asked: the file is asked about as one of the unit, and counts for nobody.
func asked(t *testing.T, r *Result, path, unit string) {
	t.Helper()
	line := receivedFile(t, r, path)
	if line.Status != record.Pending || line.Taken() || !strings.Contains(line.Reason, "像是"+unit+"的") {
		t.Errorf("%s is %s: %s", path, line.Status, line.Reason)
	}
	if found(r, "C011") == "" || found(r, "C012") != "" || found(r, "C005") != "" {
		t.Errorf("C011 %q, C012 %q, C005 %q", found(r, "C011"), found(r, "C012"), found(r, "C005"))
	}
	for _, p := range r.Rollup.Projects {
		if p.SenderUnknown() && (p.State != checks.Unverified || !strings.Contains(p.Reason, "C011")) {
			t.Errorf("%s is %s: %s", p.Facts.Name(), p.State, p.Reason)
		}
	}
}

func TestBorrowedWorkbookIsAskedAbout(t *testing.T) {
	effort.Usual(t)
	const name = "申报表（定稿）.xlsx"
	clean, _ := run{in: sample(t, "jincheng")}.merged(t)
	in := sample(t, "jincheng").with(name, borrowed(t))
	r, out := run{in: in}.merged(t)
	asked(t, r, name, "高平市")
	for _, code := range []string{"140522", "140581"} {
		if got, want := unitLine(t, r, code), unitLine(t, clean, code); got != want {
			t.Errorf("%s is %s, and was %s", code, got, want)
		}
	}
	if got := needs(t, r, "140581"); !strings.HasPrefix(got, "有一份像是它的文件："+name) || strings.Contains(got, "没有收到") {
		t.Errorf("高平市 is told %q", got)
	}
	if got := needs(t, r, "140522"); !strings.Contains(got, name) {
		t.Errorf("阳城县 is told %q", got)
	}
	if got := fmt.Sprint(pendingNames(r)); got != "[示例高平生猪养殖标准化试点 unverified]" {
		t.Errorf("pending: %s", got)
	}
	if out[cityList] != nil {
		t.Error("a list is written while it is not known whose the project is")
	}

	// Alone, the county of the mark has not filed.
	alone, _ := run{in: in.only("陵川县", name)}.merged(t)
	if got := unitLine(t, alone, "140522"); got != "no_file 0/0" {
		t.Errorf("阳城县 is %s", got)
	}
	if got := found(alone, "P016"); got != "" {
		t.Errorf("the county of the mark is accused: P016 %s", got)
	}

	theirs, again := run{in: in, out: answered(t, out, name, "高平市")}.merged(t)
	if got := unitLine(t, theirs, "140581"); got != "filed 1/1" {
		t.Errorf("entered, 高平市 is %s", got)
	}
	if !slices.ContainsFunc(theirs.Rollup.Changes, func(c record.Change) bool {
		return c.Kind == record.SenderEntered && c.Old == "待核实" && c.New == "高平市" && c.Effect == name
	}) {
		t.Errorf("变更 does not say who sent it: %v", theirs.Rollup.Changes)
	}
	if got, want := unitLine(t, theirs, "140522"), unitLine(t, clean, "140522"); got != want {
		t.Errorf("entered, 阳城县 is %s", got)
	}
	if found(theirs, "C012") != "140581" || found(theirs, "C011") != "" || strings.Contains(found(theirs, "P016"), "140581") {
		t.Errorf("C012 %q, C011 %q, P016 %q", found(theirs, "C012"), found(theirs, "C011"), found(theirs, "P016"))
	}
	for _, p := range theirs.Rollup.Projects {
		if p.Region.Code == "140581" && (p.Facts.Form.Answer(form.RegisteredCounty).Raw != "高平" || p.State != checks.Auto && p.State != checks.Undecided) {
			t.Errorf("it is %s, registered in %s", p.State, p.Facts.Form.Answer(form.RegisteredCounty).Raw)
		}
	}
	_, third := run{in: in, out: again.current()}.merged(t)
	_, fourth := run{in: in, out: third.current()}.merged(t)
	if !bytes.Equal(third[cityRollup], fourth[cityRollup]) {
		t.Errorf("merged again it is another rollup: %s", firstChange(t, third[cityRollup], fourth[cityRollup]))
	}

	own, _ := run{in: in, out: answered(t, again.current(), name, "140522")}.merged(t)
	if unitLine(t, own, "140522") != "filed 2/3" || unitLine(t, own, "140581") != "no_file 0/0" || found(own, "C012") != "140522" {
		t.Errorf("entered as its own: %s, %s, C012 %q", unitLine(t, own, "140522"), unitLine(t, own, "140581"), found(own, "C012"))
	}
	cleared, _ := run{in: in, out: answered(t, again.current(), name, "")}.merged(t)
	asked(t, cleared, name, "高平市")
	if projects(cleared) != projects(r) || units(cleared) != units(r) {
		t.Errorf("cleared again:\n%s\n%s", projects(cleared), units(cleared))
	}
}

// D3: a newer file of any sender silently replaced another county's entry.
func TestFileNamedForANeighbourReplacesNothing(t *testing.T) {
	effort.Usual(t)
	clean, _ := run{in: sample(t, "jincheng")}.merged(t)
	in := withD3(t)
	r, out := run{in: in}.merged(t)
	asked(t, r, d3Name, "陵川县")
	if units(r) != units(clean) {
		t.Errorf("the units are\n%s", units(r))
	}
	if line := receivedFile(t, r, d3Source); line.Status != record.Merged {
		t.Errorf("城区's own file is %s: %s", line.Status, line.Reason)
	}
	for _, p := range r.Rollup.Projects {
		if !p.SenderUnknown() && (p.File.Path == d3Name || len(p.Others) != 1 || p.Withdrawn != nil) {
			t.Errorf("%s is touched by it", p.Facts.Name())
		}
	}
	if found(r, "W009") != "" || found(r, "R004") != found(clean, "R004") {
		t.Errorf("W009 %q, R004 %q", found(r, "W009"), found(r, "R004"))
	}

	// It was 城区's: it replaces what 城区 had filed before.
	own, _ := run{in: in, out: answered(t, out, d3Name, "城区")}.merged(t)
	if unitLine(t, own, "140502") != "filed 3/3" || receivedFile(t, own, d3Source).Status != record.Superseded || found(own, "C012") != "140502" {
		t.Errorf("城区 is %s, its file %s, C012 %q", unitLine(t, own, "140502"), receivedFile(t, own, d3Source).Status, found(own, "C012"))
	}
	// It was 陵川县's: both stand, and that they are alike is asked.
	theirs, _ := run{in: in, out: answered(t, out, d3Name, "陵川")}.merged(t)
	if unitLine(t, theirs, "140502") != "filed 3/3" || unitLine(t, theirs, "140524") != "filed 4/4" || !strings.Contains(found(theirs, "R004"), "140524") {
		t.Errorf("城区 is %s, 陵川县 %s, R004 %q", unitLine(t, theirs, "140502"), unitLine(t, theirs, "140524"), found(theirs, "R004"))
	}
}

// A newer workbook that leaves out a project withdraws it, unless it is asked who
// sent it.
func TestUnknownSenderFileWithdrawsNothing(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	fewer := edit(t, correctedLater(t, in.named(t, "城区")), func(f *excelize.File) { must(t, f.DeleteSheet("项目03")) })
	with, _ := run{in: in.with("补充.xlsx", fewer)}.merged(t)
	if unitLine(t, with, "140502") != "filed 2/3" {
		t.Fatalf("城区 is %s: the case is none", unitLine(t, with, "140502"))
	}
	r, _ := run{in: in.with("陵川/补充.xlsx", fewer)}.merged(t)
	if got := unitLine(t, r, "140502"); got != "filed 3/3" || found(r, "C010") != "" {
		t.Errorf("城区 is %s, C010 %q", got, found(r, "C010"))
	}
}

func TestSenderThatNobodyKnows(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng")
	const name = "140524陵川县_省级标准化试点申报表_2021.xlsx"
	_, out := run{in: in}.merged(t)
	for entry, want := range map[string]string{"高坪市": "认不出", "太原市小店区": "", "晋城市": "认不出", "高平市 / 阳城县": "认不出"} {
		r, _ := run{in: in, out: answered(t, out.current(), name, entry)}.merged(t)
		line := receivedFile(t, r, name)
		switch {
		case want == "" && line.Status != record.Refused: // it belongs to another city
			t.Errorf("%s: %s %s", entry, line.Status, line.Reason)
		case want != "" && (line.Status != record.Pending || !strings.Contains(line.Reason, want) || unitLine(t, r, "140524") != "no_file 0/0"):
			t.Errorf("%s: %s %s, 陵川县 is %s", entry, line.Status, line.Reason, unitLine(t, r, "140524"))
		}
	}
}

// People write a unit with or without those above it.
func TestSenderNamedBehindThoseAbove(t *testing.T) {
	effort.Usual(t)
	in := sample(t, "jincheng").only("沁水县").with("申报表（定稿）.xlsx", borrowed(t))
	_, out := run{in: in}.merged(t)
	for entry, code := range map[string]string{"山西省晋城市高平市": "140581", "晋城高平": "140581", "晋城城区": "140502", "城区": "140502", "晋城市阳城": "140522"} {
		r, _ := run{in: in, out: answered(t, out.current(), "申报表（定稿）.xlsx", entry)}.merged(t)
		if !strings.HasPrefix(unitLine(t, r, code), "filed") || found(r, "C012") != code || found(r, "C011") != "" {
			t.Errorf("%s: %s, C012 %q, C011 %q", entry, unitLine(t, r, code), found(r, "C012"), found(r, "C011"))
		}
	}
}

// What people decided about a version goes with it, whoever sent it.
func TestOpinionFollowsTheSender(t *testing.T) {
	effort.Usual(t)
	const name = "申报表（定稿）.xlsx"
	const project = "示例高平生猪养殖标准化试点"
	in := sample(t, "jincheng").with(name, borrowed(t))
	_, out := run{in: in}.merged(t)
	out = out.with(cityRollup, entered(t, out[cityRollup], [3]string{project, record.ColumnReason, "看过现场"}, [3]string{project, record.ColumnRank, "1"}))
	for _, unit := range []string{"高平市", "阳城县", "", "高平市", ""} {
		r, next := run{in: in, out: answered(t, out, name, unit)}.merged(t)
		for _, p := range r.Rollup.Projects {
			if p.Facts.Name() == project && (p.Decision.Reason != "看过现场" || p.Decision.Rank != "1") {
				t.Errorf("sent by %q, its entries are %+v", unit, p.Decision)
			}
		}
		if len(r.Rollup.Orphans) > 0 {
			t.Errorf("sent by %q, entries are about nothing: %+v", unit, r.Rollup.Orphans[0])
		}
		out = next.current()
	}
}

// A recommendation does not bring in what nobody knows the sender of.
func TestUnknownSenderProjectIsNotRecommended(t *testing.T) {
	effort.Usual(t)
	const name = "申报表（定稿）.xlsx"
	in := sample(t, "jincheng").with(name, borrowed(t))
	_, out := run{in: in}.merged(t)
	out = out.with(cityRollup, entered(t, out[cityRollup], [3]string{"示例高平生猪养殖标准化试点", record.ColumnRecommend, "是"}))
	r, _ := run{in: in, out: out}.merged(t)
	if got := fmt.Sprint(pendingNames(r)); got != "[示例高平生猪养殖标准化试点 unverified]" || !strings.Contains(found(r, "R003"), "高平") {
		t.Errorf("%s, R003 %q", got, found(r, "R003"))
	}
}

// A list may be sent under another city's name as well.
func TestListNamedForAnotherCity(t *testing.T) {
	lists := sample(t, "shanxi").only("清单", "示范区")
	clean, _ := run{in: lists, asOf: may9}.merged(t)
	const name = "朔州推荐清单.xlsx"
	in := files{}
	for path, data := range lists {
		if strings.Contains(path, "太原") {
			path = name
		}
		in[path] = data
	}
	r, out := run{in: in, asOf: may9}.merged(t)
	asked(t, r, name, "朔州市")
	if unitLine(t, r, "140100") != "no_file 0/0" || unitLine(t, r, "140500") != unitLine(t, clean, "140500") {
		t.Errorf("太原 is %s, 晋城 is %s", unitLine(t, r, "140100"), unitLine(t, r, "140500"))
	}
	if got := needs(t, r, "140600"); !strings.Contains(got, "像是它的文件："+name) {
		t.Errorf("朔州 is told %q", got)
	}
	enter := func(unit string) files {
		return out.current().with(provinceRollup, edit(t, out[provinceRollup], func(f *excelize.File) {
			must(t, f.SetCellStr(record.SheetReceipts, find(t, f, record.SheetReceipts, name, record.ColumnSender), unit))
		}))
	}
	own, _ := run{in: in, out: enter("太原市"), asOf: may9}.merged(t)
	if unitLine(t, own, "140100") != unitLine(t, clean, "140100") || found(own, "C012") != "140100" {
		t.Errorf("entered, 太原 is %s", unitLine(t, own, "140100"))
	}
	// 朔州 cannot speak for counties of 太原.
	theirs, _ := run{in: in, out: enter("朔州市"), asOf: may9}.merged(t)
	if !strings.HasPrefix(unitLine(t, theirs, "140600"), "all_invalid 0") || found(theirs, "W004") == "" {
		t.Errorf("entered, 朔州 is %s, W004 %q", unitLine(t, theirs, "140600"), found(theirs, "W004"))
	}
}

// The question who sent a file does not push aside what the other projects of the
// domain wait for.
func TestUnknownSenderLeavesTheOthersTheirQuestion(t *testing.T) {
	r, _ := run{in: sample(t, "jincheng").with("申报表（定稿）.xlsx", borrowed(t))}.merged(t)
	for _, c := range r.Rollup.Contests {
		if c.Domain == "农业" && (len(c.Undecided) != 4 || !strings.Contains(strings.Join(c.Undecided, "、"), tea) || c.Why != "还没有排序") {
			t.Errorf("a person has to decide about %v: %s", c.Undecided, c.Why)
		}
	}
}
