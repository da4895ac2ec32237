package templates

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"shidian/templates/form"
)

// offer gives the cell of an answer its drop-down, its check and its hint.
func (b *book) offer(sheet string, f *form.Field, area form.Area, layout *form.Layout) {
	v := f.Type.Validation(f)
	rule := excelize.NewDataValidation(true)
	rule.Sqref = area.TopLeft() + ":" + area.BottomRight()
	switch v.Kind {
	case form.FromList:
		rule.Type = "list"
		rule.Formula1 = escaped(listFormula(f, layout))
	case form.WholeNumber:
		rule.Type, rule.Operator, rule.Formula1 = "whole", "greaterThanOrEqual", "0"
	case form.DecimalNumber:
		rule.Type, rule.Operator, rule.Formula1 = "decimal", "greaterThanOrEqual", "0"
	case form.ByFormula:
		rule.Type = "custom"
		rule.Formula1 = escaped(strings.ReplaceAll(v.Formula, "{cell}", fixed(area.FirstRow, area.FirstCol)))
	}
	if v.Kind != form.PromptOnly && v.Error != "" {
		style := excelize.DataValidationErrorStyleWarning
		if v.Stop {
			style = excelize.DataValidationErrorStyleStop
		}
		rule.SetError(style, f.Title, v.Error)
	}
	if f.Hint+f.Qualifies.Sign != "" {
		rule.SetInput(f.Title, b.said.Said(layout.Prompt(f)))
	}
	b.keep(b.file.AddDataValidation(sheet, rule))
}

// listFormula is the name of the list; of the focus areas only those of the
// chosen domain, and all of them while none is chosen.
func listFormula(f *form.Field, layout *form.Layout) string {
	if f.List.ID != form.FocusAreas {
		return f.List.Name()
	}
	home, _ := layout.Home(form.Domain)
	domain := fixed(home.FirstRow, home.FirstCol)
	all := f.List.Name()
	return `IF(COUNTIF(` + focusParentName + `,` + domain + `)=0,` + all +
		`,OFFSET(` + all + `,MATCH(` + domain + `,` + focusParentName + `,0)-1,0,COUNTIF(` + focusParentName + `,` + domain + `),1))`
}

// escaped makes a formula safe for a validation, which the library writes as
// raw XML: one < of ours would make the sheet malformed, and LibreOffice drops
// what follows without a word.
func escaped(formula string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(formula)
}
