package rollup

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"shidian/consolidate/workbook/xlsx"
)

// readBack reads a rollup that is about to be put in place with the reader
// that will read it next time, and compares the state with what was meant. A
// library that draws may drop something without an error; the old rollup is
// still there when it does.
func (r *Rollup) readBack(ctx context.Context, data []byte) error {
	book, err := xlsx.Read(ctx, data, xlsx.DefaultLimits())
	if err != nil {
		return fmt.Errorf("read back: %w", err)
	}
	got, problems := ReadState(book)
	if problems != nil {
		return fmt.Errorf("read back: %v", problems)
	}
	if len(got.Files) != len(r.State.Files) {
		return fmt.Errorf("read back %d files of %d", len(got.Files), len(r.State.Files))
	}
	for id, want := range r.State.Files {
		if err := sameFile(got.Files[id], want); err != nil {
			return fmt.Errorf("read back %s: %w", want.Path, err)
		}
	}
	if len(got.Altered) > 0 {
		return fmt.Errorf("read back %s!%s: %s", got.Altered[0].Sheet, got.Altered[0].Cell, got.Altered[0])
	}
	if want, got := r.enteredTexts(), got.enteredTexts(); !slices.Equal(want, got) {
		return fmt.Errorf("read back decisions %q of %q", got, want)
	}
	if !maps.Equal(got.Former, r.State.Former) || !reflect.DeepEqual(got.Closing, r.State.Closing) || len(got.Fresh) > 0 {
		return fmt.Errorf("read back former names %q, closings %v, writings %v", got.Former, got.Closing, got.Fresh)
	}
	return nil
}

func sameFile(got, want *File) error {
	if got == nil {
		return fmt.Errorf("it is not there")
	}
	a, err := json.Marshal(keepFile(got))
	if err != nil {
		return fmt.Errorf("compare: %w", err)
	}
	b, err := json.Marshal(keepFile(want))
	if err != nil {
		return fmt.Errorf("compare: %w", err)
	}
	if !bytes.Equal(a, b) {
		return fmt.Errorf("it says something else")
	}
	if x, y := got.Receipt.entries(), want.Receipt.entries(); x != y {
		return fmt.Errorf("its receipt says %q, not %q", x, y)
	}
	return nil
}

// enteredTexts are what people entered, whatever the order of the rows.
func (s *State) enteredTexts() []string {
	var texts []string
	for _, d := range s.Decisions {
		texts = append(texts, d.allEntries())
	}
	slices.Sort(texts)
	return texts
}

func (r *Rollup) enteredTexts() []string {
	var texts []string
	add := func(d Decision) {
		if !d.IsBlank() {
			texts = append(texts, d.allEntries())
		}
	}
	for _, p := range r.Projects {
		add(p.Decision)
	}
	for _, o := range r.Orphans {
		add(o.Decision)
	}
	slices.Sort(texts)
	return texts
}
