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

	"github.com/xuri/excelize/v2"

	"shidian/templates/form"
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
	b.result(sheet, cell, formula, result, true)
}

// count writes a formula that gives a number, with its result.
func (b *book) count(sheet, cell, formula string, result int) {
	b.result(sheet, cell, formula, strconv.Itoa(result), false)
}

// result writes a formula with its result, a text or a number.
func (b *book) result(sheet, cell, formula, result string, isText bool) {
	b.keep(b.file.SetCellFormula(sheet, cell, formula))
	b.cached = append(b.cached, cachedResult{sheet, cell, result, isText})
}

// counts writes one formula into cells below each other, with a result each. It is that
// of the first cell; in the others it looks as many rows further down.
func (b *book) counts(sheet string, row, col int, formula string, results []int) {
	cell := func(i int) string { return form.CellName(row+i, col) }
	area, shared := cell(0)+":"+cell(len(results)-1), excelize.STCellFormulaTypeShared
	b.keep(b.file.SetCellFormula(sheet, cell(0), formula, excelize.FormulaOpts{Type: &shared, Ref: &area}))
	for i, result := range results {
		b.cached = append(b.cached, cachedResult{sheet, cell(i), strconv.Itoa(result), false})
	}
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
	results := map[string]cachedResult{}
	for _, c := range w.book.cached {
		if c.sheet == sheet {
			results[c.cell] = c
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
	results map[string]cachedResult // by cell
	rows    []byte                  // instead of those that the library wrote
	book    *book
}

// Write takes the whole part.
func (p sheetPart) Write(content []byte) (int, error) {
	part := content
	if p.rows != nil {
		part = p.withRows(content)
	}
	if len(p.results) > 0 {
		part = p.withResults(part)
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

// withResults finds every <c r="Z1" … t="str"><f>…</f></c> and puts <v> behind the
// formula. Each result has to find its formula.
func (p sheetPart) withResults(rest []byte) []byte {
	const cellBegins, formulaEnds, cellEnds = `<c r="`, "</f>", "</c>"
	out := make([]byte, 0, len(rest)+64*len(p.results))
	put := 0
	for {
		end := bytes.Index(rest, []byte(formulaEnds+cellEnds))
		if end < 0 {
			break
		}
		start := bytes.LastIndex(rest[:end], []byte(cellBegins))
		name, _, _ := bytes.Cut(rest[start+len(cellBegins):end], []byte(`"`))
		out = append(out, rest[:start]...)
		cell := rest[start : end+len(formulaEnds)]
		if c, ok := p.results[string(name)]; ok {
			cell = c.behind(cell)
			put++
		}
		out = append(out, cell...)
		rest = rest[end+len(formulaEnds):]
	}
	if put != len(p.results) {
		p.book.keep(fmt.Errorf("%d of %d results have no formula", len(p.results)-put, len(p.results)))
	}
	return append(out, rest...)
}

// behind is the beginning of a cell, up to its formula, with the result behind it.
func (c cachedResult) behind(cell []byte) []byte {
	var value bytes.Buffer
	_ = xml.EscapeText(&value, []byte(c.text)) // a buffer takes all
	if !c.isText {
		cell = bytes.Replace(cell, []byte(` t="str"`), nil, 1)
	}
	return slices.Concat(cell, []byte("<v>"), value.Bytes(), []byte("</v>"))
}
