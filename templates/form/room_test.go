package form

import (
	"strings"
	"testing"
)

func TestLinesAreCountedByParagraphs(t *testing.T) {
	full := strings.Repeat("字", 28)
	for _, c := range []struct {
		text string
		want int
	}{
		{"", 1}, {"字", 1}, {full, 1}, {full + "字", 2}, {full + full, 2},
		{"一\n二\n三", 3}, {"一\n\n三", 3}, {"一\n", 2}, {full + "\n" + full + "字\n", 4},
		{"DB14/T 1234—2021", 1},
	} {
		if got := Lines(c.text, 28); got != c.want {
			t.Errorf("%q takes %d lines, want %d", c.text, got, c.want)
		}
	}
}

func TestEveryTextOnPaperHasARoom(t *testing.T) {
	rooms := map[ID]int{}
	for _, r := range Official().Layout().Rooms() {
		rooms[r.Field.ID]++
		if r.Width < 1 || r.Lines < 1 {
			t.Errorf("%s holds %d lines of %d characters", r.Field.ID, r.Lines, r.Width)
		}
	}
	for _, f := range append(Official().Fields(), Official().StepFields()...) {
		want := 0
		switch {
		case f.InTable():
			want = StepRows
		case f.isText() && f.Section.Printed:
			want = 1
		}
		if rooms[f.ID] != want {
			t.Errorf("%s has %d rooms, want %d", f.ID, rooms[f.ID], want)
		}
	}
}

func TestWhatTheAppendixContinuesHasAPointer(t *testing.T) {
	l := Official().Layout()
	points := map[string]bool{}
	for _, b := range l.Boxes {
		if b.Role == Pointer {
			points[b.Key] = true
		}
	}
	for _, r := range l.Rooms() {
		key := string(r.Field.ID)
		if r.Field.InTable() {
			key = string(Schedule)
		}
		if r.Continues() != points[key] {
			t.Errorf("%s continues: %v, points to the appendix: %v", r.Field.ID, r.Continues(), points[key])
		}
	}
}
