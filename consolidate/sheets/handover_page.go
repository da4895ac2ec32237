package sheets

import (
	"fmt"
	"strings"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates"
)

// handover is the sheet 交接单: what a colleague who takes over has to know, on one page
// that both sign.
type handover struct{ *onePage }

const handoverColumns = 12

// Of what may be long the page shows so much; the rest is counted, and stands whole on the
// sheets that it names.
const (
	handoverNames = 26 // characters of names in a row
	handoverUnits = 7  // the same in a narrow cell
	handoverLists = 3  // lists that were made final
)

// drawHandover draws 交接单, and returns what stands in its cells. Its links lead to rows
// of 问题清单.
func (r *drawing) drawHandover(b *table.Book, findings *table.Sheet) (cells map[string]string, err error) {
	h := &handover{newOnePage(b, record.SheetHandover, handoverColumns, 7.7)}
	h.line(r.heading(record.SheetHandover), table.TitleLook(), 36)
	h.line("截至 "+r.AsOf.Chinese()+"　　经办人："+r.By, table.LineLook().Centred(), 20)
	h.standing(r)
	h.arrived(r)
	next, files := r.nextCommand(), r.filesBeside()
	h.open(r, findings, h.heightOfNext(next)+h.heightOfFiles(files)+signHeight)
	h.next(next)
	h.files(files)
	h.signatures()
	h.page(h.row - 1)
	return h.done()
}

// head begins a part of the page: 一、到哪一步了.
func (h *handover) head(text string) {
	look := table.LineLook()
	look.Bold, look.Across = true, "left"
	h.line(text, look, headHeight)
}

// headHeight is that of a line that begins a part, and lineHeight of a line of text, in points.
const (
	headHeight = 24
	lineHeight = 20
)

// pair is a row of a word and what there is to say.
func (h *handover) pair(word, text string) {
	h.put(1, 2, word, nil, table.HeadLook())
	h.said(3, handoverColumns-2, text)
	h.endRow(h.heightOf(handoverColumns-2, text))
}

// said is a text that begins at the left.
func (h *handover) said(col, span int, text string) {
	look := templates.CellLook()
	look.Indent = 1
	h.put(col, span, text, nil, look)
}

// standing says which cycle it is, by which notices, how the list stands, how much time is
// left and how many projects there are.
func (h *handover) standing(r *drawing) {
	h.head("一、到哪一步了")
	h.pair("单位", r.Plan.Office(r.Region)+"（"+r.Region.Level.Chinese()+"级），"+r.Plan.Heading())
	var notices []string
	for _, n := range r.Plan.NoticesFor(r.Region.Code) {
		notices = append(notices, n.Number)
	}
	if notices != nil {
		h.pair("征集方案", strings.Join(notices, "、"))
	}
	h.pair("清单", r.listStands())
	if days := r.DaysLeft(); days != nil {
		h.pair("时间", strings.Join(days, "\n"))
	}
	if text := r.Counts().Chinese(r.Choosing()); text != "" {
		h.pair("项目", text+"。")
	}
	if runs := r.Runs(); runs != nil {
		h.pair("变更", fmt.Sprintf("最近一次是%s，%d 处；本年度每一次见“%s”。", runs[0].Day.Chinese(), len(runs[0].Changes), SheetChanges))
	}
}

// listStands says whether the list is a draft, held, or final.
func (r *drawing) listStands() string {
	closing, holds, n := r.State.Closing, len(record.Holds(r.Rollup)), len(r.Recommended())
	if closing.Closed() {
		return fmt.Sprintf("已定稿，%s，第 %d 次，%d 个项目。", closing.Day().Chinese(), closing.Number(), n)
	}
	text := "没有定稿，"
	if last, opened, ok := closing.Reopened(); ok {
		text = fmt.Sprintf("%s定过稿，%s重新打开，原因：%s。现在没有定稿，", last.Day.Chinese(), opened.Day.Chinese(), strings.TrimRight(opened.Why, "。"))
	}
	switch {
	case holds > 0:
		return text + fmt.Sprintf("%d 件要先决定，还不能写清单。", holds)
	case n == 0 && !r.Choosing().ByItself:
		return text + "还没有" + r.Choosing().Yes + "的项目。"
	case n == 0:
		return text + "没有可以推荐的项目。"
	default:
		return text + fmt.Sprintf("草稿上有 %d 个项目。", n)
	}
}

// arrived says of which units what has come.
func (h *handover) arrived(r *drawing) {
	h.head(fmt.Sprintf("二、收到了什么（应报 %d 个单位，已报 %d 个）", r.Expected(), r.Filed()))
	for _, group := range r.UnitGroups() {
		n, names := len(group.Names), record.Shortened(group.Names, handoverNames)
		h.put(1, 3, group.What, nil, table.Toned(templates.CellLook().Centred(), toneIf(group.Owed, table.Warn)))
		h.put(4, 1, "", &n, templates.CellLook().Centred())
		h.said(5, handoverColumns-4, names)
		h.endRow(max(h.heightOf(handoverColumns-4, names), h.heightOf(3, group.What)))
	}
}

// open lists the kinds of open questions, with where each is answered. They leave room for
// what stands below them.
func (h *handover) open(r *drawing, findings *table.Sheet, below float64) {
	kinds := r.OpenKinds()
	h.head(fmt.Sprintf("三、没有办完的（%s）", openCounts(kinds)))
	if kinds == nil {
		h.line("没有要人处理的问题。", table.LineLook(), lineHeight)
		return
	}
	head := table.HeadLook()
	for _, cell := range []struct {
		col, span int
		title     string
	}{{1, 1, "级别"}, {2, 4, "问题"}, {6, 1, "件数"}, {7, 3, "单位"}, {10, 3, "到哪里办"}} {
		h.put(cell.col, cell.span, cell.title, nil, head)
	}
	h.endRow(20)
	for i, kind := range kinds {
		if h.room() < below+kindHeight+lineHeight {
			h.line(fmt.Sprintf("另有 %d 种，见“%s”。", len(kinds)-i, record.SheetFindings), table.LineLook(), lineHeight)
			return
		}
		h.kind(r, kind, findings)
	}
}

// kindHeight is the most that a row of one kind takes, in points.
const kindHeight = 34

func (h *handover) kind(r *drawing, kind record.OpenKind, findings *table.Sheet) {
	title, units := kind.Rule.ID+" "+kind.Rule.Title, record.Shortened(kind.Units, handoverUnits)
	where := "“" + kind.Sheet + "”"
	if kind.GoesBack {
		where = "“" + record.FolderReturns + "”，请单位更正"
	}
	h.put(1, 1, kind.Severity.Chinese(), nil, table.Toned(templates.CellLook().Centred(), toneOfSeverity(kind.Severity)))
	h.said(2, 4, title)
	h.put(6, 1, "", &kind.N, templates.CellLook().Centred())
	h.said(7, 3, units)
	h.linked(10, 3, where, r.answerCell(kind, findings))
	h.endRow(max(h.heightOf(4, title), h.heightOf(3, units)))
}

// answerCell is where the first question of the kind is answered: '问题清单'!A12.
func (r *drawing) answerCell(kind record.OpenKind, findings *table.Sheet) string {
	cell := "A1"
	switch {
	case kind.First.File == r.FileName() && kind.First.Cell != "":
		cell = kind.First.Cell
	case kind.Sheet == record.SheetFindings:
		key := findings.Column(columnQuestion) - 1
		for i, row := range findings.Rows {
			if row[key].Text == kind.First.Key {
				cell = fmt.Sprintf("A%d", findings.FirstRow()+i)
				break
			}
		}
	}
	return "'" + kind.Sheet + "'!" + cell
}

// openCounts says how many questions there are: 错误 5，提示 2.
func openCounts(kinds []record.OpenKind) string {
	n := map[checks.Severity]int{}
	for _, kind := range kinds {
		n[kind.Severity] += kind.N
	}
	return fmt.Sprintf("%s %d，%s %d", checks.Error.Chinese(), n[checks.Error], checks.Warning.Chinese(), n[checks.Warning])
}

// signHeight is what the signatures take, in points.
const signHeight = 44

// signatures are the lines that both sign, with room for a pen.
func (h *handover) signatures() {
	const above = 10
	h.endRow(above)
	word := table.LineLook()
	word.Down = "bottom"
	line := word.Centred()
	line.Sides = templates.Bottom
	for i, who := range [][2]string{{"移交人：", ""}, {"接收人：", ""}, {"日期：", "年　　月　　日"}} {
		h.put(1+4*i, 1, who[0], nil, word)
		h.put(2+4*i, 3, who[1], nil, line)
	}
	h.endRow(signHeight - above)
}
