package record_test

import (
	"strings"
	"testing"

	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
)

// A file that came in time and was only saved again after the last day is late for
// nobody. One in which an answer was changed is.
func TestSavedAgainWithoutAChangeIsNotLate(t *testing.T) {
	book := func(path string, seen int, answers ...string) *record.File {
		return recordtest.Received("140521", path, seen, recordtest.Filled("示例试点", answers...))
	}
	voided := book("原.xlsx", 6, "单位名称=甲")
	voided.Receipt.Void = "误报"
	other := book("原.xlsx", 6, "单位名称=甲")
	other.Return.Mark.Region = "140522"
	for name, c := range map[string]struct {
		files []*record.File
		want  string
	}{
		"saved again":        {[]*record.File{book("原.xlsx", 6, "单位名称=甲"), book("原.xlsx", 9, "单位名称=甲")}, "原.xlsx merged\n原.xlsx superseded"},
		"twice":              {[]*record.File{book("原.xlsx", 6, "单位名称=甲"), book("乙.xlsx", 9, "单位名称=甲"), book("丙.xlsx", 9, "单位名称=甲")}, "丙.xlsx merged\n乙.xlsx superseded\n原.xlsx superseded"},
		"changed":            {[]*record.File{book("原.xlsx", 6, "单位名称=甲"), book("改.xlsx", 9, "单位名称=乙")}, "原.xlsx superseded\n改.xlsx merged late"},
		"both late":          {[]*record.File{book("原.xlsx", 9, "单位名称=甲")}, "原.xlsx merged late"},
		"the first is void":  {[]*record.File{voided, book("改.xlsx", 9, "单位名称=甲")}, "原.xlsx voided\n改.xlsx merged late"},
		"of another county":  {[]*record.File{other, book("改.xlsx", 9, "单位名称=甲")}, "原.xlsx merged\n改.xlsx merged late"},
		"corrected in time":  {[]*record.File{book("原.xlsx", 5, "单位名称=甲"), book("改.xlsx", 6, "单位名称=乙"), book("又.xlsx", 9, "单位名称=甲")}, "原.xlsx superseded\n又.xlsx superseded\n改.xlsx merged"},
		"taken back in time": {[]*record.File{book("原.xlsx", 5, "单位名称=甲"), book("改.xlsx", 6, "单位名称=乙"), book("又.xlsx", 7, "单位名称=甲")}, "原.xlsx superseded\n又.xlsx merged\n改.xlsx superseded"},
	} {
		t.Run(name, func(t *testing.T) {
			for i, f := range c.files {
				f.SHA256 = strings.Repeat(string(rune('a'+i)), 64)
				for _, p := range f.Return.Projects {
					p.SHA256 = f.SHA256
				}
			}
			r := recordtest.Computed(recordtest.StateWith(c.files...))
			if got := told(r); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			for _, f := range r.Files {
				if strings.Contains(name, "saved again") && f.Status == record.Superseded && !strings.Contains(f.Reason, "内容相同，只是重新保存过") {
					t.Errorf("it says %s", f.Reason)
				}
			}
			for _, f := range r.Findings {
				if (f.Rule.ID == "C003" || f.Rule.ID == "C004") && !strings.Contains(c.want, "late") {
					t.Errorf("%s: %s", f.Rule.ID, f.Message)
				}
			}
		})
	}
}
