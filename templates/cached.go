package templates

import (
	"bytes"
	"encoding/xml"
	"fmt"
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

// writeCached puts the results into the sheets' own parts. Writing the
// workbook once makes the library lay its sheets down in Pkg.
func (b *book) writeCached() error {
	if len(b.cached) == 0 || b.err != nil {
		return b.err
	}
	if _, err := b.file.WriteToBuffer(); err != nil {
		return err
	}
	for _, c := range b.cached {
		part := fmt.Sprintf("xl/worksheets/sheet%d.xml", slices.Index(b.sheets, c.sheet)+1)
		content, _ := b.file.Pkg.Load(part)
		data, ok := content.([]byte)
		if ok {
			data, ok = c.into(data)
		}
		if !ok {
			return fmt.Errorf("%s %s: no formula to give its result to", c.sheet, c.cell)
		}
		b.file.Pkg.Store(part, data)
	}
	return nil
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
