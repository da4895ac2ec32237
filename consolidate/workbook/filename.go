package workbook

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"shidian/consolidate/workbook/parcel"
	"shidian/templates/form"
)

// ShownPath is a path of the disk as people read it, with / and on one line. A
// zip made on a Windows in China and unpacked elsewhere leaves names in GBK,
// whose bytes are no UTF-8: such a name is decoded where it fits (GB18030 holds
// GBK), else its bytes are shown.
func ShownPath(disk string) string { return shownPath(disk, decodeGB) }

// bytePath is ShownPath without any decoding: two names that are decoded to the
// same one differ by it.
func bytePath(disk string) string { return shownPath(disk, bytesOf) }

func shownPath(path string, decode func(name string) string) string {
	names := strings.Split(path, "/")
	for i, name := range names {
		if !utf8.ValidString(name) {
			name = decode(name)
		}
		names[i] = form.OneLine(name)
	}
	return strings.Join(names, "/")
}

// decodeGB decodes a name in GB18030; one that is not is written out in bytes.
func decodeGB(name string) string {
	if text, ok := parcel.DecodeGBK(name); ok {
		return text
	}
	return bytesOf(name)
}

// bytesOf writes out the bytes of a name that are not ASCII.
func bytesOf(name string) string {
	var out strings.Builder
	for _, b := range []byte(name) {
		if b < utf8.RuneSelf {
			out.WriteByte(b)
		} else {
			fmt.Fprintf(&out, `\x%02x`, b)
		}
	}
	return out.String()
}

// oddName says in Chinese what is odd about the names in a path, and under which
// the file is listed; "" when nothing is.
func oddName(raw, shown string) string {
	why := ""
	switch {
	case !utf8.ValidString(raw) && shown == bytePath(raw):
		why = "文件名或文件夹名的编码认不出来，用 \\x 和数字写出"
	case !utf8.ValidString(raw):
		why = "文件名或文件夹名不是 UTF-8 编码，多半是在别的系统上解压的，按 GB18030 认出"
	case form.OneLine(raw) != raw:
		why = "文件名或文件夹名里有看不见的字符，已写成看得见的样子"
	default:
		return ""
	}
	return fmt.Sprintf("%s：列为“%s”。内容照常读取；请核对是哪个单位的，并把文件改名", why, shown)
}
