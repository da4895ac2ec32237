package record_test

import (
	"slices"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/templates/plan/testplan"
)

// selected decides the grid at the province, which nobody is above.
func selected(t *testing.T, grid string) *record.Rollup {
	t.Helper()
	return decidedIn(t, testplan.New(), "140000", grid)
}

// Nothing is chosen by itself at the top, also not where the limits leave room for all.
func TestNothingIsSelectedByItself(t *testing.T) {
	r := selected(t, `
		甲 | 沁水县 | 农业 | sent             → undecided
		乙 | 沁水县 | 工业 | sent | | 入选     → selected
		丙 | 阳城县 | 工业 | sent | | 备选 | 1 → reserve
		丁 | 清徐县 | 农业 | sent | | 不予立项 | | 与已有试点重复 → not_selected
		= 太原市 农业 0/0 ok
		= 晋城市 农业 1/0 ok
		= 晋城市 工业 2/1 ok`)
	if holds := record.Holds(r); holds != nil {
		t.Errorf("a project that waits holds the list: %s", holds[0].Message)
	}
	if list := r.Recommended(); len(list) != 1 || list[0].Facts.Name() != "乙" {
		t.Errorf("the list holds %d projects", len(list))
	}
	for i, want := range []string{"待决定", "入选", "备选", "不予立项"} {
		if got := r.Projects[i].StateChinese(); got != want {
			t.Errorf("%s stands as %s", want, got)
		}
	}
	if got := r.Projects[0].Reason; got != record.WaitsForSelection {
		t.Errorf("why it waits: %q", got)
	}
	if n := r.Counts(); n.Recommended != 1 || n.Reserve != 1 || n.NotRecommended != 1 || n.Undecided != 1 {
		t.Errorf("%+v", n)
	}
	var told []string
	for _, m := range record.StillOpen(r) {
		if m.Stops {
			t.Errorf("%s stops the list", m.What)
		}
		told = append(told, m.What+" "+strings.Join(m.Names, "、"))
	}
	if !slices.Contains(told, "没有“遴选结果”的项目 沁水县“甲”") {
		t.Errorf("what waits is not told: %q", told)
	}
}

// Where people have said everything nothing is open.
func TestNothingIsOpenOnceAllIsSaid(t *testing.T) {
	r := selected(t, `
		甲 | 沁水县 | 农业 | sent | | 入选 → selected
		乙 | 沁水县 | 工业 | sent | | 备选 | 1 → reserve
		= 晋城市 农业 1/1 ok
		= 晋城市 工业 1/0 ok`)
	if open := record.StillOpen(r); open != nil {
		t.Errorf("%v", open)
	}
	r.Projects[1].Decision.Rank = ""
	if open := record.StillOpen(r); len(open) != 1 || open[0].What != "没有排出先后的备选" {
		t.Errorf("%v", open)
	}
}

// What an older program was told by 是 and 否 holds, and what two columns say differently
// is asked.
func TestEntriesOfBeforeThereWasASelection(t *testing.T) {
	r := selected(t, `
		甲 | 沁水县 | 农业 | sent | | 是 → selected
		乙 | 阳城县 | 农业 | sent | | 否 | | 已有同类 → not_selected
		= 晋城市 农业 1/1 ok`)
	if r.Findings != nil {
		t.Errorf("%v", r.Findings)
	}
	p := recordtest.ProjectOf(t, testplan.New(), "丙 | 沁水县 | 农业 | sent | | 是")
	p.Decision.Select = checks.SelectNo
	r = recordtest.RollupOf(testplan.New(), "140000", []*record.Project{p})
	record.Decide(r)
	if holds := record.Holds(r); p.State != checks.Undecided || len(holds) == 0 || !strings.Contains(holds[0].Message, "请只留一处") {
		t.Errorf("%s, %v", p.State, holds)
	}
}

// Who selects what cannot be, or says no and not why, is asked in the words of the column.
func TestRulesSpeakOfTheSelection(t *testing.T) {
	r := selected(t, `
		甲 | 沁水县 | 农业 | blocked sent | | 入选 → blocked
		乙 | 阳城县 | 工业 | sent | | 不予立项     → not_selected
		= 晋城市 农业 0/0 ok
		= 晋城市 工业 0/0 ok
		! R003 R008`)
	var said []string
	for _, f := range r.Findings {
		said = append(said, f.Message)
	}
	for _, want := range []string{"“甲”不能入选", "请改“遴选结果”", "“乙”不予立项，没有写明理由", "“答复理由”栏写明"} {
		if !strings.Contains(strings.Join(said, "\n"), want) {
			t.Errorf("%q is not in %q", want, said)
		}
	}
	r.Projects[1].Decision.Answer = "与已有试点重复"
	r.Findings, r.Contests = nil, nil
	record.Decide(r)
	if slices.ContainsFunc(r.Findings, func(f checks.Finding) bool { return f.Rule.ID == "R008" }) {
		t.Error("what is said to the unit is a reason")
	}
}

// A unit that recommends too much is told by its list, whoever selects.
func TestSelectionTellsWhoSentTooMuch(t *testing.T) {
	r := selected(t, `
		甲 | 沁水县 | 农业 | sent → undecided
		乙 | 阳城县 | 农业 | sent → undecided
		丙 | 陵川县 | 农业 | sent → undecided
		= 晋城市 农业 3/3 over
		! R001`)
	if got := r.Findings[0].Message; !strings.Contains(got, "推荐了 3 个项目，超过 2 个的限额") || !strings.Contains(got, "“遴选结果”栏把其中 1 个改为“不予立项”或者“备选”") {
		t.Error(got)
	}
	selected(t, `
		甲 | 沁水县 | 农业 | sent | | 不予立项 | | 超报 → not_selected
		乙 | 阳城县 | 农业 | sent → undecided
		丙 | 陵川县 | 农业 | sent → undecided
		= 晋城市 农业 2/0 ok`)
}

// A list that an older program made final took in by itself what is selected now: it
// stays final, and nothing of it is asked again.
func TestFinalsOfBeforeThereWasASelection(t *testing.T) {
	r := selected(t, `
		甲 | 沁水县 | 农业 | sent → undecided
		乙 | 阳城县 | 农业 | sent → undecided
		= 晋城市 农业 2/0 ok`)
	r.State.Closing = record.Closing{Finals: []record.Final{{Number: 1, Recommended: map[string]string{r.Projects[0].Key: r.Projects[0].ID()}}}}
	for _, p := range r.Projects {
		p.Names, p.Others, p.State, p.Reason = []string{p.Key}, []*record.Version{p.Version}, "", ""
	}
	r.Findings, r.Contests = nil, nil
	record.Decide(r)
	if r.Projects[0].State != checks.Selected || r.Projects[1].State != checks.Undecided {
		t.Errorf("%s, %s", r.Projects[0].State, r.Projects[1].State)
	}
	if changes := r.AgainstClosing(); changes != nil {
		t.Errorf("%q", changes)
	}
}
