package sheets

import (
	"slices"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/record"
)

// What a check writes speaks of nothing that only a merge writes, and has no cell to fill.
func TestCheckBookIsToLookAt(t *testing.T) {
	r := computed(decidedTwo())
	r.Findings = append(r.Findings, checks.Finding{Rule: checks.Rules()[0], Region: "140521", Message: "请在“收件登记”中写明，见“项目汇总”。",
		Place: checks.Place{File: r.FileName(), Sheet: record.SheetProjects, Cell: "K5"}})
	data, err := DrawCheck(r, func(checks.Finding) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, s := range readBook(t, data).Sheets {
		for _, c := range s.Cells {
			all = append(all, c.Text)
		}
	}
	text := strings.Join(all, "\n")
	if !slices.Contains(all, "请在合并后的汇总中写明，见合并后的汇总。") || strings.Contains(text, record.SheetReceipts) || strings.Contains(text, "K5") {
		t.Errorf("it says\n%s", text)
	}
	for _, e := range record.ReplyEntries() {
		if slices.Contains(all, e.Title) {
			t.Errorf("it has the column %s, which people fill", e.Title)
		}
	}
}
