package workbook

import (
	"fmt"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// remedy says, for a cause of refusal, what a clerk sees and what to do.
// Causes with the same remedy share its words.
func remedy(c xlsx.Cause) (kind form.NoteKind, text string) {
	const saveAs = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后重新报送"
	const resend = "文件没有传完整或已损坏，请让报送单位重新发送原文件"
	switch c {
	case xlsx.Empty:
		return form.NotAWorkbook, "文件是空的（0 字节），" + resend
	case xlsx.Zeros, xlsx.CutOff:
		return form.NotAWorkbook, resend
	case xlsx.OldExcel:
		return form.NotAWorkbook, "旧格式工作簿（.xls 或 .et）。" + saveAs
	case xlsx.BinaryWorkbook, xlsx.OpenDocument, xlsx.XMLWorkbook, xlsx.WebPage:
		return form.NotAWorkbook, "不是 .xlsx 格式的工作簿。" + saveAs
	case xlsx.PlainText:
		return form.NotAWorkbook, "是文本（如 .csv），不是工作簿。请在原申报表上填写后报送"
	case xlsx.Encrypted:
		return form.NotAWorkbook, "有密码或文档权限保护，打不开。请去掉密码后重新报送"
	case xlsx.WordDocument, xlsx.Presentation, xlsx.PDF, xlsx.Picture:
		return form.NotAWorkbook, "是文档或图片，不是工作簿。请在原申报表上填写后报送"
	case xlsx.OtherArchive, xlsx.PlainZip:
		return form.NotAWorkbook, "压缩包，里面的文件没有读。请解压后重新运行"
	case xlsx.OwnerFile:
		return form.NotAWorkbook, "打开工作簿时的临时文件，不是工作簿。请关闭 Excel 或 WPS 后重新发送原文件"
	case xlsx.UnknownFormat:
		return form.NotAWorkbook, "不是工作簿。请在原申报表上填写后报送"
	}
	if text := unsafeRemedy(c); text != "" {
		return form.Unsafe, text
	}
	return form.Damaged, "工作簿已损坏。请用 Excel 或 WPS 打开原文件，按提示修复并核对内容，另存为 .xlsx 后重新报送"
}

// unsafeRemedy is for what is refused before it can cost memory or time.
func unsafeRemedy(c xlsx.Cause) string {
	const copyOver = "请把内容复制到一份新的申报表后重新报送"
	switch c {
	case xlsx.TooLarge, xlsx.Ratio:
		return "展开后过大，不是正常的申报表。" + copyOver
	case xlsx.TooManyEntries, xlsx.TooManySheets, xlsx.TooManyNames, xlsx.TooManyMerges, xlsx.TooManyCells, xlsx.TooSpread, xlsx.TooDeep, xlsx.TooManyAttributes:
		return "内容数量超出正常的申报表。" + copyOver
	case xlsx.UnsafeName, xlsx.DuplicateName, xlsx.Overlap, xlsx.Doctype:
		return "文件结构不正常，可能不安全，没有打开。" + copyOver
	}
	return ""
}

func noteOfRefusal(r *xlsx.Refusal) *form.Note {
	kind, text := remedy(r.Cause)
	return &form.Note{Kind: kind, Detail: text}
}

// notesOfDamage says which sheets are damaged and where.
func notesOfDamage(b *xlsx.Book) []form.Note {
	var notes []form.Note
	for _, d := range b.Damage {
		_, text := remedy(d.Cause)
		if d.Sheet == "" {
			text = "工作簿的公共部分有损坏。" + text
		} else {
			text = fmt.Sprintf("工作表“%s”有损坏，其中的内容不能保证读全。", d.Sheet) + text
		}
		notes = append(notes, form.Note{Kind: form.Damaged, Sheet: d.Sheet, Cell: d.Ref, Detail: text})
	}
	return notes
}

// notesOfCarried says what the workbook brings along that is left behind.
func notesOfCarried(b *xlsx.Book) []form.Note {
	names := map[string]string{
		xlsx.CarryMacros: "宏", xlsx.CarryMacroSheet: "宏表", xlsx.CarryExternalLink: "到其他文件的链接",
		xlsx.CarryConnection: "数据连接", xlsx.CarryEmbeddedObject: "嵌入的对象", xlsx.CarryActiveX: "控件",
		xlsx.CarryCellPictures: "单元格里的图片", xlsx.CarryCustomUI: "自定义界面", xlsx.CarryWebExtension: "网络加载项", xlsx.CarryDataModel: "数据模型",
	}
	var notes []form.Note
	seen := map[string]bool{}
	for _, c := range b.Carries {
		if seen[c.Kind] {
			continue
		}
		seen[c.Kind] = true
		name := names[c.Kind]
		if name == "" {
			name = "其他内容"
		}
		notes = append(notes, form.Note{Kind: form.LeftBehind, Detail: "带有" + name + "，没有运行也不并入；填写的内容照常读取"})
	}
	return notes
}

// NotesOf says what is damaged in a workbook, and what it carries that is left
// behind.
func NotesOf(b *xlsx.Book) []form.Note { return append(notesOfDamage(b), notesOfCarried(b)...) }
