package workbook

import (
	"slices"
	"testing"

	"shidian/consolidate/workbook/xlsx"
)

// A form is known by its sheet, so two names that read the same are told apart.
func TestNamesOfSheetsStayTwo(t *testing.T) {
	b := &xlsx.Book{}
	for _, name := range []string{"项\u202E目", "项⟪U+202E⟫目", "项目01"} {
		b.Sheets = append(b.Sheets, &xlsx.Sheet{Name: name, Raw: name})
	}
	nameSheets(b)
	var names []string
	for _, s := range b.Sheets {
		names = append(names, s.Name)
	}
	if want := []string{"项⟪U+202E⟫目（2）", "项⟪U+202E⟫目", "项目01"}; !slices.Equal(names, want) {
		t.Errorf("they are %q", names)
	}
}
