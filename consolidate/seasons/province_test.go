package seasons

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook/xlsx"
	"shidian/samples/effort"
	"shidian/templates/plan"
)

// settle has staff decide until nothing holds the list: the first projects of
// a domain go up, the others do not.
func (s *season) settle() {
	s.openAgain()
	s.merge(false)
	for range 12 {
		if s.wrong != nil || len(record.Holds(s.rollup)) == 0 {
			return
		}
		places := map[string]int{}
		for _, p := range s.rollup.Projects {
			d := record.Decision{Recommend: checks.RecommendNo, Reason: fmt.Sprintf("定%d", len(s.told))}
			if p.State != checks.Returned && !p.Blocked() && !p.Late && p.Withdrawn == nil && s.takesPlace(places, p) {
				d.Recommend = checks.RecommendYes
			}
			delete(s.entries, p.Decision.Reason)
			s.entries[d.Reason] = &entry{decision: d, version: p.ID()}
			s.tell("staff settle %s: %s %s", p.Facts.Name(), d.Recommend, d.Reason)
			s.desk.decide(s, p, d)
		}
		for _, p := range s.rollup.Projects {
			if p.Rivals == nil {
				continue
			}
			paper := s.paperOf(p.File.SHA256)
			paper.arrived = p.File.Arrived().String() + " 17:00"
			s.enterReceipt(p.File, paper)
		}
		for _, p := range s.rollup.Projects {
			if p.Former != nil && s.found("R010", p.Facts.Name()) {
				s.setFormer(p, "")
			}
		}
		for _, o := range s.rollup.Orphans {
			delete(s.entries, o.Decision.Reason)
			s.desk.(*plainDesk).clear(o)
		}
		s.merge(false)
	}
	s.fail("nothing that staff enter lets the list be written: %s", record.Holds(s.rollup)[0].Message)
}

// takesPlace takes a place of every limit that the project falls under; false, and none
// taken, where one of them has none left.
func (s *season) takesPlace(places map[string]int, p *record.Project) bool {
	caps := s.plan.Caps(s.city, p.Region, p.Domain)
	for _, c := range caps {
		if limit, limited := c.Limit(); limited && places[c.Key()] >= limit {
			return false
		}
	}
	for _, c := range caps {
		places[c.Key()]++
	}
	return true
}

// replyToAll has a person answer every question of the rule: 核实 无问题.
func replyToAll(r *record.Rollup, rule string) (answered int) {
	for _, f := range r.Findings {
		if f.Rule.ID == rule {
			r.State.Replies[f.Key] = record.Reply{Result: checks.ReplyFine, Note: "已向两地核实"}
			answered++
		}
	}
	return answered
}

// selectAll has the people of the province take in what waits for them.
func selectAll(r *record.Rollup) {
	for _, p := range r.Projects {
		if p.State == checks.Undecided {
			r.State.AddDecision(p.Key, record.Decision{Select: checks.SelectYes})
		}
	}
}

// A province of the lists of all its cities, written as workbooks and read
// again, takes in what the cities recommend once people say so, and the same counties' files that came
// past their cities are shown and not recommended. The zone files itself.
func TestProvinceOfListsIsWhatItsCitiesRecommend(t *testing.T) {
	effort.Usual(t)
	t.Parallel()
	first, last := seasons(effort.Count(1, 2, 10, 100))
	for seed := first; seed <= last && !t.Failed(); seed++ {
		random := rand.New(rand.NewPCG(seed, 2))
		counties, lists, province := record.NewState(), record.NewState(), (*season)(nil)
		var told string
		var want []string
		for i, city := range shortPlan().Children(shortPlan().Root().Code) {
			s := newSeason(t, seed*100+uint64(i), city.Code, &plainDesk{state: record.NewState()})
			s.units = 10000 * (i + 1)
			s.plan.LimitRows = slices.DeleteFunc(s.plan.LimitRows, func(r plan.LimitRow) bool { return r.Scope == plan.Whole }) // which no city can keep alone
			if city.Files {
				s.counties = []plan.Region{city}
			}
			s.play(6 + random.IntN(14))
			s.settle()
			if s.wrong != nil {
				t.Fatal(s.report(seed))
			}
			told += s.report(seed) + "\n"
			state := s.desk.(*plainDesk).state
			counties = record.Join(counties, state)
			want = append(want, listed(s.rollup)...)
			if list := s.list(t); city.Files {
				lists = record.Join(lists, state)
			} else if list != nil {
				lists.Files[list.ID()] = list
			}
			province = s
		}
		root := province.plan.Root()
		fromLists := decided(province.plan, root, dayOf(14), lists, nil)
		if replyToAll(fromLists, "R004") > 0 { // of two cities' random names some are alike
			fromLists = decided(province.plan, root, dayOf(14), lists, nil)
		}
		for _, p := range fromLists.Recommended() {
			if p.Decision.Choice() == "" && !fromLists.State.Closing.Closed() { // of the zone staff have said something
				t.Errorf("the province selects %s by itself", p.Facts.Name())
			}
		}
		selectAll(fromLists)
		fromLists = decided(province.plan, root, dayOf(14), lists, nil)
		slices.Sort(want)
		if got := listed(fromLists); !slices.Equal(got, want) || len(got) < 12 {
			t.Errorf("%s\nfrom the lists %d projects, from the cities %d:\n%v\n%v", told, len(got), len(want), got, want)
		}
		for _, p := range decided(province.plan, root, dayOf(14), counties, nil).Projects {
			if p.Class() != record.ClassWithdrawn && p.Blocked() == p.Unit.Files {
				t.Errorf("%s of %s is %s", p.Key, p.Unit.Name, p.State)
			}
		}
		if holds := record.Holds(fromLists); len(holds) > 0 {
			t.Errorf("%s\nthe lists keep to the limits, and still: %s", told, holds[0].Message)
		}
	}
}

// list is the city's list as the province reads it from the workbook; nil when
// nothing goes up.
func (s *season) list(t *testing.T) *record.File {
	if len(listed(s.rollup)) == 0 {
		return nil
	}
	data, err := sheets.DrawList(s.rollup)
	if err != nil {
		t.Fatal(err)
	}
	book, err := new(xlsx.Reader).Read(t.Context(), data, xlsx.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	path := s.city.Name + "推荐项目清单.xlsx"
	said := sheets.ReadList(book, s.plan, path)
	if len(said.Notes) > 0 {
		t.Fatalf("%s: %v", path, said.Notes)
	}
	sum := sha256.Sum256(data)
	return &record.File{Path: path, SHA256: hex.EncodeToString(sum[:]), FirstSeen: dayOf(13), Return: said}
}

// clear takes a decision away that has no project of its own.
func (d *plainDesk) clear(o *record.Orphan) {
	maps.DeleteFunc(d.state.Decisions, func(_ string, kept *record.Decision) bool { return kept.Reason == o.Decision.Reason })
}
