package record

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"shidian/templates/form"
)

// # Identity
//
// A project is known by the county that filed it and by a fingerprint: its
// normalised name and the credit code of its unit.
//
//   - Forms of one county with the same name and the same code are one project,
//     whatever file, sheet or order they came in. The n-th of them in one file is
//     a project of its own, which C002 points out.
//   - A form whose code is blank or wrong goes with the one project of its name,
//     where there is only one: codes are what counties correct most.
//   - A name that was corrected, or a code that was changed for another, makes
//     another project. Nothing is assumed, because two pilots of one unit are
//     often as alike as two versions of one (一期, 二期). C002 asks, and a person
//     answers in the column 原试点名称 of 项目汇总: then the two are one, with all
//     their versions and decisions.
//   - A form without a name goes by its unit, and without either by its sheet, until a
//     later form of the unit has the name (joinWithoutName).
//
//   - In a workbook that had gone back (退回) it is known which form each one corrects, so
//     that a corrected name or code makes no other project (joinCorrected).
//
// All of it follows from the set of forms and decisions alone, so the order in
// which files came does not matter. People's decisions go by the name of the
// version that they were made about, whatever name counts now: they are found
// by any name the project ever had.

// NameKey is the identity that a form's own answers give it.
func NameKey(f *form.Filled, nth int) string {
	key := f.Region + "|" + form.NormalName(f.StandIn())
	if code := validCode(f); code != "" {
		key += "@" + code
	}
	if nth > 1 {
		key += fmt.Sprintf("#%d", nth)
	}
	return key
}

// nameOf is the key without the code and the number.
func nameOf(key string) string {
	key, _, _ = strings.Cut(strings.TrimSuffix(key, besideMark), "#")
	key, _, _ = strings.Cut(key, "@")
	return key
}

// RegionOfKey is the region in the key, with what tells a file apart whose sender is
// not known yet.
func RegionOfKey(key string) string {
	region, _, _ := strings.Cut(key, "|")
	return region
}

// validCode is the form's organization code where it can be one, else "".
func validCode(f *form.Filled) string {
	a := f.Answer(form.OrgCode)
	if a.IsBlank() || a.Unreadable() {
		return ""
	}
	v, faults, ok := form.OrganizationCode{}.Parse(a, nil, nil)
	if !ok || len(faults) > 0 {
		return ""
	}
	return v.Text
}

// formKeys are the name keys of the forms of one file.
func formKeys(forms []*form.Filled) []string {
	seen := map[string]int{}
	var keys []string
	for _, f := range forms {
		name := NameKey(f, 1)
		seen[name]++
		keys = append(keys, NameKey(f, seen[name]))
	}
	return keys
}

// VersionID tells versions apart by where they first stood: the county's file
// and sheet. A list sent twice brings the same version twice.
func VersionID(f *form.Filled) string { return f.SHA256 + "#" + f.Sheet }

// VersionKeys are the name keys of every version, by its ID.
func (s *State) VersionKeys() map[string]string {
	keys := map[string]string{}
	for _, f := range s.sorted() {
		for i, key := range formKeys(f.Return.Projects) {
			keys[VersionID(f.Return.Projects[i])] = key
		}
	}
	return keys
}

// nameGroup are the versions that share a name key: 140521|示例试点@91140521MA00000005.
type nameGroup struct {
	key      string
	versions []*Version
	same     []*nameGroup // those that are the same project under another key
}

// lineage is every version of one project, and every name key it has had: 甲.xlsx and the
// correction 乙.xlsx, of 140521|示例试点.
type lineage struct {
	keys     []string
	versions []*Version
}

// unjoinedName is an entry in 原试点名称 that joins nothing: 示例旧试点, because no other
// project has that name.
type unjoinedName struct {
	key, name string
	why       string // Chinese
}

// identify groups the versions into projects. former are the former names that
// people entered, by the key of the project they entered them for; missed are
// those of them that joined nothing.
func identify(versions []*Version, former map[string]string) (projects []lineage, missed []unjoinedName) {
	var groups []*nameGroup
	byKey := map[string]*nameGroup{}
	for _, v := range versions {
		g := byKey[v.Key]
		if g == nil {
			g = &nameGroup{key: v.Key}
			byKey[v.Key] = g
			groups = append(groups, g)
		}
		g.versions = append(g.versions, v)
	}
	slices.SortFunc(groups, func(a, b *nameGroup) int { return cmp.Compare(a.key, b.key) })
	joinWithoutCode(groups)
	joinWithoutName(groups)
	joinCorrected(groups)
	missed = joinAsEntered(groups, byKey, former)
	done := map[*nameGroup]bool{}
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
	return projects, missed
}

// joinWithoutCode joins forms without a valid code to the one project of their
// name that has one.
func joinWithoutCode(groups []*nameGroup) {
	byName := map[string][]*nameGroup{}
	for _, g := range groups {
		byName[nameOf(g.key)] = append(byName[nameOf(g.key)], g)
	}
	for _, all := range byName {
		if len(all) == 2 && (all[0].key == nameOf(all[0].key)) != (all[1].key == nameOf(all[1].key)) {
			all[0].join(all[1])
		}
	}
}

// joinAsEntered joins what people said is the same project, in the order of
// identities: each former name has to be that of one other project of the
// county, and nothing that stood side by side in one file may become one. A name
// of two projects is one of one project once these are joined, so it is tried
// again while there is progress.
func joinAsEntered(groups []*nameGroup, byKey map[string]*nameGroup, former map[string]string) (missed []unjoinedName) {
	open := formerNames(groups, byKey, former)
	for progress := true; progress; {
		progress, missed = false, nil
		var rest []unjoinedName
		for _, entry := range open {
			if why := byKey[entry.key].joinFormer(groups, entry.name); why != "" {
				entry.why = why
				rest = append(rest, entry)
			} else {
				progress = true
			}
		}
		open, missed = rest, rest
	}
	return missed
}

// formerNames are the former names one by one. What is itself the name of another
// project is one name, whatever people write in names; else two entries that were
// joined are two. Where the project that one was entered for is gone, the entry
// stays in sight as it is.
func formerNames(groups []*nameGroup, byKey map[string]*nameGroup, former map[string]string) []unjoinedName {
	var all []unjoinedName
	for _, key := range slices.Sorted(maps.Keys(former)) {
		g := byKey[key]
		if g == nil {
			continue
		}
		names := []string{former[key]}
		if len(g.others(groups, former[key])) == 0 {
			names = TextsIn(former[key])
		}
		for _, name := range names {
			all = append(all, unjoinedName{key: key, name: name})
		}
	}
	return all
}

// joinFormer joins the group with the project of the name, or says in Chinese
// why it does not.
func (g *nameGroup) joinFormer(groups []*nameGroup, name string) (why string) {
	switch meant := g.others(groups, name); {
	case len(meant) == 0:
		return "没有叫这个名称的其他项目"
	case len(meant) > 1:
		return fmt.Sprintf("叫这个名称的项目有 %d 个", len(meant))
	case slices.Contains(g.joined(), meant[0]):
		return ""
	case shareFile(g.allVersions(), meant[0].allVersions()):
		return "它们在同一份文件中并列，是两个项目"
	default:
		g.join(meant[0])
		return ""
	}
}

// others are the other projects of the group's county with the name. Those that
// are joined already are one.
func (g *nameGroup) others(groups []*nameGroup, name string) []*nameGroup {
	var meant []*nameGroup
	for _, other := range groups {
		if other == g || nameOf(other.key) != g.regional(name) {
			continue
		}
		all := other.joined()
		if !slices.ContainsFunc(meant, func(m *nameGroup) bool { return slices.Contains(all, m) }) {
			meant = append(meant, other)
		}
	}
	return meant
}

// regional is the key, without a code, of a project of the group's county.
func (g *nameGroup) regional(name string) string {
	name = strings.TrimSuffix(strings.TrimSpace(name), form.NoName)
	return RegionOfKey(g.key) + "|" + form.NormalName(name)
}

func (g *nameGroup) join(other *nameGroup) {
	g.same, other.same = append(g.same, other), append(other.same, g)
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

// chain is the group with everything that is joined to it, or the group alone
// when two of them stood side by side in one file: then they are two projects,
// whatever else speaks for one.
func (g *nameGroup) chain() []*nameGroup {
	chain := g.joined()
	for i, a := range chain {
		for _, b := range chain[i+1:] {
			if shareFile(a.versions, b.versions) {
				return []*nameGroup{g}
			}
		}
	}
	slices.SortFunc(chain, func(a, b *nameGroup) int { return cmp.Compare(a.key, b.key) })
	return chain
}

// joined is the group with everything that is joined to it.
func (g *nameGroup) joined() []*nameGroup {
	all := []*nameGroup{g}
	for i := 0; i < len(all); i++ {
		for _, next := range all[i].same {
			if !slices.Contains(all, next) {
				all = append(all, next)
			}
		}
	}
	return all
}

func (g *nameGroup) allVersions() []*Version {
	var all []*Version
	for _, member := range g.joined() {
		all = append(all, member.versions...)
	}
	return all
}

// BesideKey is the identity of a decision that stands beside the one that the
// project shows.
func BesideKey(key string) string { return strings.TrimSuffix(key, besideMark) + besideMark }

const besideMark = "!"

// AddDecision adds what people entered about a project. What other rows say of the
// same project stands beside it.
func (s *State) AddDecision(key string, d Decision) {
	d.SameAs = "" // it is kept in Former
	if key == "" || d.IsBlank() {
		return
	}
	if known := s.Decisions[key]; known != nil {
		s.Decisions[key] = JoinDecisions(known, &d)
		return
	}
	s.Decisions[key] = &d
}
