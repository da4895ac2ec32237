package sheets

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// readBack reads a rollup that is about to be put in place with the reader
// that will read it next time, and compares the state with what was meant. A
// library that draws may drop something without an error; the old rollup is
// still there when it does.
func (r *drawing) readBack(ctx context.Context, data []byte) error {
	reader := xlsx.Reader{Layouts: true}
	book, err := reader.Read(ctx, data, xlsx.OwnLimits())
	if err != nil {
		return fmt.Errorf("read back: %w", err)
	}
	got, problems := ReadRollup(book)
	if problems != nil {
		return fmt.Errorf("read back: %v", problems)
	}
	if err := compareRead(r, got); err != nil {
		return fmt.Errorf("read back: %w", err)
	}
	return nil
}

// compareRead compares the state that was read from a rollup with the one that
// was meant. Every comparison has a test that fails without it.
func compareRead(want *drawing, got *Reading) error {
	if len(got.Files) != len(want.State.Files) {
		return fmt.Errorf("%d files of %d", len(got.Files), len(want.State.Files))
	}
	for id, f := range want.State.Files {
		if err := sameFile(got.Files[id], f); err != nil {
			return fmt.Errorf("%s: %w", f.Path, err)
		}
	}
	if len(got.Altered) > 0 {
		return fmt.Errorf("%s!%s: %s", got.Altered[0].Sheet, got.Altered[0].Cell, got.Altered[0])
	}
	if err := sameDecisions(got.Decisions, want.shownDecisions()); err != nil {
		return err
	}
	if err := sameReplies(got.Replies, want.State.Replies); err != nil {
		return err
	}
	if !maps.Equal(got.Former, want.State.Former) {
		return fmt.Errorf("former names %q, not %q", got.Former, want.State.Former)
	}
	if !reflect.DeepEqual(got.Closing, want.State.Closing) {
		return fmt.Errorf("closings %v, not %v", got.Closing, want.State.Closing)
	}
	if len(got.NewStray) > 0 {
		return fmt.Errorf("texts that people have not written: %v", got.NewStray)
	}
	if is := record.SumsOf(got.Sheets); !maps.Equal(is, want.sheetSums) {
		return fmt.Errorf("sheets of people's own %v, not %v", is, want.sheetSums)
	}
	if was, is := strayTexts(want.State), strayTexts(got.State); !slices.Equal(was, is) {
		return fmt.Errorf("stray texts %q, not %q", is, was)
	}
	return nil
}

func sameFile(got, want *record.File) error {
	if got == nil {
		return errors.New("it is not there")
	}
	var texts [2][]byte
	for i, f := range []record.File{*got, *want} {
		f.Receipt = record.Receipt{} // compared by what stands in its cells
		text, err := json.Marshal(f)
		if err != nil {
			return fmt.Errorf("compare: %w", err)
		}
		texts[i] = text
	}
	if !bytes.Equal(texts[0], texts[1]) {
		return errors.New("it says something else")
	}
	if x, y := got.Receipt.Entries(), want.Receipt.Entries(); !x.Same(y) {
		return fmt.Errorf("its receipt says %s, not %s", x, y)
	}
	return nil
}

// sameDecisions compares what people entered, by the identity under which it is
// kept: texts that changed places among projects are none of theirs.
func sameDecisions(got, want map[string]*record.Decision) error {
	if len(got) != len(want) {
		return fmt.Errorf("%d decisions of %d", len(got), len(want))
	}
	for key, d := range want {
		is := got[key]
		if is == nil {
			return fmt.Errorf("no decision about %s", key)
		}
		if !is.Entries().Same(d.Entries()) {
			return fmt.Errorf("the decision about %s says %s, not %s", key, is.Entries(), d.Entries())
		}
		if is.Version != d.Version {
			return fmt.Errorf("the decision about %s is about %q, not %q", key, is.Version, d.Version)
		}
	}
	return nil
}

// sameReplies compares what people answered to findings, by the question.
func sameReplies(got, want map[string]record.Reply) error {
	for _, key := range record.ReplyKeys(got, want) {
		if is, meant := got[key].Entries(), want[key].Entries(); !is.Same(meant) {
			return fmt.Errorf("the reply to %s says %s, not %s", key, is, meant)
		}
	}
	return nil
}

// shownDecisions are the decisions that the rows of 项目汇总 show, by the identity
// under which each is kept.
func (r *drawing) shownDecisions() map[string]*record.Decision {
	shown, names := record.NewState(), r.State.VersionKeys()
	for _, row := range r.keptRows() {
		shown.AddDecision(row.stateKey(names, row.Decision), row.Decision)
	}
	return shown.Decisions
}

// strayTexts are the stray texts that a cell shows whole, as they are read.
func strayTexts(s *record.State) []string {
	var texts []string
	for _, l := range s.SortedStray() {
		if table.ShowsWhole(l.Sheet) && table.ShowsWhole(l.About) && table.ShowsWhole(l.Text) {
			texts = append(texts, strings.Join([]string{form.Clean(l.Sheet), form.Clean(l.About), form.Clean(l.Text)}, rowKeyApart))
		}
	}
	slices.Sort(texts)
	return slices.Compact(texts)
}
