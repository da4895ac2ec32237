package table

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
)

// What the library has no word for is put into the part of a sheet on its way into the
// package: the result behind a formula, what a filter lets through.

// partEdit makes another part of the one that the library wrote.
type partEdit func(part []byte) ([]byte, error)

// edit has the part of a sheet edited when the workbook is packed.
func (b *Book) edit(sheet string, edit partEdit) {
	name := fmt.Sprintf("xl/worksheets/sheet%d.xml", slices.Index(b.sheets, sheet)+1)
	b.edits[name] = append(b.edits[name], edit)
}

// partWriter writes the parts of a package as they are: the canonical package is packed
// once, and not twice.
type partWriter struct {
	*zip.Writer
	book *Book
}

// Create starts a part.
func (w partWriter) Create(name string) (io.Writer, error) {
	part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
	if edits := w.book.edits[name]; err == nil && edits != nil {
		delete(w.book.edits, name)
		return editedPart{part, edits, w.book}, nil
	}
	return part, err
}

// editedPart is one part on its way. The library hands it over whole, but forgets what a
// part's writer answers, so a failure is told to the book.
type editedPart struct {
	io.Writer
	edits []partEdit
	book  *Book
}

// Write takes the whole part.
func (p editedPart) Write(content []byte) (int, error) {
	part := content
	for _, edit := range p.edits {
		edited, err := edit(part)
		if err != nil {
			p.book.failed = err
			return 0, err
		}
		part = edited
	}
	if _, err := p.Writer.Write(part); err != nil {
		p.book.failed = err
		return 0, err
	}
	return len(content), nil
}

// formula writes a formula with the result that it had: what a viewer shows that does not
// calculate. The library keeps no text behind a formula.
func (b *Book) formula(sheet, at, formula, result string, isNumber bool) error {
	if err := b.File.SetCellFormula(sheet, at, formula); err != nil {
		return fmt.Errorf("write %s!%s: %w", sheet, at, err)
	}
	b.edit(sheet, func(part []byte) ([]byte, error) {
		start := bytes.Index(part, []byte(`<c r="`+at+`"`))
		if start < 0 {
			return nil, fmt.Errorf("%s!%s has no formula", sheet, at)
		}
		end := start + bytes.Index(part[start:], []byte("</c>"))
		cell := part[start:end]
		if isNumber {
			cell = bytes.Replace(cell, []byte(` t="str"`), nil, 1)
		}
		var value bytes.Buffer
		_ = xml.EscapeText(&value, []byte(Escape(result))) // a buffer takes all
		return slices.Concat(part[:start], cell, []byte("<v>"), value.Bytes(), []byte("</v>"), part[end:]), nil
	})
	return nil
}
