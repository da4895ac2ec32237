package record_test

import (
	"strings"
	"testing"

	"shidian/consolidate/record/recordtest"
	"shidian/templates/form"
)

// A correction that an office program stored otherwise changes nothing by that, and what
// it does change is shown as people read it.
func TestWhatIsStoredOtherwiseIsNoChange(t *testing.T) {
	old, newer := recordtest.Filled("示例试点"), recordtest.Filled("示例试点")
	old.Set(form.PilotFrom, form.Answer{Raw: "2021年6月", Kind: form.Text})
	newer.Set(form.PilotFrom, form.Answer{Raw: "44348", Kind: form.Number})
	old.Set(form.Penalties, form.Answer{Raw: form.No, Kind: form.Text})
	newer.Set(form.Penalties, form.Answer{Raw: "FALSE", Kind: form.Boolean})
	old.Set(form.PilotTo, form.Answer{Raw: "2023年5月", Kind: form.Text})
	newer.Set(form.PilotTo, form.Answer{Raw: "45078", Kind: form.Number})
	r := recordtest.Computed(recordtest.StateWith(recordtest.Received("140521", "旧.xlsx", 3, old), recordtest.Received("140521", "新.xlsx", 5, newer)))
	u := unitOf(t, r, "140521")
	if len(u.Superseded) != 1 {
		t.Fatalf("%d older versions", len(u.Superseded))
	}
	changes := u.Superseded[0].Changes
	if !strings.Contains(changes, "“试点时间（止）”由“2023年5月”改为“2023年6月”") || strings.Contains(changes, "试点时间（起）") || strings.Contains(changes, "处分") {
		t.Errorf("the change reads %s", changes)
	}
}
