package sheets

import (
	"fmt"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/table"
	"shidian/templates"
)

// nextStep is what is done now, and the command that is typed then: 打开汇总，… and shidian
// 合并 收到 -o 输出; "" for nothing to type.
type nextStep struct{ do, command string }

// nextCommand is the next step of the rollup. Whose folders they are nobody knows here, so
// they are called as the guide calls them.
func (r *drawing) nextCommand() nextStep {
	if r.State.Closing.Closed() && !r.Choosing().ByItself {
		return nextStep{"清单定稿了：公示，没有异议的立项，把结果通知发给各单位。定稿以后要改的，合并时加 --reopen \"原因\"，再定稿。", "shidian 立项 输出/" + ListName(r.Rollup)}
	}
	if r.State.Closing.Closed() {
		return r.nextOfFinal(ListName(r.Rollup))
	}
	next := r.Next()
	if next.Final {
		return nextStep{next.Do, "shidian 推荐 输出/" + r.FileName() + " --final"}
	}
	return nextStep{next.Do, "shidian 合并 收到 -o 输出"}
}

// nextOfFinal is what is left to do with a list that is final: it goes up with its papers,
// or where nobody is above it is made public.
func (r *drawing) nextOfFinal(list string) nextStep {
	const change = "定稿以后要改的，合并时加 --reopen \"原因\"，再定稿。"
	if r.Region.Code == r.Plan.Root().Code {
		return nextStep{fmt.Sprintf("打印“%s”，签字、盖章。%s写出公示名单：", list, change), "shidian 公示 输出/" + list}
	}
	return nextStep{fmt.Sprintf("打印“%s”，签字、盖章，连同报送材料一起上报。%s写出报送材料：", list, change), "shidian 打包 输出/" + list + " -o 上报 --sources 收到"}
}

const aboutCommand = "“收到”是放收到的文件的文件夹，“输出”是放汇总的；也可以双击程序，照着提示做。"

func (h *handover) next(n nextStep) {
	h.head("四、接下来")
	h.line(n.do, table.LineLook(), h.heightOf(handoverColumns, n.do))
	if n.command == "" {
		return
	}
	look := table.LineLook()
	look.Font, look.Indent = templates.FangSong, 2
	h.line(n.command, look, lineHeight)
	h.line(aboutCommand, table.LineLook(), h.heightOf(handoverColumns, aboutCommand))
}

func (h *handover) heightOfNext(n nextStep) float64 {
	return headHeight + h.heightOf(handoverColumns, n.do) + lineHeight + h.heightOf(handoverColumns, aboutCommand)
}

// fileBeside is a file or a folder and what it is for: 催报.txt, 写好的催报文字.
type fileBeside struct{ name, what string }

// filesBeside are those that lie with the rollup, and what was received.
func (r *drawing) filesBeside() []fileBeside {
	closing := r.State.Closing
	files := []fileBeside{{r.FileName(), "这一份。意见、登记、答复都填在浅黄色的格子里，每次合并接着它做"}}
	for _, f := range closing.Finals[max(0, len(closing.Finals)-handoverLists):] {
		text := f.Day.Chinese() + "定稿，上报的是它；不要改动"
		if len(f.Reopened) > 0 {
			text = f.Day.Chinese() + "定稿，后来重新打开了，不要再用"
		}
		files = append(files, fileBeside{ListNameOf(r.Plan, r.Region, f.Number), text})
	}
	if !closing.Closed() && len(record.Holds(r.Rollup)) == 0 && len(r.Recommended()) > 0 {
		files = append(files, fileBeside{ListName(r.Rollup), "草稿，只供核对，不盖章，不上报"})
	}
	if n := len(r.Returns()); n > 0 {
		files = append(files, fileBeside{record.FolderReturns, fmt.Sprintf("%d 份退回修改的申报表，发给各单位；改好报回的放到收到的文件里", n)})
	}
	if n := len(r.Reminders()); n > 0 {
		files = append(files, fileBeside{workbook.ReminderName, fmt.Sprintf("写好的催报文字，发给 %d 个单位；电话在“%s”", n, record.SheetReminders)})
	}
	if closing.Closed() {
		files = append(files, fileBeside{"报送材料、申报书、公示名单", "由定稿的清单随时可以再写（打包、申报书、公示）；一季完了，归档"})
	}
	return append(files, fileBeside{record.FolderHistory, "被替换的每一份汇总和清单，按日期；只供对照，不要删"},
		fileBeside{workbook.RecordName, "每次运行说了什么"},
		fileBeside{"收到的文件", fmt.Sprintf("这次找到 %d 份，另在一个文件夹里，原样保存；逐份见“%s”", r.FilesFound, record.SheetReceipts)})
}

// fileColumns is how many columns the name of a file takes.
const fileColumns = 4

func (h *handover) files(files []fileBeside) {
	h.head("五、文件（在放这份汇总的文件夹里）")
	for _, f := range files {
		h.said(1, fileColumns, f.name)
		h.said(1+fileColumns, handoverColumns-fileColumns, f.what)
		h.endRow(h.heightOfFile(f))
	}
}

func (h *handover) heightOfFile(f fileBeside) float64 {
	return max(h.heightOf(fileColumns, f.name), h.heightOf(handoverColumns-fileColumns, f.what))
}

func (h *handover) heightOfFiles(files []fileBeside) float64 {
	height := float64(headHeight)
	for _, f := range files {
		height += h.heightOfFile(f)
	}
	return height
}
