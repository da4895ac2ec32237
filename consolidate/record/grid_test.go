package record_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/templates/plan"
)

// A grid has a line a project, with | between the cells:
//
//	name | county | domain | flags | 初审意见 | 推荐 | 排序 | 理由 | 总排序 → state
//
// The flags are blocked, late, sent (it came in the list of a unit), altered and
// struck (its row on that list was). Behind
// the projects stands a line for each contest and one for what holds the list:
//
//	= 晋城市 农业 candidates/recommended state
//	! R002
//
// A blank cell at the end may be left out.

// outcome is the state of every project, the contests, and what holds the list.
func outcome(r *record.Rollup) []string {
	var lines []string
	for _, p := range r.Projects {
		lines = append(lines, fmt.Sprintf("%s %s", p.Facts.Name(), p.State))
	}
	for _, c := range r.Contests {
		state := "ok"
		switch {
		case c.Over:
			state = "over"
		case len(c.Undecided) > 0:
			state = "undecided"
		}
		lines = append(lines, fmt.Sprintf("= %s %s %d/%d %s", c.Unit.Name, c.Label(), c.Candidates, c.Recommended, state))
	}
	var holds []string
	for _, f := range record.Holds(r) {
		holds = append(holds, f.Rule.ID)
	}
	slices.Sort(holds)
	if holds = slices.Compact(holds); holds != nil {
		lines = append(lines, "! "+strings.Join(holds, " "))
	}
	return lines
}

// decided runs the grid in the rollup of 晋城市 and compares every line.
func decided(t *testing.T, p *plan.Plan, grid string) *record.Rollup {
	t.Helper()
	return decidedIn(t, p, "140500", grid)
}

// decidedIn is decided in the rollup of another region.
func decidedIn(t *testing.T, p *plan.Plan, region, grid string) *record.Rollup {
	t.Helper()
	var projects []*record.Project
	var want []string
	for _, line := range strings.Split(strings.TrimSpace(grid), "\n") {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "=") || strings.HasPrefix(line, "!") {
			want = append(want, line)
			continue
		}
		cells, state, _ := strings.Cut(line, "→")
		project := recordtest.ProjectOf(t, p, cells)
		projects = append(projects, project)
		want = append(want, project.Facts.Name()+" "+strings.TrimSpace(state))
	}
	r := recordtest.RollupOf(p, region, projects)
	record.Decide(r)
	if got := outcome(r); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, project := range r.Projects {
		in := project.GoesUp()
		if in == (project.Reason != "") {
			t.Errorf("%s is %s with the reason %q", project.Facts.Name(), project.State, project.Reason)
		}
	}
	return r
}
