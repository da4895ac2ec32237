package record_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/templates/form"
)

// unread is a file of a county that is no workbook.
func unread(path string, seen int, as form.Otherwise, project string) *record.File {
	f := recordtest.Received("140521", path, seen)
	f.SHA256 = fmt.Sprintf("%064x", len(path)*100+seen)
	kind := form.OtherForm
	if as == form.AsWord {
		kind = form.WordForm
	}
	f.Return.Unread = &form.Unread{As: as, Project: project}
	f.Return.Notes = []form.Note{{Kind: kind, Detail: "请录入" + path}}
	return f
}

// What came otherwise than as a workbook is no reason to urge a county that has filed,
// and none to forget what it sent.
func TestWhatIsNoWorkbookIsNotNothing(t *testing.T) {
	word := func(seen int, project string) *record.File { return unread("沁水.docx", seen, form.AsWord, project) }
	book := func(name string) *record.File {
		return recordtest.Received("140521", "沁水.xlsx", 7, recordtest.Filled(name))
	}
	for name, c := range map[string]struct {
		files []*record.File
		want  string // status, arrival, files that wait, whether W018 asks
	}{
		"Word alone":                         {[]*record.File{word(6, "示例试点")}, "已报 Word 申报书，待录入 2021-05-06 1 W018"},
		"Word after the last day":            {[]*record.File{word(9, "示例试点")}, "已报 Word 申报书，待录入 2021-05-09 late 1 W018"},
		"a scan alone":                       {[]*record.File{unread("沁水.pdf", 6, form.AsScan, "")}, "已报扫描件，待录入 2021-05-06 1 -"},
		"an archive and Word":                {[]*record.File{unread("沁水.rar", 4, form.AsOther, ""), word(6, "示例试点")}, "已报 Word 申报书，待录入 2021-05-04 2 W018"},
		"Word beside a blank workbook":       {[]*record.File{recordtest.Received("140521", "空.xlsx", 1), word(6, "示例试点")}, "已报 Word 申报书，待录入 2021-05-06 1 W018"},
		"Word that was entered":              {[]*record.File{word(6, "示例试点"), book("示例试点")}, "有项目 2021-05-07 0 -"},
		"Word with another project":          {[]*record.File{word(6, "示例甲试点"), book("示例乙试点")}, "有项目 2021-05-07 1 W018"},
		"a scan beside the workbook":         {[]*record.File{unread("沁水.pdf", 6, form.AsScan, ""), book("示例试点")}, "有项目 2021-05-07 0 -"},
		"a scan of the stamped Word":         {[]*record.File{unread("沁水.pdf", 6, form.AsScan, ""), word(6, "示例试点")}, "已报 Word 申报书，待录入 2021-05-06 1 W018"},
		"a scan, and Word after the day":     {[]*record.File{unread("沁水.pdf", 6, form.AsScan, ""), word(9, "示例试点")}, "已报 Word 申报书，待录入 2021-05-06 1 W018"},
		"Word beside a nil return":           {[]*record.File{nilReturn("140521", "零.xlsx", 5), word(6, "示例试点")}, "零报告 2021-05-05 1 W018"},
		"Word that nobody can put a name to": {[]*record.File{word(6, "")}, "已报 Word 申报书，待录入 2021-05-06 1 W018"},
	} {
		t.Run(name, func(t *testing.T) {
			r := recordtest.Computed(recordtest.StateWith(c.files...))
			u := unitOf(t, r, "140521")
			status := record.UnitStatusChinese(u.Status)
			if len(u.Projects) > 0 {
				status = "有项目"
			}
			got := fmt.Sprint(status, " ", u.Arrived)
			if u.Late {
				got += " late"
			}
			got += fmt.Sprint(" ", len(u.Unread))
			asks := " -"
			for _, f := range r.Findings {
				if f.Rule.ID == "W018" {
					asks = " W018"
				}
			}
			if got += asks; got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if len(u.Projects) == 0 && strings.Contains(strings.Join(u.Needs(), ""), "催报") {
				t.Errorf("it is urged: %s", u.Needs())
			}
			if u.Status.AwaitsEntry() && !slices.ContainsFunc(u.Needs(), func(n string) bool { return strings.HasPrefix(n, "请录入") }) {
				t.Errorf("it is not told what to do: %s", u.Needs())
			}
		})
	}
}

// A scan has to be typed, and the command that makes the workbook for it is said.
func TestScanSaysWhereItIsTyped(t *testing.T) {
	r := recordtest.Computed(recordtest.StateWith(unread("扫描.pdf", 6, form.AsScan, "")))
	u := unitOf(t, r, "140521")
	if want := "shidian 模板 沁水县 -o 录入"; !strings.Contains(strings.Join(u.Needs(), ""), want) || !strings.Contains(r.Files[0].Reason, want) {
		t.Errorf("%s; %s", u.Needs(), r.Files[0].Reason)
	}
}

// The list of a unit is read back by the words that stand on it.
func TestEveryUnitStatusIsReadBack(t *testing.T) {
	for _, status := range checks.UnitStatuses() {
		if text := record.UnitStatusChinese(status); text == "" || record.UnitStatusOf(text) != string(status) {
			t.Errorf("%s stands there as %q and is read back as %q", status, text, record.UnitStatusOf(text))
		}
	}
}
