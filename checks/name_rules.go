package checks

import "shidian/templates/form"

var oddName = &Rule{
	ID: "W013", Title: "文件名认不出编码、有看不见的字符，或者扩展名不对", Severity: Warning, Since: "2021",
	Detail: "Windows 上压缩的文件在别的系统上解压，文件名会变成乱码；有的文件名里夹着看不见的字符，看上去是另一个名字。也有的工作簿扩展名被邮箱或者浏览器改掉（如 .xlsx.txt、.zip）。内容照常读取，名字按认出的写法列出。请核对是哪个单位的文件，并把文件改名，否则在别的电脑上可能打不开。",
	Example: Example{Case: "沁水县的文件名是 Windows 的编码（GBK），不是 UTF-8。", Want: "- W013",
		File: noted(form.Note{Kind: form.OddName, Detail: "文件名或文件夹名不是 UTF-8 编码，多半是在别的系统上解压的，按 GB18030 认出：列为“沁水县.xlsx”。内容照常读取；请核对是哪个单位的，并把文件改名"})},
	File: ofNote(form.OddName),
}
