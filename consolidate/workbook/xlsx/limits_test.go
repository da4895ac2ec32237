package xlsx

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"shidian/consolidate/workbook/ooxml"
	"shidian/samples/effort"
)

// Every limit is reached by a file exactly at it, which is read whole, and by
// one just over it, which is refused (a text too long is reported instead).
func TestLimitsAreInclusive(t *testing.T) {
	small := func(change func(*Limits)) Limits {
		lim := DefaultLimits()
		change(&lim)
		return lim
	}
	times := func(n int, f func(i int) string) string {
		var b strings.Builder
		for i := 1; i <= n; i++ {
			b.WriteString(f(i))
		}
		return b.String()
	}
	row := func(i int) string { return fmt.Sprintf(`<row r="%d"><c r="C%d"><v>1</v></c></row>`, i, i) }
	plain := workbook(rows(good))
	size := func(f files) int64 { return int64(len(f.zip())) }
	unpacked := func(f files) (n int64) {
		for _, p := range f {
			n += int64(len(p.body))
		}
		return n
	}
	for _, c := range []struct {
		name  string
		cause ooxml.Cause
		lim   Limits
		at    files
		over  files
	}{
		{"file", ooxml.TooLarge, small(func(l *Limits) { l.FileBytes = size(plain) }), plain, plain.with("x", "")},
		{"entry", ooxml.TooLarge, small(func(l *Limits) { l.EntryBytes = 5000 }),
			plain.with("x", strings.Repeat("x", 5000)), plain.with("x", strings.Repeat("x", 5001))},
		{"total", ooxml.TooLarge, small(func(l *Limits) { l.TotalBytes = unpacked(plain) + 7 }), plain.with("x", "1234567"), plain.with("x", "12345678")},
		{"entries", ooxml.TooManyEntries, small(func(l *Limits) { l.Entries = len(plain) }), plain, plain.with("x", "")},
		{"sheets", ooxml.TooManySheets, small(func(l *Limits) { l.Sheets = 2 }), workbook("", ""), workbook("", "", "")},
		{"names", ooxml.TooManyNames, small(func(l *Limits) { l.Names = 3 }), withNames(3), withNames(4)},
		{"properties", ooxml.TooManyNames, small(func(l *Limits) { l.Names = 2 }), manyProperties(2), manyProperties(3)},
		{"merges", ooxml.TooManyMerges, small(func(l *Limits) { l.Merges = 3 }), withMerges(3), withMerges(4)},
		{"cells", ooxml.TooManyCells, small(func(l *Limits) { l.Cells = 10 }), workbook(rows(times(6, row)), rows(times(4, row))), workbook(rows(times(6, row)), rows(times(5, row)))},
		{"shared strings", ooxml.TooManyCells, small(func(l *Limits) { l.Cells = 10 }),
			plain.edit(sst, "</sst>", times(8, func(int) string { return "<si><t>x</t></si>" })+"</sst>"),
			plain.edit(sst, "</sst>", times(9, func(int) string { return "<si><t>x</t></si>" })+"</sst>")},
		{"spread", ooxml.TooSpread, small(func(l *Limits) { l.SpreadCells = 30 }), workbook(rows(times(10, row))), workbook(rows(times(11, row)))},
		{"depth", ooxml.TooDeep, small(func(l *Limits) { l.Depth = 9 }),
			nested(7), nested(8)},
		{"attributes", ooxml.TooManyAttributes, small(func(l *Limits) { l.Attributes = 9 }),
			workbook("<sheetPr" + manyAttributes(9) + "/>"), workbook("<sheetPr" + manyAttributes(10) + "/>")},
	} {
		t.Run(c.name, func(t *testing.T) {
			book, err := Read(context.Background(), c.at.zip(), c.lim)
			if err != nil || len(book.Damage) > 0 {
				t.Errorf("at the limit: %v %v", err, book)
			}
			_, err = Read(context.Background(), c.over.zip(), c.lim)
			var refusal *ooxml.Refusal
			if !errors.As(err, &refusal) || refusal.Cause != c.cause {
				t.Errorf("over the limit: %v", err)
			}
		})
	}
}

// nested is a workbook that is two elements deeper than n in its sheet.
func nested(n int) files {
	return workbook("<extLst>" + strings.Repeat("<a>", n) + strings.Repeat("</a>", n) + "</extLst>")
}

func withNames(n int) files {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<definedName name="n%d">S1!$A$1</definedName>`, i)
	}
	return workbook("").edit("xl/workbook.xml", "</sheets>", "</sheets><definedNames>"+b.String()+"</definedNames>")
}

func manyProperties(n int) files {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<property name="p%d"><lpwstr xmlns="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">x</lpwstr></property>`, i)
	}
	return withProperties(`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">` + b.String() + `</Properties>`)
}

func withMerges(n int) files {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<mergeCell ref="A%d:B%d"/>`, i+1, i+1)
	}
	return workbook("<mergeCells>" + b.String() + "</mergeCells>")
}

func TestRatioHoldsAboveItsFloorOnly(t *testing.T) {
	lim := DefaultLimits()
	lim.RatioFloor = 100_000
	data := func(n int) []byte { return workbook("").with("x", strings.Repeat(" ", n)).zip() }
	if _, err := Read(context.Background(), data(100_000), lim); err != nil {
		t.Errorf("at the floor: %v", err)
	}
	var refusal *ooxml.Refusal
	if _, err := Read(context.Background(), data(100_001), lim); !errors.As(err, &refusal) || refusal.Cause != ooxml.Ratio {
		t.Errorf("over the floor: %v", err)
	}
	lim.Ratio = 1000
	if _, err := Read(context.Background(), data(100_001), lim); err != nil {
		t.Errorf("over the floor, under the ratio: %v", err)
	}
}

func TestInvalidLimitsAreRefused(t *testing.T) {
	_, err := Read(context.Background(), workbook("").zip(), Limits{})
	var refusal *ooxml.Refusal
	if !errors.As(err, &refusal) || refusal.Cause != ooxml.BadLimits {
		t.Error(err)
	}
}

func TestContextStopsReading(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var refusal *ooxml.Refusal
	if _, err := Read(ctx, workbook(rows(good)).zip(), DefaultLimits()); !errors.As(err, &refusal) || refusal.Cause != ooxml.Cancelled {
		t.Error(err)
	}
	// Ended in the middle of a part: the chunk after it is not read.
	ctx = &endsLater{Context: context.Background(), left: 40}
	data := workbook(rows(manyCells(60_000))).stored(sheet1).zip()
	if _, err := Read(ctx, data, DefaultLimits()); !errors.As(err, &refusal) || refusal.Cause != ooxml.Cancelled || refusal.Part != sheet1 {
		t.Error(err)
	}
}

// endsLater is a context that ends after it was asked so many times.
type endsLater struct {
	context.Context
	left int
}

func (c *endsLater) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

func manyCells(n int) string {
	var b strings.Builder
	for i := 1; i <= n; i += 10 {
		fmt.Fprintf(&b, `<row r="%d">`, i)
		for col := range min(10, n-i+1) {
			fmt.Fprintf(&b, `<c r="%s"><v>%d</v></c>`, CellRef(i, col+1), i*7919+col)
		}
		b.WriteString(`</row>`)
	}
	return b.String()
}

func TestBigSheetsAreReadWholeAndTheReaderKeepsNothing(t *testing.T) {
	var r Reader
	for _, n := range []int{100_000, 10, 20_000} {
		book, err := r.Read(context.Background(), workbook(rows(manyCells(n))).zip(), DefaultLimits())
		if err != nil || len(book.Damage) > 0 || len(book.Sheets[0].Cells) != n {
			t.Fatalf("%d cells: %v", n, err)
		}
		for _, c := range book.Sheets[0].Cells {
			if c.Text != fmt.Sprint(int(c.Row)*7919+int(c.Col)-1) {
				t.Fatalf("%s is %s", c.Ref(), c.Text)
			}
		}
		if cap(r.cells) > keepCells {
			t.Errorf("keeps room for %d cells", cap(r.cells))
		}
		for _, c := range r.cells[:cap(r.cells)] {
			if c.Text != "" {
				t.Fatalf("keeps %q", c.Text)
			}
		}
	}
}

// Each of these is the worst of its kind that the limits let through.
func TestWorstFilesStayQuick(t *testing.T) {
	effort.Usual(t)
	lim := DefaultLimits()
	lim.Ratio = 2000
	for name, body := range map[string]string{
		"blank styled rows":    strings.Repeat(`<row/>`, MaxRow),
		"attributes":           rows(strings.Repeat("<row"+manyAttributes(64)+"/>", 20_000)),
		"namespaces":           rows(strings.Repeat(`<row xmlns:a="u" xmlns:b="v"><a:x b:y=""/></row>`, 200_000)),
		"comments":             strings.Repeat("<!---->", 2_000_000),
		"bad cells":            rows(`<row r="1">` + strings.Repeat(`<c r="ZZZ1"/>`, 1_000_000) + `</row>`),
		"rows in wrong order":  rows(strings.Repeat(`<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>`, 100_000)),
		"one long text":        rows(`<row r="1"><c r="A1" t="str"><v>` + strings.Repeat("<![CDATA[x]]>", 1_000_000) + `</v></c></row>`),
		"long run of entities": rows(`<row r="1"><c r="A1" t="str"><v>` + strings.Repeat("&amp;", 700_000) + `</v></c></row>`),
		"brackets":             rows(strings.Repeat("]]", 1_000_000)),
		"hidden columns":       "<cols>" + strings.Repeat(`<col min="1" max="16384" hidden="1"/>`, 300_000) + "</cols>",
	} {
		start := time.Now()
		book, err := Read(context.Background(), workbook(body).zip(), lim)
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("%s: %v", name, took)
		}
		if err == nil && len(book.Damage) > 50 {
			t.Errorf("%s: %d damages", name, len(book.Damage))
		}
	}
}

func manyAttributes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, ` abcdefgh%d=""`, i)
	}
	return b.String()
}
