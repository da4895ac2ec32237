package custody

import (
	"fmt"
	"testing"

	"shidian/consolidate/sheets"
	"shidian/templates/form"
)

func named(name, sha256, sheet string) *form.Filled {
	f := form.NewFilled(form.Origin{Region: "140521", File: "a.xlsx", SHA256: sha256, Sheet: sheet})
	f.Set(form.PilotName, form.Answer{Raw: name, Kind: form.Text})
	return f
}

func TestFormIsFoundByTheComparableName(t *testing.T) {
	it := &item{filled: named("示例 甲（试点）", "1", "项目01")}
	origin := it.filled.Origin
	it.take([]sheets.DetailRow{{Row: 5, Origin: origin, Normal: "示例乙试点"}, {Row: 6, Origin: origin, Normal: form.NormalName(it.filled.Name())}})
	if it.line != 6 {
		t.Errorf("row %d", it.line)
	}
}

// The names of a province's forms are normalised once each, and not once for each
// pair of them: the rest is comparing.
func TestNamesAreNormalisedOnce(t *testing.T) {
	forms := func(n int) (listed, found []*form.Filled, lines []sheets.DetailRow) {
		for i := range n {
			name := fmt.Sprintf("示例标准化试点 第 %d 号（更正）", i)
			listed, found = append(listed, named(name, "", "")), append(found, named(name, "", ""))
			lines = append(lines, sheets.DetailRow{Row: i, Normal: form.NormalName(name)})
		}
		return listed, found, lines
	}
	allocations := func(n int) float64 {
		listed, found, lines := forms(n)
		it := &item{filled: listed[0]}
		return testing.AllocsPerRun(1, func() {
			pair(listed, found)
			it.take(lines)
		})
	}
	if few, many := allocations(20), allocations(80); many > 8*few {
		t.Errorf("four times as many forms take %.0f allocations, not %.0f", many, few)
	}
}
