package seasons

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// season is one spring of one city: who did what on which day, and what the
// rollup says of it.
type season struct {
	t      testing.TB
	plan   *plan.Plan
	city   plan.Region
	clean  *clean
	random *rand.Rand
	desk   desk

	day      int // from 26 April
	counties []plan.Region
	papers   []*paper          // in the order in which they were written
	folder   map[string]*paper // what lies in the city's folder, by path
	pilots   []*pilot
	taken    map[string]bool // names
	entries  map[string]*entry
	former   map[string]string // former names that staff entered, by the key of the project
	units    int
	files    int

	onlyNumbers bool    // the model does not know what goes on here
	met         numbers // of all merges, by state

	rollup  *record.Rollup // of the last merge; nil before
	merged  []string       // the paths of the last merge
	changed bool           // staff have entered something since
	final   []string       // what the closed list says; nil while the cycle is open
	reopen  string         // why the next merge opens the cycle again
	told    []string       // the season as people read it
	wrong   []string       // what does not hold
}

// entry is a decision as people entered it, found again by its reason.
type entry struct {
	decision record.Decision
	version  string // that they looked at
}

// desk is where the city's staff work: on states alone, or on workbooks.
type desk interface {
	write(s *season, p *paper)                                // makes the file of a paper
	merge(s *season, onlyNew bool) (*record.Rollup, []string) // nil when a closed cycle refuses it; and what is wrong
	close(s *season)
	decide(s *season, p *record.Project, d record.Decision)
	receive(s *season, line *record.ReceivedFile, r record.Receipt)
	former(s *season, p *record.Project, name string)
	disturb(s *season)     // sorts, or puts in a column
	checkCounts(s *season) // as people read them
}

func newSeason(t testing.TB, seed uint64, city string, d desk) *season {
	s := &season{t: t, plan: shortPlan(), clean: readClean(t), random: rand.New(rand.NewPCG(seed, 1)), desk: d,
		folder: map[string]*paper{}, taken: map[string]bool{}, met: numbers{}, entries: map[string]*entry{}, former: map[string]string{}}
	s.city, _ = s.plan.Region(city)
	s.counties = s.plan.Children(city)
	s.random.Shuffle(len(s.counties), func(i, j int) { s.counties[i], s.counties[j] = s.counties[j], s.counties[i] })
	s.counties = s.counties[:min(len(s.counties), 2+s.random.IntN(3))]
	return s
}

// shortPlan is the plan without the long lists that no season looks at: making
// choices of them took a quarter of the time.
func shortPlan() *plan.Plan {
	p := testplan.New()
	p.Industries = slices.DeleteFunc(p.Industries, func(e plan.Entry) bool { return !strings.Contains(e.Name, "茶") })
	p.Domains[1].Limit = 1 // the limits of domains differ
	p.LimitRows = []plan.LimitRow{{Scope: plan.EachUnit, Most: 4}, {Scope: plan.EachCounty, Most: 3}, {Domain: "农业", Scope: plan.Whole, Most: 3}}
	return p
}

func (s *season) today() form.Date { return dayOf(s.day) }

// dayOf counts from 26 April.
func dayOf(n int) form.Date {
	if n < 5 {
		return form.Date{Year: 2021, Month: 4, Day: 26 + n}
	}
	return form.Date{Year: 2021, Month: 5, Day: n - 4}
}

func (s *season) tell(format string, args ...any) {
	s.told = append(s.told, s.today().String()+" "+fmt.Sprintf(format, args...))
}

func (s *season) fail(format string, args ...any) {
	s.wrong = append(s.wrong, fmt.Sprintf(format, args...))
}

// play plays n events and a merge, and stops at the first merge after which
// something does not hold.
func (s *season) play(n int) {
	s.file()
	for range n {
		s.event()
		if s.wrong != nil {
			return
		}
	}
	s.merge(false)
}

func (s *season) event() {
	events := []struct {
		weight int
		do     func()
	}{
		{5, s.file}, {6, s.correct}, {3, s.rename}, {4, s.resubmitInvalid}, {3, s.drop}, {1, s.besides}, {1, s.sendBlank},
		{2, s.sendAgain}, {2, s.moveFile}, {2, s.loseFile},
		{8, s.decide}, {5, s.receive}, {2, s.sayFormer}, {2, s.disturb},
		{2, s.close}, {1, s.openAgain},
		{6, func() { s.merge(false) }}, {3, func() { s.merge(true) }}, {5, s.pass},
	}
	total := 0
	for _, e := range events {
		total += e.weight
	}
	n := s.random.IntN(total)
	for _, e := range events {
		if n -= e.weight; n < 0 {
			e.do()
			return
		}
	}
}

func (s *season) pass() { s.day = min(s.day+1+s.random.IntN(3), 20) }

func (s *season) merge(onlyNew bool) {
	before := s.rollup
	first := s.see()
	how := "the city merges the folder"
	if onlyNew {
		how = "the city merges the new files into its rollup"
	}
	s.tell("%s", how)
	r, problems := s.desk.merge(s, onlyNew)
	s.wrong = append(s.wrong, problems...)
	if r == nil {
		s.tell("the merge is refused: the cycle is closed")
		for _, p := range first {
			p.seen = false
		}
		return
	}
	if s.reopen != "" && !r.State.Closing.Closed() {
		s.final = nil
	}
	s.reopen = ""
	s.rollup, s.merged, s.changed = r, s.present(onlyNew), false
	s.check(before)
}

// see notes which papers this merge is the first to see, and returns them.
func (s *season) see() []*paper {
	var first []*paper
	for _, p := range s.folder {
		if !p.seen {
			p.seen, p.firstSeen = true, s.today()
			first = append(first, p)
		}
	}
	return first
}

// present are the paths of a merge, without those that it leaves out.
func (s *season) present(onlyNew bool) []string {
	var paths []string
	for _, path := range slices.Sorted(maps.Keys(s.folder)) {
		if p := s.folder[path]; !onlyNew || p.firstSeen == s.today() {
			paths = append(paths, path)
		}
	}
	return paths
}

// report is the season and what does not hold.
func (s *season) report(seed uint64) string {
	text := fmt.Sprintf("season %d of %s\n  %s", seed, s.city.Name, strings.Join(s.told, "\n  "))
	if s.wrong != nil {
		text += "\ndoes not hold:\n  " + strings.Join(s.wrong, "\n  ")
	}
	return text
}

// seasons are those that a test plays, by their seeds: the first n, or the one
// that SEASON names.
func seasons(n int) (first, last uint64) {
	if one, err := strconv.ParseUint(os.Getenv("SEASON"), 10, 64); err == nil {
		return one, one
	}
	return 1, uint64(n)
}

func TestSeasonsHold(t *testing.T) {
	first, last := seasons(effort.Count(30, 120, 600, 6000))
	const parts = 4
	for part := range uint64(parts) {
		t.Run(fmt.Sprint("part ", part+1), func(t *testing.T) {
			t.Parallel()
			for seed := first + part; seed <= last && !t.Failed(); seed += parts {
				s := newSeason(t, seed, "140500", &plainDesk{state: record.NewState()})
				s.play(10 + s.random.IntN(24))
				s.judge(t, seed, first == last)
			}
		})
	}
}

// judge tells a season that does not hold, and any that was asked for.
func (s *season) judge(t *testing.T, seed uint64, tell bool) {
	if s.wrong != nil {
		t.Error(s.report(seed))
	} else if tell {
		t.Log(s.report(seed))
	}
}

// listed are the projects that go up, by the version.
func listed(r *record.Rollup) []string {
	var ids []string
	for _, p := range r.Projects {
		if p.GoesUp() {
			ids = append(ids, p.ID())
		}
	}
	slices.Sort(ids)
	return ids
}

func decided(p *plan.Plan, region plan.Region, asOf form.Date, state *record.State, present map[string]string) *record.Rollup {
	r := record.Compute(p, region, asOf, state, present, sheets.DecisionPlaces)
	record.Decide(r)
	return r
}
