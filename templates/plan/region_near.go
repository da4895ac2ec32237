package plan

import (
	"fmt"
	"slices"
	"strings"

	"shidian/templates/form"
)

// NearRegions are the names of the regions that somebody may have meant whose text
// names none: 高平市 by 高平县, and 沁水县 by 泌水县. More than three are no help.
func (p *Plan) NearRegions(text string) []string {
	const mostOffered = 3
	text = form.Fold(text)
	sameName := func(r Region) bool { return ShortName(r.Name) == ShortName(text) }
	oneWrong := func(r Region) bool {
		return slices.ContainsFunc(r.Names(), func(name string) bool { return oneCharacterOff(name, text) })
	}
	for _, near := range []func(Region) bool{sameName, oneWrong} {
		var names []string
		for _, r := range p.Regions {
			if near(r) && !slices.Contains(names, r.Name) {
				names = append(names, r.Name)
			}
		}
		if len(names) > 0 && len(names) <= mostOffered {
			return names
		}
	}
	return nil
}

// perhapsUnit says what somebody may have meant who named no unit, or several.
func (p *Plan) perhapsUnit(text string) string {
	if n := len(p.FindRegions(text)); n > 1 {
		return fmt.Sprintf("：叫这个名称的有 %d 个，请写代码", n)
	}
	if near := p.NearRegions(text); near != nil {
		return "，是不是“" + strings.Join(near, "”或者“") + "”？"
	}
	return ""
}

// oneCharacterOff reports whether the names differ in one character. Of two characters
// the other would be one, which says nothing.
func oneCharacterOff(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) != len(y) || len(x) < 3 {
		return false
	}
	off := 0
	for i := range x {
		if x[i] != y[i] {
			off++
		}
	}
	return off == 1
}
