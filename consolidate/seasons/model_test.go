package seasons

import (
	"cmp"
	"maps"
	"slices"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// The model knows what the counties meant, which the program has to infer.

// stood is one form of one paper that a merge has seen.
type stood struct {
	*paper
	sheet
	id string
}

// versions are all forms that the city has seen.
func (s *season) versions() []stood {
	var all []stood
	for _, p := range s.papers {
		if !p.seen || p.junk || p.void != "" {
			continue
		}
		for i, sh := range p.sheets {
			all = append(all, stood{p, sh, p.versionID(i)})
		}
	}
	return all
}

// projects are the versions by project. A project is what a county files under
// one name and one unit's code; a form without a valid code goes with the one
// project of its name. A corrected name or code is asked about and not assumed.
func (s *season) projects() [][]stood {
	byName := map[string]map[string][]stood{} // name, then code
	for _, v := range s.versions() {
		name, code := v.county.Code+v.name, v.code
		if v.missing == form.OrgCode {
			code = ""
		}
		if byName[name] == nil {
			byName[name] = map[string][]stood{}
		}
		byName[name][code] = append(byName[name][code], v)
	}
	var projects [][]stood
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		codes := byName[name]
		if without := codes[""]; without != nil && len(codes) == 2 {
			for code, with := range codes {
				if code != "" && !sharePaper(without, with) {
					codes = map[string][]stood{code: append(slices.Clone(with), without...)}
				}
			}
		}
		for _, code := range slices.Sorted(maps.Keys(codes)) {
			projects = append(projects, codes[code])
		}
	}
	return s.joined(projects)
}

// joined are the projects with those joined of which staff say that they are
// one: a former name has to be that of one other project of the county, and
// nothing that stood side by side becomes one.
func (s *season) joined(projects [][]stood) [][]stood {
	group := make([]int, len(projects)) // the number that joined projects share
	for i := range group {
		group[i] = i
	}
	all := func(g int) []stood {
		var versions []stood
		for i, p := range projects {
			if group[i] == g {
				versions = append(versions, p...)
			}
		}
		return versions
	}
	join := func(key, name string) bool {
		i := slices.IndexFunc(projects, func(p []stood) bool { return slices.ContainsFunc(p, func(v stood) bool { return v.key() == key }) })
		if i < 0 {
			return false
		}
		meant := map[int]bool{}
		for k, other := range projects {
			if k != i && other[0].county.Code == projects[i][0].county.Code && other[0].name == name {
				meant[group[k]] = true
			}
		}
		from := slices.Collect(maps.Keys(meant))
		if len(from) != 1 || from[0] == group[i] || sharePaper(all(group[i]), all(from[0])) {
			return false
		}
		for k, to := 0, group[i]; k < len(group); k++ {
			if group[k] == from[0] {
				group[k] = to
			}
		}
		return true
	}
	for again := true; again; { // what is joined may make a name that of one project
		again = false
		for _, key := range slices.Sorted(maps.Keys(s.former)) {
			again = join(key, s.former[key]) || again
		}
	}
	var out [][]stood
	for i := range projects {
		if slices.Index(group, group[i]) == i {
			out = append(out, all(group[i]))
		}
	}
	return out
}

// key is how a rollup knows the form by itself.
func (v stood) key() string {
	key := v.county.Code + "|" + form.NormalName(v.name)
	if v.missing != form.OrgCode {
		key += "@" + v.code
	}
	return key
}

func sharePaper(a, b []stood) bool {
	for _, x := range a {
		for _, y := range b {
			if x.paper == y.paper {
				return true
			}
		}
	}
	return false
}

// arrivedOn is what staff entered, else the day of first sight.
func (p *paper) arrivedOn() string { return cmp.Or(p.arrived, p.firstSeen.String()) }

func (p *paper) late() bool {
	const lastDay = "2021-05-08"
	if p.exception != "" || p.arrivedOn()[:len(lastDay)] <= lastDay {
		return false
	}
	return p.arrived != "" || p.saved.IsZero() || p.saved.String() > lastDay // else nobody can say
}

// newer orders papers by the evidence; 0 when nothing tells.
func (p *paper) newer(other *paper) int {
	order := cmp.Or(cmp.Compare(p.arrivedOn(), other.arrivedOn()), cmp.Compare(p.written.String(), other.written.String()))
	if order == 0 && !p.saved.IsZero() && !other.saved.IsZero() {
		order = cmp.Or(cmp.Compare(p.saved.String(), other.saved.String()), cmp.Compare(p.clock, other.clock))
	}
	return order
}

// newest are the versions than which none is newer.
func newest(versions []stood) []stood {
	return slices.DeleteFunc(slices.Clone(versions), func(v stood) bool {
		return slices.ContainsFunc(versions, func(other stood) bool { return other.newer(v.paper) > 0 })
	})
}

// best are the versions of which one has to count: the newest that can be
// recommended, else the newest valid, else the newest.
func best(project []stood) []stood {
	for _, fits := range []func(stood) bool{func(v stood) bool { return v.valid() && !v.late() }, func(v stood) bool { return v.valid() }} {
		if some := slices.DeleteFunc(slices.Clone(project), func(v stood) bool { return !fits(v) }); len(some) > 0 {
			return newest(some)
		}
	}
	return newest(project)
}

// unclear reports whether the versions of which one has to count say different
// things.
func unclear(project []stood) bool {
	top := best(project)
	return top[0].valid() && !top[0].late() && slices.ContainsFunc(top, func(v stood) bool {
		return v.name != top[0].name || v.domain != top[0].domain || v.budget != top[0].budget || v.code != top[0].code
	})
}

// leftOut says whether a paper of the county leaves the project out: "yes" where
// it surely is the newer edition, with several projects and none that the older
// paper lacks, "ask" where a person has to say. A paper is an edition of another
// when they share a project, or when it sends again what came in others.
func leftOut(project []stood, all [][]stood) string {
	inTime := slices.DeleteFunc(slices.Clone(project), func(v stood) bool { return v.late() })
	last := newest(inTime)
	says := "no"
	if len(last) == 0 {
		return says
	}
	for _, q := range papersOf(all, project[0].county) {
		on := projectsOn(q, all)
		if q.late() || slices.ContainsFunc(project, func(v stood) bool { return v.paper == q }) {
			continue
		}
		again := len(q.sheets) > 1 && !slices.ContainsFunc(on, func(other []stood) bool {
			return !slices.ContainsFunc(other, func(v stood) bool { return v.paper != q && q.newer(v.paper) > 0 })
		})
		edition, part, sure, older := again, false, len(q.sheets) > 1, false
		for _, l := range last {
			shared := 0
			for _, other := range on {
				if slices.ContainsFunc(other, func(v stood) bool { return v.paper == l.paper }) {
					shared++
				}
			}
			edition, part = edition || shared > 0, part || shared == len(on)
			sure = sure && q.newer(l.paper) > 0
			older = older || q.newer(l.paper) < 0
		}
		switch {
		case !edition || older:
		case sure && part:
			return "yes"
		default:
			says = "ask"
		}
	}
	return says
}

// renamed are the names under which a paper of a later day may have the project: it has
// another one of the same unit, which none of the newest papers with the project has.
func renamed(project []stood, all [][]stood) (names []string) {
	last := newest(slices.DeleteFunc(slices.Clone(project), func(v stood) bool { return v.late() }))
	for _, q := range papersOf(all, project[0].county) {
		has := slices.ContainsFunc(project, func(v stood) bool { return v.paper == q })
		if q.late() || has || slices.ContainsFunc(last, func(l stood) bool { return q.newer(l.paper) < 0 }) {
			continue
		}
		for _, l := range last {
			later := cmp.Or(cmp.Compare(q.arrivedOn(), l.arrivedOn()), cmp.Compare(q.written.String(), l.written.String())) > 0
			for _, v := range q.sheets {
				if later && v.code == l.code && v.missing != form.OrgCode && l.missing != form.OrgCode {
					names = append(names, v.name)
				}
			}
		}
	}
	return names
}

// papersOf are the papers of the county, each once.
func papersOf(all [][]stood, county plan.Region) []*paper {
	var papers []*paper
	for _, v := range slices.Concat(all...) {
		if v.county.Code == county.Code && !slices.Contains(papers, v.paper) {
			papers = append(papers, v.paper)
		}
	}
	return papers
}

// projectsOn are the projects that stand on the paper.
func projectsOn(q *paper, all [][]stood) [][]stood {
	return slices.DeleteFunc(slices.Clone(all), func(other []stood) bool {
		return !slices.ContainsFunc(other, func(v stood) bool { return v.paper == q })
	})
}
