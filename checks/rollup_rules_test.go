package checks

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan"
)

func TestDecisionsOfPeople(t *testing.T) {
	for _, c := range []struct {
		name string
		s    Standing
		want string
	}{
		{"recommended and fit", Standing{Recommend: RecommendYes}, ""},
		{"recommended and blocked", Standing{Recommend: RecommendYes, Blocked: true}, "K5 R003"},
		{"recommended and late", Standing{Recommend: RecommendYes, Late: true}, "K5 R003"},
		{"recommended and returned without a reason", Standing{Recommend: RecommendYes, Opinion: OpinionReturn}, "K5 R003\nK5 R008"},
		{"recommended and withdrawn", Standing{Recommend: RecommendYes, Opinion: OpinionWithdrawn}, "K5 R003"},
		{"withdrawn needs no reason", Standing{Opinion: OpinionWithdrawn}, ""},
		{"returned with a reason", Standing{Opinion: OpinionReturn, Reason: "材料不全"}, ""},
		{"not recommended, a blank for a reason", Standing{Recommend: RecommendNo, Reason: "　"}, "K5 R008"},
		{"reserve needs no reason", Standing{Recommend: RecommendReserve}, ""},
		{"blocked and left alone", Standing{Blocked: true}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := exampleRollup()
			c.s.Name, c.s.Place = "示例试点", exampleDecision
			r.Standings = []Standing{c.s}
			compare(t, append(CheckAsked(r), CheckRollup(r)...), c.want)
		})
	}
}

func TestAllThatHindersIsNamed(t *testing.T) {
	r := exampleRollup()
	r.Standings = []Standing{{Name: "示例试点", Recommend: RecommendYes, Blocked: true, Late: true, Opinion: OpinionReturn, Reason: "材料不全"}}
	m := CheckRollup(r)[0].Message
	for _, part := range []string{"必须改正的错误", "退回", "逾期"} {
		if !strings.Contains(m, part) {
			t.Errorf("%s is missing in %s", part, m)
		}
	}
}

func TestContestThatIsDecidedIsNotTold(t *testing.T) {
	r := exampleRollup()
	r.Contests = []Contest{{Cap: plan.Cap{Scope: plan.EachUnit, Unit: r.Merging, Domain: "农业", Most: 2}, Candidates: 3, Recommended: 2}}
	compare(t, CheckRollup(r), "")
}

func TestTheSameWorkInTwoPlacesIsTwoProjects(t *testing.T) {
	for name, want := range map[string]string{"示例阳城县中药材连片种植标准化试点": "", "示例沁水县中药材连片种植标准化试点": "试点名称 R004"} {
		r := exampleRollup()
		r.Projects[0] = exampleOf("", "试点名称 | 示例沁水县中药材连片种植标准化试点")
		other := exampleOf("", "试点名称 | "+name+"\n组织机构代码 | 12140521MB0000000C")
		other.Region, _ = r.Plan.Region("140522")
		r.Projects = append(r.Projects, other)
		compare(t, CheckAsked(r), want)
	}
}

func TestTheSameUnitOrNameElsewhere(t *testing.T) {
	const otherCode = "\n组织机构代码 | 12140521MB0000000C"
	for _, c := range []struct{ name, grid, want string }{
		{"the same code", "试点名称 | 示例太行蜂蜜养殖标准化试点", "组织机构代码 R004"},
		{"the same code and name is told once", "", "组织机构代码 R004"},
		{"nearly the same name", "试点名称 | 示例沁河药茶种植与加工标准化试点" + otherCode, "试点名称 R004"},
		{"another product", "试点名称 | 示例沁河蜂蜜养殖加工标准化试点" + otherCode, ""},
		{"nothing known", "试点名称 |\n组织机构代码 | 1234", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := exampleRollup()
			other := exampleOf("", c.grid)
			other.Region, _ = r.Plan.Region("140522")
			r.Projects = append(r.Projects, other)
			compare(t, append(CheckAsked(r), CheckRollup(r)...), c.want)
		})
	}
}

// named makes projects of which only the name and the region count.
func named(names []string, region func(int) string) []*Application {
	projects := make([]*Application, len(names))
	for i, name := range names {
		projects[i] = &Application{Form: form.NewFilled(form.Origin{}), Region: plan.Region{Code: region(i)},
			values: map[form.ID]form.Value{form.PilotName: {Text: name}}}
	}
	return projects
}

func TestLikeNamesAreFoundExactly(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	letters := []rune("药茶种植加工标准化试点沁河")
	names := []string{"", "茶", "茶", "。", "药茶", "茶药", "药茶"}
	for range 120 {
		name := make([]rune, 1+random.IntN(14))
		for i := range name {
			name[i] = letters[random.IntN(len(letters))]
		}
		names = append(names, string(name))
		near := append([]rune{}, name...)
		near[random.IntN(len(near))] = letters[random.IntN(len(letters))]
		names = append(names, string(near), string(name)+"点")
	}
	region := func(i int) string { return fmt.Sprint(i % 3) }
	projects := named(names, region)
	found := map[int]int{}
	for _, m := range elsewhere(projects) {
		found[m.later] = m.earlier
	}
	for i := range names {
		want := -1
		for k := range i {
			if form.NormalName(names[i]) != "" && region(i) != region(k) && form.Likeness(names[i], names[k]) >= likeElsewhere {
				want = k
				break
			}
		}
		got, ok := found[i]
		if !ok {
			got = -1
		}
		if got != want {
			t.Fatalf("%d %q: got %d, want %d %q", i, names[i], got, want, names[max(want, 0)])
		}
	}
}

func TestTenThousandProjectsAreComparedQuickly(t *testing.T) {
	effort.Usual(t)
	var names []string
	for i := range 10_000 {
		names = append(names, fmt.Sprintf("示例%04d号农产品种植加工标准化试点", i*7919%10_000))
	}
	for name, region := range map[string]func(int) string{
		"in a hundred counties": func(i int) string { return fmt.Sprint(i % 100) },
		"in one county":         func(int) string { return "1" },
	} {
		start := time.Now()
		elsewhere(named(names, region))
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s: took %s", name, took)
		} else {
			t.Logf("%s: took %s", name, took)
		}
	}
}

// A county that files too little of one domain is told of it, also where it reports to
// the root by itself.
func TestTooFewOfADomainAreTold(t *testing.T) {
	u := exampleUnit()
	u.Plan.LimitRows = []plan.LimitRow{{Domain: "工业", Scope: plan.EachCounty, Least: 1, Basis: "市 二"}, {Domain: "农业", Scope: plan.EachCounty, Least: 1}}
	want := "“工业”领域有效项目 0 个，少于要求的 1 个。请督促补报。"
	if got := CheckUnit(u); len(got) != 1 || got[0].Rule.ID != "C001" || got[0].Message != want || got[0].Clause != "市 二" {
		t.Errorf("%+v", got)
	}
	u.Invalid, u.InvalidIn = 1, map[string]int{"农业": 1}
	if got := CheckUnit(u); len(got) != 3 { // 工业, 农业 and 1 in all
		t.Errorf("%+v", got)
	}
	u.Plan.LimitRows = []plan.LimitRow{{Unit: "140521", Scope: plan.EachCounty, Least: plan.NoPlaces}}
	u.Status, u.Projects = NoFile, nil
	if got := CheckUnit(u); got != nil {
		t.Errorf("nothing is asked for: %+v", got)
	}
}

// What is to be done stands behind the names, also where a limit of the whole province
// leaves very many open.
func TestVeryManyProjectsDoNotCutOffWhatToDo(t *testing.T) {
	r := exampleRollup()
	c := Contest{Cap: plan.Cap{Scope: plan.Whole, Unit: r.Merging, Together: true, Most: 9}, Column: "总排序", Candidates: 99}
	for i := range 99 {
		c.Undecided = append(c.Undecided, fmt.Sprintf("沁水县“示例第%d个名称比较长的标准化试点”", i))
	}
	r.Contests = []Contest{c}
	got := CheckRollup(r)
	if len(got) != 1 || !strings.HasSuffix(got[0].Message, "或者在“总排序”栏排出先后。") || !strings.Contains(got[0].Message, "等 99 个") {
		t.Errorf("%+v", got)
	}
}
