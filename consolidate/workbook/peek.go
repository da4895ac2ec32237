package workbook

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"io"
	"path"

	"shidian/consolidate/workbook/parcel"
	"shidian/templates/form"
)

// peekBytes is more than the document properties of any workbook of ours.
const peekBytes = 1 << 16

// Glance is what a file tells without being read whole: 沁水县申报表.xlsx is a county
// workbook of 140521 and the year 2021, by its document properties.
type Glance struct {
	Mark form.Mark // zero where the properties have none: the file may still have one in a cell
	Sign string    // the same for files with the same bytes; "" for what is no package
}

// Glance reads no more of a file than the directory of its package and its document
// properties, so that thousands of county workbooks are told apart quickly. [Reader.Load]
// reads it strictly and has the last word, also on why a file cannot be read: that tells
// nothing here. An error is the end of ctx.
func (f Found) Glance(ctx context.Context) (g Glance, err error) {
	_ = f.withBytes(ctx, func(r io.ReaderAt, size int64) { g = glanceAt(r, size) })
	if ctx.Err() != nil {
		return Glance{}, fmt.Errorf("look at %s: %w", f.Path, ctx.Err())
	}
	return g, nil
}

// withBytes opens the file, or unpacks the one in an archive or a mail.
func (f Found) withBytes(ctx context.Context, use func(r io.ReaderAt, size int64)) error {
	file, info, err := openRegular(f.Disk)
	if err != nil {
		return err
	}
	defer file.Close()
	if !f.IsMember() {
		use(file, info.Size())
		return nil
	}
	data, err := readMember(ctx, file, info.Size(), f.Member.N, nil, f.limits().FileBytes)
	if err != nil {
		return err
	}
	use(bytes.NewReader(data), int64(len(data)))
	return nil
}

// glanceAt looks into a package. The directory has the checksum of every part.
func glanceAt(r io.ReaderAt, size int64) (g Glance) {
	directory, err := parcel.Directory(r, size)
	if err != nil {
		return g
	}
	sum := sha256.New()
	fmt.Fprintln(sum, size)
	for _, part := range directory.File {
		fmt.Fprintf(sum, "%q %d %d\n", part.Name, part.CRC32, part.UncompressedSize64)
		if path.Clean(part.Name) != "docProps/custom.xml" {
			continue
		}
		if opened, err := part.Open(); err == nil {
			g.Mark = markIn(io.LimitReader(opened, peekBytes))
			opened.Close()
		}
	}
	g.Sign = hex.EncodeToString(sum.Sum(nil))
	return g
}

// markIn is the mark in a part with document properties, zero where there is none.
func markIn(part io.Reader) form.Mark {
	mark, ok := form.MarkOfProperties(propertiesIn(part))
	if !ok {
		return form.Mark{}
	}
	return mark
}

// propertiesIn are the document properties in a part; nil where it cannot be read.
func propertiesIn(part io.Reader) map[string]string {
	var read struct {
		Properties []struct {
			Name  string   `xml:"name,attr"`
			Value []string `xml:",any"`
		} `xml:"property"`
	}
	if err := xml.NewDecoder(part).Decode(&read); err != nil {
		return nil
	}
	properties := map[string]string{}
	for _, p := range read.Properties {
		if len(p.Value) > 0 {
			properties[p.Name] = p.Value[0]
		}
	}
	return properties
}
