package checks

import (
	"fmt"
	"strings"
	"testing"

	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// A domain that lists no focus areas is not asked for one, and what is written there is
// held against none; the others are asked as before.
func TestDomainWithoutFocusAreasIsNotAskedForOne(t *testing.T) {
	without := func(names ...string) *plan.Plan {
		p := *testplan.New()
		p.Domains = append([]plan.Domain{}, p.Domains...)
		for i, d := range p.Domains {
			for _, name := range names {
				if d.Name == name {
					p.Domains[i].FocusAreas = nil
				}
			}
		}
		p.Form = nil
		return plan.New(p)
	}
	all := testplan.New().DomainNames()
	for name, c := range map[string]struct {
		without []string
		grid    string
		want    string
	}{
		"listed and blank":        {nil, "重点方向 | ", "F001"},
		"its domain lists none":   {[]string{"农业"}, "重点方向 | ", ""},
		"another lists none":      {[]string{"工业"}, "重点方向 | ", "F001"},
		"no domain lists any":     {all, "重点方向 | ", ""},
		"written where none are":  {[]string{"农业"}, "重点方向 | 示例方向", ""},
		"written where there are": {nil, "重点方向 | 示例方向", "P003"},
	} {
		p := without(c.without...)
		region, _ := p.Region(exampleCounty)
		var found []string
		for _, f := range CheckApplication(NewApplication(exampleOf("", c.grid).Form, p, p.Choices(), region, exampleDay())) {
			if f.Field == "focus_area" {
				found = append(found, fmt.Sprint(f.Rule.ID))
			}
		}
		if got := strings.Join(found, " "); got != c.want {
			t.Errorf("%s: found %q, want %q", name, got, c.want)
		}
	}
}
