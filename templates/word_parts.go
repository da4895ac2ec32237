package templates

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// What a Word document is written of. The order of elements is that of the schema
// (ECMA-376 part 1, annex A): Word calls a document damaged that has another.

// wordRun is text in a font of points; more are properties that stand before the size:
// bold and colour.
func wordRun(text, font string, points float64, more string) string {
	size := int(points*2 + 0.5)
	return fmt.Sprintf(`<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="%s" w:hAnsi="Times New Roman"/>%s<w:sz w:val="%d"/><w:szCs w:val="%d"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>`,
		font, more, size, size, wordText(text))
}

// wordCentred is a paragraph of a table.
func wordCentred(runs string) string {
	return `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>` + runs + `</w:p>`
}

// wordCell is a cell over so many columns of the grid, with borders at these sides.
func wordCell(columns int, sides Sides, content string) string {
	var borders strings.Builder
	for _, side := range []struct {
		at   Sides
		name string
	}{{Top, "top"}, {Left, "left"}, {Bottom, "bottom"}, {Right, "right"}} {
		if sides&side.at != 0 {
			fmt.Fprintf(&borders, `<w:%s w:val="single" w:sz="6" w:space="0" w:color="000000"/>`, side.name)
		}
	}
	return fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:gridSpan w:val="%d"/><w:tcBorders>%s</w:tcBorders><w:vAlign w:val="center"/></w:tcPr>%s</w:tc>`,
		columns*gridTwips, columns, borders.String(), content)
}

func wordText(text string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		return "" // a Builder takes everything
	}
	return b.String()
}

// wordParts are the parts of a document with that body, and a footer with the number of
// the page.
func wordParts(body string) [][2]string {
	const (
		declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
		space       = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
		office      = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
		relations   = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
		types       = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	)
	footer := `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>`
	page := `<w:sectPr><w:footerReference w:type="default" r:id="rId1"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1417" w:bottom="1247" w:left="1417" w:header="851" w:footer="850" w:gutter="0"/><w:titlePg/></w:sectPr>`
	return [][2]string{
		{"[Content_Types].xml", declaration + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="` + types + `document.main+xml"/><Override PartName="/word/footer1.xml" ContentType="` + types + `footer+xml"/></Types>`},
		{"_rels/.rels", declaration + relations + `<Relationship Id="rId1" Type="` + office + `officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", declaration + relations + `<Relationship Id="rId1" Type="` + office + `footer" Target="footer1.xml"/></Relationships>`},
		{"word/document.xml", declaration + `<w:document ` + space + `><w:body>` + body + page + `</w:body></w:document>`},
		{"word/footer1.xml", declaration + `<w:ftr ` + space + `>` + footer + `</w:ftr>`},
	}
}
