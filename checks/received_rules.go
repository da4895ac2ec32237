package checks

import (
	"fmt"
	"slices"

	"shidian/templates/form"
)

// What was received decides nothing: only the output folder and the command line
// do. These rules are about received files that would decide if they were
// believed, or that this program is too old to read.

var ownOutput = &Rule{
	ID: "W011", Title: "收到的文件里有本级自己的汇总或清单", Severity: Error, Since: "2021",
	Detail: "本级的汇总和推荐清单只从输出文件夹接着做；混在收到的文件里的，不知道是谁放的，里面的意见、登记和定稿一律没有采用。请核对来源并移走；确实要接着它做的，运行时用 --into 写明。",
	Example: Example{Case: "晋城市收到的文件里有一份“晋城市汇总”。", Want: "- W011",
		File: noted(form.Note{Kind: form.OwnOutput, Detail: "这是本级自己的汇总，不是下级报送的材料，里面填的意见没有采用。请核对是谁放进来的，并移走"})},
	File: ofNote(form.OwnOutput),
}

var otherPlan = &Rule{
	ID: "C013", Title: "下级所用的方案与本级不同", Severity: Warning, Since: "2021",
	Detail: "清单带着做它时所用的方案，其中限额、领域（别名）、它的下级单位或者谁可以直接填报，与这里的方案不同。以这里的方案为准。请核对是哪一级的方案没有更新；核对过的，“核实结果”选“无问题”并写明说明。",
	Example: Example{Case: "晋城市的清单是按限额 3 做的，省里的限额是 2。", Want: "- C013",
		File: noted(form.Note{Kind: form.OtherPlan, Detail: "报送单位所用的方案与这里的不同：限额 3 → 2"})},
	File: ofNote(form.OtherPlan),
}

var newerFormat = &Rule{
	ID: "W014", Title: "由较新版本的程序写出，读不了", Severity: Error, Since: "2021", HoldsList: true,
	Detail: "报来的清单是用较新版本的程序写出的，其中有这里的程序不认得的内容，读了会出错，所以没有并入。请升级程序后重新运行；清单本身没有问题，不用退回。在那以前不写推荐清单。",
	Example: Example{Case: "某市的清单由较新版本的程序写出。", Want: "- W014",
		File: noted(form.Note{Kind: form.NewerFormat, Detail: "是较新版本的程序写出的（程序 9.0.0，数据格式 9），这里的程序是 0.9.0，只认得格式 1。请升级程序"})},
	File: ofNote(form.NewerFormat),
}

var formerUnit = &Rule{
	ID: "W020", Title: "按曾用代码计入现在的单位", Severity: Info, Since: "2021",
	Detail: "申报表或者清单是用单位原来的代码（如撤县设区以前的）做的，方案的“行政区划”在“曾用名和代码”写明它现在是哪一个，已按现在的单位计入，答案没有改动。不需要处理；方案写错了的，改正方案后重新运行。",
	Example: Example{Case: "沁水县改为沁水区以后，报来用原来的代码做的申报表。", Want: "- W020",
		File: noted(form.Note{Kind: form.FormerUnit, Detail: "140521沁水县（2026年前） 现在是 140503沁水区，已按现在的单位计入，不需要处理"})},
	File: ofNote(form.FormerUnit),
}

var wordForm = &Rule{
	ID: "W018", Title: "报来的是 Word 申报书，还没有录入或者核对", Severity: Warning, Since: "2021",
	Detail: "通知的附件是 Word 文档，有的单位就报来 Word。Word 里没有审核信息（领域、试点类型等），所以不直接并入；到件日期照常登记，不算没有报送。请按消息中的命令把它录入申报表：认得出的答案都已填好，要补、要核对的会列出来；补好以后把申报表放回收到的文件夹再运行。也可以请该单位改报申报表。由 Word 录入的申报表，要逐项核对，在“待确认”写明结果和核对人。读不出的 Word，消息写明怎么办。",
	Example: Example{Case: "沁水县只报来一份 Word 申报书。", Want: "- C001\n- W018", Unit: func(u *UnitFacts) {
		u.Status, u.Projects, u.Place = CameAsWord, nil, Place{}
		u.Unread = []UnreadFile{{Path: "来件/沁水县申报书.docx", Unread: form.Unread{As: form.AsWord, Project: "示例茶试点"}, Detail: "“示例茶试点”的 Word 申报书，还没有录入。请运行 shidian 模板 沁水县 --from 来件/沁水县申报书.docx -o 录入"}}
	}},
	Unit: ofUnread(form.AsWord),
	File: func(f *FileFacts, report Report) {
		if f.Return == nil || f.Return.Entry == nil || !f.isReturn() {
			return
		}
		switch e := f.Return.Entry; {
		case e.Open > 0:
			report(Finding{Place: Place{File: f.Path, Sheet: form.SheetConfirm}, Message: fmt.Sprintf("这份申报表由 Word 录入（%s），“%s”还有 %d 处没有写核对结果。请对照原件核对，写明后再报。", e.Files(), form.SheetConfirm, e.Open)})
		case e.By == "":
			report(Finding{Place: Place{File: f.Path, Sheet: form.SheetConfirm}, Message: fmt.Sprintf("这份申报表由 Word 录入（%s），“%s”没有写核对人。请核对后写明。", e.Files(), form.SheetConfirm)})
		}
	},
}

// ofUnread reports every file of the unit that came in one of the forms.
func ofUnread(as ...form.Otherwise) func(*UnitFacts, Report) {
	return func(u *UnitFacts, report Report) {
		for _, f := range u.Unread {
			if slices.Contains(as, f.As) {
				report(Finding{Place: Place{File: f.Path}, Message: sentence(f.Detail)})
			}
		}
	}
}

var otherForm = &Rule{
	ID: "W019", Title: "报来的是扫描件、图片或者其他格式，还没有录入", Severity: Warning, Since: "2021",
	Detail: "文件名或者文件夹写明是某个单位的，但不是申报表，而是扫描件、照片、PDF、OFD、没有附件的邮件等，里面写了什么程序读不出。到件日期照常登记，这个单位不算没有报送。请把内容录入申报表（运行 shidian 模板 单位 -o 录入，得到空白的），或者请它改报申报表。这个单位已经报来申报表或者 Word 申报书的，扫描件只当附件，不再提示。压缩包（.zip）和邮件（.eml）里的申报表会照常读取，不在此列。",
	Example: Example{Case: "沁水县只报来盖章的扫描件。", Want: "- C001\n- W019", Unit: func(u *UnitFacts) {
		u.Status, u.Projects, u.Place = CameAsScan, nil, Place{}
		u.Unread = []UnreadFile{{Path: "来件/沁水县申报书.pdf", Unread: form.Unread{As: form.AsScan}, Detail: "是扫描件或者图片（PDF、OFD、照片等），里面的内容程序读不出。请把内容录入申报表，或者请它改报申报表。录入用的空白申报表：运行 shidian 模板 沁水县 -o 录入，照着填写"}}
	}},
	Unit: ofUnread(form.AsScan, form.AsOther),
}
