package record

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"shidian/templates/form"
)

// called is a name by which files call a project: 示例药茶种植, of 示例药茶种植标准化试点.
type called struct {
	name string
	of   []*Project
}

// scanNames are the names of all projects and of their units, the longest first, so that
// 示例药茶 is not found in 示例药茶种植.
type scanNames struct {
	pilots, units []called
	listed        map[string]*Project // by the hash of the scan: what the list of a unit says
}

func (r *Rollup) scanNames() *scanNames {
	pilots, undertaking, parties := map[string][]*Project{}, map[string][]*Project{}, map[string][]*Project{}
	add := func(to map[string][]*Project, p *Project, names []string) {
		for _, name := range names {
			if !slices.Contains(to[name], p) {
				to[name] = append(to[name], p)
			}
		}
	}
	for _, p := range r.Projects {
		if p.SenderUnknown() {
			continue
		}
		for _, v := range p.Others {
			add(pilots, p, v.Facts.CallsPilot())
			add(undertaking, p, v.Facts.CallsUnits(form.UndertakingUnit))
			add(undertaking, p, v.Facts.CallsUnits(form.UnitName))
			for _, id := range []form.ID{form.Partners, form.GuarantorUnit, form.GuidingUnit} {
				add(parties, p, v.Facts.CallsUnits(id))
			}
		}
	}
	for name := range undertaking { // it may be the stamp of the other party, too
		for _, p := range parties[name] {
			add(undertaking, p, []string{name})
		}
	}
	return &scanNames{longestFirst(pilots), longestFirst(undertaking), r.listedScans()}
}

// listedScans are the projects of the scans that units have matched, by the hash of the
// scan. Of what two lists say otherwise nothing holds.
func (r *Rollup) listedScans() map[string]*Project {
	of := map[string]*Project{}
	for _, file := range r.Files {
		if !file.Taken() || file.SenderUnknown {
			continue
		}
		for _, s := range file.Return.Scans {
			i := slices.IndexFunc(file.Projects, func(v *Version) bool { return v.Key == s.Project })
			if i < 0 {
				continue // of a project that is not on the list
			}
			p := file.Projects[i].Project
			if known, twice := of[s.SHA256]; twice && known != p {
				p = nil
			}
			of[s.SHA256] = p
		}
	}
	return of
}

func longestFirst(of map[string][]*Project) []called {
	all := make([]called, 0, len(of))
	for name, projects := range of {
		all = append(all, called{name, projects})
	}
	slices.SortFunc(all, func(a, b called) int {
		return cmp.Or(cmp.Compare(utf8.RuneCountInString(b.name), utf8.RuneCountInString(a.name)), cmp.Compare(a.name, b.name))
	})
	return all
}

// in are the projects that the text calls. What was found is taken out of the text.
func in(names []called, text string) (found []*Project) {
	for _, c := range names {
		if !strings.Contains(text, c.name) {
			continue
		}
		text = strings.ReplaceAll(text, c.name, "|")
		for _, p := range c.of {
			if !slices.Contains(found, p) {
				found = append(found, p)
			}
		}
	}
	return found
}

// saidBy are the projects that everything agrees on which the places call something, and
// whether nothing does although something is called.
func (n *scanNames) saidBy(places []string) (said []*Project, contradicts bool) {
	first := true
	for _, place := range places {
		for _, part := range strings.Split(strings.TrimSuffix(place, path.Ext(place)), "/") {
			text := form.NormalName(part)
			for _, names := range [][]called{n.pilots, n.units} {
				found := in(names, text)
				switch {
				case found == nil:
				case first:
					said, first = found, false
				default:
					said = slices.DeleteFunc(said, func(p *Project) bool { return !slices.Contains(found, p) })
				}
			}
		}
	}
	return said, !first && len(said) == 0
}

var (
	han        = regexp.MustCompile(`\p{Han}`)
	pilotWords = regexp.MustCompile(`标准化|试点|项目`)
	// plainWords are those that stand in the names of scans of any pilot.
	plainWords = regexp.MustCompile(`标准化|试点|示范|项目|申报|材料|扫描|复印|盖章|签字|签章|附件|原件|纸质|文件|照片|图片|省级|市级|县级|推荐|承诺|负责人|联系人|法人|身份证|营业执照|证书|单位|上报|报送|最终|定稿|终版|[书表函页版件份张的及和与第等年月日号]`)
)

// namesAnotherPilot reports whether a name of the file or of its folders reads like that of
// a pilot, which is none of those that are known. It holds no project's name: the names
// were looked for before.
func (r *Rollup) namesAnotherPilot(places []string) bool {
	for _, place := range places {
		for _, part := range strings.Split(strings.TrimSuffix(place, path.Ext(place)), "/") {
			text := form.NormalName(part)
			if !pilotWords.MatchString(text) {
				continue
			}
			for _, region := range r.Plan.Regions {
				for _, name := range region.Names() {
					text = strings.ReplaceAll(text, name, "")
				}
			}
			if len(han.FindAllString(plainWords.ReplaceAllString(text, ""), -1)) > 2 {
				return true
			}
		}
	}
	return false
}
