package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"slices"

	"shidian/consolidate/workbook/ooxml"
)

// IsScan reports whether the bytes are a picture of paper, whatever the name of the file:
// PDF, OFD, JPEG, PNG, a photo of a telephone.
func IsScan(data []byte) bool {
	if fault := ooxml.Sniff(data); fault != nil && slices.Contains([]ooxml.Cause{ooxml.PDF, ooxml.Picture}, fault.Cause) {
		return true
	}
	at := func(from int, text string) bool {
		return len(data) >= from+len(text) && bytes.Equal(data[from:from+len(text)], []byte(text))
	}
	return at(8, "WEBP") || at(4, "ftyp") || isOFD(data)
}

// isOFD reports whether the bytes are a document of GB/T 33190, a zip with OFD.xml.
func isOFD(data []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return false
	}
	return slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Name == "OFD.xml" })
}
