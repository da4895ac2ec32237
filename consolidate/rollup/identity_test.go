package rollup

import (
	"fmt"
	"testing"
)

// Each case is two files of one county; the question is how many projects they
// make. The answers of a form are its name and what differs from the others.
func TestIdentityCases(t *testing.T) {
	const code = "组织机构代码=91350100M000100Y43"
	cases := []struct {
		what          string
		first, second []string // of one form: name and answers
		want          int
	}{
		{"the same name", []string{"示例沁水茶叶种植标准化试点"}, []string{"示例沁水茶叶种植标准化试点"}, 1},
		{"the same name, written full-width and with a space", []string{"示例A级茶叶试点"}, []string{"示例Ａ级 茶叶试点"}, 1},
		{"the same name, another code: asked about", []string{"示例茶叶种植试点", code}, []string{"示例茶叶种植试点", "组织机构代码=91330100799655058B"}, 2},
		{"the same name, a wrong code corrected", []string{"示例茶叶种植试点", "组织机构代码=913501"}, []string{"示例茶叶种植试点", code}, 1},
		{"a corrected name: asked about", []string{"示例沁水茶叶种植标准化试点", code}, []string{"示例沁水县茶叶种植标准化试点", code}, 2},
		{"two stages of one work", []string{"示例物流园区试点（一期）", code}, []string{"示例物流园区试点（二期）", code}, 2},
		{"a corrected name without a code", []string{"示例沁水茶叶种植标准化试点", "组织机构代码="}, []string{"示例沁水县茶叶种植标准化试点", "组织机构代码="}, 2},
		{"another pilot of the same unit", []string{"示例沁水茶叶种植标准化试点", code}, []string{"示例乡村民宿服务规范", code}, 2},
		{"a like name in another domain", []string{"示例沁水茶叶种植标准化试点", code, "领域=农业"}, []string{"示例沁水县茶叶种植标准化试点", code, "领域=服务业"}, 2},
	}
	for _, c := range cases {
		r := computed(stateWith(
			received("140521", "甲.xlsx", 3, filled(c.first[0], c.first[1:]...)),
			received("140521", "乙.xlsx", 5, filled(c.second[0], c.second[1:]...))))
		if len(r.Projects) != c.want {
			t.Errorf("%s: %d projects, want %d", c.what, len(r.Projects), c.want)
		}
	}
}

func TestFormerNameThatPeopleEnteredMakesOneProject(t *testing.T) {
	const code = "组织机构代码=91350100M000100Y43"
	old, corrected := filled("示例沁水茶叶种植试点", code), filled("示例沁水县茶叶种植试点", code)
	first, second := received("140521", "甲.xlsx", 3, old), received("140521", "乙.xlsx", 5, corrected)
	s := stateWith(first, second)
	s.Decisions[nameKey(first.Return.Projects[0], 1)] = &Decision{Recommend: "是", Reason: "看过现场"}
	s.Former[nameKey(second.Return.Projects[0], 1)] = "示例沁水茶叶种植试点"
	r := computed(s)
	if len(r.Projects) != 1 || len(r.Orphans) != 0 {
		t.Fatalf("%d projects, %d orphans", len(r.Projects), len(r.Orphans))
	}
	if p := r.Projects[0]; p.Facts.Name() != "示例沁水县茶叶种植试点" || p.Decision.Reason != "看过现场" || len(p.Former) != 1 {
		t.Errorf("%s: %+v", p.Facts.Name(), p.Decision)
	}
}

func TestFormsSideBySideAreTwoProjectsWhateverPeopleEnter(t *testing.T) {
	s := stateWith(received("140521", "两个.xlsx", 3, filled("示例甲试点"), filled("示例乙试点")))
	for _, f := range s.Files {
		s.Former[nameKey(f.Return.Projects[0], 1)] = "示例乙试点"
	}
	if r := computed(s); len(r.Projects) != 2 {
		t.Errorf("%d projects", len(r.Projects))
	}
}

// Two merges later the two still are one, also when the county goes back to the
// former name, and they are two again when the entry is cleared.
func TestFormerNameHoldsThroughLaterMerges(t *testing.T) {
	const code = "组织机构代码=91350100M000100Y43"
	first, second := received("140521", "甲.xlsx", 3, filled("示例沁水茶叶种植试点", code)), received("140521", "乙.xlsx", 5, filled("示例沁水县茶叶种植试点", code))
	s := stateWith(first, second)
	s.Decisions[nameKey(first.Return.Projects[0], 1)] = &Decision{Recommend: "是", Reason: "看过现场", Version: versionID(first.Return.Projects[0])}
	s.Former[nameKey(second.Return.Projects[0], 1)] = "示例沁水茶叶种植试点"
	back := received("140521", "丙.xlsx", 7, filled("示例沁水茶叶种植试点", code, "邮编=048000"))
	for n, later := range []*State{NewState(), stateWith(back), NewState()} {
		s = Join(saved(t, computed(s), nil).State, later)
		r := computed(s)
		if len(r.Projects) != 1 || len(r.Orphans) != 0 || r.Projects[0].Decision.Reason != "看过现场" {
			t.Fatalf("merge %d: %d projects, %d orphans, %+v", n+1, len(r.Projects), len(r.Orphans), r.Projects[0].Decision)
		}
	}
}

// A name that people write with a stroke is one name, and two names that were
// joined with one are two.
func TestFormerNameWithAStrokeInIt(t *testing.T) {
	for former, others := range map[string][]string{
		"示例茶 / 桑试点":     {"示例茶 / 桑试点"},
		"示例茶试点 / 示例桑试点": {"示例茶试点", "示例桑试点"},
		"示例茶|桑@试点":      {"示例茶|桑@试点"},
	} {
		corrected := received("140521", "新.xlsx", 9, filled("示例新试点"))
		s := stateWith(corrected)
		for i, name := range others {
			f := received("140521", fmt.Sprint(i, ".xlsx"), 3+i, filled(name))
			s.Files[f.ID()] = f
		}
		s.Former[nameKey(corrected.Return.Projects[0], 1)] = former
		if r := computed(s); len(r.Projects) != 1 || len(r.unmet) != 0 {
			t.Errorf("%s: %d projects, and %v are not met", former, len(r.Projects), r.unmet)
		}
	}
}
