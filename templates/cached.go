package templates

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// cachedResult is what a formula gives for the workbook as it is written. The
// library stores no text as a formula's result, and a phone or a previewer
// that does not calculate would show nothing.
type cachedResult struct {
	sheet, cell string
	text        string
	isText      bool
}

// formula writes a formula that gives a text, with its result.
func (b *book) formula(sheet, cell, formula, result string) {
	b.keep(b.file.SetCellFormula(sheet, cell, formula))
	b.cached = append(b.cached, cachedResult{sheet, cell, result, true})
}

// count writes a formula that gives a number, with its result.
func (b *book) count(sheet, cell, formula string, result int) {
	b.keep(b.file.SetCellFormula(sheet, cell, formula))
	b.cached = append(b.cached, cachedResult{sheet, cell, strconv.Itoa(result), false})
}

// resultWriter packs a workbook and puts the results into the sheets' parts on
// their way. The library hands it each part whole, but forgets what a part's
// writer answers, so a failure is told to the book.
type resultWriter struct {
	*zip.Writer
	book *book
}

// Create starts a part. It is not packed: whoever writes the workbook to a file
// has the package made canonical first, which packs every part again.
func (w resultWriter) Create(name string) (io.Writer, error) {
	part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
	sheet := w.book.sheetOf(name)
	var results []cachedResult
	for _, c := range w.book.cached {
		if c.sheet == sheet {
			results = append(results, c)
		}
	}
	return sheetPart{part, results, w.book.rows[sheet], w.book}, err
}

// sheetOf is the sheet of a part, "" of one that holds none.
func (b *book) sheetOf(part string) string {
	for i, sheet := range b.sheets {
		if part == fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1) {
			return sheet
		}
	}
	return ""
}

// sheetPart is one part of a package on its way.
type sheetPart struct {
	io.Writer
	results []cachedResult
	rows    []byte // instead of those that the library wrote
	book    *book
}

// Write takes the whole part.
func (p sheetPart) Write(content []byte) (int, error) {
	part := content
	if p.rows != nil {
		part = p.withRows(content)
	}
	for _, c := range p.results {
		with, ok := c.into(part)
		if !ok {
			p.book.keep(fmt.Errorf("%s %s: no formula to give its result to", c.sheet, c.cell))
			continue
		}
		part = with
	}
	if _, err := p.Writer.Write(part); err != nil {
		p.book.keep(err)
		return 0, err
	}
	return len(content), nil
}

// withRows puts the rows into a part that the library wrote without any.
func (p sheetPart) withRows(part []byte) []byte {
	none := []byte("<sheetData></sheetData>")
	if bytes.Count(part, none) != 1 {
		p.book.keep(errors.New("a sheet whose rows are written without the library has some already"))
		return part
	}
	return bytes.Replace(part, none, p.rows, 1)
}

// into finds <c r="Z1" … t="str"><f>…</f></c> and puts <v> behind the formula.
func (c cachedResult) into(part []byte) ([]byte, bool) {
	start := bytes.Index(part, []byte(`<c r="`+c.cell+`"`))
	if start < 0 {
		return nil, false
	}
	length := bytes.Index(part[start:], []byte("</c>"))
	if length < 0 {
		return nil, false
	}
	cell := part[start : start+length]
	formulaEnd := bytes.LastIndex(cell, []byte("</f>"))
	if formulaEnd < 0 {
		return nil, false
	}
	var value bytes.Buffer
	if err := xml.EscapeText(&value, []byte(c.text)); err != nil {
		return nil, false
	}
	head := cell[:formulaEnd+len("</f>")]
	if !c.isText {
		head = bytes.Replace(head, []byte(` t="str"`), nil, 1)
	}
	return slices.Concat(part[:start], head, []byte("<v>"), value.Bytes(), []byte("</v>"), part[start+length:]), true
}
