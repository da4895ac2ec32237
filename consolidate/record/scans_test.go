package record_test

import (
	"fmt"
	"path"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/templates/form"
)

// scan is a scan as the intake gives it to the unit of its path; "" where that says none.
func scan(region, at string, also ...string) *record.File {
	f := recordtest.Received(region, at, 6)
	f.Return.Unread = &form.Unread{As: form.AsScan}
	f.Return.Notes = []form.Note{{Kind: form.OtherForm, Detail: "请录入" + at}}
	f.SHA256, f.Also = "scan of "+at, also
	return f
}

// A scan is of the project that its name and its folders say, and of none where two could
// be meant.
func TestWhoseAScanIs(t *testing.T) {
	tea := recordtest.Filled("沁水县示例药茶种植标准化试点", "承担单位=沁水县示例茶业有限公司", "保证单位=沁水县人民政府")
	silk := recordtest.Filled("示例桑蚕养殖标准化试点", "承担单位=示例蚕业专业合作社", "保证单位=沁水县农业农村局")
	more := recordtest.Filled("示例桑蚕养殖技术标准化试点", "承担单位=示例蚕业专业合作社", "保证单位=沁水县农业农村局")
	bureau := recordtest.Filled("示例蜂蜜加工标准化试点", "承担单位=沁水县农业农村局", "保证单位=沁水县人民政府")
	pear := recordtest.Filled("示例黄梨种植标准化试点", "承担单位=高平市示例果业有限公司", "保证单位=高平市人民政府")
	qinshui := recordtest.Received("140521", "沁水.xlsx", 5, tea, silk, more, bureau)
	gaoping := recordtest.Received("140581", "高平.xlsx", 5, pear)
	for _, c := range []struct {
		region, at, also string
		want             string // region and project
	}{
		{"140521", "沁水县/沁水县示例药茶种植标准化试点.pdf", "", "140521 沁水县示例药茶种植标准化试点"},
		{"140521", "沁水县/示例药茶种植（盖章）.pdf", "", "140521 沁水县示例药茶种植标准化试点"},
		{"140521", "沁水县/示例药茶种植标准化试点/盖章页1.jpg", "", "140521 沁水县示例药茶种植标准化试点"},
		{"140521", "沁水县/沁水县示例茶业有限责任公司.pdf", "", "140521 沁水县示例药茶种植标准化试点"},
		{"140521", "沁水县/示例茶业.tif", "", "140521 沁水县示例药茶种植标准化试点"},
		{"140521", "沁水县/盖章页.pdf", "", "140521 -"},
		{"140521", "沁水县/示例桑蚕养殖技术标准化试点.pdf", "", "140521 示例桑蚕养殖技术标准化试点"},
		{"140521", "沁水县/示例桑蚕养殖标准化试点、示例桑蚕养殖技术标准化试点.pdf", "", "140521 -"},
		{"140521", "沁水县/示例蚕业专业合作社.pdf", "", "140521 -"},
		{"140521", "沁水县/示例蚕业专业合作社/示例桑蚕养殖标准化试点.pdf", "", "140521 示例桑蚕养殖标准化试点"},
		{"140521", "沁水县/示例药茶种植/示例桑蚕养殖标准化试点.pdf", "", "140521 -"},
		{"140521", "沁水县/沁水县农业农村局.pdf", "", "140521 -"}, // it guarantees two others
		{"140521", "沁水县/示例黄梨种植标准化试点.pdf", "", "140521 -"},
		{"140521", "示例药茶种植/盖章.pdf", "示例桑蚕养殖标准化试点/盖章.pdf", "140521 -"},
		{"", "示例黄梨种植标准化试点.pdf", "", "140581 示例黄梨种植标准化试点"},
		{"", "示例药茶种植、示例蜂蜜加工.pdf", "", "140521 -"},
		{"", "示例药茶种植、示例黄梨种植.pdf", "", "- -"},
		{"", "通知.pdf", "", "- -"},
		{"140581", "高平市/盖章页.pdf", "", "140581 示例黄梨种植标准化试点"},
		{"140581", "高平市标准化试点项目申报书盖章版.pdf", "", "140581 示例黄梨种植标准化试点"},
		{"140581", "高平市/示例生猪养殖标准化试点申报书.pdf", "", "140581 -"},
		{"140581", "高平市/示例生猪养殖项目/盖章页.pdf", "", "140581 -"},
		{"", "高平市/沁水县示例药茶种植标准化试点.pdf", "", "- -"},
	} {
		file := scan(c.region, c.at)
		if c.also != "" {
			file.Also = []string{c.also}
		}
		r := recordtest.Computed(recordtest.StateWith(qinshui, gaoping, file))
		for _, f := range r.Files {
			if !f.IsScan() {
				continue
			}
			got := "- -"
			if f.Region.Code != "" {
				got = f.Region.Code + " -"
			}
			if f.Of != nil {
				got = strings.Replace(got, " -", " "+f.Of.Facts.Name(), 1)
			}
			if got != c.want || f.Status != record.Attached {
				t.Errorf("%s %s: %s %s, want %s: %s", c.at, c.also, got, f.Status, c.want, f.Explain())
			}
			if unmatched := len(unmatchedScans(r)) == 1; unmatched != (f.Of == nil) || unmatched && !strings.Contains(f.Explain(), "没有对上项目") {
				t.Errorf("%s: told as unmatched: %v, %s", c.at, unmatched, f.Explain())
			}
			for _, p := range r.Projects {
				if has := p.ScanText() == "1 份："+path.Base(c.at); has != (p == f.Of) || !has && p.ScanText() != "无" {
					t.Errorf("%s: %s has scans %q", c.at, p.Facts.Name(), p.ScanText())
				}
			}
		}
		for _, f := range r.Findings {
			if f.File == c.at {
				t.Errorf("%s: %s %s", c.at, f.Rule.ID, f.Message)
			}
		}
	}
}

// On the list of a city a county may have other projects than those that stand there.
func TestAScanBesideAList(t *testing.T) {
	list := recordtest.Received("140521", "清单.xlsx", 5, recordtest.Filled("示例药茶种植标准化试点"))
	list.Return.Mark.Kind = form.ListBook
	list.Return.Scans = []form.SentScan{{SHA256: "scan of 市局/扫描件1.pdf", Project: "140521|示例药茶种植标准化试点"}, {SHA256: "scan of 市局/扫描件2.pdf", Project: "140521|示例别的试点"}}
	for at, want := range map[string]string{"沁水县/盖章页.pdf": "无", "沁水县/示例药茶种植.pdf": "1 份：示例药茶种植.pdf", "市局/扫描件1.pdf": "1 份：扫描件1.pdf", "市局/扫描件2.pdf": "无"} {
		r := recordtest.Computed(recordtest.StateWith(list, scan("140521", at)))
		for _, p := range r.Projects {
			if p.ScanText() != want {
				t.Errorf("%s: %s", at, p.ScanText())
			}
		}
	}
}

func nowhere(*record.Rollup) func(int, string) checks.Place {
	return func(int, string) checks.Place { return checks.Place{} }
}

// What is stamped is often scanned after the last day: its project was filed in time.
func TestALateScanAsksNothing(t *testing.T) {
	book, late := recordtest.Received("140521", "沁水.xlsx", 5, recordtest.Filled("示例药茶种植标准化试点")), scan("140521", "沁水县/盖章.pdf")
	late.FirstSeen = recordtest.Day(9)
	r := recordtest.Computed(recordtest.StateWith(book, late))
	for _, f := range r.Findings {
		if f.Rule.ID == "C003" {
			t.Errorf("%s: %s", f.File, f.Message)
		}
	}
	if r.Projects[0].Late || r.Projects[0].Scans == nil {
		t.Errorf("late %v, scans %v", r.Projects[0].Late, r.Projects[0].Scans)
	}
	alone := recordtest.Computed(recordtest.StateWith(late))
	if u := unitOf(t, alone, "140521"); !u.Late {
		t.Error("a late scan alone is in time")
	}
}

// A scan that was taken away, or that staff have set aside, is not there.
func TestAScanThatIsGone(t *testing.T) {
	book, gone, void := recordtest.Received("140521", "沁水.xlsx", 5, recordtest.Filled("示例药茶种植标准化试点")), scan("140521", "沁水县/一.pdf"), scan("140521", "沁水县/二.pdf")
	void.Receipt.Void = "发错了"
	s := recordtest.StateWith(book, gone, void)
	paths := recordtest.PathsOf(s)
	delete(paths, gone.ID())
	p := recordtest.Computed(s).Plan
	region, _ := p.Region("140500")
	r := record.Compute(p, region, recordtest.Day(9), s, paths, nowhere)
	if got := fmt.Sprint(r.Projects[0].ScanText()); got != "1 份：一.pdf（这次没有找到）" {
		t.Error(got)
	}
}

// unmatchedScans are the scans that lie there and belong to no project that is known.
func unmatchedScans(r *record.Rollup) (all []*record.ReceivedFile) {
	for _, f := range r.Files {
		if f.IsScan() && f.Status == record.Attached && f.Of == nil && f.Present {
			all = append(all, f)
		}
	}
	return all
}
