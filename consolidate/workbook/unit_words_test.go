package workbook

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// unmarkedOf is the workbook without what tells whose it is.
func unmarkedOf(t *testing.T, data []byte) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	dropMark(f)
	buffer, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return buffer.Bytes()
}

// What 县区信息 calls a unit that is no county is nothing that somebody wrote there, and
// its captions tell whose a workbook is that has lost its mark.
func TestCountySheetOfUnitsThatAreNoCounties(t *testing.T) {
	p := *testplan.New()
	for i, unit := range []struct{ name, kind string }{{"山西省农业农村厅", ""}, {"山西省示例行业协会", ""}, {"山西示例大学", ""}, {"示例集团", ""}, {"山西省标准化研究院", "直属单位"}, {"示例市", "市"}} {
		p.Regions = append(p.Regions, plan.Region{Code: fmt.Sprintf("14SZ%02d", i), Name: unit.name, Level: plan.City, Parent: "140000", Files: true, Kind: plan.Kind(unit.kind)})
	}
	made := plan.New(p)
	for _, unit := range made.Regions {
		if unit.Parent != "140000" || !unit.Files {
			continue
		}
		data, err := templates.CountyWorkbook(made, unit, 1, form.Return{Projects: []*form.Filled{answered(1)}, County: answeredCounty()}, checks.OnSheet(made, unit))
		if err != nil {
			t.Fatal(err)
		}
		read := func(data []byte) *form.Return {
			book, err := new(xlsx.Reader).Read(t.Context(), data, xlsx.FormLimits())
			if err != nil {
				t.Fatal(err)
			}
			return NewReader(made).County(book, "来件.xlsx", "")
		}
		for _, n := range read(data).Notes {
			t.Errorf("%s: %s", unit.Name, n.Detail)
		}
		unmarked := unmarkedOf(t, data)
		if found := read(unmarked); found.Mark.Region != unit.Code || found.County == nil {
			t.Errorf("%s without its mark is of %q: %v", unit.Name, found.Mark.Region, found.Notes)
		}
	}
}
