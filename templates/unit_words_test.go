package templates

import (
	"slices"
	"strings"
	"testing"

	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// withUnits is the plan of tests with units that are no counties.
func withUnits() *plan.Plan {
	p := *testplan.New()
	p.Regions = append(slices.Clone(p.Regions),
		plan.Region{Code: "14SZ01", Name: "山西省农业农村厅", Level: plan.City, Parent: "140000", Files: true},
		plan.Region{Code: "14XH01", Name: "山西省示例行业协会", Level: plan.City, Parent: "140000", Files: true, MayReport: true},
		plan.Region{Code: "1405A1", Name: "晋城市文化和旅游局", Level: plan.County, Parent: "140500", Files: true},
		plan.Region{Code: "140590", Name: "晋城经济技术开发区", Level: plan.County, Parent: "140500", Files: true},
		plan.Region{Code: "149001", Name: "示例市", Level: plan.County, Parent: "140000", Files: true})
	return plan.New(p)
}

// textsFor are what the guide and 县区信息 of the unit say to a reader, hints included,
// and the hints on the forms.
func textsFor(t *testing.T, p *plan.Plan, code string) (sheets, hints string) {
	t.Helper()
	region, ok := p.Region(code)
	if !ok {
		t.Fatalf("no unit %s", code)
	}
	data, err := CountyWorkbook(p, region, 1, form.Return{}, form.Finder{})
	if err != nil {
		t.Fatal(err)
	}
	f := opened(t, data)
	var all []string
	for _, sheet := range []string{form.SheetGuide, form.SheetCounty, form.SheetForm(1)} {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			if sheet != form.SheetForm(1) {
				all = append(all, strings.Join(row, "|"))
			}
		}
		offers, err := f.GetDataValidations(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, offer := range offers {
			if offer.Prompt != nil {
				hints += *offer.Prompt + "\n"
			}
		}
	}
	return strings.ReplaceAll(strings.Join(all, "\n"), form.SheetCounty, ""), strings.ReplaceAll(hints, form.SheetCounty, "")
}

// Who is no county is never called one, on no sheet and in no hint.
func TestUnitThatIsNoCountyIsNotCalledOne(t *testing.T) {
	p := withUnits()
	for code, c := range map[string]struct{ says, never string }{
		"14SZ01": {"2021年度山西省省级标准化试点部门申报信息 部门|||||| 单位代码 不要改代码和部门名称 可以请省局发 省里还会核对： 填报单位：山西省农业农村厅 本表供山西省农业农村厅申报 2021年5月10日前 报送纸质|3|份 报送山西省市场监督管理局", "县（市、区） 市里 市局 农业农村厅市场监督管理局"},
		"14XH01": {"协会申报信息 单位代码 没有项目的可以不报", "县（市、区） 至少申报 厅"},
		"1405A1": {"部门申报信息 填报单位：晋城市文化和旅游局 可以请市局发 市里还会核对： 2021年5月8日前 报送晋城市市场监督管理局", "县（市、区） 晋城市晋城市"},
		"140590": {"开发区申报信息 填报单位：晋城经济技术开发区市场监督管理局 不要改代码和开发区名称", "县（市、区） 晋城市晋城"},
		"140171": {"示范区申报信息 可以请省局发 省里还会核对：", "县（市、区） 市里"},
		"149001": {"县区申报信息 县（市、区） 行政区划代码 可以请省局发 省里还会核对： 2021年5月10日前 填报单位：示例市市场监督管理局", "市里 市局 山西省示例市"},
		"140521": {"县区申报信息 县（市、区） 行政区划代码 可以请市局发 市里还会核对： 2021年5月8日前 填报单位：晋城市沁水县市场监督管理局 不要改代码和县区名称", "单位代码"},
	} {
		sheets, hints := textsFor(t, p, code)
		for want := range strings.FieldsSeq(c.says) {
			if !strings.Contains(sheets, strings.ReplaceAll(want, "|3|", " 3 ")) && !strings.Contains(sheets, want) {
				t.Errorf("%s: no %s in\n%s", code, want, sheets)
			}
		}
		for never := range strings.FieldsSeq(c.never) {
			if strings.Contains(sheets, never) {
				t.Errorf("%s: %s stands in\n%s", code, never, sheets)
			}
		}
		r, _ := p.Region(code)
		if isCounty := p.KindOf(r).IsCounty(); strings.Contains(sheets+hints, "县区") != isCounty || strings.Contains(hints, "县（市、区）局") != isCounty {
			t.Errorf("%s is called a county or not: %s\n%s", code, sheets, hints)
		}
		if !strings.Contains(hints, "注册地所在的县（市、区）") {
			t.Errorf("%s: the registered county is a county all the same: %s", code, hints)
		}
	}
}
