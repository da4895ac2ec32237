package xlsx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// files are the parts of a package, in the order they are written.
type files []file

type file struct {
	name, body string
	stored     bool
}

const (
	mainSpace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relSpace  = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relTypes  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	pkgRels   = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
)

// workbook is a package of as many sheets as bodies, named S1, S2, ...; a body
// is what stands inside <worksheet>. Two shared strings, "zero" and "one", and
// three styles, of which 1 is a date, are there.
func workbook(bodies ...string) files {
	var sheets, rels, types strings.Builder
	parts := files{}
	for i, body := range bodies {
		n := i + 1
		fmt.Fprintf(&sheets, `<sheet name="S%d" sheetId="%d" r:id="rId%d"/>`, n, n, n)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%sworksheet" Target="worksheets/sheet%d.xml"/>`, n, relTypes, n)
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, n)
		parts = append(parts, file{name: fmt.Sprintf("xl/worksheets/sheet%d.xml", n), body: worksheet(body)})
	}
	fmt.Fprintf(&rels, `<Relationship Id="rIdS" Type="%ssharedStrings" Target="sharedStrings.xml"/>`, relTypes)
	fmt.Fprintf(&rels, `<Relationship Id="rIdF" Type="%sstyles" Target="styles.xml"/>`, relTypes)
	return append(files{
		{name: "[Content_Types].xml", body: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` + types.String() + `</Types>`},
		{name: "_rels/.rels", body: pkgRels + `<Relationship Id="rId1" Type="` + relTypes + `officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{name: "xl/workbook.xml", body: `<?xml version="1.0" encoding="UTF-8"?><workbook ` + mainSpace + ` ` + relSpace + `><sheets>` + sheets.String() + `</sheets></workbook>`},
		{name: "xl/_rels/workbook.xml.rels", body: pkgRels + rels.String() + `</Relationships>`},
		{name: "xl/styles.xml", body: `<styleSheet ` + mainSpace + `><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="49"/></cellXfs></styleSheet>`},
		{name: "xl/sharedStrings.xml", body: `<sst ` + mainSpace + `><si><t>zero</t></si><si><t>one</t></si></sst>`},
	}, parts...)
}

func worksheet(body string) string {
	if !strings.Contains(body, "<sheetData>") {
		body += "<sheetData/>"
	}
	return `<worksheet ` + mainSpace + `>` + body + `</worksheet>`
}

// rows is a worksheet body with that sheet data.
func rows(data string) string { return `<sheetData>` + data + `</sheetData>` }

const centralHeaderLen = 46 // of an entry in the zip directory

const (
	sheet1 = "xl/worksheets/sheet1.xml"
	sst    = "xl/sharedStrings.xml"
)

// with replaces a part, or adds it.
func (f files) with(name, body string) files {
	f = slices.Clone(f)
	for i := range f {
		if f[i].name == name {
			f[i].body = body
			return f
		}
	}
	return append(f, file{name: name, body: body})
}

// edit replaces the first occurrence of old inside a part; it must be there.
func (f files) edit(name, old, new string) files {
	body := f.body(name)
	if !strings.Contains(body, old) {
		panic(name + " holds no " + old)
	}
	return f.with(name, strings.Replace(body, old, new, 1))
}

func (f files) body(name string) string {
	for i := range f {
		if f[i].name == name {
			return f[i].body
		}
	}
	panic("no part " + name)
}

func (f files) without(name string) files {
	return slices.DeleteFunc(slices.Clone(f), func(p file) bool { return p.name == name })
}

// renamed gives a part another name.
func (f files) renamed(old, new string) files {
	f = slices.Clone(f)
	for i := range f {
		if f[i].name == old {
			f[i].name = new
		}
	}
	return f
}

func (f files) stored(name string) files {
	f = slices.Clone(f)
	for i := range f {
		f[i].stored = f[i].stored || f[i].name == name
	}
	return f
}

// zip packs the parts as Office does, sizes in the local headers.
func (f files) zip() []byte {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, p := range f {
		h := &zip.FileHeader{Name: p.name, Method: zip.Deflate}
		if p.stored {
			h.Method = zip.Store
		}
		h.CRC32, h.UncompressedSize64 = crc32.ChecksumIEEE([]byte(p.body)), uint64(len(p.body))
		packed := []byte(p.body)
		if !p.stored {
			packed = deflate(p.body)
		}
		h.CompressedSize64 = uint64(len(packed))
		w, err := z.CreateRaw(h)
		if err != nil {
			panic(err)
		}
		w.Write(packed)
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return buf.Bytes()
}

func deflate(body string) []byte {
	var buf bytes.Buffer
	w, _ := flate.NewWriter(&buf, flate.DefaultCompression)
	io.WriteString(w, body)
	w.Close()
	return buf.Bytes()
}

// patched changes a field of a part's headers: the one in the directory and,
// when it is not below 0, the one before the data.
func patched(data []byte, name string, central, local int, value any) []byte {
	data = bytes.Clone(data)
	put := func(at int) {
		switch v := value.(type) {
		case uint16:
			binary.LittleEndian.PutUint16(data[at:], v)
		case uint32:
			binary.LittleEndian.PutUint32(data[at:], v)
		}
	}
	at := bytes.LastIndex(data, []byte(name)) - centralHeaderLen
	if central >= 0 {
		put(at + central)
	}
	if local >= 0 {
		put(int(binary.LittleEndian.Uint32(data[at+42:])) + local)
	}
	return data
}

func wide(s string, order binary.ByteOrder, mark bool) string {
	var out []byte
	if mark {
		s = "\uFEFF" + s
	}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, 0, 0)
		order.PutUint16(out[len(out)-2:], u)
	}
	return string(out)
}

// cells renders cells for comparison: "A1=text C8=3.5# B2=TRUE? ...".
func cells(s *Sheet) string {
	var out []string
	for _, c := range s.Cells {
		mark := map[Kind]string{Text: "", Number: "#", Bool: "?", Error: "!", NoValue: "~"}[c.Kind]
		if c.Formula {
			mark += "f"
		}
		if c.Date {
			mark += "d"
		}
		out = append(out, c.Ref()+"="+c.Text+mark)
	}
	return strings.Join(out, " ")
}

// wantCells reads one sheet body and compares its cells; there must be no damage.
func wantCells(t *testing.T, data []byte, want string) {
	t.Helper()
	book := mustRead(t, data)
	if len(book.Damage) > 0 {
		t.Errorf("damage: %v", book.Damage)
	}
	if got := cells(book.Sheets[0]); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// withProperties is a workbook with that part of custom properties.
func withProperties(body string) files {
	return workbook(rows(good)).with("docProps/custom.xml", body).
		edit("_rels/.rels", "</Relationships>", `<Relationship Id="rId4" Type="`+relTypes+`custom-properties" Target="docProps/custom.xml"/></Relationships>`)
}
