package workbook

import (
	"strings"

	"shidian/consolidate/workbook/xlsx"
)

// namedAreas are the sheet-scoped names of one sheet.
type namedAreas struct {
	areas   map[string]xlsx.Range
	deleted map[string]bool // the name is there, its cells are not
}

// namesOf returns the answers' names of the sheet. A name counts when it is
// scoped to the sheet and refers to it; a name of the whole workbook counts
// for the sheet it refers to, because some programs widen the scope.
func namesOf(b *xlsx.Book, index int) namedAreas {
	found := namedAreas{areas: map[string]xlsx.Range{}, deleted: map[string]bool{}}
	for _, n := range b.Names {
		name := strings.ToLower(n.Name)
		if !strings.HasPrefix(name, "f_") || n.Sheet >= 0 && n.Sheet != index {
			continue
		}
		sheet, area, ok := xlsx.ParseArea(n.Ref)
		switch {
		case !ok && n.Sheet == index:
			found.deleted[name] = true
		case !ok:
		case sheet == "" && n.Sheet == index, strings.EqualFold(sheet, b.Sheets[index].Name):
			if _, scoped := found.areas[name]; !scoped || n.Sheet == index {
				found.areas[name] = area
			}
		}
	}
	return found
}
