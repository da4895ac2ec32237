package record

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// What people write, strokes and heads of lists included, stands side by side as it is.
func TestEntriesSideBySideAreReadBackAsTheyAre(t *testing.T) {
	pool := []string{"甲", "甲|乙", "甲 / 乙", "第一行\n第二行", "第一行\n　第二行\n第三行", "两处填写不同：", "退回", "1", "2021-05-07", "两处填写不同"}
	random := rand.New(rand.NewPCG(9, 2))
	for range 2000 {
		var texts []string
		for range 1 + random.IntN(4) {
			texts = append(texts, pool[random.IntN(len(pool))])
		}
		want := slices.Compact(slices.Sorted(slices.Values(texts)))
		if got := TextsIn(cellOf(texts)); !slices.Equal(got, want) {
			t.Fatalf("%q stands as %q and is read as %q", want, cellOf(texts), got)
		}
		half := random.IntN(len(texts) + 1)
		if got := JoinCells(cellOf(texts[:half]), cellOf(texts[half:])); got != cellOf(texts) {
			t.Fatalf("%q and %q are %q together", texts[:half], texts[half:], got)
		}
	}
}

func TestCellThatSomebodyTidiedUpIsOneEntry(t *testing.T) {
	for cell, want := range map[string]string{
		"":                 "",
		"通过":               "通过",
		"两处填写不同：\n退回":      "退回",
		"两处填写不同:\n退回\n通过":  "退回,通过",
		"两处填写不同：\n退回:\n通过": "退回:,通过",
		"两处填写不同：\n退回\n\n通过\n": "退回,通过",
	} {
		if got := strings.Join(TextsIn(cell), ","); got != want {
			t.Errorf("%q is read as %q, not %q", cell, got, want)
		}
	}
}

// Two days in one cell are no day, whichever of them a person meant.
func TestTwoDaysOfArrivalAreNone(t *testing.T) {
	r := Receipt{Arrived: JoinCells("2021-05-07", "2021-05-09")}
	if d, ok := r.arrivedOn(2021); ok {
		t.Errorf("it is taken as %s", d)
	}
}
