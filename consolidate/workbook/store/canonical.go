package store

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"io"
	"path"
	"slices"
	"strings"
)

// How every entry is written. The date is the first that a zip directory can
// hold (MS-DOS format, 1980-01-01 00:00:00); excelize leaves 1980-00-00, which
// some programs refuse. Level 6 is the usual trade of size for time; the bytes
// of one level may differ between Go versions, so only runs of one build
// compare byte by byte.
const (
	entryDate    = 1<<5 | 1 // year 1980, month 1, day 1
	entryTime    = 0
	deflateLevel = 6
)

// Canonical rewrites an .xlsx package so that the same content gives the same
// bytes: [Content_Types].xml first with sorted lines, _rels/.rels second, then
// all parts by name, one fixed date and deflate level, our own creator and no
// dates in docProps/core.xml. Every .xml, .rels and .vml part is parsed to
// its end; the error names the first part that is not well-formed. No part is
// dropped; a package is refused rather than repaired when it has a folder entry,
// a doubled name or a part without a content type, a relationship that leads to
// no part, or anything that must not go out: macros, data connections, embedded
// objects, controls, and links to anything but files beside it.
func Canonical(data []byte) ([]byte, error) {
	from, err := openParcel(data)
	if err != nil {
		return nil, err
	}
	types, err := from.types()
	if err != nil {
		return nil, err
	}
	slices.SortFunc(from.parts, func(a, b *zip.File) int {
		return cmp.Or(cmp.Compare(partRank(a.Name), partRank(b.Name)), strings.Compare(a.Name, b.Name))
	})
	var out bytes.Buffer
	out.Grow(len(data))
	archive := zip.NewWriter(&out)
	packer, err := flate.NewWriter(nil, deflateLevel)
	if err != nil {
		return nil, err
	}
	archive.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		packer.Reset(w) // one part ends before the next begins, and a new one takes 800 KB
		return packer, nil
	})
	for _, part := range from.parts {
		if err := from.rewrite(part, archive, types); err != nil {
			return nil, err
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

// rewrite copies one part into the new package, if it may go out.
func (p *parcel) rewrite(part *zip.File, archive *zip.Writer, types *contentTypes) error {
	if err := mayGoOut(part.Name, types); err != nil {
		return partError(part.Name, err)
	}
	to, err := archive.CreateHeader(&zip.FileHeader{
		//lint:ignore SA1019 Modified adds an extra field with a second clock to every entry
		Name: part.Name, Method: zip.Deflate, ModifiedDate: entryDate, ModifiedTime: entryTime,
	})
	if err != nil {
		return partError(part.Name, err)
	}
	switch {
	case part.Name == contentTypesPart:
		_, err := to.Write(types.bytes())
		return err
	case part.Name == corePart:
		return p.change(part, to, canonicalCore)
	case strings.EqualFold(path.Ext(part.Name), ".rels"):
		return p.change(part, to, func(content []byte) ([]byte, error) {
			return content, p.checkRelationships(part.Name, content)
		})
	}
	return p.stream(part, func(r io.Reader) error {
		if isXML(part.Name) {
			return checkXML(io.TeeReader(r, to))
		}
		_, err := io.Copy(to, r)
		return err
	})
}

// change copies a part that has to be read whole, and may become another.
func (p *parcel) change(part *zip.File, to io.Writer, into func(content []byte) ([]byte, error)) error {
	content, err := p.read(part)
	if err != nil {
		return err
	}
	if content, err = into(content); err != nil {
		return partError(part.Name, err)
	}
	_, err = to.Write(content)
	return err
}
