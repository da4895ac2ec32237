package form

import (
	"slices"
	"strings"
	"testing"
)

func TestEveryFieldHasOneHomeAndAWayToIt(t *testing.T) {
	for name, c := range map[string]struct {
		layout *Layout
		fields []*Field
	}{
		"form":   {Official().Layout(), append(Official().Fields(), Official().StepFields()...)},
		"county": {Official().CountyLayout(), Official().CountyFields()},
	} {
		places := map[ID]Place{}
		for _, p := range c.layout.Places() {
			places[p.Field.ID] = p
		}
		if len(places) != len(c.fields) {
			t.Errorf("%s: %d places for %d fields", name, len(places), len(c.fields))
		}
		captions := c.layout.Captions()
		for _, f := range c.fields {
			p, ok := places[f.ID]
			if !ok || p.Caption < 0 {
				t.Errorf("%s: %s has no place: give it one, and its caption, in form_layout.go", name, f.ID)
				continue
			}
			if f.Label != "" && captions[p.Caption] != NormalLabel(f.Label) {
				t.Errorf("%s: %s is found by %q", name, f.ID, captions[p.Caption])
			}
		}
	}
}

func TestBoxesDoNotOverlapAndFillTheGrid(t *testing.T) {
	for name, l := range map[string]*Layout{"form": Official().Layout(), "county": Official().CountyLayout()} {
		taken := map[[2]int]bool{}
		for _, b := range l.Boxes {
			if b.LastCol > Columns || b.LastRow > len(l.Heights) {
				t.Errorf("%s: box %v leaves the grid", name, b.Area)
			}
			for r := b.FirstRow; r <= b.LastRow; r++ {
				for c := b.FirstCol; c <= b.LastCol; c++ {
					if taken[[2]int{r, c}] {
						t.Errorf("%s: %s is taken twice", name, CellName(r, c))
					}
					taken[[2]int{r, c}] = true
				}
			}
		}
	}
}

func TestEveryPageFitsA4(t *testing.T) {
	const usable = 732.0 // points: 297 mm less the margins, less two in a hundred
	l := Official().Layout()
	first := 0
	for _, last := range append(l.Breaks, l.PrintRows) {
		sum := 0.0
		for i, h := range l.Heights[first:last] {
			if !slices.Contains(l.Spare, first+i+1) {
				sum += h
			}
		}
		if sum > usable {
			t.Errorf("rows %d to %d are %.0f points high", first+1, last, sum)
		}
		first = last
	}
}

func TestLongestAnswerFitsItsBox(t *testing.T) {
	for _, r := range Official().Layout().Rooms() {
		if need := Lines(strings.Repeat("标", r.Field.Max), r.Width); need > r.Lines {
			t.Errorf("%s: %d characters need %d lines, the box has %d", r.Field.ID, r.Field.Max, need, r.Lines)
		}
	}
}
