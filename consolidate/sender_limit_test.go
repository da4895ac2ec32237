package consolidate

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/custody"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// listedUnder are the projects of the province's list as it is written, by the
// unit whose limit they take.
func listedUnder(r *Result, code, domain string) int {
	n := 0
	for _, p := range r.Rollup.Projects {
		if p.Unit.Code == code && p.Domain == domain && (p.State == checks.Auto || p.State == checks.Recommended) {
			n++
		}
	}
	return n
}

// threeOfOneDomain is the list of 晋城市 with three projects of 工业, one of them
// of 140590, as its own plan lets it.
func threeOfOneDomain(t *testing.T) (list files, counties files) {
	t.Helper()
	p := withZone(t, 6)
	file := sample(t, "jincheng").named(t, "城区")
	counties = files{"城区.xlsx": file}
	others := map[string][]string{"140581": {"示例高平黄梨贮运标准化试点", "示例高平古堡旅游标准化试点", "示例高平铸造工业互联标准化试点"}, "140590": {"示例开发区光机电装配标准化试点", "示例开发区园区物业标准化试点", "示例开发区法律援助标准化试点"}}
	for name, code := range map[string]string{"高平": "140581", "开发区": "140590"} {
		counties[name+".xlsx"] = edit(t, file, func(f *excelize.File) {
			setRegion(t, f, code)
			for i := range 3 {
				sheet := form.SheetForm(i + 1)
				must(t, f.SetCellStr(sheet, cellOf(form.PilotName), others[code][i]))
				must(t, f.SetCellStr(sheet, cellOf(form.UnitAddress), "晋城市"+name+"示例路1号")) // no unit of 城区 (C011)
				must(t, f.SetCellStr(sheet, cellOf(form.OrgCode), creditCode("91"+code+"MA0000"+fmt.Sprint(i))))
			}
		})
	}
	r, out := run{in: counties, plan: p, options: func(o *Options, _ string) { o.Region = "晋城市" }}.merged(t)
	if out.only("清单") == nil || len(out.only("清单")) != 1 {
		t.Fatalf("no list: %v\n%s", r.Holds, projects(r))
	}
	return out.only("清单"), counties
}

// creditCode is the code of those 17 characters, the first ones of what is given.
func creditCode(text string) string {
	text = (text + "00000000000000000")[:17]
	sum := 0
	for i, w := range form.CreditCodeWeights() {
		sum += w * strings.IndexByte(form.CreditCodeAlphabet, text[i])
	}
	return text + string(form.CreditCodeAlphabet[(31-sum%31)%31])
}

// withZone is the plan with a unit of 晋城市 that the embedded one does not
// know, and a limit of the city's own.
func withZone(t *testing.T, limit int) *plan.Plan {
	t.Helper()
	p := testplan.New()
	p.Regions = append(p.Regions, plan.Region{Code: "140590", Name: "晋城经济技术开发区", Level: plan.County, Parent: "140500", Files: true})
	p.Limit = plan.Limit(limit)
	return reindexed(t, p)
}

// A project counts against the unit that sent it, whether or not the plan at
// the next level knows the county. Before, the third one was free of the limit.
func TestProjectCountsAgainstTheUnitThatSentIt(t *testing.T) {
	effort.Usual(t)
	list, _ := threeOfOneDomain(t)
	elsewhere := withZone(t, 2)
	moveRegion(t, elsewhere, "140590", "140400")
	for name, p := range map[string]*plan.Plan{"the plan knows the county": withZone(t, 2), "it does not": testplan.New(), "it knows it elsewhere": elsewhere} {
		t.Run(name, func(t *testing.T) {
			r, out := run{in: list, asOf: may9, plan: p, options: func(o *Options, _ string) { o.Region = "山西省" }}.merged(t)
			if n := listedUnder(r, "140500", "工业"); n > 2 {
				t.Errorf("%d projects of one city and domain go up", n)
			}
			for _, q := range r.Rollup.Projects {
				if q.Unit.Code != "140500" || q.Region.Code == "" {
					t.Errorf("%s counts against %q, and is of %q", q.Facts.Name(), q.Unit.Code, q.Region.Name)
				}
			}
			for _, f := range r.Rollup.Findings {
				if f.Region == "140400" && f.Rule.ID != "R007" {
					t.Errorf("长治 is accused: %s", f.Message)
				}
			}
			switch name {
			case "it knows it elsewhere":
				if strings.Count(found(r, "W004"), "开发区") != 3 || strings.Contains(projects(r), "开发区") {
					t.Errorf("W004 %q\n%s", found(r, "W004"), projects(r))
				}
			case "it does not":
				if strings.Count(found(r, "W004"), "140500 示例开发区") != 3 {
					t.Errorf("W004 %q", found(r, "W004"))
				}
				fallthrough
			default:
				if !strings.Contains(found(r, "R001"), "140500") || len(out.only("山西省2021年度拟立项")) != 0 {
					t.Errorf("R001 %q\n%s", found(r, "R001"), projects(r))
				}
			}
		})
	}
}

// verify counts by the plan that the list carries, and accuses nobody of what the
// plan of whoever verifies does not know.
func TestVerifyDoesNotAccuseAUnitThatThePlanDoesNotKnow(t *testing.T) {
	effort.Usual(t)
	list, counties := threeOfOneDomain(t)
	dir := list.write(t, t.TempDir())
	var name string
	for name = range list {
	}
	h, err := custody.Open(t.Context(), testplan.New(), filepath.Join(dir, name))
	must(t, err)
	sources, err := custody.Look(t.Context(), []string{counties.write(t, t.TempDir())}, nil)
	must(t, err)
	report, err := custody.Verify(t.Context(), h, sources)
	must(t, err)
	if !report.Clean() || len(report.Notes) != 1 || !strings.Contains(report.Notes[0], "140590") {
		t.Errorf("it says %+v, %q", report.Differences, report.Notes)
	}
}
