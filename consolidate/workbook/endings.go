package workbook

import (
	"path/filepath"
	"strings"

	"shidian/templates/form"
)

// Ending is what a file is by its name where that says that it is no workbook: 盖章页.pdf
// is a scan, 高平.rar an archive. Mail gateways and old browsers give a workbook any
// ending (沁水.xlsx.txt, 城区.zip), so the first bytes have the last word.
type Ending struct {
	Skip   string         // Chinese: why it is not read; "" when it is more than an attachment
	Refuse string         // Chinese: why it cannot be read and what to do
	As     form.Otherwise // in which form it is a return that a person has to enter
	Enter  string         // Chinese: what to do about such a return
	parcel bool           // it may be an archive or a mail, whose members are read
}

// byName tells what a file is by its name; ending is nil for what may be a workbook.
func byName(base string) (skip string, ending *Ending) {
	switch strings.ToLower(base) {
	case "thumbs.db", "desktop.ini":
		return "Windows 自己的文件", nil
	case "winmail.dat":
		return "", &Ending{Refuse: "是 Outlook 打成一包的附件（winmail.dat），里面的文件没有读。请发件人改用“纯文本”或者“HTML”格式重新发送"}
	}
	switch strings.ToLower(filepath.Ext(base)) {
	case ".lnk":
		return "快捷方式，不跟随；请把原文件放进来", nil
	case ".zip":
		return "", &Ending{Refuse: "扩展名是 .zip，内容却不是能打开的压缩包，里面的文件没有读。请解压到这个文件夹后重新运行", parcel: true}
	case ".rar", ".7z", ".tar", ".gz", ".tgz":
		return "", &Ending{Refuse: "压缩包，这种格式（" + strings.ToLower(filepath.Ext(base)) + "）打不开，里面的文件没有读。请解压到这个文件夹后重新运行", parcel: true}
	case MailEnding:
		return "", &Ending{As: form.AsOther, Enter: "是一封没有附件的邮件，正文没有并入。请打开看正文里写了什么，请它改报申报表", parcel: true}
	case ".msg":
		return "", &Ending{Refuse: "是 Outlook 的邮件（.msg），打不开，里面的附件没有读。请用 Outlook 打开，把附件保存到这个文件夹后重新运行"}
	case ".doc", ".docx", ".wps", ".wpt", ".rtf":
		return "", &Ending{As: form.AsWord, Enter: "是 Word（或 WPS 文字）文档，没有并入。请把内容录入申报表，或者请它改报申报表"}
	case ".pdf", ".ofd", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".heic", ".webp":
		return "", &Ending{As: form.AsScan, Enter: "是扫描件或者图片（PDF、OFD、照片等），里面的内容程序读不出。请把内容录入申报表，或者请它改报申报表"}
	case ".ppt", ".pptx", ".dps", ".caj", ".mht", ".mhtml":
		return "", &Ending{As: form.AsOther, Enter: "不是工作簿，没有并入。请把内容录入申报表，或者请它改报申报表"}
	case ".txt", ".md", ".json", ".tmp", ".p7s", ".asc":
		return "", &Ending{Skip: Attachment}
	}
	return "", nil
}

// IsSystemFile reports whether the name is that of a file which the system or an office
// program leaves in a folder: Thumbs.db, .DS_Store, ~$清单.xlsx.
func IsSystemFile(base string) bool {
	skip, _ := byName(base)
	return skip != "" && !strings.EqualFold(filepath.Ext(base), ".lnk") || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "~$")
}

// Attachment is what is said of a file that is no return.
const Attachment = "不是工作簿（附件、扫描件等），不并入"

// ReturnToEnter is a file that is no workbook as a return that waits until a person has
// entered what it says; nil for any other.
func (l Loaded) ReturnToEnter() *form.Return {
	if l.Unread == nil {
		return nil
	}
	return &form.Return{Mark: form.Mark{Kind: form.CountyBook}, Unread: l.Unread, Notes: []form.Note{{Kind: form.OtherForm, Detail: l.Enter}}}
}

// settle has the ending say what becomes of a file that is no workbook of ours.
func (e *Ending) settle(out *Loaded) {
	out.Book, out.Refusal = nil, nil
	switch {
	case e.As != "":
		out.Unread = &form.Unread{As: e.As}
		out.Enter = e.Enter
	case e.Refuse != "":
		out.Refusal = &form.Note{Kind: form.NotAWorkbook, Detail: e.Refuse}
	default:
		out.Skip = e.Skip
	}
}
