package record

import (
	"fmt"
	"math"
	"slices"

	"shidian/checks"
)

// # Who gets a place
//
// A project may fall under several limits at once: of its unit in its domain, of its unit
// in all domains, of its county, of the whole province. It gets a place when it is within
// every one of them whatever becomes of the projects that people have not put behind it,
// and none when one of them is filled by projects that are before it. Both are repeated
// until nothing changes. What is left waits for a person: no project is taken before
// another one without a person's rank, and no limit is ever exceeded.

// choice is what is settled so far.
type choice struct {
	all  []*contest
	open []*Project
	of   map[*Project][]*contest // those that a project takes part in, that of its unit and domain first
	lost map[*Project]*contest   // that had no place for it
}

// choose gives their state to the projects that have none and that the limits settle.
func choose(all []*contest) {
	c := choice{all, nil, map[*Project][]*contest{}, map[*Project]*contest{}}
	for _, g := range all {
		for _, p := range g.open {
			if c.of[p] == nil {
				c.open = append(c.open, p)
			}
			c.of[p] = append(c.of[p], g)
		}
	}
	c.look()
	for changed := true; changed; {
		changed = c.takeIn()
		changed = c.leaveOut() || changed
	}
	c.say()
}

// say says why projects have no place, and of which ones a limit that was exceeded lets
// through that people have chosen them.
func (c *choice) say() {
	chosen := map[*contest]bool{}
	for p, g := range c.lost {
		p.Reason, chosen[g] = g.whyLost(p), true
	}
	for _, p := range c.open {
		if p.State == checks.Auto && slices.ContainsFunc(c.of[p], func(g *contest) bool { return g.contested || chosen[g] }) {
			p.State = checks.Recommended
		}
	}
}

// look sees which limits are exceeded as things stand.
func (c *choice) look() {
	for _, g := range c.all {
		g.contested = g.limited && g.load() > g.places
		g.blocked = g.contested && len(g.pending)+len(g.rivals) > 0
	}
	for _, p := range c.open {
		p.exceeded = 0
		for _, g := range c.of[p] {
			if g.contested {
				p.exceeded++
			}
		}
	}
}

// takeIn gives places to the projects that are certain of one. All are found before any
// is taken, so that their order does not matter.
func (c *choice) takeIn() (changed bool) {
	var in []*Project
	for _, p := range c.open {
		if p.State == "" && !isOpen(p) && !slices.ContainsFunc(c.of[p], func(g *contest) bool { return !g.certain(p) }) {
			in = append(in, p)
		}
	}
	for _, p := range in {
		p.State = checks.Auto
		for _, g := range c.of[p] {
			g.taken++
		}
	}
	c.forget()
	return in != nil
}

// leaveOut leaves out the projects for which a limit has no place.
func (c *choice) leaveOut() (changed bool) {
	var out []*Project
	for _, p := range c.open {
		if p.State != "" {
			continue
		}
		if i := slices.IndexFunc(c.of[p], func(g *contest) bool { return g.beaten(p) }); i >= 0 {
			out, c.lost[p] = append(out, p), c.of[p][i]
		}
	}
	for _, p := range out {
		p.State = checks.Reserve
	}
	c.forget()
	return out != nil
}

// forget takes the projects that have a state now out of those that are alive.
func (c *choice) forget() {
	for _, g := range c.all {
		g.alive = slices.DeleteFunc(g.alive, func(p *Project) bool { return p.State != "" })
	}
	c.look()
}

// load is the most projects that may still take places. Where narrower limits let no more
// through, a wide one is none that a person has to decide.
func (g *contest) load() int {
	if !g.IsWide() {
		return g.taken + len(g.alive) + len(g.unsaid())
	}
	type place struct{ unit, domain string }
	in := map[place]int{}
	for _, p := range g.unsaid() {
		in[place{p.Unit.Code, p.Domain}]++
	}
	for _, p := range g.open {
		if p.State != checks.Reserve {
			in[place{p.Unit.Code, p.Domain}]++
		}
	}
	sum := 0
	for _, h := range g.homes {
		n := in[place{h.Unit.Code, h.Domain}]
		if h.limited {
			n = min(n, h.places)
		}
		sum += n
	}
	return sum
}

// unsaid are the rivals that nobody has given a place.
func (g *contest) unsaid() []*Project {
	return slices.DeleteFunc(slices.Clone(g.rivals), func(p *Project) bool { return p.Decision.Choice() != "" })
}

// certain reports whether the limit has room for the project whatever becomes of those
// that are not behind it.
func (g *contest) certain(p *Project) bool {
	if !g.contested || g.blocked {
		return !g.contested
	}
	before := g.taken
	for _, q := range g.alive {
		if before >= g.places {
			return false
		}
		if q != p && !p.goesBefore(q) {
			before++
		}
	}
	return before < g.places
}

// behind is how many projects have a place of the limit or are before the project.
func (g *contest) behind(p *Project) int {
	before := g.taken
	for _, q := range g.alive {
		if q.goesBefore(p) {
			before++
		}
	}
	return before
}

// beaten reports whether the limit has no room for the project: its places are taken, or
// will be by projects before it that no other limit can keep from them.
func (g *contest) beaten(p *Project) bool {
	if !g.contested || g.blocked {
		return false
	}
	before := g.taken
	for _, q := range g.alive {
		if before >= g.places {
			return true
		}
		if q.exceeded == 1 && q.goesBefore(p) {
			before++
		}
	}
	return before >= g.places
}

// whyLost says why the limit has no place for the project.
func (g *contest) whyLost(p *Project) string {
	switch {
	case g.limit == 0 && g.OfUnitAndDomain():
		return fmt.Sprintf("“%s”领域没有推荐名额（限额 0 个）", g.Domain)
	case g.limit == 0:
		return g.name + "没有推荐名额（限额 0 个）"
	case g.places == 0:
		return fmt.Sprintf("%s %d 个已由填写“推荐”的项目占满", g.limitWords(), g.limit)
	}
	return fmt.Sprintf("超过%s %d 个，", g.limitWords(), g.limit) + g.placeInOrder(p)
}

// placeInOrder says where people have put the project that got no place: 排在第 3, 并列第 3,
// or 未排序 where they have not. Nobody is given a rank that nobody entered.
func (g *contest) placeInOrder(p *Project) string {
	switch ranked := g.rankIn(p) != math.Inf(1); {
	case g.IsWide() && ranked:
		return ColumnTotalRank + "在后"
	case g.IsWide():
		return "没有" + ColumnTotalRank
	case !ranked:
		return "未排序"
	case len(g.alive) > 0:
		return "排序在后"
	}
	before, same := g.limit-g.places, 0
	for _, q := range g.open {
		switch order := compareRanks(q, p); {
		case order < 0:
			before++
		case order == 0:
			same++
		}
	}
	if same > 1 {
		return fmt.Sprintf("并列第 %d", before+1)
	}
	return fmt.Sprintf("排在第 %d", before+1)
}

// limitWords name the limit: 限额, 晋城市各领域合计的限额.
func (g *contest) limitWords() string {
	if g.OfUnitAndDomain() {
		return "限额"
	}
	return g.name + "的限额"
}
