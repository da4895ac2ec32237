package ooxml

import (
	"bytes"
	"unicode/utf8"
)

// Sniff tells what a file is by its first bytes. It returns nil for a zip file,
// which alone may go on, and otherwise the fault that names what it is: each
// needs other words to the person who sent it.
func Sniff(data []byte) *Fault {
	switch {
	case len(data) == 0:
		return Faultf(Empty, "no bytes")
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return nil
	case bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return Faultf(PlainZip, "a zip file without entries")
	case onlyZeros(data):
		return Faultf(Zeros, "%d NUL bytes", len(data))
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return sniffCompound(data)
	case isOwnerFile(data):
		return Faultf(OwnerFile, "the file Excel keeps beside an open workbook")
	}
	for _, m := range magics {
		if bytes.HasPrefix(data, []byte(m.prefix)) {
			return Faultf(m.cause, "begins with %q", m.prefix)
		}
	}
	return sniffText(data)
}

var magics = []struct {
	prefix string
	cause  Cause
}{
	{"%PDF", PDF},
	{"\x89PNG", Picture}, {"\xFF\xD8\xFF", Picture}, {"GIF8", Picture}, {"BM", Picture},
	{"II*\x00", Picture}, {"MM\x00*", Picture},
	{"Rar!", OtherArchive}, {"7z\xBC\xAF\x27\x1C", OtherArchive}, {"\x1F\x8B", OtherArchive},
	{"\x09\x00\x04\x00", OldExcel}, {"\x09\x02\x06\x00", OldExcel}, // a bare BIFF stream, Excel 2 to 4
	{"\x09\x04\x06\x00", OldExcel}, {"\x09\x08", OldExcel},
}

func onlyZeros(data []byte) bool {
	for len(data) > 0 {
		chunk := data[:min(len(data), 4096)]
		if bytes.Count(chunk, []byte{0}) != len(chunk) {
			return false
		}
		data = data[len(chunk):]
	}
	return true
}

// sniffCompound tells compound files (OLE 2) apart by the names of their
// streams, which stand in the directory as UTF-16 and are compared without letter
// case. Nothing is decrypted: a wrong spin count alone costs 16 seconds.
func sniffCompound(data []byte) *Fault {
	has := func(name string) bool { return hasStream(data, name) }
	switch {
	case has("EncryptedPackage") || has("EncryptionInfo"):
		return Faultf(Encrypted, "an encrypted package")
	case has("Workbook") || has("Book"):
		return Faultf(OldExcel, "a binary workbook")
	case has("WordDocument"):
		return Faultf(WordDocument, "a binary Word document")
	case has("PowerPoint Document"):
		return Faultf(Presentation, "a binary presentation")
	}
	return Faultf(UnknownFormat, "a compound file of another program")
}

// hasStream reports whether the name stands in the data as UTF-16 with a NUL behind it.
func hasStream(data []byte, name string) bool {
	for at := 0; at+2*len(name)+2 <= len(data); at++ {
		if isWide(data[at:], name) {
			return true
		}
	}
	return false
}

// isWide reports whether the data begins with the name, in letters of any case.
func isWide(data []byte, name string) bool {
	for i := range len(name) {
		if data[2*i]|0x20 != name[i]|0x20 || data[2*i+1] != 0 {
			return false
		}
	}
	return data[2*len(name)] == 0 && data[2*len(name)+1] == 0
}

// isOwnerFile knows "~$name.xlsx": 165 bytes, the length of the user's name,
// then the name padded with blanks, twice.
func isOwnerFile(data []byte) bool {
	return len(data) == 165 && data[0] >= 1 && data[0] <= 54 && data[54] == ' '
}

// sniffText tells apart what is written in characters.
func sniffText(data []byte) *Fault {
	head := data[:min(len(data), 4096)]
	if bytes.HasPrefix(head, []byte("\xFF\xFE")) || bytes.HasPrefix(head, []byte("\xFE\xFF")) {
		head = bytes.ReplaceAll(head[2:], []byte{0}, nil)
	}
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	low := bytes.ToLower(bytes.TrimLeft(head, " \t\r\n"))
	switch {
	case bytes.Contains(low, []byte("urn:schemas-microsoft-com:office:spreadsheet")) && low[0] == '<' &&
		!bytes.Contains(low, []byte("<html")):
		return Faultf(XMLWorkbook, "Excel 2003 XML")
	case bytes.HasPrefix(low, []byte("<?xml")) && bytes.Contains(low, []byte("opendocument")):
		return Faultf(OpenDocument, "flat OpenDocument XML")
	case looksLikeHTML(low):
		return Faultf(WebPage, "HTML")
	case bytes.HasPrefix(low, []byte("mime-version:")):
		return Faultf(WebPage, "a web archive (MHTML)")
	case bytes.HasPrefix(low, []byte(`{\rtf`)):
		return Faultf(WordDocument, "rich text")
	case isText(head):
		return Faultf(PlainText, "text")
	}
	return Faultf(UnknownFormat, "begins with % x", data[:min(len(data), 8)])
}

func looksLikeHTML(low []byte) bool {
	if len(low) == 0 || low[0] != '<' {
		return false
	}
	for _, tag := range []string{"<html", "<!doctype html", "<table", "<head", "<body", "<meta", "<style"} {
		if bytes.Contains(low, []byte(tag)) {
			return true
		}
	}
	return false
}

// isText reports whether the bytes look like text, in UTF-8 or in GBK.
func isText(head []byte) bool {
	for i, b := range head {
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' || b == 0x7F || b == 0xFF {
			return false
		}
		if b >= 0x80 && !utf8.RuneStart(b) && i == 0 {
			return false
		}
	}
	return len(head) > 0
}
