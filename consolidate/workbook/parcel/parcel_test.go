package parcel

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"shidian/consolidate/workbook/ooxml"
)

func gbk(t testing.TB, text string) string {
	t.Helper()
	b, err := simplifiedchinese.GBK.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// entry is one file of an archive: its name in bytes, whether a flag calls that UTF-8,
// and what it says.
type entry struct {
	name string
	utf8 bool
	text string
}

func archive(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate, NonUTF8: !e.utf8}
		w, err := z.CreateHeader(h)
		if err == nil {
			_, err = io.WriteString(w, e.text)
		}
		if err != nil && !strings.HasSuffix(e.name, "/") {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func open(data []byte) (*Parcel, bool, error) {
	return Open(bytes.NewReader(data), int64(len(data)), ooxml.DefaultLimits())
}

// members are what is in a parcel: name=text, and the error where it cannot be read.
func members(t testing.TB, data []byte) []string {
	t.Helper()
	p, isOffice, err := open(data)
	if err != nil || isOffice {
		t.Fatal(isOffice, err)
	}
	var all []string
	for _, m := range p.Members {
		r, err := m.Open()
		if err != nil {
			all = append(all, m.Name+": "+err.Error())
			continue
		}
		text, err := io.ReadAll(r)
		if err != nil {
			all = append(all, m.Name+": "+err.Error())
			continue
		}
		all = append(all, m.Name+"="+string(text))
	}
	return all
}

func compare(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// Windows writes GBK without a flag, 7-Zip UTF-8 with one, a Mac UTF-8 without.
func TestNamesInArchives(t *testing.T) {
	for name, c := range map[string]struct {
		in   entry
		want string
	}{
		"Windows":                        {entry{gbk(t, "高平市/沁水县申报表.xlsx"), false, "1"}, "高平市/沁水县申报表.xlsx"},
		"Windows, looks like Cyrillic":   {entry{gbk(t, "一") + ".xlsx", false, "1"}, "一.xlsx"},
		"Windows, a backslash as a byte": {entry{gbk(t, "乗车\\申报表.xlsx"), false, "1"}, "乗车/申报表.xlsx"},
		"flag":                           {entry{"高平市.xlsx", true, "1"}, "高平市.xlsx"},
		"Mac":                            {entry{"高平市.xlsx", false, "1"}, "高平市.xlsx"},
		"backslashes":                    {entry{`高平市\申报表.xlsx`, true, "1"}, "高平市/申报表.xlsx"},
		"leads out":                      {entry{"../../etc/申报表.xlsx", true, "1"}, "etc/申报表.xlsx"},
		"absolute":                       {entry{"/申报表.xlsx", true, "1"}, "申报表.xlsx"},
		"no encoding at all":             {entry{"\xff\xfe.xlsx", false, "1"}, "\xff\xfe.xlsx"},
	} {
		t.Run(name, func(t *testing.T) { compare(t, members(t, archive(t, c.in)), c.want+"=1") })
	}
	compare(t, members(t, archive(t, entry{gbk(t, "沁水县/"), false, ""}, entry{gbk(t, "沁水县.xlsx"), false, "1"}, entry{gbk(t, "阳城县.xlsx"), false, "2"})),
		"沁水县.xlsx=1", "阳城县.xlsx=2")
}

func TestWhatIsNoArchiveThatCanBeOpened(t *testing.T) {
	good := archive(t, entry{"a.xlsx", true, "1"})
	locked := bytes.Clone(good)
	locked[bytes.Index(locked, []byte("PK\x01\x02"))+8] |= 1
	compare(t, members(t, locked), "a.xlsx: has a password")
	wrong := bytes.Clone(good)
	wrong[bytes.Index(wrong, []byte("PK\x01\x02"))+16] ^= 1 // the checksum
	if got := members(t, wrong); len(got) != 1 || !strings.Contains(got[0], ErrDamaged.Error()) {
		t.Errorf("a wrong checksum: %q", got)
	}
	many := make([]entry, 2001)
	for i := range many {
		many[i] = entry{strings.Repeat("x", i%50) + string(rune('a'+i%26)), true, ""}
	}
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"cut off": {good[:len(good)-30], ErrDamaged},
		"empty":   {archive(t), ErrEmpty},
		"folders": {archive(t, entry{"沁水县/", true, ""}), ErrEmpty},
		"many":    {archive(t, many...), ErrTooMany},
		"bomb":    {archive(t, entry{"a.xlsx", true, strings.Repeat("\x00", 20<<20)}), ErrRatio},
		"large":   {archive(t, entry{"a.xlsx", true, strings.Repeat("\x00", 129<<20)}), ErrTooLarge},
	} {
		if _, _, err := open(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if _, isOffice, err := open(archive(t, entry{"[Content_Types].xml", true, "x"}, entry{"xl/workbook.xml", true, "x"})); !isOffice || err != nil {
		t.Error("a workbook is no archive", err)
	}
}

// What a directory says of sizes is not believed when a member is read.
func TestAMemberIsNoLargerThanItSays(t *testing.T) {
	data := archive(t, entry{"a.xlsx", true, strings.Repeat("0123456789", 1000)})
	data[bytes.Index(data, []byte("PK\x01\x02"))+24] = 1 // says less
	if got := members(t, data); len(got) != 1 || !strings.Contains(got[0], "a.xlsx: ") {
		t.Errorf("got %.80q", got)
	}
}

// letter is a mail with these parts, each its header and what it says.
func letter(parts ...string) []byte {
	mail := "From: a@example.com\r\nSubject: =?GB2312?B?yeqxqA==?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"xx\"\r\n\r\n"
	for _, part := range parts {
		mail += "--xx\r\n" + part + "\r\n"
	}
	return []byte(mail + "--xx--\r\n")
}

const plain = "Content-Type: text/plain; charset=gbk\r\n\r\nhello"

func TestNamesOfAttachments(t *testing.T) {
	b64 := base64.StdEncoding.EncodeToString([]byte(gbk(t, "沁水县申报表.xlsx")))
	raw := gbk(t, "沁水县申报表.xlsx")
	percent := func(s string) string {
		var out strings.Builder
		for _, b := range []byte(s) {
			out.WriteString("%" + strings.ToUpper(string("0123456789abcdef"[b>>4])+string("0123456789abcdef"[b&15])))
		}
		return out.String()
	}
	utf := percent("沁水县申报表.xlsx")
	for name, header := range map[string]string{
		"encoded word":           `Content-Disposition: attachment; filename="=?GBK?B?` + b64 + `?="`,
		"encoded word, folded":   "Content-Disposition: attachment;\r\n\tfilename=\"=?gb2312?B?" + b64[:12] + "?=\r\n\t=?gb2312?B?" + b64[12:] + `?="`,
		"cut within a character": `Content-Disposition: attachment; filename="=?GBK?B?` + b64[:4] + `?= =?GBK?B?` + b64[4:] + `?="`,
		"quoted-printable":       `Content-Disposition: attachment; filename="=?utf-8?Q?` + strings.ReplaceAll(utf, "%", "=") + `?="`,
		"in the type alone":      `Content-Type: application/octet-stream; name="=?gb18030?B?` + b64 + `?="`,
		"RFC 2231 in UTF-8":      `Content-Disposition: attachment; filename*=UTF-8''` + utf,
		"RFC 2231 in GBK":        `Content-Disposition: attachment; filename*=GBK''` + percent(raw),
		"RFC 2231 in pieces":     `Content-Disposition: attachment; filename*0*=GBK''` + percent(raw)[:9] + `; filename*1*=` + percent(raw)[9:],
		"both":                   `Content-Disposition: attachment; filename="_____.xlsx"; filename*=utf-8''` + utf,
		"bytes as they are":      `Content-Disposition: attachment; filename="` + raw + `"`,
		"UTF-8 as it is":         `Content-Disposition: attachment; filename=沁水县申报表.xlsx`,
		"a path":                 `Content-Disposition: attachment; filename="C:\\tmp\\沁水县申报表.xlsx"`,
	} {
		t.Run(name, func(t *testing.T) {
			compare(t, members(t, letter(plain, header+"\r\nContent-Transfer-Encoding: base64\r\n\r\naGVs\r\nbG8=")), "沁水县申报表.xlsx=hello")
		})
	}
}

func TestWhatIsInAMail(t *testing.T) {
	file := func(name, encoding, text string) string {
		return "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=" + name + "\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n" + text
	}
	related := "Content-Type: multipart/related; boundary=yy\r\n\r\n--yy\r\nContent-Type: text/html; name=ATT00001.htm\r\n\r\n<p>\r\n" +
		"--yy\r\nContent-Type: image/png; name=logo.png\r\nContent-ID: <1>\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=\r\n--yy--"
	data := letter(related, file("a.xlsx", "base64", "aGVs bG8="), file("b.xlsx", "quoted-printable", "=68el=\r\nlo"), file("c.xlsx", "8bit", "hello"),
		file("a.xlsx", "7bit", "again"), file("bad.xlsx", "base64", "!!!!"), "Content-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\ny")
	compare(t, members(t, data), "a.xlsx=hello", "b.xlsx=hello", "c.xlsx=hello", "a.xlsx=again",
		"bad.xlsx: damaged: illegal base64 data at input byte 0", "未命名.eml=Subject: x\r\n\r\ny")
	if p, _, _ := open(data); p.Drawn != 1 || !p.Letter {
		t.Errorf("%+v", p)
	}
	if p, _, err := open([]byte("Subject: x\r\n\r\nno attachment")); err != nil || len(p.Members) != 0 {
		t.Error(p, err)
	}
	one := "From: a\r\nContent-Type: application/x; name=a.xlsx\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=\r\n"
	compare(t, members(t, []byte(one)), "a.xlsx=hello")
}

func TestWhatIsNoMailThatCanBeOpened(t *testing.T) {
	deep := "MIME-Version: 1.0\r\n"
	for i := range 20 {
		deep += fmt.Sprintf("Content-Type: multipart/mixed; boundary=a%db\r\n\r\n--a%[1]db\r\n", i)
	}
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"cut off":             {letter(plain)[:len(letter(plain))-12], ErrDamaged},
		"cut off in a header": {letter(plain)[:160], ErrDamaged},
		"no mail":             {[]byte("a: b\r\n\r\nc"), ErrDamaged},
		"noise":               {[]byte{0, 1, 2, 3, 200}, ErrDamaged},
		"nothing":             {nil, ErrDamaged},
		"deep":                {[]byte(deep), ErrTooMany},
		"many":                {letter(slices.Repeat([]string{"Content-Disposition: attachment; filename=a\r\n\r\n1"}, 2001)...), ErrTooMany},
	} {
		if _, _, err := open(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// FuzzOpen: whatever a parcel says, its members can be gone through, and none is larger
// than the bounds.
func FuzzOpen(f *testing.F) {
	f.Add(archive(f, entry{"a.xlsx", true, "1"}))
	f.Add(letter(plain, "Content-Disposition: attachment; filename*0*=GBK''%C7; filename*1=a\r\nContent-Transfer-Encoding: base64\r\n\r\naGVs"))
	f.Fuzz(func(t *testing.T, data []byte) {
		lim := ooxml.DefaultLimits()
		lim.EntryBytes, lim.TotalBytes, lim.Entries = 1<<20, 2<<20, 20
		p, isOffice, err := Open(bytes.NewReader(data), int64(len(data)), lim)
		if err != nil || isOffice {
			return
		}
		for _, m := range p.Members {
			if strings.Contains("/"+m.Name+"/", "/../") || strings.HasPrefix(m.Name, "/") || m.Name == "" {
				t.Fatalf("the name %q", m.Name)
			}
			r, err := m.Open()
			if err != nil {
				continue
			}
			if n, _ := io.Copy(io.Discard, r); n > lim.EntryBytes {
				t.Fatalf("%q has %d bytes", m.Name, n)
			}
		}
	})
}

// unicodePath is the field in which some programs write a name once more, in UTF-8, for
// the bytes that stand in its place.
func unicodePath(of, name string) []byte {
	field := binary.LittleEndian.AppendUint16(nil, 0x7075)
	field = binary.LittleEndian.AppendUint16(field, uint16(5+len(name)))
	field = binary.LittleEndian.AppendUint32(append(field, 1), crc32.ChecksumIEEE([]byte(of)))
	return append(field, name...)
}

func TestNameInUnicodeBesideTheName(t *testing.T) {
	const name = "高平市扫描件.pdf"
	for at, c := range map[string]struct {
		extra []byte
		want  string
	}{
		"said":                    {unicodePath("????.pdf", name), name},
		"behind another field":    {append([]byte{0x55, 0x54, 1, 0, 0}, unicodePath("????.pdf", name)...), name},
		"of a name since changed": {unicodePath("别的.pdf", name), "????.pdf"},
		"cut":                     {unicodePath("????.pdf", name)[:8], "????.pdf"},
	} {
		var out bytes.Buffer
		z := zip.NewWriter(&out)
		w, err := z.CreateHeader(&zip.FileHeader{Name: "????.pdf", Extra: c.extra})
		if err == nil {
			_, err = io.WriteString(w, "1")
		}
		if err != nil || z.Close() != nil {
			t.Fatal(err)
		}
		if got := members(t, out.Bytes()); len(got) != 1 || got[0] != c.want+"=1" {
			t.Errorf("%s: %q", at, got)
		}
	}
}

// Some programs on Windows write a folder as an entry without size that ends in a
// backslash.
func TestFolderWithABackslashIsNoFile(t *testing.T) {
	compare(t, members(t, archive(t, entry{gbk(t, "沁水县") + `\`, false, ""}, entry{gbk(t, `沁水县\申报表.xlsx`), false, "1"})), "沁水县/申报表.xlsx=1")
}

func TestCharsetsByOtherNames(t *testing.T) {
	const name = "高平市扫描件.pdf"
	gbkWord, utf8Word := base64.StdEncoding.EncodeToString([]byte(gbk(t, name))), base64.StdEncoding.EncodeToString([]byte(name))
	for _, word := range []string{"=?utf8?B?" + utf8Word + "?=", "=?UTF_8?B?" + utf8Word + "?=", "=?cp936?B?" + gbkWord + "?=", "=?x-gbk?B?" + gbkWord + "?=",
		"=?x-unknown?B?" + gbkWord + "?=", "=?unknown-8bit?B?" + utf8Word + "?=", "=?us-ascii?B?" + utf8Word + "?=", "=?iso-8859-1?B?" + gbkWord + "?="} {
		mail := "From: a@example.com\r\nMIME-Version: 1.0\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"" + word + "\"\r\n\r\n1"
		if got := members(t, []byte(mail)); len(got) != 1 || got[0] != name+"=1" {
			t.Errorf("%s: %q", word, got)
		}
	}
}

// Mails that were saved by hand begin with blank lines, or with the line of a mailbox.
func TestMailBeginsLater(t *testing.T) {
	const mail = "From: a@example.com\r\nMIME-Version: 1.0\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\n1"
	for _, before := range []string{"\r\n\r\n", "\n", "From a@example.com Sat May  1 10:00:00 2021\r\n", "\ufeff"} {
		if got := members(t, []byte(before+mail)); len(got) != 1 || got[0] != "a.pdf=1" {
			t.Errorf("%q: %q", before, got)
		}
	}
}
