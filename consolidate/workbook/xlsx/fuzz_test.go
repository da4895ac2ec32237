package xlsx

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// smallLimits make limits reachable for short inputs and bound the fuzzer.
func smallLimits() Limits {
	lim := DefaultLimits()
	lim.EntryBytes, lim.TotalBytes = 1<<20, 2<<20
	lim.Cells, lim.Merges, lim.Names, lim.Sheets = 5000, 100, 100, 20
	lim.TextUnits = 1000
	return lim
}

// FuzzZip: whatever the bytes, the directory check ends, allocates by what it
// meets, and hands out entries that lie in the file and share no bytes.
func FuzzZip(f *testing.F) {
	for _, list := range [][]hostile{notWorkbooks, zipTricks} {
		for _, h := range list {
			if data := h.data(); len(data) < 4<<10 { // short seeds: the fuzzer shrinks what it finds for a minute each
				f.Add(data)
			}
		}
	}
	f.Add(workbook(rows(good)).stored(sheet1).zip())
	f.Fuzz(func(t *testing.T, data []byte) {
		lim := smallLimits()
		if sniff(data) != nil {
			return
		}
		a, flt := openArchive(context.Background(), data, &lim)
		if flt != nil {
			if flt.cause <= 0 || flt.cause >= lastCause {
				t.Fatalf("fault without a cause: %v", flt)
			}
			return
		}
		bytesHeld, names := 0, map[string]bool{}
		for _, e := range a.entries {
			bytesHeld += len(e.packed)
			if names[partKey(e.name)] || a.find(e.name) == nil || checkPartName(e.name) != nil {
				t.Fatalf("entry %q", e.name)
			}
			names[partKey(e.name)] = true
		}
		if len(a.entries) > lim.Entries || bytesHeld > len(data) {
			t.Fatalf("%d entries of %d bytes in a file of %d", len(a.entries), bytesHeld, len(data))
		}
	})
}

// FuzzScan: what our scanner takes, encoding/xml takes too, with the same
// elements and the same text; and any window gives the same.
func FuzzScan(f *testing.F) {
	for _, doc := range []string{
		worksheet(rows(good)), `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n<a b='c&amp;d'>&lt;<!-- x --><![CDATA[<&]]>\r\n</a>",
		`<x:a xmlns:x="u"><x:b y="1" x:y="2"/></x:a>`, `<a>&#x4E2D;&#0;</a>`, `<a b="1" b="2"/>`, `<a>]]></a>`, `<a><?pi x?></a>`,
		"<a>\xEF\xBF\xBF</a>", "\uFEFF<a/>", `<a`, `<a b`, `<a b=`, `<a b="`, `<a/`, `<a></a`, `<!DOCTYPE a><a/>`, `<a/><b/>`, `<a></b>`, `<a:b/>`, `<a xmlns:a=""/>`,
		wide("<a>中</a>", le, true), wide("<a>中</a>", le, false),
	} {
		f.Add([]byte(doc))
	}
	f.Fuzz(func(t *testing.T, doc []byte) {
		ours, flt := scanTokens(bytes.NewReader(doc))
		again, flt2 := scanTokens(&slowReader{doc})
		if ours != again || (flt == nil) != (flt2 == nil) {
			t.Fatalf("in small pieces %q %v, else %q %v", again, flt2, ours, flt)
		}
		if flt != nil || order16(doc) {
			return
		}
		theirs, err := decodeTokens(doc)
		if err != nil {
			if strings.Contains(err.Error(), "invalid XML name") || strings.Contains(err.Error(), "expected element name") || strings.Contains(err.Error(), "expected attribute name") {
				return // we take any character beyond ASCII in a name
			}
			t.Fatalf("encoding/xml: %v", err)
		}
		if ours != theirs {
			t.Fatalf("ours   %q\ntheirs %q", ours, theirs)
		}
	})
}

func order16(doc []byte) bool { return utf16Order(doc) != nil }

type slowReader struct{ left []byte }

func (r *slowReader) Read(b []byte) (int, error) {
	if len(r.left) == 0 {
		return 0, io.EOF
	}
	n := copy(b[:min(len(b), 7)], r.left)
	r.left = r.left[n:]
	return n, nil
}

func scanTokens(src io.Reader) (string, *fault) {
	var s scanner
	lim := smallLimits()
	lim.Attributes = 1000
	s.reset(src, &lim)
	var out strings.Builder
	if flt := s.prolog(); flt != nil {
		return "", flt
	}
	for {
		tok, flt := s.next()
		if flt != nil {
			return out.String(), flt
		}
		switch tok {
		case tokenStart:
			fmt.Fprintf(&out, "<%s", s.name)
			for _, a := range s.attrs {
				fmt.Fprintf(&out, " %s=%q", a.name, a.value)
			}
		case tokenEnd:
			out.WriteString(">")
		case tokenText:
			out.Write(s.text)
		case tokenEOF:
			return out.String(), nil
		}
	}
}

func decodeTokens(doc []byte) (string, error) {
	var out strings.Builder
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(doc, []byte("\uFEFF"))))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	depth := 0
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return out.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			depth++
			fmt.Fprintf(&out, "<%s", tok.Name.Local)
			for _, a := range tok.Attr {
				// Our values have blanks for tabs and line ends, as XML says.
				value := strings.NewReplacer("\r\n", " ", "\t", " ", "\n", " ", "\r", " ").Replace(a.Value)
				fmt.Fprintf(&out, " %s=%q", a.Name.Local, value)
			}
		case xml.EndElement:
			depth--
			out.WriteString(">")
		case xml.CharData:
			if depth > 0 {
				out.Write(tok)
			}
		}
	}
}

// FuzzSheet: whatever a sheet, its texts and its styles say, cells come out
// valid and in order, and the short cuts give what the long way gives.
func FuzzSheet(f *testing.F) {
	styles, texts := workbook().body("xl/styles.xml"), workbook().body(sst)
	for _, list := range [][]hostile{damages, gridTricks, valueTricks} {
		for _, h := range list {
			a, flt := openArchive(context.Background(), h.data(), new(DefaultLimits()))
			if flt != nil || a.find(sheet1) == nil || a.find(sheet1).size > 4096 {
				continue
			}
			plain, _ := io.ReadAll(inflate(a.find(sheet1).packed))
			f.Add(string(plain), texts, styles)
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
		var refusal *Refusal
		if !errors.As(err, &refusal) || refusal.Cause <= 0 || refusal.Cause >= lastCause || book != nil {
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
