package plan

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"shidian/templates/form"
)

// Children are the units that report to one region, with every name that means
// one of them: 高平市, 高平 and 140581 where 晋城市 is merged.
type Children struct {
	plan   *Plan
	parent string // code
}

// ChildrenOf returns the children of the region of the code.
func ChildrenOf(p *Plan, code string) *Children { return &Children{p, code} }

// InPath returns the children that the names of a file and its folders mean, each by
// itself or by a region below it. Every name speaks on its own: a folder 高平市 around
// a file named for 阳城县 means both, and neither takes the other back.
func (c *Children) InPath(file string) []Region {
	names := strings.Split(file, "/")
	names[len(names)-1] = strings.TrimSuffix(names[len(names)-1], path.Ext(file))
	var said []Region
	for _, name := range names {
		child, ok := c.named(name, len(said) > 0)
		if ok && !slices.ContainsFunc(said, func(r Region) bool { return r.Code == child.Code }) {
			said = append(said, child)
		}
	}
	return said
}

// Named returns the one child that the text means; one that means two of them says
// nothing. A code and a name with its ending (恩施州) mean it wherever they stand. A name
// of two characters (城区) and one without ending (高平) mean it only at the beginning of
// a word or behind the name of the region above, because 提高平台 and 主城区 have them
// inside, and not as the name of a street.
func (c *Children) Named(text string) (Region, bool) { return c.named(text, false) }

// named is Named. Inside the folder of a unit 城区供水项目 is about the town of that
// unit, so there a name of two characters has to be the whole word.
func (c *Children) named(text string, inside bool) (Region, bool) {
	folded := form.Fold(text)
	var meant []Region
	for _, code := range sixDigits(folded) {
		if child, below := c.plan.Below(c.parent, c.plan.Today(code)); below {
			meant = append(meant, child)
		}
	}
	for _, word := range wordsOf(folded) {
		meant = append(meant, c.meantBy(word, func(r Reading, _ bool) bool { return r.isLong() })...)
	}
	for _, word := range wordsOf(form.Narrow(text)) {
		meant = append(meant, c.meantBy(word, func(r Reading, leads bool) bool { return leads && c.mayLead(r, inside) })...)
	}
	return only(eachOnce(meant))
}

// meantBy are the children whose names the word has and says holds for, with whether
// the name stands at its beginning. Of a longer name no part counts: 平城区 has no 城区.
// A name that may be that of the region above as well, as 长沙 where 长沙市 is merged,
// and one of regions of two children say nothing.
func (c *Children) meantBy(word string, says func(r Reading, leads bool) bool) []Region {
	var meant []Region
	for rest := word; rest != ""; {
		readings := c.plan.Leading(rest)
		if len(readings) == 0 {
			_, size := utf8.DecodeRuneInString(rest)
			rest = rest[size:]
			continue
		}
		var here []Region
		for _, r := range readings {
			child, below := c.plan.Below(c.parent, r.Region.Code)
			switch {
			case c.plan.Within(r.Region.Code, c.parent):
				here = append(here, r.Region)
			case below && !amongOthers(r.Rest) && says(r, rest == word):
				here = append(here, child)
			}
		}
		if one, ok := only(eachOnce(here)); ok && !c.plan.Within(one.Code, c.parent) {
			meant = append(meant, one)
		}
		rest = readings[0].Rest
	}
	return meant
}

// isLong reports whether the name means the region wherever it stands.
func (r Reading) isLong() bool { return r.HasEnding && utf8.RuneCountInString(r.Name) > 2 }

// mayLead reports whether a name at the beginning of a word means the region, or a child
// of it. One without ending means a child itself and nothing below it.
func (c *Children) mayLead(r Reading, inside bool) bool {
	_, below := c.plan.Below(c.parent, r.Region.Parent)
	town := inside && !r.isLong() && r.HasEnding && r.Rest != "" && !r.Behind
	return !(below && !r.HasEnding) && !town && !isStreet(r.Rest)
}

func eachOnce(regions []Region) []Region {
	var once []Region
	for _, r := range regions {
		if !slices.ContainsFunc(once, func(o Region) bool { return o.Code == r.Code }) {
			once = append(once, r)
		}
	}
	return once
}

// wordsOf are the runs of Chinese characters in the text.
func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
}

// isStreet reports whether the name before the rest is that of a street, which may be
// in any town: 泽州路, 高平东街.
func isStreet(rest string) bool {
	if strings.HasPrefix(rest, "大道") {
		return true
	}
	first, size := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("东西南北中大", first) {
		rest = rest[size:]
	}
	next, _ := utf8.DecodeRuneInString(rest)
	return strings.ContainsRune("路街巷", next)
}

// amongOthers reports whether the name before the rest is one of several that are
// not written out: 高平等县, 高平市等3个县.
func amongOthers(rest string) bool {
	rest, ok := strings.CutPrefix(strings.TrimLeft(rest, "市县区"), "等")
	next, _ := utf8.DecodeRuneInString(rest)
	return ok && (rest == "" || unicode.IsDigit(next) || strings.ContainsRune("一二两三四五六七八九十几多各县市区地", next))
}
