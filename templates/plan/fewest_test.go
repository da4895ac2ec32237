package plan

import "testing"

func TestFewestOfACounty(t *testing.T) {
	for name, c := range map[string]struct{ rows, county, want string }{
		"as it was":              {"", "140521", "至少申报 1 个项目"},
		"a zone as it was":       {"", "140171", "至少申报 1 个项目"},
		"more of one county":     {"沁水县 | | 每县 | 2", "140521", "至少申报 2 个项目"},
		"none of one county":     {"沁水县 | | 每县 | 0", "140521", ""},
		"none of a city's":       {"晋城市 | | 每县 | 0", "140521", ""},
		"and as it was of all":   {"沁水县 | | 每县 | 0", "140522", "至少申报 1 个项目"},
		"a row about the most":   {"| | 每县 | | 3", "140521", "至少申报 1 个项目"},
		"one of a domain":        {"| 农业 | 每县 | 1", "140521", "至少申报 1 个项目，其中农业至少 1 个"},
		"what a zone recommends": {"| | 每报送单位 | 3", "140171", "至少申报 3 个项目"},
	} {
		t.Run(name, func(t *testing.T) {
			p, problems := withLimits(c.rows, nil)
			if problems != nil {
				t.Fatal(problems)
			}
			county, _ := p.Region(c.county)
			if got := p.FewestOf(county); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// A county that the plan does not know falls under the limits of the unit that sent it.
func TestUnknownCountyFallsUnderTheLimitsOfCounties(t *testing.T) {
	p, problems := withLimits("晋城市 | | 每县 | | 1", nil)
	if problems != nil {
		t.Fatal(problems)
	}
	city, _ := p.Region("140500")
	caps := p.Caps(city, p.CountyOf("140590", city), "农业")
	if len(caps) != 2 || caps[1].Name(p) != "140590各领域合计" {
		t.Error(caps)
	}
}
