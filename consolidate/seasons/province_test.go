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
	"shidian/consolidate/recommend"
	"shidian/consolidate/rollup"
	"shidian/templates/form"
)

// settle has staff decide until nothing holds the list: the first projects of
// a domain go up, the others do not.
func (s *season) settle() {
	s.openAgain()
	s.merge(false)
	for range 12 {
		if s.wrong != nil || len(recommend.Holds(s.rollup)) == 0 {
			return
		}
		places := map[string]int{}
		limit, _ := s.plan.LimitOf(s.city)
		for _, p := range s.rollup.Projects {
			d := rollup.Decision{Recommend: checks.RecommendNo, Reason: fmt.Sprintf("定%d", len(s.told))}
			if p.State != checks.Returned && !p.Blocked() && !p.Late && p.Withdrawn == nil && places[p.Domain] < limit {
				places[p.Domain]++
				d.Recommend = checks.RecommendYes
			}
			delete(s.entries, p.Decision.Reason)
			s.entries[d.Reason] = &entry{decision: d, version: p.ID()}
			s.tell("staff settle %s: %s %s", p.Facts.Name(), d.Recommend, d.Reason)
			s.desk.decide(s, p, d)
		}
		for _, p := range s.rollup.Projects {
			if p.Rival == nil {
				continue
			}
			paper := s.paperOf(p.File.SHA256)
			paper.arrived = p.File.Arrived().String() + " 17:00"
			s.enterReceipt(p.File, paper)
		}
		for _, o := range s.rollup.Orphans {
			delete(s.entries, o.Decision.Reason)
			s.desk.(*plainDesk).clear(o)
		}
		s.merge(false)
	}
	s.fail("nothing that staff enter lets the list be written: %s", recommend.Holds(s.rollup)[0].Message)
}

// A province of city lists recommends what the province of the same counties'
// files does.
func TestProvinceOfListsIsTheProvinceOfCounties(t *testing.T) {
	t.Parallel()
	first, last := seasons(t, usualSeasons/30, 3)
	for seed := first; seed <= last && !t.Failed(); seed++ {
		random := rand.New(rand.NewPCG(seed, 2))
		counties, lists, province := rollup.NewState(), rollup.NewState(), (*season)(nil)
		var told string
		for _, city := range []string{"140500", "140300", "140600"} {
			s := newSeason(t, seed*10+uint64(city[3]-'0'), city, &plainDesk{state: rollup.NewState()})
			s.units = 1000 * int(city[3]-'0')
			s.play(6 + random.IntN(14))
			s.settle()
			if s.wrong != nil {
				t.Fatal(s.report(seed))
			}
			told += s.report(seed) + "\n"
			counties = rollup.Join(counties, s.desk.(*plainDesk).state)
			list := s.list()
			lists.Files[list.ID()] = list
			province = s
		}
		root := province.plan.Root()
		fromLists := decided(province.plan, root, dayOf(14), lists, nil)
		fromCounties := decided(province.plan, root, dayOf(14), counties, nil)
		if a, b := listed(fromLists), listed(fromCounties); !slices.Equal(a, b) {
			t.Errorf("%s\nfrom the lists %d projects, from the counties %d:\n%v\n%v", told, len(a), len(b), a, b)
		}
		if holds := recommend.Holds(fromLists); len(holds) > 0 {
			t.Errorf("%s\nthe lists keep to the limits, and still: %s", told, holds[0].Message)
		}
	}
}

// list is the city's list as the province reads it.
func (s *season) list() *rollup.File {
	f := &rollup.File{Path: s.city.Name + "推荐项目清单.xlsx", FirstSeen: dayOf(13), Return: &form.Return{
		Mark: form.Mark{Kind: form.ListBook, Edition: form.Edition, Cycle: s.plan.Cycle, Region: s.city.Code}}}
	text := s.city.Code
	for _, p := range s.rollup.Projects {
		if p.State == checks.Recommended || p.State == checks.Auto {
			f.Return.Projects = append(f.Return.Projects, p.Facts.Form)
			text += p.ID()
		}
	}
	sum := sha256.Sum256([]byte(text))
	f.SHA256 = hex.EncodeToString(sum[:])
	return f
}

// clear takes a decision away that has no project of its own.
func (d *plainDesk) clear(o *rollup.Orphan) {
	maps.DeleteFunc(d.state.Decisions, func(_ string, kept *rollup.Decision) bool { return kept.Reason == o.Decision.Reason })
}
