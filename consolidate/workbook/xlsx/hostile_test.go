package xlsx

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"

	"shidian/consolidate/workbook/ooxml"
)

// hostile holds every kind of bad input that concerns the reader, with what
// must come of it. A case that reads well is a failure too.
//
// refused: Read returns a Refusal of that cause.
// damaged: Read returns a Book whose only causes of Damage are these, and whose
// first sheet holds the cells given.
type hostile struct {
	name    string
	data    func() []byte
	refused ooxml.Cause
	damaged []ooxml.Cause
	cells   string
}

func raw(s string) func() []byte      { return func() []byte { return []byte(s) } }
func packed(f files) func() []byte    { return func() []byte { return f.zip() } }
func sheet(data string) func() []byte { return packed(workbook(rows(data))) }
func compound(name string) func() []byte {
	return raw("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 504) + wide(name+"\x00", binary.LittleEndian, false))
}

const good = `<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"><v>2</v></c></row>`

var notWorkbooks = []hostile{
	{name: "no bytes", data: raw(""), refused: ooxml.Empty},
	{name: "only NUL", data: raw(strings.Repeat("\x00", 9000)), refused: ooxml.Zeros},
	{name: "HTML", data: raw("<html><body><table></table></body></html>"), refused: ooxml.WebPage},
	{name: "HTML after a mark and blanks", data: raw("\xEF\xBB\xBF\r\n <meta charset=gbk><table>"), refused: ooxml.WebPage},
	{name: "HTML in UTF-16", data: raw(wide("<html>", binary.LittleEndian, true)), refused: ooxml.WebPage},
	{name: "MHTML", data: raw("MIME-Version: 1.0\r\n"), refused: ooxml.WebPage},
	{name: "Excel 2003 XML", data: raw(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`), refused: ooxml.XMLWorkbook},
	{name: "CSV in UTF-8", data: raw("县区,项目\r\n临安区,一\r\n"), refused: ooxml.PlainText},
	{name: "CSV in GBK", data: raw("\xCF\xD8\xC7\xF8,\xCF\xEE\xC4\xBF\r\n"), refused: ooxml.PlainText},
	{name: "xls", data: compound("Workbook"), refused: ooxml.OldExcel},
	{name: "xls of Excel 5", data: compound("Book"), refused: ooxml.OldExcel},
	{name: "xls in capitals", data: compound("WORKBOOK"), refused: ooxml.OldExcel},
	{name: "xls of Excel 5 in capitals", data: compound("BOOK"), refused: ooxml.OldExcel},
	{name: "xls without a container", data: raw("\x09\x08\x10\x00\x00\x06\x05\x00"), refused: ooxml.OldExcel},
	{name: "doc", data: compound("WordDocument"), refused: ooxml.WordDocument},
	{name: "ppt", data: compound("PowerPoint Document"), refused: ooxml.Presentation},
	{name: "encrypted", data: compound("EncryptedPackage"), refused: ooxml.Encrypted},
	{name: "compound file of another kind", data: compound("Contents"), refused: ooxml.UnknownFormat},
	{name: "owner file", data: raw("\x03abc" + strings.Repeat(" ", 161)), refused: ooxml.OwnerFile},
	{name: "PDF", data: raw("%PDF-1.7"), refused: ooxml.PDF},
	{name: "PNG", data: raw("\x89PNG\r\n\x1a\n"), refused: ooxml.Picture},
	{name: "RAR", data: raw("Rar!\x1a\x07\x00"), refused: ooxml.OtherArchive},
	{name: "zip without entries", data: raw("PK\x05\x06" + strings.Repeat("\x00", 18)), refused: ooxml.PlainZip},
	{name: "plain zip", data: packed(files{{name: "说明.txt", body: "x"}}), refused: ooxml.PlainZip},
	{name: "ods", data: packed(files{{name: "mimetype", body: "application/vnd.oasis.opendocument.spreadsheet", stored: true}}), refused: ooxml.OpenDocument},
	{name: "xlsb", data: packed(workbook("").edit(ooxml.TypesPart, "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "vnd.ms-excel.sheet.binary.macroEnabled.main")), refused: ooxml.BinaryWorkbook},
	{name: "xlsb that is too large", data: packed(workbook("").with("xl/workbook.bin", "x").with("xl/sharedStrings.bin", strings.Repeat("\x00", 20<<20))), refused: ooxml.BinaryWorkbook},
	{name: "docx", data: packed(workbook("").edit(ooxml.TypesPart, "spreadsheetml.sheet.main", "wordprocessingml.document.main")), refused: ooxml.WordDocument},
	{name: "pptx", data: packed(workbook("").edit(ooxml.TypesPart, "spreadsheetml.sheet.main", "presentationml.presentation.main")), refused: ooxml.Presentation},
	{name: "noise", data: raw("\x19\x1e\xd1\xa8\x3a\x47"), refused: ooxml.UnknownFormat},
}

var zipTricks = []hostile{
	{name: "cut in half", data: func() []byte { d := workbook(rows(good)).zip(); return d[:len(d)/2] }, refused: ooxml.CutOff},
	{name: "cut before the last byte", data: func() []byte { d := workbook(rows(good)).zip(); return d[:len(d)-1] }, refused: ooxml.CutOff},
	{name: "second half NUL", data: func() []byte {
		d := workbook(rows(good)).zip()
		clear(d[len(d)/2:])
		return d
	}, refused: ooxml.CutOff},
	{name: "directory offset past the end", data: func() []byte {
		d := workbook(rows(good)).zip()
		binary.LittleEndian.PutUint32(d[len(d)-6:], 1<<30)
		return d
	}, refused: ooxml.BadZip},
	{name: "more entries said than there are", data: func() []byte {
		d := workbook(rows(good)).zip()
		binary.LittleEndian.PutUint16(d[len(d)-12:], 99)
		return d
	}, refused: ooxml.BadZip},
	{name: "zip password", data: func() []byte { return patched(workbook(rows(good)).zip(), sheet1, 8, 6, uint16(1)) }, refused: ooxml.Encrypted},
	{name: "bzip2", data: func() []byte { return patched(workbook(rows(good)).zip(), sheet1, 10, 8, uint16(12)) }, refused: ooxml.UnknownMethod},
	{name: "another method in the local header", data: func() []byte { return patched(workbook(rows(good)).zip(), sheet1, -1, 8, uint16(0)) }, refused: ooxml.BadZip},
	{name: "another size in the local header", data: func() []byte { return patched(workbook(rows(good)).zip(), sheet1, -1, 18, uint32(7)) }, refused: ooxml.BadZip},
	{name: "another name in the local header", data: func() []byte {
		return bytes.Replace(workbook(rows(good)).zip(), []byte(sheet1), []byte("xl/worksheets/sheet9.xml"), 1)
	}, refused: ooxml.BadZip},
	{name: "declares 15 GiB", data: func() []byte { return patched(workbook(rows(good)).zip(), sheet1, 24, 22, uint32(0xFFFFFFF0)) }, refused: ooxml.TooLarge},
	{name: "declares less than it holds", data: func() []byte { return patched(workbook(rows(good)).zip(), sheet1, 24, 22, uint32(20)) },
		damaged: []ooxml.Cause{ooxml.BadPart}, cells: "A1=one B1=2#"},
	{name: "declares more than it holds", data: func() []byte { return patched(workbook(rows(good)).zip(), sheet1, 24, 22, uint32(2000)) },
		damaged: []ooxml.Cause{ooxml.BadPart}, cells: "A1=one B1=2#"},
	{name: "shares bytes", data: func() []byte {
		// The directory says that S2 lies where S1 lies; the names agree.
		d := workbook(rows(good)).with("xl/worksheets/sheet2.xml", worksheet("")).zip()
		first := bytes.LastIndex(d, []byte(sheet1)) - centralHeaderLen
		at := binary.LittleEndian.Uint32(d[first+42:])
		d = bytes.ReplaceAll(d, []byte("sheet2.xml"), []byte("sheeT1.xml"))
		d = bytes.ReplaceAll(d, []byte("sheeT1.xml"), []byte("sheet1.xml"))
		second := bytes.LastIndex(d, []byte(sheet1)) - centralHeaderLen
		binary.LittleEndian.PutUint32(d[second+42:], at)
		copy(d[second:], d[first:first+42])
		return d
	}, refused: ooxml.DuplicateName},
	{name: "overlap", data: overlapping, refused: ooxml.Overlap},
	{name: "two of one name", data: packed(append(workbook(rows(good)), file{name: sheet1, body: "x"})), refused: ooxml.DuplicateName},
	{name: "two of one name but for case", data: packed(workbook(rows(good)).with("XL/worksheets/Sheet1.xml", "x")), refused: ooxml.DuplicateName},
	{name: "two of one name but for slashes", data: packed(workbook(rows(good)).with(`xl\worksheets\sheet1.xml`, "x")), refused: ooxml.DuplicateName},
	{name: "name that leads out", data: packed(workbook(rows(good)).with("xl/../../evil.xml", "x")), refused: ooxml.UnsafeName},
	{name: "name that leads out backwards", data: packed(workbook(rows(good)).with(`..\evil.xml`, "x")), refused: ooxml.UnsafeName},
	{name: "absolute name", data: packed(workbook(rows(good)).with("/etc/passwd", "x")), refused: ooxml.UnsafeName},
	{name: "drive", data: packed(workbook(rows(good)).with(`C:\evil.xml`, "x")), refused: ooxml.UnsafeName},
	{name: "name with a NUL", data: packed(workbook(rows(good)).with("a\x00.xml", "x")), refused: ooxml.UnsafeName},
	{name: "bomb in a sheet", data: packed(workbook(strings.Repeat(" ", 20<<20))), refused: ooxml.Ratio},
	{name: "bomb in a picture", data: packed(workbook(rows(good)).with("xl/media/image1.png", strings.Repeat("\x00", 20<<20))), refused: ooxml.Ratio},
	{name: "bomb that hides its size", data: func() []byte {
		d := workbook(strings.Repeat(" ", 20<<20)).zip()
		return patched(d, sheet1, 24, 22, uint32(1<<20))
	}, damaged: []ooxml.Cause{ooxml.BadPart}},
	{name: "100,000 entries", data: func() []byte {
		f := workbook(rows(good))
		for i := range 3000 {
			f = append(f, file{name: fmt.Sprintf("x%d", i), stored: true})
		}
		return f.zip()
	}, refused: ooxml.TooManyEntries},
}

// overlapping is a package with an entry whose data is the whole entry after it.
func overlapping() []byte {
	f := append(files{{name: "quine.bin", body: "0123456789", stored: true}}, workbook(rows(good))...)
	d := f.zip()
	at := bytes.LastIndex(d, []byte("quine.bin")) - centralHeaderLen
	for _, field := range []int{at + 20, at + 24, 18, 22} { // it is the first entry
		binary.LittleEndian.PutUint32(d[field:], 500)
	}
	return d
}

var damages = []hostile{
	{name: "wrong checksum", data: func() []byte { return patched(workbook(rows(good)).zip(), sheet1, 16, 14, uint32(1)) },
		damaged: []ooxml.Cause{ooxml.BadPart}, cells: "A1=one B1=2#"},
	{name: "wrong checksum of the workbook", data: func() []byte {
		return patched(workbook(rows(good)).zip(), "xl/workbook.xml", 16, 14, uint32(1))
	}, refused: ooxml.BadPart},
	{name: "damaged deflate stream", data: func() []byte {
		d := workbook(rows(good)).zip()
		at := bytes.Index(d, []byte(sheet1)) + len(sheet1)
		d[at+20] ^= 0xFF
		d[at+21] ^= 0xFF
		return d
	}, damaged: []ooxml.Cause{ooxml.BadPart}},
	{name: "cut mid-row", data: packed(workbook("").with(sheet1, worksheet(rows(good + `<row r="2"><c r="A2"><v>3`))[:len(worksheet(""))-12+len(rows(""))-12+len(good)+25])),
		damaged: []ooxml.Cause{ooxml.BadXML}, cells: "A1=one B1=2#"},
	{name: "bare ampersand", data: sheet(good + `<row r="2"><c r="A2" t="str"><v>R&D</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadXML}, cells: "A1=one B1=2#"},
	{name: "unknown entity", data: sheet(good + `<row r="2"><c r="A2" t="str"><v>&nbsp;</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadXML}, cells: "A1=one B1=2#"},
	{name: "control character", data: sheet(good + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>a\x01</v></c></row>"), damaged: []ooxml.Cause{ooxml.BadXML}, cells: "A1=one B1=2#"},
	{name: "control character as reference", data: sheet(good + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>&#1;</v></c></row>"), damaged: []ooxml.Cause{ooxml.BadXML}, cells: "A1=one B1=2#"},
	{name: "GBK bytes", data: sheet(good + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>\xCF\xD8</v></c></row>"), damaged: []ooxml.Cause{ooxml.Encoding}, cells: "A1=one B1=2#"},
	{name: "says GBK", data: packed(workbook("").with(sheet1, `<?xml version="1.0" encoding="GB18030"?>`+worksheet(rows(good)))), damaged: []ooxml.Cause{ooxml.Encoding}},
	{name: "element inside a value", data: sheet(`<row r="1"><c r="A1" t="s"><v>1<row r="3"><c r="C3"><v>7</v></c></row></v></c><c r="B1"><v><x/></v></c></row>`), damaged: []ooxml.Cause{ooxml.BadCell}, cells: "A1=one"},
	{name: "element inside an inline text", data: sheet(good + `<row r="2"><c r="A2" t="inlineStr"><is><t>主要用于标<rPh><t>q</t></rPh>准制定</t></is></c></row>`), damaged: []ooxml.Cause{ooxml.BadXML}, cells: "A1=one B1=2#"},
	{name: "element inside a shared text", data: packed(workbook(rows(good)).edit(sst, "<t>one</t>", "<t>o<b>n</b>e</t>")), damaged: []ooxml.Cause{ooxml.BadXML, ooxml.BadCell}, cells: "B1=2#"},
	{name: "a value and an inline text", data: sheet(good + `<row r="2"><c r="A2"><v>1</v><is><t>甲</t></is></c></row>`), damaged: []ooxml.Cause{ooxml.BadCell}, cells: "A1=one B1=2# A2=甲"},
	{name: "an inline text and a value", data: sheet(good + `<row r="2"><c r="A2" t="str"><is><t>甲</t></is><v>1</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadCell}, cells: "A1=one B1=2# A2=甲"},
	{name: "cut shared strings", data: packed(workbook(rows(good)).edit(sst, "<si><t>one", "<si><t>o<")), damaged: []ooxml.Cause{ooxml.BadXML, ooxml.BadCell}, cells: "B1=2#"},
	{name: "damaged styles", data: packed(workbook(rows(good)).edit("xl/styles.xml", "<cellXfs>", "<cellXfs")), damaged: []ooxml.Cause{ooxml.BadXML}, cells: "A1=one B1=2#"},
	{name: "end tag of another element", data: sheet(good + `<row r="2"></rows>`), damaged: []ooxml.Cause{ooxml.BadXML}, cells: "A1=one B1=2#"},
	{name: "content after the root", data: packed(workbook("").with(sheet1, worksheet(rows(good))+"<more/>")), damaged: []ooxml.Cause{ooxml.BadXML}, cells: "A1=one B1=2#"},
	{name: "unbound prefix", data: sheet(good + `<x:row/>`), damaged: []ooxml.Cause{ooxml.BadXML}, cells: "A1=one B1=2#"},
	{name: "attribute twice", data: sheet(good + `<row r="2" r="3"/>`), damaged: []ooxml.Cause{ooxml.BadXML}, cells: "A1=one B1=2#"},
	{name: "text between cells", data: sheet(good + `<row r="2">lost<c r="A2"><v>3</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadXML}, cells: "A1=one B1=2# A2=3#"},
	{name: "no sheetData", data: packed(workbook("").edit(sheet1, "<sheetData/>", "")), damaged: []ooxml.Cause{ooxml.BadXML}},
	{name: "misspelt sheetData", data: packed(workbook("").edit(sheet1, "<sheetData/>", "<sheetdata/>")), damaged: []ooxml.Cause{ooxml.BadXML}},
	{name: "misspelt row", data: sheet(good + `<rov r="2"><c r="A2"><v>3</v></c></rov>`), damaged: []ooxml.Cause{ooxml.BadXML}, cells: "A1=one B1=2#"},
	{name: "row of another vocabulary", data: sheet(good + `<row xmlns="urn:x" r="2"/>`), damaged: []ooxml.Cause{ooxml.BadXML}, cells: "A1=one B1=2#"},
	{name: "alternate content without a fallback", data: sheet(`<row r="1"><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x"><c r="A1"><v>1</v></c></mc:Choice></mc:AlternateContent><c r="B1"><v>2</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadXML}, cells: "B1=2#"},
	{name: "misspelt cell", data: sheet(`<row r="1"><d r="A1"><v>1</v></d></row>`), damaged: []ooxml.Cause{ooxml.BadXML}},
	{name: "misspelt value", data: sheet(`<row r="1"><c r="A1"><w>1</w></c></row>`), damaged: []ooxml.Cause{ooxml.BadXML}},
	{name: "misspelt type", data: sheet(`<row r="1"><c r="A1" T="s"><v>1</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadCell}, cells: "A1=1#"},
	{name: "misspelt row number", data: sheet(good + `<row R="7"><c><v>3</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadCell}, cells: "A1=one B1=2# A2=3#"},
	{name: "misspelt shared string", data: packed(workbook(rows(good)).edit(sst, "<si><t>one</t></si>", "<sj><t>one</t></sj>")), damaged: []ooxml.Cause{ooxml.BadXML, ooxml.BadCell}, cells: "B1=2#"},
	{name: "misspelt run", data: packed(workbook(rows(good)).edit(sst, "<t>one</t>", "<u>one</u>")), damaged: []ooxml.Cause{ooxml.BadXML, ooxml.BadCell}, cells: "B1=2#"},
	{name: "misspelt sheets", data: packed(workbook(rows(good), "").edit("xl/workbook.xml", `<sheet name="S2"`, `<sheat name="S2"`)), refused: ooxml.BadXML},
	{name: "misspelt definedNames", data: packed(workbook(rows(good)).edit("xl/workbook.xml", `</sheets>`, `</sheets><definednames/>`)), refused: ooxml.BadXML},
	{name: "misspelt scope of a name", data: packed(workbook(rows(good)).edit("xl/workbook.xml", `</sheets>`, `</sheets><definedNames><definedName name="f" localSheetld="0">S1!$A$1</definedName></definedNames>`)), damaged: []ooxml.Cause{ooxml.BadPackage}, cells: "A1=one B1=2#"},
	{name: "date system that is none", data: packed(workbook(rows(good)).edit("xl/workbook.xml", `<sheets>`, `<workbookPr date1904="yes"/><sheets>`)), refused: ooxml.BadXML},
	{name: "number format that is none", data: packed(workbook(rows(good)).edit("xl/styles.xml", `"14"`, `"1x"`)), damaged: []ooxml.Cause{ooxml.BadXML}, cells: "A1=one B1=2#"},
	{name: "misspelt number format", data: packed(workbook(rows(good)).edit("xl/styles.xml", "<cellXfs>", `<numFmts><numfmt numFmtId="164" formatCode="d"/></numFmts><cellXfs>`)), damaged: []ooxml.Cause{ooxml.BadXML}, cells: "A1=one B1=2#"},
	{name: "misspelt cell format", data: packed(workbook(rows(good)).edit("xl/styles.xml", `<xf numFmtId="14"/>`, `<xf umFmtId="14"/>`)), damaged: []ooxml.Cause{ooxml.BadXML}, cells: "A1=one B1=2#"},
	{name: "misspelt cell formats", data: packed(workbook(rows(good)).edit("xl/styles.xml", "<cellXfs>", "<cellXf><xf/></cellXf><cellXfs>")), damaged: []ooxml.Cause{ooxml.BadXML}, cells: "A1=one B1=2#"},
	{name: "number of a format that is not there", data: sheet(`<row r="1"><c r="A1" s="3"><v>46150</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadCell}, cells: "A1=46150#"},
	{name: "target mode that is none", data: packed(workbook(rows(good)).edit("xl/_rels/workbook.xml.rels", `Target="worksheets`, `TargetMode="external" Target="worksheets`)), refused: ooxml.BadPackage},
	{name: "text between shared strings", data: packed(workbook(rows(good)).edit(sst, "<si><t>one", "<si>t><t>one")), damaged: []ooxml.Cause{ooxml.BadXML}, cells: "A1=one B1=2#"},
	{name: "text between sheets", data: packed(workbook(rows(good)).edit("xl/workbook.xml", "<sheets>", "<sheets>lost")), refused: ooxml.BadXML},
	{name: "two sheetData", data: packed(workbook(rows(good) + rows(`<row r="9"/>`))), damaged: []ooxml.Cause{ooxml.BadXML}, cells: "A1=one B1=2#"},
}

var xmlTricks = []hostile{
	{name: "billion laughs in a sheet", data: packed(workbook("").with(sheet1, `<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>`+worksheet(rows(good)))), refused: ooxml.Doctype},
	{name: "external entity in shared strings", data: packed(workbook(rows(good)).with(sst, `<!DOCTYPE s SYSTEM "file:///etc/passwd"><sst/>`)), refused: ooxml.Doctype},
	{name: "document type in the workbook", data: packed(workbook(rows(good)).edit("xl/workbook.xml", "<workbook", "<!DOCTYPE w><workbook")), refused: ooxml.Doctype},
	{name: "document type in the first of two parts of comments", data: packed(workbook(rows(good)).with("xl/a.xml", "<!DOCTYPE c><c/>").with("xl/b.xml", "<comments "+mainSpace+"/>").
		with("xl/worksheets/_rels/sheet1.xml.rels", pkgRels+`<Relationship Id="a" Type="`+relTypes+`comments" Target="../a.xml"/><Relationship Id="b" Type="`+relTypes+`comments" Target="../b.xml"/></Relationships>`).
		edit(ooxml.TypesPart, "<Override", `<Override PartName="/xl/a.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/><Override`)), refused: ooxml.Doctype},
	{name: "document type in properties", data: packed(withProperties(`<!DOCTYPE p><Properties/>`)), refused: ooxml.Doctype},
	{name: "nested a thousand deep", data: sheet(strings.Repeat("<a>", 1000) + strings.Repeat("</a>", 1000)), refused: ooxml.TooDeep},
	{name: "a thousand attributes", data: func() []byte {
		var b strings.Builder
		for i := range 1000 {
			fmt.Fprintf(&b, ` a%d="1"`, i)
		}
		return workbook(rows(`<row` + b.String() + `/>`)).zip()
	}, refused: ooxml.TooManyAttributes},
	{name: "a tag of 9 MiB", data: func() []byte {
		noise := bytes.Repeat([]byte("0123456789abcdef"), 600<<10)
		for i := range noise {
			noise[i] = "0123456789abcdef"[(i*7919>>3^i>>11)&15]
		}
		f := workbook(rows(`<row a="` + string(noise) + `"/>`))
		return f.stored(sheet1).zip()
	}, damaged: []ooxml.Cause{ooxml.TextTooLong}},
	{name: "UTF-16 cut in half a character", data: packed(workbook("").with(sheet1, wide(worksheet(rows(good)), binary.LittleEndian, true)+"\x00")),
		damaged: []ooxml.Cause{ooxml.Encoding}, cells: "A1=one B1=2#"},
	{name: "UTF-16 with a lone surrogate", data: packed(workbook("").with(sheet1, wide(worksheet(rows(good)), binary.BigEndian, true)+"\xD8\x00\x00 ")),
		damaged: []ooxml.Cause{ooxml.Encoding}, cells: "A1=one B1=2#"},
}

var gridTricks = []hostile{
	{name: "row 1048577", data: sheet(good + `<row r="1048577"><c r="A1048577"><v>1</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadCell}, cells: "A1=one B1=2#"},
	{name: "row 2147483648", data: sheet(good + `<row r="2147483648"/>`), damaged: []ooxml.Cause{ooxml.BadCell}, cells: "A1=one B1=2#"},
	{name: "row 0", data: sheet(`<row r="0"><c><v>1</v></c></row>` + good), damaged: []ooxml.Cause{ooxml.BadCell}, cells: "A1=one B1=2#"},
	{name: "row minus one", data: sheet(`<row r="-1"/>` + good), damaged: []ooxml.Cause{ooxml.BadCell}, cells: "A1=one B1=2#"},
	{name: "column XFE", data: sheet(`<row r="1"><c r="A1"><v>1</v></c><c r="XFE1"><v>2</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadCell}, cells: "A1=1#"},
	{name: "no such reference", data: sheet(`<row r="1"><c r="A1"><v>1</v></c><c r="甲1"><v>2</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadCell}, cells: "A1=1#"},
	{name: "cells out of order", data: sheet(`<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadOrder}, cells: "A1=1# B1=2#"},
	{name: "rows out of order", data: sheet(`<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadOrder}, cells: "A1=1# A2=2#"},
	{name: "cell twice", data: sheet(`<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadOrder}, cells: "A1=1#"},
	{name: "row twice", data: sheet(`<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadOrder}, cells: "A1=1# B1=2#"},
	{name: "cell in the wrong row", data: sheet(`<row r="1"><c r="A1"><v>1</v></c><c r="B7"><v>7</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadCell}, cells: "A1=1#"},
	{name: "with and without references", data: sheet(`<row r="1"><c r="C1"><v>1</v></c><c><v>2</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadOrder}, cells: "C1=1# D1=2#"},
	{name: "without, then with references", data: sheet(`<row r="1"><c><v>1</v></c><c r="G1"><v>2</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadOrder}, cells: "A1=1# G1=2#"},
	{name: "without references past the last column", data: sheet(`<row r="1"><c r="XFD1"><v>1</v></c><c><v>2</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadOrder, ooxml.BadCell}, cells: "XFD1=1#"},
	{name: "merge of nothing", data: packed(workbook(rows(good) + `<mergeCells><mergeCell ref="A1:"/></mergeCells>`)), damaged: []ooxml.Cause{ooxml.BadCell}, cells: "A1=one B1=2#"},
	{name: "10,000 sheets", data: func() []byte { return workbook(make([]string, 256)...).zip() }, refused: ooxml.TooManySheets},
	{name: "5,000 rows with one cell at XFD", data: func() []byte {
		var b strings.Builder
		for i := range 5000 {
			fmt.Fprintf(&b, `<row r="%d"><c r="XFD%d"><v>%d</v></c></row>`, i+1, i+1, i*7919)
		}
		return workbook(rows(b.String())).zip()
	}, refused: ooxml.TooSpread},
}

var valueTricks = []hostile{
	{name: "text index out of range", data: sheet(`<row r="1"><c r="A1" t="s"><v>2</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadCell}},
	{name: "text index negative", data: sheet(`<row r="1"><c r="A1" t="s"><v>-1</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadCell}},
	{name: "text index not a number", data: sheet(`<row r="1"><c r="A1" t="s"><v>abc</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadCell}},
	{name: "text index 1.0", data: sheet(`<row r="1"><c r="A1" t="s"><v>1.0</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadCell}},
	{name: "text index huge", data: sheet(`<row r="1"><c r="A1" t="s"><v>99999999999999999999</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadCell}},
	{name: "style 65536", data: sheet(`<row r="1"><c r="A1" s="65536"><v>1</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadCell}, cells: "A1=1#"},
	{name: "number that is none", data: sheet(`<row r="1"><c r="A1"><v>1,5</v></c><c r="B1"><v>0x10</v></c><c r="C1"><v>NaN</v></c><c r="D1"><v>1e999</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadCell}},
	{name: "boolean that is none", data: sheet(`<row r="1"><c r="A1" t="b"><v>2</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadCell}},
	{name: "date that is none", data: sheet(`<row r="1"><c r="A1" t="d"><v>2026-02-30</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadCell}},
	{name: "unknown type", data: sheet(`<row r="1"><c r="A1" t="x"><v>2</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadCell}},
	{name: "two values", data: sheet(`<row r="1"><c r="A1"><v>2</v><v>3</v></c></row>`), damaged: []ooxml.Cause{ooxml.BadCell}, cells: "A1=3#"},
	{name: "32,768 characters", data: sheet(`<row r="1"><c r="A1" t="str"><v>` + strings.Repeat("字", 32768) + `</v></c></row>`), damaged: []ooxml.Cause{ooxml.TextTooLong}},
	{name: "32,768 characters shared", data: packed(workbook(rows(good)).edit(sst, "one", strings.Repeat("字", 32768))), damaged: []ooxml.Cause{ooxml.TextTooLong}, cells: "B1=2#"},
}

var packageTricks = []hostile{
	{name: "no sheets", data: packed(workbook()), refused: ooxml.NoSheets},
	{name: "no content types", data: packed(workbook(rows(good)).without(ooxml.TypesPart)), refused: ooxml.MissingPart},
	{name: "no package relationships", data: packed(workbook(rows(good)).without("_rels/.rels")), refused: ooxml.BadPackage},
	{name: "no workbook", data: packed(workbook(rows(good)).without("xl/workbook.xml")), refused: ooxml.MissingPart},
	{name: "workbook of another vocabulary", data: packed(workbook(rows(good)).edit("xl/workbook.xml", "spreadsheetml/2006/main", "spreadsheetml/2006/5/main")), refused: ooxml.BadXML},
	{name: "missing sheet", data: packed(workbook(rows(good)).without(sheet1)), damaged: []ooxml.Cause{ooxml.MissingPart}},
	{name: "missing shared strings", data: packed(workbook(rows(good)).without(sst)), damaged: []ooxml.Cause{ooxml.MissingPart, ooxml.BadCell}, cells: "B1=2#"},
	{name: "sheet without a relationship", data: packed(workbook(rows(good)).edit("xl/workbook.xml", `r:id="rId1"`, `r:id="rId9"`)), damaged: []ooxml.Cause{ooxml.BadPackage}},
	{name: "sheet outside the file", data: packed(workbook(rows(good)).edit("xl/_rels/workbook.xml.rels", `Target="worksheets/sheet1.xml"`, `TargetMode="External" Target="http://example.com/"`)), damaged: []ooxml.Cause{ooxml.BadPackage}},
	{name: "sheet part used twice", data: packed(workbook(rows(good), "").edit("xl/_rels/workbook.xml.rels", "sheet2.xml", "sheet1.xml")), damaged: []ooxml.Cause{ooxml.BadPackage}, cells: "A1=one B1=2#"},
	{name: "sheet that is the workbook", data: packed(workbook(rows(good)).edit("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "workbook.xml")), damaged: []ooxml.Cause{ooxml.BadXML}},
	{name: "two sheets of one name", data: packed(workbook(rows(good), "").edit("xl/workbook.xml", `name="S2"`, `name="s1"`)), damaged: []ooxml.Cause{ooxml.DuplicateName}, cells: "A1=one B1=2#"},
	{name: "relationship id twice", data: packed(workbook(rows(good), "").edit("xl/_rels/workbook.xml.rels", `Id="rId2"`, `Id="rId1"`)), refused: ooxml.BadPackage},
	{name: "two parts of shared strings", data: packed(workbook(rows(good)).edit("xl/_rels/workbook.xml.rels", "</Relationships>", `<Relationship Id="x" Type="`+relTypes+`sharedStrings" Target="other.xml"/></Relationships>`)), refused: ooxml.BadPackage},
	{name: "name of a sheet that is not there", data: packed(workbook(rows(good)).edit("xl/workbook.xml", "</sheets>", `</sheets><definedNames><definedName name="f" localSheetId="1">S1!$A$1</definedName></definedNames>`)), damaged: []ooxml.Cause{ooxml.BadPackage}, cells: "A1=one B1=2#"},
}

func allHostile() []hostile {
	var all []hostile
	for _, list := range [][]hostile{notWorkbooks, zipTricks, damages, xmlTricks, gridTricks, valueTricks, packageTricks} {
		all = append(all, list...)
	}
	return all
}

func TestHostileFilesAreRefusedOrReported(t *testing.T) {
	reader := new(Reader)
	for _, h := range allHostile() {
		t.Run(h.name, func(t *testing.T) {
			book, err := reader.Read(context.Background(), h.data(), DefaultLimits())
			if h.refused != 0 {
				var refusal *ooxml.Refusal
				if !errors.As(err, &refusal) || refusal.Cause != h.refused {
					t.Fatalf("got %v, want %v", err, h.refused)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			checkDamage(t, book, h)
		})
	}
}

func checkDamage(t *testing.T, book *Book, h hostile) {
	t.Helper()
	want, got := map[ooxml.Cause]bool{}, map[ooxml.Cause]bool{}
	for _, c := range h.damaged {
		want[c] = true
	}
	for _, d := range book.Damage {
		got[d.Cause] = true
		if d.Count < 1 || d.Detail == "" || d.Part == "" && d.Cause != ooxml.BadPackage {
			t.Errorf("incomplete: %+v", d)
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(want) || len(want) == 0 {
		t.Errorf("damage %v, want %v", book.Damage, h.damaged)
	}
	if got := cells(book.Sheets[0]); got != h.cells {
		t.Errorf("cells %q, want %q", got, h.cells)
	}
}
