package rollup

import "testing"

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
		{"the same name, another code: the code was corrected", []string{"示例茶叶种植试点", code}, []string{"示例茶叶种植试点", "组织机构代码=91330100799655058B"}, 1},
		{"a corrected name of the same unit and domain", []string{"示例沁水茶叶种植标准化试点", code}, []string{"示例沁水县茶叶种植标准化试点", code}, 1},
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

func TestLikeNamesSideBySideAreTwoProjects(t *testing.T) {
	const code = "组织机构代码=91350100M000100Y43"
	both := received("140521", "两个.xlsx", 3, filled("示例沁水有机茶叶种植加工试点甲", code), filled("示例沁水有机茶叶种植加工试点乙", code))
	corrected := received("140521", "更正.xlsx", 5, filled("示例沁水县有机茶叶种植加工试点", code))
	r := computed(stateWith(both, corrected))
	if len(r.Projects) != 3 {
		t.Errorf("%d projects: which one was corrected is for a person to say", len(r.Projects))
	}
}

func TestNameBetweenTwoOthersIsAssumedToBeNeither(t *testing.T) {
	const code = "组织机构代码=91350100M000100Y43"
	r := computed(stateWith(
		received("140521", "甲.xlsx", 3, filled("甲乙丙丁戊己", code)),
		received("140521", "乙.xlsx", 4, filled("丁戊己庚辛壬", code)),
		received("140521", "丙.xlsx", 5, filled("乙丙丁戊己庚辛", code))))
	if len(r.Projects) != 3 {
		t.Errorf("%d projects", len(r.Projects))
	}
}
