package store

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io"
	"strings"
	"testing"
)

func TestChecksumOfTwoRunsIsThatOfTheWhole(t *testing.T) {
	text := []byte(strings.Repeat("市场监督管理局", 5000))
	for _, at := range []int{0, 1, 7, 4096, len(text) - 1, len(text)} {
		a, b := text[:at], text[at:]
		if got := joinCRC(crc32.ChecksumIEEE(a), crc32.ChecksumIEEE(b), int64(len(b))); got != crc32.ChecksumIEEE(text) {
			t.Errorf("cut at %d: %08x", at, got)
		}
	}
}

const streamed = `<row r="2"><c r="A2" t="inlineStr"><is><t>示例</t></is></c></row>`

// A part with runs in it is the same to a reader as one that was written whole.
func TestPartWithRunsIsReadWhole(t *testing.T) {
	rows := NewStream()
	for range 1000 {
		rows.Add([]byte(streamed))
	}
	run, err := rows.End()
	must(t, err)
	head, tail := `<a><sheetData>`, `</sheetData></a>`
	var parts []Part
	for name, content := range unpack(t, plainWorkbook(t)) {
		part := Part{Name: name, Content: []byte(content)}
		if name == "xl/worksheets/sheet1.xml" {
			part.Content, part.Runs = []byte(head+tail), []Run{{len(head), run}}
		}
		parts = append(parts, part)
	}
	data, err := Assemble(parts)
	must(t, err)
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	from, err := archive.Open("xl/worksheets/sheet1.xml")
	must(t, err)
	got, err := io.ReadAll(from) // a wrong checksum is an error
	must(t, err)
	if want := head + strings.Repeat(streamed, 1000) + tail; string(got) != want {
		t.Errorf("%d bytes of %d", len(got), len(want))
	}
}

func TestRunThatIsNoXMLIsRefused(t *testing.T) {
	for _, block := range []string{`<row r="2">`, `</row>`, `<row a="&"/>`, `<row>` + "\x01" + `</row>`, `<x:row/>`} {
		rows := NewStream()
		rows.Add([]byte(streamed))
		rows.Add([]byte(block))
		if _, err := rows.End(); err == nil {
			t.Errorf("%q is taken", block)
		}
	}
}
