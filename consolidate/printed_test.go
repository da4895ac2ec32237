package consolidate

import (
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/templates/form"
)

// The printed forms that a city sends up beside its list are told, and counted once: by
// the list.
func TestPrintedFormsAreNoFiling(t *testing.T) {
	in := sample(t, "jincheng").only("沁水县", "陵川县")
	_, city := run{in: in}.merged(t)
	printed := edit(t, in.named(t, "沁水县"), func(f *excelize.File) {
		must(t, f.SetCustomProps(excelize.CustomProperty{Name: form.PropertyKind, Value: form.FormBook.String()}))
	})
	list := files{"晋城/" + cityDraft: city[cityDraft]}
	clean, _ := run{in: list}.merged(t)
	r, _ := run{in: list.with("晋城/申报书/01.xlsx", printed).with("晋城.zip", zipped(t, files{"申报书/02.xlsx": printed}))}.merged(t)
	if projects(r) != projects(clean) || units(r) != units(clean) || len(r.Rollup.Findings) != len(clean.Rollup.Findings) {
		t.Errorf("they change what is counted:\n%s\n%s", projects(r), units(r))
	}
	for _, f := range r.Files {
		if f.Path == "晋城/申报书/01.xlsx" && (f.Status != record.Skipped || f.Reason != "“示例沁水县政务服务标准化试点”的申报书打印件，已在清单中（“晋城/"+cityDraft+"”），不另外计入" || f.Chinese != "已在清单中") {
			t.Errorf("%s: %s", f.Status, f.Reason)
		}
	}
	// Where there is no list, the printed form still is no filing.
	alone, _ := run{in: in.only("陵川县").with("沁水县/申报书.xlsx", printed)}.merged(t)
	for _, f := range alone.Files {
		if f.Path == "沁水县/申报书.xlsx" && f.Status != record.Skipped {
			t.Errorf("%s: %s", f.Status, f.Reason)
		}
	}
}
