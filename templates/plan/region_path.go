package plan

import (
	"regexp"
	"slices"
	"strings"

	"shidian/templates/form"
)

// RegionInPath returns the one region whose code or name (恩施州 too, 恩施 not) stands in
// the names of the file or its folders. Codes go before names, and a region before
// the one it lies in: 晋城市/沁水县.xlsx is of 沁水县. Where the name is that of
// several regions (城区), a folder with the name of the region above it decides;
// else none is returned.
func RegionInPath(p *Plan, path string) (Region, bool) {
	text := form.Fold(path)
	codes := sixDigits(text)
	var byCode []Region
	for _, code := range codes {
		if r, ok := p.Region(p.Today(code)); ok && r.Parent != "" {
			byCode = append(byCode, r)
		}
	}
	byName := slices.DeleteFunc(p.namedIn(text), func(r Region) bool { return r.Parent == "" || slices.Contains(codes, r.Code) })
	if hits := deepest(p, eachOnce(byCode)); len(hits) > 0 {
		// A folder may have the code of the city and the file the name of the county.
		below := slices.DeleteFunc(slices.Clone(byName), func(r Region) bool { return !p.Within(hits[0].Code, r.Code) })
		if len(hits) > 1 || len(below) == 0 {
			return only(hits)
		}
		byName = below
	}
	hits := longestNames(deepest(p, byName))
	if len(hits) > 1 {
		hits = slices.DeleteFunc(hits, func(r Region) bool {
			parent, ok := p.Region(r.Parent)
			return !ok || !slices.ContainsFunc(parent.Names(), func(name string) bool { return strings.Contains(text, name) })
		})
	}
	return only(hits)
}

func only(hits []Region) (Region, bool) {
	if len(hits) != 1 {
		return Region{}, false
	}
	return hits[0], true
}

var digits = regexp.MustCompile(`\d+`)

// sixDigits returns the numbers of six digits in the text. Part of a longer one
// is a date or a phone and no code.
func sixDigits(text string) []string {
	return slices.DeleteFunc(digits.FindAllString(text, -1), func(s string) bool { return len(s) != 6 })
}

// deepest leaves out regions that another hit lies below.
func deepest(p *Plan, hits []Region) []Region {
	var kept []Region
	for _, r := range hits {
		if !slices.ContainsFunc(hits, func(o Region) bool { return o.Code != r.Code && p.Within(r.Code, o.Code) }) {
			kept = append(kept, r)
		}
	}
	return kept
}

// longestNames leaves out regions whose name is part of another hit's name:
// 城区 in 平城区 is not 城区.
func longestNames(hits []Region) []Region {
	var kept []Region
	for _, r := range hits {
		if !slices.ContainsFunc(hits, func(o Region) bool { return o.Name != r.Name && strings.Contains(o.Name, r.Name) }) {
			kept = append(kept, r)
		}
	}
	return kept
}
