package templates

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"shidian/templates/form"
)

// written is a formula's text for what stands in the cell, without the spaces
// at its ends and without full-width ones.
func written(cell string) string { return `TRIM(SUBSTITUTE(` + cell + `,"　",""))` }

// empty is a formula that is true when the cell of f is not answered: blank,
// or still as the paper prints it.
func empty(f *form.Field, cell string) string {
	text := written(cell)
	if f.Unfilled == "" {
		return text + `=""`
	}
	return `OR(` + text + `="",` + text + `="` + strings.Join(strings.Fields(f.Unfilled), "") + `")`
}

// homes maps the fields of a form to the fixed names of their cells.
func homes(layout *form.Layout, fields []*form.Field) map[form.ID]string {
	cells := map[form.ID]string{}
	for _, f := range fields {
		home, _ := layout.Home(f.ID)
		cells[f.ID] = fixed(home.FirstRow, home.FirstCol)
	}
	return cells
}

// missingFormula counts the required blanks of a form. A term whose cell has
// been deleted counts as missing and does not spoil the sum.
func missingFormula(planForm *form.Form, layout *form.Layout) string {
	cells := homes(layout, planForm.Fields())
	kind := cells[form.PilotKind]
	var terms []string
	for _, f := range planForm.Fields() {
		term := `IFERROR(--(` + empty(f, cells[f.ID]) + `),1)`
		switch f.Need {
		case form.Always:
			terms = append(terms, term)
		case form.OfRegion:
			terms = append(terms, fmt.Sprintf(`IFERROR(--(%s="%s"),0)*%s`, kind, form.KindRegion, term))
		case form.OfEnterprise:
			terms = append(terms, fmt.Sprintf(`IFERROR(--(%s="%s"),0)*%s`, kind, form.KindEnterprise, term))
		}
	}
	return strings.Join(terms, "+")
}

// answeredFormula counts the blanks in which something is written: a form
// with none is a spare.
func answeredFormula(layout *form.Layout) string {
	var terms []string
	for _, b := range layout.Boxes {
		if b.Field != nil {
			terms = append(terms, `IFERROR(1-(`+empty(b.Field, fixed(b.FirstRow, b.FirstCol))+`),0)`)
		}
	}
	return strings.Join(terms, "+")
}

// missing is what missingFormula gives for the form as it is written.
func missing(planForm *form.Form, filled *form.Filled) int {
	n := 0
	kind := filled.Answer(form.PilotKind).Raw
	for _, f := range planForm.Fields() {
		if f.Need.Of(kind) && !filled.Has(f.ID) {
			n++
		}
	}
	return n
}

// answered is what answeredFormula gives for the form as it is written.
func answered(planForm *form.Form, filled *form.Filled) int {
	n := 0
	for _, f := range planForm.Fields() {
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

// colourMissing makes a required blank yellow until it is answered, and a
// question that is not asked of this kind of pilot grey.
func (b *book) colourMissing(sheet string, f *form.Field, area form.Area, layout *form.Layout) {
	home, _ := layout.Home(form.PilotKind)
	kind := fixed(home.FirstRow, home.FirstCol)
	isEmpty := empty(f, fixed(area.FirstRow, area.FirstCol))
	switch f.Need {
	case form.Always:
		b.colourWhen(sheet, area, isEmpty, MissingFill)
	case form.OfRegion:
		b.colourWhen(sheet, area, fmt.Sprintf(`AND(%s="%s",%s)`, kind, form.KindRegion, isEmpty), MissingFill)
		b.colourWhen(sheet, area, fmt.Sprintf(`%s="%s"`, kind, form.KindEnterprise), NotThisFill)
	case form.OfEnterprise:
		b.colourWhen(sheet, area, fmt.Sprintf(`AND(%s="%s",%s)`, kind, form.KindEnterprise, isEmpty), MissingFill)
		b.colourWhen(sheet, area, fmt.Sprintf(`%s="%s"`, kind, form.KindRegion), NotThisFill)
	}
}

func (b *book) colourWhen(sheet string, area form.Area, formula, color string) {
	id, ok := b.colours[color]
	if !ok {
		var err error
		id, err = b.file.NewConditionalStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}})
		b.keep(err)
		b.colours[color] = id
	}
	b.keep(b.file.SetConditionalFormat(sheet, area.TopLeft()+":"+area.BottomRight(),
		[]excelize.ConditionalFormatOptions{{Type: "formula", Criteria: formula, Format: &id}}))
}

// boldWhen prints the cells for which the formula is true in bold.
func (b *book) boldWhen(sheet, cells, formula string) {
	id, err := b.file.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	b.keep(err)
	b.keep(b.file.SetConditionalFormat(sheet, cells, []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: formula, Format: &id}}))
}
