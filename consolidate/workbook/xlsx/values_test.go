package xlsx

import (
	"encoding/binary"
	"maps"
	"slices"
	"strings"
	"testing"

	"shidian/consolidate/workbook/ooxml"
)

func TestEachTypeOfCellIsRead(t *testing.T) {
	for _, c := range []struct{ name, cell, want string }{
		{"number", `<c r="A1"><v>3.25</v></c>`, "A1=3.25#"},
		{"number as written", `<c r="A1"><v>1.0E+2</v></c>`, "A1=1.0E+2#"},
		{"number with blanks", `<c r="A1"><v> 7 </v></c>`, "A1=7#"},
		{"number of type n", `<c r="A1" t="n"><v>-0.5</v></c>`, "A1=-0.5#"},
		{"date by style", `<c r="A1" s="1"><v>46150</v></c>`, "A1=46150#d"},
		{"ISO date", `<c r="A1" t="d"><v>2026-05-08</v></c>`, "A1=46150#d"},
		{"ISO date and time", `<c r="A1" t="d"><v>2026-05-08T12:00:00</v></c>`, "A1=46150.5#d"},
		{"ISO time", `<c r="A1" t="d"><v>06:00:00</v></c>`, "A1=0.25#d"},
		{"ISO date before all serials", `<c r="A1" t="d"><v>1850-05-01</v></c>`, "A1=1850-05-01"},
		{"ISO duration", `<c r="A1" t="d"><v>PT24H0M0.000S</v></c>`, "A1=1#d"},
		{"empty values", `<c r="A1"><v></v></c><c r="B1" t="s"><v/></c><c r="C1" t="n" s="1"><v> </v></c><c r="D1" t="b"><v></v></c><c r="E1"><v>1</v></c>`, "E1=1#"},
		{"empty style", `<c r="A1" s="" t="s"><v>1</v></c><c r="B1" s=""><v>2</v></c>`, "A1=one B1=2#"},
		{"shared text", `<c r="A1" t="s"><v>1</v></c>`, "A1=one"},
		{"formula text", `<c r="A1" t="str"><f>A2</f><v>甲</v></c>`, "A1=甲f"},
		{"formula text, empty", `<c r="A1" t="str"><f>A2</f><v></v></c>`, "A1=f"},
		{"formula number", `<c r="A1"><f>1+1</f><v>2</v></c>`, "A1=2#f"},
		{"formula without result", `<c r="A1"><f>1+1</f></c>`, "A1=~f"},
		{"formula with an empty result", `<c r="A1"><f>1+1</f><v/></c>`, "A1=~f"},
		{"shared formula", `<c r="A1"><f t="shared" si="0"/><v>2</v></c>`, "A1=2#f"},
		{"formula error", `<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>`, "A1=#DIV/0!!f"},
		{"boolean", `<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>false</v></c>`, "A1=1? B1=0?"},
		{"inline text", `<c r="A1" t="inlineStr"><is><t>行内</t></is></c>`, "A1=行内"},
		{"inline text without its type", `<c r="A1"><is><t>行内</t></is></c>`, "A1=行内"},
		{"inline text before a value", `<c r="A1" t="inlineStr"><is><t>1.</t></is><v>1.0</v></c>`, "A1=1."},
		{"inline text behind a value", `<c r="A1" t="inlineStr"><v>1.0</v><is><t>1.</t></is></c>`, "A1=1."},
		{"inline type with a value", `<c r="A1" t="inlineStr"><v>值</v></c>`, "A1=值"},
		{"rich text", `<c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>标</t></r><r><t xml:space="preserve"> 准</t></r></is></c>`, "A1=标 准"},
		{"phonetic run left out", `<c r="A1" t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></is></c>`, "A1=東京"},
		{"alternate content", `<c r="A1" t="inlineStr"><is xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent><mc:Choice Requires="x"><t>new</t></mc:Choice><mc:Fallback><t>old</t></mc:Fallback></mc:AlternateContent></is></c>`, "A1=old"},
		{"extension inside", `<c r="A1"><v>1</v><extLst><ext uri="x"><x:v xmlns:x="urn:x">9</x:v></ext></extLst></c>`, "A1=1#"},
		{"character data", `<c r="A1" t="str"><v><![CDATA[<a&b>]]></v></c>`, "A1=<a&b>"},
		{"entities", `<c r="A1" t="str"><v>&lt;&amp;&gt;&quot;&apos;&#x4E2D;&#25991;</v></c>`, "A1=<&>\"'中文"},
		{"comment inside text", `<c r="A1" t="str"><v>a<!-- x -->b</v></c>`, "A1=ab"},
		{"line ends", "<c r=\"A1\" t=\"str\"><v>a\r\nb\rc&#13;d</v></c>", "A1=a\nb\nc\rd"},
		{"text kept as it is", "<c r=\"A1\" t=\"str\"><v> \u3000a\u00A0 </v></c>", "A1= \u3000a\u00A0 "},
		{"formulas to be stay text", `<c r="A1" t="str"><v>=1+1</v></c><c r="B1" t="str"><v>@x</v></c>`, "A1==1+1 B1=@x"},
		{"escape", `<c r="A1" t="str"><v>a_x000D_b</v></c>`, "A1=a\rb"},
		{"escape once", `<c r="A1" t="str"><v>_x005F_x0041_</v></c>`, "A1=_x0041_"},
		{"escape of a pair", `<c r="A1" t="str"><v>_xD83D__xDE00_</v></c>`, "A1=😀"},
		{"half an escape stays", `<c r="A1" t="str"><v>_xD83D_ _x00_ _x00GG_ _X0041_ _x</v></c>`, "A1=_xD83D_ _x00_ _x00GG_ _X0041_ _x"},
		{"escape in inline text", `<c r="A1" t="inlineStr"><is><t>_x0041_</t></is></c>`, "A1=A"},
		{"blank cells left out", `<c r="A1" s="1"/><c r="B1"></c><c r="C1" t="str"><v></v></c><c r="D1" t="s"/><c r="E1"><v>1</v></c>`, "E1=1#"},
		{"32,767 characters", `<c r="A1" t="str"><v>` + strings.Repeat("字", 32767) + `</v></c>`, "A1=" + strings.Repeat("字", 32767)},
		{"16,383 characters of two units", `<c r="A1" t="str"><v>` + strings.Repeat("😀", 16383) + `</v></c>`, "A1=" + strings.Repeat("😀", 16383)},
		{"32,767 escaped characters", `<c r="A1" t="str"><v>` + strings.Repeat("_x0041_", 32767) + `</v></c>`, "A1=" + strings.Repeat("A", 32767)},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantCells(t, workbook(rows(`<row r="1">`+c.cell+`</row>`)).zip(), c.want)
		})
	}
}

func TestPositionsWithoutReferences(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"no references", `<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c/><c><v>3</v></c></row>`, "A1=1# B1=2# B3=3#"},
		{"rows only", `<row r="5"><c><v>1</v></c></row><row><c><v>2</v></c></row>`, "A5=1# A6=2#"},
		{"cells only", `<row><c r="B2"><v>1</v></c></row><row><c r="A9"><v>2</v></c><c r="C9"><v>3</v></c></row>`, "B2=1# A9=2# C9=3#"},
		{"last cell", `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`, "XFD1048576=1#"},
		{"lower case and anchors", `<row r="1"><c r="a1"><v>1</v></c><c r="$B$1"><v>2</v></c></row>`, "A1=1# B1=2#"},
		{"dimension that lies", `<row r="1"><c r="A1"><v>1</v></c></row>`, "A1=1#"},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantCells(t, workbook(`<dimension ref="A1:XFD1048576"/>`+rows(c.data)).zip(), c.want)
		})
	}
}

func TestEncodings(t *testing.T) {
	const cell = `<row r="1"><c r="A1" t="str"><v>标准😀</v></c></row>`
	body := worksheet(rows(cell))
	for _, c := range []struct{ name, body string }{
		{"UTF-8 with a mark", "\uFEFF" + body},
		{"UTF-8 declared", `<?xml version="1.0" encoding="utf-8" standalone="yes"?>` + "\r\n" + body},
		{"UTF-16 little endian", wide(body, binary.LittleEndian, true)},
		{"UTF-16 big endian", wide(body, binary.BigEndian, true)},
		{"UTF-16 declared, no mark", wide(`<?xml version="1.0" encoding="UTF-16"?>`+body, binary.LittleEndian, false)},
		{"UTF-16 over many chunks", wide(worksheet(rows(cell)+"<!--"+strings.Repeat("字", 70_000)+"-->"), binary.LittleEndian, true)},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantCells(t, workbook("").with(sheet1, c.body).zip(), "A1=标准😀")
		})
	}
}

func TestSpellingsOfAPackage(t *testing.T) {
	f := workbook(rows(good))
	strict := slices.Clone(f)
	for i := range strict {
		strict[i].body = strings.NewReplacer(
			"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
			"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships",
		).Replace(strict[i].body)
	}
	const rels = "xl/_rels/workbook.xml.rels"
	prefixed := `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1">` +
		`<x:c r="A1" t="s"><x:v>1</x:v></x:c><x:c r="B1"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>`
	for _, c := range []struct {
		name  string
		parts files
	}{
		{"strict", strict},
		{"absolute targets", f.edit(rels, `"worksheets/`, `"/xl/worksheets/`).edit(rels, `"sharedStrings`, `"/xl/sharedStrings`)},
		{"targets over the root", f.edit(rels, `"worksheets/`, `"../xl/./worksheets/`)},
		{"backslash targets", f.edit(rels, `worksheets/`, `worksheets\`)},
		{"backslash names", f.renamed(sheet1, `xl\worksheets\sheet1.xml`)},
		{"other letter case", f.renamed(sheet1, "xl/Worksheets/Sheet1.XML")},
		{"percent", f.renamed(sheet1, "xl/my sheets/一.xml").edit(rels, "worksheets/sheet1.xml", "my%20sheets/%E4%B8%80.xml")},
		{"odd part names", f.renamed(sst, "xl/texts").edit(rels, "sharedStrings.xml", "texts").renamed("xl/styles.xml", "look.xml").edit(rels, "styles.xml", "/look.xml")},
		{"main part by extension", f.edit(ooxml.TypesPart, `Extension="xml" ContentType="application/xml"`, `Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"`).edit(ooxml.TypesPart, `PartName="/xl/workbook.xml"`, `PartName="/other.xml"`)},
		{"template", f.edit(ooxml.TypesPart, "sheet.main", "template.main")},
		{"macro workbook", f.edit(ooxml.TypesPart, "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main", "vnd.ms-excel.sheet.macroEnabled.main")},
		{"stored", f.stored(sheet1)},
		{"prefixed elements", f.with(sheet1, prefixed)},
		{"a broken part nobody needs", f.with("xl/theme/theme1.xml", "<a").with("xl/calcChain.xml", "\x00")},
		{"rows of other vocabularies", f.edit(sheet1, "</worksheet>", `<x:ext xmlns:x="urn:x"><x:row r="9"><x:c r="A9"><x:v>1</x:v></x:c></x:row></x:ext></worksheet>`)},
		{"rows outside the sheet data", f.edit(sheet1, "</sheetData>", `</sheetData><controls><anchor><row>7</row></anchor></controls>`)},
	} {
		t.Run(c.name, func(t *testing.T) { wantCells(t, c.parts.zip(), "A1=one B1=2#") })
	}
}

func TestHiddenThings(t *testing.T) {
	book := mustRead(t, workbook(`<cols><col min="2" max="3" hidden="1"/><col min="4" max="4" width="0"/><col min="6" max="6" width="9"/></cols>`+
		rows(`<row r="2" hidden="1"/><row r="3" hidden="true"><c r="A3"><v>1</v></c></row><row r="5" ht="0" customHeight="1"/><row r="6" hidden="0"/>`), "", "").
		edit("xl/workbook.xml", `name="S2"`, `name="S2" state="hidden"`).edit("xl/workbook.xml", `name="S3"`, `name="S3" state="veryHidden"`).zip())
	s := book.Sheets[0]
	if want := []Span{{2, 3}, {5, 5}}; !slices.Equal(s.HiddenRows, want) {
		t.Errorf("rows %v, want %v", s.HiddenRows, want)
	}
	if want := []Span{{2, 4}}; !slices.Equal(s.HiddenCols, want) {
		t.Errorf("columns %v, want %v", s.HiddenCols, want)
	}
	for i, want := range []Visibility{Visible, Hidden, VeryHidden} {
		if got := book.Sheets[i].State; got != want {
			t.Errorf("sheet %d is %v, want %v", i, got, want)
		}
	}
}

func TestNamesKeepTheirSheet(t *testing.T) {
	book := mustRead(t, workbook("", "").edit("xl/workbook.xml", "</sheets>", `</sheets><definedNames>`+
		`<definedName name="f_a" localSheetId="1">'S2'!$C$8</definedName>`+
		`<definedName name="zd" hidden="1"> S1!$A:$B </definedName>`+
		`<definedName name="lost" localSheetId="0">#REF!</definedName></definedNames>`).zip())
	want := []Name{{"f_a", 1, "'S2'!$C$8", false}, {"zd", -1, "S1!$A:$B", true}, {"lost", 0, "#REF!", false}}
	if !slices.Equal(book.Names, want) || len(book.Damage) > 0 {
		t.Errorf("%v %v", book.Names, book.Damage)
	}
}

func TestCustomProperties(t *testing.T) {
	book := mustRead(t, withProperties(`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`+
		`<property fmtid="{D5}" pid="2" name="年度"><vt:i4> 2026 </vt:i4></property><property pid="3" name="版本"><vt:lpwstr> 第1版 </vt:lpwstr></property><property pid="4" name="空"><vt:lpwstr/></property></Properties>`).zip())
	want := map[string]string{"年度": "2026", "版本": " 第1版 ", "空": ""}
	if !maps.Equal(book.Properties, want) || len(book.Damage) > 0 {
		t.Errorf("%v %v", book.Properties, book.Damage)
	}
}

func TestWhatAWorkbookCarries(t *testing.T) {
	f := workbook(rows(good)).with("xl/vbaProject.bin", "x").with("xl/externalLinks/externalLink1.xml", "x").
		with("xl/externalLinks/_rels/externalLink1.xml.rels", "x").with("xl/embeddings/oleObject1.bin", "x").
		with("xl/connections.xml", "x").with("xl/cellimages.xml", "x").with("odd/name.bin", "x").
		edit(ooxml.TypesPart, "</Types>", `<Override PartName="/odd/name.bin" ContentType="application/vnd.ms-office.activeX"/></Types>`)
	want := []Carried{
		{CarryActiveX, "odd/name.bin"}, {CarryCellPictures, "xl/cellimages.xml"}, {CarryConnection, "xl/connections.xml"},
		{CarryEmbeddedObject, "xl/embeddings/oleObject1.bin"}, {CarryExternalLink, "xl/externalLinks/externalLink1.xml"}, {CarryMacros, "xl/vbaProject.bin"},
	}
	if got := mustRead(t, f.zip()).Carries; !slices.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

func TestMergesAndLookups(t *testing.T) {
	book := mustRead(t, workbook(rows(good+`<row r="3"><c r="C3"><v>5</v></c></row>`)+`<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="$D$9:C8"/></mergeCells>`).zip())
	s := book.Sheet("s1")
	if want := []Range{{1, 1, 2, 2}, {8, 3, 9, 4}}; !slices.Equal(s.Merges, want) {
		t.Errorf("%v", s.Merges)
	}
	if c, ok := s.At(3, 3); !ok || c.Text != "5" || c.Ref() != "C3" {
		t.Error(c, ok)
	}
	if _, ok := s.At(2, 1); ok {
		t.Error("A2 is blank")
	}
	if n := len(s.RowCells(1)); n != 2 {
		t.Errorf("row 1 has %d cells", n)
	}
	if len(s.RowCells(2)) != 0 || len(s.RowCells(4)) != 0 {
		t.Error("rows 2 and 4 are blank")
	}
	if book.Sheet("S9") != nil {
		t.Error("no sheet S9")
	}
}

func TestLetterCaseHidesNothingThatIsCarried(t *testing.T) {
	for part, contentType := range map[string]string{
		"xl/VBAPROJECT.BIN": "", "xl/innocent.bin": "application/VND.MS-OFFICE.VBAPROJECT", "xl/Embeddings/a.bin": "",
	} {
		if CarriedKind(part, contentType) == "" {
			t.Errorf("%s of type %q is carried unseen", part, contentType)
		}
	}
	if kind := CarriedKind("xl/styles.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"); kind != "" {
		t.Errorf("styles are %s", kind)
	}
}

// Old workbooks list the modules of their macros as sheets, without a part. A sheet
// that names belong to held cells, and these are not there.
func TestASheetWithoutAPart(t *testing.T) {
	for _, id := range []string{`r:id=""`, ``} {
		module := workbook(rows(good)).edit("xl/workbook.xml", "</sheets>", `<sheet name="模块1" sheetId="9" state="veryHidden" `+id+`/></sheets>`)
		book := mustRead(t, module.zip())
		if len(book.Damage) > 0 || len(book.Sheets) != 2 || !slices.Contains(book.Carries, Carried{CarryModuleSheet, "模块1"}) {
			t.Errorf("%q: %v %v", id, book.Damage, book.Carries)
		}
		named := module.edit("xl/workbook.xml", "</sheets>", `</sheets><definedNames><definedName name="f_a" localSheetId="1">模块1!$C$8</definedName></definedNames>`)
		if book := mustRead(t, named.zip()); len(book.Damage) != 1 || book.Damage[0].Sheet != "模块1" {
			t.Errorf("%q: a sheet that held cells is gone: %v", id, book.Damage)
		}
	}
	lost := workbook(rows(good), rows(good)).edit("xl/workbook.xml", `r:id="rId2"`, `r:id="rId77"`)
	if book := mustRead(t, lost.zip()); len(book.Damage) != 1 || book.Damage[0].Cause != ooxml.BadPackage {
		t.Errorf("a relationship that is not there: %v", book.Damage)
	}
}
