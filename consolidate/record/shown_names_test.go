package record_test

import (
	"slices"
	"strings"
	"testing"

	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/templates/plan/testplan"
)

// Counties like the same names: a list of projects of several names each one's county.
func TestProjectsThatWaitAreNamedWithTheirCounty(t *testing.T) {
	p := testplan.New()
	for _, c := range []struct {
		lines []string
		want  string
	}{
		{[]string{"示例甲试点|沁水县|农业", "示例乙试点|沁水县|农业", "示例丙试点|沁水县|农业"}, "“示例甲试点”、“示例乙试点”、“示例丙试点”"},
		{[]string{"示例甲试点|沁水县|农业", "示例甲试点|阳城县|农业", "示例丙试点|沁水县|农业"}, "沁水县“示例甲试点”、阳城县“示例甲试点”、沁水县“示例丙试点”"},
		{[]string{"示例甲试点|沁水县|农业", "示例甲试点|沁水县|农业", "示例丙试点|沁水县|农业"}, "沁水县“示例甲试点”、沁水县“示例甲试点”、沁水县“示例丙试点”"},
	} {
		var projects []*record.Project
		for _, line := range c.lines {
			projects = append(projects, recordtest.ProjectOf(t, p, line))
		}
		r := recordtest.RollupOf(p, "140500", projects)
		record.Decide(r)
		if got := strings.Join(r.Contests[0].Undecided, "、"); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

// A limit that people have passed names what they recommended.
func TestProjectsOverTheLimitAreNamed(t *testing.T) {
	p := testplan.New()
	var projects []*record.Project
	for _, county := range []string{"沁水县", "阳城县", "陵川县"} {
		projects = append(projects, recordtest.ProjectOf(t, p, "示例试点|"+county+"|农业|||是"))
	}
	r := recordtest.RollupOf(p, "140500", projects)
	record.Decide(r)
	if want := []string{"沁水县“示例试点”", "阳城县“示例试点”", "陵川县“示例试点”"}; !slices.Equal(r.Contests[0].Chosen, want) {
		t.Errorf("%v", r.Contests[0].Chosen)
	}
}
