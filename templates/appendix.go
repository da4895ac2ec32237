package templates

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"shidian/templates/form"
)

// The columns of an appendix: the printed lines, and hidden behind them what they are
// made of. A line is known by its part and place in one number: 300038 is character 38
// of the third part.
const (
	lineCol      = "A"
	stateCol     = "B"
	overCol      = "C" // of each part: whether it does not fit its box,
	textCol      = "D" // its text,
	titleCol     = "E" // its title,
	nextCol      = "F" // the next part that does not fit; in the row before the first, the first
	linesCol     = "G" // and how many lines it takes at most
	helpCol      = "H"
	lastHidden   = "H"
	partFactor   = 100_000
	firstLineRow = 3 // also of the table of parts
)

// The cells of helpCol.
const (
	runInCell = "$H$2" // whether paragraphs follow each other on a line
	countCell = "$H$3" // lines, with the one that ends the appendix
	printCell = "$H$4" // rows to print
	pagesCell = "$H$5"
	fullCell  = "$H$6" // whether there is text for which the appendix has no room
)

const (
	appendixTitle = "附　　页"
	appendixNamed = "试点名称："
	appendixIdle  = "（本项目各栏文字都写得下，没有附页，不用打印。）"
)

// appendixSheet writes the appendix of the n-th form.
func (c *county) appendixSheet(n int, filled *form.Filled) {
	sheet := form.SheetAppendix(n)
	layout := c.plan.Form.Layout()
	parts := c.plan.Form.AppendixParts(layout)
	c.view(sheet)
	c.width(sheet, lineCol, lineCol, form.Columns*form.ColumnPixel)
	c.keep(c.file.SetColVisible(sheet, stateCol+":"+lastHidden, false))
	height, fixedHeight := appendixLineHeight, true
	c.keep(c.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{DefaultRowHeight: &height, CustomHeight: &fixedHeight}))
	a := &appendixDrawing{county: c, of: form.SheetForm(n), layout: layout, parts: parts, filled: filled,
		result: form.AppendixOf(parts, filled)}
	c.rows[sheet] = a.sheetData()
	last := firstLineRow + form.AppendixLines
	c.boldWhen(sheet, fmt.Sprintf("%[1]s%[2]d:%[1]s%[3]d", lineCol, firstLineRow, last),
		fmt.Sprintf(`RIGHT($%s%d,%d)="%s"`, lineCol, firstLineRow, len([]rune(form.AppendixWhole)), form.AppendixWhole))
	c.name(sheet, form.AppendixName, quoted(a.of)+"!$A$1")
	c.page(sheet, page{lastRow: last, lastCol: 1, breaks: appendixBreaks(form.AppendixLines + 1), numbered: appendixNumbers,
		area: fmt.Sprintf("OFFSET(%[1]s!$A$1,0,0,%[1]s!%[2]s,1)", quoted(sheet), printCell)})
	c.protectWhole(sheet)
}

// appendixBreaks are the rows after which a page of so many lines ends.
func appendixBreaks(lines int) []int {
	breaks := form.AppendixBreaks(lines)
	for i := range breaks {
		breaks[i] += firstLineRow - 1
	}
	return breaks
}

// appendixDrawing is the appendix of one form while it is written.
type appendixDrawing struct {
	*county
	of     string // the sheet of the form
	layout *form.Layout
	parts  []form.AppendixPart
	filled *form.Filled
	result *form.Appendix
}

func (a *appendixDrawing) sheetData() []byte {
	s := &sheetRows{book: a.book}
	formulas := appendixFormulas(len(a.parts))
	a.headRows(s, formulas)
	line := appendixLineLook()
	for i := range form.AppendixLines + 1 {
		s.row(firstLineRow+i, 0)
		a.lineCells(s, formulas, line, i)
		if i < len(a.parts) {
			a.partCells(s, formulas, i)
		}
		a.helpCell(s, formulas, i)
	}
	return s.bytes()
}

// headRows are the title, and the name of the project.
func (a *appendixDrawing) headRows(s *sheetRows, f formulaSet) {
	home, _ := a.layout.Home(form.PilotName)
	title, name := appendixIdle, ""
	if a.result.Over > 0 {
		title, name = appendixTitle, appendixNamed+a.filled.Answer(form.PilotName).Raw
	}
	none := fmt.Sprintf("$%s$%d=0", nextCol, firstLineRow-1)
	s.row(1, appendixTitleHeight)
	s.text(lineCol, appendixTitleLook(), fmt.Sprintf(`IF(%s,"%s","%s")`, none, appendixIdle, appendixTitle), title)
	s.row(2, appendixNameHeight)
	s.text(lineCol, appendixNameLook(),
		fmt.Sprintf(`IF(%s,"","%s"&%s!%s)`, none, appendixNamed, quoted(a.of), fixed(home.FirstRow, home.FirstCol)), name)
	s.number(nextCol, f.first, a.next(0))
	s.number(helpCol, f.runIn, flag(a.result.RunIn))
}

// Heights of the rows of an appendix, in points.
const (
	appendixTitleHeight = 40.0
	appendixNameHeight  = 24.0
	appendixLineHeight  = 18.0
)

func appendixTitleLook() Look { return Look{Font: HeiTi, Size: SizeThree, Across: "center"} }

func appendixNameLook() Look { return Look{Font: FangSong, Size: SizeSmallFour, Across: "left"} }

func appendixLineLook() Look { return Look{Font: FangSong, Size: SizeFive, Across: "left"} }

// lineCells are the cells of a line; the last one has nothing but what ends the appendix.
func (a *appendixDrawing) lineCells(s *sheetRows, f formulaSet, look Look, i int) {
	state, text := 0, ""
	if i < len(a.result.Rows) {
		r := a.result.Rows[i]
		state, text = r.Part*partFactor+r.At, r.Text
	}
	if i == form.AppendixLines {
		s.text(lineCol, look, f.last, text)
	} else {
		s.sharedText(lineCol, look, lineShared, f.line, text)
	}
	if i == 0 {
		s.number(stateCol, f.start, state)
	} else {
		s.shared(stateCol, stateShared, f.state, strconv.Itoa(state))
	}
}

// partCells are the row of one part in the table of parts.
func (a *appendixDrawing) partCells(s *sheetRows, f formulaSet, i int) {
	p, text := a.parts[i], a.result.Texts[i]
	s.number(overCol, quoted(a.of)+"!"+fixed(p.Rooms[0].FirstRow, form.FlagColumn), flag(text != ""))
	s.text(textCol, Look{}, f.text(firstLineRow+i, a.partText(p)), text)
	s.text(titleCol, Look{}, `"`+p.Title+`"`, p.Title)
	s.number(nextCol, f.next(firstLineRow+i, i == len(a.parts)-1), a.next(i+1))
	most := 0
	if p.Overflows(a.filled) {
		most = form.MostLines(p.Text(a.filled))
	}
	s.number(linesCol, f.most(firstLineRow+i, a.partText(p)), most)
}

// partText is the formula of what the appendix writes of a part.
func (a *appendixDrawing) partText(p form.AppendixPart) string {
	cell := func(r form.Room) string { return quoted(a.of) + "!" + fixed(r.FirstRow, r.FirstCol) }
	if !p.Rooms[0].Field.InTable() {
		return cell(p.Rooms[0])
	}
	var texts []string
	for _, r := range p.Rooms {
		texts = append(texts, fmt.Sprintf(`"%s："&LEFT(%s,%d)`, r.Field.Label, cell(r), form.StepTextMost))
	}
	return strings.Join(texts, "&CHAR(10)&")
}

// next is the first part behind the i-th, from 1, that does not fit; 0 when none is.
func (a *appendixDrawing) next(i int) int {
	for k := i; k < len(a.result.Texts); k++ {
		if a.result.Texts[k] != "" {
			return k + 1
		}
	}
	return 0
}

// helpCell is what stands in helpCol from the third row on.
func (a *appendixDrawing) helpCell(s *sheetRows, f formulaSet, i int) {
	n := len(a.result.Rows)
	switch i {
	case 0:
		s.number(helpCol, f.count, n)
	case 1:
		s.number(helpCol, f.print, max(1, flag(n > 0)*(n+firstLineRow-1)))
	case 2:
		s.number(helpCol, f.pages, a.result.Pages())
	case 3:
		s.number(helpCol, f.full, flag(a.result.Full))
	}
}

func flag(is bool) int {
	if is {
		return 1
	}
	return 0
}

func either(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}
