package templates

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"shidian/templates/form"
)

// homes maps the fields of a form to the fixed names of their cells.
func homes(layout *form.Layout, fields []*form.Field) map[form.ID]string {
	cells := map[form.ID]string{}
	for _, f := range fields {
		home, _ := layout.Home(f.ID)
		cells[f.ID] = fixed(home.FirstRow, home.FirstCol)
	}
	return cells
}

// colourMissing makes a required blank yellow until it is answered, and a
// question that is not asked of this kind of pilot grey.
func (b *book) colourMissing(sheet string, f *form.Field, area form.Area, layout *form.Layout) {
	home, _ := layout.Home(form.PilotKind)
	kind := fixed(home.FirstRow, home.FirstCol)
	isEmpty := empty(f, fixed(area.FirstRow, area.FirstCol))
	domain, _ := layout.Home(form.Domain)
	switch f.Need {
	case form.OfDomain:
		var domains []string
		for _, name := range f.NeedDomains {
			domains = append(domains, fixed(domain.FirstRow, domain.FirstCol)+"="+literal(name))
		}
		b.colourWhen(sheet, area, all(some(domains...), isEmpty), MissingFill)
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

// black is said of every font of a conditional format: without it the library writes a
// colour that says nothing, which LibreOffice saves as white.
const black = "000000"

// boldWhen prints the cells for which the formula is true in bold.
func (b *book) boldWhen(sheet, cells, formula string) {
	id, err := b.file.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Color: black}})
	b.keep(err)
	b.keep(b.file.SetConditionalFormat(sheet, cells, []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: formula, Format: &id}}))
}

// framedOnceFilled draws the lines of a table around rows below it as soon as somebody
// writes in them.
func (b *book) framedOnceFilled(sheet string, area form.Area) {
	line := excelize.Border{Style: 1, Color: Black}
	var borders []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		line.Type = side
		borders = append(borders, line)
	}
	id, err := b.file.NewConditionalStyle(&excelize.Style{Border: borders})
	b.keep(err)
	first, last := columnLetters(area.FirstCol), columnLetters(area.LastCol)
	filled := fmt.Sprintf("COUNTA($%s%d:$%s%d)>0", first, area.FirstRow, last, area.FirstRow)
	b.keep(b.file.SetConditionalFormat(sheet, area.TopLeft()+":"+area.BottomRight(), []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: filled, Format: &id}}))
}
