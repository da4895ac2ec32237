package checks

import (
	"fmt"
	"slices"
	"strings"

	"shidian/templates/form"
)

// fileRules are those of a workbook as a container. Most pass on what the
// reader noted: it alone has seen the bytes.
func fileRules() []*Rule {
	return []*Rule{notWorkbook, unsafe, otherWorkbook, wrongRegion, foundByLabel,
		leftBehind, outsideAnswers, secondForm, drawnOver, noValue, sameOrSuperseded, damaged, ownOutput, unopened, oddName, newerFormat, wordForm, otherForm, formerUnit, otherQuestions, sentBackUnchanged}
}

// notes returns the reader's notes of the kind.
func (f *FileFacts) notes(kind form.NoteKind) []form.Note {
	var notes []form.Note
	if f.Return != nil {
		for _, n := range f.Return.Notes {
			if n.Kind == kind {
				notes = append(notes, n)
			}
		}
	}
	return notes
}

// understood reports whether the file was read as a workbook of ours at all.
// Where it was not, a rule reports that and no other speaks of what it lacks.
func (f *FileFacts) understood() bool {
	if f.Return == nil {
		return false
	}
	return !slices.ContainsFunc(f.Return.Notes, func(n form.Note) bool {
		return slices.Contains([]form.NoteKind{form.NotAWorkbook, form.Unsafe, form.OtherWorkbook, form.OwnOutput, form.NewerFormat, form.Unopened}, n.Kind)
	})
}

// isReturn reports whether the file is what a region sends up, and no rollup
// and no plan, which lie in the same folders.
func (f *FileFacts) isReturn() bool {
	return f.understood() && (f.Return.Mark.Kind == form.CountyBook || f.Return.Mark.Kind == form.ListBook)
}

// isAnswer reports whether the cell holds an answer of a form: those are reported
// with their project.
func (f *FileFacts) isAnswer(sheet, cell string) bool {
	for _, filled := range append(slices.Clone(f.Return.Projects), f.Return.County) {
		if filled == nil || filled.Sheet != sheet {
			continue
		}
		for _, field := range append(f.Plan.Form.Fields(), f.Plan.Form.CountyFields()...) {
			if filled.Answer(field.ID).Cell == cell {
				return true
			}
		}
		for _, s := range filled.Steps {
			if s.Time.Cell == cell || s.Content.Cell == cell || s.Units.Cell == cell {
				return true
			}
		}
	}
	return false
}

// sentence ends the reader's sentence as all messages end.
func sentence(detail string) string { return strings.TrimRight(detail, "。") + "。" }

// ofNote reports every note of the kind as it is.
func ofNote(kind form.NoteKind) func(*FileFacts, Report) {
	return func(f *FileFacts, report Report) {
		for _, n := range f.notes(kind) {
			report(Finding{Place: Place{f.Path, n.Sheet, n.Cell}, Message: sentence(n.Detail)})
		}
	}
}

// noted is an example: the base file with one more note.
func noted(n form.Note) func(*FileFacts) {
	return func(f *FileFacts) { f.Return.Notes = append(f.Return.Notes, n) }
}

var notWorkbook = &Rule{
	ID: "W001", Title: "不是 .xlsx 工作簿", Severity: Error, Since: "2021",
	Detail: "报来的是 .xls、.et、.csv、网页、图片或文档，或者文件加了密、是空的、没有传完，读不出内容。请按消息中的办法另存为 .xlsx 或重新发送；只改扩展名没有用。",
	Example: Example{Case: "沁水县报来的是旧格式的 .xls 文件。", Want: "- W001",
		File: noted(form.Note{Kind: form.NotAWorkbook, Detail: "旧格式工作簿（.xls 或 .et）。请用 Excel 或 WPS 打开，另存为 .xlsx 后重新报送"})},
	File: ofNote(form.NotAWorkbook),
}

var unsafe = &Rule{
	ID: "W002", Title: "超过安全限度，没有打开", Severity: Error, Since: "2021",
	Detail: "文件的大小、部件数、单元格数或压缩比超过限度，打开可能使电脑停止响应，所以没有读。请在原申报表上填写，删去图片等多余内容后重新报送。",
	Example: Example{Case: "沁水县的文件里贴了大量照片，超过 20 MB。", Want: "- W002",
		File: noted(form.Note{Kind: form.Unsafe, Detail: "文件超过 20 MB，不是正常的申报表。请删去图片等多余内容后重新报送"})},
	File: ofNote(form.Unsafe),
}

var otherWorkbook = &Rule{
	ID: "W003", Title: "不是本次征集的申报表", Severity: Error, Since: "2021",
	Detail:  "工作簿不是下发的申报表，或者是往年的、其他版式的；或者没有下级的单位报来了清单。各栏的位置和含义可能不同，不能并入。请用本次下发的申报表重新填报。",
	Example: Example{Case: "沁水县用 2020 年的申报表填报。", Want: "- W003", File: func(f *FileFacts) { f.Return.Mark.Cycle = "2020" }},
	File: func(f *FileFacts, report Report) {
		ofNote(form.OtherWorkbook)(f, report)
		if !f.isReturn() {
			return
		}
		if cycle := f.Return.Mark.Cycle; cycle != "" && cycle != f.Plan.Cycle() {
			report(Finding{Message: fmt.Sprintf("这是%s的，本次征集的是%s。%s", form.CycleChinese(cycle), f.Plan.CycleChinese(), f.useThisOne())})
		}
		if edition := f.Return.Mark.Edition; edition != "" && edition != form.Edition {
			report(Finding{Message: fmt.Sprintf("工作簿的版式是第 %s 版，现在能读的是第 %s 版。%s", edition, form.Edition, f.useThisOne())})
		}
		if f.Return.Mark.Kind == form.ListBook && f.Region.Code != "" && len(f.Plan.Children(f.Region.Code)) == 0 {
			report(Finding{Message: fmt.Sprintf("这是%s的推荐项目清单。%s没有下级单位报送，不报清单，里面的项目没有并入。请让它报申报表。", f.Plan.FullName(f.Region.Code), f.Region.Name)})
		}
	},
}

// useThisOne says what to send instead of a workbook of another year.
func (f *FileFacts) useThisOne() string {
	if f.Return.Mark.Kind == form.ListBook {
		return "请用本次汇总生成的推荐清单重新报送。"
	}
	return "请用本次下发的申报表重新填报。"
}

var foundByLabel = &Rule{
	ID: "W005", Title: "单元格名称丢失，按栏目文字找到答案", Severity: Warning, Since: "2021",
	Detail: "申报书被复制到了别的工作簿，或者行列被删，程序靠栏目文字找到了答案。剪切一格再粘贴，单元格名称会跟着走，原来的一格就空了，纸上这一栏也是空的；消息写明文字现在在哪里。复制不会这样，所以移动内容请先复制、粘贴，再删去原处的文字。请核对消息中列出的各栏是否取对；下次请直接在下发的申报表上填写，不要复制到新表。",
	Example: Example{Case: "沁水县把申报书复制到了新的工作簿。", Want: "F8 W005",
		File: noted(form.Note{Kind: form.ReadByCaption, Sheet: "项目01", Cell: "F8", Detail: "单元格名称丢失，按栏目文字找到：试点名称、承担单位。请核对是否取对；下次请直接在原表上填写"})},
	File: oneASheet(form.ReadByCaption),
}

// oneASheet reports the notes of each sheet together, at the first of them.
func oneASheet(kind form.NoteKind) func(*FileFacts, Report) {
	return func(f *FileFacts, report Report) {
		var sheets []string
		first, details := map[string]form.Note{}, map[string]string{}
		for _, n := range f.notes(kind) {
			if _, seen := first[n.Sheet]; !seen {
				first[n.Sheet] = n
				sheets = append(sheets, n.Sheet)
			}
			details[n.Sheet] += sentence(n.Detail)
		}
		for _, sheet := range sheets {
			report(Finding{Place: Place{f.Path, sheet, first[sheet].Cell}, Message: details[sheet]})
		}
	}
}

var leftBehind = &Rule{
	ID: "W006", Title: "带有宏、外部链接或嵌入对象", Severity: Warning, Since: "2021",
	Detail: "申报表不需要宏、外部链接和嵌入对象。这些内容没有运行，也不并入，填写的内容照常读取。请确认其中没有应当报送的材料；来历不明的宏不要启用。",
	Example: Example{Case: "沁水县的工作簿里带有宏。", Want: "- W006",
		File: noted(form.Note{Kind: form.LeftBehind, Detail: "带有宏，没有运行也不并入；填写的内容照常读取"})},
	File: ofNote(form.LeftBehind),
}

var outsideAnswers = &Rule{
	ID: "W007", Title: "填写栏以外有内容，没有并入", Severity: Warning, Since: "2021",
	Detail: "多出的工作表、填写栏以外的文字、隐藏的行或工作表里的内容，只列出来，不并入汇总。其中有应当报送的，请写到对应的栏目中。",
	Example: Example{Case: "沁水县在工作簿里加了一张“补充说明”。", Want: "A1 W007",
		File: noted(form.Note{Kind: form.OutsideAnswer, Sheet: "补充说明", Cell: "A1", Detail: "这张表不是申报表的一部分，里面的 3 个单元格没有并入。有应当报送的，请写到对应的栏目中"})},
	File: ofNote(form.OutsideAnswer),
}

var secondForm = &Rule{
	ID: "W015", Title: "一张表里还有另一份申报书，没有并入", Severity: Error, Since: "2021", Keeps: true,
	Detail: "一张“项目”表里粘贴了不止一份申报书，只读了第一份，后面的没有并入，消息写明在哪里、叫什么名字。请填报单位把它填到另一张项目表里重报；不需要的，请它删去后重报。",
	Example: Example{Case: "沁水县在项目01的下面又粘贴了一份申报书。", Want: "A131 W015",
		File: noted(form.Note{Kind: form.SecondForm, Sheet: "项目01", Cell: "A131", Detail: "从这里起还有一份申报书“示例二号试点”，没有并入"})},
	File: ofNote(form.SecondForm),
}

var drawnOver = &Rule{
	ID: "W016", Title: "表上有图片、文本框，里面的内容没有并入", Severity: Warning, Since: "2021",
	Detail: "表上放有图片（多半是印章、照片、扫描件）、文本框或者其他图形。图片里写了什么程序读不出；文本框里的文字列在消息中，没有并入。有应当报送的，请填报单位写到对应的栏目中。",
	Example: Example{Case: "沁水县在申报书上放了一个文本框。", Want: "F43 W016",
		File: noted(form.Note{Kind: form.DrawnOver, Sheet: "项目01", Cell: "F43", Detail: "这里有文本框，写的是“补充：已有标准 12 项”，没有并入"})},
	File: ofNote(form.DrawnOver),
}

var otherQuestions = &Rule{
	ID: "W021", Title: "申报表问的与方案的不同", Severity: Warning, Since: "2021",
	Detail: "申报表是按另一份方案的“栏目”表做的，或者方案后来改了栏目，消息写明缺哪几栏、哪几栏问的不一样、哪几栏现在不问。问的一样的照常读取；缺的按没有填写处理；问的不一样的不能当作答案，必填的要核实（F014）。请把按现在的方案做的申报表发给填报单位补填；确实不影响的，在“核实结果”中写明。",
	Example: Example{Case: "沁水县用的是方案改动以前的申报表。", Want: "- W021",
		File: noted(form.Note{Kind: form.OtherQuestions, Detail: "这份申报表问的与方案的不同：缺“年产值”。请把按现在的方案做的申报表发给填报单位补填"})},
	File: ofNote(form.OtherQuestions),
}

var sameOrSuperseded = &Rule{
	ID: "W009", Title: "重复的文件，或者已被新版代替的项目", Severity: Info, Since: "2021",
	Fields:  []form.ID{form.PilotName},
	Detail:  "同一个文件出现两次只计一次；同一个项目报来新版的，以新版为准，旧版仍在“申报详情”中，消息写明每一处不同。一般不需要处理。新版是误报的，在“收件登记”中把那份文件作废。",
	Example: Example{Case: "沁水县的申报表发了两次，内容完全相同。", Want: "- W009", File: func(f *FileFacts) { f.SameAs = "来件/沁水县申报表.xlsx" }},
	File: func(f *FileFacts, report Report) {
		if f.SameAs != "" {
			report(Finding{Message: fmt.Sprintf("与“%s”完全相同，只计一次，不需要处理。", f.SameAs)})
		}
	},
	Unit: func(u *UnitFacts, report Report) {
		for _, v := range u.Superseded {
			report(v.at("这一版已被" + v.whereCounts() + "的新版代替。" + v.difference()))
		}
	},
}

var damaged = &Rule{
	ID: "W010", Title: "工作簿有损坏", Severity: Error, Since: "2021",
	Detail: "工作簿的一部分读不出来，消息写明读到了哪里、哪些没有读到。残缺的内容不并入。请用 Excel 或 WPS 打开原文件，按提示修复并核对，另存为 .xlsx 后重新报送。",
	Example: Example{Case: "沁水县的文件没有传完。", Want: "- W010",
		File: noted(form.Note{Kind: form.Damaged, Detail: "工作簿已损坏。请用 Excel 或 WPS 打开原文件，按提示修复并核对内容，另存为 .xlsx 后重新报送"})},
	File: ofNote(form.Damaged),
}

var unopened = &Rule{
	ID: "W012", Title: "文件打不开，还不知道里面写了什么", Severity: Error, Since: "2021", HoldsList: true,
	Detail: "文件正被别的程序打开，或者没有读取的权限，或者磁盘、网络位置出错，或者读取时还在变动。不是报送单位的问题，不用退回。请关闭打开它的程序，检查权限和网络位置，然后重新运行；不要的文件，移出收到的文件夹。以前读到过的内容仍然保留；打开之前不写推荐清单。",
	Example: Example{Case: "沁水县的文件正被 WPS 打开。", Want: "- W012",
		File: noted(form.Note{Kind: form.Unopened, Detail: "文件正被 Excel 或 WPS 打开，请关闭后重新运行"})},
	File: func(f *FileFacts, report Report) {
		for _, n := range f.notes(form.Unopened) {
			report(Finding{Message: sentence(fmt.Sprintf("“%s”打不开：%s", f.Path, n.Detail))})
		}
	},
}
