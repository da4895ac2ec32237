package checks

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shidian/templates/plan"
)

// then are projects of earlier years, a line each: year | name | unit | code | result.
func then(lines string) []Past {
	var past []Past
	for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
		cells := strings.Split(line+"||||", "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		past = append(past, Past{Year: cells[0], Name: cells[1], Unit: cells[2], Code: cells[3], Result: cells[4]})
	}
	return past
}

// The unit is known by its code, and by its name where one of the two has none; the project
// by its name, and of one unit by a name that is nearly the same.
func TestWhatConcernsAProjectOfEarlierYears(t *testing.T) {
	history := then(`
		2018 | 示例枣试点 | 示例果业公司 | 91140521MA00000005 | 在建
		2017 | 示例桃试点 | 示例沁河药茶有限公司
		2016 | 示例沁水药茶种植标准化试点 | 别的公司 | 91140522MA00000079
		2015 | 示例沁河药茶有限公司杏试点 | 示例 沁河药茶 有限公司 | 91140522MA00000079
		2014 | 示例无关试点 | 无关公司`)
	for name, c := range map[string]struct{ grid, want string }{
		"by its code and name":       {"试点名称 | 示例沁水药茶种植标准化试点", "2018 unit, 2017 unit, 2016 project"},
		"by its name without a code": {"组织机构代码 |", "2017 unit, 2015 unit"},
		"by nothing":                 {"承担单位 | 新公司\n单位名称 | 新公司\n组织机构代码 |", ""},
	} {
		p := exampleOf("", c.grid)
		var got []string
		for _, k := range NewHistory(history, p.Plan).Of(p) {
			what := map[bool]string{true: "unit", false: "project"}[k.SameUnit]
			got = append(got, k.Year+" "+what)
		}
		slices.Sort(got)
		want := strings.Split(c.want, ", ")
		if slices.Sort(want); strings.Join(got, ", ") != strings.Join(want, ", ") {
			t.Errorf("%s: %q, not %q", name, got, want)
		}
	}
}

// Who failed is told within the years of the plan, and blocks where the plan says so.
func TestWhoFailedWithinTheYearsOfThePlan(t *testing.T) {
	for years, want := range map[string]string{"年数=3": "[R018] false", "年数=2": "[R018] false", "年数=1": "[R017] false", "错误": "[R018] true"} {
		p := *plan.Shanxi2021()
		p.Rules = slices.Clone(p.Rules)
		for i, r := range p.Rules {
			if r.ID == "R018" && years == "错误" {
				p.Rules[i].Severity = years
			} else if r.ID == "R018" {
				p.Rules[i].Parameters = years
			}
		}
		under := plan.New(p)
		project := understoodUnder(under, exampleForm(under.Form, "企业", "")).LookUp(NewHistory(then("2019 | 示例旧试点 | 示例单位 | 91140521MA00000005 | 不合格"), under))
		var ids []string
		found := CheckApplication(project)
		for _, f := range found {
			if f.Rule.ID >= "R017" && f.Rule.ID <= "R019" {
				ids = append(ids, f.Rule.ID)
			}
		}
		if got := fmt.Sprint(ids, Blocks(found)); got != want {
			t.Errorf("%s: %s, not %s", years, got, want)
		}
	}
}
