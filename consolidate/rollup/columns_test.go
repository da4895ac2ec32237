package rollup

import (
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
	"testing"
)

func TestTitlesOfColumnsAreToldApart(t *testing.T) {
	for name, columns := range map[string][]string{
		SheetProjects: titles(projectColumns()), SheetUnits: titles(unitColumns()), SheetDetails: titles(detailColumns()),
		SheetSteps: titles(stepColumns()), SheetReceipts: titles(receiptColumns()), SheetLedger: titles(ledgerColumns()),
	} {
		seen := map[string]bool{}
		for _, title := range columns {
			if label := form.NormalLabel(title); seen[label] || label == "" {
				t.Errorf("%s has two columns %s", name, title)
			} else {
				seen[label] = true
			}
		}
	}
}

func titles(columns []table.Column) []string {
	var all []string
	for _, c := range columns {
		all = append(all, c.Title)
	}
	return all
}
