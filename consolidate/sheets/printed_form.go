package sheets

import (
	"fmt"

	"shidian/checks"
	"shidian/consolidate/workbook/store"
	"shidian/templates"
)

// DrawPrintedForm draws the 申报书 of a project as it is printed and stamped, with what may
// leave the office alone.
func DrawPrintedForm(a *checks.Application) ([]byte, error) {
	data, err := templates.PrintedForm(a.Plan, a.Form.Region, a.Plan.Form.GoingUp(a.Form))
	if err != nil {
		return nil, fmt.Errorf("draw the form of %s: %w", a.Name(), err)
	}
	return store.Canonical(data)
}
