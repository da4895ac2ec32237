package checks

import "shidian/templates/form"

var sentBackUnchanged = &Rule{
	ID: "W022", Title: "退回修改的申报表报回来没有改动", Severity: Warning, Since: "2021",
	Detail: "这份申报表是退回修改的那一份，报回来的每一栏都与退回时一样。可能是报错了文件，也可能是误把“退回”文件夹里的文件放了进来。请向填报单位核实；本来就不用改的，“核实结果”选“单位确认”并写明说明。",
	Example: Example{Case: "沁水县把退回修改的申报表原样报了回来。", Want: "- W022",
		File: func(f *FileFacts) { f.SentBackUnchanged = true }},
	File: func(f *FileFacts, report Report) {
		if f.SentBackUnchanged {
			report(Finding{Place: Place{File: f.Path, Sheet: form.SheetNotice}, Message: "这是退回修改的申报表，报回来的内容与退回时完全一样，没有改动。请向填报单位核实是不是报错了文件。"})
		}
	},
}
