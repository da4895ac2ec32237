package templates

import (
	"fmt"
	"slices"

	"shidian/templates/form"
)

// standing is how a sheet stands by its panel: 2 things to put right, 3 to look at.
type standing struct{ wrong, ask, next int }

// noRow is below every line.
const noRow = 10000

// What a panel says of a sheet as a whole. It never says that all is well: much of it
// only the city can tell.
const (
	saysUntouched = "本表还没有填写"
	saysClean     = "本表没有发现错误"
)

// counted are the hidden cells that count the lines of a panel.
type counted struct{ begun, wrong, ask, next string }

// status draws the first lines of a panel: how the sheet stands, with a link to the
// next line that says something, and the ways from here.
func (p *panel) status(rows []int, s standing) {
	p.stands = s
	c := p.countLines(rows, s)
	text := when(c.wrong+">0", `"● 还有 "&`+c.wrong+`&" 处要改"&`+when(c.ask+">0", `"，"&`+c.ask+`&" 处请核对"`, `""`)+`&"，点这里看下一处"`,
		`"◆ `+saysClean+`，有 "&`+c.ask+`&" 处请核对，点这里看下一处"`)
	next := call("HYPERLINK", `"#`+columnLetters(panelCol)+`"&`+c.next, text)
	p.look(p.sheet, cellArea(statusRow, panelCol), panelLook())
	p.formula(p.sheet, form.CellName(statusRow, panelCol), when(c.begun+"=0", literal(saysUntouched), when(c.wrong+"+"+c.ask+"=0", literal(saysClean), next)), p.said(s))
}

// said is what the status says of the sheet as it is written.
func (p *panel) said(s standing) string {
	switch {
	case p.filled.IsBlank():
		return saysUntouched
	case s.wrong+s.ask == 0:
		return saysClean
	case s.wrong == 0:
		return fmt.Sprintf("◆ %s，有 %d 处请核对，点这里看下一处", saysClean, s.ask)
	case s.ask == 0:
		return fmt.Sprintf("● 还有 %d 处要改，点这里看下一处", s.wrong)
	default:
		return fmt.Sprintf("● 还有 %d 处要改，%d 处请核对，点这里看下一处", s.wrong, s.ask)
	}
}

// countLines draws the hidden cells that count the lines, and which row speaks first.
func (p *panel) countLines(rows []int, s standing) counted {
	area := fixed(slices.Min(rows), panelCol) + ":" + fixed(slices.Max(rows), panelCol)
	begins := func(m mark) string { return "(LEFT(" + area + ",1)=" + literal(m.sign) + ")" }
	speaks := "(" + begins(wrongMark()) + "+" + begins(askMark()) + "+" + begins(writeMark()) + ")"
	c := &p.counted
	hidden := func(formula string, result int) string {
		p.count(p.sheet, form.CellName(p.row, wordCol), formula, result)
		p.row++
		return p.textCell(p.row - 1)
	}
	below := number(noRow)
	c.wrong = hidden("SUMPRODUCT(--"+begins(wrongMark())+")", s.wrong)
	c.ask = hidden("SUMPRODUCT("+begins(askMark())+"+"+begins(writeMark())+")", s.ask)
	c.next = hidden(below+"-SUMPRODUCT(MAX("+speaks+"*("+below+"-ROW("+area+"))))", s.next)
	return *c
}

// ways are the links and the legend of a panel, in the first rows that are free.
func (p *panel) ways(taken []int) {
	row := statusRow
	free := func() form.Area {
		for row++; slices.Contains(taken, row); row++ {
		}
		return cellArea(row, panelCol)
	}
	back, review, legend, notice := free(), free(), free(), free()
	p.box(p.sheet, back, linkLook(), form.PanelBack)
	p.link(p.sheet, back.TopLeft(), form.SheetCounty, "A1")
	p.box(p.sheet, review, linkLook(), form.PanelReview)
	p.link(p.sheet, review.TopLeft(), p.sheet, form.CellName(p.layout.PrintRows+2, 1))
	p.box(p.sheet, legend, legendLook().Filled(MissingFill), form.PanelLegend)
	formula, says := appendixNotice(p.plan.Form, p.layout, p.filled, p.sheet)
	p.look(p.sheet, notice, lineLook())
	p.formula(p.sheet, notice.TopLeft(), formula, says)
}

func panelLook() Look {
	return Look{Font: HeiTi, Size: SizeFour, Across: "center", Wrap: true, Fill: ReviewFill, Sides: AllSides, Line: Grey}
}
