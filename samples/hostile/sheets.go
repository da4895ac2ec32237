package hostile

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"shidian/templates/form"
)

func xmlTricks(p pack) []Case {
	laughs := `<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>`
	unsafe := refused("W002", "可能不安全")
	nested := func(n int) pack {
		return p.row(second, many(n, "<a%d>"))
	}
	attributes := func(n int) pack {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, ` a%d="1"`, i)
		}
		return p.row(second, `<row`+b.String()+`/>`)
	}
	body := func(name string) string { return p.parts[p.at(name)].body }
	return []Case{
		{Name: "billion laughs in a sheet.xlsx", Make: p.edit(second, "<worksheet", laughs+"<worksheet").bytes, Want: unsafe, Big: true},
		{Name: "billion laughs in the workbook.xlsx", Make: p.edit(bookPart, "<workbook", laughs+"<workbook").bytes, Want: unsafe},
		{Name: "external entity.xlsx", Make: p.edit(stringsPart, "<sst", `<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst`).bytes, Want: unsafe},
		{Name: "document type in properties.xlsx", Make: p.edit(propsPart, "<Properties", "<!DOCTYPE p><Properties").bytes, Want: unsafe},
		{Name: "a thousand deep.xlsx", Make: nested(1000).bytes, Want: unsafe},
		{Name: "a million deep.xlsx", Make: nested(1_000_000).bytes, Want: unsafe, Big: true},
		{Name: "a million attributes.xlsx", Make: attributes(1_000_000).bytes, Want: unsafe, Big: true},
		{Name: "utf-16.xlsx", Make: p.with(second, wide("\uFEFF"+strings.Replace(body(second), `encoding="UTF-8"`, `encoding="UTF-16"`, 1))).bytes, Want: read()},
		{Name: "utf-8 with a mark.xlsx", Make: p.with(second, "\uFEFF"+body(second)).bytes, Want: read()},
	}
}

func grids(p pack) []Case {
	rows := func(from, to int, row string) pack {
		var b strings.Builder
		for r := from; r <= to; r++ {
			b.WriteString(strings.ReplaceAll(row, "#", fmt.Sprint(r)))
		}
		return p.row(second, b.String())
	}
	cell := func(rows string) func() ([]byte, error) { return p.row(second, rows).bytes }
	order, wrong := refused("W010", "次序错乱"), refused("W010", "不合规定")
	ten := `<row r="#"><c r="A#"><v>1</v></c><c r="B#"><v>2</v></c><c r="C#"><v>3</v></c><c r="D#"><v>4</v></c><c r="E#"><v>5</v></c><c r="F#"><v>6</v></c><c r="G#"><v>7</v></c><c r="H#"><v>8</v></c><c r="I#"><v>9</v></c><c r="J#"><v>#</v></c></row>`
	var texts strings.Builder
	for _, col := range "ABCDEFGHIJ" {
		fmt.Fprintf(&texts, `<c r="%c#" t="str"><v>第 # 行，栏 %[1]c</v></c>`, col)
	}
	row := `<row r="#">` + texts.String() + "</row>"
	return []Case{
		{Name: "dimension of everything.xlsx", Make: p.edit(second, `<dimension ref="A1">`, `<dimension ref="A1:XFD1048576">`).bytes, Want: read()},
		{Name: "million styled rows.xlsx", Make: func() ([]byte, error) { return rows(200, 1_048_576, `<row r="#" s="1" customFormat="1"/>`).bytes() }, Want: read(), Big: true},
		{Name: "million blank cells at XFD.xlsx", Make: func() ([]byte, error) { return rows(200, 1_048_576, `<row r="#"><c r="XFD#" s="1"/></row>`).bytes() }, Want: read(), Big: true},
		{Name: "5,000 values at XFD.xlsx", Make: rows(200, 5200, `<row r="#"><c r="XFD#"><v>1</v></c></row>`).bytes, Want: refused("W002", "分布的范围"), Big: true},
		{Name: "900,000 stray values.xlsx", Make: func() ([]byte, error) { return rows(200, 90_199, ten).bytes() }, Want: read("W007"), Big: true},
		{Name: "million values and more.xlsx", Make: func() ([]byte, error) { return rows(200, 110_199, ten).bytes() }, Want: refused("W002", "单元格数量"), Big: true},
		{Name: "900,000 stray texts.xlsx", Make: func() ([]byte, error) { return rows(200, 90_199, row).bytes() }, Want: read("W007"), Big: true},
		{Name: "900,000 shared texts.xlsx", Make: func() ([]byte, error) { return sharedTexts(p, 90_000).bytes() }, Want: read("W007"), Big: true},
		{Name: "row 1048577.xlsx", Make: cell(`<row r="1048577"><c r="A1048577"><v>1</v></c></row>`), Want: wrong},
		{Name: "row 2147483648.xlsx", Make: cell(`<row r="2147483648"><c r="A2147483648"><v>1</v></c></row>`), Want: wrong},
		{Name: "column XFE.xlsx", Make: cell(`<row r="900"><c r="XFE900"><v>1</v></c></row>`), Want: wrong},
		{Name: "cells out of order.xlsx", Make: cell(`<row r="900"><c r="B900"><v>1</v></c><c r="A900"><v>2</v></c></row>`), Want: order},
		{Name: "rows out of order.xlsx", Make: cell(`<row r="901"><c r="A901"><v>1</v></c></row><row r="900"><c r="A900"><v>2</v></c></row>`), Want: order},
		{Name: "cell twice.xlsx", Make: cell(`<row r="900"><c r="A900"><v>1</v></c><c r="A900"><v>2</v></c></row>`), Want: order},
		{Name: "row twice.xlsx", Make: cell(`<row r="900"><c r="A900"><v>1</v></c></row><row r="900"><c r="B900"><v>2</v></c></row>`), Want: order},
		{Name: "cell in the wrong row.xlsx", Make: cell(`<row r="900"><c r="A901"><v>1</v></c></row>`), Want: wrong},
		{Name: "some cells without a place.xlsx", Make: cell(`<row r="900"><c r="A900"><v>1</v></c><c><v>2</v></c></row>`), Want: order},
		{Name: "no cell with a place.xlsx", Make: withoutPlaces(p).bytes, Want: read()},
		{Name: "10,000 sheets.xlsx", Make: p.edit(bookPart, "</sheets>", many(10_000, `<sheet name="s%d" sheetId="1%[1]d" r:id="rId8"/>`)+"</sheets>").bytes, Want: refused("W002", "工作表数量"), Big: true},
		{Name: "100,000 names.xlsx", Make: p.edit(bookPart, "</definedNames>", many(100_000, `<definedName name="n%d">1</definedName>`)+"</definedNames>").bytes, Want: refused("W002", "名称"), Big: true},
		{Name: "50,000 merges.xlsx", Make: p.edit(second, "</mergeCells>", many(50_000, `<mergeCell ref="AC1%d:AD1%[1]d"/>`)+"</mergeCells>").bytes, Want: refused("W002", "合并单元格数量"), Big: true},
	}
}

// sharedTexts is as many rows of ten cells, each of which has its own text.
func sharedTexts(p pack, n int) pack {
	body := p.parts[p.at(stringsPart)].body
	index := strings.Count(body, "<si>")
	var cells, texts strings.Builder
	for r := 200; r < 200+n; r++ {
		fmt.Fprintf(&cells, `<row r="%d">`, r)
		for _, col := range "ABCDEFGHIJ" {
			fmt.Fprintf(&cells, `<c r="%c%d" t="s"><v>%d</v></c>`, col, r, index)
			fmt.Fprintf(&texts, "<si><t>第 %d 条说明，栏 %c</t></si>", index, col)
			index++
		}
		cells.WriteString("</row>")
	}
	return p.row(second, cells.String()).with(stringsPart, strings.Replace(body, "</sst>", texts.String()+"</sst>", 1))
}

func many(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// withoutPlaces leaves the references of rows and cells out of the lists,
// which have no gaps: as some programs write them.
func withoutPlaces(p pack) pack {
	body := p.parts[p.at(lists)].body
	head, data, found := strings.Cut(body, "<sheetData>")
	if !found {
		p.err = fmt.Errorf("%s has no data", lists)
		return p
	}
	return p.with(lists, head+"<sheetData>"+regexp.MustCompile(`(<row|<c) r="[A-Z0-9]+"`).ReplaceAllString(data, "$1"))
}

func values(p pack) []Case {
	answer := func(attributes, content string) func() ([]byte, error) {
		return p.answer(first, form.PilotName, attributes, content).bytes
	}
	stray := func(cell string) func() ([]byte, error) { return p.row(second, `<row r="900">`+cell+`</row>`).bytes }
	wrong := refused("W010", "不合规定")
	cases := []Case{
		{Name: "text index out of range.xlsx", Make: answer(` t="s"`, "<v>99999</v>"), Want: wrong},
		{Name: "text index below zero.xlsx", Make: answer(` t="s"`, "<v>-1</v>"), Want: wrong},
		{Name: "text index that is no number.xlsx", Make: answer(` t="s"`, "<v>abc</v>"), Want: wrong},
		{Name: "no style.xlsx", Make: stray(`<c r="A900" s=""><v>1</v></c>`), Want: read("W007")},
		{Name: "style 65536.xlsx", Make: stray(`<c r="A900" s="65536"><v>1</v></c>`), Want: wrong},
		{Name: "unknown type.xlsx", Make: stray(`<c r="A900" t="x"><v>1</v></c>`), Want: wrong},
		{Name: "number that is none.xlsx", Make: stray(`<c r="A900"><v>1,5</v></c>`), Want: wrong},
		{Name: "boolean that is none.xlsx", Make: stray(`<c r="A900" t="b"><v>2</v></c>`), Want: wrong},
		{Name: "32,768 characters.xlsx", Make: answer(` t="str"`, "<v>"+strings.Repeat("字", 32_768)+"</v>"), Want: refused("W010", "超过 32767 个字")},
		{Name: "32,767 characters.xlsx", Make: answer(` t="str"`, "<v>"+strings.Repeat("字", 32_767)+"</v>"), Want: read().with(form.PilotName, strings.Repeat("字", 32_767))},
		{Name: "formula without a value.xlsx", Make: answer("", "<f>A1</f>"), Want: read("W008")},
		{Name: "formula with a value.xlsx", Make: answer(` t="str"`, "<f>A1</f><v>示例试点</v>"), Want: read().with(form.PilotName, "示例试点")},
		{Name: "error value.xlsx", Make: answer(` t="e"`, "<v>#REF!</v>"), Want: read("W008")},
		{Name: "dates of 1904.xlsx", Make: dated1904(p).bytes, Want: read().with(form.FormDate, "2021-05-06")},
		{Name: "number format as a bomb.xlsx", Make: p.edit(stylesPart, `formatCode="`, `formatCode="`+strings.Repeat("0", 32_000)).bytes, Want: read()},
		{Name: "number format of a megabyte.xlsx", Make: p.edit(stylesPart, `formatCode="`, `formatCode="`+many(150_000, "0%d")).bytes, Want: read()},
	}
	for name, text := range map[string]string{"equals": "=1+1", "plus": "+1", "minus": "-1+1", "at": "@SUM(1)", "tab": "\t=1", "return": "\r=1", "line feed": "\n=1", "dde": "=cmd|' /C calc'!A0"} {
		escaped := strings.NewReplacer("\t", "&#9;", "\r", "&#13;", "\n", "&#10;").Replace(text)
		cases = append(cases, Case{Name: "text that begins with " + name + ".xlsx",
			Make: answer(` t="inlineStr"`, `<is><t xml:space="preserve">`+escaped+"</t></is>"), Want: read().with(form.PilotName, text)})
	}
	return cases
}

// dated1904 is a workbook that counts days from 1904, with a date cell.
func dated1904(p pack) pack {
	day := time.Date(2021, 5, 6, 0, 0, 0, 0, time.UTC).Sub(time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)).Hours() / 24
	p = p.answer(first, form.FormDate, "", fmt.Sprintf("<v>%.0f</v>", day)).edit(bookPart, "<workbookPr ", `<workbookPr date1904="1" `)
	home, _ := form.Official().Layout().Home(form.FormDate)
	at := regexp.MustCompile(`<c r="` + home.TopLeft() + `" s="(\d+)"`).FindStringSubmatch(p.parts[p.at(first)].body)
	if at == nil {
		p.err = fmt.Errorf("no cell of the date")
		return p
	}
	// A style more, and the cell in it.
	styles := p.parts[p.at(stylesPart)].body
	begin, end := strings.Index(styles, "<cellXfs"), strings.Index(styles, "</cellXfs>")
	number := strings.Count(styles[begin:end], "<xf ")
	return p.edit(stylesPart, "</cellXfs>", `<xf numFmtId="14"/></cellXfs>`).edit(first, at[0], fmt.Sprintf(`<c r="%s" s="%d"`, home.TopLeft(), number))
}
