package ooxml

import (
	"strings"
	"testing"
)

func TestElementsAreCountedWhereTheyBegin(t *testing.T) {
	text := `<cols><col/></cols><c r="A1"><f>1</f></c><c><f t="shared"/></c><c/><cfRule><formula>1</formula></cfRule>`
	for name, want := range map[string]int{"c": 3, "f": 2, "row": 0} {
		if got := begun([]byte(text), len(text), name); got != want {
			t.Errorf("%d elements %s, want %d", got, name, want)
		}
	}
	// Wherever a chunk ends, an element counts once.
	for cut := range len(text) {
		const keep = len("<c>") - 1
		first, from := text[:cut], max(0, cut-keep)
		got := begun([]byte(first), from, "c") + begun([]byte(text[from:]), len(text)-from, "c")
		if got != 3 {
			t.Fatalf("cut at %d: %d elements in %s", cut, got, strings.ReplaceAll(text, " ", "_"))
		}
	}
}
