package sheets

import (
	"testing"

	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// A question of a plan that is called as one of the program's columns would hide it.
func TestTitlesOfProgramColumnsAreReserved(t *testing.T) {
	official := form.Official()
	var columns []table.Column
	columns = append(append(columns, projectColumns(official)...), detailColumns(official)...)
	for _, list := range plan.ListNames() {
		columns = append(columns, listColumnsOf(&plan.Plan{Form: official, Lists: plan.StandardLists()}, list).withKey()...)
	}
	ours := map[string]bool{}
	for _, f := range official.Fields() {
		ours[f.Title], ours[f.Label], ours[typedTitle(f)] = true, true, true
	}
	for _, c := range columns {
		if !ours[c.Title] && !form.Reserved(c.Title) {
			t.Errorf("a column of the program is called %s: add it to reserved.go", c.Title)
		}
	}
}
