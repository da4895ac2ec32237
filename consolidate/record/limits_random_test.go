package record_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// randomPlan has limits of every shape.
func randomPlan(random *rand.Rand) *plan.Plan {
	p := testplan.New()
	p.Limit = []plan.Limit{1, 2, 3, plan.NoLimit, plan.DefaultLimit, plan.NoPlaces}[random.IntN(6)]
	for range random.IntN(5) {
		row := plan.LimitRow{
			Unit:   []string{"", "", "市", "140500", "140521", "140100"}[random.IntN(6)],
			Domain: []string{"", "", "农业", "工业", plan.EachDomain}[random.IntN(5)],
			Scope:  []plan.Scope{plan.EachUnit, plan.EachUnit, plan.EachCounty, plan.Whole}[random.IntN(4)],
			Most:   []plan.Limit{1, 2, 3, 4, plan.NoLimit, plan.NoPlaces, plan.DefaultLimit}[random.IntN(7)],
			Ranked: []string{"", "", "", form.Yes, form.No}[random.IntN(5)],
		}
		same := func(r plan.LimitRow) bool {
			return r.Unit == row.Unit && r.Domain == row.Domain && r.Scope == row.Scope
		}
		if !slices.ContainsFunc(p.LimitRows, same) {
			p.LimitRows = append(p.LimitRows, row)
		}
	}
	return p
}

func randomProjects(random *rand.Rand) []string {
	pick := func(choices ...string) string { return choices[random.IntN(len(choices))] }
	var lines []string
	ranked := random.IntN(3)
	for i := range 1 + random.IntN(9) {
		cells := []string{fmt.Sprintf("试点%c", 'A'+i), pick("沁水县", "阳城县", "陵川县", "清徐县"), pick("农业", "农业", "工业", "服务业"), pick("", "", "", "", "", "blocked", "late", "sent", "doubtful"),
			pick("", "", "", "", "", "通过", "退回", "待定"), pick("", "", "", "", "", "", "是", "否", "备选"), pick("", "1", "2", "3"), "说明", pick("", "1", "2", "3", "好")}
		if ranked == 0 {
			cells[4], cells[5], cells[8] = "", "", fmt.Sprint(random.IntN(40)+1)
		}
		lines = append(lines, strings.Join(cells, "|"))
	}
	return lines
}

func decidedLines(t *testing.T, p *plan.Plan, lines []string) *record.Rollup {
	t.Helper()
	var projects []*record.Project
	for _, line := range lines {
		projects = append(projects, recordtest.ProjectOf(t, p, line))
	}
	r := recordtest.RollupOf(p, "140500", projects) // an office that selects chooses nothing by itself
	record.Decide(r)
	return r
}

// exceeded is a limit that the projects break; "" for none.
func exceeded(p *plan.Plan, projects []*record.Project) string {
	counts := map[string]int{}
	for _, q := range projects {
		for _, c := range p.Caps(q.Unit, q.Region, q.Domain) {
			limit, limited := c.Limit()
			if counts[c.Key()]++; limited && counts[c.Key()] > limit {
				return c.Name(p)
			}
		}
	}
	return ""
}

// before reports whether people have put the one before the other in any order.
func before(a, b *record.Project) bool {
	earlier := func(x, y string) bool {
		return x != "" && x != "好" && (y == "" || y == "好" || len(x) < len(y) || len(x) == len(y) && x < y)
	}
	sameHome := a.Unit.Code == b.Unit.Code && a.Domain == b.Domain
	return sameHome && earlier(a.Decision.Rank, b.Decision.Rank) || earlier(a.Decision.TotalRank, b.Decision.TotalRank)
}

// For whatever plan and entries: no list that is written breaks a limit, and no project
// is chosen before another one without a person's rank.
func TestNoListBreaksALimitAndNobodyIsChosenByTheProgram(t *testing.T) {
	random := rand.New(rand.NewPCG(12, 1))
	settledBy := 0
	for range 1500 {
		p, lines := randomPlan(random), randomProjects(random)
		r := decidedLines(t, p, lines)
		wrong := func(format string, args ...any) {
			t.Fatalf("%s\n%v %v\n%s\n%s", fmt.Sprintf(format, args...), p.Limit, p.LimitRows, strings.Join(lines, "\n"), strings.Join(outcome(r), "\n"))
		}
		list, open, waits := r.Recommended(), false, false
		over := slices.ContainsFunc(r.Contests, func(c checks.Contest) bool { return c.Over })
		if name := exceeded(p, list); name != "" && !over {
			wrong("%s is exceeded", name)
		}
		for _, q := range r.Projects {
			waits = waits || q.State == checks.Undecided
			open = open || q.State == checks.Undecided || q.Class() == record.ClassUnverified
			if q.State == "" || !q.GoesUp() && q.Reason == "" {
				wrong("%s: %s, %q", q.Facts.Name(), q.State, q.Reason)
			}
		}
		if waits && len(record.Holds(r)) == 0 {
			wrong("a project waits and nobody is asked")
		}
		if over {
			continue
		}
		full := append(slices.Clone(list), keepers(r)...)
		for _, q := range r.Projects {
			if q.State != checks.Reserve || q.Decision.Recommend != "" {
				continue
			}
			if !open && exceeded(p, append(slices.Clone(full), q)) == "" {
				wrong("there is room for %s", q.Facts.Name())
			}
			for _, chosen := range list {
				others := slices.DeleteFunc(slices.Clone(full), func(o *record.Project) bool { return o == chosen })
				if chosen.Decision.Recommend == "" && exceeded(p, append(others, q)) == "" && !before(chosen, q) && !open {
					wrong("%s was chosen before %s", chosen.Facts.Name(), q.Facts.Name())
				}
				settledBy++
			}
		}
		shuffled := slices.Clone(lines)
		random.Shuffle(len(shuffled), func(i, k int) { shuffled[i], shuffled[k] = shuffled[k], shuffled[i] })
		a, b := outcome(r), outcome(decidedLines(t, p, shuffled))
		slices.Sort(a)
		slices.Sort(b)
		if !slices.Equal(a, b) {
			wrong("in another order\n%s\nit is", strings.Join(b, "\n"))
		}
	}
	if settledBy < 300 {
		t.Errorf("only %d were settled by rank", settledBy)
	}
}

// keepers are the projects that cannot go up and have a place all the same, until people
// have said otherwise.
func keepers(r *record.Rollup) []*record.Project {
	return slices.DeleteFunc(slices.Clone(r.Projects), func(p *record.Project) bool { return p.Decision.Recommend != checks.RecommendYes || p.GoesUp() })
}
