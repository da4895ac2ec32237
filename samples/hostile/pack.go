package hostile

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

	"shidian/templates/form"
)

// Parts of the good workbook.
const (
	typesPart    = "[Content_Types].xml"
	bookPart     = "xl/workbook.xml"
	bookRels     = "xl/_rels/workbook.xml.rels"
	stringsPart  = "xl/sharedStrings.xml"
	stylesPart   = "xl/styles.xml"
	propsPart    = "docProps/custom.xml"
	first        = "xl/worksheets/sheet3.xml" // 项目01
	second       = "xl/worksheets/sheet5.xml" // 项目02
	lists        = "xl/worksheets/sheet9.xml" // 字典
	relationType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// pack is a package taken apart. Edits return a changed copy; the first that
// does not apply is kept and comes out with the bytes.
type pack struct {
	parts []part
	err   error
}

type part struct {
	name   string
	body   string
	packed []byte // already deflated, of size bytes; nil to pack the body
	size   uint64
	stored bool
}

func open(data []byte) pack {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return pack{err: err}
	}
	var p pack
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			return pack{err: err}
		}
		body, err := io.ReadAll(r)
		if err != nil {
			return pack{err: err}
		}
		p.parts = append(p.parts, part{name: f.Name, body: string(body)})
	}
	return p
}

func (p pack) at(name string) int {
	return slices.IndexFunc(p.parts, func(x part) bool { return x.name == name })
}

// edit replaces the first occurrence of old in a part.
func (p pack) edit(name, old, new string) pack {
	i := p.at(name)
	if i < 0 || !strings.Contains(p.parts[i].body, old) {
		p.err = fmt.Errorf("%s holds no %q", name, old)
		return p
	}
	return p.with(name, strings.Replace(p.parts[i].body, old, new, 1))
}

// with replaces a part, or adds it.
func (p pack) with(name, body string) pack { return p.put(part{name: name, body: body}) }

func (p pack) put(x part) pack {
	p.parts = slices.Clone(p.parts)
	if i := p.at(x.name); i >= 0 {
		p.parts[i] = x
	} else {
		p.parts = append(p.parts, x)
	}
	return p
}

// also adds a part even when there is one of that name.
func (p pack) also(name, body string) pack {
	p.parts = append(slices.Clone(p.parts), part{name: name, body: body})
	return p
}

func (p pack) without(name string) pack {
	p.parts = slices.DeleteFunc(slices.Clone(p.parts), func(x part) bool { return x.name == name })
	return p
}

func (p pack) renamed(old, new string) pack {
	i := p.at(old)
	if i < 0 {
		p.err = fmt.Errorf("no part %s", old)
		return p
	}
	p.parts = slices.Clone(p.parts)
	p.parts[i].name = new
	return p
}

// cut ends a part before the last occurrence of a text, and puts more there.
func (p pack) cut(name, before, more string) pack {
	i := p.at(name)
	at := strings.LastIndex(p.parts[i].body, before)
	if at < 0 {
		p.err = fmt.Errorf("%s holds no %q", name, before)
		return p
	}
	return p.with(name, p.parts[i].body[:at]+more)
}

// row adds rows behind all others of a sheet.
func (p pack) row(name, rows string) pack { return p.edit(name, "</sheetData>", rows+"</sheetData>") }

// answer puts another cell in the place of an answer; the attributes come
// behind the style, content is what stands in <c>.
func (p pack) answer(sheet string, id form.ID, attributes, content string) pack {
	home, ok := form.Official().Layout().Home(id)
	i := p.at(sheet)
	if !ok || i < 0 {
		p.err = fmt.Errorf("no answer %s on %s", id, sheet)
		return p
	}
	body := p.parts[i].body
	start := strings.Index(body, `<c r="`+home.TopLeft()+`" s="`)
	if start < 0 {
		p.err = fmt.Errorf("no cell %s on %s", home.TopLeft(), sheet)
		return p
	}
	style := body[start : start+strings.Index(body[start:], `" s="`)+len(`" s="`)]
	rest := body[start+len(style):]
	style += rest[:strings.IndexByte(rest, '"')+1]
	end := start + strings.Index(body[start:], "</c>") + len("</c>")
	return p.with(sheet, body[:start]+style+attributes+">"+content+"</c>"+body[end:])
}

// bytes packs the parts as Office does: sizes stand in the local headers.
func (p pack) bytes() ([]byte, error) {
	if p.err != nil {
		return nil, p.err
	}
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, x := range p.parts {
		h := &zip.FileHeader{Name: x.name, Method: zip.Deflate, UncompressedSize64: uint64(len(x.body)), CRC32: crc32.ChecksumIEEE([]byte(x.body))}
		packed := x.packed
		switch {
		case packed != nil:
			h.UncompressedSize64 = x.size
		case x.stored:
			h.Method, packed = zip.Store, []byte(x.body)
		default:
			packed = deflate([]byte(x.body))
		}
		h.CompressedSize64 = uint64(len(packed))
		w, err := archive.CreateRaw(h)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(packed); err != nil {
			return nil, err
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func deflate(data []byte) []byte {
	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, flate.DefaultCompression) // a constant level has no error
	_, _ = w.Write(data)                                    // nor has a buffer
	_ = w.Close()
	return out.Bytes()
}

// breakOff packs a part so that its second half cannot be unpacked, whatever it
// says: in the middle stands a block of the kind that deflate does not have.
func (p pack) breakOff(name string) pack {
	body := p.parts[p.at(name)].body
	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, flate.DefaultCompression)
	_, _ = io.WriteString(w, body[:len(body)/2])
	_ = w.Flush()
	out.WriteByte(0b110)
	return p.put(part{name: name, body: body, packed: out.Bytes(), size: uint64(len(body))})
}

// deflateTimes packs head and then the unit many times over, without packing
// each: what the second unit became stands for all that follow.
func deflateTimes(head string, unit []byte, times int) []byte {
	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, flate.BestCompression)
	_, _ = io.WriteString(w, head)
	_, _ = w.Write(unit)
	_ = w.Flush()
	begun := out.Len()
	_, _ = w.Write(unit)
	_ = w.Flush()
	again := bytes.Clone(out.Bytes()[begun:])
	for range times - 2 {
		out.Write(again)
	}
	out.WriteString("\x01\x00\x00\xFF\xFF") // the last block, empty
	return out.Bytes()
}

// Fields of the headers of a zip entry: their place in the directory and
// before the data.
type headerField struct{ central, local int }

var (
	fieldFlags  = headerField{8, 6}
	fieldMethod = headerField{10, 8}
	fieldCRC    = headerField{16, 14}
	fieldSize   = headerField{24, 22}
)

// patch changes a field of a part's headers.
func patch[T uint16 | uint32](p pack, name string, f headerField, value T) ([]byte, error) {
	data, err := p.bytes()
	if err != nil {
		return nil, err
	}
	const directoryHeader, offsetField = 46, 42
	at := bytes.LastIndex(data, []byte(name)) - directoryHeader
	local := int(binary.LittleEndian.Uint32(data[at+offsetField:]))
	for _, to := range []int{at + f.central, local + f.local} {
		switch v := any(value).(type) {
		case uint16:
			binary.LittleEndian.PutUint16(data[to:], v)
		case uint32:
			binary.LittleEndian.PutUint32(data[to:], v)
		}
	}
	return data, nil
}
