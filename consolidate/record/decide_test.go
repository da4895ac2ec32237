package record_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// limited is the plan with another limit for the city.
func limited(limit plan.Limit) *plan.Plan {
	p := testplan.New()
	for i := range p.Regions {
		if p.Regions[i].Code == "140500" {
			p.Regions[i].Limit = limit
		}
	}
	return p
}

func TestDecide(t *testing.T) {
	for name, grid := range map[string]string{
		"not over the limit and nothing entered: all, by the program": `
			甲 | 沁水县 | 农业                → auto
			乙 | 阳城县 | 农业 | warned       → auto
			= 晋城市 农业 2/0 ok`,
		"over the limit and nothing entered: a person has to say": `
			甲 | 沁水县 | 农业 → undecided
			乙 | 阳城县 | 农业 → undecided
			丙 | 陵川县 | 农业 → undecided
			= 晋城市 农业 3/0 undecided
			! R002`,
		"ranked: the first ones in, the others reserve": `
			甲 | 沁水县 | 农业 | | | | 3 → reserve
			乙 | 阳城县 | 农业 | | | | 1 → recommended
			丙 | 陵川县 | 农业 | | | | 2 → recommended
			= 晋城市 农业 3/2 ok`,
		"ranks in other writing": `
			甲 | 沁水县 | 农业 | | | | 第３名 → reserve
			乙 | 阳城县 | 农业 | | | | １     → recommended
			丙 | 陵川县 | 农业 | | | | 2.0    → recommended
			= 晋城市 农业 3/2 ok`,
		"a tie at the limit": `
			甲 | 沁水县 | 农业 | | | | 1 → recommended
			乙 | 阳城县 | 农业 | | | | 2 → undecided
			丙 | 陵川县 | 农业 | | | | 2 → undecided
			丁 | 泽州县 | 农业 | | | | 3 → reserve
			= 晋城市 农业 4/1 undecided
			! R002`,
		"a tie before the limit is none": `
			甲 | 沁水县 | 农业 | | | | 1 → recommended
			乙 | 阳城县 | 农业 | | | | 1 → recommended
			丙 | 陵川县 | 农业 | | | | 2 → reserve
			= 晋城市 农业 3/2 ok`,
		"a tie behind the limit is none": `
			甲 | 沁水县 | 农业 | | | | 1 → recommended
			乙 | 阳城县 | 农业 | | | | 2 → recommended
			丙 | 陵川县 | 农业 | | | | 3 → reserve
			丁 | 泽州县 | 农业 | | | | 3 → reserve
			= 晋城市 农业 4/2 ok`,
		"as many ranked as there are places": `
			甲 | 沁水县 | 农业 | | | | 1 → recommended
			乙 | 阳城县 | 农业 | | | | 2 → recommended
			丙 | 陵川县 | 农业           → reserve
			= 晋城市 农业 3/2 ok`,
		"fewer ranked than places": `
			甲 | 沁水县 | 农业 | | | | 1 → recommended
			乙 | 阳城县 | 农业           → undecided
			丙 | 陵川县 | 农业           → undecided
			= 晋城市 农业 3/1 undecided
			! R002`,
		"what is no number is no rank, and may mean anything": `
			甲 | 沁水县 | 农业 | | | | 1  → undecided
			乙 | 阳城县 | 农业 | | | | 好 → undecided
			丙 | 陵川县 | 农业 | | | | ∞  → undecided
			= 晋城市 农业 3/0 undecided
			! R002`,
		"people's 是 wins over rank": `
			甲 | 沁水县 | 农业 | | | 是 |   → recommended
			乙 | 阳城县 | 农业 | | |    | 1 → recommended
			丙 | 陵川县 | 农业 | | |    | 2 → reserve
			= 晋城市 农业 3/2 ok`,
		"是 takes the last place": `
			甲 | 沁水县 | 农业 | | | 是 → recommended
			乙 | 阳城县 | 农业 | | | 是 → recommended
			丙 | 陵川县 | 农业           → reserve
			= 晋城市 农业 3/2 ok`,
		"more 是 than places": `
			甲 | 沁水县 | 农业 | | | 是 → recommended
			乙 | 阳城县 | 农业 | | | 是 → recommended
			丙 | 陵川县 | 农业 | | | 是 → recommended
			丁 | 泽州县 | 农业           → reserve
			= 晋城市 农业 4/3 over
			! R001`,
		"one place left and two that want it": `
			甲 | 沁水县 | 农业 | | | 是 → recommended
			乙 | 阳城县 | 农业           → undecided
			丙 | 陵川县 | 农业           → undecided
			= 晋城市 农业 3/1 undecided
			! R002`,
		"否 makes room": `
			甲 | 沁水县 | 农业 | | | 否 | | 条件不足 → not_recommended
			乙 | 阳城县 | 农业                       → auto
			丙 | 陵川县 | 农业                       → auto
			= 晋城市 农业 2/0 ok`,
		"备选 makes room and is no return": `
			甲 | 沁水县 | 农业 | | | 备选 → reserve
			乙 | 阳城县 | 农业            → auto
			丙 | 陵川县 | 农业            → auto
			= 晋城市 农业 3/0 ok`,
		"退回 with a reason": `
			甲 | 沁水县 | 农业 | | 退回 | | | 缺材料 → returned
			= 晋城市 农业 0/0 ok`,
		"撤回 by the unit needs no reason and makes room": `
			甲 | 沁水县 | 农业 | | 撤回 → withdrawn
			乙 | 阳城县 | 农业          → auto
			丙 | 陵川县 | 农业          → auto
			= 晋城市 农业 2/0 ok`,
		"撤回 and 是": `
			甲 | 沁水县 | 农业 | | 撤回 | 是 → withdrawn
			= 晋城市 农业 0/0 ok
			! R003`,
		"退回 without a reason": `
			甲 | 沁水县 | 农业 | | 退回 → returned
			= 晋城市 农业 0/0 ok
			! R008`,
		"否 without a reason": `
			甲 | 沁水县 | 农业 | | | 否 → not_recommended
			= 晋城市 农业 0/0 ok
			! R008`,
		"通过 is no recommendation": `
			甲 | 沁水县 | 农业 | | 通过 → undecided
			乙 | 阳城县 | 农业 | | 通过 → undecided
			丙 | 陵川县 | 农业          → undecided
			= 晋城市 农业 3/0 undecided
			! R002`,
		"待定 with room enough waits alone": `
			甲 | 沁水县 | 农业 | | 待定 → undecided
			乙 | 阳城县 | 农业          → auto
			= 晋城市 农业 2/0 undecided
			! R002`,
		"待定 without room lets all wait, for it may take a place": `
			甲 | 沁水县 | 农业 | | 待定 | | 3 → undecided
			乙 | 阳城县 | 农业 | |      | | 1 → undecided
			丙 | 陵川县 | 农业 | |      | | 2 → undecided
			= 晋城市 农业 3/0 undecided
			! R002`,
		"待定 and 是: it is recommended": `
			甲 | 沁水县 | 农业 | | 待定 | 是 → recommended
			= 晋城市 农业 1/1 ok`,
		"what is blocked or late is no candidate": `
			甲 | 沁水县 | 农业 | blocked      → blocked
			乙 | 阳城县 | 农业 | late         → late
			丙 | 陵川县 | 农业 | blocked late → late
			丁 | 泽州县 | 农业                → auto
			戊 | 高平市 | 农业                → auto
			= 晋城市 农业 2/0 ok`,
		"blocked and ranked first stays blocked": `
			甲 | 沁水县 | 农业 | blocked | | | 1 → blocked
			乙 | 阳城县 | 农业 |         | | | 2 → recommended
			丙 | 陵川县 | 农业 |         | | | 3 → recommended
			丁 | 泽州县 | 农业 |         | | | 4 → reserve
			= 晋城市 农业 3/2 ok`,
		"blocked and 是": `
			甲 | 沁水县 | 农业 | blocked | | 是 → blocked
			= 晋城市 农业 0/0 ok
			! R003`,
		"late and 是": `
			甲 | 沁水县 | 农业 | late | | 是 → late
			= 晋城市 农业 0/0 ok
			! R003`,
		"退回 and 是": `
			甲 | 沁水县 | 农业 | | 退回 | 是 | | 缺材料 → returned
			= 晋城市 农业 0/0 ok
			! R003`,
		"late and 是 keeps the place until people say otherwise": `
			甲 | 沁水县 | 农业 | late | | 是 → late
			乙 | 阳城县 | 农业             → undecided
			丙 | 陵川县 | 农业             → undecided
			= 晋城市 农业 2/0 undecided
			! R002 R003`,
		"blocked and 否: it could not go up anyhow": `
			甲 | 沁水县 | 农业 | blocked | | 否 | | 条件不足 → blocked
			= 晋城市 农业 0/0 ok`,
		"blocked and late, and its unit has withdrawn it": `
			甲 | 沁水县 | 农业 | blocked late | 撤回 → withdrawn
			乙 | 阳城县 | 农业 | blocked late | 退回 | | | 缺材料 → returned
			= 晋城市 农业 0/0 ok`,
		"blocked, and returned with a reason: the person's word is shown": `
			甲 | 沁水县 | 农业 | blocked | 退回 | | | 缺材料 → returned
			= 晋城市 农业 0/0 ok`,
		"what was altered on a list waits, keeps its place and holds nobody": `
			甲 | 沁水县 | 农业 | struck  → undecided
			乙 | 阳城县 | 农业 | altered → undecided
			丙 | 陵川县 | 工业 | sent    → auto
			= 晋城市 农业 2/0 ok
			= 晋城市 工业 1/0 ok`,
		"and no other gets its place": `
			甲 | 沁水县 | 农业 | altered → undecided
			乙 | 阳城县 | 农业           → undecided
			丙 | 陵川县 | 农业           → undecided
			= 晋城市 农业 3/0 undecided
			! R002`,
		"what was struck off does not take the list over its limit": `
			甲 | 沁水县 | 农业 | struck → undecided
			乙 | 阳城县 | 农业 | sent   → auto
			丙 | 陵川县 | 农业 | blocked sent → blocked
			= 晋城市 农业 2/0 ok`,
		"its unit has withdrawn it": `
			甲 | 沁水县 | 农业 | struck | 撤回 → withdrawn
			乙 | 阳城县 | 农业 | sent          → auto
			= 晋城市 农业 1/0 ok`,
		"是 without its unit's word": `
			甲 | 沁水县 | 农业 | altered | | 是 → undecided
			= 晋城市 农业 1/0 ok
			! R003`,
		"each domain has its own limit, in the plan's order": `
			甲 | 沁水县 | 社会事业 → auto
			乙 | 沁水县 | 工业     → auto
			丙 | 沁水县 | 农业     → auto
			丁 | 沁水县 | 服务业   → auto
			= 晋城市 农业 1/0 ok
			= 晋城市 工业 1/0 ok
			= 晋城市 服务业 1/0 ok
			= 晋城市 社会事业 1/0 ok`,
		"each city has its own limit, by code": `
			甲 | 沁水县 | 农业 → auto
			乙 | 阳城县 | 农业 → auto
			丙 | 清徐县 | 农业 → auto
			丁 | 阳曲县 | 农业 → auto
			= 太原市 农业 2/0 ok
			= 晋城市 农业 2/0 ok`,
		"a domain that nobody knows shares no limit and is blocked": `
			甲 | 沁水县 |      | blocked → blocked
			乙 | 阳城县 |      | blocked → blocked
			丙 | 陵川县 |      | blocked → blocked
			丁 | 泽州县 | 农业           → auto
			= 晋城市 农业 1/0 ok
			= 晋城市  0/0 ok`,
		"what was pasted over a drop-down decides nothing": `
			甲 | 沁水县 | 农业 | | | 不推荐   → undecided
			乙 | 阳城县 | 农业 | | 不通过 |   → undecided
			丙 | 陵川县 | 农业                → undecided
			= 晋城市 农业 3/0 undecided
			! R002`,
		"what was pasted is asked for also where there is room": `
			甲 | 沁水县 | 农业 | | | 不推荐 → undecided
			乙 | 阳城县 | 农业             → auto
			= 晋城市 农业 2/0 undecided
			! R002`,
		"a list over the limit is the sender's excess": `
			甲 | 沁水县 | 农业 | sent → undecided
			乙 | 阳城县 | 农业 | sent → undecided
			丙 | 陵川县 | 农业 | sent → undecided
			= 晋城市 农业 3/3 over
			! R001`,
		"also when one of its projects is blocked": `
			甲 | 沁水县 | 农业 | sent         → undecided
			乙 | 阳城县 | 农业 | sent         → undecided
			丙 | 陵川县 | 农业 | sent blocked → blocked
			= 晋城市 农业 2/3 over
			! R001`,
		"put right by 否 with a reason": `
			甲 | 沁水县 | 农业 | sent                       → auto
			乙 | 阳城县 | 农业 | sent                       → auto
			丙 | 陵川县 | 农业 | sent | | 否 | | 与市局商定 → not_recommended
			= 晋城市 农业 2/0 ok`,
		"put right by 备选": `
			甲 | 沁水县 | 农业 | sent          → auto
			乙 | 阳城县 | 农业 | sent          → auto
			丙 | 陵川县 | 农业 | sent | | 备选 → reserve
			= 晋城市 农业 3/0 ok`,
		"put right by ranks": `
			甲 | 沁水县 | 农业 | sent | | | 1 → recommended
			乙 | 阳城县 | 农业 | sent | | | 2 → recommended
			丙 | 陵川县 | 农业 | sent | | | 3 → reserve
			= 晋城市 农业 3/2 ok`,
		"not put right by one 是": `
			甲 | 沁水县 | 农业 | sent | | 是 → recommended
			乙 | 阳城县 | 农业 | sent        → undecided
			丙 | 陵川县 | 农业 | sent        → undecided
			= 晋城市 农业 3/3 over
			! R001`,
		"a list at the limit": `
			甲 | 沁水县 | 农业 | sent → auto
			乙 | 阳城县 | 农业 | sent → auto
			= 晋城市 农业 2/0 ok`,
		"a struck answer: the project waits, and there is room for the others": `
			甲 | 沁水县 | 农业 | doubtful → unverified
			乙 | 阳城县 | 农业            → auto
			= 晋城市 农业 1/0 undecided
			! R002`,
		"a struck answer: no place is given out that it may need": `
			甲 | 沁水县 | 农业 | doubtful → unverified
			乙 | 阳城县 | 农业            → undecided
			丙 | 陵川县 | 农业            → undecided
			= 晋城市 农业 2/0 undecided
			! R002`,
		"a struck answer is not recommended by 是 either": `
			甲 | 沁水县 | 农业 | doubtful | | 是 → unverified
			乙 | 阳城县 | 农业                  → auto
			= 晋城市 农业 1/0 undecided
			! R002 R003`,
		"whoever is kept off need not be looked into": `
			甲 | 沁水县 | 农业 | doubtful | 撤回 → withdrawn
			乙 | 阳城县 | 农业                  → auto
			丙 | 陵川县 | 农业                  → auto
			= 晋城市 农业 2/0 ok`,
		"errors beside a struck answer keep no place": `
			甲 | 沁水县 | 农业 | doubtful blocked → unverified
			乙 | 阳城县 | 农业                    → auto
			丙 | 陵川县 | 农业                    → auto
			= 晋城市 农业 2/0 ok`,
		"a late list is late and not over": `
			甲 | 沁水县 | 农业 | sent late → late
			乙 | 阳城县 | 农业 | sent late → late
			丙 | 陵川县 | 农业 | sent late → late
			= 晋城市 农业 0/0 ok`,
	} {
		t.Run(name, func(t *testing.T) { decided(t, testplan.New(), grid) })
	}
}

func TestLimitsOfThePlan(t *testing.T) {
	const three = `
		甲 | 沁水县 | 农业 → %[1]s
		乙 | 阳城县 | 农业 → %[1]s
		丙 | 陵川县 | 农业 → %[1]s
		= 晋城市 农业 3/0 %[2]s`
	t.Run("raised", func(t *testing.T) { decided(t, limited(3), fmt.Sprintf(three, "auto", "ok")) })
	t.Run("none", func(t *testing.T) { decided(t, limited(plan.NoLimit), fmt.Sprintf(three, "auto", "ok")) })
	t.Run("lowered", func(t *testing.T) {
		decided(t, limited(1), fmt.Sprintf(three, "undecided", "undecided")+"\n\t\t! R002")
	})
	t.Run("none and a list that sent three", func(t *testing.T) {
		decided(t, limited(plan.NoLimit), strings.ReplaceAll(fmt.Sprintf(three, "auto", "ok"), "农业 →", "农业 | sent →"))
	})
}

func TestReasonsSayWhatAClerkNeeds(t *testing.T) {
	r := decided(t, testplan.New(), `
		甲 | 沁水县 | 农业 |         |      |      | 3 | → reserve
		乙 | 阳城县 | 农业 |         |      |      | 1 | → recommended
		丙 | 陵川县 | 农业 |         |      |      | 2 | → recommended
		丁 | 泽州县 | 农业 | blocked |      |      |   | → blocked
		戊 | 高平市 | 农业 | late    |      |      |   | → late
		己 | 沁水县 | 农业 |         | 退回 |      |   | 缺材料 → returned
		庚 | 沁水县 | 农业 |         |      | 否   |   | 条件不足 → not_recommended
		辛 | 沁水县 | 农业 |         |      | 备选 |   | 明年再报 → reserve
		壬 | 沁水县 | 农业 | blocked late |  |      |   | → late
		= 晋城市 农业 4/2 ok`)
	want := map[string]string{
		"甲": "超过限额 2 个，排在第 3", "丁": "有 1 处错误，改正后才能推荐", "戊": "逾期报送（2021年5月6日到件），没有登记延期批准",
		"己": "初审退回：缺材料", "庚": "不推荐：条件不足", "辛": "列为备选：明年再报",
		"壬": "逾期报送（2021年5月6日到件），没有登记延期批准；有 1 处错误，改正后才能推荐",
	}
	for _, p := range r.Projects {
		if p.Reason != want[p.Facts.Name()] {
			t.Errorf("%s: %s", p.Facts.Name(), p.Reason)
		}
	}
}

func TestReasonThatGoesOnForEverIsCut(t *testing.T) {
	r := decided(t, testplan.New(), `
		甲 | 沁水县 | 农业 | | 退回 | | | `+strings.Repeat("长", 32767)+` → returned
		= 晋城市 农业 0/0 ok`)
	if n := len([]rune(r.Projects[0].Reason)); n > 300 {
		t.Errorf("%d characters", n)
	}
}

func TestWhatCannotBeReadIsQuoted(t *testing.T) {
	r := decided(t, testplan.New(), `
		甲 | 沁水县 | 农业 | | | 不推荐 → undecided
		= 晋城市 农业 1/0 undecided
		! R002`)
	if why := r.Projects[0].Reason; !strings.Contains(why, "不推荐") || !strings.Contains(why, "推荐") {
		t.Errorf("the reason does not quote the entry: %s", why)
	}
}

// randomLines are projects of one city and of any combination of entries.
func randomLines(random *rand.Rand, entered bool) []string {
	pick := func(choices ...string) string { return choices[random.IntN(len(choices))] }
	var lines []string
	for i := range 1 + random.IntN(7) {
		cells := []string{fmt.Sprintf("试点%c", 'A'+i), pick("沁水县", "阳城县", "陵川县"), pick("农业", "农业", "农业", "工业"), pick("", "", "", "blocked", "late")}
		if entered {
			cells = append(cells, pick("", "", "", "通过", "退回", "待定", "撤回", "再议"), pick("", "", "", "", "是", "否", "备选", "不推荐"), pick("", "1", "2", "3"), pick("", "说明"))
		}
		lines = append(lines, strings.Join(cells, "|"))
	}
	return lines
}

func runLines(t *testing.T, p *plan.Plan, lines []string) *record.Rollup {
	t.Helper()
	var projects []*record.Project
	for _, line := range lines {
		projects = append(projects, recordtest.ProjectOf(t, p, line))
	}
	r := recordtest.RollupOf(p, "140500", projects)
	record.Decide(r)
	return r
}

func TestWhateverIsEntered(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 21))
	p := testplan.New()
	for range 1500 {
		lines := randomLines(random, true)
		r := runLines(t, p, lines)
		wrong := func(format string, args ...any) {
			t.Fatalf("%s\n%s\n%s", fmt.Sprintf(format, args...), strings.Join(lines, "\n"), strings.Join(outcome(r), "\n"))
		}
		holds := strings.Join(outcome(r), "\n")
		in := map[string]int{}
		for _, q := range r.Projects {
			if q.State == "" {
				wrong("%s has no state", q.Facts.Name())
			}
			if q.GoesUp() {
				in[q.Domain]++
			} else if q.Reason == "" {
				wrong("%s has no reason", q.Facts.Name())
			}
			if fit := q.Class() == record.ClassRecommendable; q.GoesUp() && !fit || fit && q.Decision.Recommend == checks.RecommendYes && q.State != checks.Recommended {
				wrong("%s is %s, and was recommended by a person", q.Facts.Name(), q.State)
			}
			if q.State == checks.Auto && (q.Blocked() || q.Late || q.Decision.Recommend != "" || q.Decision.Opinion == checks.OpinionReturn) {
				wrong("%s is recommended by nobody's leave", q.Facts.Name())
			}
		}
		for _, c := range r.Contests {
			if in[c.Domain] > c.Places() && !strings.Contains(holds, "R001") {
				wrong("%s: %d of %d", c.Domain, in[c.Domain], c.Places())
			}
		}
		// The order in which projects come does not matter.
		shuffled := slices.Clone(lines)
		random.Shuffle(len(shuffled), func(i, k int) { shuffled[i], shuffled[k] = shuffled[k], shuffled[i] })
		a, b := outcome(r), outcome(runLines(t, p, shuffled))
		slices.Sort(a)
		slices.Sort(b)
		if !slices.Equal(a, b) {
			wrong("in another order\n%s\nit is", strings.Join(b, "\n"))
		}
	}
}

func TestWhenNobodyEnteredAnything(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	p := testplan.New()
	for range 500 {
		lines := randomLines(random, false)
		r := runLines(t, p, lines)
		eligible, auto := map[string]int{}, map[string]int{}
		for _, q := range r.Projects {
			if !q.Blocked() && !q.Late {
				eligible[q.Domain]++
			}
			if q.State == checks.Auto {
				auto[q.Domain]++
			}
		}
		for _, c := range r.Contests {
			want := eligible[c.Domain]
			if want > c.Places() {
				want = 0 // somebody has to say
			}
			if auto[c.Domain] != want || c.Candidates != eligible[c.Domain] || (len(c.Undecided) > 0) != (eligible[c.Domain] > c.Places()) {
				t.Fatalf("%s: %d of %d candidates, %d recommended\n%s", c.Domain, c.Candidates, eligible[c.Domain], auto[c.Domain], strings.Join(lines, "\n"))
			}
		}
	}
}
