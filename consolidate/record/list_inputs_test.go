package record_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/templates/form"
)

// verify counts again what a list was made of. What it counts does not hang on
// the words that stayed in the office.
func TestCountsFollowFromWhatGoesUp(t *testing.T) {
	late, excused, void := recordtest.Received("140521", "晚.xlsx", 9, recordtest.Filled("示例甲")), recordtest.Received("140521", "准.xlsx", 9, recordtest.Filled("示例乙")), recordtest.Received("140521", "误.xlsx", 3, recordtest.Filled("示例丙"))
	entered := recordtest.Received("140521", "早到.xlsx", 9, recordtest.Filled("示例丁"))
	both, one := recordtest.Received("140522", "两个.xlsx", 3, recordtest.Filled("示例戊"), recordtest.Filled("示例己")), recordtest.Received("140522", "三个.xlsx", 5, recordtest.Filled("示例戊"), recordtest.Filled("示例庚"))
	excused.Receipt.ExceptionBy, excused.Receipt.ExceptionWhy = "示例局长", "邮路中断"
	void.Receipt.Void = "误报"
	entered.Receipt.Arrived = "2021.5.8"
	state := recordtest.StateWith(late, excused, void, entered, both, one)
	state.Decisions[record.NameKey(both.Return.Projects[1], 1)] = &record.Decision{Opinion: checks.OpinionStands}
	returned, withdrawn := recordtest.Received("140524", "退.xlsx", 3, recordtest.Filled("示例退")), recordtest.Received("140524", "撤.xlsx", 3, recordtest.Filled("示例撤"))
	for f, opinion := range map[*record.File]string{returned: checks.OpinionReturn, withdrawn: checks.OpinionWithdrawn} {
		state.Files[f.ID()] = f
		state.Decisions[record.NameKey(f.Return.Projects[0], 1)] = &record.Decision{Opinion: opinion, Reason: "示例理由", Version: record.VersionID(f.Return.Projects[0])}
	}
	counted := func(s *record.State) string {
		r := recordtest.Computed(s)
		lines := []string{told(r)}
		for _, p := range r.Projects {
			lines = append(lines, fmt.Sprint(p.Facts.Name(), " ", p.LeftOut()))
		}
		for _, u := range r.Units {
			lines = append(lines, fmt.Sprint(u.Region.Name, " ", u.Counts()))
		}
		return strings.Join(lines, "\n")
	}
	data, err := json.Marshal(recordtest.Computed(state).ListInputs())
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(data), "示例退") || strings.Contains(string(data), "示例理由") {
		t.Errorf("what stays in the office goes up: %s", data)
	}
	var inputs record.ListInputs
	if err := json.Unmarshal(data, &inputs); err != nil {
		t.Fatal(err)
	}
	said := map[string]*form.Return{}
	for _, f := range state.Files {
		said[f.SHA256] = f.Return
	}
	again, _ := inputs.State(said)
	if got, want := counted(again), counted(state); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if u := unitOf(t, recordtest.Computed(again), "140524").Counts(); u.Returned != 1 || u.Withdrawn != 1 {
		t.Errorf("陵川县: %+v", u)
	}
	if !strings.Contains(counted(state), "晚.xlsx merged late\n") || !strings.Contains(counted(state), "误.xlsx voided") || !strings.Contains(counted(state), "示例己 false") {
		t.Errorf("nothing is counted that hangs on the words: %s", counted(state))
	}
	counts := slices.DeleteFunc(inputs.Files, func(f record.InputFile) bool { return f.Counts() })
	if len(counts) != 1 || counts[0].Path != "误.xlsx" {
		t.Errorf("%v do not count", counts)
	}
}

// Of what was answered to findings the words that change a count go up, and no
// other answer.
func TestRepliesThatCountGoUpAsWords(t *testing.T) {
	both, one := recordtest.Received("140522", "两个.xlsx", 3, recordtest.Filled("示例戊"), recordtest.Filled("示例己")), recordtest.Received("140522", "三个.xlsx", 5, recordtest.Filled("示例戊"), recordtest.Filled("示例庚"))
	bad := recordtest.Filled("示例辛")
	bad.Set(form.Email, form.Answer{Raw: "甲@内网", Kind: form.Text, Cell: "P32"})
	state := recordtest.StateWith(both, one, recordtest.Received("140521", "邮箱.xlsx", 3, bad))
	keys := map[string]string{}
	for _, f := range recordtest.Computed(state).Findings {
		keys[f.Rule.ID] = f.Key
	}
	for rule, word := range map[string]string{"C010": checks.OpinionStands, "F009": checks.ReplyFine, "C001": checks.ReplyFine} {
		state.Replies[keys[rule]] = record.Reply{Result: word, Note: "示例说明", By: "示例某"}
	}
	inputs := recordtest.Computed(state).ListInputs()
	if len(inputs.Stands) != 1 || len(inputs.Replies) != 1 || inputs.Replies[keys["F009"]] != checks.ReplyFine {
		t.Errorf("%v, %v of %v", inputs.Stands, inputs.Replies, keys)
	}
	// The unit below overruled an error, and this office does not.
	for _, f := range state.Files {
		f.Return.Replies = []form.SentReply{{Question: keys["F009"], Result: checks.ReplyFine, Note: "示例"}}
	}
	state.Replies[keys["F009"]] = record.Reply{Result: checks.ReplyFault, Note: "示例说明"}
	if inputs = recordtest.Computed(state).ListInputs(); inputs.Replies[keys["F009"]] != checks.ReplyFault {
		t.Errorf("against the unit below: %v", inputs.Replies)
	}
	again, _ := inputs.State(nil)
	if got := again.Replies[keys["F009"]].Result; got != checks.ReplyFault {
		t.Errorf("it is read as %q", got)
	}
}
