package checks

import (
	"regexp"
	"strings"
	"unicode"

	"shidian/templates/form"
)

// unitEnds are how names of units end, behind which another may begin.
const unitEnds = `(公司|社|局|厂|所|院|中心|委员会|协会|学会|商会|政府|集团|学校|大学|医院|基地)`

var (
	separatorsOfUnits = regexp.MustCompile(`[、，,；;/]`)
	unitsInLines      = regexp.MustCompile(unitEnds + `\s+`)
	caption           = regexp.MustCompile(`^\p{Han}{2,6}(?:单位|名称):`)
)

// splitUnits parts several units that one cell names.
func splitUnits(text string) []string {
	if text = form.Narrow(text); strings.ContainsFunc(text, unicode.IsSpace) {
		text = unitsInLines.ReplaceAllString(text, "$1、")
	}
	var units []string
	for _, one := range separatorsOfUnits.Split(text, -1) {
		if one = withoutCaption(form.Fold(one)); one != "" {
			units = append(units, one)
		}
	}
	return units
}

// withoutCaption takes away what the form has beside the blank: 保证单位：.
func withoutCaption(text string) string {
	if !strings.Contains(text, ":") { // nearly every answer: spare the search
		return text
	}
	return caption.ReplaceAllString(text, "")
}
