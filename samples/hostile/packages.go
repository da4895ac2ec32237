package hostile

import (
	"fmt"
	"regexp"
	"strings"

	"shidian/templates/form"
)

func packages(p pack) []Case {
	relation := func(kind, target, more string) pack {
		return p.edit(bookRels, "</Relationships>", `<Relationship Id="rIdX" Type="`+relationType+kind+`" Target="`+target+`"`+more+`/></Relationships>`)
	}
	typed := func(q pack, name, kind string) pack {
		return q.edit(typesPart, "</Types>", `<Override PartName="/`+name+`" ContentType="application/vnd.`+kind+`"/></Types>`)
	}
	secondSheet := strings.TrimPrefix(second, "xl/")
	lost := refused("W010", "工作表“项目02”缺失或者指向错误")
	dde := `<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><ddeLink ddeService="cmd" ddeTopic="/C calc"><ddeItems><ddeItem name="A0"/></ddeItems></ddeLink></externalLink>`
	linked := typed(relation("externalLink", "externalLinks/externalLink1.xml", "").with("xl/externalLinks/externalLink1.xml", dde), "xl/externalLinks/externalLink1.xml", "openxmlformats-officedocument.spreadsheetml.externalLink+xml")
	macros := typed(relation("vbaProject", "vbaProject.bin", "").with("xl/vbaProject.bin", "\xCC\x61"), "xl/vbaProject.bin", "ms-office.vbaProject").
		edit(typesPart, mainType+"+xml", "ms-excel.sheet.macroEnabled.main+xml")
	hiddenRow := regexp.MustCompile(`<row r="6" `).ReplaceAllString(p.parts[p.at(first)].body, `<row hidden="1" r="6" `)
	return []Case{
		{Name: "no sheets.xlsx", Make: p.with(bookPart, onlySheets(p, "")).bytes, Want: refused("W010", "没有工作表")},
		{Name: "missing sheet.xlsx", Make: p.without(second).bytes, Want: lost},
		{Name: "missing shared strings.xlsx", Make: p.without(stringsPart).bytes, Want: refused("W010", "公共部分缺失")},
		{Name: "missing workbook.xlsx", Make: p.without(bookPart).bytes, Want: refused("W010", "缺少必要的部分")},
		{Name: "missing content types.xlsx", Make: p.without(typesPart).bytes, Want: refused("W010", "缺少必要的部分")},
		{Name: "missing relationships.xlsx", Make: p.without(bookRels).bytes, Want: refused("W010", "工作表“填写说明”缺失")},
		{Name: "sheet that is the workbook.xlsx", Make: p.edit(bookRels, secondSheet, "workbook.xml").bytes, Want: refused("W010", "工作表“项目02”有损坏")},
		{Name: "sheet outside.xlsx", Make: p.edit(bookRels, `Target="`+secondSheet+`"`, `TargetMode="External" Target="http://example.com/"`).bytes, Want: lost},
		{Name: "sheet without a relationship.xlsx", Make: p.edit(bookPart, `r:id="rId7"`, `r:id="rId99"`).bytes, Want: lost},
		{Name: "one part for two sheets.xlsx", Make: p.edit(bookRels, secondSheet, strings.TrimPrefix(first, "xl/")).bytes, Want: lost},
		{Name: "two sheets of one name.xlsx", Make: p.edit(bookPart, `name="项目02"`, `name="项目01"`).bytes, Want: refused("W010", "同名")},
		{Name: "relationship id twice.xlsx", Make: p.edit(bookRels, `Id="rId5"`, `Id="rId6"`).bytes, Want: refused("W010", "工作簿已损坏")},
		{Name: "relationship to itself.xlsx", Make: relation("worksheet", "_rels/workbook.xml.rels", "").bytes, Want: read()},
		{Name: "sheet name with a path.xlsx", Make: p.edit(bookPart, `name="字典"`, `name="../../evil"`).bytes, Want: read("W007")},
		{Name: "strict.xlsx", Make: strict(p).bytes, Want: read()},
		{Name: "macros.xlsm", Make: macros.bytes, Want: read("W006")},
		{Name: "macros renamed.xlsx", Make: macros.bytes, Want: read("W006")},
		{Name: "dde link.xlsx", Make: linked.bytes, Want: read("W006")},
		{Name: "data connection.xlsx", Make: typed(p.with("xl/connections.xml", "<connections/>"), "xl/connections.xml", "openxmlformats-officedocument.spreadsheetml.connections+xml").bytes, Want: read("W006")},
		{Name: "embedded object.xlsx", Make: p.with("xl/embeddings/oleObject1.bin", "\xD0\xCF").edit(typesPart, "<Override", `<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/><Override`).bytes, Want: read("W006")},
		{Name: "unusual places.xlsx", Make: p.renamed(second, "内容/form two.xml").edit(bookRels, secondSheet, "../%E5%86%85%E5%AE%B9/form%20two.xml").
			edit(typesPart, "/"+second, "/内容/form two.xml").bytes, Want: read()},
		{Name: "unpacked.xlsx", Make: stored(p).bytes, Want: read()},
		{Name: "another workbook.xlsx", Make: p.with(bookPart, onlySheets(p, "字典")).without(propsPart).edit("_rels/.rels", "custom-properties", "x").edit(stringsPart, "shidian|", "x|").bytes, Want: refused("W003", "没有申报书的表样")},
		{Name: "last year's.xlsx", Make: p.edit(propsPart, "<vt:lpwstr>2021<", "<vt:lpwstr>2020<").bytes, Want: refused("W003", "2020年度")},
		{Name: "another edition.xlsx", Make: p.edit(propsPart, `name="shidian_edition"><vt:lpwstr>`, `name="shidian_edition"><vt:lpwstr>99`).bytes, Want: refused("W003", "版式")},
		{Name: "names lost.xlsx", Make: p.with(bookPart, regexp.MustCompile(`<definedNames>.*</definedNames>`).ReplaceAllString(p.parts[p.at(bookPart)].body, "")).bytes, Want: read("W005")},
		{Name: "hidden form.xlsx", Make: p.edit(bookPart, `name="项目02" `, `state="veryHidden" name="项目02" `).bytes, Want: read("W007")},
		{Name: "hidden answer.xlsx", Make: p.with(first, hiddenRow).bytes, Want: read("W007")},
		{Name: "stray text.xlsx", Make: p.row(second, `<row r="900"><c r="A900" t="str"><v>另有说明</v></c></row>`).bytes, Want: read("W007")},
	}
}

// onlySheets is the workbook part with one sheet, or with none, and no names.
func onlySheets(p pack, name string) string {
	body := p.parts[p.at(bookPart)].body
	body = regexp.MustCompile(`<definedNames>.*</definedNames>`).ReplaceAllString(body, "")
	return regexp.MustCompile(`<sheet [^>]*></sheet>`).ReplaceAllStringFunc(body, func(sheet string) string {
		if name != "" && strings.Contains(sheet, fmt.Sprintf("name=%q", name)) {
			return sheet
		}
		return ""
	})
}

// strict is the same in the strict form of the standard, as Excel saves it on
// demand.
func strict(p pack) pack {
	const schemas = "http://schemas.openxmlformats.org/"
	words := strings.NewReplacer(
		schemas+"spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
		schemas+"officeDocument/2006/relationships/custom-properties", "http://purl.oclc.org/ooxml/officeDocument/relationships/customProperties",
		schemas+"officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships",
		schemas+"officeDocument/2006/custom-properties", "http://purl.oclc.org/ooxml/officeDocument/customProperties",
		schemas+"officeDocument/2006/docPropsVTypes", "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
	)
	for _, x := range p.parts {
		p = p.with(x.name, words.Replace(x.body))
	}
	return p
}

func stored(p pack) pack {
	for _, x := range p.parts {
		x.stored = true
		p = p.put(x)
	}
	return p
}

// SaysItIs is a county workbook whose mark says that it is another kind of the
// program's workbooks.
func SaysItIs(good []byte, kind string) ([]byte, error) {
	return open(good).edit(propsPart, "<vt:lpwstr>"+form.CountyBook.String()+"<", "<vt:lpwstr>"+kind+"<").bytes()
}

// Rewrite is the workbook with another text in each of its parts, e.g. in
// xl/workbook.xml: what somebody writes who does not use an office program.
func Rewrite(data []byte, of func(part, text string) string) ([]byte, error) {
	p := open(data)
	for i, x := range p.parts {
		p.parts[i].body = of(x.name, x.body)
	}
	return p.bytes()
}
