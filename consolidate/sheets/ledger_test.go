package sheets

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
	"shidian/templates/form"
)

func TestLedgerBalancesAndShowsWhatIsLost(t *testing.T) {
	p := recordtest.Filled("示例茶试点")
	p.Set(form.Email, form.Answer{Kind: form.NoResult, Cell: "J30"})
	p.Steps = []form.Step{{Content: form.Answer{Raw: "宣传培训", Kind: form.Text, Cell: "F69"}}}
	two := recordtest.Received("140521", "两个.xlsx", 3, p, recordtest.Filled("示例桑试点"))
	two.Return.Spares = 1
	r := computed(recordtest.StateWith(two, recordtest.Received("140521", "新.xlsx", 5, recordtest.Filled("示例茶试点", "单位名称=乙")), recordtest.Received("140105", "太原.xlsx", 3, recordtest.Filled("示例试点"))))
	drawn := draw(r)
	details, steps := drawn.detailTable(r.Versions), drawn.stepTable(r.Versions)
	if len(steps.Rows) == 0 {
		t.Fatal("no project has steps")
	}
	if names := record.Unbalanced(drawn.ledgerOf(details, steps)); names != nil {
		t.Fatalf("%v do not balance", names)
	}
	var lines []string
	for _, l := range drawn.ledgerOf(details, steps) {
		lines = append(lines, fmt.Sprintf("%s %d = %d + %d + %d + %d", l.File.Path, l.Forms, l.Merged, l.Superseded, l.Spares, l.Refused))
	}
	slices.Sort(lines)
	recordtest.Compare(t, strings.Join(lines, "\n"), `
		两个.xlsx 3 = 1 + 1 + 1 + 0
		太原.xlsx 1 = 0 + 0 + 0 + 1
		新.xlsx 1 = 1 + 0 + 0 + 0`)
	details.Rows[0][details.Column(form.Official().Title(form.PilotName))-1].Text = ""
	if names := record.Unbalanced(drawn.ledgerOf(details, steps)); len(names) != 1 {
		t.Errorf("a lost answer is not seen: %v", names)
	}
	lost := *steps
	lost.Rows = steps.Rows[1:]
	if names := record.Unbalanced(drawn.ledgerOf(drawn.detailTable(r.Versions), &lost)); len(names) != 1 {
		t.Errorf("a lost step is not seen: %v", names)
	}
}
