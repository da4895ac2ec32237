package ooxml

import "testing"

func TestRatioOfAnEntry(t *testing.T) {
	for _, c := range []struct {
		size   int64
		packed int
		want   bool
	}{{2_000_000, 10_000, false}, {2_000_001, 10_000, true}, {2_000_000, 9_999, true}, {2_000_000, 0, true}} {
		lim := DefaultLimits()
		if got := checkRatio(c.size, c.packed, &lim) != nil; got != c.want {
			t.Errorf("%d in %d: %v", c.size, c.packed, got)
		}
	}
}
