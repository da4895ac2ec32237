package consolidate

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/store"
	"shidian/consolidate/workbook/xlsx"
	"shidian/samples/effort"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// planOfProvince is a plan over a province as a clerk would enter it by hand: the regions
// of the country's table, those without others below them fill workbooks.
func planOfProvince(t *testing.T, code string) *plan.Plan {
	t.Helper()
	p := *testplan.New()
	p.Regions = plan.RegionsOfChina(code)
	p.Title, p.Contacts, p.Limit = p.Regions[0].Name+"省级标准化试点", nil, 500 // nobody has to decide
	p.Notices = []plan.Notice{{Short: "省", Title: "关于征集省级标准化试点项目的通知", Number: "示例发〔2021〕1号", Issuer: p.Regions[0].Name + "市场监督管理局"},
		{Short: "市", Title: "转发关于征集省级标准化试点项目的通知的通知", Number: "示例市发〔2021〕2号", Issuer: "示例市市场监督管理局"}}
	made := plan.New(p)
	for i, r := range made.Regions {
		made.Regions[i].Files = len(made.Children(r.Code)) == 0
	}
	return reindexed(t, made)
}

// sampleForm is the first project of 沁水县 in the samples.
func sampleForm(t testing.TB) *form.Filled {
	t.Helper()
	book, err := new(xlsx.Reader).Read(context.Background(), sample(t, "jincheng").named(t, "沁水县"), xlsx.FormLimits())
	must(t, err)
	return workbook.NewReader(testplan.New()).County(book, "沁水县.xlsx", "").Projects[0]
}

// filledBy is the workbook of the unit, under the name and in the folder under which it is
// handed out, filled with what people of there write: their own names for everything.
func filledBy(t *testing.T, p *plan.Plan, unit plan.Region, n int, like *form.Filled) (name string, data []byte) {
	t.Helper()
	city := p.QuotaUnit(unit.Code)
	above, _ := p.Region(unit.Parent)
	called := func(r plan.Region) string {
		names := r.Names()
		return names[n%len(names)]
	}
	f := *like
	f.Origin = form.Origin{}
	texts := map[form.ID]string{
		form.PilotName: fmt.Sprintf("示例%s第%d个标准化试点", unit.Name, n), form.UndertakingUnit: fmt.Sprintf("%s示例%d合作社", unit.Name, n), form.UnitName: fmt.Sprintf("%s示例%d合作社", unit.Name, n),
		form.OrgCode: creditCode(fmt.Sprintf("91%06dMA%07d", 100000+n, n)), form.UnitAddress: p.FullName(unit.Code) + "示例路1号", form.Postcode: "048000",
		form.GuarantorUnit: called(unit) + "人民政府", form.GuidingUnit: called(city) + "农业农村局",
		form.RegisteredCity: called(above), form.RegisteredCounty: called(unit), form.PaperCopies: fmt.Sprint(p.Copies(unit)),
	}
	for id, text := range texts {
		answer := form.Answer{Raw: text, Kind: form.Text}
		if id == form.PaperCopies {
			answer.Kind = form.Number
		}
		f.Set(id, answer)
	}
	county := form.NewFilled(form.Origin{})
	county.Set(form.Reporter, form.Answer{Raw: "甲某", Kind: form.Text})
	county.Set(form.ReporterPhone, form.Answer{Raw: "400-000-0000", Kind: form.Text})
	data, err := templates.CountyWorkbook(p, unit, 1, form.Return{Projects: []*form.Filled{&f}, County: county}, checks.OnSheet(p, unit))
	must(t, err)
	return path.Join(store.CleanName(city.Code+city.Name), templates.CountyFileName(p, unit)), data
}

// aboutUnits are the rules that speak about whose a thing is.
var aboutUnits = []string{"P010", "P011", "P016", "P017", "P019", "W004", "W005", "W007", "W020", "C003", "C004", "C005", "C011", "C013", "R009", "R014", "R015"}

func wronglyTold(t *testing.T, where string, r *Result) {
	t.Helper()
	for _, f := range r.Rollup.Findings {
		if slices.Contains(aboutUnits, f.Rule.ID) {
			t.Errorf("%s: %s %s %s", where, f.Rule.ID, f.Region, f.Message)
		}
	}
}

// Provinces with other kinds of counties than ours: from the workbook that is handed out to
// the list of the province nobody is told that a name is wrong which is his own.
func TestProvincesWithOtherKindsOfCounties(t *testing.T) {
	effort.Usual(t)
	like := sampleForm(t)
	for code, province := range map[string]struct {
		cities []string // that are merged; those that report directly always are
		direct int
	}{
		"37": {[]string{"370100", "371700"}, 0}, "42": {[]string{"420500", "422800"}, 4}, "46": {[]string{"460200"}, 15},
		"11": {nil, 16}, "65": {[]string{"654000", "652800"}, 10},
	} {
		t.Run(code, func(t *testing.T) {
			if code != "42" {
				effort.Long(t)
			}
			p := planOfProvince(t, code)
			root, n := p.Root(), 0
			up := files{}
			for _, unit := range p.Children(root.Code) {
				if unit.Files {
					n++
					name, data := filledBy(t, p, unit, n, like)
					up[name] = data
				}
			}
			if len(up) < province.direct {
				t.Errorf("%d units report directly", len(up))
			}
			for _, city := range province.cities {
				in := files{}
				for _, unit := range p.Filing(city) {
					n++
					name, data := filledBy(t, p, unit, n, like)
					in[name] = data
				}
				r, out := run{in: in, plan: p, options: func(o *Options, _ string) { o.Region = city }}.merged(t)
				wronglyTold(t, p.RegionName(city), r)
				if len(r.Rollup.Projects) != len(in) {
					t.Errorf("%s has %d projects of %d", p.RegionName(city), len(r.Rollup.Projects), len(in))
				}
				list := out[sheets.ListNameOf(p, r.Rollup.Region, 0)]
				if list == nil {
					t.Fatalf("%s has no list", p.RegionName(city))
				}
				if text := textOf(t, list, sheets.SheetList); !strings.Contains(text, "填报单位（盖章）："+p.RegionName(city)+"市场监督管理局　") {
					t.Error(text)
				}
				up[p.RegionName(city)+"清单.xlsx"] = list
			}
			r, out := run{in: up, plan: p, asOf: may9, options: func(o *Options, _ string) { o.Region = root.Name }}.selecting(t).merged(t)
			wronglyTold(t, root.Name, r)
			if len(r.Rollup.Projects) != n {
				t.Errorf("%d projects, want %d\n%s", len(r.Rollup.Projects), n, projects(r))
			}
			if len(out.only("清单")) == 0 {
				t.Errorf("no list: %v", r.Holds)
			}
		})
	}
}
