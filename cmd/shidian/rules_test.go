package main

import (
	"strings"
	"testing"

	"shidian/checks"
)

func TestRulesAreFoundAsTheyAreTyped(t *testing.T) {
	want, _, _ := shidian(t, "规则", "P006")
	for _, word := range []string{"p006", "ｐ００６", "Ｐ006", " P006 "} {
		if got, errs, code := shidian(t, "规则", word); got != want || code != exitDone {
			t.Errorf("%s: exit code %d, %s%s", word, code, got, errs)
		}
	}
	for _, word := range []string{"C", "c", "Ｃ"} {
		text, errs, code := shidian(t, "规则", word)
		for _, r := range checks.Rules() {
			if listed := strings.Contains(text, "\n  "+r.ID+" ") || strings.Contains(text, "\n"+r.ID+" "); listed != (r.ID[0] == 'C') {
				t.Errorf("%s lists %s: %v", word, r.ID, listed)
			}
		}
		if code != exitDone || errs != "" {
			t.Errorf("%s: exit code %d, %s", word, code, errs)
		}
	}
	for _, word := range []string{"X", "P0", "P999", "规则"} {
		if text, errs, code := shidian(t, "规则", word); code != exitUsage || text != "" || !strings.Contains(errs, "没有规则“"+word+"”") {
			t.Errorf("%s: exit code %d, %s%s", word, code, text, errs)
		}
	}
}
