package form

import "strings"

// batchMark stands between the year and the batch in the mark of a cycle.
const batchMark = "-"

// Cycle is what a cycle of collecting is known by in every mark: 2021, and where a year
// has several, 2021-下半年. Two that differ in it are two cycles, as those of two years.
func Cycle(year, batch string) string {
	if batch == "" {
		return year
	}
	return year + batchMark + batch
}

// YearOf is the year of a cycle: 2021 of 2021-下半年.
func YearOf(cycle string) string {
	year, _, _ := strings.Cut(cycle, batchMark)
	return year
}

// CycleChinese is a cycle as texts have it: 2021年度, 2021年度下半年.
func CycleChinese(cycle string) string {
	year, batch, _ := strings.Cut(cycle, batchMark)
	return year + "年度" + batch
}
