package record_test

import (
	"fmt"
	"testing"

	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
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
		r := recordtest.Computed(recordtest.StateWith(
			recordtest.Received("140521", "甲.xlsx", 3, recordtest.Filled(c.first[0], c.first[1:]...)),
			recordtest.Received("140521", "乙.xlsx", 5, recordtest.Filled(c.second[0], c.second[1:]...))))
		if len(r.Projects) != c.want {
			t.Errorf("%s: %d projects, want %d", c.what, len(r.Projects), c.want)
		}
	}
}

func TestFormerNameThatPeopleEnteredMakesOneProject(t *testing.T) {
	const code = "组织机构代码=91350100M000100Y43"
	old, corrected := recordtest.Filled("示例沁水茶叶种植试点", code), recordtest.Filled("示例沁水县茶叶种植试点", code)
	first, second := recordtest.Received("140521", "甲.xlsx", 3, old), recordtest.Received("140521", "乙.xlsx", 5, corrected)
	s := recordtest.StateWith(first, second)
	s.Decisions[record.NameKey(first.Return.Projects[0], 1)] = &record.Decision{Recommend: "是", Reason: "看过现场"}
	s.Former[record.NameKey(second.Return.Projects[0], 1)] = "示例沁水茶叶种植试点"
	r := recordtest.Computed(s)
	if len(r.Projects) != 1 || len(r.Orphans) != 0 {
		t.Fatalf("%d projects, %d orphans", len(r.Projects), len(r.Orphans))
	}
	if p := r.Projects[0]; p.Facts.Name() != "示例沁水县茶叶种植试点" || p.Decision.Reason != "看过现场" || len(p.Former) != 1 {
		t.Errorf("%s: %+v", p.Facts.Name(), p.Decision)
	}
}

func TestFormsSideBySideAreTwoProjectsWhateverPeopleEnter(t *testing.T) {
	s := recordtest.StateWith(recordtest.Received("140521", "两个.xlsx", 3, recordtest.Filled("示例甲试点"), recordtest.Filled("示例乙试点")))
	for _, f := range s.Files {
		s.Former[record.NameKey(f.Return.Projects[0], 1)] = "示例乙试点"
	}
	if r := recordtest.Computed(s); len(r.Projects) != 2 {
		t.Errorf("%d projects", len(r.Projects))
	}
}

// A name that people write with a stroke is one name, and two names that were
// joined with one are two.
func TestFormerNameWithAStrokeInIt(t *testing.T) {
	for former, others := range map[string][]string{
		"示例茶 / 桑试点": {"示例茶 / 桑试点"},
		record.CellOf([]string{"示例茶试点", "示例桑试点"}): {"示例茶试点", "示例桑试点"},
		"示例茶|桑@试点": {"示例茶|桑@试点"},
	} {
		corrected := recordtest.Received("140521", "新.xlsx", 9, recordtest.Filled("示例新试点"))
		s := recordtest.StateWith(corrected)
		for i, name := range others {
			f := recordtest.Received("140521", fmt.Sprint(i, ".xlsx"), 3+i, recordtest.Filled(name))
			s.Files[f.ID()] = f
		}
		s.Former[record.NameKey(corrected.Return.Projects[0], 1)] = former
		if r := recordtest.Computed(s); len(r.Projects) != 1 || r.Unjoined() != 0 {
			t.Errorf("%s: %d projects, and %d are not met", former, len(r.Projects), r.Unjoined())
		}
	}
}
