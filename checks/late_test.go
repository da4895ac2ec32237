package checks

import (
	"strings"
	"testing"

	"shidian/templates/form"
)

// Where the last day ends at an hour, what came on it is late by the time that staff have
// noted; where they have noted none they are asked, and nothing is late.
func TestHourOfTheLastDayCounts(t *testing.T) {
	for clock, want := range map[string]string{"16:20": "", "17:30": "", "17:31": "C003 2021年5月8日17:31到件，应于2021年5月8日17:30前报送", "": "C004 没有登记几点到件"} {
		f := exampleFile()
		f.Plan.Deadlines[0].Hour = "17:30"
		f.Arrived, f.Clock = form.Date{Year: 2021, Month: 5, Day: 8}, clock
		rule, says, _ := strings.Cut(want, " ")
		found := false
		for _, finding := range CheckFile(f) {
			if id := finding.Rule.ID; id == "C003" || id == "C004" {
				found = true
				if id != rule || !strings.Contains(finding.Message, says) {
					t.Errorf("%q: %s %s", clock, id, finding.Message)
				}
			}
		}
		if found != (want != "") {
			t.Errorf("%q: found %v, want %q", clock, found, want)
		}
	}
}
