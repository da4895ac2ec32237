package ooxml

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"
)

// smallLimits make limits reachable for short inputs and bound the fuzzer.
func smallLimits() Limits {
	lim := DefaultLimits()
	lim.EntryBytes, lim.TotalBytes = 1<<20, 2<<20
	return lim
}

// packed is a zip of two parts.
func packed(method uint16) []byte {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, name := range []string{"a.xml", "b.xml"} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			panic(err)
		}
		io.WriteString(w, "<a>"+name+"</a>")
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return buf.Bytes()
}

// FuzzZip: whatever the bytes, the directory check ends, allocates by what it
// meets, and hands out entries that lie in the file and share no bytes.
func FuzzZip(f *testing.F) {
	good := packed(zip.Deflate)
	cut := good[:len(good)-1]
	far := bytes.Clone(good)
	le.PutUint32(far[len(far)-6:], 1<<30)
	for _, data := range [][]byte{nil, []byte("PK\x05\x06" + strings.Repeat("\x00", 18)), []byte("%PDF-1.7"), good, cut, far, packed(zip.Store),
		bytes.ReplaceAll(good, []byte("a.xml"), []byte("../.x")), bytes.ReplaceAll(good, []byte("a.xml"), []byte("B.xml"))} {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		lim := smallLimits()
		if Sniff(data) != nil {
			return
		}
		a, flt := OpenArchive(context.Background(), data, &lim)
		if flt != nil {
			if !flt.Cause.Known() {
				t.Fatalf("fault without a cause: %v", flt)
			}
			return
		}
		bytesHeld, names := 0, map[string]bool{}
		for _, e := range a.Entries {
			bytesHeld += len(e.packed)
			if names[PartKey(e.Name)] || a.Find(e.Name) == nil || checkPartName(e.Name) != nil {
				t.Fatalf("entry %q", e.Name)
			}
			names[PartKey(e.Name)] = true
		}
		if len(a.Entries) > lim.Entries || bytesHeld > len(data) {
			t.Fatalf("%d entries of %d bytes in a file of %d", len(a.Entries), bytesHeld, len(data))
		}
	})
}

// FuzzScan: what our scanner takes, encoding/xml takes too, with the same
// elements and the same text; and any window gives the same.
func FuzzScan(f *testing.F) {
	for _, doc := range []string{
		`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>1</v></c></row></sheetData></worksheet>`, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n<a b='c&amp;d'>&lt;<!-- x --><![CDATA[<&]]>\r\n</a>",
		`<x:a xmlns:x="u"><x:b y="1" x:y="2"/></x:a>`, `<a>&#x4E2D;&#0;</a>`, `<a b="1" b="2"/>`, `<a>]]></a>`, `<a><?pi x?></a>`,
		"<a>\xEF\xBF\xBF</a>", "\uFEFF<a/>", `<a`, `<a b`, `<a b=`, `<a b="`, `<a/`, `<a></a`, `<!DOCTYPE a><a/>`, `<a/><b/>`, `<a></b>`, `<a:b/>`, `<a xmlns:a=""/>`,
		"\xFF\xFE<\x00a\x00>\x00\x2D\x4E<\x00/\x00a\x00>\x00", "<\x00a\x00>\x00\x2D\x4E<\x00/\x00a\x00>\x00",
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

func scanTokens(src io.Reader) (string, *Fault) {
	var s Scanner
	lim := smallLimits()
	lim.Attributes = 1000
	s.Reset(src, &lim)
	var out strings.Builder
	if flt := s.prolog(); flt != nil {
		return "", flt
	}
	for {
		tok, flt := s.Next()
		if flt != nil {
			return out.String(), flt
		}
		switch tok {
		case TokenStart:
			fmt.Fprintf(&out, "<%s", s.Name)
			for _, a := range s.Attrs {
				fmt.Fprintf(&out, " %s=%q", a.Name, a.Value)
			}
		case TokenEnd:
			out.WriteString(">")
		case TokenText:
			out.Write(s.Text)
		case TokenEOF:
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
