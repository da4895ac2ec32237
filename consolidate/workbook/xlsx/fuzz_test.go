package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"shidian/consolidate/workbook/ooxml"
)

// smallLimits make limits reachable for short inputs and bound the fuzzer.
func smallLimits() Limits {
	lim := DefaultLimits()
	lim.EntryBytes, lim.TotalBytes = 1<<20, 2<<20
	lim.Cells, lim.Merges, lim.Names, lim.Sheets = 5000, 100, 100, 20
	lim.TextUnits = 1000
	return lim
}

// FuzzSheet: whatever a sheet, its texts and its styles say, cells come out
// valid and in order, and the short cuts give what the long way gives.
func FuzzSheet(f *testing.F) {
	styles, texts := workbook().body("xl/styles.xml"), workbook().body(sst)
	for _, list := range [][]hostile{damages, gridTricks, valueTricks} {
		for _, h := range list {
			z, err := zip.NewReader(bytes.NewReader(h.data()), int64(len(h.data())))
			if err != nil {
				continue
			}
			part, err := z.Open(sheet1)
			if err != nil {
				continue
			}
			if plain, err := io.ReadAll(part); err == nil && len(plain) <= 4096 {
				f.Add(string(plain), texts, styles)
			}
		}
	}
	f.Add(worksheet(rows(good)+`<mergeCells><mergeCell ref="A1:B2"/></mergeCells>`), texts, styles)
	f.Fuzz(func(t *testing.T, sheet, texts, styles string) {
		quick := workbook("").with(sheet1, sheet).with(sst, texts).with("xl/styles.xml", styles)
		slow := quick.with(sheet1, strings.ReplaceAll(sheet, `<c r="`, `<c  r="`)).with(sst, strings.ReplaceAll(texts, "<si>", "<si >"))
		for i := range quick {
			quick[i].stored, slow[i].stored = true, true
		}
		one, err := readChecked(t, quick.zip())
		two, err2 := readChecked(t, slow.zip())
		if (err == nil) != (err2 == nil) {
			t.Fatalf("quick: %v\nslow: %v", err, err2)
		}
		laid := Reader{Layouts: true}
		if three, err3 := laid.Read(t.Context(), slow.zip(), smallLimits()); (err == nil) != (err3 == nil) || err == nil && cells(one.Sheets[0]) != cells(three.Sheets[0]) {
			t.Fatalf("with its layout: %v", err3)
		}
		if err == nil && (cells(one.Sheets[0]) != cells(two.Sheets[0]) || len(one.Damage) != len(two.Damage)) {
			t.Fatalf("quick: %s %v\nslow: %s %v", cells(one.Sheets[0]), one.Damage, cells(two.Sheets[0]), two.Damage)
		}
	})
}

// FuzzRead: whatever the bytes, there is a book that holds together, or a
// refusal with a cause.
func FuzzRead(f *testing.F) {
	for _, h := range allHostile() {
		if data := h.data(); len(data) < 4<<10 {
			f.Add(data)
		}
	}
	all := withProperties(`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>`)
	for i := range all {
		all[i].stored = true
	}
	f.Add(all.zip())
	f.Fuzz(func(t *testing.T, data []byte) { readChecked(t, data) })
}

// readChecked reads and makes sure that what came out holds together.
func readChecked(t *testing.T, data []byte) (*Book, error) {
	t.Helper()
	lim := smallLimits()
	book, err := Read(context.Background(), data, lim)
	if err != nil {
		var refusal *ooxml.Refusal
		if !errors.As(err, &refusal) || !refusal.Cause.Known() || book != nil {
			t.Fatalf("%v %v", book, err)
		}
		return nil, err
	}
	if len(book.Sheets) == 0 || len(book.Sheets) > lim.Sheets || len(book.Names) > lim.Names {
		t.Fatalf("%d sheets, %d names", len(book.Sheets), len(book.Names))
	}
	for _, n := range book.Names {
		if n.Sheet < -1 || n.Sheet >= len(book.Sheets) {
			t.Fatalf("name %+v", n)
		}
	}
	for _, s := range book.Sheets {
		checkSheet(t, s)
	}
	return book, nil
}

func checkSheet(t *testing.T, s *Sheet) {
	t.Helper()
	for i, c := range s.Cells {
		if c.Row < 1 || c.Row > MaxRow || c.Col < 1 || c.Col > MaxCol || c.Kind < Text || c.Kind > NoValue || !utf8.ValidString(c.Text) {
			t.Fatalf("cell %+v", c)
		}
		if i > 0 && compareCells(s.Cells[i-1], c) >= 0 {
			t.Fatalf("%s after %s", c.Ref(), s.Cells[i-1].Ref())
		}
		if c.Text == "" && !c.Formula || c.Date && c.Kind != Number {
			t.Fatalf("cell %+v", c)
		}
		if c.Kind == Number {
			if n, err := strconv.ParseFloat(c.Text, 64); err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
				t.Fatalf("number %q", c.Text)
			}
		}
	}
	for _, m := range s.Merges {
		if m.FirstRow < 1 || m.FirstCol < 1 || m.LastRow > MaxRow || m.LastCol > MaxCol || m.FirstRow > m.LastRow || m.FirstCol > m.LastCol {
			t.Fatalf("merge %+v", m)
		}
	}
}
