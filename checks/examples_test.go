package checks

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shidian/samples/effort"
	"shidian/templates/form"
)

func TestCleanCasesHaveNoFindings(t *testing.T) {
	for name, findings := range map[string][]Finding{
		"enterprise": CheckApplication(exampleOf(form.KindEnterprise, "")),
		"region":     CheckApplication(exampleOf(form.KindRegion, "")),
		"file":       CheckFile(exampleFile()),
		"sent":       CheckSent(exampleSent()),
		"unit":       CheckUnit(exampleUnit()),
		"rollup":     CheckRollup(exampleRollup()),
	} {
		for _, f := range findings {
			t.Errorf("%s: %s %s %s", name, f.Cell, f.Rule.ID, f.Message)
		}
	}
}

// The example of a rule must show that rule and no other.
func TestEveryRuleSpeaksOnItsExampleAndNoOtherDoes(t *testing.T) {
	for _, r := range Rules() {
		t.Run(r.ID, func(t *testing.T) {
			if !strings.HasSuffix(r.Example.Want, " "+r.ID) {
				t.Errorf("the example wants %q", r.Example.Want)
			}
			compare(t, r.Example.Findings(), r.Example.Want)
		})
	}
}

func TestEveryRuleIsComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.ID] {
			t.Errorf("%s is used twice", r.ID)
		}
		seen[r.ID] = true
		if r.Title == "" || r.Detail == "" || r.Since == "" || r.Severity < Error || r.Severity > Info {
			t.Errorf("%s lacks a Title, a Detail, a Since or a Severity", r.ID)
		}
		if r.File == nil && r.Project == nil && r.Sent == nil && r.Unit == nil && r.Asked == nil && r.Rollup == nil {
			t.Errorf("%s looks at nothing", r.ID)
		}
		if found, ok := Find(r.ID); !ok || found != r {
			t.Errorf("%s cannot be found", r.ID)
		}
	}
	if _, ok := Find("X999"); ok {
		t.Error("a rule that does not exist was found")
	}
}

func TestEveryFindingIsStamped(t *testing.T) {
	effort.Usual(t)
	for _, r := range Rules() {
		for _, f := range r.Example.Findings() {
			if f.Rule == nil || f.Region == "" || f.Message == "" {
				t.Errorf("%s: %+v", r.ID, f)
			}
			if (f.Field != "" || r.Example.Grid != "") && (f.Cell == "" || f.Project == "") {
				t.Errorf("%s: no cell or project in %+v", r.ID, f)
			}
			if !strings.HasSuffix(f.Message, "。") || strings.Contains(f.Message, "。。") || strings.Contains(f.Message, "%!") {
				t.Errorf("%s: %s", r.ID, f.Message)
			}
		}
	}
}

// compare holds the findings against lines of “where rule”, in any order.
func compare(t *testing.T, findings []Finding, want string) {
	t.Helper()
	var got []string
	for _, f := range findings {
		cell := f.Cell
		if cell == "" {
			cell = "-"
		}
		got = append(got, cell+" "+f.Rule.ID)
	}
	var wanted []string
	for line := range strings.SplitSeq(want, "\n") {
		if where, rule, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			wanted = append(wanted, cellOf(where)+" "+rule)
		}
	}
	slices.Sort(got)
	slices.Sort(wanted)
	if !slices.Equal(got, wanted) {
		t.Errorf("got %q, want %q", got, wanted)
		for _, f := range findings {
			t.Logf("%s %s %s", f.Cell, f.Rule.ID, f.Message)
		}
	}
}

// cellOf finds the cell of an answer by its title, of a step by 步骤n and the
// title of the column. Anything else is the name of a cell.
func cellOf(where string) string {
	var n int
	var title string
	if _, err := fmt.Sscanf(where, "步骤%d%s", &n, &title); err == nil {
		return home(form.Official(), fieldTitled(form.Official().StepFields(), title).ID, n-1)
	}
	for _, f := range append(form.Official().Fields(), form.Official().CountyFields()...) {
		if f.Title == where {
			return home(form.Official(), f.ID, 0)
		}
	}
	return where
}
