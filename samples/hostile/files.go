package hostile

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

func raw(text string) func() ([]byte, error) {
	return func() ([]byte, error) { return []byte(text), nil }
}

// compound is a compound file (OLE 2) as far as anybody looks: its first bytes
// and the names of its streams, with text behind them.
func compound(text string, streams ...string) func() ([]byte, error) {
	all := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 504)
	for _, name := range streams {
		all += wide(name + "\x00")
	}
	return raw(all + text + strings.Repeat("\x00", 512))
}

// wide is UTF-16, little end first.
func wide(text string) string {
	var out []byte
	for _, u := range utf16.Encode([]rune(text)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return string(out)
}

const mainType = "openxmlformats-officedocument.spreadsheetml.sheet.main"

func notWorkbooks(p pack) []Case {
	gbk := "\xCF\xD8\xC7\xF8,\xCF\xEE\xC4\xBF\r\n"
	owner := "\x03abc" + strings.Repeat(" ", 161)
	return []Case{
		{Name: "zero bytes.xlsx", Make: raw(""), Want: refused("W001", "0 字节")},
		{Name: "web page.xlsx", Make: raw("<html><body><table><tr><td>1</td></tr></table></body></html>"), Want: refused("W001", "是网页")},
		{Name: "web page.xls", Make: raw("\xEF\xBB\xBF<meta charset=gbk><table></table>"), Want: refused("W001", "是网页")},
		{Name: "csv in gbk.xlsx", Make: raw(gbk), Want: refused("W001", ".csv")},
		{Name: "csv.csv", Make: raw("县区,项目\r\n"), Want: refused("W001", ".csv")},
		{Name: "excel 97.xls", Make: compound("", "Workbook"), Want: refused("W001", "旧格式工作簿")},
		{Name: "excel 97 renamed.xlsx", Make: compound("", "Workbook"), Want: refused("W001", "旧格式工作簿")},
		{Name: "wps.et", Make: compound("", "Workbook", "WpsCustomData"), Want: refused("W001", "旧格式工作簿")},
		{Name: "excel 2003.xml", Make: raw(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`), Want: refused("W001", "XML 表格")},
		{Name: "binary.xlsb", Make: p.edit(typesPart, mainType+"+xml", "ms-excel.sheet.binary.macroEnabled.main").bytes, Want: refused("W001", ".xlsb")},
		{Name: "open document.ods", Make: pack{parts: []part{{name: "mimetype", body: "application/vnd.oasis.opendocument.spreadsheet", stored: true}, {name: "content.xml", body: "<x/>"}}}.bytes, Want: refused("W001", ".ods")},
		{Name: "word.docx", Make: raw("PK\x03\x04"), Want: skipped("并入")},
		{Name: "word renamed.xlsx", Make: p.edit(typesPart, mainType, "openxmlformats-officedocument.wordprocessingml.document.main").bytes, Want: refused("W001", "Word")},
		{Name: "plain zip.zip", Make: pack{parts: []part{{name: "说明.txt", body: "x"}}}.bytes, Want: skipped("压缩包")},
		{Name: "workbook renamed.zip", Make: p.bytes, Want: read()},
		{Name: "plain zip renamed.xlsx", Make: pack{parts: []part{{name: "说明.txt", body: "x"}}}.bytes, Want: refused("W001", "解压")},
		{Name: "rar renamed.xlsx", Make: raw("Rar!\x1A\x07\x00"), Want: refused("W001", "解压")},
		{Name: "~$owner.xlsx", Make: raw(owner), Want: skipped("临时文件")},
		{Name: ".~owner of wps.xlsx", Make: raw(owner), Want: skipped("临时文件")},
		{Name: "owner renamed.xlsx", Make: raw(owner), Want: refused("W001", "临时文件")},
		{Name: ".hidden.xlsx", Make: p.bytes, Want: skipped("隐藏文件")},
		{Name: "download.tmp", Make: p.bytes, Want: read()},
		{Name: "noise.tmp", Make: raw("\x19\x1E\xD1\xA8"), Want: skipped("不是工作簿")},
		{Name: "picture renamed.xlsx", Make: raw("\x89PNG\r\n\x1A\n"), Want: refused("W001", "图片")},
		{Name: "scan.png", Make: raw("\x89PNG\r\n\x1A\n"), Want: skipped("扫描件")},
		{Name: "pdf renamed.xlsx", Make: raw("%PDF-1.7"), Want: refused("W001", "PDF")},
		{Name: "noise.xlsx", Make: raw("\x19\x1E\xD1\xA8\x3A\x47"), Want: refused("W001", "不是工作簿")},
	}
}

func encrypted(p pack) []Case {
	agile := func(spins string) string {
		return `<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"><keyEncryptors><keyEncryptor><p:encryptedKey spinCount="` + spins + `"/></keyEncryptor></keyEncryptors></encryption>`
	}
	return []Case{
		{Name: "agile.xlsx", Make: compound(agile("100000"), "EncryptionInfo", "EncryptedPackage"), Want: refused("W001", "密码")},
		{Name: "agile of ten million spins.xlsx", Make: compound(agile("10000000"), "EncryptionInfo", "EncryptedPackage"), Want: refused("W001", "密码"), Big: true},
		{Name: "zip password.xlsx", Make: func() ([]byte, error) { return patch(p, first, fieldFlags, uint16(1)) }, Want: refused("W001", "密码")},
	}
}

// damage is of the second form sheet, so that the first can be read.
func damage(p pack) []Case {
	bytesThen := func(change func([]byte) []byte) func() ([]byte, error) {
		return func() ([]byte, error) {
			data, err := p.bytes()
			if err != nil {
				return nil, err
			}
			return change(data), nil
		}
	}
	cell := func(content string) pack {
		return p.row(second, `<row r="9000"><c r="A9000" t="str"><v>`+content+`</v></c></row>`)
	}
	partly := refused("W010", "能读全的申报书：项目01“")
	return []Case{
		{Name: "first half.xlsx", Make: bytesThen(func(d []byte) []byte { return d[:len(d)/2] }), Want: refused("W001", "没有传完整")},
		{Name: "all but a byte.xlsx", Make: bytesThen(func(d []byte) []byte { return d[:len(d)-1] }), Want: refused("W001", "没有传完整")},
		{Name: "second half zeros.xlsx", Make: bytesThen(func(d []byte) []byte { clear(d[len(d)/2:]); return d }), Want: refused("W001", "没有传完整")},
		{Name: "all zeros.xlsx", Make: bytesThen(func(d []byte) []byte { clear(d); return d }), Want: refused("W001", "全是空字节")},
		{Name: "checksum of a form.xlsx", Make: func() ([]byte, error) { return patch(p, second, fieldCRC, uint32(1)) }, Want: partly},
		{Name: "checksum of the workbook.xlsx", Make: func() ([]byte, error) { return patch(p, bookPart, fieldCRC, uint32(1)) }, Want: refused("W010", "工作簿已损坏")},
		{Name: "checksum of what is not needed.xlsx", Make: func() ([]byte, error) { return patch(p, "xl/theme/theme1.xml", fieldCRC, uint32(1)) }, Want: read()},
		{Name: "deflate stream of a form.xlsx", Make: p.breakOff(second).bytes, Want: refused("W010", "工作表“项目02”有损坏，读不全。能读全的申报书：项目01“")},
		{Name: "cut in a row.xlsx", Make: p.cut(second, `<row r="60"`, `<row r="60"><c r="A60"><v>3`).bytes, Want: refused("W010", "读不全的申报书：项目02“")},
		{Name: "bare ampersand.xlsx", Make: cell("R&D").bytes, Want: partly},
		{Name: "control character.xlsx", Make: cell("a\x01").bytes, Want: partly},
		{Name: "gbk bytes.xlsx", Make: cell("\xCF\xD8").bytes, Want: refused("W010", "文字编码有误")},
		{Name: "says gbk.xlsx", Make: p.edit(second, `encoding="UTF-8"`, `encoding="GB18030"`).bytes, Want: refused("W010", "文字编码有误")},
		{Name: "cut shared strings.xlsx", Make: p.cut(stringsPart, "<si>", "<si><t>x").bytes, Want: refused("W010", "公共部分有损坏")},
		{Name: "damaged styles.xlsx", Make: p.edit(stylesPart, "<cellXfs", "<cellXfs<").bytes, Want: refused("W010", "公共部分有损坏")},
		{Name: "damaged lists.xlsx", Make: p.edit(lists, "<sheetData>", "<sheetdata>").bytes, Want: refused("W010", "工作表“字典”有损坏")},
	}
}
