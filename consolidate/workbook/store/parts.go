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

// Limits of a package that is rewritten: a county workbook, or one that an office program
// saved in a test. They only keep a wrong or foreign file from taking the machine.
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
	return &parcel{parts: archive.File, unread: maxUnpacked}, nil
}

func checkPartName(name string) error {
	if !fs.ValidPath(name) || strings.ContainsAny(name, `\:`) {
		return errors.New("部件名称不合规")
	}
	return nil
}

// read unpacks one part whole, and names it in the error. Reading to the end is what
// verifies its CRC.
func (p *parcel) read(part *zip.File) ([]byte, error) {
	if part.Flags&1 != 0 {
		return nil, partError(part.Name, errors.New("已加密"))
	}
	from, err := part.Open()
	if err != nil {
		return nil, partError(part.Name, err)
	}
	var content bytes.Buffer
	_, err = content.ReadFrom(&meteredReader{from, &p.unread})
	return content.Bytes(), partError(part.Name, errors.Join(err, from.Close()))
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
