package record_test

import (
	"testing"

	"shidian/checks"
	"shidian/consolidate/record/recordtest"
)

// With a project go up the replies to what was found of it, and of no other: what
// an office answered about those that stay there is its own.
func TestRepliesGoUpWithTheirProject(t *testing.T) {
	r := recordtest.Computed(recordtest.StateWith(recordtest.Received("140521", "一.xlsx", 3, recordtest.Filled("示例茶试点"), recordtest.Filled("示例桑试点")), recordtest.Received("140522", "二.xlsx", 3, recordtest.Filled("示例茶试点"))))
	r.Findings = nil
	for i, p := range r.Projects {
		rule, _ := checks.Find("P016")
		f := checks.Finding{Rule: rule, Region: p.Region.Code, Project: p.Facts.Name(), Message: "“某地”", Rest: &checks.Rest{Result: checks.ReplyFine, Reason: p.Region.Name + p.Facts.Name()}}
		f.Key = f.Question()
		asks := f
		asks.Rest, asks.Key = nil, "asks"
		if r.Findings = append(r.Findings, f, asks); i == 0 {
			r.Findings = append(r.Findings, checks.Finding{Rule: rule, Key: "of a file", Rest: &checks.Rest{Result: checks.ReplyFine, Reason: "整份"}})
		}
	}
	if len(r.Projects) != 3 {
		t.Fatalf("%d projects", len(r.Projects))
	}
	for _, p := range r.Projects {
		if up := r.RepliesUp(p); len(up) != 1 || up[0].Note != p.Region.Name+p.Facts.Name() {
			t.Errorf("with %s of %s goes up %v", p.Facts.Name(), p.Region.Name, up)
		}
	}
}
