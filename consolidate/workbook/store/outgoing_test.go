package store

import (
	"archive/zip"
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

const (
	office    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	sheetRels = "xl/worksheets/_rels/sheet1.xml.rels"
)

func TestWhatMustNotGoOut(t *testing.T) {
	plain := unpack(t, plainWorkbook(t))
	plain[contentTypesPart] = strings.Replace(plain[contentTypesPart], "</Types>", `<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/></Types>`, 1)
	types := func(line string) string {
		return strings.Replace(plain[contentTypesPart], "</Types>", line+"</Types>", 1)
	}
	for name, tc := range map[string]struct {
		part, content string
		want          string
	}{
		"macros by name":          {"xl/vbaProject.bin", "x", "xl/vbaProject.bin：不允许的部件"},
		"external link":           {"xl/externalLinks/externalLink1.xml", "<a/>", "externalLink1.xml：不允许的部件"},
		"connections":             {"xl/connections.xml", "<a/>", "xl/connections.xml：不允许的部件"},
		"embedded object":         {"xl/embeddings/oleObject1.bin", "x", "oleObject1.bin：不允许的部件"},
		"control":                 {"xl/activeX/activeX1.xml", "<a/>", "activeX1.xml：不允许的部件"},
		"ribbon":                  {"customUI/customUI.xml", "<a/>", "customUI.xml：不允许的部件"},
		"part without type":       {"xl/other.bin", "x", "xl/other.bin：没有内容类型"},
		"macros by type":          {contentTypesPart, strings.Replace(plain[contentTypesPart], "openxmlformats-officedocument.spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main", 1), "macroEnabled"},
		"disguised macro part":    {contentTypesPart, types(`<Override PartName="/xl/styles.xml" ContentType="application/vnd.ms-office.vbaProject"/>`), "有两种类型"},
		"two types of extension":  {contentTypesPart, types(`<Default Extension="XML" ContentType="text/xml"/>`), "有两种类型"},
		"foreign type line":       {contentTypesPart, types(`<Else/>`), "不认识"},
		"hyperlink":               {sheetRels, relsOf(office+"hyperlink", "http://example.org/", "External"), "指向工作簿之外"},
		"picture from elsewhere":  {sheetRels, relsOf(office+"image", "http://example.org/a.png", "External"), "指向工作簿之外"},
		"odd spelling of mode":    {sheetRels, relsOf(office+"hyperlink", "http://example.org/", "external"), "指向工作簿之外"},
		"object by relationship":  {sheetRels, relsOf(office+"oleObject", "../styles.xml", ""), "oleObject"},
		"package by relationship": {sheetRels, relsOf(office+"package", "../styles.xml", ""), "package"},
		"strict external link":    {sheetRels, relsOf("http://purl.oclc.org/ooxml/officeDocument/relationships/externalLink", "../styles.xml", ""), "externalLink"},
		"dangling relationship":   {sheetRels, relsOf(office+"drawing", "../drawings/drawing9.xml", ""), "不存在的部件 xl/drawings/drawing9.xml"},
		"malformed theme":         {"xl/theme/theme1.xml", "<a>", "xl/theme/theme1.xml：有误：bad XML: the part ends inside an element"},
		"malformed VML":           {"xl/drawings/vmlDrawing1.vml", "<a>", "vmlDrawing1.vml：有误：bad XML"},
		"name outside":            {"../evil.xml", "<a/>", "部件名称不合规"},
		"absolute name":           {"/xl/evil.xml", "<a/>", "部件名称不合规"},
		"backslash name":          {`xl\evil.xml`, "<a/>", "部件名称不合规"},
		"folder entry":            {"xl/empty/", "", "部件名称不合规"},
		"doubled name":            {"xl/WORKBOOK.xml", "<a/>", "出现两次"},
	} {
		parts := maps.Clone(plain)
		parts[tc.part] = tc.content
		if _, err := Canonical(pack(t, parts)); err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %v; want %q", name, err, tc.want)
		}
	}
}

func TestLinksLeadToFilesBeside(t *testing.T) {
	parts := unpack(t, plainWorkbook(t))
	goesOut := func(kind, target string) bool {
		parts[sheetRels] = relsOf(office+kind, target, "External")
		_, err := Canonical(pack(t, parts))
		return err == nil
	}
	for _, target := range []string{"./临安区.xlsx", "../收到/临安区.xlsx#'项目01'!A1", "./javascript:alert(1).xlsx"} {
		if !goesOut("hyperlink", target) {
			t.Errorf("no link to %s", target)
		}
		if goesOut("image", target) {
			t.Errorf("the picture %s is fetched as if it were a link", target)
		}
	}
	for _, target := range []string{"http://example.org/", "javascript:alert(1).xlsx", "file:///etc/passwd", "/etc/passwd", `\\host\share`, "临安区.xlsx", ""} {
		if goesOut("hyperlink", target) {
			t.Errorf("a link leads to %q", target)
		}
	}
}

func TestLinksInsideGoOut(t *testing.T) {
	book := excelize.NewFile()
	must(t, book.SetCellHyperLink("Sheet1", "A1", "./临安区.xlsx", "External"))
	must(t, book.SetCellHyperLink("Sheet1", "A2", "Sheet1!A1", "Location"))
	out, err := book.WriteToBuffer()
	must(t, err)
	canonical(t, out.Bytes())
}

func TestDamagedPackagesAreRefused(t *testing.T) {
	whole := canonical(t, plainWorkbook(t))
	stored := packStored(t, unpack(t, whole))
	flipped := bytes.Replace(stored, []byte("Go Excelize"), []byte("No Excelize"), 1)
	for name, data := range map[string][]byte{
		"empty": nil, "cut": whole[:len(whole)/2], "wrong CRC": flipped, "text": []byte("<html>"),
		"encrypted":        encryptedFlag(t, whole),
		"no content types": pack(t, map[string]string{rootRelsPart: "<a/>"}),
		"no relationships": pack(t, map[string]string{contentTypesPart: "<a/>"}),
	} {
		if _, err := Canonical(data); err == nil {
			t.Errorf("%s: may go out", name)
		}
	}
}

// encryptedFlag says of every entry that it is encrypted, in both headers.
func encryptedFlag(t *testing.T, data []byte) []byte {
	t.Helper()
	data = bytes.Clone(data)
	for signature, at := range map[string]int{"PK\x03\x04": 6, "PK\x01\x02": 8} {
		for i := 0; ; {
			found := bytes.Index(data[i:], []byte(signature))
			if found < 0 {
				break
			}
			data[i+found+at] |= 1
			i += found + at
		}
	}
	return data
}

func TestUnpackingIsBounded(t *testing.T) {
	data := pack(t, unpack(t, plainWorkbook(t)))
	from, err := openParcel(data)
	must(t, err)
	from.unread = 100
	if _, err := from.read(from.parts[0]); err == nil || !strings.Contains(err.Error(), "解压后超过") {
		t.Errorf("got %v; want an error at the limit", err)
	}
}

// The parts are mutated and not the zip: a wrong CRC would end every try.
func FuzzCanonical(f *testing.F) {
	f.Add(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="x"/>`+
		`<Default Extension="rels" ContentType="r"/><Override PartName="/xl/workbook.xml" ContentType="w"/></Types>`,
		relsOf(office+"officeDocument", "xl/workbook.xml", ""),
		`<coreProperties xmlns="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"><revision xml:lang="zh">1</revision></coreProperties>`,
		`<a>字</a>`)
	f.Fuzz(func(t *testing.T, types, rels, core, book string) {
		data := packStored(t, map[string]string{contentTypesPart: types, rootRelsPart: rels, corePart: core, "xl/workbook.xml": book})
		once, err := Canonical(data)
		if err != nil {
			return
		}
		if twice, err := Canonical(once); err != nil || !bytes.Equal(once, twice) {
			t.Fatalf("not idempotent: %v", err)
		}
	})
}

func plainWorkbook(t testing.TB) []byte {
	t.Helper()
	out, err := excelize.NewFile().WriteToBuffer()
	must(t, err)
	return out.Bytes()
}

func relsOf(kind, target, mode string) string {
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` +
		kind + `" Target="` + target + `" TargetMode="` + mode + `"/></Relationships>`
}

func pack(t testing.TB, parts map[string]string) []byte {
	return packBy(t, parts, zip.Deflate)
}

func packStored(t testing.TB, parts map[string]string) []byte { return packBy(t, parts, zip.Store) }

func packBy(t testing.TB, parts map[string]string, method uint16) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if strings.HasSuffix(name, "/") {
			_, err := archive.Create(name)
			must(t, err)
			continue
		}
		entry, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		must(t, err)
		_, err = entry.Write([]byte(parts[name]))
		must(t, err)
	}
	must(t, archive.Close())
	return out.Bytes()
}
