package sheets

import (
	"encoding/json"
	"shidian/consolidate/workbook/xlsx"
)

// ReadFinal is which final a list is, e.g. 2 for the second one; 0 for a draft.
// Lists of format 0 know no drafts and count as the first final.
func ReadFinal(b *xlsx.Book) int {
	if f, problems := formatOf(b); problems == nil && f.Format == 0 {
		return 1
	}
	number := 0
	if problems := readKept(b, keptFinalLine, func(text string) error { return json.Unmarshal([]byte(text), &number) }); problems != nil {
		return 0
	}
	return max(number, 0)
}
