package consolidate

import (
	"strings"
	"testing"

	"shidian/samples/effort"
)

// Of copies with the same bytes that counts whose name says what the workbook says. A name
// is typed by whoever sends or saves a file; a folder still speaks for itself (C011).
func TestCopyUnderAnotherCountysNameTakesNothing(t *testing.T) {
	effort.Usual(t)
	data := sample(t, "jincheng").named(t, "沁水县")
	for what, c := range map[string]struct{ right, odd string }{
		"the odd name before": {"沁水县.xlsx", "城区.xlsx"},
		"the odd name after":  {"沁水县.xlsx", "高平市.xlsx"},
		"the name handed out": {"140521沁水县_省级标准化试点申报表_2021.xlsx", "140502.xlsx"},
		"in its folder":       {"沁水县/申报表.xlsx", "收到/城区.xlsx"},
	} {
		r, _ := run{in: files{c.right: data, c.odd: data}.with("陵川县.xlsx", sample(t, "jincheng").named(t, "陵川县"))}.merged(t)
		if found(r, "C011") != "" || !strings.HasPrefix(unitLine(t, r, "140521"), "filed") {
			t.Errorf("%s: C011 %q, 沁水县 is %s", what, found(r, "C011"), unitLine(t, r, "140521"))
		}
		told := false
		for _, f := range r.Files {
			told = told || f.Path == c.odd && f.Chinese == "重复" && strings.Contains(f.Reason, c.right) && strings.Contains(f.Reason, "文件名写的是")
		}
		if !told || !strings.Contains(toldBy(r, "C005"), "文件名写的是") {
			t.Errorf("%s: its name is not told: %s; C005 %s", what, reports(r), toldBy(r, "C005"))
		}
	}
}
