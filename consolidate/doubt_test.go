package consolidate

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/templates/form"
)

// A workbook of ours is one under whatever name it comes.
func TestWorkbooksUnderAWrongNameAreRead(t *testing.T) {
	in := sample(t, "jincheng")
	county := func(name string) []byte { return in.named(t, name) }
	_, out := run{in: in}.merged(t)
	other := edit(t, county("陵川县"), func(f *excelize.File) {
		for _, sheet := range f.GetSheetList()[1:] {
			must(t, f.DeleteSheet(sheet))
		}
		for _, name := range []string{form.PropertyKind, form.PropertyEdition, form.PropertyCycle, form.PropertyRegion} {
			must(t, f.SetCustomProps(excelize.CustomProperty{Name: name}))
		}
		must(t, f.SetCellStr(f.GetSheetName(0), "A1", "别的"))
	})
	r, _ := run{in: files{
		"阳城县申报表.上一次.xlsx": county("阳城县"), "沁水.xlsx.txt": county("沁水县"), "陵川.tmp": county("陵川县"), "泽州县.doc": county("泽州县"), "城区.zip": county("城区"),
		"晋城市汇总.上一次.xlsx": out[cityRollup], "说明.docx": []byte("PK\x03\x04 not one"), "照片.jpg": []byte("JFIF"), "附件.zip": []byte("PK\x03\x04"), "台账.txt": other,
	}, options: func(o *Options, _ string) { o.Region = "晋城市" }}.merged(t)
	var got []string
	for _, f := range r.Files {
		got = append(got, fmt.Sprintf("%s %s", f.Path, f.Status))
	}
	for _, path := range []string{"城区.zip", "沁水.xlsx.txt", "泽州县.doc", "陵川.tmp"} {
		if !slices.ContainsFunc(r.Rollup.Findings, func(f checks.Finding) bool { return f.Rule.ID == "W013" && f.File == path }) {
			t.Errorf("%s is not told to have a wrong ending", path)
		}
	}
	slices.Sort(got)
	expect(t, strings.Join(got, "\n"), `
		台账.txt skipped
		城区.zip merged
		晋城市汇总.上一次.xlsx skipped
		沁水.xlsx.txt merged
		泽州县.doc merged
		照片.jpg attached
		说明.docx skipped
		阳城县申报表.上一次.xlsx merged
		附件.zip refused
		陵川.tmp merged`)
}
