package store

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"errors"
	"io"
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
// dropped; a package with a folder entry, a doubled name or a part without a
// content type is refused rather than repaired.
func Canonical(data []byte) ([]byte, error) {
	from, err := openParcel(data)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(from.parts, func(a, b *zip.File) int {
		return cmp.Or(cmp.Compare(partRank(a.Name), partRank(b.Name)), strings.Compare(a.Name, b.Name))
	})
	var out bytes.Buffer
	out.Grow(len(data))
	archive := zip.NewWriter(&out)
	archive.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, deflateLevel)
	})
	var types *contentTypes
	for _, part := range from.parts {
		to, err := archive.CreateHeader(&zip.FileHeader{
			//lint:ignore SA1019 Modified adds an extra field with a second clock to every entry
			Name: part.Name, Method: zip.Deflate, ModifiedDate: entryDate, ModifiedTime: entryTime,
		})
		if err != nil {
			return nil, partError(part.Name, err)
		}
		if types, err = from.rewrite(part, to, types); err != nil {
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

// rewrite copies one part into the new package. It returns the content types,
// which the first part brings and every later part must be found in: Excel
// refuses a package in which one part has no type.
func (p *parcel) rewrite(part *zip.File, to io.Writer, types *contentTypes) (*contentTypes, error) {
	switch {
	case part.Name == contentTypesPart:
		content, err := p.read(part)
		if err != nil {
			return nil, err
		}
		types, err := parseContentTypes(content)
		if err != nil {
			return nil, partError(part.Name, err)
		}
		_, err = to.Write(types.bytes())
		return types, err
	case types == nil || types.of(part.Name) == "":
		return nil, partError(part.Name, errors.New("没有内容类型"))
	case part.Name == corePart:
		content, err := p.read(part)
		if err != nil {
			return nil, err
		}
		core, err := canonicalCore(content)
		if err != nil {
			return nil, partError(part.Name, err)
		}
		_, err = to.Write(core)
		return types, err
	}
	return types, p.stream(part, func(r io.Reader) error {
		if isXML(part.Name) {
			return checkXML(io.TeeReader(r, to))
		}
		_, err := io.Copy(to, r)
		return err
	})
}
