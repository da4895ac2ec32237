package store

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"shidian/consolidate/side"
)

// How every entry is written. The date is the first that a zip directory can
// hold (MS-DOS format, 1980-01-01 00:00:00); excelize leaves 1980-00-00, which
// some programs refuse. Level 6 is the usual trade of size for time; the bytes
// of one level may differ between versions of the library, so only runs of one
// build compare byte by byte.
const (
	entryDate    = 1<<5 | 1 // year 1980, month 1, day 1
	entryTime    = 0
	deflateLevel = 6
	zipVersion   = 20 // the first that knows deflate: APPNOTE 4.4.3.2
)

// Part is a part of a package that is put together: xl/worksheets/sheet3.xml. Its content
// is what the library drew; Runs are what others drew, and stand in it where they say.
type Part struct {
	Name    string
	Content []byte
	Runs    []Run // in the order of their places
}

// Run is a run of elements that stands in a part before the byte At of its content.
type Run struct {
	At int
	Packed
}

// Canonical rewrites an .xlsx package so that the same content gives the same
// bytes; see [Assemble].
func Canonical(data []byte) ([]byte, error) {
	from, err := openParcel(data)
	if err != nil {
		return nil, err
	}
	var parts []Part
	for _, part := range from.parts {
		content, err := from.read(part)
		if err != nil {
			return nil, err
		}
		parts = append(parts, Part{Name: part.Name, Content: content})
	}
	return Assemble(parts)
}

// Assemble makes a package of its parts: [Content_Types].xml first with sorted lines,
// _rels/.rels second, then all parts by name, one fixed date and deflate level, our own
// creator and no dates in docProps/core.xml. Every .xml, .rels and .vml part is parsed to
// its end; the error names the first part that is not well-formed. No part is
// dropped; a package is refused rather than repaired when it has a folder entry,
// a doubled name or a part without a content type, a relationship that leads to
// no part, or anything that must not go out: macros, data connections, embedded
// objects, controls, and links to anything but files beside it.
func Assemble(parts []Part) ([]byte, error) {
	p := &assembly{parts: slices.Clone(parts)}
	if err := p.check(); err != nil {
		return nil, err
	}
	slices.SortFunc(p.parts, func(a, b Part) int {
		return cmp.Or(cmp.Compare(partRank(a.Name), partRank(b.Name)), strings.Compare(a.Name, b.Name))
	})
	packed, err := p.packAll()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for i, part := range p.parts {
		if err := put(archive, part.Name, packed[i]); err != nil {
			return nil, partError(part.Name, err)
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func partRank(part string) int {
	switch part {
	case contentTypesPart:
		return 0
	case rootRelsPart:
		return 1
	}
	return 2
}

func put(archive *zip.Writer, name string, content Packed) error {
	to, err := archive.CreateRaw(&zip.FileHeader{
		Name: name, Method: zip.Deflate, CreatorVersion: zipVersion, ReaderVersion: zipVersion,
		CRC32: content.crc, CompressedSize64: uint64(len(content.data)), UncompressedSize64: uint64(content.size),
		//lint:ignore SA1019 Modified adds an extra field with a second clock to every entry
		ModifiedDate: entryDate, ModifiedTime: entryTime,
	})
	if err == nil {
		_, err = to.Write(content.data)
	}
	return err
}

// assembly is a package while it is put together.
type assembly struct {
	parts []Part
	types *contentTypes
	names map[string]bool
}

// check holds the names of the parts to what every package needs, and reads their types.
func (p *assembly) check() error {
	p.names = map[string]bool{}
	seen := map[string]bool{}
	for _, part := range p.parts {
		// Part names are equal without regard to case (ECMA-376 part 2, 6.2.2).
		key := strings.ToLower(part.Name)
		if seen[key] {
			return partError(part.Name, errors.New("出现两次"))
		}
		if err := checkPartName(part.Name); err != nil {
			return partError(part.Name, err)
		}
		seen[key], p.names[part.Name] = true, true
	}
	for _, needed := range []string{contentTypesPart, rootRelsPart} {
		i := slices.IndexFunc(p.parts, func(part Part) bool { return part.Name == needed })
		if i < 0 {
			return partError(needed, errors.New("缺少"))
		}
		if needed == contentTypesPart {
			var err error
			if p.types, err = parseContentTypes(p.parts[i].Content); err != nil {
				return partError(needed, err)
			}
		}
	}
	return nil
}

// packAll packs the parts on all processors; the error is that of the first part in the
// order of the package.
func (p *assembly) packAll() ([]Packed, error) {
	packed := make([]Packed, len(p.parts))
	failed := side.BySide(len(p.parts), func() func(i int) error {
		return func(i int) (err error) {
			packed[i], err = p.pack(p.parts[i])
			return partError(p.parts[i].Name, err)
		}
	})
	return packed, failed
}

// pack is the part as the package holds it, if it may go out.
func (p *assembly) pack(part Part) (Packed, error) {
	if err := mayGoOut(part.Name, p.types); err != nil {
		return Packed{}, err
	}
	var err error
	switch {
	case part.Name == contentTypesPart:
		part.Content = p.types.bytes()
	case part.Name == corePart:
		part.Content, err = canonicalCore(part.Content)
	case strings.EqualFold(path.Ext(part.Name), ".rels"):
		err = p.checkRelationships(part.Name, part.Content)
	case isXML(part.Name):
		err = checkXML(bytes.NewReader(part.Content))
	}
	if err != nil {
		return Packed{}, err
	}
	return part.packed()
}

// packed is the content with the runs in it.
func (part Part) packed() (all Packed, err error) {
	rest, from := part.Content, 0
	for i := 0; i <= len(part.Runs); i++ {
		last := i == len(part.Runs)
		to := len(part.Content)
		if !last {
			to = part.Runs[i].At
		}
		piece, err := packedOf(rest[:to-from], last)
		if err != nil {
			return Packed{}, err
		}
		all = all.join(piece)
		if !last {
			all = all.join(part.Runs[i].Packed)
		}
		rest, from = rest[to-from:], to
	}
	return all, nil
}

func packedOf(data []byte, last bool) (Packed, error) {
	p, err := newPacking()
	if err == nil {
		_, err = p.Write(data)
	}
	if err != nil {
		return Packed{}, err
	}
	return p.end(last)
}

// multi reads the pieces one behind the other.
func multi(pieces ...[]byte) io.Reader {
	readers := make([]io.Reader, len(pieces))
	for i, piece := range pieces {
		readers[i] = bytes.NewReader(piece)
	}
	return io.MultiReader(readers...)
}
