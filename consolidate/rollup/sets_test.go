package rollup

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
)

// randomState draws from a small pool, so that two of them share files.
func randomState(random *rand.Rand, pool []*File) *State {
	text := func() string { return []string{"", "", "甲", "乙", "丙"}[random.IntN(5)] }
	s := NewState()
	for _, f := range pool {
		if random.IntN(2) == 0 {
			continue
		}
		copied := *f
		copied.FirstSeen = day(1 + random.IntN(20))
		copied.Path = []string{f.Path, "别处/" + f.Path}[random.IntN(2)]
		copied.Also = [][]string{nil, {"甲/1.xlsx"}, {"乙/1.xlsx", "甲/1.xlsx"}}[random.IntN(3)]
		copied.Receipt = Receipt{Arrived: text(), Method: text(), ExceptionBy: text(), ExceptionWhy: text(), Copies: text(), Remark: text()}
		s.Files[f.ID()] = &copied
		if random.IntN(2) == 0 {
			s.Decisions[nameKey(f.Return.Projects[0], 1)] = &Decision{Opinion: text(), Recommend: text(), Rank: text(), Reason: text()}
		}
	}
	return s
}

func TestStatesJoinLikeSets(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 1))
	var pool []*File
	for i := range 6 {
		pool = append(pool, received("140521", fmt.Sprintf("%d.xlsx", i), 1, filled(fmt.Sprintf("示例%d试点", i))))
	}
	same := func(law string, a, b *State) {
		if !reflect.DeepEqual(a.Files, b.Files) || !reflect.DeepEqual(a.Decisions, b.Decisions) {
			t.Fatalf("joining is not %s", law)
		}
	}
	for range 500 {
		a, b, c := randomState(random, pool), randomState(random, pool), randomState(random, pool)
		same("commutative", Join(a, b), Join(b, a))
		same("associative", Join(Join(a, b), c), Join(a, Join(b, c)))
		same("idempotent", Join(a, a), Join(a, NewState()))
		same("absorbing", Join(Join(a, b), b), Join(a, b))
	}
}
