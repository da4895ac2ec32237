package templates

import (
	"fmt"
	"slices"
	"strings"

	"shidian/templates/form"
)

// Columns right of the paper: what people see, and what is hidden behind it.
const (
	panelCol = form.PanelColumn
	wordCol  = form.PanelColumn + 1
	worthCol = form.PanelColumn + 2
)

// statusRow is where a panel says how the sheet stands.
const statusRow = 1

// panel is what the program says beside one sheet while people type: a line for each
// rule, in the row of the box that it is about. It counts in two hidden columns.
type panel struct {
	*county // the workbook that it is drawn in
	sheet   string
	layout  *form.Layout
	fields  []*form.Field
	filled  *form.Filled
	found   []form.Found
	answers map[form.ID]string // the cells of the answers
	values  map[form.ID]string // the hidden cells that say what an answer is worth
	row     int                // the next hidden row
	counted counted
	stands  standing

	// blankRow is the hidden row of a field, of which the first cell is 1 for a blank,
	// and the second for one that has to be answered.
	blankRow map[form.ID]int
}

func (c *county) newPanel(sheet string, layout *form.Layout, fields []*form.Field, filled *form.Filled) *panel {
	return &panel{county: c, sheet: sheet, layout: layout, fields: fields, filled: filled, answers: homes(layout, fields),
		values: map[form.ID]string{}, blankRow: map[form.ID]int{}, row: 1}
}

// measure draws the hidden cells that say what the answers are worth.
func (p *panel) measure() {
	gap, shown := columnLetters(form.Columns+1), columnLetters(panelCol)
	p.width(p.sheet, gap, gap, 16)
	p.width(p.sheet, shown, shown, panelPixel)
	for _, f := range p.fields {
		p.value(f)
	}
	p.blankCells()
	for _, col := range []int{wordCol, worthCol} {
		p.keep(p.file.SetColVisible(p.sheet, columnLetters(col), false))
	}
}

// draw draws the lines, and returns their rows and how the sheet stands by them.
func (p *panel) draw(lines []line) ([]int, standing) {
	rows := p.place(lines)
	s := standing{next: noRow}
	for i, l := range lines {
		result := l.result(p)
		p.look(p.sheet, cellArea(rows[i], panelCol), lineLook())
		p.formula(p.sheet, form.CellName(rows[i], panelCol), call("IFERROR", when(p.counted.begun+"=0", `""`, l.formula(p)), `""`), result)
		switch {
		case strings.HasPrefix(result, wrongMark().sign):
			s.wrong++
		case result != "":
			s.ask++
		default:
			continue
		}
		s.next = min(s.next, rows[i])
	}
	p.colours(slices.Max(rows))
	return rows, s
}

const panelPixel = 420

// place gives every line the row of its box, or the nearest one that is free. The first
// two rows say how the sheet stands and lead back.
func (p *panel) place(lines []line) []int {
	taken := map[int]bool{statusRow: true, statusRow + 1: true}
	rows := make([]int, len(lines))
	for i, l := range lines {
		home, _ := p.layout.Home(l.at)
		rows[i] = nearest(home.FirstRow, taken)
		taken[rows[i]] = true
	}
	return rows
}

// nearest is the row, or the free one that is nearest to it, below rather than above.
func nearest(row int, taken map[int]bool) int {
	for away := 0; ; away++ {
		switch {
		case !taken[row+away]:
			return row + away
		case row-away > statusRow && !taken[row-away]:
			return row - away
		}
	}
}

// blankCells draws for every field whether it is blank, and whether it lacks.
func (p *panel) blankCells() {
	first := p.row
	for _, f := range p.fields {
		cell := p.answers[f.ID]
		blank := 0
		if !p.filled.Has(f.ID) {
			blank = 1
		}
		// Of a cell that was deleted nothing is left to be answered in.
		p.count(p.sheet, form.CellName(p.row, wordCol), when(call("ISREF", cell), call("IFERROR", "--("+empty(f, cell)+")", "0"), "1"), blank)
		p.blankRow[f.ID] = p.row
		p.lack(f, blank)
		p.row++
	}
	written := fmt.Sprintf("COUNTIF(%s:%s,0)", p.textCell(first), p.textCell(p.row-1))
	if steps := p.stepCells(); steps != "" {
		written += `+IFERROR(SUMPRODUCT(--(LEN(TRIM(` + without(steps, wideSpace) + `))>0)),1)`
	}
	p.count(p.sheet, form.CellName(p.row, wordCol), written, answered(p.filled, p.fields, p.plan.Form))
	p.counted.begun = p.textCell(p.row)
	p.row++
}

// lack draws whether the field has to be answered and is not.
func (p *panel) lack(f *form.Field, blank int) {
	formula := p.textCell(p.row)
	switch f.Need {
	case form.Optional:
		return
	case form.OfRegion:
		formula += "*(" + p.isKind(form.KindRegion) + ")"
	case form.OfEnterprise:
		formula += "*(" + p.isKind(form.KindEnterprise) + ")"
	case form.OfDomain:
		formula += "*(" + p.is(form.Domain, f.NeedDomain) + ")"
	}
	if !slices.Contains(p.found, form.Found{Rule: ruleRequired, Field: f.ID}) && (p.found != nil || f.Need != form.Always) {
		blank = 0
	}
	p.count(p.sheet, form.CellName(p.row, worthCol), call("IFERROR", formula, "0"), blank)
}

// blank is the hidden cell that is 1 while nothing is written in the blank.
func (p *panel) blank(id form.ID) string { return p.textCell(p.blankRow[id]) }

func (p *panel) isKind(kind string) string { return p.is(form.PilotKind, kind) }

// is is true where the answer is the entry of its list.
func (p *panel) is(id form.ID, entry string) string { return p.values[id] + "=" + literal(entry) }

// stepCells is the block of section 四, "" on a sheet without one.
func (p *panel) stepCells() string {
	first, ok := p.layout.Home(form.StepTime)
	last, _ := p.layout.Home(form.StepUnits)
	if !ok {
		return ""
	}
	return fixed(first.FirstRow, first.FirstCol) + ":" + fixed(last.LastRow, last.LastCol)
}

// answered counts the blanks in which something is written.
func answered(filled *form.Filled, fields []*form.Field, planForm *form.Form) int {
	n := 0
	for _, f := range fields {
		if filled.Has(f.ID) {
			n++
		}
	}
	for _, step := range filled.Steps {
		for _, f := range planForm.StepFields() {
			if !step.Answer(f.ID).IsBlank() {
				n++
			}
		}
	}
	return n
}

// speaks reports whether the rule speaks of one of the fields.
func (p *panel) speaks(rule string, id form.ID) bool {
	return slices.Contains(p.found, form.Found{Rule: rule, Field: id})
}

// titles are those of the fields, as a line begins with them.
func (p *panel) titles(ids []form.ID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = p.plan.Form.Title(id)
	}
	return strings.Join(names, "、")
}

// colours makes a line red where something has to be put right, orange where it has to
// be looked at, and blue where it has to be written in another way.
func (p *panel) colours(last int) {
	area := form.Area{FirstRow: statusRow, FirstCol: panelCol, LastRow: last, LastCol: panelCol}
	for _, m := range marks() {
		p.colourWhen(p.sheet, area, fmt.Sprintf(`LEFT($%s,1)="%s"`, area.TopLeft(), m.sign), m.fill)
	}
}

func lineLook() Look { return Look{Font: SongTi, Size: SizeFive, Across: "left", Wrap: true} }

func linkLook() Look {
	return Look{Size: SizeSmallFour, Across: "center"}.Linked()
}

func legendLook() Look { return Look{Size: SizeFive, Across: "center"} }

func cellArea(row, col int) form.Area {
	return form.Area{FirstRow: row, FirstCol: col, LastRow: row, LastCol: col}
}
