package rollup

import (
	"maps"
	"slices"
)

// keysOf are the keys of both, in one order.
func keysOf(a, b map[string]Reply) []string {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return slices.Sorted(maps.Keys(all))
}

// Entries counts what people have entered, for a message.
func (s *State) Entries() int {
	n := 0
	for _, f := range s.Files {
		n += len(f.Receipt.entries())
	}
	for _, d := range s.Decisions {
		n += len(d.entries())
	}
	for _, v := range s.Replies {
		n += len(v.entries())
	}
	return n + len(s.Former)
}
