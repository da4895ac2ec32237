package plan

import (
	_ "embed"
	"strings"
)

// The whole country is here, although the embedded plan needs 山西省 of it: a plan
// over many counties is tested with it, and a second table would go its own way.
//
//go:embed data/regions.csv
var regionsCSV string

// RegionsOfChina are the provinces, cities and counties of GB/T 2260 whose codes
// begin so, by code: "14" is 山西省 with all below it, "" the whole country. Which
// of them file workbooks is for a plan to say.
func RegionsOfChina(code string) []Region {
	var regions []Region
	_, lines, _ := strings.Cut(regionsCSV, "\n") // the first has the names of the columns
	for line := range strings.Lines(lines) {
		if strings.HasPrefix(line, code) { // before it is taken apart: the plan is asked for often
			row := strings.Split(strings.TrimSpace(line), ",")
			regions = append(regions, Region{Code: row[0], Name: row[1], Level: Level(row[2]), Parent: row[3]})
		}
	}
	return regions
}
