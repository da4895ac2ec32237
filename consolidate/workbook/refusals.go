package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"shidian/consolidate/workbook/ooxml"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// What people can do about a file, by what helps.
const (
	saveAs   = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后重新报送"
	resend   = "文件没有传完整或已损坏，请让报送单位重新发送原文件"
	repair   = "请用 Excel 或 WPS 打开原文件，按提示修复并核对内容，另存为 .xlsx 后重新报送"
	useForm  = "请在原申报表上填写后报送"
	copyOver = "请把内容复制到一份新的申报表后重新报送"
)

// remedy says, for a cause of refusal, what a clerk sees and what to do.
// Causes with the same remedy share its words.
func remedy(c ooxml.Cause) (kind form.NoteKind, text string) {
	if text := otherFile(c); text != "" {
		return form.NotAWorkbook, text
	}
	if text := unsafeFile(c); text != "" {
		return form.Unsafe, text
	}
	switch c {
	case ooxml.UnknownMethod:
		return form.Damaged, "压缩方法不是 Excel 或 WPS 使用的，打不开。" + saveAs
	case ooxml.NoSheets:
		return form.Damaged, "工作簿里没有工作表。" + useForm
	case ooxml.MissingPart:
		return form.Damaged, "工作簿已损坏，缺少必要的部分。" + repair
	}
	return form.Damaged, "工作簿已损坏。" + repair
}

// otherFile is for what is no workbook that can be read.
func otherFile(c ooxml.Cause) string {
	switch c {
	case ooxml.Empty:
		return "文件是空的（0 字节），没有传完整。请让报送单位重新发送原文件"
	case ooxml.Zeros:
		return "文件里没有内容（全是空字节），没有传完整。请让报送单位重新发送原文件"
	case ooxml.CutOff:
		return resend
	case ooxml.OldExcel:
		return "旧格式工作簿（.xls 或 .et）。" + saveAs
	case ooxml.BinaryWorkbook:
		return "二进制工作簿（.xlsb）。" + saveAs
	case ooxml.OpenDocument:
		return "OpenDocument 表格（.ods）。" + saveAs
	case ooxml.XMLWorkbook:
		return "XML 表格（Excel 2003）。" + saveAs
	case ooxml.WebPage:
		return "是网页，不是工作簿，有的系统把它导出为 .xls 或 .xlsx。" + saveAs
	case ooxml.PlainText:
		return "是文本（如 .csv），不是工作簿。" + useForm
	case ooxml.Encrypted:
		return "有密码或文档权限保护，打不开。请去掉密码后重新报送"
	case ooxml.WordDocument, ooxml.Presentation, ooxml.PDF:
		return "是文档（如 Word、PDF），不是工作簿。" + useForm
	case ooxml.Workbook:
		return "是工作簿，扩展名却是文档的。请把扩展名改为 .xlsx 后重新运行"
	case ooxml.Picture:
		return "是图片，不是工作簿。" + useForm
	case ooxml.OtherArchive, ooxml.PlainZip:
		return "压缩包，里面的文件没有读。请解压后重新运行"
	case ooxml.OwnerFile:
		return "打开工作簿时的临时文件，不是工作簿。请关闭 Excel 或 WPS 后重新发送原文件"
	case ooxml.UnknownFormat:
		return "不是工作簿。" + useForm
	}
	return ""
}

// unsafeFile is for what is refused before it can cost memory or time.
func unsafeFile(c ooxml.Cause) string {
	const tooMany = "超出正常的申报表，没有打开。" + copyOver
	switch c {
	case ooxml.TooLarge, ooxml.Ratio:
		return "展开后过大，不是正常的申报表，没有打开。" + copyOver
	case ooxml.TooManyEntries:
		return "里面的部件数量" + tooMany
	case ooxml.TooManySheets:
		return "工作表数量" + tooMany
	case ooxml.TooManyNames:
		return "名称（或自定义属性）数量" + tooMany
	case ooxml.TooManyMerges:
		return "合并单元格数量" + tooMany
	case ooxml.TooManyCells:
		return "有内容的单元格数量" + tooMany
	case ooxml.TooSpread:
		return "单元格分布的范围" + tooMany
	case ooxml.TooDeep, ooxml.TooManyAttributes, ooxml.UnsafeName, ooxml.DuplicateName, ooxml.Overlap, ooxml.Doctype:
		return "文件结构不正常，可能不安全，没有打开。" + copyOver
	}
	return ""
}

func noteOfRefusal(r *ooxml.Refusal) *form.Note {
	kind, text := remedy(r.Cause)
	return &form.Note{Kind: kind, Detail: text}
}

// notesOfDamage says where the workbook is damaged, a note each sheet. Nothing
// of it is merged; the first note names the forms that could be read and those
// that could not, so that the county can be told which of them survived.
func notesOfDamage(b *xlsx.Book, forms []*form.Filled) []form.Note {
	var notes []form.Note
	damaged := map[string]int{} // the sheet's note
	for _, d := range b.Damage {
		if i, told := damaged[d.Sheet]; told {
			if notes[i].Cell == "" {
				notes[i].Cell = d.Ref
			}
			continue
		}
		damaged[d.Sheet] = len(notes)
		notes = append(notes, form.Note{Kind: form.Damaged, Sheet: d.Sheet, Cell: d.Ref, Detail: damageText(d)})
	}
	if notes == nil {
		return nil
	}
	var whole, part []string
	for _, f := range forms {
		title := f.Sheet
		if f.Has(form.PilotName) {
			title += "“" + f.Name() + "”"
		}
		if _, hit := damaged[f.Sheet]; hit {
			part = append(part, title)
		} else {
			whole = append(whole, title)
		}
	}
	says := notes[0].Detail
	if whole != nil {
		says += "。能读全的申报书：" + strings.Join(whole, "、")
	}
	if part != nil {
		says += "。读不全的申报书：" + strings.Join(part, "、")
	}
	notes[0].Detail = says + "。整份工作簿都没有并入，" + repair
	return notes
}

// DamageOf says what is wrong first with a workbook of the program's own that
// was altered since; "" when nothing is.
func DamageOf(b *xlsx.Book) string {
	if len(b.Damage) == 0 {
		return ""
	}
	return damageText(b.Damage[0])
}

// damageText says what is wrong with one sheet, or with what all share.
func damageText(d xlsx.Damage) string {
	where := "工作簿的公共部分"
	if d.Sheet != "" {
		where = "工作表“" + d.Sheet + "”"
	}
	at := ""
	if d.Ref != "" {
		at = "（" + d.Ref
		if d.Count > 1 {
			at += fmt.Sprintf(" 等 %d 处", d.Count)
		}
		at += "）"
	}
	switch d.Cause {
	case ooxml.TextTooLong:
		return fmt.Sprintf("%s有文字超过 %d 个字%s，Excel 存不下，不能保证读全", where, xlsx.MaxTextUnits, at)
	case ooxml.BadCell:
		return where + "有单元格的内容不合规定" + at + "，不能保证读对"
	case ooxml.BadOrder:
		return where + "的单元格次序错乱或重复" + at + "，不能保证读对"
	case ooxml.Encoding:
		return where + "的文字编码有误，读不全"
	case ooxml.MissingPart, ooxml.BadPackage:
		return where + "缺失或者指向错误，读不出来"
	case ooxml.DuplicateName:
		return where + "与另一张工作表同名，分不清"
	}
	return where + "有损坏，读不全"
}

// CarriedNames are what the workbook brings along beside its sheets, in Chinese, each once.
func CarriedNames(b *xlsx.Book) (names []string) {
	for _, c := range b.Carries {
		if name := carriedName(c.Kind); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

func carriedName(kind string) string {
	names := map[string]string{
		xlsx.CarryMacros: "宏", xlsx.CarryMacroSheet: "宏表", xlsx.CarryModuleSheet: "没有内容的工作表（旧的宏模块）", xlsx.CarryExternalLink: "到其他文件的链接",
		xlsx.CarryConnection: "数据连接", xlsx.CarryEmbeddedObject: "嵌入的对象", xlsx.CarryActiveX: "控件",
		xlsx.CarryCellPictures: "单元格里的图片", xlsx.CarryCustomUI: "自定义界面", xlsx.CarryWebExtension: "网络加载项", xlsx.CarryDataModel: "数据模型",
	}
	return cmp.Or(names[kind], "其他内容")
}

// notesOfCarried says what the workbook brings along that is left behind.
func notesOfCarried(b *xlsx.Book) []form.Note {
	var notes []form.Note
	seen := map[string]bool{}
	for _, c := range b.Carries {
		if seen[c.Kind] {
			continue
		}
		seen[c.Kind] = true
		name := carriedName(c.Kind)
		detail := "带有" + name + "，没有运行也不并入；填写的内容照常读取"
		if c.Kind == xlsx.CarryCellPictures {
			detail = "带有" + name + "，图片没有读，也不当作答案；其他填写的内容照常读取"
		}
		notes = append(notes, form.Note{Kind: form.LeftBehind, Detail: detail})
	}
	return notes
}

// NotesOf says what is damaged in a workbook, and what it carries that is left
// behind.
func NotesOf(b *xlsx.Book) []form.Note { return append(notesOfDamage(b, nil), notesOfCarried(b)...) }
