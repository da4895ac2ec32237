package templates

import (
	"strings"

	"shidian/templates/form"
)

// steps draws for each column of section 四 a hidden cell that counts the rows which lack
// it: something stands in them, and nothing in the column. A box that is several rows of
// the sheet high holds its text in the first.
func (p *panel) steps() {
	for _, id := range form.StepIDs() {
		var written []string
		for _, other := range form.StepIDs() {
			written = append(written, "("+p.writtenSteps(other)+")")
		}
		formula := "SUMPRODUCT((" + strings.Join(written, "+") + ">0)*(1-(" + p.writtenSteps(id) + ")))"
		lacking := 0
		for _, step := range p.filled.Steps {
			if !step.IsBlank() && step.Answer(id).IsBlank() {
				lacking++
			}
		}
		p.count(p.sheet, form.CellName(p.row, worthCol), call("IFERROR", formula, "0"), lacking)
		p.values[id] = p.valueCell(p.row)
		p.row++
	}
}

// writtenSteps says for each row of section 四 whether something stands in the column.
func (p *panel) writtenSteps(id form.ID) string {
	home, _ := p.layout.Home(id)
	cells := fixed(home.FirstRow, home.FirstCol) + ":" + fixed(home.LastRow, home.FirstCol)
	return "LEN(TRIM(" + without(cells, wideSpace, fixedSpace) + "))>0"
}
