// Package recordtest builds records for tests: files, projects and states in few words.
package recordtest

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

func Day(d int) form.Date { return form.Date{Year: 2021, Month: 5, Day: d} }

// received is a file of a county: its content decides its hash.
func Received(region, path string, seen int, projects ...*form.Filled) *record.File {
	f := &record.File{Path: path, FirstSeen: Day(seen), Return: &form.Return{Mark: form.Mark{Kind: form.CountyBook, Edition: form.Edition, Cycle: "2021", Region: region}}}
	sum := sha256.New()
	fmt.Fprint(sum, region, seen)
	for i, p := range projects {
		for _, field := range form.Official().Fields() {
			fmt.Fprint(sum, p.Answer(field.ID).Raw)
		}
		copied := *p
		copied.Region, copied.File, copied.Sheet = region, path, form.SheetForm(i+1)
		f.Return.Projects = append(f.Return.Projects, &copied)
	}
	f.SHA256 = fmt.Sprintf("%x", sum.Sum(nil))
	for _, p := range f.Return.Projects {
		p.SHA256 = f.SHA256
	}
	return f
}

// filled is a form with a name, a domain and what else is said.
func Filled(name string, others ...string) *form.Filled {
	f := form.NewFilled(form.Origin{})
	set := func(title, text string) {
		for _, field := range form.Official().Fields() {
			if field.Title == title {
				f.Set(field.ID, form.Answer{Raw: text, Kind: form.Text, Cell: homeOf(field.ID)})
			}
		}
	}
	set(form.Official().Title(form.PilotName), name)
	set(form.Official().Title(form.Domain), "农业")
	for _, pair := range others {
		title, text, _ := strings.Cut(pair, "=")
		set(title, text)
	}
	return f
}

func homeOf(field form.ID) string {
	home, _ := form.Official().Layout().Home(field)
	return home.TopLeft()
}

func StateWith(files ...*record.File) *record.State {
	s := record.NewState()
	for _, f := range files {
		s.Files[f.ID()] = f
	}
	return s
}

// pathsOf are the paths of all files by ID, as if every one were still there.
func PathsOf(s *record.State) map[string]string {
	paths := map[string]string{}
	for id, f := range s.Files {
		paths[id] = f.Path
	}
	return paths
}

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
func ProjectOf(t testing.TB, p *plan.Plan, line string) *record.Project {
	t.Helper()
	cells := strings.Split(line+strings.Repeat("|", 9), "|")
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
	version := &record.Version{Key: regions[0].Code + "|" + cells[0], Counts: true,
		Facts: checks.NewApplication(filled, p, form.Official().FixedChoices(), regions[0], arrived),
		File:  &record.ReceivedFile{File: &record.File{Path: filled.File, FirstSeen: arrived, Return: &form.Return{}}, Region: regions[0]}}
	project := &record.Project{Version: version, Region: regions[0], Unit: p.QuotaUnit(regions[0].Code), Domain: cells[2],
		Decision: record.Decision{Opinion: cells[4], Recommend: cells[5], Rank: cells[6], Reason: cells[7], TotalRank: cells[8]}}
	if slices.Contains([]string{checks.SelectYes, checks.SelectNo}, cells[5]) {
		project.Decision.Recommend, project.Decision.Select = "", cells[5]
	}
	for _, flag := range strings.Fields(cells[3]) {
		switch flag {
		case "blocked":
			version.Findings = append(version.Findings, checks.Finding{Rule: ruleOf(t, "F001"), Project: cells[0]})
		case "warned":
			version.Findings = append(version.Findings, checks.Finding{Rule: ruleOf(t, "F008"), Project: cells[0]})
		case "doubtful":
			version.Findings = append(version.Findings, checks.Finding{Rule: ruleOf(t, "F014"), Project: cells[0], Message: "示例答案被划掉"})
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

func RollupOf(p *plan.Plan, region string, projects []*record.Project) *record.Rollup {
	r := &record.Rollup{Plan: p, Projects: projects, State: record.NewState()}
	r.Region, _ = p.Region(region)
	r.Place = nowhere(r)
	return r
}

func Shorten(s string, n int) string {
	if runes := []rune(s); len(runes) > n {
		return string(runes[:n]) + "…"
	}
	return s
}

func Compare(t *testing.T, got, want string) {
	t.Helper()
	var lines []string
	for _, line := range strings.Split(strings.TrimSpace(want), "\n") {
		lines = append(lines, strings.TrimSpace(line))
	}
	if got != strings.Join(lines, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(lines, "\n"))
	}
}

// nowhere is where people decide in a rollup that nobody draws.
func nowhere(*record.Rollup) func(row int, column string) checks.Place {
	return func(row int, column string) checks.Place {
		return checks.Place{Sheet: record.SheetProjects, Cell: fmt.Sprint(column, row)}
	}
}

// computedUndrawn is the rollup of 晋城市 that the state makes, as if every file were still there.
func Computed(s *record.State) *record.Rollup {
	p := testplan.New()
	region, _ := p.Region("140500")
	return record.Compute(p, region, Day(9), s, PathsOf(s), nowhere)
}
