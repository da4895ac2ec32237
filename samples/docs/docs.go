// Package docs makes Word documents of text, for tests: paragraphs and tables with
// what people leave in them.
//
// A line is a paragraph, and one that begins with | is a row of a table:
//
//	试点名称：{pilot_name=示例茶试点}
//	| 单位名称 | 2>示例茶业有限公司
//
// In a cell, n> before the text spans n columns, v> begins a cell that is merged down,
// ^ goes on with it, and \n begins another paragraph. In a text, {+…+} is inserted and
// {-…-} deleted by a tracked change, {~…~} struck out, {?…?} hidden, {!…!} white,
// {tag=…} a content control and {tag=} one that shows its placeholder, {box:…} a text
// box, {pic} a picture, {note} a footnote, {sym:F0FE} a character of a symbol font, and
// {#} at the beginning an automatic number. A row that begins with |- is deleted by a
// tracked change.
package docs

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
)

// Parts are the parts of a document by name, in the order in which they are written.
type Parts [][2]string

// Of makes the parts of a document of the text.
func Of(text string) Parts {
	return Parts{
		{"[Content_Types].xml", declaration + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + kinds + `officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + kinds + `numbering" Target="numbering.xml"/></Relationships>`},
		{"word/numbering.xml", declaration + `<w:numbering ` + space + `><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`},
		{Body, declaration + `<w:document ` + space + `><w:body>` + blocks(text) + `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`},
	}
}

// Body is the part with the text.
const Body = "word/document.xml"

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
	kinds       = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	space       = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
)

// Make makes the document of the text.
func Make(text string) []byte { return Of(text).Zip() }

// With replaces a part, or adds it.
func (p Parts) With(name, body string) Parts {
	out := Parts{}
	for _, part := range p {
		if part[0] != name {
			out = append(out, part)
		}
	}
	return append(out, [2]string{name, body})
}

// Edit replaces a text inside a part.
func (p Parts) Edit(name, old, new string) Parts {
	for _, part := range p {
		if part[0] == name {
			return p.With(name, strings.Replace(part[1], old, new, 1))
		}
	}
	return p
}

// Zip packs the parts.
func (p Parts) Zip() []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range p {
		w, err := z.Create(part[0])
		if err == nil {
			_, err = w.Write([]byte(part[1]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

func blocks(text string) string {
	var b strings.Builder
	var rows []string
	flush := func() {
		if rows != nil {
			b.WriteString(`<w:tbl><w:tblPr/><w:tblGrid/>` + strings.Join(rows, "") + `</w:tbl>`)
		}
		rows = nil
	}
	for _, line := range strings.Split(strings.Trim(text, "\n"), "\n") {
		if strings.HasPrefix(line, "|") {
			rows = append(rows, row(line[1:]))
			continue
		}
		flush()
		b.WriteString(paragraph(line))
	}
	flush()
	return b.String()
}

func row(line string) string {
	properties := ""
	if rest, deleted := strings.CutPrefix(line, "-"); deleted {
		line, properties = rest, `<w:trPr><w:del w:id="9" w:author="a"/></w:trPr>`
	}
	var cells strings.Builder
	for _, c := range strings.Split(line, "|") {
		cells.WriteString(cell(strings.TrimSpace(c)))
	}
	return `<w:tr>` + properties + cells.String() + `</w:tr>`
}

var spans = regexp.MustCompile(`^([2-9])>`)

func cell(text string) string {
	properties := ""
	if m := spans.FindStringSubmatch(text); m != nil {
		properties, text = fmt.Sprintf(`<w:gridSpan w:val="%s"/>`, m[1]), text[2:]
	}
	switch rest, merged := strings.CutPrefix(text, "v>"); {
	case merged:
		properties, text = properties+`<w:vMerge w:val="restart"/>`, rest
	case text == "^":
		properties, text = properties+`<w:vMerge/>`, ""
	}
	var paras strings.Builder
	for _, p := range strings.Split(text, `\n`) {
		paras.WriteString(paragraph(p))
	}
	return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + paras.String() + `</w:tc>`
}

func paragraph(text string) string {
	properties := ""
	if rest, numbered := strings.CutPrefix(text, "{#}"); numbered {
		text, properties = rest, `<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>`
	}
	return `<w:p>` + properties + inline(text) + `</w:p>`
}

var marked = regexp.MustCompile(`\{(\+.*?\+|-.*?-|~.*?~|\?.*?\?|!.*?!|[a-z_0-9.]+=.*?|box:.*?|sym:[0-9A-F]+|pic|note)\}`)

// inline is a text as runs.
func inline(text string) string {
	var b strings.Builder
	at := 0
	for _, m := range marked.FindAllStringSubmatchIndex(text, -1) {
		b.WriteString(run("", text[at:m[0]]) + mark(text[m[2]:m[3]]))
		at = m[1]
	}
	return b.String() + run("", text[at:])
}

func mark(text string) string {
	inside := text[1:max(1, len(text)-1)]
	switch {
	case text == "pic":
		return `<w:r><w:drawing/></w:r>`
	case text == "note":
		return `<w:r><w:footnoteReference w:id="2"/></w:r>`
	case strings.HasPrefix(text, "box:"):
		return `<w:r><w:pict><w:txbxContent>` + paragraph(text[4:]) + `</w:txbxContent></w:pict></w:r>`
	case strings.HasPrefix(text, "sym:"):
		return `<w:r><w:sym w:font="Wingdings" w:char="` + text[4:] + `"/></w:r>`
	case text[0] == '+':
		return `<w:ins w:id="1" w:author="a">` + run("", inside) + `</w:ins>`
	case text[0] == '-':
		return `<w:del w:id="2" w:author="a"><w:r><w:delText xml:space="preserve">` + escaped(inside) + `</w:delText></w:r></w:del>`
	case text[0] == '~':
		return run(`<w:strike/>`, inside)
	case text[0] == '?':
		return run(`<w:vanish/>`, inside)
	case text[0] == '!':
		return run(`<w:color w:val="FFFFFF"/>`, inside)
	}
	tag, said, _ := strings.Cut(text, "=")
	properties, content := `<w:tag w:val="`+tag+`"/>`, inline(said)
	if said == "" {
		properties, content = properties+`<w:showingPlcHdr/>`, run("", "单击此处输入文字")
	}
	return `<w:sdt><w:sdtPr>` + properties + `</w:sdtPr><w:sdtContent>` + content + `</w:sdtContent></w:sdt>`
}

func run(properties, text string) string {
	if text == "" {
		return ""
	}
	return `<w:r><w:rPr>` + properties + `</w:rPr><w:t xml:space="preserve">` + escaped(text) + `</w:t></w:r>`
}

func escaped(text string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		panic(err)
	}
	return b.String()
}
