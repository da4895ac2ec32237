package sheets

import (
	"testing"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
)

func TestTitlesOfColumnsAreToldApart(t *testing.T) {
	for name, columns := range map[string][]string{
		record.SheetProjects: titles(projectColumns(form.Official())), record.SheetUnits: titles(unitColumns()), record.SheetDetails: titles(detailColumns(form.Official())),
		record.SheetSteps: titles(stepColumns(form.Official())), record.SheetReceipts: titles(receiptColumns(form.Official())), record.SheetLedger: titles(ledgerColumns()),
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
