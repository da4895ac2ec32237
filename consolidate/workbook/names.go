package workbook

import (
	"strings"

	"shidian/consolidate/workbook/xlsx"
)

// namedAreas are the names of the answers on one sheet.
type namedAreas struct {
	areas   map[string]xlsx.Range
	deleted map[string]bool // the name is there, its cells are not
}

// namesOf returns the answers' names of each sheet. A name counts when it is
// scoped to the sheet and refers to it; a name of the whole workbook counts
// for the sheet it refers to, because some programs widen the scope.
func namesOf(b *xlsx.Book) []namedAreas {
	found := make([]namedAreas, len(b.Sheets))
	byName := map[string]int{}
	for i, s := range b.Sheets {
		found[i] = namedAreas{map[string]xlsx.Range{}, map[string]bool{}}
		byName[strings.ToLower(s.Raw)] = i
	}
	for _, scoped := range []bool{false, true} { // what is scoped to a sheet is nearer and comes last
		for _, n := range b.Names {
			name := strings.ToLower(n.Name)
			if scoped == (n.Sheet >= 0) && n.Sheet < len(found) && strings.HasPrefix(name, "f_") {
				placeName(found, byName, name, n)
			}
		}
	}
	return found
}

func placeName(found []namedAreas, byName map[string]int, name string, n xlsx.Name) {
	sheet, area, ok := xlsx.ParseArea(n.Ref)
	on, known := byName[strings.ToLower(sheet)]
	switch {
	case !ok && n.Sheet >= 0:
		found[n.Sheet].deleted[name] = true
	case !ok:
	case n.Sheet < 0 && known:
		found[on].areas[name] = area
	case n.Sheet >= 0 && (sheet == "" || known && on == n.Sheet):
		found[n.Sheet].areas[name] = area
	}
}
