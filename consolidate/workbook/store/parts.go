package store

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"shidian/consolidate/workbook/ooxml"
)

// Parts with a fixed name in every .xlsx package (ECMA-376 part 2).
const (
	contentTypesPart = "[Content_Types].xml"
	rootRelsPart     = "_rels/.rels"
	corePart         = "docProps/core.xml"
)

// Limits of one package. Our largest rollup (all counties of the country)
// unpacks to about a tenth; the limits only keep a wrong or foreign file from
// taking the machine.
const (
	maxParts    = 10_000
	maxUnpacked = 1 << 30 // bytes over all parts
)

// parcel is an opened package: its parts in the order of the zip directory.
type parcel struct {
	parts  []*zip.File
	unread int64 // bytes that may still be unpacked
}

func openParcel(data []byte) (*parcel, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("不是 .xlsx 文件：%w", err)
	}
	if len(archive.File) > maxParts {
		return nil, fmt.Errorf("部件超过 %d 个", maxParts)
	}
	seen := map[string]bool{}
	for _, part := range archive.File {
		// Part names are equal without regard to case (ECMA-376 part 2, 6.2.2).
		key := strings.ToLower(part.Name)
		if seen[key] {
			return nil, partError(part.Name, errors.New("出现两次"))
		}
		seen[key] = true
		if err := checkPartName(part); err != nil {
			return nil, partError(part.Name, err)
		}
	}
	for _, needed := range []string{contentTypesPart, rootRelsPart} {
		if !seen[strings.ToLower(needed)] {
			return nil, partError(needed, errors.New("缺少"))
		}
	}
	return &parcel{parts: archive.File, unread: maxUnpacked}, nil
}

func checkPartName(part *zip.File) error {
	switch {
	case !fs.ValidPath(part.Name) || strings.ContainsAny(part.Name, `\:`):
		return errors.New("部件名称不合规")
	case part.Flags&1 != 0:
		return errors.New("已加密")
	}
	return nil
}

// read unpacks one part whole. Reading to the end is what verifies its CRC.
func (p *parcel) read(part *zip.File) ([]byte, error) {
	var content bytes.Buffer
	err := p.stream(part, func(r io.Reader) error {
		_, err := content.ReadFrom(r)
		return err
	})
	return content.Bytes(), err
}

// stream hands the unpacked bytes of one part to take, which must read to
// their end, and names the part in the error.
func (p *parcel) stream(part *zip.File, take func(io.Reader) error) error {
	content, err := part.Open()
	if err != nil {
		return partError(part.Name, err)
	}
	err = take(&meteredReader{content, &p.unread})
	return partError(part.Name, errors.Join(err, content.Close()))
}

// meteredReader stops a package that unpacks to more than maxUnpacked, by
// counting what comes out and not by believing the declared sizes.
type meteredReader struct {
	from io.Reader
	left *int64
}

func (m *meteredReader) Read(into []byte) (int, error) {
	n, err := m.from.Read(into)
	if *m.left -= int64(n); *m.left < 0 {
		return 0, fmt.Errorf("解压后超过 %d MiB", maxUnpacked>>20)
	}
	return n, err
}

// isXML tells parts that must be well-formed from pictures and printer
// settings. VML drawings hold the comments' boxes and are XML as well.
func isXML(part string) bool {
	switch strings.ToLower(path.Ext(part)) {
	case ".xml", ".rels", ".vml":
		return true
	}
	return false
}

// checkXML reads an XML part to its end. What is wrong with one is said in
// English: it is a fault of this program, and a developer has to read it.
func checkXML(part io.Reader) error {
	if err := ooxml.CheckXML(part); err != nil {
		return fmt.Errorf("有误：%w", err)
	}
	return nil
}

// parseXML takes from a part what into has fields for, if the part is XML to its end.
func parseXML(content []byte, into any) error {
	if err := checkXML(bytes.NewReader(content)); err != nil {
		return err
	}
	return xml.Unmarshal(content, into)
}

func partError(part string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("工作簿部件 %s：%w", part, err)
}
