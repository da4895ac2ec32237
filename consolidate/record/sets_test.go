package record_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"shidian/consolidate/record"
	"shidian/consolidate/record/recordtest"
)

// randomState draws from a small pool, so that two of them share files.
func randomState(random *rand.Rand, pool []*record.File) *record.State {
	text := func() string { return []string{"", "", "甲", "乙", "丙"}[random.IntN(5)] }
	s := record.NewState()
	for _, f := range pool {
		if random.IntN(2) == 0 {
			continue
		}
		copied := *f
		copied.FirstSeen = recordtest.Day(1 + random.IntN(20))
		copied.Path = []string{f.Path, "别处/" + f.Path}[random.IntN(2)]
		copied.Also = [][]string{nil, {"甲/1.xlsx"}, {"乙/1.xlsx", "甲/1.xlsx"}}[random.IntN(3)]
		copied.Receipt = record.Receipt{Arrived: text(), Method: text(), ExceptionBy: text(), ExceptionWhy: text(), Copies: text(), Remark: text()}
		s.Files[f.ID()] = &copied
		if random.IntN(2) == 0 {
			s.Decisions[record.NameKey(f.Return.Projects[0], 1)] = &record.Decision{Opinion: text(), Recommend: text(), Rank: text(), Reason: text()}
		}
	}
	return s
}

func TestStatesJoinLikeSets(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 1))
	var pool []*record.File
	for i := range 6 {
		pool = append(pool, recordtest.Received("140521", fmt.Sprintf("%d.xlsx", i), 1, recordtest.Filled(fmt.Sprintf("示例%d试点", i))))
	}
	same := func(law string, a, b *record.State) {
		if !reflect.DeepEqual(a.Files, b.Files) || !reflect.DeepEqual(a.Decisions, b.Decisions) {
			t.Fatalf("joining is not %s", law)
		}
	}
	for range 500 {
		a, b, c := randomState(random, pool), randomState(random, pool), randomState(random, pool)
		same("commutative", record.Join(a, b), record.Join(b, a))
		same("associative", record.Join(record.Join(a, b), c), record.Join(a, record.Join(b, c)))
		same("idempotent", record.Join(a, a), record.Join(a, record.NewState()))
		same("absorbing", record.Join(record.Join(a, b), b), record.Join(a, b))
	}
}
