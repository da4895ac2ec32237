package rollup

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// A grid has a line a project, with | between the cells:
//
//	name | county | domain | flags | 初审意见 | 推荐 | 排序 | 理由 → state
//
// The flags are blocked, late, sent (it came in the list of a unit), altered and
// struck (its row on that list was). Behind
// the projects stands a line for each contest and one for what holds the list:
//
//	= 晋城市 农业 candidates/recommended state
//	! R002
//
// A blank cell at the end may be left out.

func ruleOf(t testing.TB, id string) *checks.Rule {
	t.Helper()
	for _, r := range checks.Rules() {
		if r.ID == id {
			return r
		}
	}
	t.Fatalf("no rule %s", id)
	return nil
}

// projectOf makes a project of which only what decides is known.
func projectOf(t testing.TB, p *plan.Plan, line string) *Project {
	t.Helper()
	cells := strings.Split(line+strings.Repeat("|", 8), "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	regions := p.FindRegions(cells[1])
	if len(regions) == 0 {
		t.Fatalf("no county %q in %q", cells[1], line)
	}
	filled := form.NewFilled(form.Origin{Region: regions[0].Code, File: cells[1] + ".xlsx", Sheet: cells[0]})
	filled.Set(form.PilotName, form.Answer{Raw: cells[0], Kind: form.Text})
	arrived := form.Date{Year: 2021, Month: 5, Day: 6}
	version := &Version{Key: regions[0].Code + "|" + cells[0], Counts: true,
		Facts: checks.NewProject(filled, p, form.Official().FixedChoices(), regions[0], arrived),
		File:  &FileLine{File: &File{Path: filled.File, FirstSeen: arrived, Return: &form.Return{}}, Region: regions[0]}}
	project := &Project{Version: version, Region: regions[0], Unit: p.QuotaUnit(regions[0].Code), Domain: cells[2],
		Decision: Decision{Opinion: cells[4], Recommend: cells[5], Rank: cells[6], Reason: cells[7]}}
	for _, flag := range strings.Fields(cells[3]) {
		switch flag {
		case "blocked":
			version.Findings = append(version.Findings, checks.Finding{Rule: ruleOf(t, "F001"), Project: cells[0]})
		case "warned":
			version.Findings = append(version.Findings, checks.Finding{Rule: ruleOf(t, "F008"), Project: cells[0]})
		case "late":
			project.Late = true
		case "sent":
			project.Inherited = true
		case "altered", "struck":
			project.Inherited = true
			filled.Listed = &form.Listed{Struck: flag == "struck", Altered: []form.Note{{Detail: "示例改动"}}}
		default:
			t.Fatalf("no flag %q", flag)
		}
	}
	return project
}

func rollupOf(p *plan.Plan, region string, projects []*Project) *Rollup {
	r := &Rollup{Plan: p, Projects: projects, State: NewState()}
	r.Region, _ = p.Region(region)
	r.Place = DecisionPlaces(r)
	return r
}

// outcome is the state of every project, the contests, and what holds the list.
func outcome(r *Rollup) []string {
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
		lines = append(lines, fmt.Sprintf("= %s %s %d/%d %s", c.Unit.Name, c.Domain, c.Candidates, c.Recommended, state))
	}
	var holds []string
	for _, f := range Holds(r) {
		holds = append(holds, f.Rule.ID)
	}
	slices.Sort(holds)
	if holds = slices.Compact(holds); holds != nil {
		lines = append(lines, "! "+strings.Join(holds, " "))
	}
	return lines
}

// decided runs the grid and compares every line. It returns the
func decided(t *testing.T, p *plan.Plan, grid string) *Rollup {
	t.Helper()
	var projects []*Project
	var want []string
	for _, line := range strings.Split(strings.TrimSpace(grid), "\n") {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "=") || strings.HasPrefix(line, "!") {
			want = append(want, line)
			continue
		}
		cells, state, _ := strings.Cut(line, "→")
		project := projectOf(t, p, cells)
		projects = append(projects, project)
		want = append(want, project.Facts.Name()+" "+strings.TrimSpace(state))
	}
	r := rollupOf(p, "140500", projects)
	Decide(r)
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
