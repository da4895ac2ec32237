package rollup

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"shidian/templates/form"
)

// # Identity
//
// A project is known by the county that filed it and by a fingerprint: its
// normalised name, and the credit code of its unit.
//
//   - Forms of one county with the same name are one project, whatever file,
//     sheet or order they came in. The n-th form of the same name in one file
//     is a project of its own, which C002 points out.
//   - A corrected name is the same project when the county, the unit's code and
//     the domain of some version of each are the same, the names' own words are
//     alike by sixty per cent, and no file holds both: a unit may file two
//     pilots, but then one file or the other shows them side by side.
//   - It must be the only one: where a name could be the correction of two
//     others, nothing is assumed. C002 asks a person about names that are alike.
//   - A form without a name goes by its unit, and without either by its sheet.
//
// All of it follows from the set of forms alone, so the order in which files
// came does not matter. People's decisions go by the name of the version that
// they were made about, whatever name counts now: they are found by any name
// the project ever had, and stay with their own when names turn out to be two.

// alikeCorrection is how alike an old and a corrected name must be, by their
// own words.
const alikeCorrection = 0.6

// ownWords is the version's name without the words that the names of a county's
// pilots share. With them 物业培育标准化试点 and 物流服务标准化试点 are alike.
func (v *Version) ownWords() string {
	shared := []string{"省级", "标准化", "试点", "示范", "项目"}
	for _, region := range v.Facts.Plan.Path(v.Facts.Region.Code) {
		shared = append(shared, region.Name)
	}
	name := form.NormalName(v.Facts.Name())
	for _, words := range shared {
		name = strings.ReplaceAll(name, words, "")
	}
	return name
}

// nameKey is the identity that a form's own name gives it.
func nameKey(f *form.Filled, nth int) string {
	key := f.Region + "|" + form.NormalName(f.Name())
	if nth > 1 {
		key += fmt.Sprintf("#%d", nth)
	}
	return key
}

// formKeys are the name keys of the forms of one file.
func formKeys(forms []*form.Filled) []string {
	seen := map[string]int{}
	var keys []string
	for _, f := range forms {
		name := nameKey(f, 1)
		seen[name]++
		keys = append(keys, nameKey(f, seen[name]))
	}
	return keys
}

// versionID tells versions apart by where they first stood: the county's file
// and sheet. A list sent twice brings the same version twice.
func versionID(f *form.Filled) string { return f.SHA256 + "#" + f.Sheet }

// versionKeys are the name keys of every version, by its ID.
func (s *State) versionKeys() map[string]string {
	keys := map[string]string{}
	for _, f := range s.sorted() {
		for i, key := range formKeys(f.Return.Projects) {
			keys[versionID(f.Return.Projects[i])] = key
		}
	}
	return keys
}

// named are the versions that share a name key.
type named struct {
	key      string
	versions []*Version
	likes    []*named // those it could be a correction of
}

// lineage is every version of one project, and every name it has had.
type lineage struct {
	keys     []string
	versions []*Version
}

// identify groups the versions into projects.
func identify(versions []*Version) []lineage {
	var groups []*named
	byKey := map[string]*named{}
	for _, v := range versions {
		g := byKey[v.Key]
		if g == nil {
			g = &named{key: v.Key}
			byKey[v.Key] = g
			groups = append(groups, g)
		}
		g.versions = append(g.versions, v)
	}
	slices.SortFunc(groups, func(a, b *named) int { return cmp.Compare(a.key, b.key) })
	findCorrections(groups)
	var projects []lineage
	done := map[*named]bool{}
	for _, g := range groups {
		if done[g] {
			continue
		}
		p := lineage{}
		for _, member := range g.chain() {
			done[member] = true
			p.keys = append(p.keys, member.key)
			p.versions = append(p.versions, member.versions...)
		}
		projects = append(projects, p)
	}
	return projects
}

// unit is whose project it is, in which domain.
type unit struct{ region, code, domain string }

// units are those that any version names: a code or a domain may have been
// corrected before the name was, so no single version can speak for all.
func (g *named) units() []unit {
	var units []unit
	for _, v := range g.versions {
		u := unit{region: v.Facts.Region.Code, code: v.Facts.Text(form.OrgCode)}
		if d, ok := v.Facts.Domain(); ok {
			u.domain = d.Name
		}
		if u.code != "" && u.domain != "" && !slices.Contains(units, u) {
			units = append(units, u)
		}
	}
	return units
}

// findCorrections links names that are corrections of one another, within one
// county and one unit.
func findCorrections(groups []*named) {
	byUnit := map[unit][]*named{}
	for _, g := range groups {
		for _, u := range g.units() {
			for _, other := range byUnit[u] {
				if !slices.Contains(g.likes, other) && g.corrects(other) {
					g.likes, other.likes = append(g.likes, other), append(other.likes, g)
				}
			}
			byUnit[u] = append(byUnit[u], g)
		}
	}
}

func (g *named) corrects(other *named) bool {
	a, b := g.versions[0].ownWords(), other.versions[0].ownWords()
	return a != "" && form.Likeness(a, b) >= alikeCorrection && !shareFile(g.versions, other.versions)
}

func shareFile(a, b []*Version) bool {
	for _, x := range a {
		for _, y := range b {
			if x.File == y.File {
				return true
			}
		}
	}
	return false
}

// correctsTwo reports whether the name could be the correction of two older ones
// that are no corrections of each other.
func (g *named) correctsTwo() bool {
	for i, a := range g.likes {
		for _, b := range g.likes[i+1:] {
			if !slices.Contains(a.likes, b) && a.first() < g.first() && b.first() < g.first() {
				return true
			}
		}
	}
	return false
}

// first is the day on which the name first came.
func (g *named) first() string {
	day := g.versions[0].File.Arrived().String()
	for _, v := range g.versions {
		day = min(day, v.File.Arrived().String())
	}
	return day
}

// chain is the group with everything that is linked to it, or the group alone
// when the links contradict one another: two of them stood side by side in one
// file, or one could be the correction of two older ones. Then a person has to
// say which is which.
func (g *named) chain() []*named {
	chain := []*named{g}
	for i := 0; i < len(chain); i++ {
		for _, next := range chain[i].likes {
			if !slices.Contains(chain, next) {
				chain = append(chain, next)
			}
		}
	}
	for i, a := range chain {
		if a.correctsTwo() {
			return []*named{g}
		}
		for _, b := range chain[i+1:] {
			if shareFile(a.versions, b.versions) {
				return []*named{g}
			}
		}
	}
	slices.SortFunc(chain, func(a, b *named) int { return cmp.Compare(a.key, b.key) })
	return chain
}
