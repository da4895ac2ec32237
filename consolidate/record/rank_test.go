package record

import (
	"math"
	"testing"
)

func TestRanksAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]float64{"1": 1, "２": 2, "第3名": 3, "第一": 1, "②": 2, "十": 10, "1.5": 1.5, "": math.Inf(1), "优先": math.Inf(1)} {
		if got := rankOf(text); got != want {
			t.Errorf("%q is %v, want %v", text, got, want)
		}
	}
	if misread(Decision{Rank: "优先"}) == "" {
		t.Error("a rank that is no number is passed over")
	}
}
