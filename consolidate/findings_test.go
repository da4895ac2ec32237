package consolidate

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
)

// What tests ask of a result: the findings of a rule, and the line of a unit.

func findingsOf(r *Result, rule string) []checks.Finding {
	return slices.DeleteFunc(slices.Clone(r.Rollup.Findings), func(f checks.Finding) bool { return f.Rule.ID != rule })
}

// found is of whom the findings of a rule are, a line each: 140521 示例甲试点.
func found(r *Result, rule string) string {
	var lines []string
	for _, f := range findingsOf(r, rule) {
		lines = append(lines, strings.TrimSpace(f.Region+" "+f.Project))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// toldBy is what the findings of a rule say, a line each.
func toldBy(r *Result, rule string) string {
	var lines []string
	for _, f := range findingsOf(r, rule) {
		lines = append(lines, f.File+" "+f.Project+" "+f.Message)
	}
	return strings.Join(lines, "\n")
}

// open is how many findings of the rule still ask.
func open(r *Result, rule string) (n int) {
	for _, f := range findingsOf(r, rule) {
		if f.Open() {
			n++
		}
	}
	return n
}

// rulesAbout are the rules that have found something in the file.
func rulesAbout(r *Result, path string) []string {
	var rules []string
	for _, f := range r.Rollup.Findings {
		if f.File == path {
			rules = append(rules, f.Rule.ID)
		}
	}
	return slices.Compact(rules)
}

// unitOf is the unit of the code or the name.
func unitOf(t *testing.T, r *Result, unit string) *record.Unit {
	t.Helper()
	for _, u := range r.Rollup.Units {
		if u.Region.Code == unit || u.Region.Name == unit {
			return u
		}
	}
	t.Fatalf("no unit %s", unit)
	return nil
}

// unitLine is the line of one unit: filed 2/3.
func unitLine(t *testing.T, r *Result, unit string) string {
	t.Helper()
	u := unitOf(t, r, unit)
	return fmt.Sprintf("%s %d/%d", u.Status, u.Counts().Recommendable, len(u.Projects))
}

// needs is what the unit has to do.
func needs(t *testing.T, r *Result, unit string) string {
	t.Helper()
	return strings.Join(unitOf(t, r, unit).Needs(), "；")
}
